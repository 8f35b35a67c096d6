// What each message costs as a page does more of something.
import { Stage } from '../browser.mjs';
import { rotated } from '../statistics.mjs';

/**
 * @typedef {object} Growth
 * @property {string} title
 * @property {string} axis What there is more and more of.
 * @property {string} unit
 * @property {(stage: Stage, counts: import('../scenario.mjs').Counts) => AsyncGenerator<[x: number, value: number, heap?: number | undefined]>} points
 */

/** Main-thread time of one message, in µs. @param {Stage} stage @param {string} kind @param {number} count */
async function cost(stage, kind, count) {
  await stage.collect();
  const burst = { kind, count, skew: stage.skew };
  const { milliseconds } = await stage.busy(() => stage.run('burstIn', burst));
  return (milliseconds * 1000) / count;
}

/** Sends messages in chunks, so that no queue holds them all. @param {Stage} stage @param {number} count */
async function send(stage, count) {
  for (let left = count; left > 0; left -= 10_000) {
    const burst = { kind: 'ended', count: Math.min(left, 10_000), skew: stage.skew };
    await stage.run('burstIn', burst);
  }
}

/**
 * A call's messages, as there is more and more of something of which one is there at first.
 *
 * @param {'embeds' | 'listeners'} what
 * @param {(stage: Stage, more: number) => Promise<unknown>} add
 * @returns {Growth['points']}
 */
const asMore = (what, add) =>
  async function* (stage, counts) {
    await cost(stage, 'calls', counts.probe);
    let there = 1;
    for (const x of counts[what]) {
      await add(stage, x - there);
      there = x;
      yield [x, await cost(stage, 'calls', counts.probe), (await stage.heap()).JSHeapUsedSize];
    }
  };

/** @type {Record<string, Growth>} */
export const growths = {
  calls: {
    title: 'Calls since the page was loaded',
    axis: 'calls',
    unit: 'µs a message',
    async *points(stage, counts) {
      await cost(stage, 'sms', counts.probe);
      let sent = 0;
      for (const x of counts.calls) {
        const probe = Math.min(counts.probe, x - sent);
        await send(stage, x - sent - probe);
        const value = await cost(stage, 'ended', probe);
        sent = x;
        yield [x, value, (await stage.heap()).JSHeapUsedSize];
      }
    },
  },
  embeds: {
    title: 'Widgets on the page',
    axis: 'widgets',
    unit: 'µs a message',
    points: asMore('embeds', async (stage, more) => {
      for (let each = 0; each < more; each++) await stage.run('start');
    }),
  },
  listeners: {
    title: 'Listeners for each message',
    axis: 'listeners',
    unit: 'µs a message',
    points: asMore('listeners', (stage, more) => stage.run('listen', more)),
  },
  requests: {
    title: 'Requests in flight',
    axis: 'requests',
    unit: 'µs a request',
    async *points(stage, counts) {
      const most = Math.max(...counts.requests);
      await stage.run('searchesAtOnce', most);
      for (const x of counts.requests) {
        const times = Math.max(1, Math.round(most / 2 / x));
        await stage.collect();
        const { milliseconds } = await stage.busy(async () => {
          for (let each = 0; each < times; each++) await stage.run('searchesAtOnce', x);
        });
        yield [x, (milliseconds * 1000) / (times * x)];
      }
    },
  },
};

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('../server.mjs').Servers} servers
 * @param {import('../scenario.mjs').Counts} counts
 * @param {readonly string[]} subjects
 */
export async function measureGrowth(browser, servers, counts, subjects) {
  const results = [];
  for (const [id, { points, ...words }] of Object.entries(growths)) {
    /** @type {Record<string, { x: number, values: number[], heaps: number[] }[]>} */
    const series = {};
    for (let round = 0; round < counts.growthRounds; round++) {
      for (const subject of rotated(subjects, round)) {
        const stage = await Stage.start(browser, servers, subject);
        let place = 0;
        for await (const [x, value, heap] of points(stage, counts)) {
          const point = ((series[subject] ??= [])[place++] ??= { x, values: [], heaps: [] });
          point.values.push(value);
          if (heap !== undefined) point.heaps.push(heap);
        }
        await stage.close();
      }
    }
    results.push({ id, ...words, series });
  }
  return results;
}
