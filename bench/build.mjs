// The pages of the benchmark, built as a host's bundler would build them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root, SetupError } from '../scripts/setup.mjs';

/** Builds what ships of the library. */
export function buildLibrary() {
  const args = [join(root, 'scripts/build.mjs'), 'lib', 'cdn'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new SetupError(`The library was not built.\n${stderr}`);
}

/** The library's build. */
export const dist = join(root, 'dist');

/** Sees to it that all that is measured of another build is there. @param {string} folder */
export function checkBuild(folder) {
  const needed = ['define/zoom-phone-embed.js', 'cdn/zoom-embeds.js'];
  const missing = needed.filter((file) => !existsSync(join(folder, file)));
  if (missing.length) {
    const command = 'node scripts/build.mjs lib cdn';
    throw new SetupError(`${folder} has no ${missing.join(', ')}: run "${command}" there.`);
  }
}

/**
 * Builds the host's and the widget's page.
 *
 * @param {string} outDir
 * @param {{ before?: string, minify?: boolean }} [options] `before` is the build to compare with.
 */
export async function buildPages(outDir, { before = dist, minify = true } = {}) {
  const pages = join(root, 'bench/pages');
  await build({
    configFile: false,
    envDir: false,
    root: pages,
    base: './',
    mode: 'production',
    logLevel: 'error',
    resolve: {
      alias: [
        { find: /^zoom-embed-elements\/(.*)$/, replacement: join(dist, '$1.js') },
        { find: /^before\/(.*)$/, replacement: join(before, '$1.js') },
      ],
    },
    build: {
      target: 'es2022',
      outDir,
      minify,
      emptyOutDir: true,
      modulePreload: false,
      reportCompressedSize: false,
      // A competitor is over a megabyte.
      chunkSizeWarningLimit: 4096,
      rolldownOptions: {
        input: ['host', 'widget', 'outbox'].map((name) => join(pages, `${name}.html`)),
      },
    },
  });
}
