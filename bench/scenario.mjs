// What a scenario is made of, and how a round of it is played.
import { rotated } from './statistics.mjs';

/**
 * What is measured: `goal` is the ratio to the raw listener that it may have at most.
 *
 * @typedef {Record<string, { title: string, unit: string, goal?: number }>} Measures
 */

/**
 * @typedef {object} Scenario
 * @property {Measures} measures
 * @property {boolean} [inTurns] Whether a round has several turns, between which it goes round the
 *   subjects. How fast a page is differs more from one moment to the next than within one, so many
 *   short turns say more than a long one.
 * @property {(context: { stage: any, counts: Counts }) => Promise<any>} turn One turn of one subject.
 * @property {(turns: any[]) => Record<string, number>} figures The measures, of a subject's turns.
 */

/**
 * How much of each a round does.
 *
 * @typedef {object} Counts
 * @property {number} least Rounds of everything.
 * @property {number} most Rounds of what is still open then.
 * @property {number} turns
 * @property {number} burst Messages in, at once.
 * @property {number} each Messages, commands and searches in one turn, one after another.
 * @property {number} commands Commands out, at once.
 * @property {number} searches Searches whose main-thread time is measured.
 * @property {number} growthRounds
 * @property {readonly number[]} calls
 * @property {readonly number[]} embeds
 * @property {readonly number[]} listeners
 * @property {readonly number[]} requests
 * @property {number} outboxRounds
 * @property {readonly number[]} records In an outbox's store.
 * @property {number} probe Messages that each point of a growth is measured with.
 * @property {number} heapCalls
 * @property {number} mounts
 */

/** @type {Counts} */
export const full = {
  least: 10,
  most: 500,
  turns: 10,
  burst: 10_000,
  each: 20,
  commands: 2000,
  searches: 200,
  growthRounds: 3,
  calls: [100, 1000, 10_000, 100_000],
  embeds: [1, 2, 5, 10],
  listeners: [1, 10, 100],
  requests: [1, 10, 100, 1000],
  outboxRounds: 10,
  records: [10, 10_000],
  probe: 2000,
  heapCalls: 10_000,
  mounts: 500,
};

/** As little as still runs all of it. @type {Counts} */
export const tiny = {
  least: 1,
  most: 1,
  turns: 2,
  burst: 20,
  each: 3,
  commands: 10,
  searches: 3,
  growthRounds: 1,
  calls: [2, 4],
  embeds: [1, 2],
  listeners: [1, 2],
  requests: [1, 2],
  outboxRounds: 1,
  records: [2, 4],
  probe: 10,
  heapCalls: 8,
  mounts: 2,
};

/**
 * Plays one round.
 *
 * @param {Scenario} scenario
 * @param {object} context
 * @param {readonly string[]} context.subjects
 * @param {(subject: string) => unknown} context.stageOf
 * @param {Counts} context.counts
 * @param {number} context.round
 * @returns {Promise<Record<string, Record<string, number>>>} by subject and measure
 */
export async function playRound(scenario, { subjects, stageOf, counts, round }) {
  /** @type {Record<string, unknown[]>} */
  const turns = Object.fromEntries(subjects.map((subject) => [subject, []]));
  for (let turn = 0; turn < (scenario.inTurns ? counts.turns : 1); turn++) {
    for (const subject of rotated(subjects, round + turn)) {
      turns[subject]?.push(await scenario.turn({ stage: stageOf(subject), counts }));
    }
  }
  return Object.fromEntries(
    Object.entries(turns).map(([subject, each]) => [subject, scenario.figures(each)]),
  );
}
