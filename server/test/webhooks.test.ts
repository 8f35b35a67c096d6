import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { deliveryKey } from '../src/webhooks/delivery-key.js';
import type { CallItem } from '../src/index.js';
import { encryptedToken, signatureOf, signedWith } from '../src/webhooks/signature.js';
import { forgetOld } from '../src/calls/forget.js';
import type { Database } from '../src/database/database.js';
import { openDatabase } from '../src/database/open.js';
import { onBoth, onPostgres } from './support/databases.js';
import { SECRET, signed, startServer, type TestServer } from './support/server.js';
import { until } from './support/until.js';
import { ACCOUNT_ID, ADA, CALL, completed, ELEMENT, event, live, posted } from './support/story.js';

describe('The signature of a webhook', () => {
  // Numbers that were computed apart from this code.
  const body = Buffer.from(
    '{"event":"phone.callee_ended","event_ts":1785765680650,"payload":{"account_id":"AccExample000000000001","object":{"call_id":"7402001122334455001"}}}',
  );
  const timestamp = '1785765681';
  const signature = 'v0=94f5f91d151af01534e07b3a25d60beb13ef72011c9dc4341d3d207f2795ecc1';
  const now = 1785765681_000;
  const check = { secrets: ['another', SECRET], tolerance: 300 };
  const headers = (more: Record<string, string> = {}): Headers =>
    new Headers({ 'x-zm-request-timestamp': timestamp, 'x-zm-signature': signature, ...more });

  it('is made of the bytes and the time', () => {
    assert.equal(signatureOf(SECRET, timestamp, body), signature);
    assert.equal(
      encryptedToken(SECRET, 'TokenExample0000000001'),
      '11f27d1591bc965dacca1b925d89304f0af76a078bc9e9abc5bd99924e5b892f',
    );
  });

  it('fits one of the secrets, within five minutes to either side', () => {
    assert.equal(signedWith(body, headers(), check, now), SECRET);
    assert.equal(signedWith(body, headers(), check, now + 299_000), SECRET);
    assert.equal(signedWith(body, headers(), check, now - 299_000), SECRET);
    assert.equal(signedWith(body, headers(), check, now + 301_000), undefined);
    assert.equal(signedWith(body, headers(), check, now - 302_000), undefined);
  });

  it('does not fit another body, time or secret, or no signature at all', () => {
    assert.equal(signedWith(Buffer.from(`${String(body)} `), headers(), check, now), undefined);
    for (const wrong of [
      { 'x-zm-request-timestamp': '1785765682' },
      { 'x-zm-request-timestamp': 'x' },
      { 'x-zm-signature': signature.toUpperCase() },
      { 'x-zm-signature': signature.slice(0, -1) },
      { 'x-zm-signature': '' },
    ]) {
      assert.equal(signedWith(body, headers(wrong), check, now), undefined);
    }
    assert.equal(signedWith(body, headers(), { ...check, secrets: ['another'] }, now), undefined);
    assert.equal(signedWith(body, headers(), { ...check, secrets: [] }, now), undefined);
  });
});

describe('Two deliveries', () => {
  const raw = Buffer.from('{}');
  it('are one where only an address for a download differs', () => {
    const recording = (url: string) =>
      event('phone.recording_completed', {
        recordings: [{ id: 'a', call_id: CALL, download_url: url }],
      });
    assert.equal(
      deliveryKey(recording('x') as never, raw),
      deliveryKey(recording('y') as never, raw),
    );
  });

  it('are two where the event, the time or an identifier differs', () => {
    const keys = [
      live('ringing'),
      live('ended'),
      live('ended', '7402001122334455002'),
      live('ended', CALL, 'BenUserExample00000001'),
      { ...live('ended'), event_ts: 1 },
      completed.v3,
    ].map((body) => deliveryKey(body as never, raw));
    assert.equal(new Set(keys).size, keys.length);
  });
});

