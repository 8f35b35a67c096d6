// npm run docs:site: the documentation as static pages, in site/dist. With --open it is served afterwards.
import { existsSync, statSync, utimesSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import getPort from 'get-port';
import spawn, { SubprocessError } from 'nano-spawn';
import sirv from 'sirv';
import { guard, root, SetupError } from './setup.mjs';

const site = join(root, 'site');
/** Where the pages are once they are built. */
export const siteFolder = join(site, 'dist');

/** Runs a command in the site's folder. @param {string} command @param {string[]} args */
async function run(command, ...args) {
  try {
    await spawn(command, args, { cwd: site });
    return undefined;
  } catch (error) {
    if (!(error instanceof SubprocessError)) throw error;
    return error.output.trim();
  }
}

/**
 * Installs the site's packages where they are missing or older than its lock file.
 *
 * @returns {Promise<string | undefined>} Why they cannot be installed.
 */
export async function installSite() {
  const lock = statSync(join(site, 'package-lock.json'));
  // npm writes this file at the end of every install.
  const installed = join(site, 'node_modules/.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= lock.mtimeMs) return undefined;
  const problem = await run('npm', 'install', '--ignore-scripts', '--no-save', '--loglevel=error');
  if (problem) return `its packages cannot be installed (${problem.split('\n')[0]})`;
  const now = new Date();
  utimesSync(installed, now, now);
  return undefined;
}

/** Builds the pages of what is built of the library. */
export async function buildSite() {
  const problem = await run('node', 'build.mjs');
  if (problem) throw new SetupError(`The site could not be built.\n${problem}`);
}

/** What the compilers find in the examples. @returns {Promise<string | undefined>} */
export const checkExamples = () => run('npm', 'run', '--silent', 'check');

/** Serves the pages. @param {number} [port] Any that is free, by default. */
export async function serveSite(port) {
  port ??= await getPort();
  const server = createServer(sirv(siteFolder, { dev: true }));
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await guard(async () => {
    if (!existsSync(join(root, 'dist/cdn'))) throw new SetupError('First: npm run build');
    const missing = await installSite();
    if (missing) throw new SetupError(`The site: ${missing}`);
    await buildSite();
    console.log(`Built: ${siteFolder}`);
    if (!process.argv.includes('--open')) return;
    const { url } = await serveSite(await getPort({ port: 4180 }));
    console.log(`Served at ${url}`);
  });
}
