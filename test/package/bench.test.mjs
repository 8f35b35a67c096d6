import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { ratio } from '../../bench/interval.mjs';
import { names } from '../../bench/names.mjs';
import { marks } from '../../bench/plot.mjs';
import { answer, questionsOf, verdict } from '../../bench/question.mjs';
import { sample } from '../../bench/sampling.mjs';
import { quantile, rotated } from '../../bench/statistics.mjs';
import { root } from '../../scripts/setup.mjs';

describe('the benchmark', () => {
  const out = mkdtempSync(join(tmpdir(), 'zoom-embed-elements-bench-test-'));
  after(() => rmSync(out, { recursive: true }));
  const read = (/** @type {string} */ name) => readFileSync(join(out, name), 'utf8');

  // As little as there is to measure, and none of it judged: what counts is that it runs.
  test('measures every subject and another build, and writes tables and a plot', () => {
    const args = ['bench/run.mjs', '--tiny', '--no-build', '--only', 'in,out,request,outbox,bytes'];
    args.push('--against', join(root, 'dist'), '--out', out);
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.equal(stderr, '');

    const { measured, answers, outbox, bytes } = JSON.parse(read('results.json'));
    const subjects = ['raw', 'library', 'before', 'penpal', 'streams'];
    assert.ok(measured.length >= 10);
    for (const { id, title, goal, subjects: by } of measured) {
      for (const subject of subjects) {
        assert.ok(by[subject].median > 0, `${id} of ${subject}`);
        assert.ok(by[subject].against.ratio > 0, `${id} of ${subject}`);
      }
      assert.equal(by.raw.against.ratio, 1);
      assert.ok(read('results.md').includes(title));
      assert.ok(read('results.svg').includes(title));
      const asked = answers.filter((each) => each.id === id).map(({ base }) => base);
      assert.deepEqual(asked, goal ? ['raw', 'before'] : ['before']);
    }
    assert.deepEqual(
      outbox.map(({ size }) => size),
      [2, 4],
    );
    for (const { figures } of outbox) {
      for (const [name, { median }] of Object.entries(figures))
        assert.ok(name === 'longest' ? median >= 0 : median > 0, name);
    }
    assert.ok(read('results.md').includes('4 records'));
    assert.ok(bytes.every(({ raw, gzip, brotli }) => raw > gzip && gzip > brotli && brotli > 0));
  });

  test('draws every subject that has a name', () => {
    assert.deepEqual(Object.keys(marks).sort(), Object.keys(names).sort());
  });

  test('its quantiles and turns are what they are called', () => {
    assert.equal(quantile([4, 1, 3, 2], 0.5), 2.5);
    assert.equal(quantile([5, 1, 3, 2, 4], 0.25), 2);
    assert.deepEqual(rotated(['a', 'b', 'c'], 4), ['b', 'c', 'a']);
  });
});

describe('the interval of a ratio', () => {
  const ones = (/** @type {number} */ count) => Array.from({ length: count }, () => 1);
  const near = (/** @type {number} */ value, /** @type {number} */ expected) =>
    assert.ok(Math.abs(value - expected) < 1e-9, `${value}, not ${expected}`);

  test('is the one that the signed-rank test gives', () => {
    // Ten rounds: the ninth mean from either end, of 55. Of 0 to 9 these are 2 and 7.
    const values = Array.from({ length: 10 }, (_, round) => 2 ** round);
    const { ratio: estimate, low, high, rounds } = ratio(values, ones(10));
    near(Math.log2(estimate), 4.5);
    near(Math.log2(low), 2);
    near(Math.log2(high), 7);
    assert.equal(rounds, 10);
  });

  test('compares within each round, whatever the rounds have in common', () => {
    const base = [1, 7, 3, 100, 2, 9, 4, 60, 5, 8];
    const {
      ratio: estimate,
      low,
      high,
    } = ratio(
      base.map((value) => value * 1.2),
      base,
    );
    for (const value of [estimate, low, high]) near(value, 1.2);
  });

  test('turns round with the subjects', () => {
    const a = [3, 5, 4, 6, 9, 2, 7, 5];
    const b = [4, 4, 6, 5, 8, 3, 9, 4];
    const [there, back] = [ratio(a, b), ratio(b, a)];
    near(there.ratio * back.ratio, 1);
    near(there.low * back.high, 1);
  });

  test('is not moved by one round that something else disturbed', () => {
    const values = Array.from({ length: 20 }, (_, round) => 1 + round / 1000);
    const disturbed = values.with(-1, 50);
    assert.ok(ratio(disturbed, ones(20)).high < 1.02);
  });

  test('is open while there are too few rounds to tell', () => {
    const { ratio: estimate, low, high } = ratio([2, 2, 2, 2, 2], ones(5));
    near(estimate, 2);
    assert.deepEqual([low, high], [0, Infinity]);
    assert.ok(Number.isFinite(ratio([2, 2, 2, 2, 2, 2], ones(6)).high));
  });

  test('leaves out the rounds in which one of the two did not play', () => {
    assert.equal(ratio([1, 1, 1], [1, 1, 1, 1, 1]).rounds, 3);
  });
});

