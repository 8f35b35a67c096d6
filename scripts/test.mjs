// npm test: every check there is. `npm test -- lint node` runs the named ones only, and
// ENGINES=chromium,firefox,webkit picks among the browsers.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Listr, PRESET_TIMER } from 'listr2';
import spawn from 'nano-spawn';
import { ensureEngines } from './browsers.mjs';
import { closingLine } from './counts.mjs';
import { guard, root, SetupError } from './setup.mjs';
import { steps } from './steps.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('./steps.mjs').Step} Step */

/** Milliseconds; more than a command takes on a slow machine. */
const TIMEOUT = 30 * 60_000;

const notRun = {
  counts: { passed: 0, failed: 1, skipped: 0 },
  output: 'Not run, since the build failed.',
};

await guard(async () => {
  const chosen = choose(process.argv.slice(2));
  const total = { passed: 0, failed: 0, skipped: 0 };
  // Here, and not first in the browser step, since they may have to be installed.
  if (chosen.includes(steps.browser)) total.skipped += chooseEngines();

  let isBuilt = true;
  const list = new Listr(
    chosen.map((step) => ({
      title: step.title,
      task: async (_, task) => {
        const { counts, output } = step.needsBuild && !isBuilt ? notRun : await run(step);
        for (const key of Object.keys(total)) total[key] += counts[key];
        if (step.counts) task.title += `: ${closingLine(counts)}`;
        if (step === steps.build) isBuilt = counts.failed === 0;
        if (counts.failed > 0) throw new Error(output);
      },
    })),
    {
      exitOnError: false,
      rendererOptions: { timer: PRESET_TIMER, collapseErrors: false },
      fallbackRendererOptions: { timer: PRESET_TIMER },
    },
  );
  await list.run();
  console.log(`\n${closingLine(total)}`);
  if (total.failed > 0) process.exitCode = 1;
});

/** The steps of these names, in their own order; all of them where none is named. @param {string[]} names */
function choose(names) {
  const unknown = names.filter((name) => !(name in steps));
  if (unknown.length > 0) {
    const known = Object.keys(steps).join(', ');
    throw new SetupError(`No such step: ${unknown.join(', ')}. There are ${known}.`);
  }
  /** @type {[string, Step][]} */
  const all = Object.entries(steps);
  return all.filter(([name]) => !names.length || names.includes(name)).map(([, step]) => step);
}

/** Settles which engines the browser step runs in; says which ones it skips, and how many. */
function chooseEngines() {
  const { paths, missing } = ensureEngines();
  process.env.ENGINES = Object.keys(paths).join(',');
  const skipped = Object.entries(missing);
  for (const [name, why] of skipped) console.log(`Tests in ${name}: skipped. ${why}`);
  return skipped.length;
}

/** @param {Step} step @returns {Promise<{ counts: Counts, output: string }>} */
async function run({ commands, counts: reports, folder: cwd = '', timeout = TIMEOUT }) {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-embed-elements-'));
  const file = join(folder, 'counts.json');
  const env = { TEST_COUNTS: file };
  let output = '';
  let ok = true;
  try {
    for (const command of commands) {
      const [program = '', ...args] = command.split(/ +/);
      const options = { cwd: join(root, cwd), preferLocal: true, timeout, env };
      ({ output } = await spawn(program, args, { ...options, stdin: 'ignore' }));
    }
  } catch (/** @type {any} */ error) {
    ok = false;
    output = `${error.output}\n${error.message}`;
  }
  const counts = reports
    ? await readCounts(file)
    : { passed: Number(ok), failed: Number(!ok), skipped: 0 };
  await rm(folder, { recursive: true });
  // A runner that failed without a failing test, or ran none, must not pass for a success.
  if (counts.failed === 0 && (!ok || counts.passed === 0)) counts.failed = 1;
  return { counts, output: stripVTControlCharacters(output).trim() };
}

/** @param {string} file @returns {Promise<Counts>} */
async function readCounts(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
