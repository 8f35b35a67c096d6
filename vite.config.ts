/**
 * All that Vite does here, one mode each; `scripts/build.mjs` runs the building ones.
 *
 * - `lib`: ES modules for bundlers, one for each source file
 * - `cdn`: everything in one file, as a module and as a classic script; `cdn-embeds`: the embeds alone
 * - `cdn:de` and the like: the words of a language, as a script of either kind
 * - `simulator`: the pages of the stand-in widgets, for any static server
 * - `simulator-sdk`: the stand-in for Zoom's script, a classic one
 * - `simulator-modules`: the simulator's Node server, its client and what Playwright takes
 * - any other: the demo, for the development server; `vite build` makes static pages of it
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The files of one kind in a folder: each one's name without the extension, and its path. */
const filesIn = (folder: string, extension: string): [name: string, path: string][] =>
  readdirSync(here(folder))
    .filter((file) => extname(file) === extension)
    .map((file) => [basename(file, extension), join(here(folder), file)]);

/** The languages besides English: each one's code, and the path of its words. */
const languages = filesIn('src/translations', '.ts').filter(([name]) => name !== 'words');

/** What a host's bundler finds for itself, and may share with the host. */
const external = Object.keys(packageJson.dependencies).map((name) => new RegExp(`^${name}(/|$)`));

const output = {
  target: 'es2022',
  // What is not minified can be read as it is; maps would double what everybody downloads.
  sourcemap: false,
  // Several modes write below one folder: `scripts/build.mjs` empties it.
  emptyOutDir: false,
  copyPublicDir: false,
  reportCompressedSize: false,
};

const lib = (): UserConfig => ({
  build: {
    ...output,
    outDir: here('dist'),
    minify: false,
    lib: {
      entry: {
        index: here('src/index.ts'),
        define: here('src/define.ts'),
        'plain-text': here('src/plain-text.ts'),
        records: here('src/records.ts'),
        schemas: here('src/schemas.ts'),
        numbers: here('src/numbers.ts'),
        outbox: here('src/outbox.ts'),
        ...Object.fromEntries(
          filesIn('src/define', '.ts').map(([tag, path]) => [`define/${tag}`, path]),
        ),
        ...Object.fromEntries(languages.map(([code, path]) => [`translations/${code}`, path])),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external,
      output: {
        preserveModules: true,
        preserveModulesRoot: here('src'),
        entryFileNames: ({ name }) => `${name.replace(/^_virtual\/.*\//, 'helpers/')}.js`,
      },
    },
  },
});

/** Writes `sri.json`: the integrity value of each script, by file name. */
const integrity: Plugin = {
  name: 'integrity',
  // Runs once for each format, the last time with all files there.
  writeBundle() {
    const scripts = readdirSync(here('dist/cdn'), { recursive: true, encoding: 'utf8' })
      .filter((file) => extname(file) === '.js')
      .sort();
    const hashes = scripts.map((file) => {
      const script = readFileSync(join(here('dist/cdn'), file));
      const hash = createHash('sha384').update(script).digest('base64');
      return [file.replaceAll('\\', '/'), `sha384-${hash}`];
    });
    const json = JSON.stringify(Object.fromEntries(hashes), null, 2);
    writeFileSync(here('dist/cdn/sri.json'), `${json}\n`);
  },
};

interface SourceMap {
  sources: string[];
  sourcesContent: (string | null)[];
  ignoreList?: number[];
}

/**
 * The classic script's map says what the module's says, and the sources of others are with them: a map that brought
 * both along would be most of the package.
 */
const leanMaps: Plugin = {
  name: 'lean-maps',
  generateBundle(_, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      if (file.type === 'chunk' && name.includes('.iife.')) {
        Reflect.deleteProperty(bundle, `${name}.map`);
        file.code = file.code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
      }
      if (file.type !== 'asset' || !name.endsWith('.map')) continue;
      const map = JSON.parse(String(file.source)) as SourceMap;
      const isOthers = map.sources.map((source) => source.includes('/node_modules/'));
      map.sourcesContent = map.sourcesContent.map((text, index) => (isOthers[index] ? null : text));
      map.ignoreList = isOthers.flatMap((is, index) => (is ? [index] : []));
      file.source = JSON.stringify(map);
    }
  },
};

