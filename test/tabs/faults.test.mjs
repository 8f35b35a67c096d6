// What an outbox does when the network, the server or the storage fails. In Chromium.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { skip } from '../package/browser.mjs';
import { callOf } from './tab.mjs';
import { useWorld } from './world.mjs';

const both = { phone: {}, outbox: { user: 'ada' } };
const DATABASE = 'zoom-embed-elements/outbox/ada';
const isEmpty = () => !(/** @type {any} */ (globalThis).outbox.pending.length);

describe('an outbox and its server', { skip }, () => {
  const world = useWorld();
  const requestsOf = (id) => world.receiver.requests.filter(({ body }) => body.id === id).length;

  test(
    'is offline for an hour, then hears each answer of the table',
    { timeout: 120_000 },
    async () => {
      const tab = await world.open({ phone: {} });
      await tab.page.clock.install();
      await tab.load();
      await tab.page.evaluate(() => {
        const window = /** @type {any} */ (globalThis);
        window.outbox = window.document.createElement('zoom-log-outbox');
        window.outbox.endpoint = '/events';
        window.outbox.user = 'ada';
        window.token = 'old';
        window.outbox.headers = async () => ({ Authorization: window.token });
        window.document.body.append(window.outbox);
      });
      await world.context.setOffline(true);
      // 0 is no answer at all, and 4290 is 429 with `Retry-After`.
      const statuses = [
        ...[200, 201, 204, 0, 408, 409, 425, 429, 4290, 500, 503, 400, 404, 422, 401, 403],
      ];
      for (const status of statuses) await tab.say(callOf(`c-${status}`).ended);
      await tab.until(
        (count) => /** @type {any} */ (globalThis).outbox.pending.length === count,
        statuses.length,
      );
      for (let minute = 0; minute < 60; minute += 10) {
        await tab.page.clock.runFor('10:00');
        // More is known of some, while nothing can be told.
        if (minute === 30) await tab.say(callOf('c-200').log, callOf('c-500').log);
      }
      // What more is known takes the place of what was, as soon as nobody is sending that.
      await tab.until((count) => {
        const { pending } = /** @type {any} */ (globalThis).outbox;
        return (
          pending.length === count && pending.filter(({ key }) => /:2$/.test(key)).length === 2
        );
      }, statuses.length);
      assert.equal(world.receiver.requests.length, 0);

      // Each is answered by its own status first, the rest by 201.
      world.receiver.answer = ({ body, headers }) => {
        const status = Number(body.id.slice(2));
        const isLogin = status === 401 || status === 403;
        if (isLogin) return { status: headers.authorization === 'new' ? 201 : status };
        if (requestsOf(body.id) > 1) return { status: 201 };
        if (status === 0) return new Promise(() => {});
        if (status === 4290) return { status: 429, headers: { 'Retry-After': '600' } };
        return { status, headers: status === 503 ? { 'Retry-After': '600' } : {} };
      };
      await world.context.setOffline(false);
      const taken = (...wanted) =>
        wanted.every((status) => world.receiver.records.has(`call c-${status}`));
      const goOn = async (isSo, step = 2000) => {
        const end = performance.now() + 60_000;
        while (!isSo()) {
          assert(performance.now() < end, JSON.stringify([...world.receiver.records.keys()]));
          await tab.page.clock.runFor(step);
        }
      };
      // Any may be the first that is tried again.
      await goOn(() => requestsOf('c-401') + requestsOf('c-403') > 0);
      // The server wants other headers: but for what is under way, nothing more is sent until there are some.
      let length = -1;
      while (length !== world.receiver.requests.length) {
        ({ length } = world.receiver.requests);
        await tab.page.clock.runFor(2000);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      await tab.page.clock.runFor(60_000);
      assert.equal(world.receiver.requests.length, length);
      await tab.page.evaluate(() => void (/** @type {any} */ (globalThis.token = 'new')));
      await goOn(() => taken(0, 200, 201, 204, 401, 403, 408, 409, 425, 429, 500));
      assert(!taken(503) && !taken(4290), 'they were told to wait for ten minutes');
      await goOn(() => taken(503, 4290), 60_000);
      await tab.until(isEmpty);
      const failed = await tab.page.evaluate(() =>
        /** @type {any} */ (globalThis).outbox.failed.map(({ status }) => status).sort(),
      );
      assert.deepEqual(failed, [400, 404, 422]);
      assert.deepEqual(
        (await tab.heard('outbox-failed')).map(({ status }) => status).sort(),
        [400, 404, 422],
      );
      await tab.page.evaluate(() => /** @type {any} */ (globalThis).outbox.retry());
      await goOn(() => taken(...statuses));
      // The newest revision came last: what it made needless was never sent.
      for (const id of ['c-200', 'c-500']) {
        const own = world.receiver.requests.filter(({ body }) => body.id === id);
        assert.deepEqual(new Set(own.map(({ body }) => body.revision)), new Set([2]));
        assert.equal(world.receiver.records.get(`call ${id}`).record.callLogId, `log-${id}`);
      }
      assert.deepEqual(world.receiver.faults, []);
    },
  );

  test('gives up what is older than `max-age`', async () => {
    world.receiver.answer = () => ({ status: 503, headers: { 'Retry-After': '3600' } });
    const tab = await world.open({ phone: {}, outbox: { user: 'ada', 'max-age': '1' } });
    await tab.say(callOf('c-1').ended);
    await tab.until(() =>
      /** @type {any} */ (globalThis).heard.some(({ type }) => type === 'outbox-failed'),
    );
    await tab.until(isEmpty);
    const [failed] = await tab.heard('outbox-failed');
    assert.match(failed.key, /^call:c-1:/);
    assert.equal(failed.status, 503);
  });

  test('sends once more as the page goes away what got no answer', async () => {
    world.receiver.answer = () => new Promise(() => {});
    const tab = await world.open({ phone: {}, outbox: { user: 'ada', concurrency: '1' } });
    await tab.say(callOf('c-1').ended, callOf('c-2').ended);
    await world.receiver.until(() => world.receiver.requests.length === 1);
    world.receiver.answer = () => ({ status: 201 });
    await tab.page.goto('about:blank');
    await world.receiver.until(() => world.receiver.taken.size === 2);
    assert.deepEqual(world.receiver.faults, []);
  });

  test('leaves alone as the page goes away what is to wait, what is paused and what is too much', async () => {
    const notes = (id, length) => ({
      type: 'zp-notes-save-event',
      data: { callId: id, notesData: { text: 'x'.repeat(length) } },
    });
    const leave = async (tab) => {
      const { length } = world.receiver.requests;
      await tab.page.goto('about:blank');
      // What was sent as the page went away is here before what a page sends that comes after it.
      const page = await world.context.newPage();
      await page.goto(`${world.receiver.origin}/host.html`);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return world.receiver.requests.slice(length).map(({ body }) => body.id);
    };
    world.receiver.answer = () => ({ status: 503, headers: { 'Retry-After': '3600' } });
    const waits = await world.open(both);
    await waits.say(callOf('c-1').ended);
    await waits.until(() => /** @type {any} */ (globalThis).outbox.pending[0]?.status === 503);
    assert.deepEqual(await leave(waits), []);

    world.receiver.answer = () => ({ status: 401 });
    const paused = await world.open({ phone: {}, outbox: { user: 'grace' } });
    await paused.say(callOf('c-2').ended);
    await paused.until(() => /** @type {any} */ (globalThis).outbox.pending[0]?.status === 401);
    assert.deepEqual(await leave(paused), []);

    world.receiver.answer = () => new Promise(() => {});
    const large = await world.open({ phone: {}, outbox: { user: 'linus', concurrency: '1' } });
    const sizes = [70_000, 40_000, 40_000, 100];
    await large.say(...sizes.map((size, index) => notes(`c-${index + 3}`, size)));
    await world.receiver.until(() => world.receiver.requests.some(({ body }) => body.id === 'c-3'));
    await large.until(() => /** @type {any} */ (globalThis).outbox.pending.length === 4);
    assert.deepEqual((await leave(large)).sort(), ['c-4', 'c-6']);
    // It stays stored, and the next page sends it.
    world.receiver.answer = () => ({ status: 201 });
    const next = await world.open({ outbox: { user: 'linus' } });
    await world.receiver.until(() => world.receiver.taken.size === 4);
    await next.until(isEmpty);
    assert.deepEqual(
      [...world.receiver.records.keys()].sort(),
      [3, 4, 5, 6].map((number) => `notes c-${number}`),
    );
    assert.deepEqual(world.receiver.faults, []);
  });

  test('can be told to discard an entry, or all', async () => {
    world.receiver.answer = () => ({ status: 503, headers: { 'Retry-After': '3600' } });
    const tab = await world.open(both);
    await tab.say(...[1, 2, 3].map((number) => callOf(`c-${number}`).ended));
    await tab.until(() => /** @type {any} */ (globalThis).outbox.pending.length === 3);
    const left = await tab.page.evaluate(async () => {
      const { outbox } = /** @type {any} */ (globalThis);
      await outbox.discard(outbox.pending[1].key);
      const ids = outbox.pending.map(({ record }) => record.callId);
      await outbox.clear();
      return [ids, outbox.pending.length, Object.isFrozen(outbox.pending)];
    });
    assert.deepEqual(left, [['c-1', 'c-3'], 0, true]);
  });
});

describe('an outbox and its storage', { skip }, () => {
  const world = useWorld();
  const delivers = async (tab, id = 'c-1') => {
    await tab.say(callOf(id).ringing, callOf(id).ended);
    // The embed's own events and records are not held up.
    const { callId } = (await tab.heard('zp-call-ringing-event')).at(-1);
    assert.equal(callId, id);
    await world.receiver.until(() => world.receiver.records.has(`call ${id}`));
    const { record } = world.receiver.records.get(`call ${id}`);
    assert.equal(record.remote.number, '+16505550001');
    assert.deepEqual(world.receiver.faults, []);
  };
  const errorOf = async (tab) => {
    await tab.until(() =>
      /** @type {any} */ (globalThis).heard.some(({ type }) => type === 'outbox-error'),
    );
    return (await tab.heard('outbox-error')).join('; ');
  };
  /** A page of the host's, without any of ours. */
  const bare = async () => {
    const page = await world.context.newPage();
    await page.goto(`${world.receiver.origin}/host.html`);
    return page;
  };

  test('delivers from memory where the disk is full', async () => {
    const tab = await world.open(both);
    await tab.until(isEmpty);
    const session = await world.context.newCDPSession(tab.page);
    await session.send('Storage.overrideQuotaForOrigin', {
      origin: world.receiver.origin,
      quotaSize: 1,
    });
    await delivers(tab);
    assert.match(await errorOf(tab), /lost with the tab/);
  });

  test('delivers from memory where there is no storage at all', async () => {
    const tab = await world.open(both, () => {
      Reflect.get(globalThis, 'IDBFactory').prototype.open = () => {
        throw new Error('not in this mode');
      };
    });
    await delivers(tab);
    assert.match(await errorOf(tab), /not in this mode/);
  });

  test('leaves the database of a newer version alone', async () => {
    const page = await bare();
    const open = (name) =>
      new Promise((resolve, reject) => {
        const request = Reflect.get(globalThis, 'indexedDB').open(name, 9);
        request.onsuccess = () => resolve(request.result.close());
        request.onerror = () => reject(request.error);
      });
    await page.evaluate(open, DATABASE);
    const tab = await world.open(both);
    await delivers(tab);
    assert.match(await errorOf(tab), /version/);
    // It still opens.
    await page.evaluate(open, DATABASE);
  });

  test('makes way for a newer version that comes while it runs', async () => {
    const tab = await world.open(both);
    await delivers(tab, 'c-1');
    const page = await bare();
    await page.evaluate(
      (name) =>
        new Promise((resolve, reject) => {
          const request = Reflect.get(globalThis, 'indexedDB').open(name, 9);
          request.onsuccess = () => resolve(undefined);
          request.onerror = () => reject(request.error);
        }),
      DATABASE,
    );
    await delivers(tab, 'c-2');
    assert.match(await errorOf(tab), /version/);
  });

  test('delivers from memory while somebody blocks the database, and from the database after', async () => {
    const page = await bare();
    await page.evaluate(
      (name) =>
        new Promise((resolve) => {
          const window = /** @type {any} */ (globalThis);
          const request = window.indexedDB.open(name, 1);
          request.onsuccess = () => {
            window.database = request.result;
            // It waits for the connection above, and every other open waits for it.
            const deletion = window.indexedDB.deleteDatabase(name);
            deletion.onblocked = () => resolve(undefined);
          };
        }),
      DATABASE,
    );
    const tab = await world.open(both);
    await delivers(tab, 'c-1');
    assert.match(await errorOf(tab), /does not open/);
    await page.evaluate(() => /** @type {any} */ (globalThis).database.close());
    await tab.until(async (name) => {
      const databases = await Reflect.get(globalThis, 'indexedDB').databases();
      return databases.some((each) => each.name === name);
    }, DATABASE);
    await delivers(tab, 'c-2');
  });

  test('throws a damaged row away, and delivers the others', async () => {
    const first = await world.open({ phone: {}, outbox: { user: 'ada', endpoint: '' } });
    await first.say(callOf('c-1').ringing, callOf('c-1').ended);
    await first.until(() => /** @type {any} */ (globalThis).outbox.pending.length === 1);
    await first.page.evaluate(
      (name) =>
        new Promise((resolve) => {
          const request = Reflect.get(globalThis, 'indexedDB').open(name);
          request.onsuccess = () => {
            const transaction = request.result.transaction(['entries', 'rows'], 'readwrite');
            transaction.objectStore('entries').put({ key: 'odd', group: 'calls:c-0', order: -1 });
            transaction.objectStore('rows').put({ key: 'calls:c-2', facts: 'odd', due: 1 });
            transaction.oncomplete = () => resolve(request.result.close());
          };
        }),
      DATABASE,
    );
    await first.page.close();
    const tab = await world.open(both);
    await world.receiver.until(() => world.receiver.records.has('call c-1'));
    assert.match(await errorOf(tab), /1 damaged/);
    await delivers(tab, 'c-2');
  });
});
