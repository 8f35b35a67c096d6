import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../src/database/open.js';
import { createQueue } from '../src/jobs.js';
import type { CallItem, EngagementItem } from '../src/index.js';
import { defaults } from '../src/simulator/switches.js';
import { onBoth, onPglite, onPostgres } from './support/databases.js';
import { fakeZoom, type Answer, type Asked } from './support/fake-zoom.js';
import { startServer, TOKEN_KEY, type TestServer } from './support/server.js';
import { until } from './support/until.js';
import { createWorld, type World } from './support/world.js';

interface List {
  readonly items: readonly CallItem[];
}

onBoth('The whole road, from a call at Zoom to the joined record', (databases) => {
  let world: World;
  before(async () => {
    world = await createWorld(await databases.create());
  });
  after(() => world.close());
  afterEach(() => {
    Object.assign(world.zoom.switches, defaults());
  });

  const joined = (callId: string, wanted: (call: CallItem) => boolean) =>
    world.server.until<CallItem>(`/calls/${callId}`, wanted);
  const onlyOne = async (callId: string): Promise<void> => {
    const { others } = (await (
      await world.server.ask(`/calls/${callId}`, { as: 'admin' })
    ).json()) as CallItem;
    assert.equal(others, undefined);
  };

  it('proves to Zoom that it knows the secret', async () => {
    assert.equal(await world.zoom.validate(), true);
  });

  it('fetches the recording and the summary', async () => {
    const { callId } = await world.zoom.call({ recording: true, summary: true });
    const call = await joined(callId, ({ legs, summary }) =>
      Boolean(legs[0]?.recordings && summary),
    );
    assert.equal(call.summary?.callSummary, 'They spoke.');
    assert.match(call.legs[0]?.recordings?.[0]?.downloadUrl ?? '', /recording/);
    assert.deepEqual([...new Set(call.sources.map(({ kind }) => kind))].sort(), [
      'rest',
      'webhook',
    ]);
    await onlyOne(callId);
  });

  it('fetches the voicemail of a missed call', async () => {
    const { callId } = await world.zoom.call({ answered: false, voicemail: true });
    const call = await joined(callId, ({ legs }) => Boolean(legs[0]?.voicemails?.[0]?.downloadUrl));
    assert.equal(call.connectedAt, undefined);
  });

  for (const version of ['v1', 'v2', 'v3'] as const) {
    it(`reads bodies of ${version}`, async () => {
      world.zoom.switches.version = version;
      const { callId } = await world.zoom.call();
      const call = await joined(callId, ({ legs }) => legs.length === 1);
      assert.equal(call.duration, 72);
      assert.equal(call.caller.name, 'Ben Example');
      assert.equal(call.legs[0]?.callee.number, '+12025550101');
      await onlyOne(callId);
    });
  }

  it('waits for a history that is late', async () => {
    world.zoom.switches.historyAfter = 2500;
    const { callId } = await world.zoom.call();
    const call = await joined(callId, ({ legs }) => legs.length === 1);
    assert.ok(call.sources.some(({ kind }) => kind === 'rest'));
    await onlyOne(callId);
  });

  it('keeps what was told of a call whose history never comes', async () => {
    world.zoom.switches.historyAfter = Infinity;
    const { callId } = await world.zoom.call();
    const asked = world.zoom.requests.length;
    const call = await joined(callId, () => world.zoom.requests.length > asked + 2);
    assert.equal(call.state, 'ended');
    assert.deepEqual(call.legs, []);
  });

  it('takes events that come twice and in any order', async () => {
    Object.assign(world.zoom.switches, { copies: 2, disorder: 400 });
    const { callId } = await world.zoom.call({ recording: true });
    await world.zoom.webhooks.settled();
    // What is stored is joined a moment later.
    const call = await joined(
      callId,
      ({ legs, state }) => state === 'ended' && Boolean(legs[0]?.recordings),
    );
    const told = call.sources.filter(({ kind }) => kind === 'webhook').map(({ type }) => type);
    assert.equal(told.length, new Set(told).size);
    await onlyOne(callId);
  });

  it('goes on after a token that was refused, 5xx, and 429 with and without Retry-After', async () => {
    world.zoom.oauth.revokeAll();
    world.zoom.switches.failures.push(
      { status: 503 },
      { status: 429 },
      { status: 429, retryAfter: '1' },
      { status: 429, retryAfter: new Date(Date.now() + 2000).toISOString() },
    );
    const { callId } = await world.zoom.call({ recording: true });
    await joined(callId, ({ sources }) => sources.some(({ kind }) => kind === 'rest'));
    assert.equal(world.zoom.switches.failures.length, 0);
  });

  it('finds by a sweep what no event told, and tells how far it is', async () => {
    const { callId } = await world.zoom.call({ webhooks: false });
    const day = 86_400_000;
    const range = { from: new Date(Date.now() - day).toISOString(), to: new Date().toISOString() };
    const begun = await world.server.ask('/reconcile', {
      as: 'admin',
      method: 'POST',
      body: JSON.stringify(range),
    });
    assert.equal(begun.status, 202);
    const { id } = (await begun.json()) as { id: string };
    await world.server.until<{ state: string }>(
      `/reconcile/${id}`,
      ({ state }) => state === 'done',
    );
    await joined(callId, ({ ids }) => ids.call_history_uuid?.length === 1);
    await onlyOne(callId);
  });

  it('finds calls by their ids when asked to', async () => {
    const { callId } = await world.zoom.call({ webhooks: false });
    const body = JSON.stringify({ callIds: [callId] });
    const begun = await world.server.ask('/reconcile', { as: 'admin', method: 'POST', body });
    assert.equal(begun.status, 202);
    await joined(callId, ({ ids }) => ids.call_history_uuid?.length === 1);
  });

  it('takes what is clicked in a simulated widget', async () => {
    const data = {
      callId: '7402009999999999001',
      direction: 'outbound',
      caller: { phoneNumber: '+12025550101', extensionNumber: '1001' },
      callee: { phoneNumber: '+12025550163', name: 'Cleo Example' },
    };
    for (const type of [
      'zp-call-ringing-event',
      'zp-call-connected-event',
      'zp-call-ended-event',
    ]) {
      const message = { type, data: { ...data, dateTime: new Date().toISOString() } };
      await fetch(`${world.zoom.url}/widget`, {
        method: 'POST',
        body: JSON.stringify({ message }),
      });
    }
    const call = await joined(data.callId, ({ legs }) => legs.length === 1);
    assert.equal(call.remote.name, 'Cleo Example');
  });

  it('joins engagements by the same road', async () => {
    const data = { engagementId: 'EngExample000000000001', channel: 'voice', from: '+12025550142' };
    for (const type of [
      'zcc-call-ringing',
      'zcc-call-connected',
      'zcc-call-ended',
      'zcc-end-post-engagement',
    ]) {
      await world.zoom.take({ type, data });
    }
    await world.server.post('ada', {
      key: 'engagement:EngExample000000000001:browser-1:1',
      kind: 'engagement',
      id: data.engagementId,
      source: 'browser-1',
      revision: 1,
      record: { ...data, direction: 'inbound', state: 'ended', customer: { name: 'Ben Example' } },
    });
    const engagement = await world.server.until<EngagementItem>(
      `/engagements/${data.engagementId}`,
      ({ sources }) => new Set(sources.map(({ kind }) => kind)).size === 3,
      'ada',
    );
    assert.equal(engagement.state, 'ended');
    assert.equal(engagement.customer.number, '+12025550142');
    assert.equal(engagement.customer.name, 'Ben Example');
  });

  it('lists nothing twice', async () => {
    const { items } = (await (
      await world.server.ask('/calls?limit=200', { as: 'admin' })
    ).json()) as List;
    const ids = items.map(({ callId }) => callId);
    assert.equal(ids.length, new Set(ids).size);
  });
});

