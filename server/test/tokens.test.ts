import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { openDatabase } from '../src/database/open.js';
import { forgetAccount } from '../src/calls/forget.js';
import type { LogEntry } from '../src/log.js';
import { createMetrics } from '../src/metrics.js';
import type { Services } from '../src/services.js';
import { readSettings } from '../src/settings.js';
import { createOauthClient } from '../src/zoom/oauth-client.js';
import { AppRefused, createTokens, GrantAgain } from '../src/zoom/tokens.js';
import { createVault } from '../src/zoom/vault.js';
import { createZoomStandIn, type ZoomStandIn } from '../src/simulator/index.js';
import { run, type Child } from './support/child.js';
import { onBoth, onPostgres } from './support/databases.js';
import { fakeZoom, granted, type Answer } from './support/fake-zoom.js';
import { listen } from '../src/listen.js';
import { startServer, TOKEN_KEY, type TestServer } from './support/server.js';
import { until } from './support/until.js';
import { optionsFor } from './support/world.js';

describe('The vault', () => {
  const [old, key] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];

  it('opens what it has sealed, and what an older key has', () => {
    const sealed = createVault([old]).seal('token');
    assert.doesNotMatch(sealed, /token/);
    assert.equal(createVault([key, old]).open(sealed), 'token');
    assert.notEqual(createVault([old]).seal('token'), sealed);
  });

  it('does not open what somebody has changed, or what another key has sealed', () => {
    const sealed = createVault([old]).seal('token');
    const end = sealed.at(-5) === 'A' ? 'B' : 'A';
    assert.throws(() => createVault([old]).open(`${sealed.slice(0, -5)}${end}${sealed.slice(-4)}`));
    assert.throws(() => createVault([key]).open(sealed));
  });
});

/** A server at which users authorise the app. */
async function userServer(database: string, zoom: ZoomStandIn) {
  const { clientId, clientSecret } = zoom.credentials;
  const redirectUri = 'http://server.test/oauth/callback';
  const server = await startServer({
    database,
    ...optionsFor(zoom),
    oauth: { clientId, clientSecret, redirectUri },
  });
  return server;
}

/** Goes through the authorization as a browser does; returns the answer of the callback. */
async function authorise(
  server: TestServer,
  user: string,
  change = (url: URL) => url,
): Promise<Response> {
  const start = await server.ask('/oauth/start', { as: user });
  assert.equal(start.status, 302);
  const cookie = start.headers.get('set-cookie') ?? '';
  assert.match(cookie, /HttpOnly/);
  assert.match(cookie, /SameSite=Lax/);
  const zoom = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' });
  const back = change(new URL(zoom.headers.get('location') ?? ''));
  return server.ask(`${back.pathname}${back.search}`, {
    headers: { cookie: cookie.split(';')[0] ?? '' },
  });
}

onBoth('Users who authorise the app', (databases) => {
  let zoom: ZoomStandIn;
  let server: TestServer;
  let http: Awaited<ReturnType<typeof listen>>;
  before(async () => {
    zoom = await createZoomStandIn();
    server = await userServer(await databases.create(), zoom);
    http = await listen(server);
    zoom.sendTo(`${http.url}/webhooks/zoom`);
  });
  after(async () => {
    await zoom.close();
    await http.stop(true);
    await server.close();
  });

  it('are sent to Zoom and back, once', async () => {
    let used = '';
    const answer = await authorise(server, 'ada', (url) => {
      used = `${url.pathname}${url.search}`;
      return url;
    });
    assert.equal(answer.status, 200);
    assert.equal(zoom.oauth.counts.authorization_code, 1);
    assert.equal((await server.ask(used)).status, 403);
  });

  it('see the calls that Zoom knows as theirs, with their history', async () => {
    const { callId } = await zoom.call({ recording: true });
    await server.until<{ sources: { kind: string }[] }>(
      `/calls/${callId}`,
      ({ sources }) => sources.some(({ kind }) => kind === 'rest'),
      'ada',
    );
    assert.equal((await server.ask(`/calls/${callId}`, { as: 'ben' })).status, 404);
  });

  it('cannot come back with another state, or in another browser', async () => {
    const wrong = await authorise(server, 'ada', (url) => {
      url.searchParams.set('state', 'x');
      return url;
    });
    assert.equal(wrong.status, 403);
    const start = await server.ask('/oauth/start', { as: 'ada' });
    const back = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' });
    const { pathname, search } = new URL(back.headers.get('location') ?? '');
    assert.equal((await server.ask(`${pathname}${search}`)).status, 403);
  });

  it('leave no token in a log or an answer', () => {
    assert.doesNotMatch(JSON.stringify(server.log), /access-|refresh-|ClientSecret/);
  });
});

