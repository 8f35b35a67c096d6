// The page about messages and the manifest are made from the rows; a command's method says what it sends.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readProducts } from '../../scripts/rows.mjs';
import { root } from '../../scripts/setup.mjs';

const page = readFileSync(join(root, 'docs/reference/messages.md'), 'utf8');
const elements = JSON.parse(
  readFileSync(join(root, 'custom-elements.json'), 'utf8'),
).modules.flatMap(({ declarations }) => declarations);

for (const { name, tag, config, events, commands } of await readProducts()) {
  const element = elements.find(({ tagName }) => tagName === tag);

  describe(name, () => {
    test('has rows, each with a sentence and a name for its data', () => {
      assert(events.length > 3 && commands.length > 2);
      const bare = [...events, ...commands].filter(
        ({ sentence, payload }) => !/^[A-Z].*[.]$/.test(sentence) || !/^[A-Z]\w+$/.test(payload),
      );
      assert.deepEqual(bare, []);
    });

    test('has every message on the page about messages', () => {
      const missing = [...events, ...commands].filter(({ type }) => !page.includes(`\`${type}\``));
      assert.deepEqual(missing, []);
    });

    test('has every event in the manifest, in the words of its row', () => {
      const described = new Map(element.events.map((each) => [each.name, each.description]));
      for (const { type, sentence } of events) assert.equal(described.get(type), sentence);
    });

    test('has a method for every command, which says what it sends', () => {
      const sent = element.members.flatMap(
        ({ description = '' }) => /Sends `([^`]+)`/.exec(description)?.[1] ?? [],
      );
      const types = commands.map(({ type }) => type).filter((type) => type !== config);
      assert.deepEqual([...new Set(sent)].sort(), types.sort());
    });
  });
}
