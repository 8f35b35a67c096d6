// A contact search of the widget, answered by the host at once.
import { quantile } from '../statistics.mjs';

/** @type {import('../scenario.mjs').Measures} */
export const measures = {
  'request-p50': { title: 'Request and answer: round trip, median', unit: 'µs', goal: 1.15 },
  'request-p95': { title: 'Request and answer: round trip, 95 %', unit: 'µs' },
  'request-main': { title: 'Request and answer: main thread', unit: 'µs' },
};

/** @type {import('../scenario.mjs').Round} */
export async function round({ stage, counts, record }) {
  await stage.collect();
  const { value, milliseconds } = await stage.busy(() => stage.run('searches', counts.each));
  record('request-p50', quantile(value, 0.5) * 1000);
  record('request-p95', quantile(value, 0.95) * 1000);
  record('request-main', (milliseconds * 1000) / counts.each);
}
