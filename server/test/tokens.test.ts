import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { createVault } from '../src/zoom/vault.js';
import { createZoomStandIn, type ZoomStandIn } from '../src/simulator/index.js';
import { run } from './support/child.js';
import { onBoth, onPostgres } from './support/databases.js';
import { listen } from '../src/listen.js';
import { startServer, TOKEN_KEY, type TestServer } from './support/server.js';
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

  const ask = async (count: number, environment: Record<string, string>): Promise<string[]> => {
    // Time for all of them to start, however busy the machine is.
    const START = String(Date.now() + 15_000);
    const children = Array.from({ length: count }, () =>
      run('test/support/token-process.ts', {
        OAUTH_URL: zoom.endpoints.oauth,
        TOKEN_KEY,
        START,
        ...environment,
      }),
    );
    const lines = await Promise.all(
      children.map((child) => child.line((line) => line.startsWith('got '))),
    );
    await Promise.all(children.map(({ ended }) => ended));
    return [...new Set(lines)];
  };

  it('are asked for once by twenty', async () => {
    zoom.switches.slow = 300;
    const lines = await ask(20, { DATABASE_URL: await databases.create(), OWNER: '(account)' });
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
    const START = '0';
    const dying = run('test/support/token-process.ts', {
      OAUTH_URL: zoom.endpoints.oauth,
      TOKEN_KEY,
      START,
      ...environment,
    });
    await until(() => Promise.resolve(zoom.oauth.counts.asked > asked));
    await dying.kill();
    await until(() => Promise.resolve(zoom.oauth.counts.refresh_token === 2));
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

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('It never came.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
