// docs/reference/messages.md is made from the catalogue of messages; the registries are what the code goes by.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/setup.mjs';

const page = readFileSync(join(root, 'docs/reference/messages.md'), 'utf8');

for (const [folder, prefix] of /** @type {const} */ ([
  ['phone', 'phone'],
  ['contact-center', 'cc'],
])) {
  for (const direction of ['From', 'To']) {
    test(`docs/reference/messages.md has every message ${direction.toLowerCase()} the widget of the ${folder}`, async () => {
      const file = join(root, `dist/${folder}/${direction.toLowerCase()}-widget.js`);
      const { [`${prefix}${direction}Widget`]: registry } = await import(pathToFileURL(file).href);
      const types = Object.keys(registry);
      assert(types.length > 3);
      const missing = types.filter((type) => !page.includes(`\`${type}\``));
      assert.deepEqual(missing, []);
    });
  }
}
