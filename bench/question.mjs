// What a run has to decide: does a subject keep its goal, and is this build as fast as another?
import { ratio } from './interval.mjs';

/**
 * @typedef {object} Question
 * @property {string} id The measure.
 * @property {string} subject
 * @property {string} base The subject that it is compared with.
 * @property {number} [goal] The most that the ratio may be; without one, any difference is of interest.
 */

/** A difference between two builds that nobody needs to know the sign of. */
export const NEGLIGIBLE = 0.05;

/** The subjects that goals are for: this library as most hosts use it. */
const judged = ['library', 'module', 'classic', 'adopted'];
/** The subjects that another build is compared with. */
const compared = ['library', 'module'];

/**
 * All that can be asked of a scenario. A run goes on for the questions about measures with a goal;
 * the others are answered with the rounds that there are.
 *
 * @param {import('./scenario.mjs').Measures} measures
 * @param {readonly string[]} subjects
 * @returns {Question[]}
 */
export function questionsOf(measures, subjects) {
  const among = (/** @type {string[]} */ some) => subjects.filter((each) => some.includes(each));
  return Object.entries(measures).flatMap(([id, { goal }]) => [
    ...(goal ? among(judged).map((subject) => ({ id, subject, base: 'raw', goal })) : []),
    ...(subjects.includes('before')
      ? among(compared).map((subject) => ({ id, subject, base: 'before' }))
      : []),
  ]);
}

/**
 * The answer, once the whole interval lies on one side.
 *
 * @param {Question} question
 * @param {import('./interval.mjs').Interval} interval
 */
export function verdict({ goal }, { low, high }) {
  if (goal) return high <= goal ? 'met' : low > goal ? 'missed' : undefined;
  if (high < 1) return 'faster';
  if (low > 1) return 'slower';
  return low >= 1 - NEGLIGIBLE && high <= 1 + NEGLIGIBLE ? 'the same' : undefined;
}

/**
 * @param {Question} question
 * @param {Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>} samples By measure
 *   and subject, one for each round.
 */
export function answer(question, samples) {
  const { id, subject, base } = question;
  const interval = ratio(samples[id]?.[subject] ?? [], samples[id]?.[base] ?? []);
  return { ...question, ...interval, verdict: verdict(question, interval) };
}
