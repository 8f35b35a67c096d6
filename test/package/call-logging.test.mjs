// The receiver that docs/call-logging.md shows, as it stands there, on PostgreSQL.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import { pages } from './markdown.mjs';

const page = pages.find(({ path }) => path === 'docs/call-logging.md');
const sql = page?.blocks.filter(({ language }) => language === 'sql').map(({ code }) => code) ?? [];

const receiver = page?.blocks.find(({ code }) => code.includes('function POST'))?.code ?? '';

/** What an outbox posts. */
const revision = (number, record, source = 's-1') => ({
  kind: 'call',
  id: 'c-1',
  source,
  revision: number,
  record,
});

describe('the receiver of the documentation', () => {
  /** @type {PGlite} */
  let database;
  /** @type {(request: Request) => Promise<Response>} */
  let POST;
  before(async () => {
    database = await PGlite.create();
    for (const code of sql) await database.exec(code);
    // The page's own code, with what it says is there.
    Object.assign(globalThis, { database, userOf: (request) => request.headers.get('x-user') });
    ({ POST } = await import(`data:text/javascript,${encodeURIComponent(receiver)}`));
  });
  after(() => database.close());
  beforeEach(() => database.exec('delete from logs'));

  const send = (body, user) =>
    POST(
      new Request('https://crm.test/events', {
        method: 'POST',
        headers: user ? { 'x-user': user } : {},
        body: JSON.stringify(body),
      }),
    );
  const store = async (body, user = 'ada') => assert.equal((await send(body, user)).status, 204);
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
    await store(revision(1, { state: 'ended' }), 'grace');
    assert.equal((await call()).length, 2);
  });

  test('lets in nobody whom it does not know', async () => {
    assert.equal((await send(revision(1, {}))).status, 401);
    assert.deepEqual(await call(), []);
  });
});
