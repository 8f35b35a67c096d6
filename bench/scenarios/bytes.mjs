// What a page loads: each file as it ships, and compressed as a server would.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from '../../scripts/setup.mjs';

/** @type {[subject: string, file: string][]} */
const files = [
  ['library', 'dist/cdn/zoom-embed-elements.js'],
  ['library', 'dist/cdn/zoom-embed-elements.iife.js'],
  ['penpal', 'node_modules/penpal/dist/penpal.min.js'],
  ['streams', 'node_modules/amazon-connect-streams/release/connect-streams-min.js'],
];

export function measureBytes() {
  return files
    .map(([subject, file]) => ({ subject, file, path: join(root, file) }))
    .filter(({ path }) => existsSync(path))
    .map(({ subject, file, path }) => {
      const body = readFileSync(path);
      return {
        subject,
        file: file.replace(/^node_modules\//, ''),
        raw: body.length,
        gzip: gzipSync(body, { level: 9 }).length,
        brotli: brotliCompressSync(body, {
          params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
        }).length,
      };
    });
}
