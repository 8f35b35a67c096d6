// A tab that is killed at a certain step of a delivery: nothing is lost, nothing is stored twice. In Chromium.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { skip } from '../package/browser.mjs';
import { gate } from './receiver.mjs';
import { callOf } from './tab.mjs';
import { isFull, useWorld } from './world.mjs';

const both = { phone: {}, outbox: { user: 'ada' } };

/** The steps, and how many requests there are in the end where a tab dies at each. */
const STEPS = {
  'before it is written': 1,
  'once it is written': 1,
  'once its claim is written': 1,
  'once its request is sent': 2,
  'once the answer is read': 2,
  'before it is deleted': 2,
  'once it is deleted': 1,
};

/** Stops the page at a step: it does nothing more, up to its death. */
function haltAt(/** @type {keyof typeof STEPS} */ step) {
  const window = /** @type {any} */ (globalThis);
  if (window.parent !== window) return;
  const halt = () => {
    console.log('halted');
    for (;;);
  };
  const at = (/** @type {keyof typeof STEPS} */ here) => {
    if (here === step) halt();
  };
  const { prototype } = window.IDBObjectStore;
  const { put, delete: remove } = prototype;
  // Halts before anybody else hears that a transaction is complete.
  const then = new WeakMap();
  const { transaction } = window.IDBDatabase.prototype;
  window.IDBDatabase.prototype.transaction = function (...options) {
    const made = transaction.apply(this, options);
    made.addEventListener('complete', () => at(then.get(made)));
    return made;
  };
  prototype.put = function (value, ...others) {
    if (this.name === 'entries') {
      if (!value.claim) at('before it is written');
      then.set(this.transaction, value.claim ? 'once its claim is written' : 'once it is written');
    }
    return put.call(this, value, ...others);
  };
  prototype.delete = function (...key) {
    if (this.name === 'entries') {
      at('before it is deleted');
      then.set(this.transaction, 'once it is deleted');
    }
    return remove.apply(this, key);
  };
  const { fetch } = window;
  window.fetch = async (...request) => {
    const answer = fetch(...request);
    at('once its request is sent');
    await answer;
    at('once the answer is read');
    return answer;
  };
}

/** A tab that is not killed looks more often for what dead ones left, or the test would take an hour. */
function beFast() {
  const { setInterval } = globalThis;
  Reflect.set(globalThis, 'setInterval', (callback, delay) => setInterval(callback, delay / 50));
}

describe('an outbox whose tab is killed', { skip }, () => {
  const world = useWorld();
  const times = isFull ? 100 : 2;

  for (const [step, requests] of Object.entries(STEPS)) {
    test(`${step}, ${times} times`, { timeout: 1_800_000 }, async (t) => {
      const { receiver } = world;
      const requestsOf = (id) => receiver.requests.filter(({ body }) => body.id === id);
      const survivor = await world.open(both, beFast);
      await survivor.page.evaluate(() => {
        /** @type {any} */ (globalThis).outbox.headers = { 'X-Tab': 'survivor' };
      });
      const isSurvivors = (id) => requestsOf(id).some(({ headers }) => headers['x-tab']);
      const isWritten = step !== 'before it is written';
      const isSent = step === 'once its request is sent';
      const expected = [];

      for (let time = 0; time < times; time++) {
        const victim = await world.open(both, haltAt, step);
        let isHalted = false;
        const halted = new Promise((/** @type {(value: void) => void} */ resolve) => {
          victim.page.on('console', (message) => {
            if (message.text() !== 'halted') return;
            isHalted = true;
            resolve();
          });
        });
        // It knows what is stored by then.
        const settled = async (/** @type {string} */ id) => {
          await victim.page.evaluate(() => /** @type {any} */ (globalThis).outbox.retry());
          await victim.until(
            (id) =>
              /** @type {any} */ (globalThis).outbox.pending.every(
                ({ record }) => record.callId !== id,
              ),
            id,
          );
        };
        // Both tabs are after it: where the other one gets it, the next call has to do.
        for (let call = 0; !isHalted; call++) {
          const id = `c-${time}-${call}`;
          const { ended } = callOf(id);
          const hold = gate();
          receiver.answer = async ({ headers }) => {
            if (isSent && !headers['x-tab']) await hold.opened;
            return { status: 201 };
          };
          victim.say(ended).catch(() => undefined);
          await receiver.until(() => isHalted || isSurvivors(id), 'a tab to take it');
          if (!isHalted) {
            await receiver.until(() => receiver.records.has(`call ${id}`));
            await Promise.race([settled(id).catch(() => undefined), halted]);
          }
          if (!isHalted) {
            expected.push([id, 1]);
            continue;
          }
          expected.push([id, requests]);
          if (isSent) await receiver.until(() => requestsOf(id).length === 1);
          // What nobody has written, another tab has heard as well: each has a widget of its own.
          const told = isWritten ? undefined : survivor.say(ended);
          await victim.kill();
          hold.open();
          await told;
          await receiver.until(() => requestsOf(id).length >= requests, `${requests} of ${id}`);
          await receiver.until(() => receiver.records.has(`call ${id}`));
          await survivor.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
        }
      }
      // Whatever were to come once more would be under way by now: all is read again, and nothing waits.
      await survivor.page.evaluate(() => /** @type {any} */ (globalThis).outbox.retry());
      assert.deepEqual(
        expected.map(([id]) => [id, requestsOf(id).length]),
        expected,
      );
      assert.equal(receiver.taken.size, expected.length);
      assert.deepEqual(receiver.faults, []);
      t.diagnostic(`${times} tabs killed, ${expected.length} calls`);
    });
  }
});
