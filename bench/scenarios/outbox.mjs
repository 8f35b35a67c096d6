// What an outbox costs as there is more and more in its store.
import { metrics } from '../browser.mjs';
import { quantile, rotated } from '../statistics.mjs';

/** What is measured of each store. */
export const measures = {
  start: 'from its start to the first delivery (ms)',
  startThread: 'main thread until all of the store is known (ms)',
  record: 'a new record, to its delivery (ms)',
  recordThread: 'main thread for a new record and its delivery (ms)',
  longest: 'longest task of 50 ms or more (ms)',
};

/** @typedef {Record<keyof typeof measures, number>} Figures */

/**
 * One store, filled, and then used by a page that is loaded afresh.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('../server.mjs').Servers} servers
 * @param {number} size
 * @param {number} count New records.
 * @returns {Promise<Figures>}
 */
async function figures(browser, servers, size, count) {
  const context = await browser.newContext();
  await context.route('**/events', (route) => route.fulfill({ status: 204 }));
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`outbox: ${error.message}`));
  const open = () => page.goto(`${servers.host}/outbox.html`, { waitUntil: 'load' });
  const run = (/** @type {string} */ name, /** @type {number} */ argument = 0) =>
    page.evaluate(
      ([name, argument]) => globalThis.bench[/** @type {string} */ (name)](argument),
      [name, argument],
    );
  await open();
  await run('fill', size);
  await open();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async (/** @type {() => Promise<any>} */ work) => {
    const before = await metrics(session);
    const value = await work();
    const after = await metrics(session);
    return { value, thread: (after.TaskDuration - before.TaskDuration) * 1000 };
  };
  const start = await busy(async () => {
    const time = await run('start');
    await run('known', size - 1);
    return time;
  });
  const records = await busy(() => run('records', count));
  const longest = await run('longest');
  await context.close();
  return {
    start: start.value,
    startThread: start.thread,
    record: quantile(records.value, 0.5),
    recordThread: records.thread / count,
    longest,
  };
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('../server.mjs').Servers} servers
 * @param {import('../scenario.mjs').Counts} counts
 */
export async function measureOutbox(browser, servers, counts) {
  /** @type {Map<number, Figures[]>} */
  const bySize = new Map(counts.records.map((size) => [size, []]));
  await figures(browser, servers, counts.records[0] ?? 1, 1);
  for (let round = 0; round < counts.outboxRounds; round++) {
    for (const size of rotated(counts.records, round)) {
      bySize.get(size)?.push(await figures(browser, servers, size, counts.each));
    }
  }
  return [...bySize].map(([size, rounds]) => ({ size, rounds }));
}
