// From the widget's postMessage to the host's listener.
import { latencies } from './latency.mjs';

export const subjects = ['raw', 'library', 'library-full', 'penpal', 'streams'];

/** @typedef {import('../scenario.mjs').Scenario} Scenario */

/** @param {string} kind @param {string} what @param {{ burst: number, main?: number }} goals @returns {Scenario} */
const atOnce = (kind, what, { burst, main }) => ({
  measures: {
    [`in-${kind}-burst`]: {
      title: `Message in, ${what}: end to end in a burst`,
      unit: 'µs',
      goal: burst,
    },
    [`in-${kind}-main`]: {
      title: `Message in, ${what}: main thread`,
      unit: 'µs',
      ...(main && { goal: main }),
    },
  },
  async turn({ stage, counts: { burst: count } }) {
    await stage.collect();
    const { value, milliseconds } = await stage.busy(() =>
      stage.run('burstIn', { kind, count, skew: stage.skew }),
    );
    return {
      [`in-${kind}-burst`]: (value * 1000) / count,
      [`in-${kind}-main`]: (milliseconds * 1000) / count,
    };
  },
  figures: ([turn]) => turn,
});

/** @param {string} kind @param {string} what @returns {Scenario} */
const oneByOne = (kind, what) => ({
  measures: {
    [`in-${kind}-p50`]: { title: `Message in, ${what}: latency, median`, unit: 'µs', goal: 1.1 },
    [`in-${kind}-p95`]: { title: `Message in, ${what}: latency, 95 %`, unit: 'µs' },
  },
  inTurns: true,
  turn: ({ stage, counts: { each: count } }) =>
    stage.run('eachIn', { kind, count, skew: stage.skew }),
  figures: latencies(`in-${kind}`),
});

export const scenarios = [
  atOnce('sms', 'SMS', { burst: 1.1 }),
  oneByOne('sms', 'SMS'),
  atOnce('calls', 'calls', { burst: 1.25, main: 1.5 }),
  oneByOne('calls', 'calls'),
];
