// From the tag's insertion, with the script loaded, to the iframe's request.
import { quantile } from '../statistics.mjs';

/** @type {import('../scenario.mjs').Measures} */
export const measures = {
  'insert-start': { title: 'Start: insertion to the start of the load', unit: 'µs' },
  'insert-request': { title: 'Start: insertion to the request', unit: 'µs', goal: 1.1 },
};

let number = 0;

/** @type {import('../scenario.mjs').Round} */
export async function round({ stage, counts, record }) {
  const started = [];
  const requested = [];
  for (let each = 0; each < counts.inserts; each++) {
    const times = await stage.run('insert', ++number);
    started.push(times.started);
    requested.push(times.requested);
  }
  record('insert-start', quantile(started, 0.5) * 1000);
  record('insert-request', quantile(requested, 0.5) * 1000);
}
