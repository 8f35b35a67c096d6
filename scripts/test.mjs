// npm test: every check there is. `node scripts/test.mjs lint node` runs the named ones only, and
// ENGINES=chromium,firefox,webkit picks among the browsers.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { bin } from './bin.mjs';
import { closingLine } from './counts.mjs';
import { ensureDependencies, ensureEngines, guard, root, SetupError } from './setup.mjs';

/** Milliseconds; more than any step takes on a slow machine. */
const STEP_TIMEOUT = 15 * 60_000;

/** The hosts bring seven sets of build tools, which may have to be installed first. */
const HOSTS_TIMEOUT = 45 * 60_000;

/**
 * @typedef {import('./counts.mjs').Counts} Counts
 *
 * @typedef {object} Step
 * @property {string} title
 * @property {string[][]} commands Run one after another by Node, until one fails.
 * @property {boolean} [counts] It reports its tests in the file that `TEST_COUNTS` names.
 * @property {boolean} [needsBuild]
 * @property {number} [timeout] Milliseconds, for each command.
 */

const script = (/** @type {string} */ name) => join(root, 'scripts', name);

/** What Node runs: the tests of a folder. */
const nodeTests = (/** @type {string} */ folder) => [
  '--test',
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  `--test-reporter=${script('node-reporter.mjs')}`,
  '--test-reporter-destination=stdout',
  ...readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => join(root, folder, file)),
];

/** @returns {Record<string, Step>} */
const steps = () => ({
  format: { title: 'Format', commands: [[bin('prettier'), '--check', '.']] },
  lint: { title: 'Lint', commands: [[bin('eslint'), '.']] },
  types: {
    title: 'Types',
    commands: [
      [bin('tsc', 'typescript'), '--noEmit'],
      [bin('tsc', 'typescript'), '--noEmit', '--project', 'tsconfig.tools.json'],
    ],
  },
  imports: {
    title: 'Imports: no circle, and nothing where it does not belong',
    commands: [
      [
        bin('depcruise', 'dependency-cruiser'),
        '--config',
        '.dependency-cruiser.mjs',
        'src',
        'simulator',
        'test',
        'demo',
      ],
    ],
  },
  manifest: {
    title: 'What is made from the code is fresh: manifest, editor data, reference',
    commands: ['manifest.mjs', 'messages.mjs', 'api.mjs'].map((name) => [script(name), '--check']),
  },
  build: { title: 'Build', commands: [[script('build.mjs')]] },
  package: {
    title: 'Package: what it exports, and its types as a host sees them',
    commands: [
      [script('check-package.mjs')],
      [bin('tsc', 'typescript'), '--noEmit', '--project', 'test/package/tsconfig.json'],
    ],
    needsBuild: true,
  },
  browser: {
    title: 'Tests in browsers',
    commands: [[bin('wtr', '@web/test-runner')]],
    counts: true,
    needsBuild: true,
  },
  node: {
    title: 'Tests in Node',
    commands: [nodeTests('test/package')],
    counts: true,
    needsBuild: true,
  },
  hosts: {
    title: 'Hosts: applications in each framework, built and driven',
    // One file after another: they work in the same folders.
    commands: [['--test-concurrency=1', ...nodeTests('test/hosts')]],
    counts: true,
    needsBuild: true,
    timeout: HOSTS_TIMEOUT,
  },
});

await guard(async () => {
  ensureDependencies();
  const all = steps();
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in all));
  if (unknown.length > 0) {
    const names = Object.keys(all).join(', ');
    throw new SetupError(`No such step: ${unknown.join(', ')}. There are ${names}.`);
  }
  const chosen = Object.entries(all).filter(([name]) => !wanted.length || wanted.includes(name));
  const total = { passed: 0, failed: 0, skipped: 0 };
  // Here, and not first in the browser step, since they may have to be installed.
  if (chosen.some(([name]) => name === 'browser')) total.skipped += chooseEngines();
  let built = true;
  for (const [name, step] of chosen) {
    if (step.needsBuild && !built) {
      console.log(`${step.title}: not run, since the build failed`);
      total.failed++;
      continue;
    }
    const { ok, counts } = await run(step);
    if (name === 'build') built = ok;
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) {
      total[key] += counts[key];
    }
  }
  console.log(`\n${closingLine(total)}`);
  if (total.failed > 0) process.exitCode = 1;
});

/** Settles which engines the browser step runs in; says which ones it skips, and how many. */
function chooseEngines() {
  const { paths, missing } = ensureEngines();
  process.env.ENGINES = Object.keys(paths).join(',');
  const skipped = Object.entries(missing);
  for (const [name, why] of skipped) console.log(`Tests in ${name}: skipped. ${why}`);
  return skipped.length;
}

/**
 * Runs a step. A static one counts as one test.
 *
 * @param {Step} step
 * @returns {Promise<{ ok: boolean, counts: Counts }>}
 */
async function run({ title, commands, counts: reports, timeout = STEP_TIMEOUT }) {
  const folder = mkdtempSync(join(tmpdir(), 'zoom-embed-elements-'));
  const file = join(folder, 'counts.json');
  const start = performance.now();
  let output = '';
  let ok = true;
  for (const command of commands) {
    if (ok) ok = await execute(command, file, timeout, (text) => (output += text));
  }
  const counts = reports
    ? readCounts(file)
    : { passed: Number(ok), failed: Number(!ok), skipped: 0 };
  rmSync(folder, { recursive: true });
  // A runner that failed without a failing test, or ran none, must not pass for a success.
  if (counts.failed === 0 && (!ok || counts.passed === 0)) counts.failed = 1;
  ok = counts.failed === 0;

  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const detail = reports ? `, ${closingLine(counts)}` : '';
  console.log(`${title}: ${ok ? 'ok' : 'FAILED'} (${seconds} s${detail})`);
  if (!ok) console.log(`${stripVTControlCharacters(output).trim()}\n`);
  return { ok, counts };
}

/** @param {string} file @returns {Counts} */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/**
 * @param {string[]} command What Node is to run.
 * @param {string} countsFile
 * @param {number} timeout
 * @param {(text: string) => void} write
 * @returns {Promise<boolean>} Whether it ended well.
 */
function execute(command, countsFile, timeout, write) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: { ...process.env, TEST_COUNTS: countsFile, NO_COLOR: '1', FORCE_COLOR: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout,
    });
    child.stdout.setEncoding('utf8').on('data', write);
    child.stderr.setEncoding('utf8').on('data', write);
    child.on('error', (error) => write(String(error)));
    child.on('close', (code, signal) => {
      if (signal) write(`\nended by ${signal}`);
      resolve(code === 0);
    });
  });
}
