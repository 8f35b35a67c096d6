// From makeCall() to its arrival in the widget.
import { latencies } from './latency.mjs';

export const subjects = ['raw', 'library', 'penpal', 'streams'];

/** @type {import('../scenario.mjs').Scenario} */
const atOnce = {
  measures: {
    'out-burst': { title: 'Command out: end to end in a burst', unit: 'µs' },
    'out-main': { title: 'Command out: main thread', unit: 'µs' },
  },
  async turn({ stage, counts: { commands: count } }) {
    await stage.collect();
    const { value, milliseconds } = await stage.busy(() =>
      stage.run('burstOut', { count, skew: stage.skew }),
    );
    return { 'out-burst': (value * 1000) / count, 'out-main': (milliseconds * 1000) / count };
  },
  figures: ([turn]) => turn,
};

/** @type {import('../scenario.mjs').Scenario} */
const oneByOne = {
  measures: {
    'out-p50': { title: 'Command out: latency, median', unit: 'µs', goal: 1.1 },
    'out-p95': { title: 'Command out: latency, 95 %', unit: 'µs' },
  },
  inTurns: true,
  turn: ({ stage, counts: { each: count } }) => stage.run('eachOut', { count, skew: stage.skew }),
  figures: latencies('out'),
};

export const scenarios = [atOnce, oneByOne];