onPostgres('Tokens of several processes', (databases) => {
  let zoom: ZoomStandIn;
  before(async () => {
    zoom = await createZoomStandIn();
  });
  after(() => zoom.close());

  const start = (environment: Record<string, string>): Child =>
    run('test/support/token-process.ts', {
      OAUTH_URL: zoom.endpoints.oauth,
      TOKEN_KEY,
      ...environment,
    });

  /** What so many processes get that ask at the same moment. */
  const ask = async (count: number, environment: Record<string, string>): Promise<string[]> => {
    const children = Array.from({ length: count }, () => start(environment));
    await Promise.all(children.map((child) => child.line((line) => line === 'ready')));
    for (const child of children) child.tell('go');
    const lines = await Promise.all(
      children.map((child) => child.line((line) => line.startsWith('got '))),
    );
    await Promise.all(children.map(({ ended }) => ended));
    return [...new Set(lines)];
  };

  it('are asked for once by twenty', async () => {
    const DATABASE_URL = await databases.create();
    await (await openDatabase(DATABASE_URL, () => undefined)).close();
    zoom.switches.slow = 300;
    const lines = await ask(20, { DATABASE_URL, OWNER: '(account)' });
    zoom.switches.slow = 0;
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^got access-/);
    assert.equal(zoom.oauth.counts.account_credentials, 1);
  });

  it('are renewed once, and a renewal that was cut off is recognised', async () => {
    const DATABASE_URL = await databases.create();
    const server = await userServer(DATABASE_URL, zoom);
    assert.equal((await authorise(server, 'ada')).status, 200);
    const client = new pg.Client(DATABASE_URL);
    await client.connect();
    const environment = {
      DATABASE_URL,
      OWNER: 'ada',
      REDIRECT: 'http://server.test/oauth/callback',
    };

    await client.query('update tokens set expires_at = now()');
    const lines = await ask(5, environment);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^got access-/);
    assert.equal(zoom.oauth.counts.refresh_token, 1);

    // A process that renews it and dies before it has stored the answer: Zoom has taken the old one back.
    await client.query('update tokens set expires_at = now()');
    zoom.switches.slow = 3000;
    const { asked } = zoom.oauth.counts;
    const dying = start(environment);
    await dying.line((line) => line === 'ready');
    dying.tell('go');
    await until(() => zoom.oauth.counts.asked > asked);
    await dying.kill();
    await until(() => zoom.oauth.counts.refresh_token === 2);
    zoom.switches.slow = 0;
    assert.deepEqual(await ask(3, environment), [
      'got Error: The user has to authorise the app again.',
    ]);
    const { rows } = await client.query('select state, secrets from tokens');
    assert.deepEqual(rows, [{ state: 'grant-again', secrets: null }]);

    assert.equal((await authorise(server, 'ada')).status, 200);
    assert.match((await ask(1, environment))[0] ?? '', /^got access-/);
    await client.end();
    await server.close();
  });
});

