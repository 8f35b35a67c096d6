// What `persist` and `share-dial` promise, in every engine: frames stand for tabs.
import { expect } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import { uuid } from '../../../src/wire/uuid.js';
import { until } from '../../support/until.js';
import { callOf, FrameTab } from './frame-tab.js';

afterEach(() => {
  FrameTab.closeAll();
});

describe('records of several pages', () => {
  let persist: string;
  beforeEach(() => {
    persist = uuid();
  });
  const open = (others = {}) => FrameTab.open({ phone: { persist }, ...others });
  const textOf = ({ phone }: FrameTab) => JSON.stringify([phone.calls, phone.smsMessages]);
  const { ringing, connected, ended } = callOf('c-1');
  const reach = (state: string | undefined, ...tabs: readonly FrameTab[]) =>
    until(
      () => tabs.every(({ phone }) => phone.getCall('c-1')?.state === state),
      `all have it as ${state}`,
    );

  it('agree, in one that comes late as well, and are forgotten in all', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    await one.say(ringing, { type: 'zp-sms-log-event', data: { messageId: 'm-1' } });
    await reach('ringing', one, two);
    await two.say(connected);
    await reach('connected', one, two);
    const late = await open();
    expect(textOf(late)).to.equal(textOf(one));
    one.close();
    await late.say(ended);
    await reach('ended', two, late);
    expect(textOf(two)).to.equal(textOf(late));
    expect(two.phone.liveCalls).to.deep.equal([]);
    await late.phone.forgetAll();
    await until(() => !two.phone.calls.length && !two.phone.smsMessages.length);
    expect((await open()).phone.calls).to.deep.equal([]);
  });

  it('live without storage', async () => {
    const tab = await open({
      init: (window: any) => {
        window.IDBFactory.prototype.open = () => {
          throw new Error('no storage here');
        };
      },
    });
    await tab.say(ringing);
    await reach('ringing', tab);
    await until(() => FrameTab.heard('screen-pop').length === 1);
  });

  it('have any key, also one with half a character', async () => {
    persist = `k-${uuid()}\ud800`;
    const [one, two] = await Promise.all([open(), open()]);
    await one.say(ringing);
    await reach('ringing', one, two);
  });

  it('pop up, and are forgotten, where the database never opens', async () => {
    const name = `zoom-embed-elements/records/${persist}`;
    const blocker = await openDB(name, 1);
    const deleted = deleteDB(name);
    const tab = await open();
    await tab.say(ringing);
    await until(() => FrameTab.heard('screen-pop').length === 1);
    await tab.phone.forgetAll();
    expect(tab.phone.calls).to.deep.equal([]);
    blocker.close();
    await deleted;
  });

  it('are kept, and pop up once, after the database was deleted', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    await deleteDB(`zoom-embed-elements/records/${persist}`);
    for (const id of ['c-1', 'c-2']) {
      await Promise.all([one, two].map((tab) => tab.say(callOf(id).ringing)));
    }
    const popped = () => FrameTab.heard('screen-pop').map(({ call }) => call.callId as string);
    await until(() => popped().includes('c-2'));
    // A tab that is hidden leaves the other one a little time.
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(popped()).to.deep.equal(['c-1', 'c-2']);
    one.close();
    two.close();
    const late = await open();
    await reach('ringing', late);
    await late.say(callOf('c-3').ringing);
    await until(() => FrameTab.heard('screen-pop').length === 1);
  });

  it('agree also where one is told of as others are forgotten', async () => {
    const tabs = await Promise.all([open(), open()]);
    for (const [index, forgetter] of [...tabs, ...tabs].entries()) {
      const id = `c-${index}`;
      await Promise.all([tabs[0].say(callOf(id).ringing), forgetter.phone.forgetAll()]);
      // One more, which all hear of: whatever was told before it has been heard.
      await tabs[0].say(callOf(`last-${index}`).ringing);
      await until(() => tabs.every(({ phone }) => phone.getCall(`last-${index}`)));
      const late = await open();
      expect(textOf(tabs[1])).to.equal(textOf(tabs[0]));
      expect(textOf(late)).to.equal(textOf(tabs[0]));
      late.close();
    }
  });

  it('agree after all pages have forgotten them at once', async () => {
    const tabs = await Promise.all([open(), open(), open()]);
    await tabs[0].say(ringing);
    await reach('ringing', ...tabs);
    await Promise.all(tabs.map(({ phone }) => phone.forgetAll()));
    for (const [index, tab] of tabs.entries()) await tab.say(callOf(`next-${index}`).ringing);
    const ids = ({ phone }: FrameTab) => phone.calls.map(({ callId }) => callId).sort();
    const all = ['next-0', 'next-1', 'next-2'];
    await until(() => tabs.every((tab) => ids(tab).join() === all.join()), 'all have the same');
    expect(ids(await open())).to.deep.equal(all);
  });

  it('pop up in one page, also where another leaves in the midst of it', async () => {
    const [one, two] = await Promise.all([open(), open()]);
    one.phone.addEventListener('zp-call-ringing-event', () => {
      one.phone.remove();
    });
    await one.puppet.send(ringing);
    await reach('ringing', two);
    await until(() => FrameTab.heard('screen-pop').length > 0);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(FrameTab.heard('screen-pop').length).to.equal(1);
  });

  it('do not pop up once they are forgotten', async () => {
    const tab = await open();
    tab.phone.addEventListener(
      'zp-call-ringing-event',
      () => {
        tab.phone.forgetCall('c-1');
      },
      { once: true },
    );
    await tab.say(ringing);
    await tab.say(callOf('c-2').ringing);
    const popped = () => FrameTab.heard('screen-pop').map(({ call }) => call.callId as string);
    await until(() => popped().includes('c-2'));
    expect(popped()).to.deep.equal(['c-2']);
  });

  it('pop up once among five', async () => {
    const tabs = await Promise.all(Array.from({ length: 5 }, () => open()));
    const calls = ['c-1', 'c-2', 'c-3'].map(callOf);
    for (const call of calls) await Promise.all(tabs.map((tab) => tab.say(call.ringing)));
    await until(() => FrameTab.heard('screen-pop').length >= calls.length);
    // Those that agreed to another one would be heard by now.
    await Promise.all(tabs.map((tab) => tab.say(callOf('c-4').ringing)));
    const popped = () => FrameTab.heard('screen-pop').map(({ call }) => call.callId as string);
    await until(() => popped().includes('c-4'));
    expect(popped().sort()).to.deep.equal(['c-1', 'c-2', 'c-3', 'c-4']);
  });
});

