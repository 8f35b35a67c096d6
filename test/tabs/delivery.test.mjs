// What an outbox promises, in several tabs of one Chromium: delivered once, and never lost.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { skip } from '../package/browser.mjs';
import { gate } from './receiver.mjs';
import { callOf, engagementOf, sms } from './tab.mjs';
import { isFull, useWorld } from './world.mjs';

const both = { phone: {}, outbox: { user: 'ada' } };

describe('an outbox in several tabs', { skip }, () => {
  const world = useWorld();
  const ids = () => [...world.receiver.records.keys()].sort();
  const fine = () => assert.deepEqual(world.receiver.faults, []);

  test('delivers what three tabs hear as one record, under one key', async () => {
    const tabs = await Promise.all([1, 2, 3].map(() => world.open(both)));
    const { ringing, connected, ended } = callOf('c-1');
    for (const tab of tabs) await tab.say(ringing, connected);
    await Promise.all(tabs.map((tab) => tab.say(ended, sms('m-1'))));
    await world.receiver.until(() => world.receiver.taken.size === 2);
    for (const tab of tabs)
      await tab.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    // Whatever else were to come would be under way by now.
    const { log } = callOf('c-1');
    for (const tab of tabs) await tab.say(log);
    await world.receiver.until(() => world.receiver.taken.size === 3);
    for (const tab of tabs)
      await tab.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    assert.equal(world.receiver.requests.length, 3);
    const call = world.receiver.records.get('call c-1');
    assert.equal(call.revision, 2);
    assert.equal(call.record.callLogId, 'log-c-1');
    assert.equal(call.record.remote.number, '+16505550001');
    const delivered = await Promise.all(tabs.map((tab) => tab.heard('outbox-delivered')));
    assert.equal(delivered.flat().length, 3);
    fine();
  });

  // Four calls and two SMS in each.
  const rounds = isFull ? 50 : 5;
  test(`loses nothing while the tab that delivers is killed at random, ${rounds} times`, async (t) => {
    /** Its requests say which tab they are of. */
    const open = async (/** @type {number} */ number) => {
      const tab = await world.open(both);
      await tab.page.evaluate((number) => {
        /** @type {any} */ (globalThis).outbox.headers = { 'X-Tab': String(number) };
      }, number);
      return tab;
    };
    const tabs = await Promise.all([0, 1, 2].map(open));
    let delivering = 0;
    world.receiver.answer = async ({ headers }) => {
      delivering = Number(headers['x-tab'] ?? delivering);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      return Math.random() < 0.2
        ? { status: 503, headers: { 'Retry-After': '0' } }
        : { status: 201 };
    };
    const expected = new Set();
    const killed = [0, 0, 0];
    for (let round = 0; round < rounds; round++) {
      const gone = new Set();
      const tell = tabs.map(async (tab) => {
        for (let number = 0; number < 4; number++) {
          const id = `c-${round}-${number}`;
          const { ringing, ended, log } = callOf(id);
          const text = number < 2 ? [sms(`m-${round}-${number}`)] : [];
          // The tab that is to be killed hears what the others hear.
          await tab.say(ringing, ended, log, ...text).catch((error) => {
            if (!gone.has(tab)) throw error;
          });
          expected.add(`call ${id}`);
          if (number < 2) expected.add(`sms m-${round}-${number}`);
        }
      });
      const kill = async () => {
        // At a moment of its own, while requests come in.
        await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 300));
        const victim = delivering;
        gone.add(tabs[victim]);
        killed[victim]++;
        await tabs[victim].kill();
        return victim;
      };
      const [victim] = await Promise.all([kill(), ...tell]);
      tabs[victim] = await open(victim);
    }
    await world.receiver.until(() => expected.size === ids().length, `${expected.size} records`);
    for (const tab of tabs)
      await tab.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    assert.deepEqual(ids(), [...expected].sort());
    for (const [name, { record }] of world.receiver.records) {
      if (name.startsWith('call')) assert.equal(record.callLogId, `log-${name.slice(5)}`, name);
      else assert.equal(record.messageId, name.slice(4));
    }
    fine();
    t.diagnostic(
      `${killed.join(' + ')} tabs killed, ${expected.size} records, ${world.receiver.taken.size} keys, ${world.receiver.requests.length} requests`,
    );
  });

  const { ended } = callOf('c-1');
  const delivered = () => world.receiver.until(() => world.receiver.taken.size === 1);
  const noWait = { ...both, outbox: { ...both.outbox, 'request-timeout': '120000' } };

  test('takes over from a tab that is killed as it asks for its headers', async () => {
    const first = await world.open({ outbox: noWait.outbox, phone: {} });
    await first.page.evaluate(() => {
      const window = /** @type {any} */ (globalThis);
      window.asked = new Promise((resolve) => {
        window.outbox.headers = () => {
          resolve(true);
          return new Promise(() => {});
        };
      });
    });
    await first.say(ended);
    await first.page.evaluate(() => /** @type {any} */ (globalThis).asked);
    const second = await world.open(noWait);
    await second.until(() => /** @type {any} */ (globalThis).outbox.pending.length === 1);
    assert.equal(world.receiver.requests.length, 0);
    await first.kill();
    await delivered();
    fine();
  });

  test('takes over from a tab that is killed before the server answers', async () => {
    const hold = gate();
    world.receiver.answer = async () => {
      if (world.receiver.requests.length === 1) await hold.opened;
      return { status: 201 };
    };
    const first = await world.open(noWait);
    await first.say(ended);
    await world.receiver.until(() => world.receiver.requests.length === 1);
    const second = await world.open(noWait);
    await second.until(() => /** @type {any} */ (globalThis).outbox.pending.length === 1);
    await first.kill();
    await delivered();
    hold.open();
    await second.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    assert.equal(new Set(world.receiver.requests.map(({ key }) => key)).size, 1);
    fine();
  });

  test('takes over from a tab that is killed as the answer comes', async () => {
    const first = await world.open(noWait);
    // The answer arrives, and what would be written of it never is.
    await first.page.evaluate(() => {
      const window = /** @type {any} */ (globalThis);
      const { fetch } = window;
      window.fetch = async (...args) => {
        await fetch(...args);
        return new Promise(() => {});
      };
    });
    await first.say(ended);
    await delivered();
    const second = await world.open(noWait);
    await second.until(() => /** @type {any} */ (globalThis).outbox.pending.length === 1);
    await first.kill();
    await second.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    const keys = world.receiver.requests.map(({ key }) => key);
    assert.equal(keys.length, 2);
    assert.equal(new Set(keys).size, 1);
    fine();
  });

  test('sends after a start what was written by a tab that did not get to send it', async () => {
    const first = await world.open({ phone: {}, outbox: { user: 'ada', endpoint: '' } });
    await first.say(ended);
    await first.until(() => /** @type {any} */ (globalThis).outbox.pending.length === 1);
    await first.kill();
    assert.equal(world.receiver.requests.length, 0);
    await world.open({ outbox: both.outbox });
    await delivered();
    fine();
  });

  test('takes over from a tab that sleeps, once its claim has run out', async () => {
    const quick = { ...both, outbox: { ...both.outbox, 'request-timeout': '1000' } };
    const hold = gate();
    world.receiver.answer = async () => {
      if (world.receiver.requests.length === 1) await hold.opened;
      return { status: 201 };
    };
    const first = await world.open(quick);
    await first.say(ended);
    await world.receiver.until(() => world.receiver.requests.length === 1);
    const second = await world.open(quick);
    let isAsleep = true;
    const { awake } = await first.sleep(8000);
    void awake.then(() => (isAsleep = false));
    await delivered();
    await second.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    assert(isAsleep);
    hold.open();
    await awake;
    await first.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    fine();
  });

  test('takes over from a tab that is frozen, once its claim has run out', async () => {
    const quick = { ...both, outbox: { ...both.outbox, 'request-timeout': '1000' } };
    const hold = gate();
    world.receiver.answer = async () => {
      if (world.receiver.requests.length === 1) await hold.opened;
      return { status: 201 };
    };
    const first = await world.open(quick);
    await first.say(ended);
    await world.receiver.until(() => world.receiver.requests.length === 1);
    await first.freeze(true);
    const second = await world.open(quick);
    await delivered();
    await second.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    hold.open();
    await first.freeze(false);
    await first.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    assert.equal(new Set(world.receiver.requests.map(({ key }) => key)).size, 1);
    fine();
  });

  test('takes over from a tab whose timers wait for a minute, once its claim has run out', async () => {
    const quick = { ...both, outbox: { ...both.outbox, 'request-timeout': '1000' } };
    world.receiver.answer = () =>
      world.receiver.requests.length === 1 ? new Promise(() => {}) : { status: 201 };
    // So it is in the background: its request would be given up after a second, and is not.
    const first = await world.open(quick, () => {
      const { setTimeout } = globalThis;
      Reflect.set(globalThis, 'setTimeout', (callback, delay = 0, ...others) =>
        setTimeout(callback, delay < 500 ? delay : delay + 60_000, ...others),
      );
    });
    await first.say(ended);
    await world.receiver.until(() => world.receiver.requests.length === 1);
    const second = await world.open(quick);
    await delivered();
    for (const tab of [first, second])
      await tab.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    assert.equal(new Set(world.receiver.requests.map(({ key }) => key)).size, 1);
    fine();
  });

  test('keeps the order within a call, and lets others pass', async () => {
    const tab = await world.open(both);
    const hold = gate();
    world.receiver.answer = async ({ body }) => {
      if (body.id === 'c-1' && body.revision === 1) await hold.opened;
      return { status: 201 };
    };
    const { log } = callOf('c-1');
    await tab.say(ended);
    await world.receiver.until(() => world.receiver.requests.length === 1);
    await tab.say(log, callOf('c-2').ended);
    await world.receiver.until(() => world.receiver.records.has('call c-2'));
    hold.open();
    await world.receiver.until(() => world.receiver.taken.size === 3);
    const order = world.receiver.requests.map(({ body }) => `${body.id} ${body.revision}`);
    assert.deepEqual(order, ['c-1 1', 'c-2 1', 'c-1 2']);
    fine();
  });

  test('delivers an engagement at its wrap-up and at its end, whole, from two tabs once', async () => {
    const cc = { cc: {}, outbox: { user: 'ada' } };
    const tabs = [await world.open(cc), await world.open(cc)];
    const { ringing, connected, wrapup, note, ended: over } = engagementOf('e-1');
    const empty = async () => {
      for (const tab of tabs)
        await tab.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    };
    for (const tab of tabs) await tab.say(ringing, connected);
    assert.equal(world.receiver.requests.length, 0);
    for (const tab of tabs) await tab.say(wrapup);
    await world.receiver.until(() => world.receiver.taken.size === 1);
    await empty();
    for (const tab of tabs) await tab.say(note);
    await world.receiver.until(() => world.receiver.taken.size === 2);
    await empty();
    for (const tab of tabs) await tab.say(over);
    await world.receiver.until(() => world.receiver.taken.size === 3);
    await empty();
    const bodies = world.receiver.requests.map(({ body }) => body);
    assert.deepEqual(
      bodies.map(({ kind, id, revision, record }) => [
        kind,
        id,
        revision,
        record.state,
        record.notes,
      ]),
      [
        ['engagement', 'e-1', 1, 'wrapup', undefined],
        ['engagement', 'e-1', 2, 'wrapup', 'Wants tea'],
        ['engagement', 'e-1', 3, 'ended', 'Wants tea'],
      ],
    );
    fine();
  });

  test('delivers notes at each save that changes them, and takes what `for` and `events` name', async () => {
    const named = { user: 'ada', events: 'notes', for: 'one' };
    const tab = await world.open({ phone: { id: 'one' }, outbox: named });
    const other = await world.open({ phone: { id: 'another' }, outbox: named });
    const save = (text) => ({
      type: 'zp-notes-save-event',
      data: { callId: 'c-1', notesData: { text } },
    });
    await other.say(save('nobody asks'), ended);
    await tab.say(save('Tea'));
    await world.receiver.until(() => world.receiver.taken.size === 1);
    await tab.say(save('Tea'), ended, sms('m-1'), save('Tea, milk'));
    await world.receiver.until(() => world.receiver.taken.size === 2);
    for (const each of [tab, other])
      await each.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    assert.deepEqual(
      world.receiver.requests.map(({ body }) => [body.kind, body.revision, body.record]),
      [
        ['notes', 1, { callId: 'c-1', notes: { text: 'Tea' } }],
        ['notes', 2, { callId: 'c-1', notes: { text: 'Tea, milk' } }],
      ],
    );
    fine();
  });

  test('shows and sends nothing of another user, and goes on when that one is back', async () => {
    world.receiver.answer = () => ({ status: 503, headers: { 'Retry-After': '1' } });
    const tab = await world.open(both);
    await tab.say(ended);
    await world.receiver.until(() => world.receiver.requests.length === 1);
    const signIn = async (/** @type {string} */ user) => {
      await tab.page.evaluate(async (user) => {
        const { outbox } = /** @type {any} */ (globalThis);
        outbox.user = user;
        await outbox.updateComplete;
      }, user);
    };
    await signIn('grace');
    assert.deepEqual(await tab.pending(), []);
    world.receiver.answer = () => ({ status: 201 });
    await tab.say(callOf('c-2').ended);
    await world.receiver.until(() => world.receiver.taken.size === 1);
    const users = () =>
      [...world.receiver.taken.values()].map(({ body }) => `${body.user} ${body.id}`);
    // A second after, what Ada's store waits for would be due.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.deepEqual(users(), ['grace c-2']);
    // What comes late of Ada's call is hers.
    await tab.say(callOf('c-1').log);
    await signIn('ada');
    await world.receiver.until(() => world.receiver.records.has('call c-1'));
    await world.receiver.until(() => world.receiver.records.get('call c-1')?.record.callLogId);
    assert.deepEqual(new Set(users()), new Set(['grace c-2', 'ada c-1']));
    fine();
  });
});

