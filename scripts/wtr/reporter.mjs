import { report } from '../counts.mjs';

/**
 * @typedef {import('@web/test-runner').TestSession} TestSession
 * @typedef {import('@web/test-runner').TestSuiteResult} TestSuiteResult
 */

/** Counts the tests of all browsers; their failures are shown by the default reporter. */
export const countingReporter = () => ({
  /** @param {{ sessions: TestSession[] }} run */
  onTestRunFinished({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const session of sessions) {
      if (session.testResults) count(session.testResults, counts);
      // A file that did not load, or an error outside any test.
      if (!session.testResults || session.errors.length > 0) counts.failed++;
    }
    report(counts);
  },
});

/** @param {TestSuiteResult} suite @param {import('../counts.mjs').Counts} counts */
function count({ tests, suites }, counts) {
  for (const { passed, skipped } of tests) {
    counts[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
  }
  for (const suite of suites) count(suite, counts);
}
