// All scenarios of one run, in interleaved rounds.
import { allSizes } from '../scripts/size.mjs';
import { Stage } from './browser.mjs';
import * as commandOut from './scenarios/command-out.mjs';
import { measureGrowth } from './scenarios/growth.mjs';
import * as insertion from './scenarios/insertion.mjs';
import { measureMemory } from './scenarios/memory.mjs';
import * as messageIn from './scenarios/message-in.mjs';
import * as navigation from './scenarios/navigation.mjs';
import * as request from './scenarios/request.mjs';
import { rotated } from './statistics.mjs';

/** Those that are measured round by round, and the subjects that each makes sense for. */
const rounds = {
  in: { ...messageIn, subjects: ['raw', 'library', 'library-full', 'penpal', 'streams'] },
  out: { ...commandOut, subjects: ['raw', 'library', 'penpal', 'streams'] },
  request: { ...request, subjects: ['raw', 'library', 'penpal', 'streams'] },
  insertion: { ...insertion, subjects: ['raw', 'library'] },
};

export const scenarios = [...Object.keys(rounds), 'navigation', 'growth', 'memory', 'bytes'];

/**
 * One figure that was measured, by subject: one value for each round.
 *
 * @typedef {{ id: string, title: string, unit: string, goal?: number, samples: Record<string, number[]> }} Measured
 */

/**
 * @param {object} run
 * @param {import('playwright-core').Browser} run.browser
 * @param {import('./server.mjs').Servers} run.servers
 * @param {import('./scenario.mjs').Counts} run.counts
 * @param {readonly string[]} run.wanted
 */
export async function measure({ browser, servers, counts, wanted }) {
  const measured = await measureRounds({ browser, servers, counts, wanted });
  const has = (/** @type {string} */ name) => {
    if (wanted.includes(name)) console.log(`${name} …`);
    return wanted.includes(name);
  };
  return {
    measured,
    growth: has('growth') ? await measureGrowth(browser, servers, counts) : [],
    memory: has('memory') ? await measureMemory(browser, servers, counts) : [],
    bytes: has('bytes') ? await allSizes() : [],
  };
}

/** @param {Parameters<typeof measure>[0]} run @returns {Promise<Measured[]>} */
async function measureRounds({ browser, servers, counts, wanted }) {
  const chosen = Object.entries(rounds).filter(([name]) => wanted.includes(name));
  const visits = wanted.includes('navigation');
  const measures = Object.assign(
    {},
    ...chosen.map(([, { measures }]) => measures),
    visits ? navigation.measures : {},
  );
  /** @type {Record<string, Record<string, number[]>>} */
  const samples = Object.fromEntries(Object.keys(measures).map((id) => [id, {}]));
  const recorder = (/** @type {string} */ subject) => (/** @type {string} */ id, value) => {
    ((samples[id] ??= {})[subject] ??= []).push(value);
  };

  /** @type {Map<string, Stage>} */
  const stages = new Map();
  for (const subject of new Set(chosen.flatMap(([, { subjects }]) => subjects))) {
    const stage = await Stage.open(browser, servers, subject);
    stages.set(subject, await stage.start());
  }
  navigation.addPages(servers);
  // The first round warms the pages up, and counts for nothing.
  for (let round = -1; round < counts.rounds; round++) {
    console.log(round < 0 ? 'warming up …' : `round ${round + 1} of ${counts.rounds} …`);
    const record = round < 0 ? () => () => undefined : recorder;
    for (const [, scenario] of chosen) {
      for (const subject of rotated(scenario.subjects, round + 1)) {
        const stage = /** @type {Stage} */ (stages.get(subject));
        await scenario.round({ stage, counts, record: record(subject) });
      }
    }
    if (!visits) continue;
    for (const variant of rotated(navigation.variants, round + 1)) {
      await navigation.visit(browser, servers, variant, record(variant));
    }
  }
  for (const stage of stages.values()) await stage.close();
  return Object.entries(measures).map(([id, words]) => ({
    id,
    ...words,
    samples: samples[id] ?? {},
  }));
}
