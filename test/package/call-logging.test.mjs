// The receiver that docs/call-logging.md shows, as it stands there, on PostgreSQL.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { pages } from './markdown.mjs';

const page = pages.find(({ path }) => path === 'docs/call-logging.md');
const sql = page?.blocks.filter(({ language }) => language === 'sql').map(({ code }) => code) ?? [];

const revision = (number, record, source = 's-1') => ['ada', 'call', 'c-1', source, number, record];

describe('the receiver of the documentation', () => {
  /** @type {PGlite} */
  let database;
  before(async () => {
    database = await PGlite.create();
    for (const code of sql) await database.exec(code);
  });
  after(() => database.close());
  beforeEach(() => database.exec('delete from logs'));

  // The protocol of statements takes the values; `execute` has them in its text.
  const text = (value) =>
    typeof value === 'number'
      ? String(value)
      : `'${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll("'", "''")}'`;
  const store = (values) => database.exec(`execute store(${values.map(text).join(', ')})`);
  const call = async () => (await database.query('select record from calls')).rows;

  test('is there', () => assert.equal(sql.length, 2));

  test('stores a key once, however often it comes', async () => {
    for (let time = 0; time < 3; time++) await store(revision(1, { state: 'ended' }));
    assert.deepEqual(await call(), [{ record: { state: 'ended' } }]);
  });

  test('keeps the newest revision, in whatever order they come', async () => {
    const all = [1, 2, 3].map((number) => revision(number, { duration: number }));
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
    ]) {
      await database.exec('delete from logs');
      for (const index of order) await store(all[index]);
      assert.deepEqual(await call(), [{ record: { duration: 3 } }], order.join(' '));
    }
  });

  test('puts two browsers together', async () => {
    await store(revision(4, { state: 'ended', result: 'ended', duration: 3 }, 's-1'));
    await store(revision(1, { state: 'ended', recordingUrl: 'https://a.test' }, 's-2'));
    assert.deepEqual(await call(), [
      {
        record: { state: 'ended', result: 'ended', duration: 3, recordingUrl: 'https://a.test' },
      },
    ]);
  });

  test('keeps users apart', async () => {
    await store(revision(1, { state: 'ended' }));
    await store(['grace', ...revision(1, { state: 'ended' }).slice(1)]);
    assert.equal((await call()).length, 2);
  });
});