describe('an outbox in the back-forward cache', { skip }, () => {
  const world = useWorld({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });

  test('holds up nothing there, and goes on when it comes back', async () => {
    const hold = gate();
    world.receiver.answer = async () => {
      await hold.opened;
      return { status: 201 };
    };
    const first = await world.open({
      phone: { persist: 'k', 'share-dial': '' },
      outbox: both.outbox,
    });
    await first.say(callOf('c-1').ended);
    await world.receiver.until(() => world.receiver.requests.length === 1);
    const shown = first.page.waitForEvent('console', (message) =>
      message.text().startsWith('shown'),
    );
    await first.page.evaluate(() => {
      const window = /** @type {any} */ (globalThis);
      window.addEventListener('pageshow', ({ persisted }) => console.log(`shown ${persisted}`));
    });
    await first.page.goto(`${world.receiver.origin}/puppet.html`);
    hold.open();
    world.receiver.answer = () => ({ status: 201 });
    const second = await world.open(both);
    await second.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    await first.page
      .evaluate(() => void (/** @type {any} */ (globalThis).history.back()))
      .catch(() => undefined);
    assert.equal((await shown).text(), 'shown true');
    await first.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    await second.page.close();
    // The driver knows nothing of the frames of a page that came back: the puppet is told by the page.
    await first.page.evaluate(async (message) => {
      const { phone, MessageChannel, location } = /** @type {any} */ (globalThis);
      const { port1, port2 } = new MessageChannel();
      const target = new URL(phone.iframe.src).origin;
      phone.iframe.contentWindow.postMessage({ type: 'puppet-connect' }, target, [port2]);
      port1.postMessage({ id: 1, posts: [{ message, targetOrigin: location.origin }] });
    }, callOf('c-2').ended);
    await world.receiver.until(() => world.receiver.records.has('call c-2'));
    assert.deepEqual([...world.receiver.records.keys()].sort(), ['call c-1', 'call c-2']);
    assert.deepEqual(world.receiver.faults, []);
  });
});
