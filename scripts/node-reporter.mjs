import { report } from './counts.mjs';

/**
 * Counts the tests of `node --test`.
 *
 * @param {AsyncIterable<{ type: string, data: any }>} events
 */
export default async function* countingReporter(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details.type === 'suite') continue;
    counts[data.skip ? 'skipped' : type === 'test:pass' ? 'passed' : 'failed']++;
  }
  report(counts);
  yield '';
}
