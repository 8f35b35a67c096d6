// docs/reference/size.md, or with --json the figures: what the library weighs, beside what others ship for the
// same purpose.
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { format } from 'prettier';
import { bundlers, byVite } from './bundlers.mjs';
import { guard, root } from './setup.mjs';

/** Bytes of gzip that may not be passed; a commit that needs more raises one and says what for. */
export const CEILINGS = {
  'cdn/zoom-embeds.js': 39_200,
  'cdn/zoom-embed-elements.js': 78_500,
  'cdn/zoom-embed-elements.iife.js': 78_500,
  'of the root, SmartEmbedError only': 300,
  'define/zoom-dial-links': 10_200,
  'define/zoom-call-button': 11_800,
  'define/zoom-call-banner': 13_800,
  'define/zoom-call-list': 12_800,
  'define/zoom-engagement-list': 15_200,
  'define/zoom-wrap-up': 14_200,
  'define/zoom-agent-status': 12_200,
  'define/zoom-embed-status': 11_200,
  'define/zoom-embed-inspector': 13_800,
  'translations/de': 2_000,
};

/** The same of the entries, by every bundler. */
export const ENTRY_CEILINGS = {
  'define/zoom-phone-embed': 26_600,
  'define/zoom-cc-embed': 29_500,
  'define/zoom-phone-embed + define/zoom-cc-embed': 33_900,
  'define/zoom-embed-dock': 18_700,
  'define/zoom-log-outbox': 19_400,
  define: 78_500,
};

/** How much more the largest of the bundlers may make of an entry than the smallest. */
export const SPREAD = 1.1;

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

/** A built file, as an import names it. */
export const dist = (/** @type {string} */ file) => JSON.stringify(join(root, 'dist', file));
const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');

/** Ours, by name: the production build must be there. @returns {Promise<Size[]>} */
export async function ownSizes() {
  const entries = Object.keys(CEILINGS).filter((name) => /^(define|translations)\//.test(name));
  /** @type {Size[]} */
  const alone = [];
  for (const entry of entries) {
    alone.push(sizeOf(entry, await byVite(`import ${dist(`${entry}.js`)};`)));
  }
  return [
    ...Object.keys(CEILINGS)
      .filter((name) => name.startsWith('cdn/'))
      .map((file) => sizeOf(file, read(`dist/${file}`))),
    sizeOf(
      'of the root, SmartEmbedError only',
      await byVite(
        `import { SmartEmbedError } from ${dist('index.js')}; globalThis.is = (error) => error instanceof SmartEmbedError;`,
      ),
    ),
    ...alone,
  ];
}

/** What each bundler makes of each entry, in bytes of gzip. @returns {Promise<Record<string, Record<string, number>>>} */
export async function entrySizes() {
  /** @type {Record<string, Record<string, number>>} */
  const sizes = {};
  for (const entry of Object.keys(ENTRY_CEILINGS)) {
    const by = (sizes[entry] = /** @type {Record<string, number>} */ ({}));
    for (const [name, bundle] of Object.entries(bundlers)) {
      const imports = entry.split(' + ').map((each) => `import ${dist(`${each}.js`)};`);
      by[name] = sizeOf(name, await bundle(imports.join('\n'))).gzip;
    }
  }
  return sizes;
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
      await byVite(
        `import Everywhere from 'aircall-everywhere'; globalThis.everywhere = Everywhere;`,
      ),
    ),
    sizeOf(
      version('penpal'),
      await byVite(
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

/** @param {Size[]} sizes @param {Record<string, Record<string, number>>} entries */
const page = (sizes, entries) => `# Size

Bytes of minified code, with everything it needs: made by \`npm run size\`. A test holds the ceilings.

| what | raw | gzip | brotli | ceiling, gzip |
| --- | ---: | ---: | ---: | ---: |
${sizes.map(row).join('\n')}

What each bundler makes of an entry, in bytes of gzip:

| import | ${Object.keys(bundlers).join(' | ')} | ceiling |
| --- |${' ---: |'.repeat(Object.keys(bundlers).length + 1)}
${Object.entries(entries)
  .map(([entry, by]) => {
    const ceiling = ENTRY_CEILINGS[/** @type {keyof typeof ENTRY_CEILINGS} */ (entry)];
    const cells = [...Object.values(by), ceiling].map((bytes) => bytes.toLocaleString('en'));
    return `| \`zoom-embed-elements/${entry}\` | ${cells.join(' | ')} |`;
  })
  .join('\n')}

The other packages connect a page with a frame too: Amazon's and Aircall's with their own softphones, penpal with any frame, without knowing what is said.
`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await guard(async () => {
    const sizes = await allSizes();
    const entries = await entrySizes();
    if (process.argv.includes('--json')) console.log(JSON.stringify({ sizes, entries }, null, 2));
    else {
      const text = await format(page(sizes, entries), { parser: 'markdown' });
      writeFileSync(join(root, 'docs/reference/size.md'), text);
      console.log(text);
    }
  });
}
