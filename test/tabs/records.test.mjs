// What `persist` and `share-dial` promise, in several tabs of one Chromium.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { skip } from '../package/browser.mjs';
import { callOf, sms } from './tab.mjs';
import { isFull, useWorld } from './world.mjs';

const kept = { phone: { persist: 'crm' } };

describe('records of several tabs', { skip }, () => {
  const world = useWorld();
  /** The calls and SMS of a tab, as text. */
  const recordsOf = ({ page }) =>
    page.evaluate(() => {
      const { calls, smsMessages } = /** @type {any} */ (globalThis).phone;
      return JSON.stringify([calls, smsMessages]);
    });
  const state = (id) => (tab) =>
    tab.page.evaluate((id) => /** @type {any} */ (globalThis).phone.getCall(id)?.state, id);
  const reaches = (tab, id, state) =>
    tab.until(
      ([id, state]) => /** @type {any} */ (globalThis).phone.getCall(id)?.state === state,
      [id, state],
    );

  test('agree, whichever tab heard what', async () => {
    const [one, two, three] = await Promise.all([1, 2, 3].map(() => world.open(kept)));
    const { ringing, connected, ended, log } = callOf('c-1');
    await one.say(ringing, sms('m-1'));
    await two.say(connected);
    await Promise.all([one, two, three].map((tab) => reaches(tab, 'c-1', 'connected')));
    await three.say(ended, log);
    await Promise.all([one, two, three].map((tab) => reaches(tab, 'c-1', 'ended')));
    const texts = await Promise.all([one, two, three].map(recordsOf));
    assert.equal(new Set(texts).size, 1);
    assert.match(texts[0], /log-c-1.*m-1/);
  });

  test('are there after a reload and in a late tab, before the widget says anything', async () => {
    const first = await world.open(kept);
    const { ringing, connected, ended } = callOf('c-1');
    await first.say(ringing, connected, sms('m-1'));
    await first.page.evaluate(() =>
      /** @type {any} */ (globalThis).phone.setContext('c-1', { customer: 'C-7' }),
    );
    const before = await recordsOf(first);
    // It is written a moment later.
    await first.until(async () => {
      const { indexedDB } = /** @type {any} */ (globalThis);
      const done = (request) =>
        new Promise((resolve) => {
          request.onsuccess = () => resolve(request.result);
        });
      const database = await done(indexedDB.open('zoom-embed-elements/records/crm'));
      const kept = await done(database.transaction('facts').objectStore('facts').getAll());
      database.close();
      return JSON.stringify(kept).includes('C-7');
    });
    await first.load();
    assert.equal(await recordsOf(first), before);
    assert.match(before, /"context":\{"customer":"C-7"\}/);
    const late = await world.open(kept);
    assert.equal(await recordsOf(late), before);
    await late.say(ended);
    await reaches(first, 'c-1', 'ended');
    assert.equal(await recordsOf(first), await recordsOf(late));
  });

  test('are apart for another key, and without one', async () => {
    const first = await world.open(kept);
    await first.say(callOf('c-1').ringing);
    for (const phone of [{ persist: 'another' }, {}]) {
      assert.equal(await state('c-1')(await world.open({ phone })), undefined);
    }
  });

  for (const hours of [1, -1]) {
    test(`agree where a tab’s clock is off by ${hours} hour`, async () => {
      const right = await world.open(kept);
      const { ringing, connected, ended } = callOf('c-1');
      await right.say(ringing);
      const wrong = await world.open({ phone: {} });
      await wrong.page.addInitScript((hours) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + hours * 3_600_000;
      }, hours);
      await wrong.load();
      await wrong.page.evaluate(async () => {
        const { phone } = /** @type {any} */ (globalThis);
        phone.persist = 'crm';
        await phone.updateComplete;
      });
      await wrong.until(() => /** @type {any} */ (globalThis).phone.getCall('c-1'));
      await wrong.say(connected);
      await reaches(right, 'c-1', 'connected');
      assert.equal(
        await right.page.evaluate(() => /** @type {any} */ (globalThis).phone.liveCalls.length),
        1,
      );
      await right.say(ended);
      await reaches(wrong, 'c-1', 'ended');
      const late = await world.open(kept);
      assert.equal(await state('c-1')(late), 'ended');
    });
  }

  test('are kept for a day, and as many as there is room for', async () => {
    const first = await world.open(kept);
    const ids = Array.from({ length: 520 }, (_, index) => `c-${index}`);
    await first.say(...ids.map((id) => callOf(id).ringing));
    const written = () =>
      first.page.evaluate(
        () =>
          new Promise((resolve, reject) => {
            const { indexedDB } = /** @type {any} */ (globalThis);
            const open = indexedDB.open('zoom-embed-elements/records/crm');
            open.onerror = reject;
            open.onsuccess = () => {
              const count = open.result.transaction('facts').objectStore('facts').count();
              count.onsuccess = () => {
                open.result.close();
                resolve(count.result);
              };
            };
          }),
      );
    while ((await written()) < ids.length) await new Promise((resolve) => setTimeout(resolve, 100));
    await first.load();
    await first.until(() => /** @type {any} */ (globalThis).phone.calls.length === 500);
    await first.page.close();
    // Its embed is ready once it knows what is kept.
    const later = (hours) =>
      world.open(
        kept,
        (hours) => {
          const now = Date.now.bind(Date);
          Date.now = () => now() + hours * 3_600_000;
        },
        hours,
      );
    const count = async ({ page }) =>
      page.evaluate(() => /** @type {any} */ (globalThis).phone.calls.length);
    // All of them are stale by then: of those a page keeps the newest.
    assert.equal(await count(await later(23)), 200);
    assert.equal(await count(await later(25)), 0);
  });

  test('are forgotten in all tabs, and for good', async () => {
    const [one, two] = [await world.open(kept), await world.open(kept)];
    await one.say({ ...callOf('c-1').ringing, id: 'e-1' });
    await reaches(two, 'c-1', 'ringing');
    await two.page.evaluate(() => /** @type {any} */ (globalThis).phone.forgetAll());
    await one.until(() => !(/** @type {any} */ (globalThis).phone.calls.length));
    await one.load();
    assert.equal(await recordsOf(one), '[[],[]]');
    // Its id is forgotten as well: the widget may tell it again.
    await one.say({ ...callOf('c-1').ringing, id: 'e-1' });
    assert.equal(await state('c-1')(one), 'ringing');
  });

  test('are forgotten one by one', async () => {
    const [one, two] = [await world.open(kept), await world.open(kept)];
    await one.say(callOf('c-1').ringing, callOf('c-2').ringing);
    await reaches(two, 'c-2', 'ringing');
    await two.page.evaluate(() => /** @type {any} */ (globalThis).phone.forgetCall('c-1'));
    await one.until(() => !(/** @type {any} */ (globalThis).phone.getCall('c-1')));
    await one.load();
    assert.equal(await state('c-1')(one), undefined);
    assert.equal(await state('c-2')(one), 'ringing');
  });

  test('take a message that comes again after a reload for a duplicate', async () => {
    const tab = await world.open(kept);
    const { ringing } = callOf('c-1');
    await tab.say({ ...ringing, id: 7 });
    await tab.load();
    await tab.say({ ...ringing, id: 7 }, { ...ringing, id: 8 });
    assert.equal((await tab.heard('zp-call-ringing-event')).length, 1);
  });

  test('live without a database', async () => {
    const tab = await world.open(kept, () => {
      Reflect.get(globalThis, 'IDBFactory').prototype.open = () => {
        throw new Error('no storage here');
      };
    });
    await tab.say(callOf('c-1').ringing);
    assert.equal(await state('c-1')(tab), 'ringing');
    await tab.until(() =>
      /** @type {any} */ (globalThis).heard.some(({ type }) => type === 'screen-pop'),
    );
  });
});

