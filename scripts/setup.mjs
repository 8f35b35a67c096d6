// What every script shares. Only modules of Node itself here, since this runs before any package is there.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Something that the person at the keyboard can mend: `guard` shows it without a stack. */
export class SetupError extends Error {}

/** Runs npm when `node_modules` is missing or older than the lock file. */
export function ensureDependencies() {
  const lock = join(root, 'package-lock.json');
  // npm writes this file at the end of every install.
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;

  console.log('Installing packages (npm install) …');
  // `npm ci` refuses a lock file that lacks other platforms' optional packages. `--no-save` leaves
  // the lock file as it is; nothing here needs an install script, and some would download browsers.
  const args = ['install', '--ignore-scripts', '--no-save', '--loglevel=error'];
  // npm is a .cmd file on Windows, which only a shell starts.
  const shell = process.platform === 'win32';
  const { status } = spawnSync('npm', args, { cwd: root, shell, stdio: 'inherit' });
  if (status !== 0) throw new SetupError('npm install failed.');
  const now = new Date();
  utimesSync(installed, now, now);
}

/**
 * Runs a script's main function: a `SetupError` is shown as its message, and any error ends in 1.
 *
 * @param {() => Promise<void>} main
 */
export async function guard(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    process.exitCode = 1;
  }
}
