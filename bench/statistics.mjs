// Medians, quartiles and the order of turns.

/**
 * @typedef {object} Spread
 * @property {number} median
 * @property {number} q1
 * @property {number} q3
 */

/** @param {readonly number[]} values @param {number} share From 0 to 1. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** @param {readonly number[]} values @returns {Spread} */
export const spread = (values) => ({
  median: quantile(values, 0.5),
  q1: quantile(values, 0.25),
  q3: quantile(values, 0.75),
});

/**
 * The list begun at another place each time, so that no subject always comes first.
 *
 * @template T
 * @param {readonly T[]} list
 * @param {number} by
 */
export const rotated = (list, by) => {
  const first = by % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
};
