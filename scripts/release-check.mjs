// npm run release:check: whether what is committed can be published as the version that it says it is.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guard, root, SetupError } from './setup.mjs';

/** @param {string} folder @param {string[]} args */
function git(folder, ...args) {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new SetupError(`git ${args.join(' ')} failed.\n${stderr}`);
  return stdout.trim();
}

/** What stands in the changelog below a version's heading, with a date, as Keep a Changelog has it. */
export function entryOf(/** @type {string} */ changelog, /** @type {string} */ version) {
  const heading = (/** @type {string} */ line) => line.startsWith('## ');
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`## [${version}] - `));
  if (start < 0 || !/ - \d{4}-\d\d-\d\d$/.test(lines[start] ?? '')) return undefined;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex(heading);
  return rest
    .slice(0, end < 0 ? undefined : end)
    .filter((line) => line.startsWith('- '))
    .join('\n');
}

/**
 * What can be seen without building anything.
 *
 * @param {string} folder That of the package.
 * @returns {string[]} what is wrong
 */
export function problems(folder) {
  const read = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8');
  const json = (/** @type {string} */ name) => JSON.parse(read(name));
  const { version } = json('package.json');
  const found = [];
  if (git(folder, 'status', '--porcelain')) found.push('There are changes that are not committed.');
  if (!entryOf(read('CHANGELOG.md'), version)) {
    found.push(`CHANGELOG.md has no entry "## [${version}] - YYYY-MM-DD" with a list below.`);
  }
  const lock = json('package-lock.json');
  for (const [name, told] of [
    ['package-lock.json', lock.version],
    ["package-lock.json's first package", lock.packages[''].version],
  ]) {
    if (told !== version) found.push(`${name} says version ${told}, package.json ${version}.`);
  }
  const isTagged = git(folder, 'tag', '--list', `v${version}`) !== '';
  if (
    isTagged &&
    git(folder, 'rev-list', '-n1', `v${version}`) !== git(folder, 'rev-parse', 'HEAD')
  ) {
    found.push(`v${version} is the tag of another commit: choose a new version.`);
  }
  return found;
}

/** Every check of the package, on a fresh build. */
const checks = () => [
  // Builds what is pinned.
  ['test.mjs', 'build'],
  ['package-page.mjs', 'check'],
  ['test.mjs', 'format', 'lint', 'types', 'imports', 'manifest', 'package', 'node'],
  ...(existsSync(join(root, 'scripts/size.mjs')) ? [['size.mjs']] : []),
];

if (import.meta.filename === process.argv[1]) {
  await guard(async () => {
    const found = problems(root);
    for (const [name = '', ...args] of checks()) {
      const command = [join(root, 'scripts', name), ...args];
      const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
      if (status !== 0) found.push(`node scripts/${[name, ...args].join(' ')} failed: see above.`);
    }
    if (!found.length && git(root, 'status', '--porcelain')) {
      found.push('The checks have changed files: commit them.');
    }
    if (found.length) throw new SetupError(`\nNot ready:\n- ${found.join('\n- ')}`);
    console.log('\nReady, as far as this can tell. The tests in browsers: npm test.');
  });
}
