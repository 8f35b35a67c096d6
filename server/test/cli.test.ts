import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { isAddress } from '../src/database/address.js';
import { readEnvironment } from '../src/environment.js';
import { SettingsError } from '../src/settings.js';
import { run, type Child } from './support/child.js';
import { signed, TOKEN_KEY } from './support/server.js';
import { live } from './support/story.js';

const good = {
  AUTH_TOKENS: 'ada:token-of-ada,boss:token-of-boss:admin',
  ZOOM_ACCOUNT_ID: 'account',
  ZOOM_CLIENT_ID: 'client',
  ZOOM_CLIENT_SECRET: 'secret',
  TOKEN_KEY,
};

describe('The environment', () => {
  const wrong = (environment: Record<string, string | undefined>): string[] => {
    try {
      readEnvironment(environment);
      return [];
    } catch (error) {
      assert.ok(error instanceof SettingsError);
      return error.problems.map(({ name }) => name);
    }
  };

  it('is read', () => {
    const { host, port, options } = readEnvironment({ ...good, ZOOM_WEBHOOK_SECRET: 'a, b' });
    assert.equal(host, '127.0.0.1');
    assert.equal(port, 8787);
    assert.deepEqual(options.webhookSecret, ['a', 'b']);
  });

  it('tells who a token belongs to', async () => {
    const { authorize } = readEnvironment(good).options;
    const who = (authorization?: string) =>
      authorize(new Request('http://x.test', authorization ? { headers: { authorization } } : {}));
    assert.deepEqual(await who('Bearer token-of-ada'), { user: 'ada', role: 'user' });
    assert.deepEqual(await who('bearer token-of-boss'), { user: 'boss', role: 'admin' });
    for (const header of [undefined, 'Bearer x', 'Basic token-of-ada', 'Bearer ']) {
      assert.equal(await who(header), null);
    }
  });

  it('names all that is missing or wrong at once', () => {
    assert.deepEqual(wrong(good), []);
    assert.deepEqual(wrong({}), ['AUTH_TOKENS']);
    assert.deepEqual(
      wrong({
        PORT: 'x',
        ZOOM_CLIENT_ID: 'c',
        ZOOM_PLAN: 'gold',
        ZOOM_API_URL: 'nowhere',
        TOKEN_KEY: 'short',
        ALLOWED_ORIGINS: 'crm',
      }),
      [
        'PORT',
        'AUTH_TOKENS',
        'ALLOWED_ORIGINS',
        'ZOOM_CLIENT_SECRET',
        'ZOOM_ACCOUNT_ID or ZOOM_REDIRECT_URI',
        'TOKEN_KEY',
        'ZOOM_PLAN',
        'ZOOM_API_URL',
      ],
    );
    assert.deepEqual(wrong({ ...good, ZOOM_ACCOUNT_ID: '' }), [
      'ZOOM_ACCOUNT_ID or ZOOM_REDIRECT_URI',
    ]);
    assert.deepEqual(wrong({ ...good, TOKEN_KEY: undefined }), ['TOKEN_KEY']);
    assert.deepEqual(
      wrong({ AUTH_TOKENS: good.AUTH_TOKENS, ZOOM_CLIENT_ID: 'c', ZOOM_PLAN: 'x' }),
      ['ZOOM_CLIENT_SECRET', 'ZOOM_ACCOUNT_ID or ZOOM_REDIRECT_URI', 'ZOOM_PLAN', 'TOKEN_KEY'],
    );
  });

  it('is a database of PostgreSQL or a folder, and the password of another is not repeated', () => {
    for (const DATABASE_URL of ['Postgres://ada:pw@db/zoom', 'postgresql://db', './x', 'C:\\x']) {
      assert.deepEqual(wrong({ ...good, DATABASE_URL }), []);
    }
    assert.ok(isAddress('POSTGRES://ada:pw@db/zoom'));
    for (const DATABASE_URL of [
      'mysql://ada:secret-word@db/zoom',
      'mysql:ada:secret-word',
      '"postgres://ada:secret-word@db/zoom"',
    ]) {
      assert.deepEqual(wrong({ ...good, DATABASE_URL }), ['DATABASE_URL']);
      assert.throws(
        () => readEnvironment({ ...good, DATABASE_URL }),
        (error: Error) => !error.message.includes('secret-word'),
      );
    }
  });

  it('gives one token to one user', () => {
    assert.deepEqual(wrong({ ...good, AUTH_TOKENS: 'ada:same,boss:same:admin' }), ['AUTH_TOKENS']);
  });

  it('is not repeated where it holds a secret', () => {
    assert.throws(
      () => readEnvironment({ AUTH_TOKENS: 'secret-without-user' }),
      (error: Error) => !error.message.includes('secret-without-user'),
    );
  });
});

describe('The command line', () => {
  let folder: string;
  let child: Child;
  let url: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zoom-embed-cli-'));
    child = run('src/cli.ts', {
      DATABASE_URL: folder,
      PORT: '0',
      AUTH_TOKENS: good.AUTH_TOKENS,
      ZOOM_WEBHOOK_SECRET: 'ExampleSecretToken0001',
      ALLOWED_ORIGINS: 'https://crm.example.com',
    });
    const ready = await child.line((line) => line.includes('Ready.'));
    url = `http://127.0.0.1:${(JSON.parse(ready) as { port: number }).port}`;
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('ends with 1 and all problems, where there are some', async () => {
    const other = run('src/cli.ts', { PORT: 'x' });
    assert.equal(await other.ended, 1);
    assert.match(other.output(), /PORT[^]*AUTH_TOKENS/);
  });

  it('serves', async () => {
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    assert.equal((await fetch(`${url}/calls`)).status, 401);
    const headers = { authorization: 'Bearer token-of-ada', origin: 'https://crm.example.com' };
    const list = await fetch(`${url}/calls`, { headers });
    assert.deepEqual(await list.json(), { items: [] });
    assert.equal(list.headers.get('access-control-allow-origin'), 'https://crm.example.com');
    assert.equal(
      (await fetch(`${url}/webhooks/zoom`, signed(JSON.stringify(live('ringing'))))).status,
      200,
    );
  });

  it('refuses a second process on its folder', async () => {
    const second = run('src/cli.ts', {
      DATABASE_URL: folder,
      PORT: '0',
      AUTH_TOKENS: good.AUTH_TOKENS,
    });
    assert.equal(await second.ended, 1);
    assert.match(second.output(), /is in use/);
  });

  it('takes the folder over from a process that was killed, with what it had stored', async () => {
    await child.kill();
    child = run('src/cli.ts', { DATABASE_URL: folder, PORT: '0', AUTH_TOKENS: good.AUTH_TOKENS });
    const ready = await child.line((line) => line.includes('Ready.'));
    url = `http://127.0.0.1:${(JSON.parse(ready) as { port: number }).port}`;
    const headers = { authorization: 'Bearer token-of-boss' };
    const list = (await (await fetch(`${url}/calls`, { headers })).json()) as { items: object[] };
    assert.equal(list.items.length, 1);
  });

  it('ends when it is told to', async () => {
    child.process.kill('SIGTERM');
    assert.equal(await child.ended, 0);
  });
});
