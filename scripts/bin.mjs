import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

/** The script behind a package's command, which Node runs without a shell on any system. */
export const bin = (/** @type {string} */ name, folder = name) => {
  const directory = join(root, 'node_modules', folder);
  const { bin } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  return join(directory, typeof bin === 'string' ? bin : bin[name]);
};
