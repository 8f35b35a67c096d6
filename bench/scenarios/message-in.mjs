// From the widget's postMessage to the host's listener.
import { quantile } from '../statistics.mjs';

const GOAL = 1.1;

/** @type {import('../scenario.mjs').Measures} */
export const measures = {};
for (const [kind, what] of /** @type {const} */ ([
  ['sms', 'SMS'],
  ['calls', 'calls'],
])) {
  Object.assign(measures, {
    [`in-${kind}-burst`]: {
      title: `Message in, ${what}: end to end in a burst`,
      unit: 'µs',
      goal: GOAL,
    },
    [`in-${kind}-p50`]: { title: `Message in, ${what}: latency, median`, unit: 'µs', goal: GOAL },
    [`in-${kind}-p95`]: { title: `Message in, ${what}: latency, 95 %`, unit: 'µs' },
    [`in-${kind}-main`]: { title: `Message in, ${what}: main thread`, unit: 'µs' },
  });
}

/** @type {import('../scenario.mjs').Round} */
export async function round({ stage, counts, record }) {
  for (const kind of ['sms', 'calls']) {
    await stage.collect();
    const burst = { kind, count: counts.burst, skew: stage.skew };
    const { value, milliseconds } = await stage.busy(() => stage.run('burstIn', burst));
    record(`in-${kind}-burst`, (value * 1000) / counts.burst);
    record(`in-${kind}-main`, (milliseconds * 1000) / counts.burst);

    const each = { kind, count: counts.each, skew: stage.skew };
    const times = await stage.run('eachIn', each);
    record(`in-${kind}-p50`, quantile(times, 0.5) * 1000);
    record(`in-${kind}-p95`, quantile(times, 0.95) * 1000);
  }
}
