// What an application's bundler makes of an import, minified, with all that it needs: by each that people use.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import * as esbuild from 'esbuild';
import { rollup } from 'rollup';
import { build } from 'vite';
import webpack from 'webpack';
import { root } from './setup.mjs';

const entry = 'virtual:entry';

/** Gives a bundler written with plugins an entry of this code. @param {string} code */
const entryPlugin = (code) => ({
  name: 'entry',
  resolveId: (/** @type {string} */ id) => (id === entry ? `${entry}.js` : undefined),
  load: (/** @type {string} */ id) => (id === `${entry}.js` ? code : undefined),
});

/**
 * What is loaded at once, without what waits for an `import()`.
 *
 * @param {readonly object[]} output
 */
function joined(output) {
  /** @type {{ fileName: string, code: string, isEntry: boolean, imports: string[] }[]} */
  const chunks = /** @type {any[]} */ (output).filter((each) => 'code' in each);
  const loaded = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of loaded) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) loaded.add(chunk);
  }
  return [...loaded].map(({ code }) => code).join('');
}

/** @param {string} code */
export async function byVite(code) {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [entryPlugin(code)],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry, output: { minify: true } },
    },
  });
  return joined(/** @type {import('vite').Rolldown.RolldownOutput} */ (result).output);
}

/** @param {string} code */
async function byRollup(code) {
  const bundle = await rollup({
    input: entry,
    plugins: [entryPlugin(code), nodeResolve({ rootDir: root }), terser({ module: true })],
    // What packages' comments and their own imports look like is no matter of ours.
    onLog: () => undefined,
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return joined(output);
}

/** @param {string} code */
async function byEsbuild(code) {
  const result = await esbuild.build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    // Beside the code, as the other bundlers leave them out.
    legalComments: 'none',
    splitting: true,
    outdir: root,
    metafile: true,
    write: false,
  });
  const { outputs } = result.metafile;
  const loaded = new Set(
    Object.keys(outputs).filter((file) => outputs[file]?.entryPoint === '<stdin>'),
  );
  for (const file of loaded) {
    const imports = outputs[file]?.imports ?? [];
    for (const { kind, path } of imports) if (kind === 'import-statement') loaded.add(path);
  }
  return result.outputFiles
    .filter(({ path }) => [...loaded].some((file) => path.endsWith(`/${file}`)))
    .map(({ text }) => text)
    .join('');
}

/** @param {string} code */
async function byWebpack(code) {
  // Below the project, where packages are found.
  const folder = await mkdtemp(join(root, 'node_modules/.webpack-'));
  try {
    const file = join(folder, 'entry.mjs');
    await writeFile(file, code);
    const compiler = webpack({
      mode: 'production',
      context: folder,
      entry: file,
      target: ['web', 'es2022'],
      output: { path: join(folder, 'dist'), module: true },
      experiments: { outputModule: true },
      performance: { hints: false },
    });
    const stats = await new Promise((resolve, reject) => {
      compiler.run((error, result) => (error ? reject(error) : resolve(result)));
    });
    if (stats.hasErrors()) throw new Error(stats.toString('errors-only'));
    return await readFile(join(folder, 'dist/main.mjs'), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @type {Readonly<Record<string, (code: string) => Promise<string>>>} */
export const bundlers = {
  Vite: byVite,
  Rollup: byRollup,
  webpack: byWebpack,
  esbuild: byEsbuild,
};
