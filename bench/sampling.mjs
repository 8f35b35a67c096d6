// Rounds, until they have decided what was asked.
import { answer } from './question.mjs';

/**
 * What is played round by round.
 *
 * @typedef {object} Player
 * @property {readonly string[]} subjects
 * @property {readonly import('./question.mjs').Question[]} questions What it is played for.
 * @property {(subjects: readonly string[], round: number) => Promise<Record<string, Record<string, number>>>} play
 *   One round; resolves to what was measured, by subject and measure.
 */

/** What was measured, by measure and subject: one value for each round. @typedef {Record<string, Record<string, number[]>>} Samples */

/**
 * Plays everything for the least number of rounds. From then on only those that still have an open
 * question, and of them only the subjects that it is about, until there is none or no more time.
 * So the values of two subjects are of the same rounds for as long as the question between them is
 * open; what one of them gains later is left out of the answer.
 *
 * @param {readonly Player[]} players
 * @param {object} limits
 * @param {number} limits.least
 * @param {number} limits.most
 * @param {() => boolean} limits.late Whether the time is up.
 * @param {(round: number, open: number) => void} [limits.told] Hears of each round before it starts,
 *   and how many questions are open.
 * @returns {Promise<Samples>}
 */
export async function sample(players, { least, most, late, told }) {
  /** @type {Samples} */
  const samples = {};
  const openOf = (/** @type {Player} */ { questions }) =>
    questions.filter((question) => !answer(question, samples).verdict);

  for (let round = 0; round < most; round++) {
    const wanted = players.filter((player) => round < least || openOf(player).length);
    if (!wanted.length || (round >= least && late())) break;
    told?.(round, wanted.flatMap(openOf).length);
    for (const player of wanted) {
      const asked = new Set(openOf(player).flatMap(({ subject, base }) => [subject, base]));
      const playing = player.subjects.filter((each) => round < least || asked.has(each));
      add(samples, await player.play(playing, round));
    }
  }
  return samples;
}

/** @param {Samples} samples @param {Record<string, Record<string, number>>} measured */
function add(samples, measured) {
  for (const [subject, values] of Object.entries(measured)) {
    for (const [id, value] of Object.entries(values)) {
      ((samples[id] ??= {})[subject] ??= []).push(value);
    }
  }
}
