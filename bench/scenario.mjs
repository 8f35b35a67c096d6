// What a scenario is made of.

/**
 * What is measured: `goal` is the ratio to the raw listener that it may have at most.
 *
 * @typedef {Record<string, { title: string, unit: string, goal?: number }>} Measures
 */

/**
 * How much of each a round does.
 *
 * @typedef {object} Counts
 * @property {number} rounds
 * @property {number} burst Messages in, at once.
 * @property {number} each Messages, commands and searches, one after another.
 * @property {number} commands Commands out, at once.
 * @property {number} inserts
 * @property {number} growthRounds
 * @property {readonly number[]} calls
 * @property {readonly number[]} embeds
 * @property {readonly number[]} listeners
 * @property {readonly number[]} requests
 * @property {number} probe Messages that each point of a growth is measured with.
 * @property {number} heapCalls
 * @property {number} mounts
 */

/** @type {Counts} */
export const full = {
  rounds: 9,
  burst: 10_000,
  each: 200,
  commands: 2000,
  inserts: 10,
  growthRounds: 3,
  calls: [100, 1000, 10_000, 100_000],
  embeds: [1, 2, 5, 10],
  listeners: [1, 10, 100],
  requests: [1, 10, 100, 1000],
  probe: 2000,
  heapCalls: 10_000,
  mounts: 500,
};

/** As little as still runs all of it. @type {Counts} */
export const tiny = {
  rounds: 1,
  burst: 20,
  each: 3,
  commands: 10,
  inserts: 1,
  growthRounds: 1,
  calls: [2, 4],
  embeds: [1, 2],
  listeners: [1, 2],
  requests: [1, 2],
  probe: 10,
  heapCalls: 8,
  mounts: 2,
};

/**
 * One round of one subject.
 *
 * @callback Round
 * @param {{ stage: import('./browser.mjs').Stage, counts: Counts, record: (id: string, value: number) => void }} context
 * @returns {Promise<void>}
 */
