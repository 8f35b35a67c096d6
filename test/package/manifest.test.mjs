import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/setup.mjs';

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

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

test('the manifest names the attributes that the elements observe, and no other', async () => {
  const load = (/** @type {string} */ file) => import(pathToFileURL(join(root, 'dist', file)).href);
  const built = { ...(await load('index.js')), ...(await load('outbox.js')) };
  /** @type {{ declarations?: { name: string, tagName?: string, attributes?: { name: string }[] }[] }[]} */
  const modules = read('custom-elements.json').modules;
  const elements = modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName);
  assert(elements.length > 3);
  for (const { name, attributes = [] } of elements) {
    const named = attributes.map((attribute) => attribute.name).sort();
    assert.deepEqual(named, [...built[name].observedAttributes].sort(), name);
  }
});

test('the manifest gives every argument a type that the package exports, and a sentence', () => {
  /** @typedef {{ name: string, type?: { text: string }, description?: string }} Parameter */
  /** @type {{ declarations?: { members?: { name: string, parameters?: Parameter[] }[] }[] }[]} */
  const modules = read('custom-elements.json').modules;
  const members = modules.flatMap(({ declarations = [] }) =>
    declarations.flatMap(({ members = [] }) => members),
  );
  const bare = members.flatMap(({ name, parameters = [] }) =>
    parameters
      .filter(
        ({ type, description }) => !description || !type || /\b(O|Own|AnyCase)\b/.test(type.text),
      )
      .map((parameter) => [name, parameter.name, parameter.type?.text]),
  );
  assert(members.length > 50);
  assert.deepEqual(bare, []);
});
