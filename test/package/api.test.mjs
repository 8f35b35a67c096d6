// The reference is for people who have nothing else open: it defines each type that it names.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/setup.mjs';

const page = readFileSync(join(root, 'docs/reference/api.md'), 'utf8');

/** What every developer of web pages knows, and the parameters of generic types. */
const KNOWN =
  /^(AbortSignal|CustomElementRegistry|Date|Element|Error|HTMLIFrameElement|HeadersInit|Partial|Promise|PromiseLike|Readonly|Record|[A-Z])$/;

test('the reference defines every type that it names', () => {
  const blocks = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) =>
    code.replace(/\/\*.*?\*\/|'[^'\n]*'/gs, ''),
  );
  const cells = page
    .split('\n')
    .filter((line) => /^(\| |Returns )/.test(line))
    .flatMap((line) => {
      // Of a table the second or third cell holds a type, of a result the first code.
      const code = line.startsWith('|') ? line.split(/(?<!\\) \| /).slice(1, 3) : [line];
      return code.flatMap(
        (text) => /^(?:Returns )?`([^`]+)` *(?:$|:)/.exec(text.trim())?.[1] ?? [],
      );
    })
    .map((code) => code.replace(/'[^']*'/g, ''));
  const defined = new Set(
    [
      ...blocks.join('\n').matchAll(/\b(?:interface|type) ([A-Z]\w+)/g),
      ...page.matchAll(/^### `([A-Z]\w+)`$/gm),
    ].map(([, name]) => name),
  );
  const named = new Set([...blocks, ...cells].join('\n').match(/\b[A-Z]\w*/g));
  assert(named.size > 80, `${named.size} names`);
  const missing = [...named].filter((name) => !defined.has(name) && !KNOWN.test(name));
  assert.deepEqual(missing, []);
});

test('the reference has a sentence for each argument, property and event', () => {
  const bare = page.split('\n').filter((line) => line.startsWith('| `') && /\|\s*\|$/.test(line));
  assert.deepEqual(bare, []);
});