interface Reconciliation {
  readonly id: string;
  readonly state: string;
  readonly found: number;
  readonly problem?: string;
}

/** Asks for what Zoom knows of the last day; resolves to what came of it. */
async function reconcile(server: TestServer, body?: object): Promise<Reconciliation> {
  const begun = await server.ask('/reconcile', {
    as: 'admin',
    method: 'POST',
    body: JSON.stringify(body ?? lastDay()),
  });
  assert.equal(begun.status, 202);
  const { id } = (await begun.json()) as Reconciliation;
  return server.until<Reconciliation>(
    `/reconcile/${id}`,
    ({ state }) => state === 'done' || state === 'failed',
  );
}

const lastDay = () => ({
  from: new Date(Date.now() - 86_400_000).toISOString(),
  to: new Date().toISOString(),
});

const NOW = new Date().toISOString();

/** A row of a call that began just now. */
const element = (number: number): object => ({
  call_element_id: `20260803-0e1e0001-2222-4b22-9b22-0000000000${number}`,
  call_history_uuid: `20260803-0c4a11e0-1111-4a11-8a11-0000000000${number}`,
  call_id: `74020011223344550${number}`,
  direction: 'inbound',
  start_time: NOW,
  end_time: NOW,
  result: 'answered',
});

onPglite((databases) => {
  const opened: (() => Promise<void>)[] = [];
  after(async () => {
    for (const close of opened.toReversed()) await close();
  });
  const accountApp = { accountId: 'a', clientId: 'c', clientSecret: 's' };
  const userApp = { clientId: 'c', clientSecret: 's', redirectUri: 'https://me.test/callback' };

  const serverAt = async (
    answer: (asked: Asked) => Answer | undefined,
    oauth: typeof accountApp | typeof userApp = accountApp,
  ) => {
    const zoom = await fakeZoom((asked) =>
      asked.path === '/v2/users/me'
        ? { body: { id: asked.token, account_id: 'a' } }
        : answer(asked),
    );
    const server = await startServer({
      database: await databases.create(),
      endpoints: zoom.endpoints,
      oauth,
      tokenKey: TOKEN_KEY,
      schedule: { sweep: 0, followUps: [86_400] },
    });
    opened.push(zoom.close, () => server.close());
    return { zoom, server };
  };

  /** Lets a user authorise the app; resolves to the token. */
  const grant = async (server: TestServer, zoom: { requests: Asked[] }, user: string) => {
    const start = await server.ask('/oauth/start', { as: user });
    const state = new URL(start.headers.get('location') ?? '').searchParams.get('state') ?? '';
    const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? '';
    const back = await server.ask(`/oauth/callback?code=x&state=${state}`, { headers: { cookie } });
    assert.equal(back.status, 200);
    return zoom.requests.at(-1)?.token ?? '';
  };

  it('A user without a phone, or whom Zoom does not let in, holds up none of the others', async () => {
    for (const [status, code, state] of [
      [404, 300, 'done'],
      [403, 2031, 'done'],
      [400, 300, 'done'],
      [400, 301, 'failed'],
    ] as const) {
      let ada = '';
      const { server, zoom } = await serverAt(({ path, token }) => {
        if (!path.endsWith('/call_history')) return undefined;
        if (token === ada) return { status, body: { code, message: 'User does not exist' } };
        return { body: { call_elements: [element(11)], next_page_token: '' } };
      }, userApp);
      ada = await grant(server, zoom, 'ada');
      await grant(server, zoom, 'ben');
      const { state: now, found, problem } = await reconcile(server);
      assert.equal(found, 1);
      assert.equal(now, state);
      assert.equal(problem !== undefined, state === 'failed');
    }
  });

  it('An account without Phone has its engagements looked through', async () => {
    const engagement_id = 'EngExample000000000009';
    const { server } = await serverAt(({ path }) =>
      path.includes('/phone/')
        ? { status: 403, body: { code: 2031, message: 'Not enabled.' } }
        : path.includes('/engagements')
          ? { body: { engagements: [{ engagement_id, start_time: new Date().toISOString() }] } }
          : undefined,
    );
    assert.equal((await reconcile(server)).found, 1);
  });

  it('A list whose pages go in a circle ends, and one whose page is too old begins anew', async () => {
    const circle = await serverAt(({ path }) =>
      path.endsWith('/call_history') ? { body: { next_page_token: 'same' } } : undefined,
    );
    const { state, problem } = await reconcile(circle.server);
    assert.equal(state, 'failed');
    assert.match(problem ?? '', /circle/);

    let firstPages = 0;
    const old = await serverAt(({ path, query }) => {
      if (!path.endsWith('/call_history')) return undefined;
      const token = query.get('next_page_token');
      if (!token) {
        const next_page_token = `page-${++firstPages}`;
        return { body: { call_history: [element(11)], next_page_token } };
      }
      return token === 'page-1'
        ? { status: 400, body: { code: 400, message: 'The next page token is expired.' } }
        : { body: { call_history: [element(12)], next_page_token: '' } };
    });
    const begun = await reconcile(old.server);
    assert.deepEqual([begun.state, begun.found], ['done', 2]);
  });

  it('An answer that was cut off, or is no JSON, is no empty page', async () => {
    const broken = ['{"call_history":[', '<html></html>', '[]', 'null'];
    const { server } = await serverAt(({ path }) => {
      if (!path.endsWith('/call_history')) return undefined;
      const body = broken.shift();
      if (body === 'null') return { body: null };
      return body === undefined
        ? { body: { call_history: [element(11)], next_page_token: '' } }
        : { body };
    });
    // Four times in a row are too many.
    assert.equal((await reconcile(server)).state, 'failed');
    const { state, found } = await reconcile(server);
    assert.deepEqual([state, found], ['done', 1]);
  });

  it('A scope that is missing is no reason to renew a token', async () => {
    for (const status of [400, 401, 403]) {
      const { server, zoom } = await serverAt(
        ({ path }) => (path.includes('/phone/') ? { status, body: { code: 4711 } } : undefined),
        userApp,
      );
      await grant(server, zoom, 'ada');
      const renewals = () => zoom.requests.filter(({ path }) => path === '/oauth/token').length;
      const before = renewals();
      const { state, found } = await reconcile(server);
      assert.deepEqual([state, found, renewals()], ['done', 0, before]);
    }
  });

  it('What began before the retention is not looked for', async () => {
    const day = 86_400_000;
    const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
    const zoom = await fakeZoom(({ path }) =>
      path === '/oauth/token' ? undefined : /call_history|engagements/.test(path) ? {} : undefined,
    );
    const server = await startServer({
      database: await databases.create(),
      endpoints: zoom.endpoints,
      oauth: accountApp,
      tokenKey: TOKEN_KEY,
      retention: 1,
    });
    opened.push(zoom.close, () => server.close());
    const days = () =>
      zoom.requests
        .filter(({ path }) => path.endsWith('/call_history'))
        .map(({ query }) => query.get('from') ?? '');
    await until(() => days().length > 0);
    const from = new Date(Date.now() - 10 * day).toISOString();
    assert.equal((await reconcile(server, { ...lastDay(), from })).state, 'done');
    assert.ok(days().length > 1);
    for (const each of days()) assert.ok(each >= isoDay(Date.now() - day), each);
  });

  it('What is to be looked through ends now, however far the request goes', async () => {
    const { server, zoom } = await serverAt(({ path }) =>
      /call_history|engagements/.test(path) ? { body: {} } : undefined,
    );
    const to = '9999-12-31T00:00:00Z';
    assert.equal((await reconcile(server, { ...lastDay(), to })).state, 'done');
    assert.equal(zoom.requests.filter(({ path }) => path.endsWith('/call_history')).length, 1);
  });
});

