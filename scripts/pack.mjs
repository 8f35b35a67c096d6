import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './setup.mjs';

/**
 * Packs what is built, as npm would publish it.
 *
 * @param {string} folder Where the tarball goes.
 * @returns {{ tarball: string, files: string[] }} its path, and the paths of the files in it
 */
export function pack(folder) {
  // Without scripts: what is checked is the build that is there.
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', `"${folder}"`];
  const output = execFileSync('npm', args, {
    cwd: root,
    // npm is a .cmd file on Windows, which only a shell starts; a path may hold spaces.
    shell: true,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename, files }] = JSON.parse(output);
  return { tarball: join(folder, filename), files: files.map(({ path }) => path) };
}
