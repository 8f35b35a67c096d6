// The pages of the benchmark, built as a host's bundler would build them.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';
import { root, SetupError } from '../scripts/setup.mjs';

/** Builds what ships of the library. */
export function buildLibrary() {
  const args = [join(root, 'scripts/build.mjs'), 'lib', 'cdn'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new SetupError(`The library was not built.\n${stderr}`);
}

/**
 * Builds the host's and the widget's page; the library comes from `dist`.
 *
 * @param {string} outDir
 * @param {{ minify?: boolean }} [options]
 */
export async function buildPages(outDir, { minify = true } = {}) {
  const pages = join(root, 'bench/pages');
  await build({
    configFile: false,
    envDir: false,
    root: pages,
    base: './',
    mode: 'production',
    logLevel: 'error',
    resolve: {
      alias: [{ find: /^zoom-embed-elements\/(.*)$/, replacement: join(root, 'dist/$1.js') }],
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
      rolldownOptions: { input: [join(pages, 'host.html'), join(pages, 'widget.html')] },
    },
  });
}
