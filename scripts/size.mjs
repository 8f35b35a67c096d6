// node scripts/size.mjs [--json]: what the library weighs, beside what others ship for the same purpose.
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { format } from 'prettier';
import { build } from 'vite';
import { guard, root } from './setup.mjs';

/** Bytes of gzip that may not be passed; a commit that needs more raises one and says what for. */
export const CEILINGS = {
  'CDN file, module': 22_000,
  'CDN file, classic script': 22_100,
  'phone alone': 16_000,
  'contact center alone': 18_100,
  'of the root, SmartEmbedError only': 200,
};

/**
 * @typedef {object} Size
 * @property {string} name
 * @property {number} raw Bytes, minified.
 * @property {number} gzip
 * @property {number} brotli
 */

/** @param {string} name @param {string} code @returns {Size} */
const sizeOf = (name, code) => ({
  name,
  raw: Buffer.byteLength(code),
  gzip: gzipSync(code, { level: 9 }).length,
  brotli: brotliCompressSync(code).length,
});

/** What an application's bundler makes of an import, with all that it needs. @param {string} code */
export async function bundled(code) {
  const entry = 'virtual:entry';
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? `${entry}.js` : undefined),
        load: (id) => (id === `${entry}.js` ? code : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry, output: { minify: true } },
    },
  });
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (result);
  return output.map((each) => ('code' in each ? each.code : '')).join('');
}

/** A built file, as an import names it. */
export const dist = (/** @type {string} */ file) => JSON.stringify(join(root, 'dist', file));
const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');

/** Ours, by name: the production build must be there. @returns {Promise<Size[]>} */
export async function ownSizes() {
  return [
    sizeOf('CDN file, module', read('dist/cdn/zoom-embed-elements.js')),
    sizeOf('CDN file, classic script', read('dist/cdn/zoom-embed-elements.iife.js')),
    sizeOf('phone alone', await bundled(`import ${dist('define/zoom-phone-embed.js')};`)),
    sizeOf('contact center alone', await bundled(`import ${dist('define/zoom-cc-embed.js')};`)),
    sizeOf(
      'of the root, SmartEmbedError only',
      await bundled(
        `import { SmartEmbedError } from ${dist('index.js')}; globalThis.is = (error) => error instanceof SmartEmbedError;`,
      ),
    ),
  ];
}

/** What a page loads to use them: as they ship it minified, else as a bundler makes it. @returns {Promise<Size[]>} */
async function othersSizes() {
  const version = (/** @type {string} */ name) =>
    `${name} ${JSON.parse(read(`node_modules/${name}/package.json`)).version}`;
  return [
    sizeOf(
      version('amazon-connect-streams'),
      read('node_modules/amazon-connect-streams/release/connect-streams-min.js'),
    ),
    sizeOf(
      version('aircall-everywhere'),
      await bundled(
        `import Everywhere from 'aircall-everywhere'; globalThis.everywhere = Everywhere;`,
      ),
    ),
    sizeOf(
      version('penpal'),
      await bundled(
        `import { connect, WindowMessenger } from 'penpal'; globalThis.penpal = [connect, WindowMessenger];`,
      ),
    ),
  ];
}

/** Ours, then the others'. @returns {Promise<Size[]>} */
export const allSizes = async () => [...(await ownSizes()), ...(await othersSizes())];

const row = (/** @type {Size} */ { name, raw, gzip, brotli }) =>
  `| ${[name, raw, gzip, brotli, CEILINGS[/** @type {keyof typeof CEILINGS} */ (name)] ?? '']
    .map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell))
    .join(' | ')} |`;

const page = (/** @type {Size[]} */ sizes) => `# Size

Bytes of minified code, with everything it needs: made by \`npm run size\`. A test holds the ceilings.

| what | raw | gzip | brotli | ceiling, gzip |
| --- | ---: | ---: | ---: | ---: |
${sizes.map(row).join('\n')}

The phone and the contact center alone are what a bundler makes of \`zoom-embed-elements/define/zoom-phone-embed\` and \`…/zoom-cc-embed\`. The other packages connect a page with a frame too: Amazon's and Aircall's with their own softphones, penpal with any frame, without knowing what is said.
`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await guard(async () => {
    const sizes = await allSizes();
    if (process.argv.includes('--json')) console.log(JSON.stringify(sizes, null, 2));
    else {
      const text = await format(page(sizes), { parser: 'markdown' });
      writeFileSync(join(root, 'docs/size.md'), text);
      console.log(text);
    }
  });
}
