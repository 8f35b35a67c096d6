// npm run hosts [-- react vue …]: installs what a host under demo/hosts lacks, gives it the library as it
// was built last, builds it and checks its types. test/hosts does the same, and drives the pages.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { guard, root, SetupError } from './setup.mjs';

const folder = join(root, 'demo/hosts');
/** A path in a host's folder. */
export const inHost = (/** @type {string} */ name, path = '') => join(folder, name, path);

/** Every host; `plain` needs no package. */
export const hosts = readdirSync(folder)
  .filter((name) => existsSync(inHost(name, 'index.html')) || existsSync(inHost(name, 'src')))
  .sort();

/** @param {string} name @returns {Readonly<Record<string, string>>} */
export const scriptsOf = (name) =>
  existsSync(inHost(name, 'package.json'))
    ? JSON.parse(readFileSync(inHost(name, 'package.json'), 'utf8')).scripts
    : {};

/** @param {string[]} args @param {string} cwd @param {Record<string, string>} [env] */
function npm(args, cwd, env) {
  // npm is a .cmd file on Windows, which only a shell starts.
  const shell = process.platform === 'win32';
  const options = { cwd, shell, env: { ...process.env, ...env }, maxBuffer: 2 ** 26 };
  const result = spawnSync('npm', args, { ...options, encoding: 'utf8' });
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`;
  return { ok: result.status === 0, stdout: result.stdout, output };
}

/**
 * Installs a host's packages where they are missing or older than its lock file.
 *
 * @param {string} name
 * @returns {string | undefined} Why they cannot be installed.
 */
export function install(name) {
  const lock = inHost(name, 'package-lock.json');
  if (!existsSync(lock)) return undefined;
  // npm writes this file at the end of every install.
  const installed = inHost(name, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) {
    return undefined;
  }
  const args = ['install', '--ignore-scripts', '--no-save', '--loglevel=error'];
  const { ok, output } = npm(args, inHost(name));
  if (!ok) return `its packages cannot be installed (${output.trim().split('\n')[0]})`;
  const now = new Date();
  utimesSync(installed, now, now);
  return undefined;
}

/** What npm would publish, by path. @type {string[] | undefined} */
let published;

/**
 * Puts the library as it is now in the place of the copy that was installed.
 *
 * @param {string} name
 */
export function refreshLibrary(name) {
  const copy = inHost(name, 'node_modules/zoom-embed-elements');
  if (!existsSync(copy)) return;
  published ??= /** @type {{ files: { path: string }[] }[]} */ (
    JSON.parse(npm(['pack', '--dry-run', '--json', '--ignore-scripts'], root).stdout)
  ).flatMap(({ files }) => files.map(({ path }) => path));
  rmSync(copy, { recursive: true });
  for (const path of published) cpSync(join(root, path), join(copy, path));
}

/**
 * Runs a script of a host's package.
 *
 * @param {string} name
 * @param {string} script
 * @param {string[]} more Arguments of the script's command.
 * @param {Record<string, string>} [env]
 */
export const runScript = (name, script, more = [], env = {}) =>
  npm(['run', '--silent', script, '--', ...more], inHost(name), env);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await guard(async () => {
    const wanted = process.argv.slice(2);
    const unknown = wanted.filter((name) => !hosts.includes(name));
    if (unknown.length > 0) {
      throw new SetupError(`No such host: ${unknown.join(', ')}. There are ${hosts.join(', ')}.`);
    }
    for (const name of wanted.length ? wanted : hosts) {
      const missing = install(name);
      if (missing) throw new SetupError(`${name}: ${missing}`);
      refreshLibrary(name);
      for (const script of ['build', 'build:server', 'check']) {
        if (!(script in scriptsOf(name))) continue;
        const { ok, output } = runScript(name, script);
        if (!ok) throw new SetupError(`${name}: npm run ${script} failed.\n${output}`);
      }
      console.log(`${name}: ready`);
    }
  });
}
