import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { CallItem } from '../src/index.js';
import { onBoth } from './support/databases.js';
import { startServer, type TestServer } from './support/server.js';
import { CALL, posted } from './support/story.js';

onBoth('POST /events', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await startServer({ database: await databases.create() });
  });
  after(() => server.close());
  const read = async (callId: string, as = 'ada'): Promise<CallItem> =>
    (await (await server.ask(`/calls/${callId}`, { as })).json()) as CallItem;

  it('answers the same to the same key and body', async () => {
    const [first, second] = [
      await server.post('ada', posted()),
      await server.post('ada', posted()),
    ];
    assert.equal(first.status, 200);
    assert.equal(second.status, 200);
    assert.deepEqual(await first.json(), await second.json());
    assert.equal((await read(CALL)).sources.length, 1);
  });

  it('refuses a key that was used for another body', async () => {
    const answer = await server.post('ada', posted(1, { duration: 1 }));
    assert.equal(answer.status, 422);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  });

  it('keeps keys apart by user', async () => {
    assert.equal((await server.post('ben', posted(1, { duration: 1 }))).status, 200);
    assert.equal((await server.post('ada', posted())).status, 200);
  });

  it('keeps the highest revision of a source, and merges sources', async () => {
    const callId = '7402001122334455010';
    const other = {
      ...posted(1, { recordingUrl: 'https://zoom.us/r' }, callId),
      source: 'browser-2',
      key: 'b2',
    };
    assert.equal((await server.post('ada', posted(3, { notes: { a: 3 } }, callId))).status, 200);
    assert.equal((await server.post('ada', posted(2, { notes: { a: 2 } }, callId))).status, 200);
    assert.equal((await server.post('ada', other)).status, 200);
    const call = await read(callId);
    assert.deepEqual(call.notes, { a: 3 });
    assert.equal(call.recordingUrl, 'https://zoom.us/r');
  });

  it('takes a time that the database has no word for', async () => {
    for (const [index, startedAt] of [
      '+275760-09-13T00:00:00Z',
      '99999-01-01',
      'x',
      -1,
    ].entries()) {
      const callId = `740200112233445504${index}`;
      assert.equal((await server.post('ada', posted(1, { startedAt }, callId))).status, 200);
      assert.equal((await read(callId)).callId, callId);
    }
  });

  it('joins notes to their call, whichever comes first', async () => {
    const callId = '7402001122334455011';
    const notes = {
      key: `notes:${callId}:browser-1:1`,
      kind: 'notes',
      id: callId,
      source: 'browser-1',
      revision: 1,
      record: { callId, notes: { reason: 'Order' } },
    };
    assert.equal((await server.post('ada', notes)).status, 200);
    assert.equal((await read(callId)).state, 'unknown');
    assert.equal((await server.post('ada', posted(1, {}, callId))).status, 200);
    const call = await read(callId);
    assert.equal(call.state, 'ended');
    assert.deepEqual(call.notes, { reason: 'Order' });
  });

  it('stores a text message, which is no call', async () => {
    const sms = {
      key: 's',
      kind: 'sms',
      id: 'm1',
      source: 'b',
      revision: 1,
      record: { text: 'Hi' },
    };
    assert.equal((await server.post('ada', sms)).status, 200);
    assert.equal((await server.ask('/calls/m1', { as: 'admin' })).status, 404);
  });

  it('stores one record once, however many send it at the same time', async () => {
    const callId = '7402001122334455012';
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => server.post('ada', posted(1, {}, callId))),
    );
    for (const { status, headers } of answers) {
      assert.ok(status === 200 || status === 409, String(status));
      if (status === 409) assert.ok(Number(headers.get('retry-after')) > 0);
    }
    assert.ok(answers.some(({ status }) => status === 200));
    assert.equal((await read(callId)).sources.length, 1);
  });

  it('names the field that is wrong', async () => {
    const wrong: [object, string][] = [
      [{ ...posted(), kind: 'fax' }, 'kind'],
      [{ ...posted(), id: 5 }, 'id'],
      [{ ...posted(), id: '' }, 'id'],
      [{ ...posted(), id: 'a\0b' }, 'id'],
      [{ ...posted(), revision: -1 }, 'revision'],
      [{ ...posted(), record: [] }, 'record'],
      [[], 'body'],
    ];
    for (const [body, field] of wrong) {
      const answer = await server.post('ada', body, `key-${field}-${Math.random()}`);
      assert.equal(answer.status, 400);
      assert.equal(((await answer.json()) as { field: string }).field, field);
    }
    const keyless = await server.ask('/events', {
      as: 'ada',
      method: 'POST',
      body: JSON.stringify(posted()),
    });
    assert.equal(((await keyless.json()) as { field: string }).field, 'Idempotency-Key');
  });

  it('refuses what is no JSON, and more than a megabyte', async () => {
    const send = (body: string | Buffer) =>
      server.ask('/events', {
        as: 'ada',
        method: 'POST',
        headers: { 'idempotency-key': '"k"' },
        body,
      });
    assert.equal((await send('{')).status, 400);
    assert.equal((await send(Buffer.from([0xff, 0xfe]))).status, 400);
    assert.equal((await send(JSON.stringify({ x: 'x'.repeat(1024 * 1024) }))).status, 413);
  });

  it('asks who it is', async () => {
    assert.equal((await server.ask('/events', { method: 'POST', body: '{}' })).status, 401);
  });
});