describe('a screen pop', { skip }, () => {
  const world = useWorld();

  const rounds = isFull ? 1000 : 5;
  test(`comes once among five tabs, ${rounds} times, soon`, async (t) => {
    const tabs = [];
    for (let number = 0; number < 5; number++) tabs.push(await world.open(kept));
    const times = [];
    for (let round = 1; round <= rounds; round++) {
      const id = `c-${round}`;
      const start = performance.now();
      await Promise.all(tabs.map((tab) => tab.say(callOf(id).ringing)));
      const first = await Promise.any(
        tabs.map((tab) =>
          tab.until(
            (id) =>
              /** @type {any} */ (globalThis).heard.some(
                ({ type, detail }) => type === 'screen-pop' && detail.call.callId === id,
              ),
            id,
          ),
        ),
      ).then(() => performance.now() - start);
      times.push(first);
    }
    // By now each has had its turn: one more call, heard everywhere, comes after all of that.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const pops = (await Promise.all(tabs.map((tab) => tab.heard('screen-pop')))).flat();
    const ids = pops.map(({ call }) => call.callId).sort();
    assert.deepEqual(ids, Array.from({ length: rounds }, (_, index) => `c-${index + 1}`).sort());
    t.diagnostic(`the slowest took ${Math.round(Math.max(...times))} ms`);
  });

  test('comes in the tab that can be seen, though another one heard of it', async () => {
    const tabs = [];
    for (let number = 0; number < 3; number++) {
      const tab = await world.open({ phone: {} });
      const isHidden = number !== 1;
      await tab.page.addInitScript((isHidden) => {
        if (isHidden) {
          Object.defineProperty(Reflect.get(globalThis, 'document'), 'visibilityState', {
            get: () => 'hidden',
          });
        }
      }, isHidden);
      await tab.load();
      await tab.page.evaluate(async () => {
        const { phone } = /** @type {any} */ (globalThis);
        phone.persist = 'crm';
        await phone.updateComplete;
      });
      tabs.push(tab);
    }
    // Its lock tells the others that it can be seen.
    await tabs[0].until(async () => {
      const { held } = await Reflect.get(globalThis, 'navigator').locks.query();
      return held.some(({ name }) => name.endsWith('/visible'));
    });
    await tabs[0].say(callOf('c-1').ringing);
    await tabs[1].until(() =>
      /** @type {any} */ (globalThis).heard.some(({ type }) => type === 'screen-pop'),
    );
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const counts = await Promise.all(
      tabs.map(async (tab) => (await tab.heard('screen-pop')).length),
    );
    assert.deepEqual(counts, [0, 1, 0]);
  });

  test('comes in every tab that shares nothing', async () => {
    const tabs = [await world.open({ phone: {} }), await world.open({ phone: {} })];
    for (const tab of tabs) {
      await tab.say(callOf('c-1').ringing, callOf('c-1').ringing);
      const [{ call }, ...others] = await tab.heard('screen-pop');
      assert.equal(call.callId, 'c-1');
      assert.deepEqual(others, []);
    }
  });

  test('does not come again after a reload, or in a late tab', async () => {
    const tab = await world.open(kept);
    await tab.say(callOf('c-1').ringing);
    await tab.until(() =>
      /** @type {any} */ (globalThis).heard.some(({ type }) => type === 'screen-pop'),
    );
    await tab.load();
    const late = await world.open(kept);
    await late.say(callOf('c-1').ringing);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    for (const each of [tab, late]) assert.deepEqual(await each.heard('screen-pop'), []);
  });
});

