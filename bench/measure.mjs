// All that one run measures.
import { allSizes } from '../scripts/size.mjs';
import { measureRounds, topics as inRounds, withBefore } from './rounds.mjs';
import { measureGrowth } from './scenarios/growth.mjs';
import { measureOutbox } from './scenarios/outbox.mjs';
import { measureMemory } from './scenarios/memory.mjs';

/** What a run can be about. */
export const topics = [...inRounds, 'growth', 'outbox', 'memory', 'bytes'];

/**
 * @typedef {object} Run
 * @property {import('playwright-core').Browser} browser
 * @property {import('./server.mjs').Servers} servers
 * @property {import('./scenario.mjs').Counts} counts
 * @property {readonly string[]} wanted The topics.
 * @property {boolean} before Whether there is another build to compare with.
 * @property {() => boolean} late Whether no more rounds are to be begun.
 */

/** @param {Run} run */
export async function measure(run) {
  const { browser, servers, counts, wanted, before } = run;
  const rounds = await measureRounds(run);
  const has = (/** @type {string} */ name) => {
    if (wanted.includes(name)) console.log(`${name} …`);
    return wanted.includes(name);
  };
  const subjects = (/** @type {string[]} */ ...usual) => withBefore(usual, before);
  return {
    ...rounds,
    growth: has('growth')
      ? await measureGrowth(browser, servers, counts, subjects('raw', 'library'))
      : [],
    outbox: has('outbox') ? await measureOutbox(browser, servers, counts) : [],
    memory: has('memory')
      ? await measureMemory(
          browser,
          servers,
          counts,
          subjects('raw', 'library', 'penpal', 'streams'),
        )
      : [],
    bytes: has('bytes') ? await allSizes() : [],
  };
}
