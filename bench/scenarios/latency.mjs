import { quantile } from '../statistics.mjs';

/**
 * The measures of what happens one after another, by its turns' milliseconds.
 *
 * @param {string} id
 * @returns {import('../scenario.mjs').Scenario['figures']}
 */
export const latencies = (id) => (turns) => {
  const times = turns.flat();
  return {
    [`${id}-p50`]: quantile(times, 0.5) * 1000,
    [`${id}-p95`]: quantile(times, 0.95) * 1000,
  };
};
