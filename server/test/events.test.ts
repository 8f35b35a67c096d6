import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, before, it } from 'node:test';
import type { CallItem } from '../src/index.js';
import { onBoth } from './support/databases.js';
import { signed, startServer, type Ask, type TestServer } from './support/server.js';
import { CALL, live, posted } from './support/story.js';

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

  it('keeps what only the page knows: context, automatic logs, and that nobody told of the end', async () => {
    const callId = '7402001122334455053';
    const more = { context: { deal: 7 }, autoLog: true, state: 'ringing', stale: true };
    const ringing = { ...more, connectedAt: undefined, endedAt: undefined, duration: undefined };
    assert.equal((await server.post('ada', posted(1, ringing, callId))).status, 200);
    const { context, autoLog, state, stale } = await read(callId);
    assert.deepEqual({ context, autoLog, state, stale }, more);
    await server.webhook(live('ended', callId));
    const over = await server.until<CallItem>(`/calls/${callId}`, (call) => call.state === 'ended');
    assert.equal(over.stale, false);
    assert.deepEqual(over.context, { deal: 7 });
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

  it('waits for a body that comes slowly', async () => {
    const text = JSON.stringify(posted(1, {}, '7402001122334455050'));
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        controller.enqueue(Buffer.from(text.slice(0, 40)));
        await new Promise((resolve) => setTimeout(resolve, 2800));
        controller.enqueue(Buffer.from(text.slice(40)));
        controller.close();
      },
    });
    const headers = { 'idempotency-key': '"slow"' };
    const init: Ask = { as: 'ada', method: 'POST', headers, body, duplex: 'half' };
    assert.equal((await server.ask('/events', init)).status, 200);
  });

  it('refuses what is nested too deeply, and takes what is not', async () => {
    for (const [levels, status] of [
      [100, 200],
      [250, 400],
      [6000, 400],
      [200_000, 400],
    ] as const) {
      const context = `${'['.repeat(levels)}"[["${']'.repeat(levels)}`;
      const body = JSON.stringify(posted(1, { context: 'here' }, `deep-${levels}`)).replace(
        '"here"',
        context,
      );
      const headers = { 'idempotency-key': `"deep-${levels}"` };
      const answer = await server.ask('/events', { as: 'ada', method: 'POST', headers, body });
      assert.equal(answer.status, status, String(levels));
      assert.ok([200, 400].includes((await server.ask('/webhooks/zoom', signed(body))).status));
    }
  });

  it('takes the longest keys and names, and tells where they are too long', async () => {
    const cjk = (length: number): string =>
      Array.from({ length }, (_, index) =>
        String.fromCharCode(0x4e00 + ((index * 7919) % 20_000)),
      ).join('');
    const [id, source] = [cjk(200), cjk(199)];
    const body = { ...posted(), id, source, record: { state: 'ended' } };
    const key = ['call', id, source, '1'].map(encodeURIComponent).join(':');
    assert.equal((await server.post('a'.repeat(255), body, key)).status, 200);
    assert.equal((await server.post('ada', { ...body, key }, key)).status, 200);
    assert.equal((await server.post('ada', body, 'k'.repeat(10_001))).status, 400);
    assert.equal((await server.post('a'.repeat(1750), body, 'k')).status, 400);
  });

  it('takes the longest names in any script', async () => {
    // At random, so that no index makes them shorter.
    const letters = (length: number): string =>
      Array.from({ length }, () => String.fromCharCode(0x3400 + randomInt(40_000))).join('');
    const [name, id, source] = [letters(255), letters(200), letters(200)];
    const other = await startServer({
      database: await databases.create(),
      authorize: () => ({ user: name }),
    });
    for (const revision of [1, 2]) {
      const body = { ...posted(revision), id, source, record: { state: 'ended' } };
      assert.equal((await other.post('', body, `k${revision}`)).status, 200);
    }
    const list = (await (await other.ask('/calls')).json()) as { items: CallItem[] };
    assert.equal(list.items.length, 1);
    assert.equal(list.items[0]?.sources.length, 1);
    await other.close();
  });

  it('takes every id that an outbox sends, and keeps different ones apart', async () => {
    const user = 'u'.repeat(250);
    const ids = ['abc\ud800', 'abc\ud801', 'a\u0007b', 'a\0b', 'y'.repeat(200), 'y'.repeat(201)];
    ids.push('y'.repeat(1000), '\ud800'.repeat(200), '\ud800'.repeat(199) + '\ud801');
    for (const [index, id] of ids.entries()) {
      const body = { ...posted(), id, user, record: { state: 'ended' } };
      assert.equal((await server.post(user, body, `odd-${index}`)).status, 200, String(index));
    }
    const { items } = (await (await server.ask('/calls', { as: user })).json()) as {
      items: CallItem[];
    };
    assert.equal(items.length, ids.length);
  });

  it('takes a record whose own id is too long by that of the post', async () => {
    const id = '7402001122334455054';
    const body = { ...posted(1, {}, id), record: { callId: 'z'.repeat(300), state: 'ended' } };
    assert.equal((await server.post('ada', body, 'long')).status, 200);
    assert.equal((await read(id)).state, 'ended');
  });

  it('lets no call of the far future stay on top of the list', async () => {
    const callId = '7402001122334455051';
    const startedAt = '9998-01-01T00:00:00Z';
    assert.equal((await server.post('cleo', posted(1, { startedAt }, callId))).status, 200);
    const ordinary = posted(1, { startedAt: new Date().toISOString() }, '7402001122334455052');
    assert.equal((await server.post('cleo', ordinary)).status, 200);
    const { items } = (await (await server.ask('/calls', { as: 'cleo' })).json()) as {
      items: CallItem[];
    };
    assert.equal(items[0]?.callId, '7402001122334455052');
  });

  it('asks who it is', async () => {
    assert.equal((await server.ask('/events', { method: 'POST', body: '{}' })).status, 401);
  });
});
