// What editors read of the package: `npm run analyze` makes it from the manifest.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../scripts/setup.mjs';

const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const packageJson = read('package.json');
const names = (list) => list.map(({ name }) => name).sort();

const elements = read('custom-elements.json')
  .modules.flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName);

const vsCode = read('vscode.html-custom-data.json').tags;
const webTypes = read('web-types.json');
const jetBrains = webTypes.contributions.html.elements;

test('both kinds of editor know every tag, and no other', () => {
  const tags = elements.map(({ tagName }) => tagName).sort();
  assert.deepEqual(tags, ['zoom-cc-embed', 'zoom-log-outbox', 'zoom-phone-embed', 'zp-note-field']);
  assert.deepEqual(names(vsCode), tags);
  assert.deepEqual(names(jetBrains), tags);
});

test('the package says where the web types are, and they say what package it is', () => {
  assert.equal(packageJson['web-types'], './web-types.json');
  assert.equal(webTypes.name, packageJson.name);
  assert.equal(webTypes.version, packageJson.version);
});

for (const { tagName, attributes, events = [], slots = [], members } of elements) {
  describe(`<${tagName}>`, () => {
    const code = vsCode.find(({ name }) => name === tagName);
    const web = jetBrains.find(({ name }) => name === tagName);

    test('has its attributes, each with a description', () => {
      for (const known of [code.attributes, web.attributes]) {
        assert.deepEqual(names(known), names(attributes));
        for (const { name, description } of known) assert(description, name);
      }
    });

    test('has its events: VS Code shows them in the hover text', () => {
      assert.deepEqual(names(web.events), names(events));
      for (const { name } of events) assert(code.description.includes(`**${name}**`), name);
    });

    test('has its slots and properties', () => {
      assert.deepEqual(names(web.slots), names(slots));
      const fields = members.filter(({ kind }) => kind === 'field');
      assert.deepEqual(names(web.js.properties), names(fields));
    });
  });
}

test('the values of an attribute with a few are offered', () => {
  const field = vsCode.find(({ name }) => name === 'zp-note-field');
  const type = field.attributes.find(({ name }) => name === 'type');
  assert.deepEqual(names(type.values), ['select', 'text']);
});
