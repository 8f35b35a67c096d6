// npm run hosts [-- react vue …]: installs what a host under demo/hosts lacks, gives it the library as it
// was built last, builds it and checks its types. test/hosts does the same, and drives the pages.
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
import spawn, { SubprocessError } from 'nano-spawn';
import { publishedFiles } from './pack.mjs';
import { guard, root, SetupError } from './setup.mjs';

const folder = join(root, 'demo/hosts');
/** A path in a host's folder. */
export const inHost = (/** @type {string} */ name, path = '') => join(folder, name, path);

/** Every host; `plain` has nothing to build. */
export const hosts = readdirSync(folder)
  .filter((name) => existsSync(inHost(name, 'index.html')) || existsSync(inHost(name, 'src')))
  .sort();

/** @param {string} name @returns {Readonly<Record<string, string>>} */
export const scriptsOf = (name) =>
  existsSync(inHost(name, 'package.json'))
    ? JSON.parse(readFileSync(inHost(name, 'package.json'), 'utf8')).scripts
    : {};

/**
 * Runs npm in a host's folder.
 *
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
async function npm(name, args, env = {}) {
  try {
    const { output } = await spawn('npm', args, { cwd: inHost(name), env });
    return { ok: true, output };
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    return { ok: false, output: error.output };
  }
}

/**
 * Installs a host's packages where they are missing or older than its lock file.
 *
 * @param {string} name
 * @returns {Promise<string | undefined>} Why they cannot be installed.
 */
export async function install(name) {
  const lock = inHost(name, 'package-lock.json');
  if (!existsSync(lock)) return undefined;
  // npm writes this file at the end of every install.
  const installed = inHost(name, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) {
    return undefined;
  }
  const args = ['install', '--ignore-scripts', '--no-save', '--loglevel=error'];
  const { ok, output } = await npm(name, args);
  if (!ok) return `its packages cannot be installed (${output.trim().split('\n')[0]})`;
  const now = new Date();
  utimesSync(installed, now, now);
  return undefined;
}

/**
 * Puts the library as it is now in the place of the copy that was installed.
 *
 * @param {string} name
 */
export async function refreshLibrary(name) {
  const copy = inHost(name, 'node_modules/zoom-embed-elements');
  if (!existsSync(copy)) return;
  rmSync(copy, { recursive: true });
  for (const path of await published()) cpSync(join(root, path), join(copy, path));
}

/** @type {Promise<string[]> | undefined} */
let files;
/** What npm would publish, by path: it does not change while hosts are built. */
const published = () => (files ??= publishedFiles());

/**
 * Runs a script of a host's package.
 *
 * @param {string} name
 * @param {string} script
 * @param {string[]} more Arguments of the script's command.
 * @param {Record<string, string>} [env]
 */
export const runScript = (name, script, more = [], env = {}) =>
  npm(name, ['run', '--silent', script, '--', ...more], env);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await guard(async () => {
    const wanted = process.argv.slice(2);
    const unknown = wanted.filter((name) => !hosts.includes(name));
    if (unknown.length > 0) {
      throw new SetupError(`No such host: ${unknown.join(', ')}. There are ${hosts.join(', ')}.`);
    }
    for (const name of wanted.length ? wanted : hosts) {
      const missing = await install(name);
      if (missing) throw new SetupError(`${name}: ${missing}`);
      await refreshLibrary(name);
      for (const script of ['build', 'build:server', 'check']) {
        if (!(script in scriptsOf(name))) continue;
        const { ok, output } = await runScript(name, script);
        if (!ok) throw new SetupError(`${name}: npm run ${script} failed.\n${output}`);
      }
      console.log(`${name}: ready`);
    }
  });
}