describe('a verdict', () => {
  const goal = { id: 'm', subject: 'library', base: 'raw', goal: 1.1 };
  const difference = { id: 'm', subject: 'library', base: 'before' };
  const of = (question, low, high) => verdict(question, { low, high, ratio: 1, rounds: 10 });

  test('needs all of the interval on one side of the goal', () => {
    assert.equal(of(goal, 0.9, 1.1), 'met');
    assert.equal(of(goal, 1.11, 1.3), 'missed');
    assert.equal(of(goal, 1.1, 1.11), undefined);
    assert.equal(of(goal, 0, Infinity), undefined);
  });

  test('says which of two builds is faster, or that it does not matter', () => {
    assert.equal(of(difference, 0.8, 0.99), 'faster');
    assert.equal(of(difference, 1.01, 1.2), 'slower');
    assert.equal(of(difference, 0.96, 1.05), 'the same');
    assert.equal(of(difference, 0.94, 1.05), undefined);
  });

  test('is asked for where there is a goal or another build', () => {
    const measures = {
      a: { title: 'A', unit: 'µs', goal: 1.1 },
      b: { title: 'B', unit: 'µs' },
    };
    const asked = (/** @type {string[]} */ ...subjects) =>
      questionsOf(measures, subjects).map(({ id, subject, base }) => `${id} ${subject} ${base}`);
    assert.deepEqual(asked('raw', 'library', 'penpal'), ['a library raw']);
    assert.deepEqual(asked('raw', 'library', 'before'), [
      'a library raw',
      'a library before',
      'b library before',
    ]);
  });
});

describe('a run', () => {
  const questionOf = (id = 'm') => ({ id, subject: 'library', base: 'raw', goal: 1.1 });

  /** Plays what is given for each round, and notes who played. */
  function player(/** @type {(round: number) => Record<string, number>} */ values, id = 'm') {
    const subjects = ['raw', 'library', 'penpal'];
    /** @type {string[][]} */
    const played = [];
    return {
      subjects,
      questions: [questionOf(id)],
      played,
      play: async (/** @type {readonly string[]} */ playing, /** @type {number} */ round) => {
        played.push([...playing]);
        return Object.fromEntries(
          playing.map((each) => [each, { [id]: values(round)[each] ?? 1 }]),
        );
      },
    };
  }
  const never = () => false;

  test('plays every subject for the least number of rounds, and ends where all is decided', async () => {
    const easy = player(() => ({ library: 1.02 }));
    const samples = await sample([easy], { least: 6, most: 50, late: never });
    assert.deepEqual(easy.played, Array(6).fill(['raw', 'library', 'penpal']));
    assert.equal(answer(questionOf(), samples).verdict, 'met');
  });

  test('goes on with what is open, and with its subjects only', async () => {
    const easy = player(() => ({ library: 2 }), 'easy');
    // Far apart at first: the goal lies within. From then on it is clear.
    const hard = player((round) => ({ library: round < 6 ? [0.9, 1.3][round % 2] : 1.05 }));
    const samples = await sample([easy, hard], { least: 6, most: 50, late: never });
    assert.equal(easy.played.length, 6);
    assert.ok(hard.played.length > 6 && hard.played.length < 50);
    assert.deepEqual(hard.played.at(-1), ['raw', 'library']);
    assert.equal(samples.m?.penpal?.length, 6);
    assert.equal(answer(questionOf(), samples).verdict, 'met');
  });

  test('changes its mind with the rounds', async () => {
    const late = player((round) => ({ library: round < 6 ? 1.05 : 1.4 }));
    const after6 = await sample([late], { least: 6, most: 6, late: never });
    const after40 = await sample([late], { least: 40, most: 40, late: never });
    assert.equal(answer(questionOf(), after6).verdict, 'met');
    assert.equal(answer(questionOf(), after40).verdict, 'missed');
  });

  test('gives up at the limit of rounds, and says so', async () => {
    const undecided = player((round) => ({ library: [0.7, 1.1, 1.7][round % 3] }));
    const samples = await sample([undecided], { least: 6, most: 30, late: never });
    assert.equal(undecided.played.length, 30);
    const { verdict, rounds } = answer(questionOf(), samples);
    assert.deepEqual({ verdict, rounds }, { verdict: undefined, rounds: 30 });
  });

  test('gives up when the time is over, but not before the least number of rounds', async () => {
    const open = player((round) => ({ library: [0.7, 1.1, 1.7][round % 3] }));
    await sample([open], { least: 6, most: 30, late: () => true });
    assert.equal(open.played.length, 6);
    const later = player((round) => ({ library: [0.7, 1.1, 1.7][round % 3] }));
    await sample([later], { least: 6, most: 30, late: () => later.played.length >= 9 });
    assert.equal(later.played.length, 9);
  });
});
