// What docs/hosts shows as code of an application is its code: the fence names the file.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/setup.mjs';

const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');

/** The code without its layout, which depends on how deep it is indented. */
const flat = (/** @type {string} */ text) => text.replace(/\s+/g, '').replace(/;$/, '');

for (const page of readdirSync(join(root, 'docs/hosts'))) {
  const fences = [...read(`docs/hosts/${page}`).matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)];
  if (page === 'README.md') continue;
  test(`docs/hosts/${page} shows what is in the application`, () => {
    assert(fences.length > 0);
    for (const [, path = '', code = ''] of fences) {
      assert(flat(read(path)).includes(flat(code)), `not in ${path}:\n${code}`);
    }
  });
}
