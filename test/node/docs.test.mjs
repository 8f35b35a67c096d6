import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/setup.mjs';

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

test('docs/messages.md says what the catalogue of messages says', () => {
  const check = [join(root, 'scripts/messages.mjs'), '--check'];
  const { status, stderr } = spawnSync(process.execPath, check, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});

for (const [product, tag] of /** @type {const} */ ([
  ['phone', 'zoom-phone-embed'],
  ['contact-center', 'zoom-cc-embed'],
])) {
  test(`the manifest names every event of <${tag}>`, () => {
    /** @type {{ declarations?: { tagName?: string, events?: { name: string }[] }[] }[]} */
    const modules = read('custom-elements.json').modules;
    const element = modules
      .flatMap(({ declarations = [] }) => declarations)
      .find(({ tagName }) => tagName === tag);
    const named = new Set(element?.events?.map(({ name }) => name));
    /** @type {{ type: string }[]} */
    const messages = read(`test/fixtures/${product}.json`).fromWidget;
    const missing = messages.filter(({ type }) => !named.has(type));
    assert.deepEqual(missing, []);
  });
}

test('docs/security.md names tests that there are', () => {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const named = [...text.matchAll(/`(test\/[^`]+)`:((?:,? ?“[^”]+”)+)/g)];
  assert(named.length > 20);
  for (const [, file = '', names = ''] of named) {
    const tests = readFileSync(join(root, file), 'utf8');
    for (const [, name = ''] of names.matchAll(/“([^”]+)”/g)) {
      assert(tests.includes(name), `${file} has no test “${name}”`);
    }
  }
  // Nothing that is named escapes the check.
  assert.equal(named.length, text.match(/`test\/\w+\/[^`]+`/g)?.length);
});
