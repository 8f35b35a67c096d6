import assert from 'node:assert/strict';
import { after, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { forgetAccount, forgetIdentifiers, forgetUser } from '../src/calls/forget.js';
import { join } from '../src/calls/join.js';
import type { Connection } from '../src/database/database.js';
import { openDatabase } from '../src/database/open.js';
import type { CallItem } from '../src/index.js';
import { fields } from '../src/read.js';
import { readEvent } from '../src/zoom/events.js';
import { onBoth, onPostgres } from './support/databases.js';
import { fakeZoom } from './support/fake-zoom.js';
import { startServer, TOKEN_KEY, type TestServer } from './support/server.js';
import { until } from './support/until.js';
import { ACCOUNT_ID, ADA, CALL, completed, ELEMENT, event, live, posted } from './support/story.js';

const BEN = 'BenUserExample00000001';
const MINUTE = 60_000;

interface List {
  readonly items: readonly CallItem[];
}

const callsOf = async (server: TestServer): Promise<readonly CallItem[]> =>
  ((await (await server.ask('/calls', { as: 'admin' })).json()) as List).items;

/** Waits until all webhooks that were sent are read. */
const settled = (server: TestServer): Promise<void> =>
  until(async () => {
    const text = await (await server.ask('/metrics', { as: 'admin' })).text();
    return /^zoom_embed_webhooks_backlog\{state="waiting"\} 0$/m.test(text);
  });

const removed = (more: object = {}): object => ({
  event: 'app_deauthorized',
  payload: { account_id: ACCOUNT_ID, deauthorization_time: '2026-08-03T14:00:00.632Z', ...more },
});

onBoth('An account that has removed the app', (databases) => {
  const opened: (() => Promise<void>)[] = [];
  after(async () => {
    for (const close of opened.toReversed()) await close();
  });

  it('does not come back with a repetition or a late event, but with a newer one', async () => {
    const server = await startServer({ database: await databases.create() });
    opened.push(() => server.close());
    const told = { ...live('ended'), event_ts: Date.now() - MINUTE };
    await server.webhook(told);
    await server.until<List>('/calls', ({ items }) => items.length === 1);
    await server.webhook(removed());
    await server.until<List>('/calls', ({ items }) => items.length === 0);
    await server.webhook(told);
    await server.webhook({ ...live('answered'), event_ts: Date.now() - MINUTE + 1 });
    await settled(server);
    assert.deepEqual(await callsOf(server), []);
    await server.webhook({ ...live('ended'), event_ts: Date.now() + MINUTE });
    await server.until<List>('/calls', ({ items }) => items.length === 1);
  });

  it('does not come back with an answer that was asked for before', async () => {
    const { call_elements } = fields(fields(fields(completed.v3).payload).object);
    let asked = false;
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const zoom = await fakeZoom(async ({ path }) => {
      if (!path.includes('call_history')) return undefined;
      asked = true;
      await held;
      return { body: { call_history: call_elements, call_elements, next_page_token: '' } };
    });
    const server = await startServer({
      database: await databases.create(),
      endpoints: zoom.endpoints,
      oauth: { accountId: ACCOUNT_ID, clientId: 'c', clientSecret: 's' },
      tokenKey: TOKEN_KEY,
      schedule: { sweep: 0, followUps: [0.1, 86_400] },
    });
    opened.push(zoom.close, () => server.close());
    await server.webhook({ ...live('ended'), event_ts: Date.now() - MINUTE });
    await until(() => asked);
    await server.webhook(removed());
    await server.until<List>('/calls', ({ items }) => items.length === 0);
    answer();
    await sleep(1500);
    assert.deepEqual(await callsOf(server), []);
  });
});

onBoth('A user who has removed the app', (databases) => {
  it('is forgotten, and nobody else of the account', async () => {
    const zoom = await fakeZoom(() => undefined);
    const place = await databases.create();
    const database = await openDatabase(place, () => undefined);
    for (const [owner, zoomUser] of [
      ['ada', ADA],
      ['ben', BEN],
    ]) {
      await database.executeSql(
        "insert into tokens (owner, account, zoom_user, secrets) values ($1, $2, $3, 'sealed')",
        [owner, ACCOUNT_ID, zoomUser],
      );
    }
    await database.close();
    const server = await startServer({
      database: place,
      endpoints: zoom.endpoints,
      oauth: { clientId: 'c', clientSecret: 's', redirectUri: 'https://me.test/callback' },
      tokenKey: TOKEN_KEY,
      schedule: { sweep: 0, followUps: [86_400] },
    });
    const [ours, hers, his] = ['7402001122334455061', '7402001122334455062', '7402001122334455063'];
    const row = (callId: string, element: string): object => ({
      call_id: callId,
      call_history_uuid: '20260803-0c4a11e0-1111-4a11-8a11-0000000000c1',
      call_element_id: ELEMENT.replace('0000e1', element),
      start_time: '2026-08-03T14:00:00Z',
    });
    for (const [user, element] of [
      [ADA, '0000c1'],
      [BEN, '0000c2'],
    ] as const) {
      const object = { user_id: user, call_elements: [row(ours, element)] };
      await server.webhook(event('phone.callee_call_element_completed', object, 1));
    }
    await server.webhook(live('ended', hers));
    await server.webhook(live('ended', his, BEN));
    await server.post('ada', posted(1, {}, '7402001122334455064'));
    await server.post('ben', posted(1, {}, '7402001122334455065'));
    await server.until<List>('/calls', ({ items }) => items.length === 5);
    await settled(server);
    const seen = async (): Promise<string[]> =>
      (await callsOf(server))
        .map(({ callId, legs }) => `${callId.slice(-2)}:${legs.length}`)
        .sort();
    assert.deepEqual(await seen(), ['61:2', '62:0', '63:0', '64:0', '65:0']);
    await server.webhook(removed({ user_id: ADA }));
    await server.until<List>('/calls', ({ items }) => items.length === 3);
    assert.deepEqual(await seen(), ['61:1', '63:0', '65:0']);
    // Told once more in other words, it is no account that has removed it.
    await server.webhook(removed({ user_id: ADA, event_ts: '2026-08-03 14:00:01' }));
    await server.webhook(
      event('phone.callee_ended', { call_id: hers, callee: { user_id: ADA } }, 9),
    );
    await settled(server);
    assert.deepEqual(await seen(), ['61:1', '63:0', '65:0']);
    // Nobody has heard of this one.
    await server.webhook(removed({ user_id: 'CleoUserExample0000001' }));
    await server.until<List>('/calls', ({ items }) => items.length === 0);
    await server.close();
    await zoom.close();
    const again = await openDatabase(place, () => undefined);
    assert.deepEqual((await again.executeSql('select owner from tokens', [])).rows, []);
    await again.close();
  });
});

onBoth('One side of a call that was deleted', (databases) => {
  it('does not come back where the other side has a record of its own', async () => {
    const server = await startServer({ database: await databases.create() });
    const side = (which: 'caller' | 'callee', verb: string, at: number): object =>
      event(
        `phone.${which}_${verb}`,
        {
          call_id: CALL,
          caller: { extension_number: 1002, extension_type: 'user', user_id: BEN },
          callee: { extension_number: 1001, extension_type: 'user', user_id: ADA },
        },
        at,
      );
    await server.webhook(side('caller', 'ringing', 1_785_765_600_000));
    await server.webhook(side('callee', 'ringing', 1_785_765_601_000));
    await server.until<List>('/calls', ({ items }) => items.length === 2);
    const deleted = { call_element_ids: [], delete_all: true, user_id: ADA };
    await server.webhook(event('phone.call_element_deleted', deleted));
    const { items } = await server.until<List>('/calls', (list) => list.items.length === 1);
    await server.webhook(side('callee', 'ended', 1_785_765_700_000));
    // Of a page nothing tells whose it is but the extension.
    assert.equal((await server.post('ada', posted())).status, 200);
    await server.webhook(side('caller', 'ended', 1_785_765_701_000));
    await settled(server);
    const left = await callsOf(server);
    assert.deepEqual(
      left.map(({ recordId, sources }) => [recordId, sources.map(({ type }) => type)]),
      [[items[0]?.recordId, ['phone.caller_ringing', 'phone.caller_ended']]],
    );
    await server.close();
  });
});

onPostgres('What is joined while it is deleted', (databases) => {
  const { readings } = readEvent(fields(completed.v3), { at: 1, onFallback: () => undefined });

  for (const [what, forget] of [
    [
      'by its leg',
      (tx: Connection) => forgetIdentifiers(tx, { name: 'call_element_id', values: [ELEMENT] }),
    ],
    ['with its user', (tx: Connection) => forgetUser(tx, ADA)],
    ['with its account', (tx: Connection) => forgetAccount(tx, ACCOUNT_ID)],
  ] as const) {
    it(`is gone, ${what}`, async () => {
      const database = await openDatabase(await databases.create(), () => undefined);
      let end: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (end = resolve));
      const joining = database.transaction(async (tx) => {
        await join(tx, readings);
        await held;
      });
      await sleep(300);
      const forgetting = database.transaction(forget);
      await sleep(300);
      end();
      await Promise.all([joining, forgetting]);
      const { rows } = await database.executeSql('select id from records', []);
      assert.deepEqual(rows, []);
      await database.close();
    });
  }

  it('is gone also with several servers that read what comes', async () => {
    const place = await databases.create();
    const servers = await Promise.all([1, 2].map(() => startServer({ database: place })));
    const [one, two] = servers as [TestServer, TestServer];
    const ts = Date.now() - MINUTE;
    const told = Array.from({ length: 200 }, (_, index) => ({
      ...live('ringing', `74020011${String(20_000_000_000 + index)}`),
      event_ts: ts,
    }));
    await Promise.all(told.map((body, index) => (index % 2 ? one : two).webhook(body)));
    await two.webhook(removed());
    await settled(one);
    assert.deepEqual(await callsOf(one), []);
    const errors = servers.flatMap(({ log }) => log.filter(({ level }) => level === 'error'));
    assert.deepEqual(errors, []);
    await Promise.all(servers.map((server) => server.close()));
  });
});
