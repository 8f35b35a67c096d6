// A contact search of the widget, answered by the host at once.
import { latencies } from './latency.mjs';

export const subjects = ['raw', 'library', 'penpal', 'streams'];

/** @type {import('../scenario.mjs').Scenario} */
const oneByOne = {
  measures: {
    'request-p50': { title: 'Request and answer: round trip, median', unit: 'µs', goal: 1.15 },
    'request-p95': { title: 'Request and answer: round trip, 95 %', unit: 'µs' },
  },
  inTurns: true,
  turn: ({ stage, counts: { each } }) => stage.run('searches', each),
  figures: latencies('request'),
};

/** Enough of them that what the measuring itself costs does not count. @type {import('../scenario.mjs').Scenario} */
const mainThread = {
  measures: { 'request-main': { title: 'Request and answer: main thread', unit: 'µs' } },
  async turn({ stage, counts: { searches } }) {
    await stage.collect();
    const { milliseconds } = await stage.busy(() => stage.run('searches', searches));
    return (milliseconds * 1000) / searches;
  },
  figures: ([turn]) => ({ 'request-main': turn }),
};

export const scenarios = [oneByOne, mainThread];