onBoth('POST /webhooks/zoom', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await startServer({
      database: await databases.create(),
      webhookSecret: [SECRET, 'the one before'],
    });
  });
  after(() => server.close());
  const statusOf = async (path: string, as = 'admin'): Promise<number> =>
    (await server.ask(path, { as })).status;

  it('answers the validation of the address', async () => {
    const answer = await server.webhook({
      event: 'endpoint.url_validation',
      event_ts: Date.now(),
      payload: { plainToken: 'TokenExample0000000001' },
    });
    assert.equal(answer.status, 200);
    assert.deepEqual(await answer.json(), {
      plainToken: 'TokenExample0000000001',
      encryptedToken: '11f27d1591bc965dacca1b925d89304f0af76a078bc9e9abc5bd99924e5b892f',
    });
  });

  it('takes both secrets while one takes the place of the other, and no third', async () => {
    assert.equal((await server.webhook(live('ringing'))).status, 200);
    assert.equal((await server.webhook(live('ringing'), 'the one before')).status, 200);
    assert.equal((await server.webhook(live('ringing'), 'a third')).status, 401);
  });

  it('refuses what is too old or from the future', async () => {
    const body = JSON.stringify(live('ringing'));
    for (const minutes of [-6, 6]) {
      const request = signed(body, SECRET, Date.now() + minutes * 60_000);
      assert.equal((await server.ask('/webhooks/zoom', request)).status, 401);
    }
  });

  it('is closed where no secret is configured, and the log says so at the start', async () => {
    const database = await databases.create();
    const without = await startServer({ database, webhookSecret: undefined });
    assert.equal((await without.webhook(live('ringing'))).status, 503);
    assert.ok(without.log.some(({ message }) => message.includes('no webhook secret')));
    await without.close();
  });

  it('keeps events and fields that nobody knows', async () => {
    assert.equal(
      (await server.webhook(event('phone.of_the_future', { call_id: 7, x: [{}] }))).status,
      200,
    );
    assert.equal((await server.webhook({ event: 'nonsense' })).status, 200);
    assert.equal((await server.webhook([])).status, 200);
  });

  it('stores text that the database has no word for', async () => {
    const call_id = '7402001122334455777';
    const odd = event('phone.callee_ringing', {
      call_id,
      caller: { name: 'nul \0 and half \ud800' },
      callee: { user_id: ADA },
    });
    assert.equal((await server.webhook(odd)).status, 200);
    await server.until(`/calls/${call_id}`, () => true);
  });

  it('forgets the call whose last leg was deleted, and does not learn of it again', async () => {
    await server.webhook(live('ended'));
    await server.webhook(completed.v3);
    await server.until(`/calls/${ELEMENT}`, () => true);
    await server.webhook(
      event('phone.call_element_deleted', { call_element_ids: [ELEMENT], user_id: ADA }),
    );
    await until(async () => (await statusOf(`/calls/${ELEMENT}`)) === 404);
    await server.webhook({ ...completed.v3, event_ts: 2 });
    await server.webhook({ ...live('missed'), event_ts: 3 });
    // What comes after it has been read as well.
    await server.webhook(live('ringing', '7402001122334455888'));
    await server.until('/calls/7402001122334455888', () => true);
    assert.equal(await statusOf(`/calls/${CALL}`), 404);
  });

  it('forgets a recording, also where the embed told of it', async () => {
    const callId = '7402001122334455900';
    await server.post('ada', posted(1, { recordingUrl: 'https://zoom.us/recording' }, callId));
    const recordings = [
      {
        id: '4ec04d1e-0000-0000-0000-000000000001',
        call_id: callId,
        call_element_id: '20260803-0e1e0001-2222-4b22-9b22-0000000000e9',
      },
    ];
    await server.webhook(event('phone.recording_completed', { recordings }));
    await server.until<CallItem>(`/calls/${callId}`, ({ legs }) => Boolean(legs[0]?.recordings));
    // Lists have it without dashes.
    await server.webhook(
      event(
        'phone.recording_deleted',
        { recordings: [{ id: recordings[0]?.id.replaceAll('-', '') }] },
        5,
      ),
    );
    const gone = await server.until<{ recordingUrl?: string; legs: object[] }>(
      `/calls/${callId}`,
      ({ recordingUrl }) => recordingUrl === undefined,
    );
    assert.deepEqual(gone.legs, []);
    await server.post('ada', posted(2, { recordingUrl: 'https://zoom.us/recording' }, callId));
    const again = (await (await server.ask(`/calls/${callId}`, { as: 'admin' })).json()) as {
      recordingUrl?: string;
    };
    assert.equal(again.recordingUrl, undefined);
  });

  it('knows all recordings of a leg, and forgets each by itself', async () => {
    const callId = '7402001122334455901';
    await server.post('ada', posted(1, { recordingUrl: 'https://zoom.us/recording' }, callId));
    const call_element_id = '20260803-0e1e0001-2222-4b22-9b22-0000000000d9';
    const [one, two] = ['5ec04d1e000000000000000000000001', '5ec04d1e000000000000000000000002'];
    const recordings = [one, two].map((id) => ({ id, call_id: callId, call_element_id }));
    await server.webhook(event('phone.recording_completed', { recordings }));
    const idsOf = ({ legs }: CallItem) => legs[0]?.recordings?.map(({ id }) => id).join();
    await server.until<CallItem>(`/calls/${callId}`, (call) => idsOf(call) === `${one},${two}`);
    const remove = (id?: string) =>
      server.webhook(event('phone.recording_deleted', { recordings: [{ id }] }, 6));
    await remove(one);
    const left = await server.until<CallItem>(`/calls/${callId}`, (call) => idsOf(call) === two);
    assert.equal(left.recordingUrl, 'https://zoom.us/recording');
    await remove(two);
    await server.until<CallItem>(`/calls/${callId}`, (call) => !call.recordingUrl);
  });

  it('forgets all calls of a user, and does not learn of them again', async () => {
    const callId = '7402001122334456001';
    const user = 'CleoUserExample0000001';
    await server.webhook(live('ringing', callId, user));
    await server.until(`/calls/${callId}`, () => true);
    const deleted = { call_element_ids: [], delete_all: true, user_id: user };
    await server.webhook(event('phone.call_element_deleted', deleted));
    await until(async () => (await statusOf(`/calls/${callId}`)) === 404);
    await server.webhook(live('ended', callId, user));
    await server.webhook(live('ringing', '7402001122334456002'));
    await server.until('/calls/7402001122334456002', () => true);
    assert.equal(await statusOf(`/calls/${callId}`), 404);
  });

  it('takes a deletion that names what the database has no word for', async () => {
    const call_element_ids = ['nul \0 and half \ud800'];
    await server.webhook(event('phone.call_element_deleted', { call_element_ids }, 77));
    await until(async () => (await backlogOf(server)) === 0);
    assert.deepEqual(
      server.log.filter(({ message }) => message === 'A webhook failed.'),
      [],
    );
  });

  it('forgets all of an account that has removed the app', async () => {
    await server.webhook(live('ringing', '7402001122334455999'));
    await server.until('/calls/7402001122334455999', () => true);
    await server.webhook({
      event: 'app_deauthorized',
      payload: { account_id: ACCOUNT_ID, user_id: ADA, event_ts: '2026-08-03 14:00:00' },
    });
    await until(async () => (await statusOf('/calls/7402001122334455999')) === 404);
  });
});

