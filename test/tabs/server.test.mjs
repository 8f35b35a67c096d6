// Outboxes of several tabs and the server companion itself, across origins: its receiver, its database, its tokens.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { serve } from '@hono/node-server';
import { createZoomServer } from 'zoom-embed-server';
import { skip } from '../package/browser.mjs';
import { callOf, engagementOf, sms } from './tab.mjs';
import { useWorld } from './world.mjs';

describe('outboxes and zoom-embed-server', { skip }, () => {
  const world = useWorld();
  /** @type {string} */
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zoom-embed-tabs-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** Who somebody is, by their token. */
  const users = new Map([
    ['token-ada', 'ada'],
    ['token-grace', 'grace'],
  ]);

  /** Starts the server for the pages of this world; `stop()` ends it as a deployment does. */
  const start = async (port = 0) => {
    const server = await createZoomServer({
      database: folder,
      authorize: (request) => {
        const token = request.headers.get('authorization')?.replace(/^Bearer /, '');
        const user = token && users.get(token);
        return user ? { user } : null;
      },
      allowedOrigins: [world.receiver.origin],
      log: () => undefined,
    });
    const http = serve({ fetch: server.fetch, port, hostname: '127.0.0.1' });
    await once(http, 'listening');
    const address = /** @type {import('node:net').AddressInfo} */ (http.address());
    return {
      port: address.port,
      endpoint: `http://127.0.0.1:${address.port}/events`,
      async ask(path, user) {
        const headers = { Authorization: `Bearer token-${user}` };
        const response = await server.fetch(
          new globalThis.Request(`http://127.0.0.1${path}`, { headers }),
        );
        return response.ok ? response.json() : { status: response.status };
      },
      async stop() {
        const closed = once(http, 'close');
        http.close();
        if ('closeAllConnections' in http) http.closeAllConnections();
        await closed;
        await server.close();
      },
    };
  };

  const signIn = (tab, user, token = `token-${user}`) =>
    tab.page.evaluate(
      async ([user, token]) => {
        const { outbox } = /** @type {any} */ (globalThis);
        outbox.user = user;
        outbox.headers = { Authorization: `Bearer ${token}` };
        await outbox.updateComplete;
      },
      [user, token],
    );
  const isEmpty = (tab) =>
    tab.until(() => !(/** @type {any} */ (globalThis).outbox.pending.length));
  /** Waits until what the server says is as wanted. */
  const until = async (ask, isSo) => {
    const end = Date.now() + 60_000;
    for (;;) {
      const answer = await ask();
      if (isSo(answer)) return answer;
      assert(Date.now() < end, JSON.stringify(answer));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const heardAll = async (tabs, type) =>
    (await Promise.all(tabs.map((tab) => tab.heard(type)))).flat();

  test('make one record of what three tabs hear, whole, and each key is taken once', async () => {
    const server = await start();
    try {
      const setup = { phone: {}, outbox: { user: 'ada', endpoint: server.endpoint } };
      const tabs = await Promise.all([1, 2, 3].map(() => world.open(setup)));
      for (const tab of tabs) await signIn(tab, 'ada');
      const { ringing, connected, ended, log } = callOf('7402001122334455001');
      const notes = {
        type: 'zp-notes-save-event',
        data: { callId: '7402001122334455001', notesData: { text: 'Wants tea' } },
      };
      for (const message of [ringing, connected, ended, log, notes, sms('m-1')])
        await Promise.all(tabs.map((tab) => tab.say(message)));
      const call = await until(
        () => server.ask('/calls/7402001122334455001', 'ada'),
        ({ callLogId, notes }) => callLogId && notes,
      );
      const isDelivered = async () =>
        (await heardAll(tabs, 'outbox-delivered')).filter(({ key }) => key.startsWith('sms:'));
      await until(isDelivered, ({ length }) => length === 1);
      for (const tab of tabs) await isEmpty(tab);
      assert.equal(call.callLogId, 'log-7402001122334455001');
      assert.equal(call.remote.number, '+16505550001');
      assert.deepEqual(call.notes, { text: 'Wants tea' });
      const { items } = await server.ask('/calls', 'ada');
      assert.equal(items.length, 1);
      const delivered = await heardAll(tabs, 'outbox-delivered');
      const keys = delivered.map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length);
      assert.deepEqual(await heardAll(tabs, 'outbox-failed'), []);
      // Nobody else sees it.
      assert.deepEqual((await server.ask('/calls', 'grace')).items, []);
    } finally {
      await server.stop();
    }
  });

  test('wait for a token that the server takes, and for the server itself', async () => {
    let server = await start();
    try {
      const setup = { phone: {}, outbox: { user: 'ada', endpoint: server.endpoint } };
      const tab = await world.open(setup);
      await signIn(tab, 'ada', 'token-that-is-old');
      await tab.say(callOf('7402001122334455002').ended);
      await tab.until(() =>
        /** @type {any} */ (globalThis).outbox.pending.some(({ status }) => status === 401),
      );
      const { port } = server;
      await server.stop();
      await signIn(tab, 'ada');
      await tab.until(() =>
        /** @type {any} */ (globalThis).outbox.pending.some(({ attempts }) => attempts > 1),
      );
      assert.equal((await tab.pending()).length, 1);
      server = await start(port);
      await isEmpty(tab);
      const call = await server.ask('/calls/7402001122334455002', 'ada');
      assert.equal(call.callId, '7402001122334455002');
    } finally {
      await server.stop();
    }
  });

  test('take a key once, though its answer was lost with the tab', async () => {
    const server = await start();
    try {
      const setup = { phone: {}, outbox: { user: 'ada', endpoint: server.endpoint } };
      const first = await world.open(setup);
      // The answer arrives, and what would be written of it never is.
      const answered = first.page.waitForEvent(
        'console',
        (message) => message.text() === 'answered',
      );
      await first.page.evaluate(() => {
        const window = /** @type {any} */ (globalThis);
        const { fetch } = window;
        window.fetch = async (...args) => {
          const { status } = await fetch(...args);
          if (status === 200) console.log('answered');
          return new Promise(() => {});
        };
      });
      await signIn(first, 'ada');
      await first.say(callOf('7402001122334455003').ended);
      await answered;
      const second = await world.open(setup);
      await signIn(second, 'ada');
      await second.until(() => /** @type {any} */ (globalThis).outbox.pending.length === 1);
      await first.kill();
      await isEmpty(second);
      assert.deepEqual(await second.heard('outbox-failed'), []);
      assert.equal((await second.heard('outbox-delivered')).length, 1);
      const { sources } = await server.ask('/calls/7402001122334455003', 'ada');
      assert.equal(sources.length, 1);
    } finally {
      await server.stop();
    }
  });

  test('deliver an engagement at its wrap-up and at its end', async () => {
    const server = await start();
    try {
      const tab = await world.open({ cc: {}, outbox: { user: 'ada', endpoint: server.endpoint } });
      await signIn(tab, 'ada');
      const { ringing, connected, wrapup, ended } = engagementOf('e-1');
      const engagement = () => server.ask('/engagements/e-1', 'ada');
      await tab.say(ringing, connected, wrapup);
      await until(engagement, ({ state }) => state === 'wrapup');
      await tab.say(ended);
      await until(engagement, ({ state }) => state === 'ended');
      await isEmpty(tab);
      const keys = (await tab.heard('outbox-delivered')).map(({ key }) => key);
      assert.deepEqual(
        keys.map((key) => [key.split(':')[0], key.split(':')[3]].join(' ')),
        ['engagement 1', 'engagement 2'],
      );
    } finally {
      await server.stop();
    }
  });
});
