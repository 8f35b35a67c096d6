// What an outbox promises, in every engine. Frames stand for tabs: test/tabs has real ones, which Chromium alone lets
// a test kill and freeze.
import { expect } from '@open-wc/testing';
import { uuid } from '../../../src/wire/uuid.js';
import { until } from '../../support/until.js';
import { Box, callOf, FrameTab } from './frame-tab.js';

describe('an outbox in several pages', () => {
  let box: Box;
  let user: string;
  beforeEach(() => {
    box = new Box();
    user = uuid();
  });
  afterEach(() => {
    FrameTab.closeAll();
  });
  const open = (answers: Readonly<Record<string, string>> = {}, others = {}) =>
    FrameTab.open({ phone: {}, outbox: { endpoint: box.endpoint(answers), user }, ...others });
  const isEmpty = (...tabs: readonly FrameTab[]) =>
    until(() => tabs.every(({ outbox }) => !outbox.pending.length), 'nothing waits');
  const { ringing, connected, ended, log } = callOf('c-1');

  it('delivers what three of them hear once, whole, in order', async () => {
    const tabs = await Promise.all([open(), open(), open()]);
    for (const tab of tabs) await tab.say(ringing, connected);
    await Promise.all(tabs.map((tab) => tab.say(ended)));
    await box.count(1);
    await isEmpty(...tabs);
    await Promise.all(tabs.map((tab) => tab.say(log)));
    await box.count(2);
    await isEmpty(...tabs);
    const requests = await box.requests();
    expect(requests.map(({ key, body }) => [key === `"${body.key}"`, body.revision])).to.deep.equal(
      [
        [true, 1],
        [true, 2],
      ],
    );
    expect(requests[1]!.body.record).to.deep.include({ callId: 'c-1', callLogId: 'log-c-1' });
    expect(requests[1]!.body.record.remote.number).to.equal('+16505550001');
    expect(FrameTab.heard('outbox-delivered').length).to.equal(2);
  });

  it('takes over from one that is gone while its request is under way', async () => {
    const first = await open({ first: 'never' });
    await first.say(ended);
    await box.count(1);
    const second = await open({ first: 'never' });
    await until(() => second.outbox.pending.length === 1);
    first.close();
    await box.count(2);
    await isEmpty(second);
    const [one, two] = await box.requests();
    expect(two!.key).to.equal(one!.key);
    expect(two!.body).to.deep.equal(one!.body);
  });

  it('delivers after a start what waited', async () => {
    const first = await FrameTab.open({ phone: {}, outbox: { user } });
    await first.say(ringing, ended);
    await until(() => first.outbox.pending.length === 1);
    first.close();
    const second = await open();
    await box.count(1);
    await isEmpty(second);
    const [request] = await box.requests();
    expect(request!.body.record.remote.number).to.equal('+16505550001');
  });

  it('sends again after 503, and keeps what the server does not want', async () => {
    const busy = await open({ first: '503' });
    await busy.say(ended);
    await box.count(2);
    await isEmpty(busy);
    expect((await box.requests()).map(({ status }) => status)).to.deep.equal([503, 201]);
    busy.close();

    box = new Box();
    const tab = await open({ first: '422' });
    await tab.say(callOf('c-2').ended);
    await until(() => tab.outbox.failed.length === 1);
    const [failed] = tab.outbox.failed;
    expect(failed).to.include({ status: 422, attempts: 1 });
    await tab.outbox.retry(failed!.key);
    await isEmpty(tab);
    expect(FrameTab.heard('outbox-delivered').length).to.equal(1);
  });

  it('waits for other headers after 401', async () => {
    const tab = await open({ token: 'new' });
    tab.outbox.headers = { Authorization: 'old' };
    await tab.say(ended);
    await until(() => tab.outbox.pending[0]?.status === 401);
    await tab.say(callOf('c-2').ended);
    await until(() => tab.outbox.pending.length === 2);
    expect((await box.requests()).length).to.equal(1);
    tab.outbox.headers = { Authorization: 'new' };
    await isEmpty(tab);
    expect((await box.requests()).length).to.equal(3);
  });

  it('delivers from memory where there is no storage, and says so', async () => {
    const init = (window: any) => {
      window.IDBFactory.prototype.open = () => {
        throw new Error('not in this mode');
      };
    };
    const tab = await open({}, { init });
    await tab.say(ringing, ended);
    await box.count(1);
    await isEmpty(tab);
    expect(String(FrameTab.heard('outbox-error'))).to.match(/lost with the tab/);
    expect((await box.requests())[0]!.body.record.remote.number).to.equal('+16505550001');
  });

  it('delivers once where there are no locks, as on pages that are not secure', async () => {
    const init = (window: any) => {
      Reflect.deleteProperty(window.Navigator.prototype, 'locks');
    };
    const tabs = await Promise.all([open({}, { init }), open({}, { init })]);
    expect('locks' in tabs[0].window.navigator).to.be.false;
    await Promise.all(tabs.map((tab) => tab.say(ringing, ended)));
    await box.count(1);
    await isEmpty(...tabs);
    expect((await box.requests()).length).to.equal(1);
  });

  it('is another one for another user', async () => {
    const first = await FrameTab.open({ phone: {}, outbox: { user } });
    await first.say(ended);
    await until(() => first.outbox.pending.length === 1);
    first.outbox.user = uuid();
    await until(() => first.outbox.pending.length === 0);
    first.outbox.setAttribute('endpoint', box.endpoint());
    await first.say(callOf('c-2').ended);
    await box.count(1);
    await isEmpty(first);
    expect((await box.requests()).map(({ id }) => id)).to.deep.equal(['c-2']);
    first.outbox.user = user;
    await box.count(2);
    expect((await box.requests())[1]!.body).to.include({ id: 'c-1', user });
  });
});
