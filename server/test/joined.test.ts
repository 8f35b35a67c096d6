import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { CallItem } from '../src/index.js';
import { onBoth } from './support/databases.js';
import { startServer, type TestServer } from './support/server.js';
import { ADA, CALL, completed, ELEMENT, live, PATH, posted } from './support/story.js';

interface List {
  readonly items: readonly CallItem[];
}

onBoth('One call, told by all sources', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await startServer({ database: await databases.create() });
  });
  after(() => server.close());

  it('joins the embed, live events and the history, whatever comes first', async () => {
    for (const verb of ['ended', 'ringing', 'answered'] as const) {
      assert.equal((await server.webhook(live(verb))).status, 200);
    }
    assert.equal((await server.post('ada', posted())).status, 200);
    assert.equal((await server.webhook(completed.v3)).status, 200);
    const call = await server.until<CallItem>(
      `/calls/${CALL}`,
      ({ sources }) => sources.length === 5,
    );
    assert.equal(call.state, 'ended');
    assert.equal(call.direction, 'inbound');
    assert.equal(call.startedAt, '2026-08-03T14:00:00.000Z');
    assert.equal(call.duration, 72);
    assert.equal(call.remote.name, 'Ben Example');
    assert.deepEqual(call.ids, {
      callId: [CALL],
      call_id: [CALL],
      call_history_uuid: [PATH],
      call_element_id: [ELEMENT],
    });
    assert.equal(call.legs.length, 1);
    const { items } = (await (await server.ask('/calls', { as: 'admin' })).json()) as List;
    assert.equal(items.length, 1);
  });

  it('is found by every identifier', async () => {
    for (const id of [CALL, PATH, ELEMENT, ELEMENT.slice(9)]) {
      assert.equal((await server.ask(`/calls/${id}`, { as: 'ada' })).status, 200, id);
    }
  });

  it('is seen by its users and by admins, and by nobody else', async () => {
    assert.equal((await server.ask(`/calls/${CALL}`, { as: 'ben' })).status, 404);
    assert.equal((await server.ask(`/calls/${CALL}`)).status, 401);
    assert.equal((await server.ask(`/calls/${CALL}`, { as: ADA })).status, 200);
  });
});
