// What an outbox promises, in several tabs of one Chromium: delivered once, and never lost.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { skip } from '../package/browser.mjs';
import { gate } from './receiver.mjs';
import { callOf, sms } from './tab.mjs';
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

  const rounds = isFull ? 60 : 6;
  test(`loses nothing while the tab that delivers is killed at random, ${rounds} times`, async (t) => {
    let killed = 0;
    let tabs = await Promise.all([1, 2, 3].map(() => world.open(both)));
    const expected = new Set();
    for (let round = 0; round < rounds; round++) {
      const victim = Math.floor(Math.random() * 3);
      let isDue = true;
      world.receiver.answer = async () => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
        return Math.random() < 0.2
          ? { status: 503, headers: { 'Retry-After': '0' } }
          : { status: 201 };
      };
      const kill = async () => {
        // At a moment of its own, while requests come in.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 150));
        if (isDue) await tabs[victim]?.kill();
        isDue = false;
        killed++;
      };
      const tell = tabs.map(async (tab, index) => {
        for (let number = 0; number < 3; number++) {
          const id = `c-${round}-${number}`;
          const { ringing, ended, log } = callOf(id);
          // The tab that is to be killed hears what the others hear.
          await tab.say(ringing, ended, log, sms(`m-${round}-${number}`)).catch((error) => {
            if (index !== victim) throw error;
          });
          expected.add(`call ${id}`).add(`sms m-${round}-${number}`);
        }
      });
      await Promise.all([...tell, kill()]);
      tabs[victim] = await world.open(both);
    }
    await world.receiver.until(() => expected.size === ids().length, `${expected.size} records`);
    for (const tab of tabs)
      await tab.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
    assert.deepEqual(ids(), [...expected].sort());
    for (const [name, { record }] of world.receiver.records) {
      if (name.startsWith('call')) assert.equal(record.callLogId, `log-${name.slice(5)}`, name);
    }
    fine();
    t.diagnostic(
      `${killed} tabs killed, ${expected.size} records, ${world.receiver.taken.size} keys, ${world.receiver.requests.length} requests`,
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
