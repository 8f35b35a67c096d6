import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { onPglite } from './support/databases.js';
import { SECRET, signed, startServer, type TestServer } from './support/server.js';
import { randomBody } from './support/random-body.js';

/** The whole hundred thousand are run by `load/run.ts`. */
const COUNT = 400;

onPglite((databases) => {
  let server: TestServer;
  before(async () => {
    server = await startServer({ database: await databases.create() });
  });
  after(() => server.close());

  it('Bodies of any kind are never answered with 5xx, and what is stored of them can be read', async () => {
    const statuses = new Map<number, number>();
    for (let number = 0; number < COUNT; number++) {
      const { route, body } = randomBody(number);
      const answer =
        route === 'webhook'
          ? await server.ask('/webhooks/zoom', signed(body, SECRET))
          : await server.ask(route === 'events' ? '/events' : '/reconcile', {
              as: 'admin',
              method: 'POST',
              headers: { 'idempotency-key': `"${number}"` },
              body,
            });
      // Without an app Zoom cannot be asked, which is no fault of the body.
      if (route !== 'reconcile')
        assert.ok(answer.status < 500, `${number}: ${answer.status} ${body.slice(0, 300)}`);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    }
    assert.ok((statuses.get(200) ?? 0) > COUNT / 10, JSON.stringify([...statuses]));
    await server.until<{ items: object[] }>(
      '/calls?limit=200&raw',
      ({ items }) => items.length > 0,
    );
    assert.deepEqual(
      server.log.filter(({ level }) => level === 'error'),
      [],
    );
  });
});
