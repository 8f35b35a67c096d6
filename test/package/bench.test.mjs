import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { root } from '../../scripts/setup.mjs';
import { quantile, ratio, rotated } from '../../bench/statistics.mjs';

describe('the benchmark', () => {
  const out = mkdtempSync(join(tmpdir(), 'zoom-embed-elements-bench-test-'));
  after(() => rmSync(out, { recursive: true }));
  const read = (/** @type {string} */ name) => readFileSync(join(out, name), 'utf8');

  // As little as there is to measure, and none of it judged: what counts is that it runs.
  test('measures every subject, and writes tables and a plot', () => {
    const args = ['bench/run.mjs', '--tiny', '--no-build', '--only', 'in,out,request,bytes'];
    const { status, stderr } = spawnSync(process.execPath, [...args, '--out', out], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    assert.equal(stderr, '');

    const { measured, bytes } = JSON.parse(read('results.json'));
    const subjects = ['raw', 'library', 'penpal', 'streams'];
    assert.ok(measured.length >= 10);
    for (const { id, title, subjects: by } of measured) {
      for (const subject of subjects) {
        assert.ok(by[subject].median > 0, `${id} of ${subject}`);
        assert.ok(by[subject].ratio.median > 0, `${id} of ${subject}`);
      }
      assert.equal(by.raw.ratio.median, 1);
      assert.ok(read('results.md').includes(title));
      assert.ok(read('results.svg').includes(title));
    }
    assert.ok(bytes.every(({ raw, gzip, brotli }) => raw > gzip && gzip > brotli && brotli > 0));
  });

  test('its medians, quartiles and ratios are what they are called', () => {
    assert.equal(quantile([4, 1, 3, 2], 0.5), 2.5);
    assert.equal(quantile([5, 1, 3, 2, 4], 0.25), 2);
    assert.deepEqual(ratio([2, 6, 12], [2, 3, 4]), { median: 2, q1: 1.5, q3: 2.5 });
    assert.deepEqual(rotated(['a', 'b', 'c'], 4), ['b', 'c', 'a']);
  });
});
