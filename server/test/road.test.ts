import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import type { CallItem, EngagementItem } from '../src/index.js';
import { defaults } from '../src/simulator/switches.js';
import { onBoth } from './support/databases.js';
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
      Boolean(legs[0]?.recording && summary),
    );
    assert.equal(call.summary?.callSummary, 'They spoke.');
    assert.match(call.legs[0]?.recording?.downloadUrl ?? '', /recording/);
    assert.deepEqual([...new Set(call.sources.map(({ kind }) => kind))].sort(), [
      'rest',
      'webhook',
    ]);
    await onlyOne(callId);
  });

  it('fetches the voicemail of a missed call', async () => {
    const { callId } = await world.zoom.call({ answered: false, voicemail: true });
    const call = await joined(callId, ({ legs }) => Boolean(legs[0]?.voicemail?.downloadUrl));
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
    const call = await joined(callId, ({ legs }) => Boolean(legs[0]?.recording));
    const told = call.sources.filter(({ kind }) => kind === 'webhook').map(({ type }) => type);
    assert.equal(told.length, new Set(told).size);
    assert.equal(call.state, 'ended');
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
