import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './setup.mjs';

/**
 * What `npm test` runs. A step that is not said to count its tests is one test.
 *
 * @typedef {object} Step
 * @property {string} title
 * @property {string[]} commands Run one after another, until one fails.
 * @property {boolean} [counts] It reports its tests in the file that `TEST_COUNTS` names.
 * @property {string} [folder] Where they run; the root by default.
 * @property {boolean} [needsBuild]
 * @property {number} [timeout] Milliseconds, for each command.
 */

/** What Node runs, in another folder or the root: the tests of a folder. */
const nodeTests = (/** @type {string} */ folder, options = '', ending = '.test.mjs', cwd = '') => {
  const from = (/** @type {string} */ path) => relative(join(root, cwd), join(root, path));
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith(ending));
  return [
    `node ${options} --test`,
    '--test-reporter=spec --test-reporter-destination=stdout',
    `--test-reporter=./${from('scripts/node-reporter.mjs')} --test-reporter-destination=stdout`,
    ...files.map((file) => from(`${folder}/${file}`)),
  ].join(' ');
};

/** @satisfies {Record<string, Step>} */
export const steps = {
  format: { title: 'Format', commands: ['prettier --check .'] },
  lint: { title: 'Lint', commands: ['eslint .'] },
  types: { title: 'Types', commands: ['npm run --silent check:types'] },
  imports: {
    title: 'Imports: no circle, and nothing where it does not belong',
    commands: ['npm run --silent check:cycles'],
  },
  manifest: {
    title: 'The manifest is what the code says',
    commands: ['node scripts/manifest.mjs --check'],
  },
  build: {
    title: 'Build: the package, editor data, reference pages',
    commands: ['node scripts/build.mjs', 'npm run --silent docs'],
  },
  package: {
    title: 'Package: what it exports, and its types as a host sees them',
    commands: [
      'node scripts/check-package.mjs',
      'tsc --noEmit --project test/package/tsconfig.json',
    ],
    needsBuild: true,
  },
  browser: { title: 'Tests in browsers', commands: ['wtr'], counts: true, needsBuild: true },
  node: {
    title: 'Tests in Node',
    commands: [nodeTests('test/package')],
    counts: true,
    needsBuild: true,
  },
  server: {
    title: 'Server: the companion, on PGlite and on PostgreSQL where it is installed',
    // Two files at a time: each has databases of its own. The time limit is that of a whole file, too.
    // tsx takes the tsconfig.json of this folder.
    folder: 'server',
    commands: [
      nodeTests(
        'server/test',
        '--import tsx --test-concurrency=2 --test-timeout=600000',
        '.test.ts',
        'server',
      ),
    ],
    counts: true,
  },
  tabs: {
    title: 'Tabs: what holds among several of them, and when one dies',
    // One file after another: a busy machine makes a tab late, and what it then does is another test.
    commands: [nodeTests('test/tabs', '--test-concurrency=1')],
    counts: true,
    needsBuild: true,
  },
  hosts: {
    title: 'Hosts: applications in each framework, built and driven',
    // One file after another: they work in the same folders.
    commands: [nodeTests('test/hosts', '--test-concurrency=1')],
    counts: true,
    needsBuild: true,
    // Each host brings its own build tools, which may have to be installed first.
    timeout: 45 * 60_000,
  },
};
