// The table in docs/styling.md and the styles say the same.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/setup.mjs';

const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');

test('every property that styles the controls is documented, with its defaults', () => {
  const styles = read('src/controls/shared/tokens.ts').replace(/\s+/g, ' ');
  const inStyles = [...styles.matchAll(/var\( ?(--zoom-embed-[\w-]+), (.+?) ?\);/g)].map(
    ([, name = '', value = '']) => {
      const under = (/** @type {number} */ scheme) =>
        value.replace(/light-dark\((#\w+), (#\w+)\)/g, (...match) => match[scheme + 1]);
      return [name, under(0), under(1)];
    },
  );
  const rows = read('docs/styling.md')
    .split('\n')
    .filter((line) => line.startsWith('| `--'));
  const documented = rows.map((line) => [...line.matchAll(/`(.*?)`/g)].map(([, code]) => code));
  assert(inStyles.length > 20);
  assert.deepEqual(documented, inStyles);
});
