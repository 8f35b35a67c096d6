// The applications and what is said of them: what docs/hosts shows as their code is their code, where the
// fence names the file.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hosts, inHost } from '../../scripts/hosts.mjs';
import { root } from '../../scripts/setup.mjs';

const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');

/** The code without its layout, which depends on how deep it is indented. */
const flat = (/** @type {string} */ text) => text.replace(/\s+/g, '').replace(/;$/, '');

const needs = JSON.parse(read('package.json')).dependencies;
for (const name of hosts.filter((each) => existsSync(inHost(each, 'package-lock.json')))) {
  test(`the lock file of ${name} knows what the library needs`, () => {
    const lock = JSON.parse(readFileSync(inHost(name, 'package-lock.json'), 'utf8'));
    const again = 'npm uninstall zoom-embed-elements && npm install file:../../..';
    const known = lock.packages['node_modules/zoom-embed-elements'].dependencies;
    assert.deepEqual(known, needs, `in demo/hosts/${name}: ${again}`);
  });
}

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