const cdn = (name: string, source: string): UserConfig => ({
  plugins: [leanMaps, integrity],
  build: {
    ...output,
    sourcemap: true,
    outDir: here('dist/cdn'),
    license: { fileName: `${name}.LICENSES.md` },
    lib: {
      entry: { [name]: here(source) },
      name: 'ZoomEmbedElements',
      formats: ['es', 'iife'],
      fileName: (format, name) => (format === 'es' ? `${name}.js` : `${name}.${format}.js`),
    },
    rolldownOptions: {
      output: {
        // Also what is loaded when it is needed elsewhere.
        codeSplitting: false,
        // Vite leaves the whitespace in a library's ES output unless it is told this way.
        minify: true,
        // Marks for bundlers, which no other one reads.
        comments: { annotation: false, jsdoc: false, legal: false },
        postBanner: `/*! ${packageJson.name} ${packageJson.version}, MIT; with ${name}.LICENSES.md */`,
      },
    },
  },
});

const translation = (code: string): UserConfig => ({
  plugins: [integrity],
  build: {
    ...output,
    outDir: here('dist/cdn/translations'),
    lib: {
      entry: here(`src/translations/${code}.ts`),
      // It exports nothing, so it is a classic script and a module alike.
      name: 'ZoomEmbedElementsTranslation',
      formats: ['iife'],
      fileName: () => `${code}.js`,
    },
    rolldownOptions: { output: { minify: true } },
  },
});

const simulator = (): UserConfig => ({
  root: here('simulator'),
  base: './',
  build: {
    ...output,
    outDir: here('dist/simulator'),
    // A strict Content-Security-Policy allows neither inline scripts nor data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'LICENSES.md' },
    rolldownOptions: {
      input: filesIn('simulator', '.html').map(([, path]) => path),
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
});

const simulatorSdk = (): UserConfig => ({
  build: {
    ...output,
    outDir: here('dist/simulator'),
    lib: {
      entry: here('simulator/sdk/main.ts'),
      // Vite asks for a name, although nothing is exported.
      name: 'sdk',
      formats: ['iife'],
      fileName: () => 'sdk.js',
    },
  },
});

const simulatorModules = (): UserConfig => ({
  build: {
    ...output,
    // "ssr" is Vite's word for plain modules, with packages and Node's own modules left outside.
    ssr: true,
    outDir: here('dist/simulator'),
    rolldownOptions: {
      input: Object.fromEntries(
        ['server', 'client', 'playwright'].map((name) => [name, here(`simulator/${name}.ts`)]),
      ),
      output: { entryFileNames: '[name].js', chunkFileNames: 'modules/[name].js' },
    },
  },
});

const demo = (): UserConfig => ({
  root: here('demo'),
  base: './',
  server: { fs: { allow: [here('.')] } },
  build: {
    ...output,
    outDir: here('demo/dist'),
    emptyOutDir: true,
    // The pages' own policy allows neither inline scripts nor data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: filesIn('demo', '.html').map(([, path]) => path) },
  },
});

const modes: Readonly<Record<string, (part?: string) => UserConfig>> = {
  lib,
  cdn: (code) => (code ? translation(code) : cdn('zoom-embed-elements', 'src/cdn.ts')),
  'cdn-embeds': () => cdn('zoom-embeds', 'src/cdn-embeds.ts'),
  simulator,
  'simulator-sdk': simulatorSdk,
  'simulator-modules': simulatorModules,
};

export default defineConfig(({ mode }) => {
  const [name = '', part] = mode.split(':');
  return { ...(modes[name] ?? demo)(part), envDir: false };
});
