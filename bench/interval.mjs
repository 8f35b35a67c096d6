// How one subject compares with another, and how sure that is.

/**
 * @typedef {object} Interval
 * @property {number} ratio The estimate.
 * @property {number} low The 95 % confidence interval: from 0 to `Infinity` while there are too
 *   few rounds to tell.
 * @property {number} high
 * @property {number} rounds
 */

/** How many standard deviations to either side hold 95 % of a normal distribution. */
const Z = 1.96;

/**
 * The ratio of two subjects that were measured in the same rounds.
 *
 * The interval is that of Wilcoxon's signed-rank test on the logarithms of the rounds' ratios, the
 * estimate is Hodges' and Lehmann's. What disturbs the machine hits either subject alike, so the
 * logarithms lie evenly around the true one, which is all that this asks for. Where they are spread
 * as a normal distribution is, Student's t gives about the same; one round in which another program
 * woke up makes its interval much wider.
 *
 * @param {readonly number[]} values
 * @param {readonly number[]} base
 * @returns {Interval}
 */
export function ratio(values, base) {
  const rounds = Math.min(values.length, base.length);
  const logs = Float64Array.from({ length: rounds }, (_, round) =>
    Math.log(Number(values[round]) / Number(base[round])),
  );
  const means = meansOfPairs(logs);
  const at = (/** @type {number} */ place) => Math.exp(means[place] ?? NaN);
  const middle = (means.length - 1) / 2;
  const outside = Math.floor(
    means.length / 2 - Z * Math.sqrt((rounds * (rounds + 1) * (2 * rounds + 1)) / 24),
  );
  return {
    ratio: Math.sqrt(at(Math.floor(middle)) * at(Math.ceil(middle))),
    low: outside < 1 ? 0 : at(outside - 1),
    high: outside < 1 ? Infinity : at(means.length - outside),
    rounds,
  };
}

/** The mean of each value with each, itself included, in ascending order. @param {Float64Array} values */
function meansOfPairs(values) {
  const means = new Float64Array((values.length * (values.length + 1)) / 2);
  let next = 0;
  for (let a = 0; a < values.length; a++) {
    for (let b = a; b < values.length; b++) {
      means[next++] = (Number(values[a]) + Number(values[b])) / 2;
    }
  }
  return means.sort();
}
