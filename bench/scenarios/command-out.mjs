// From makeCall() to its arrival in the widget.
import { quantile } from '../statistics.mjs';

const GOAL = 1.1;

/** @type {import('../scenario.mjs').Measures} */
export const measures = {
  'out-burst': { title: 'Command out: end to end in a burst', unit: 'µs', goal: GOAL },
  'out-p50': { title: 'Command out: latency, median', unit: 'µs', goal: GOAL },
  'out-p95': { title: 'Command out: latency, 95 %', unit: 'µs' },
  'out-main': { title: 'Command out: main thread', unit: 'µs' },
};

/** @type {import('../scenario.mjs').Round} */
export async function round({ stage, counts, record }) {
  await stage.collect();
  const count = counts.commands;
  const { value, milliseconds } = await stage.busy(() =>
    stage.run('burstOut', { count, skew: stage.skew }),
  );
  record('out-burst', (value * 1000) / count);
  record('out-main', (milliseconds * 1000) / count);

  const times = await stage.run('eachOut', { count: counts.each, skew: stage.skew });
  record('out-p50', quantile(times, 0.5) * 1000);
  record('out-p95', quantile(times, 0.95) * 1000);
}
