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
  const finally_ = (store, here) => {
    store.transaction.addEventListener('complete', () => at(here));
  };
  prototype.put = function (value, ...others) {
    if (this.name === 'entries') {
      if (!value.claim) at('before it is written');
      finally_(this, value.claim ? 'once its claim is written' : 'once it is written');
    }
    return put.call(this, value, ...others);
  };
  prototype.delete = function (...key) {
    if (this.name === 'entries') {
      at('before it is deleted');
      finally_(this, 'once it is deleted');
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
    test(`${step}, ${times} times`, { timeout: 1_800_000 }, async () => {
      const requestsOf = (id) => world.receiver.requests.filter(({ body }) => body.id === id);
      const survivor = await world.open(both, beFast);
      const ids = Array.from({ length: times }, (_, index) => `c-${index}`);
      for (const id of ids) {
        const { ended } = callOf(id);
        const isSent = step === 'once its request is sent';
        const hold = gate();
        world.receiver.answer = async () => {
          if (isSent && requestsOf(id).length === 1) await hold.opened;
          return { status: 201 };
        };
        const victim = await world.open(both, haltAt, step);
        const halted = victim.page.waitForEvent('console', {
          predicate: (message) => message.text() === 'halted',
          timeout: 120_000,
        });
        victim.say(ended).catch(() => undefined);
        await halted;
        if (isSent) await world.receiver.until(() => requestsOf(id).length === 1);
        // What nobody has written, another tab has heard as well: each has a widget of its own.
        const told = step === 'before it is written' ? survivor.say(ended) : undefined;
        await victim.kill();
        hold.open();
        await told;
        await world.receiver.until(
          () => requestsOf(id).length === requests,
          `${requests} of ${id}`,
        );
        await world.receiver.until(() => world.receiver.records.has(`call ${id}`));
        await survivor.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
      }
      // Whatever were to come once more would be under way by now: each look is done, and nothing waits.
      await survivor.page.evaluate(() => /** @type {any} */ (globalThis).outbox.retry());
      assert.deepEqual(
        ids.map((id) => requestsOf(id).length),
        ids.map(() => requests),
      );
      assert.equal(world.receiver.taken.size, times);
      assert.deepEqual(world.receiver.faults, []);
    });
  }
});