describe('a dial in another page', () => {
  it('is done by one of them, and its record comes back', async () => {
    const phones = await Promise.all(
      Array.from({ length: 3 }, () => FrameTab.open({ phone: { 'share-dial': '' } })),
    );
    const bare = await FrameTab.open({});
    const dialling = bare.window.dialElsewhere('+1 650 555 1234', { context: 7 });
    const made = () => phones.filter(({ puppet }) => puppet.messages('zp-make-call').length);
    await until(() => made().length, 'one dials');
    const data = {
      ...{ callId: 'c-9', direction: 'outbound' },
      callee: { phoneNumber: '+16505551234' },
    };
    await made()[0]!.say({ type: 'zp-call-ringing-event', data });
    expect(await dialling).to.include({ callId: 'c-9', context: 7 });
    for (const { puppet } of phones) await puppet.settle();
    expect(made().length).to.equal(1);
  });

  it('may take for ever', async () => {
    const phone = await FrameTab.open({ phone: { 'share-dial': '' } });
    const bare = await FrameTab.open({});
    const options = { timeout: Infinity };
    const dialling = bare.window.dialElsewhere('+1 650 555 1234', {}, options);
    await until(() => phone.puppet.messages('zp-make-call').length);
    const data = {
      ...{ callId: 'c-9', direction: 'outbound' },
      callee: { phoneNumber: '+16505551234' },
    };
    await phone.say({ type: 'zp-call-ringing-event', data });
    expect(await dialling).to.include({ callId: 'c-9' });
  });

  it('refuses options that are wrong', async () => {
    const bare = await FrameTab.open({});
    const dialling = bare.window.dialElsewhere('+16505551234', {}, { timeout: 'soon' });
    const error = await dialling.catch((cause: unknown) => cause);
    expect(error).to.include({ code: 'invalid-input' });
    expect(error.message).to.match(/timeout/);
  });

  it('rejects where no page can', async () => {
    await FrameTab.open({ phone: {} });
    const bare = await FrameTab.open({});
    const error = await bare.window.dialElsewhere('+16505551234').catch((cause: unknown) => cause);
    expect(error).to.include({ code: 'not-ready', sent: false });
  });
});