describe('a dial', { skip }, () => {
  const world = useWorld();
  const shared = { phone: { 'share-dial': '' } };

  /** Has the widget take each dial down, and make a call of it. */
  const answering = async (tab, isSilent = false, name = '') => {
    const frame = tab.page.frames().find((each) => each !== tab.page.mainFrame());
    await frame.evaluate(
      ({ host, isSilent, name }) => {
        const window = /** @type {any} */ (globalThis);
        window.dialled = [];
        window.addEventListener('message', ({ data }) => {
          if (data.type !== 'zp-make-call') return;
          window.dialled.push(data.data.number);
          if (isSilent) return;
          const call = {
            callId: `call-${name}${window.dialled.length}`,
            direction: 'outbound',
            callee: { phoneNumber: data.data.number },
          };
          window.parent.postMessage({ type: 'zp-call-ringing-event', data: call }, host);
        });
      },
      { host: world.receiver.origin, isSilent, name },
    );
    return () => frame.evaluate(() => /** @type {any} */ (globalThis).dialled);
  };

  const dialElsewhere = (tab, options = {}, number = '+1 650 555 1234') =>
    tab.page.evaluate(
      async ([options, number]) => {
        const { ZoomEmbedElements } = /** @type {any} */ (globalThis);
        const outcome = ZoomEmbedElements.dialElsewhere(number, { context: 7 }, options);
        return outcome.then(
          (call) => JSON.parse(JSON.stringify(call)),
          ({ code, sent }) => ({ code, sent }),
        );
      },
      [options, number],
    );

  test('from a tab without a phone goes to one tab that has one, and brings the record', async () => {
    const phones = await Promise.all([1, 2, 3].map(() => world.open(shared)));
    const dialled = await Promise.all(phones.map((tab) => answering(tab)));
    const bare = await world.open();
    const call = await dialElsewhere(bare);
    assert.equal(call.callId, 'call-1');
    assert.equal(call.context, 7);
    const numbers = (await Promise.all(dialled.map((each) => each()))).flat();
    assert.deepEqual(numbers, ['+16505551234']);
  });

  test('goes to another tab where the own phone is not ready', async () => {
    const phone = await world.open(shared);
    const dialled = await answering(phone);
    const other = await world.open();
    const outcome = await other.page.evaluate(async () => {
      const { document } = /** @type {any} */ (globalThis);
      const own = document.createElement('zoom-phone-embed');
      own.setAttribute('share-dial', '');
      // It is not in the document, so it never is ready.
      const call = await own.dial('+16505551234');
      await own.makeCall({ number: '+16505550000', autoDial: false });
      return call.callId;
    });
    assert.equal(outcome, 'call-1');
    assert.deepEqual(await dialled(), ['+16505551234', '+16505550000']);
  });

  const dials = isFull ? 100 : 5;
  test(`is done by one tab only, ${dials} times from two tabs at once`, async () => {
    const phones = await Promise.all([1, 2, 3].map(() => world.open(shared)));
    const dialled = await Promise.all(
      phones.map((tab, index) => answering(tab, false, `${index}-`)),
    );
    const bare = await Promise.all([1, 2].map(() => world.open()));
    const wanted = [];
    for (let round = 0; round < dials; round++) {
      await Promise.all(
        bare.map(async (tab, index) => {
          const number = `+1650${index}${String(round).padStart(6, '0')}`;
          wanted.push(number);
          const { remote } = await dialElsewhere(tab, {}, number);
          assert.equal(remote.number, number);
        }),
      );
    }
    const numbers = (await Promise.all(dialled.map((each) => each()))).flat();
    assert.deepEqual(numbers.sort(), wanted.sort());
  });

  test('rejects where no tab can, and nothing was sent', async () => {
    const without = await world.open({ phone: {} });
    const dialled = await answering(without);
    assert.deepEqual(await dialElsewhere(await world.open()), { code: 'not-ready', sent: false });
    assert.deepEqual(await dialled(), []);
  });

  test('rejects with what the other tab rejects with', async () => {
    const phone = await world.open(shared);
    const dialled = await answering(phone, true);
    const outcome = await dialElsewhere(await world.open(), { timeout: 500 });
    assert.deepEqual(outcome, { code: 'unconfirmed', sent: true });
    assert.equal((await dialled()).length, 1);
  });

  test('is unconfirmed where the tab fell asleep, which never dials late', async () => {
    const phone = await world.open(shared);
    const dialled = await answering(phone);
    const bare = await world.open();
    // It offers to dial, and falls asleep before it hears that it was chosen.
    await bare.page.evaluate(() => {
      const window = /** @type {any} */ (globalThis);
      const asleep = new Promise((resolve) => (window.tellOn = resolve));
      const { postMessage } = window.BroadcastChannel.prototype;
      window.BroadcastChannel.prototype.postMessage = function (message) {
        if (message.is !== 'chosen') return postMessage.call(this, message);
        console.log('chosen');
        void asleep.then(() => postMessage.call(this, message));
      };
    });
    const chosen = bare.page.waitForEvent('console', (message) => message.text() === 'chosen');
    const outcome = dialElsewhere(bare);
    await chosen;
    const { awake } = await phone.sleep(6000);
    await bare.page.evaluate(() => /** @type {any} */ (globalThis).tellOn());
    assert.deepEqual(await outcome, { code: 'unconfirmed', sent: true });
    await awake;
    await phone.say({ type: 'zp-ready' });
    assert.deepEqual(await dialled(), []);
  });
});