onPostgres('Jobs', (databases) => {
  it('go on after an outage of Zoom, until the history is there', async () => {
    let down = true;
    const zoom = await fakeZoom(({ path }) =>
      path.includes('/phone/')
        ? down
          ? { status: 401, body: { code: 124 } }
          : { body: { call_id: '7402001122334455011', call_elements: [element(11)] } }
        : undefined,
    );
    const server = await startServer({
      database: await databases.create(),
      endpoints: zoom.endpoints,
      oauth: { accountId: 'a', clientId: 'c', clientSecret: 's' },
      tokenKey: TOKEN_KEY,
      schedule: { sweep: 0, followUps: Array.from({ length: 60 }, (_, index) => index) },
    });
    const { from, to } = lastDay();
    const object = { call_id: '7402001122334455011', ringing_start_time: from, call_end_time: to };
    await server.webhook({ event: 'phone.callee_ended', event_ts: 1, payload: { object } });
    const failed = () => server.log.filter(({ message }) => message === 'A look at Zoom failed.');
    await until(() => failed().length > 1);
    down = false;
    await server.until<CallItem>('/calls/7402001122334455011', ({ legs }) => legs.length === 1);
    await server.close();
    await zoom.close();
  });

  it('wait where Zoom asks to, and go on', async () => {
    let isBusy = true;
    const zoom = await fakeZoom(({ path }) => {
      if (!path.includes('/phone/call_history')) return undefined;
      if (isBusy) return { status: 429, body: { code: 429 }, headers: { 'retry-after': '3600' } };
      return { body: { call_history: [element(11)], next_page_token: '' } };
    });
    const place = await databases.create();
    const server = await startServer({
      database: place,
      endpoints: zoom.endpoints,
      oauth: { accountId: 'a', clientId: 'c', clientSecret: 's' },
      tokenKey: TOKEN_KEY,
      schedule: { sweep: 0, followUps: [86_400] },
    });
    const body = JSON.stringify(lastDay());
    const begun = await server.ask('/reconcile', { as: 'admin', method: 'POST', body });
    const { id } = (await begun.json()) as Reconciliation;
    const database = await openDatabase(place, () => undefined);
    const waiting = async () => {
      const { rows } = await database.executeSql(
        "select id from zoom_embed_jobs.job where name = 'reconcile' and state = 'created' and start_after > now() + interval '50 minutes'",
      );
      return rows.length;
    };
    await until(async () => (await waiting()) === 1);
    const { state } = await server.until<Reconciliation>(`/reconcile/${id}`, () => true);
    assert.equal(state, 'waiting');
    isBusy = false;
    await database.executeSql("update rates set paused_until = '-infinity', next_at = now()");
    await database.executeSql(
      "update zoom_embed_jobs.job set start_after = now() where name = 'reconcile'",
    );
    const done = await server.until<Reconciliation>(
      `/reconcile/${id}`,
      (answer) => answer.state === 'done' || answer.state === 'failed',
    );
    assert.deepEqual([done.state, done.found], ['done', 1]);
    await database.close();
    await server.close();
    await zoom.close();
  });

  it('that last longer than their lease are done once', async () => {
    const database = await openDatabase(await databases.create(), () => undefined);
    const queue = createQueue(database, () => undefined, new AbortController(), { lease: 2 });
    let begun = 0;
    let end: () => void = () => undefined;
    const nothing = () => Promise.resolve();
    await queue.start({
      'follow-up': nothing,
      sweep: nothing,
      forget: nothing,
      reconcile: () => {
        begun++;
        return new Promise((resolve) => (end = resolve));
      },
    });
    await queue.send('reconcile', { id: 'x' });
    await until(() => begun === 1);
    const leaseOf = async () => {
      const { rows } = await database.executeSql(
        "select started_on + expire_in > now() as held, started_on::text as at from zoom_embed_jobs.job where name = 'reconcile'",
      );
      return rows[0] as { held: boolean; at: string };
    };
    const { at } = await leaseOf();
    await until(async () => (await leaseOf()).at !== at);
    end();
    await queue.stop();
    await database.close();
  });

  it('that cannot end when the server stops are given back', async () => {
    const place = await databases.create();
    const database = await openDatabase(place, () => undefined);
    const ending = new AbortController();
    const queue = createQueue(database, () => undefined, ending, { grace: 100 });
    let begun = 0;
    const nothing = () => Promise.resolve();
    await queue.start({
      'follow-up': nothing,
      sweep: nothing,
      forget: nothing,
      reconcile: async () => {
        begun++;
        await sleep(600_000, undefined, { signal: ending.signal });
      },
    });
    await queue.send('reconcile', { id: 'x' });
    await until(() => begun === 1);
    await queue.stop();
    const { rows } = await database.executeSql(
      "select state::text from zoom_embed_jobs.job where name = 'reconcile'",
    );
    assert.deepEqual(rows, [{ state: 'retry' }]);
    await database.close();
  });
});
