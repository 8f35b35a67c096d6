import { join } from 'node:path';
import spawn from 'nano-spawn';
import { root } from './setup.mjs';

/**
 * What npm would publish of what is built; without scripts, which would build again.
 *
 * @param {string[]} options
 */
async function npmPack(...options) {
  const args = ['pack', '--json', '--ignore-scripts', ...options];
  const { stdout } = await spawn('npm', args, { cwd: root });
  const [{ filename, files }] = JSON.parse(stdout);
  /** @type {string[]} */
  const paths = files.map(({ path }) => path);
  return { filename, files: paths };
}

/** The paths of the files that would be published. */
export const publishedFiles = async () => (await npmPack('--dry-run')).files;

/**
 * Packs what is built, as npm would publish it.
 *
 * @param {string} folder Where the tarball goes.
 * @returns {Promise<{ tarball: string, files: string[] }>} its path, and the paths of the files in it
 */
export async function pack(folder) {
  const { filename, files } = await npmPack('--pack-destination', folder);
  return { tarball: join(folder, filename), files };
}
