// What an outbox promises, in every engine. Frames stand for tabs: test/tabs has real ones, which Chromium alone lets
// a test kill and freeze.
import { expect } from '@open-wc/testing';
import { uuid } from '../../../src/wire/uuid.js';
import { until } from '../../support/until.js';
import { Box, callOf, FrameTab } from './frame-tab.js';

describe('an outbox in several pages', () => {
  let box: Box;
  let user: string;
  beforeEach(async () => {
    // What other tests left is other users'.
    await FrameTab.forgetAll();
    box = new Box();
    user = uuid();
  });
  afterEach(() => FrameTab.forgetAll());
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

  it('delivers from memory where the browser keeps the page from storage and locks', async () => {
    const init = (window: any) => {
      window.IDBFactory.prototype.open = () => {
        throw new Error('not in this mode');
      };
      window.LockManager.prototype.request = () =>
        Promise.reject(new DOMException('not in this mode', 'SecurityError'));
    };
    const tab = await open({}, { init });
    await tab.say(ringing, ended);
    await box.count(1);
    await isEmpty(tab);
    // Moved in the page, it is still the same one.
    tab.window.document.body.append(tab.outbox);
    await tab.say(callOf('c-2').ended);
    await box.count(2);
    await isEmpty(tab);
    expect((await box.requests()).map(({ id }) => id)).to.deep.equal(['c-1', 'c-2']);
  });

  it('delivers the whole record where a part of it could not be written', async () => {
    const tab = await open();
    // Its database is open then.
    await tab.say(callOf('c-0').ended);
    await box.count(1);
    await isEmpty(tab);
    const { prototype } = tab.window.IDBObjectStore;
    const { put } = prototype;
    prototype.put = () => {
      throw new tab.window.DOMException('full', 'QuotaExceededError');
    };
    await tab.say(ringing);
    await until(() => tab.heard.some(({ type }) => type === 'outbox-error'));
    prototype.put = put;
    await tab.say(connected, ended);
    await box.count(2);
    await isEmpty(tab);
    const [, request] = await box.requests();
    expect(request!.body.record).to.include({ state: 'ended', direction: 'inbound' });
    expect(request!.body.record.remote.number).to.equal('+16505550001');
  });

  it('says which attributes are wrong', async () => {
    await FrameTab.open({
      outbox: {
        user,
        endpoint: 'http://[',
        events: 'calls sms',
        'max-age': 'week',
        concurrency: '0',
      },
    });
    await until(() => FrameTab.heard('outbox-error').length === 4);
    expect(FrameTab.heard('outbox-error').map(({ message }) => message)).to.deep.equal([
      'events: "calls" is none of call, engagement, sms, notes',
      'endpoint: "http://[" is no URL',
      'max-age: NaN is no number above 0, so the default counts',
      'concurrency: 0 is no number above 0, so the default counts',
    ]);
  });

  it('goes on after an answer that it could not write down, when the server said so', async () => {
    const tab = await open({ first: '503' });
    await tab.say(callOf('c-0').ended);
    await box.count(2);
    await isEmpty(tab);
    box = new Box();
    tab.outbox.endpoint = box.endpoint({ first: '503' });
    const { prototype } = tab.window.IDBObjectStore;
    const { put } = prototype;
    await tab.say(ringing, ended);
    prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    await box.count(1);
    await until(() => tab.heard.some(({ type }) => type === 'outbox-error'));
    prototype.put = put;
    await box.count(2);
    await isEmpty(tab);
    expect(new Set((await box.requests()).map(({ key }) => key)).size).to.equal(1);
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

  for (const status of ['301', '302', '303', '307', '308']) {
    it(`sends again after a redirect by ${status}, which delivers nothing, and says so`, async () => {
      const tab = await open({ first: status });
      await tab.say(ended);
      await box.count(2);
      await isEmpty(tab);
      const [one, two] = await box.requests();
      expect([one!.status, two!.status]).to.deep.equal([Number(status), 201]);
      expect(two!.key).to.equal(one!.key);
      expect(FrameTab.heard('outbox-delivered').map((entry) => entry.status)).to.deep.equal([201]);
      expect(FrameTab.heard('outbox-error').join()).to.match(/redirects/);
    });
  }

  it('delivers what has half a character in its id', async () => {
    const tab = await open();
    await tab.say(callOf('a\ud800').ended, callOf('a\ud801').ended);
    await box.count(2);
    await isEmpty(tab);
    const requests = await box.requests();
    expect(requests.map(({ body }) => body.id).sort()).to.deep.equal(['a\ud800', 'a\ud801']);
    expect(new Set(requests.map(({ key }) => key)).size).to.equal(2);
    expect(FrameTab.heard('outbox-error')).to.deep.equal([]);
  });

  it('says so where two of one user have different endpoints, and keeps them apart by `name`', async () => {
    const tab = await open();
    const other = new Box();
    const add = async (name: string) => {
      const outbox = tab.window.document.createElement('zoom-log-outbox');
      Object.assign(outbox, { endpoint: other.endpoint(), user, events: 'sms', name });
      tab.window.document.body.append(outbox);
      await outbox.updateComplete;
      return outbox;
    };
    const second = await add('sms');
    expect(FrameTab.heard('outbox-error')).to.deep.equal([]);
    const sms = (messageId: string) => ({ type: 'zp-sms-log-event', data: { messageId } });
    tab.outbox.events = 'call';
    await tab.say(ended, sms('m-1'), callOf('c-2').ended, sms('m-2'));
    await Promise.all([box.count(2), other.count(2)]);
    await until(() => !second.pending.length && !tab.outbox.pending.length);
    const kinds = async (of: Box) => (await of.requests()).map(({ body }) => body.kind).join();
    expect(await kinds(box)).to.equal('call,call');
    expect(await kinds(other)).to.equal('sms,sms');
    await add('');
    expect(FrameTab.heard('outbox-error').join()).to.match(/endpoint.*`name`/);
  });

  it('delivers what a page has heard that has no outbox, or died before it wrote it', async () => {
    const persist = uuid();
    const bare = await FrameTab.open({ phone: { persist } });
    const tab = await open({}, { phone: { persist } });
    const notes = (text: string) => ({
      type: 'zp-notes-save-event',
      data: { callId: 'c-1', notesData: { text } },
    });
    await bare.say(ringing, ended, notes('a'));
    await bare.say(notes('b'));
    bare.close();
    let bodies: any[] = [];
    const newest = (kind: string) => bodies.findLast((body) => body.kind === kind)?.record;
    await until(() => {
      void box.requests().then((all) => (bodies = all.map(({ body }) => body)));
      return ['call', 'notes'].every((kind) => newest(kind)?.notes?.text === 'b');
    }, 'the newest notes come');
    await isEmpty(tab);
    expect(newest('call')).to.deep.include({ state: 'ended', notes: { text: 'b' } });
    expect(newest('call').remote.number).to.equal('+16505550001');
  });

  it('leaves to its own user what another page has heard', async () => {
    const persist = uuid();
    const ben = `ben-${uuid()}`;
    const tab = await open({}, { phone: { persist } });
    const other = await open({}, { phone: { persist }, outbox: { user: ben } });
    await other.say(ringing, ended);
    await until(() => tab.phone.getCall('c-1')?.state === 'ended');
    // The time in which it would be taken, and sent.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    await tab.say(callOf('c-2').ended);
    await box.count(1);
    await isEmpty(tab);
    expect((await box.requests()).map(({ id }) => id)).to.deep.equal(['c-2']);
  });

  it('delivers what another page has heard though it is moved meanwhile', async () => {
    const persist = uuid();
    const bare = await FrameTab.open({ phone: { persist } });
    const tab = await open({}, { phone: { persist } });
    await bare.say(ended);
    await until(() => tab.phone.getCall('c-1'));
    bare.close();
    tab.window.document.body.prepend(tab.outbox);
    await box.count(1);
    await isEmpty(tab);
  });

  it('delivers what it wants of what another page has heard, whatever others want', async () => {
    const persist = uuid();
    const bare = await FrameTab.open({ phone: { persist } });
    const calls = { endpoint: box.endpoint(), user, events: 'call' };
    await open({}, { phone: { persist }, outbox: { ...calls, events: 'sms' } });
    await open({}, { phone: { persist }, outbox: calls });
    const ids = ['c-1', 'c-2', 'c-3', 'c-4'];
    for (const id of ids) await bare.say(callOf(id).ended);
    await box.count(ids.length);
    expect((await box.requests()).map(({ id }) => id).sort()).to.deep.equal(ids);
  });

  it('leaves cleared what another page had heard before', async () => {
    const persist = uuid();
    const [one, two] = await Promise.all([0, 1].map(() => open({}, { phone: { persist } })));
    await one!.say(ringing, ended);
    await until(() => two!.phone.getCall('c-1')?.state === 'ended');
    await box.count(1);
    await isEmpty(one!, two!);
    await one!.outbox.clear();
    // The time in which the other one would take it, and send it.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    await two!.say(callOf('c-2').ended);
    await box.count(2);
    await isEmpty(one!, two!);
    expect((await box.requests()).map(({ id }) => id)).to.deep.equal(['c-1', 'c-2']);
  });

  it('keeps the newer notes of another page, though two messages come at once', async () => {
    const notes = (text: string) => ({
      type: 'zp-notes-save-event',
      data: { callId: 'c-1', notesData: { text } },
    });
    const [one, two] = [await open(), await open()];
    await one.say(ringing, ended, notes('old'));
    await box.count(2);
    await two.say(ringing, ended, notes('new'));
    await box.count(4);
    await isEmpty(one, two);
    const recording = { callId: 'c-1', recordingUrl: 'https://example.test/r' };
    await one.say(log, { type: 'zp-call-recording-completed-event', data: recording });
    const last = async () =>
      (await box.requests()).findLast(({ body }) => body.kind === 'call')!.body.record;
    let record: any = {};
    await until(() => {
      void last().then((newest) => (record = newest));
      return record.recordingUrl;
    });
    expect(record).to.deep.include({ callLogId: 'log-c-1', notes: { text: 'new' } });
  });

  it('delivers more at once than an embed keeps', async () => {
    const ids = Array.from({ length: 230 }, (_, index) => `c-${index}`);
    const tab = await open();
    await tab.say(...ids.flatMap((id) => [callOf(id).ringing, callOf(id).ended]));
    await box.count(ids.length);
    await isEmpty(tab);
    expect(new Set((await box.requests()).map(({ id }) => id)).size).to.equal(ids.length);
  });

  it('clears, discards and retries what is in memory alone', async () => {
    const init = (window: any) => {
      window.IDBFactory.prototype.open = () => {
        throw new Error('not in this mode');
      };
    };
    const tab = await open({ token: 'new' }, { init });
    tab.outbox.headers = { Authorization: 'old' };
    await tab.say(ended);
    await until(() => tab.outbox.pending[0]?.status === 401);
    await tab.say(callOf('c-2').ended);
    await until(() => tab.outbox.pending.length === 2);
    // The disk could not be changed, which the page is told of.
    const reason = (work: Promise<void>) =>
      work.catch((cause: unknown) => (cause as Error).message);
    const discarded = reason(tab.outbox.discard(tab.outbox.pending[1]!.key));
    expect(await discarded).to.equal('not in this mode');
    expect(tab.outbox.pending.map(({ record }) => record.callId)).to.deep.equal(['c-1']);
    const { attempts } = tab.outbox.pending[0]!;
    expect(await reason(tab.outbox.retry())).to.equal('not in this mode');
    await until(() => tab.outbox.pending[0]!.attempts > attempts);
    expect(await reason(tab.outbox.clear())).to.equal('not in this mode');
    expect(tab.outbox.pending).to.deep.equal([]);
  });

  it('writes what it heard before it was taken out of the page', async () => {
    const tab = await FrameTab.open({ phone: {}, outbox: { user } });
    await tab.say(ringing);
    tab.phone.addEventListener('zp-call-ended-event', () => {
      tab.outbox.remove();
    });
    await tab.say(ended);
    const next = await FrameTab.open({ outbox: { user, endpoint: box.endpoint() } });
    await box.count(1);
    await isEmpty(next);
  });

  it('gives up any number of old entries, some in each task', async () => {
    const ids = Array.from({ length: 450 }, (_, index) => `c-${index}`);
    const first = await FrameTab.open({ phone: {}, outbox: { user } });
    await first.say(...ids.map((id) => callOf(id).ended));
    await until(() => first.outbox.pending.length === ids.length, 'all are written');
    first.close();
    const tab = await FrameTab.open({});
    const tasks = new Map<number, number>();
    let task = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      task++;
      port2.postMessage(0);
    };
    port2.postMessage(0);
    tab.window.document.addEventListener('outbox-failed', () => {
      tasks.set(task, (tasks.get(task) ?? 0) + 1);
    });
    const outbox = tab.window.document.createElement('zoom-log-outbox');
    Object.assign(outbox, { user, maxAge: 0.001 });
    tab.window.document.body.append(outbox);
    const all = () => [...tasks.values()].reduce((sum, count) => sum + count, 0);
    await until(() => all() === ids.length, 'all are given up');
    port1.close();
    expect(Math.max(...tasks.values())).to.be.at.most(200);
    await until(() => !outbox.pending.length);
  });

  describe('whose clock', () => {
    const skewable = {
      init: (window: any) => {
        const now = window.Date.now as () => number;
        window.skew = 0;
        window.Date.now = () => now() + (window.skew as number);
      },
    };

    it('was ahead goes on once it is put right', async () => {
      const tab = await open({ first: '503' }, skewable);
      tab.window.skew = 3_600_000;
      await tab.say(ended);
      await until(() => tab.outbox.pending[0]?.status === 503);
      tab.window.skew = 0;
      await box.count(2);
      await isEmpty(tab);
    });

    it('jumps ahead for a while gives up nothing', async () => {
      const tab = await FrameTab.open({
        ...{ phone: {}, outbox: { user, endpoint: 'http://localhost:9/' } },
        ...skewable,
      });
      await tab.say(ended);
      await until(() => tab.outbox.pending[0]?.attempts);
      tab.window.skew = 8 * 24 * 3_600_000;
      await until(() => tab.outbox.pending[0]!.attempts > 3, 'it is sent again');
      tab.window.skew = 0;
      tab.outbox.endpoint = box.endpoint();
      await box.count(1);
      await isEmpty(tab);
      expect(FrameTab.heard('outbox-failed')).to.deep.equal([]);
    });
  });
});

describe('the records of a user', () => {
  let box: Box;
  let ada: string;
  let ben: string;
  beforeEach(() => {
    box = new Box();
    ada = `ada-${uuid()}`;
    ben = `ben-${uuid()}`;
  });
  afterEach(() => FrameTab.forgetAll());
  const open = (outbox: Readonly<Record<string, string>>, phone = {}) =>
    FrameTab.open({ phone, outbox: { endpoint: box.endpoint(), ...outbox } });
  /** Another element takes the place of the one that is there, as a framework does it. */
  const replace = async (tab: FrameTab, user: string | null) => {
    const { document } = tab.window;
    tab.outbox.remove();
    tab.outbox = document.createElement('zoom-log-outbox');
    Object.assign(tab.outbox, { endpoint: box.endpoint(), user });
    document.body.append(tab.outbox);
    await tab.outbox.updateComplete;
  };
  const move = (tab: FrameTab) => {
    const parent = tab.window.document.createElement('div');
    tab.window.document.body.append(parent);
    parent.append(tab.outbox);
  };
  /** What was sent, once another call has been: whatever was to come before it would be there. */
  const sent = async (tab: FrameTab) => {
    const id = `last-${uuid()}`;
    await tab.say(callOf(id).ended);
    const all = async () => (await box.requests()).map(({ body }) => body);
    for (;;) {
      const bodies = await all();
      if (bodies.some((body) => body.id === id) && !tab.outbox.pending.length)
        return bodies.filter((body) => !body.id.startsWith('last-'));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const owners = (bodies: readonly any[]) => bodies.map(({ id, user }) => `${id} ${user}`);
  const { ringing, ended, log } = callOf('c-1');

  it('are not sent by a new element of the next one, nor by one that was moved', async () => {
    const tab = await open({ user: ada });
    await tab.say(ringing, ended);
    await box.count(1);
    await replace(tab, ben);
    expect(owners(await sent(tab))).to.deep.equal([`c-1 ${ada}`]);
    const eve = `eve-${uuid()}`;
    tab.outbox.remove();
    tab.outbox.user = eve;
    tab.window.document.body.append(tab.outbox);
    expect(owners(await sent(tab))).to.deep.equal([`c-1 ${ada}`]);
    // What comes late is hers, and waits until she is back.
    await tab.say(log);
    expect(owners(await sent(tab))).to.deep.equal([`c-1 ${ada}`]);
    await replace(tab, ada);
    await until(() => !tab.outbox.pending.length);
    await box.count(5);
    const bodies = await sent(tab);
    expect(owners(bodies)).to.deep.equal([`c-1 ${ada}`, `c-1 ${ada}`]);
    expect(bodies[1].record).to.deep.include({ state: 'ended', callLogId: 'log-c-1' });
  });

  it('are those that were there when nobody else had been', async () => {
    const tab = await FrameTab.open({ phone: {} });
    await tab.say(ringing, ended);
    tab.outbox = tab.window.document.createElement('div');
    await replace(tab, ada);
    expect(owners(await sent(tab))).to.deep.equal([`c-1 ${ada}`]);
  });

  it('are those that came while nobody’s element was there, of the one before', async () => {
    const tab = await open({ user: ada });
    await tab.say(ringing);
    tab.outbox.remove();
    await tab.say(ended);
    await replace(tab, ben);
    expect(owners(await sent(tab))).to.deep.equal([]);
    await replace(tab, ada);
    expect(owners(await sent(tab))).to.deep.equal([`c-1 ${ada}`]);
  });

  it('are theirs also where the user is known only after a reload in the midst of a call', async () => {
    const persist = uuid();
    const first = await open({ user: ada }, { persist });
    await first.say(ringing, callOf('c-1').connected);
    const tab = await open({}, { persist });
    await until(() => tab.phone.calls.length === 1, 'the call is back');
    first.close();
    tab.outbox.user = ada;
    await tab.outbox.updateComplete;
    await tab.say(ended, log);
    const bodies = await sent(tab);
    expect(new Set(owners(bodies))).to.deep.equal(new Set([`c-1 ${ada}`]));
    expect(bodies.at(-1).record).to.deep.include({ state: 'ended', callLogId: 'log-c-1' });
    expect(bodies.at(-1).record.remote.number).to.equal('+16505550001');
  });

  it('are theirs also where a call began before the user was known', async () => {
    const tab = await open({});
    await tab.say(ringing);
    tab.outbox.user = ada;
    await tab.outbox.updateComplete;
    await tab.say(ended);
    const bodies = await sent(tab);
    expect(owners(bodies)).to.deep.equal([`c-1 ${ada}`]);
    expect(bodies[0].record.remote.number).to.equal('+16505550001');
  });

  it('stay theirs after a reload, whoever signs in then', async () => {
    const first = await open({ user: ada });
    await first.say(ringing, ended);
    await box.count(1);
    first.close();
    const tab = await open({ user: ben });
    await tab.say(log);
    expect(owners(await sent(tab))).to.deep.equal([`c-1 ${ada}`]);
    tab.outbox.user = ada;
    await tab.outbox.updateComplete;
    const bodies = await sent(tab);
    expect(owners(bodies)).to.deep.equal([`c-1 ${ada}`, `c-1 ${ada}`]);
    expect(bodies[1].record).to.deep.include({ state: 'ended', callLogId: 'log-c-1' });
  });

  it('stay cleared, wherever the element goes', async () => {
    const tab = await open({ user: ada });
    await tab.say(ringing, ended);
    await box.count(1);
    await until(() => !tab.outbox.pending.length);
    await tab.outbox.clear();
    move(tab);
    expect(owners(await sent(tab))).to.deep.equal([`c-1 ${ada}`]);
    await replace(tab, ben);
    await replace(tab, ada);
    expect(owners(await sent(tab))).to.deep.equal([`c-1 ${ada}`]);
  });
});
