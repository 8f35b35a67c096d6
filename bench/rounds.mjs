// All that is measured round by round.
import { Stage } from './browser.mjs';
import { answer, questionsOf } from './question.mjs';
import { sample } from './sampling.mjs';
import { playRound } from './scenario.mjs';
import * as adoption from './scenarios/adoption.mjs';
import * as commandOut from './scenarios/command-out.mjs';
import * as insertion from './scenarios/insertion.mjs';
import * as messageIn from './scenarios/message-in.mjs';
import * as navigation from './scenarios/navigation.mjs';
import * as request from './scenarios/request.mjs';

/** @typedef {Stage | Awaited<ReturnType<typeof navigation.open>>} Page */

/** The scenarios by topic. Those that have the same `open` share their pages. */
const groups = {
  in: { ...messageIn, open: Stage.start },
  out: { ...commandOut, open: Stage.start },
  request: { ...request, open: Stage.start },
  insertion: { ...insertion, open: Stage.start },
  navigation,
  adoption,
};

export const topics = Object.keys(groups);

/**
 * One figure that was measured, by subject: one value for each round.
 *
 * @typedef {{ id: string, title: string, unit: string, goal?: number, samples: Record<string, number[]> }} Measured
 */

/** @param {import('./measure.mjs').Run} run */
export async function measureRounds({ browser, servers, counts, wanted, before, late }) {
  /** @type {Map<Function, Map<string, Page>>} */
  const opened = new Map();
  const chosen = Object.entries(groups)
    .filter(([topic]) => wanted.includes(topic))
    .map(([, group]) => ({ ...group, subjects: withBefore(group.subjects, before) }));
  for (const { open, subjects } of chosen) {
    const pages = opened.get(open) ?? new Map();
    opened.set(open, pages);
    for (const subject of subjects) {
      if (!pages.has(subject)) pages.set(subject, await open(browser, servers, subject));
    }
  }

  const players = chosen.flatMap(({ open, subjects, scenarios }) =>
    scenarios.map((scenario) => playerOf(scenario, subjects, opened.get(open), counts)),
  );
  if (players.length) console.log('warming up …');
  for (const { subjects, play } of players) await play(subjects, 0);
  const samples = await sample(players, {
    ...counts,
    late,
    told: (round, open) => console.log(`round ${round + 1}, ${open} to decide …`),
  });
  for (const pages of opened.values()) {
    for (const page of pages.values()) await page.close();
  }

  const all = chosen.flatMap(({ subjects, scenarios }) =>
    scenarios.map(({ measures }) => ({ measures, subjects })),
  );
  return {
    /** @type {Measured[]} */
    measured: all.flatMap(({ measures }) =>
      Object.entries(measures).map(([id, words]) => ({ id, ...words, samples: samples[id] ?? {} })),
    ),
    answers: all.flatMap(({ measures, subjects }) =>
      questionsOf(measures, subjects).map((question) => answer(question, samples)),
    ),
  };
}

/** The subjects, and the other build where there is one. @param {readonly string[]} subjects @param {boolean} before */
export const withBefore = (subjects, before) => (before ? [...subjects, 'before'] : [...subjects]);

/**
 * @param {import('./scenario.mjs').Scenario} scenario
 * @param {readonly string[]} subjects
 * @param {ReadonlyMap<string, Page> | undefined} pages
 * @param {import('./scenario.mjs').Counts} counts
 * @returns {import('./sampling.mjs').Player}
 */
function playerOf(scenario, subjects, pages, counts) {
  const { measures } = scenario;
  const stageOf = (/** @type {string} */ subject) => pages?.get(subject);
  return {
    subjects,
    questions: questionsOf(measures, subjects).filter(({ id }) => measures[id]?.goal),
    play: (playing, round) => playRound(scenario, { subjects: playing, stageOf, counts, round }),
  };
}