onBoth('A token that is to be renewed', (databases) => {
  const key = randomBytes(32).toString('base64');
  const opened: (() => Promise<unknown>)[] = [];
  after(async () => {
    for (const close of opened.toReversed()) await close();
  });

  /** Ada's token, which is used up, at a Zoom that answers so. */
  const used = async (answer: () => Answer | Promise<Answer>, keys = [key]) => {
    const zoom = await fakeZoom(answer);
    const database = await openDatabase(await databases.create(), () => undefined);
    opened.push(zoom.close, () => database.close());
    const log: LogEntry[] = [];
    const app = { clientId: 'c', clientSecret: 's', redirectUri: 'https://me.test/callback' };
    const settings = readSettings({
      database: 'unused',
      oauth: app,
      tokenKey: keys,
      endpoints: zoom.endpoints,
      authorize: () => null,
    });
    const services = { database, settings, metrics: createMetrics(), log: log.push.bind(log) };
    const open = (vault: string[]) =>
      createTokens(
        services as unknown as Services,
        createOauthClient(settings),
        createVault(vault),
      );
    const tokens = open([key]);
    const who = { account: 'a', zoomUser: 'z' };
    await tokens.keep('ada', { access: 'old', refresh: 'refresh-1', expiresIn: 0 }, who);
    const row = async () => {
      const { rows } = await database.executeSql('select * from tokens', []);
      const [one] = rows as { state: string; secrets: string | null }[];
      const secrets = one?.secrets && (JSON.parse(createVault([key]).open(one.secrets)) as object);
      return one && { state: one.state, secrets };
    };
    return { tokens, open, zoom, database, log, row, who };
  };

  it('is not lost where Zoom refuses the app, which is told and tried again much later', async () => {
    for (const [status, error] of [
      [401, 'invalid_client'],
      [400, 'invalid_client'],
      [400, 'invalid_request'],
    ] as const) {
      const { tokens, row, log, zoom, open } = await used(() => ({ status, body: { error } }));
      for (let time = 0; time < 3; time++) {
        await assert.rejects(tokens.get('ada'), AppRefused);
      }
      assert.deepEqual(await row(), {
        state: 'granted',
        secrets: { access: 'old', refresh: 'refresh-1' },
      });
      assert.equal(zoom.requests.length, 1);
      assert.equal(log.filter(({ level }) => level === 'error').length, 1);
      assert.equal((await open([key]).holders()).length, 1);
    }
  });

  it('is given up where Zoom says that it is worthless', async () => {
    for (const error of ['invalid_grant', 'invalid_request']) {
      const { tokens, row } = await used(() => ({
        status: 400,
        body: { error, reason: 'Invalid Token!' },
      }));
      await assert.rejects(tokens.get('ada'), GrantAgain);
      assert.deepEqual(await row(), { state: 'grant-again', secrets: null });
      assert.deepEqual(await tokens.holders(), []);
    }
  });

  it('is given up, and the app is refused, also where that is said with a challenge', async () => {
    const headers = { 'www-authenticate': 'Basic realm="zoom"' };
    for (const [error, what, state] of [
      ['invalid_grant', GrantAgain, 'grant-again'],
      ['invalid_client', AppRefused, 'granted'],
    ] as const) {
      const { tokens, row } = await used(() => ({ status: 401, body: { error }, headers }));
      await assert.rejects(tokens.get('ada'), what);
      assert.equal((await row())?.state, state);
    }
  });

  it('keeps its refresh token where no new one is given', async () => {
    const { tokens, row } = await used(() => granted({ access_token: 'new' }));
    assert.equal(await tokens.get('ada'), 'new');
    assert.deepEqual((await row())?.secrets, { access: 'new', refresh: 'refresh-1' });
  });

  it('gives way to a grant that came in the meantime', async () => {
    for (const last of [granted({ access_token: 'late' }), invalid]) {
      const { tokens, row, who } = await used(async () => {
        await tokens.keep('ada', { access: 'granted', refresh: 'r', expiresIn: 3600 }, who);
        return last;
      });
      assert.equal(await tokens.get('ada'), 'granted');
      assert.deepEqual((await row())?.secrets, { access: 'granted', refresh: 'r' });
    }
  });

  it('does not come back after the app was removed', async () => {
    const { tokens, row, database } = await used(async () => {
      await database.transaction((tx) => forgetAccount(tx, 'a'));
      return granted({ refresh_token: 'r' });
    });
    await assert.rejects(tokens.get('ada'), GrantAgain);
    assert.equal(await row(), undefined);
  });

  it('tells that its key is not there, and is good again once it is', async () => {
    const { open, row, log, tokens, who } = await used(() => granted({ access_token: 'new' }));
    const other = open([randomBytes(32).toString('base64')]);
    await assert.rejects(other.get('ada'), GrantAgain);
    assert.match(String(log.at(-1)?.reason), /TOKEN_KEY/);
    assert.equal((await row())?.state, 'grant-again');
    assert.equal(await tokens.get('ada'), 'new');
    assert.equal((await row())?.state, 'granted');
    // The account's own token needs nobody.
    await tokens.keep('(account)', { access: 'x', expiresIn: 3600 }, who);
    assert.equal(await other.get('(account)'), 'new');
  });
});

const invalid = { status: 400, body: { error: 'invalid_grant' } };
