import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { openDatabase } from '../src/database/open.js';
import * as schema from '../src/database/schema.js';
import { onBoth, onPostgres } from './support/databases.js';
import { startServer, TOKEN_KEY, type TestServer } from './support/server.js';
import { until } from './support/until.js';
import { CALL, live, posted } from './support/story.js';

onBoth('The migrations', (databases) => {
  it('make the tables that the code knows', async () => {
    const database = await openDatabase(await databases.create(), () => undefined);
    const { rows } = await database.executeSql(
      "select table_name, column_name from information_schema.columns where table_schema = 'public'",
      [],
    );
    const made = (rows as { table_name: string; column_name: string }[]).map(
      (row) => `${row.table_name}.${row.column_name}`,
    );
    const known = Object.values(schema).flatMap((table) =>
      Object.values(getTableColumns(table)).map(({ name }) => `${getTableName(table)}.${name}`),
    );
    assert.deepEqual(made.toSorted(), known.toSorted());
    await database.close();
  });
});

onPostgres('Several servers', (databases) => {
  it('start together on an empty database', async () => {
    const database = await databases.create();
    const servers = await Promise.all(Array.from({ length: 6 }, () => startServer({ database })));
    assert.equal((await servers[0]!.post('ada', posted())).status, 200);
    assert.equal((await servers[5]!.ask(`/calls/${CALL}`, { as: 'ada' })).status, 200);
    await Promise.all(servers.map((server) => server.close()));
  });
});

onPostgres('A database that hangs', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await startServer({
      database: await databases.create(),
      oauth: { clientId: 'c', clientSecret: 's', redirectUri: 'https://me.test/oauth/callback' },
      tokenKey: TOKEN_KEY,
      schedule: { sweep: 0 },
    });
  });
  after(() => server.close());

  it('is 503 while it hangs, and nothing is lost once it goes on', async () => {
    assert.equal((await server.post('ada', posted())).status, 200);
    databases.hang(true);
    const began = Date.now();
    try {
      const answers = await Promise.all([
        server.webhook(live('ended')),
        server.post('ada', posted(2)),
        server.ask('/calls', { as: 'ada' }),
        server.ask('/readyz'),
        server.ask('/oauth/start', { as: 'ada' }),
        server.ask('/oauth/callback?state=x&code=x'),
      ]);
      // Far less than the statement's own time.
      assert.ok(Date.now() - began < 12_000);
      for (const answer of answers) {
        assert.equal(answer.status, 503);
        assert.ok(Number(answer.headers.get('retry-after')) > 0);
      }
      assert.equal((await server.ask('/healthz')).status, 200);
    } finally {
      databases.hang(false);
    }
    // Zoom sends it again.
    await until(async () => (await server.webhook(live('ended'))).status === 200);
    await server.until<{ sources: object[] }>(
      `/calls/${CALL}`,
      ({ sources }) => sources.length === 2,
    );
  });
});