const backlogOf = async (server: TestServer): Promise<number> => {
  const text = await (await server.ask('/metrics', { as: 'admin' })).text();
  return Number(/^zoom_embed_webhooks_backlog\{state="waiting"\} (\d+)$/m.exec(text)?.[1]);
};

onPostgres('What is deleted', (databases) => {
  let database: Database;
  let server: TestServer;
  before(async () => {
    const place = await databases.create();
    server = await startServer({ database: place, retention: 10 });
    database = await openDatabase(place, () => undefined);
  });
  after(async () => {
    await server.close();
    await database.close();
  });
  const TABLES = ['records', 'observations', 'identifiers', 'logs', 'deliveries'];
  /** The tables in which a text stands, anywhere. */
  const holding = async (text: string): Promise<string[]> => {
    const all = TABLES.map(
      (name) => `select '${name}' as name from ${name} as t where t::text like '%${text}%'`,
    );
    const { rows } = await database.executeSql(all.join(' union '));
    return (rows as { name: string }[]).map(({ name }) => name);
  };

  it('is in no table any more, also where it comes late', async () => {
    const notes = { notes: { reason: 'a secret word' } };
    await server.post('ada', posted(1, notes));
    await server.webhook(live('ended'));
    await server.webhook(completed.v3);
    await until(async () => (await backlogOf(server)) === 0);
    assert.ok((await holding('a secret word')).includes('logs'));
    await server.webhook(event('phone.call_element_deleted', { call_element_ids: [ELEMENT] }, 8));
    await until(async () => (await holding('12025550142')).length === 0);
    assert.equal((await server.post('ada', posted(2, notes))).status, 200);
    await server.webhook(live('missed'));
    await until(async () => (await backlogOf(server)) === 0);
    assert.deepEqual(await holding('a secret word'), []);
    assert.deepEqual(await holding('12025550142'), []);
  });

  it('is everything that is older than the retention', async () => {
    await database.executeSql(
      `insert into deliveries (key, event, body, received_at, attempts) values ('aside', 'x', '{}', now() - interval '11 days', 10);
       insert into deliveries (key, event, body, done_at) values ('done', 'x', '{}', now() - interval '11 days');
       insert into forgotten (space, norm, at) values ('call', 'old', now() - interval '11 days');
       insert into reconciliations (request, at) values ('{}', now() - interval '11 days');
       insert into posts values ('ada', 'old', '', '{}', now() - interval '11 days');
       insert into forgotten (space, norm) values ('call', 'new')`,
    );
    await database.transaction((tx) => forgetOld(tx, 10));
    const { rows } = await database.executeSql(
      `select key from deliveries where key in ('aside', 'done') union select key from posts where key = 'old'
       union select id::text from reconciliations union select norm from forgotten where norm in ('old', 'new')`,
    );
    assert.deepEqual(rows, [{ key: 'new' }]);
  });
});
