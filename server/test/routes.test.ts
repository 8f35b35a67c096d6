import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, it } from 'node:test';
import type { CallItem } from '../src/index.js';
import { forgetOld } from '../src/calls/forget.js';
import { openDatabase } from '../src/database/open.js';
import { onBoth } from './support/databases.js';
import { listen } from '../src/listen.js';
import { startServer, type TestServer } from './support/server.js';
import { until } from './support/until.js';
import { CALL, completed, ELEMENT, event, live, PATH, posted } from './support/story.js';

interface List {
  readonly items: readonly CallItem[];
  readonly next?: string;
}

const id = (number: number): string => `74020011223344${String(55000 + number)}`;
const minute = (number: number): string => new Date(Date.UTC(2026, 7, 3, 12, number)).toISOString();

onBoth('Reading', (databases) => {
  let server: TestServer;
  before(async () => {
    server = await startServer({
      database: await databases.create(),
      authorize: (request) => {
        const user = request.headers.get('x-user');
        if (user === 'trouble') throw new Error('secret words');
        return user ? { user, role: user === 'admin' ? 'admin' : 'user' } : null;
      },
    });
    for (let number = 0; number < 25; number++) {
      const more = {
        // Three at a time began at the same moment.
        startedAt: minute(Math.floor(number / 3)),
        direction: number % 2 ? 'inbound' : 'outbound',
        caller: { number: number === 7 ? '+1 202 555 0177' : '+12025550142' },
      };
      const user = number % 5 ? 'ada' : 'ben';
      assert.equal((await server.post(user, posted(1, more, id(number)))).status, 200);
    }
  });
  after(() => server.close());
  const list = async (query: string, as = 'admin'): Promise<List> => {
    const answer = await server.ask(`/calls?${query}`, { as });
    assert.equal(answer.status, 200);
    return (await answer.json()) as List;
  };

  it('goes through all pages, newest first, and finds each call once', async () => {
    const found: CallItem[] = [];
    for (let after = ''; ;) {
      const { items, next } = await list(
        `limit=4&after=${after}`.replace('&after=', after ? '&after=' : ''),
      );
      assert.ok(items.length <= 4);
      found.push(...items);
      if (!next) break;
      after = next;
    }
    assert.equal(new Set(found.map(({ callId }) => callId)).size, 25);
    const times = found.map(({ startedAt }) => startedAt ?? '');
    assert.deepEqual(times, times.toSorted().reverse());
  });

  it('shows users their own calls, and admins all', async () => {
    assert.equal((await list('', 'ada')).items.length, 20);
    assert.equal((await list('', 'ben')).items.length, 5);
    assert.equal((await list('', 'cleo')).items.length, 0);
    assert.equal((await list('user=ben')).items.length, 5);
    assert.equal((await list('user=ben', 'ada')).items.length, 0);
  });

  it('filters', async () => {
    assert.equal((await list('direction=inbound')).items.length, 12);
    assert.equal((await list('number=%2B12025550177')).items.length, 1);
    assert.equal((await list('state=ringing')).items.length, 0);
    assert.equal((await list(`from=${minute(1)}&to=${minute(3)}`)).items.length, 6);
  });

  it('shows what each source said where asked to', async () => {
    const [plain] = (await list('limit=1')).items;
    assert.equal(plain?.sources[0]?.raw, undefined);
    const [item] = (await list('limit=1&raw')).items;
    assert.equal((item?.sources[0]?.raw as { callId: string }).callId, item?.callId);
  });

  it('names the parameter that is wrong', async () => {
    for (const [query, field] of [
      ['limit=0', 'limit'],
      ['limit=x', 'limit'],
      ['from=yesterday', 'from'],
      ['direction=up', 'direction'],
      ['after=xyz', 'after'],
      ['state=%00', 'state'],
      ['from=call+7', 'from'],
      ['from=2026-02-31', 'from'],
      ['to=0000-01-01', 'to'],
      [`after=${Buffer.from('2026-02-30T00:00:00Z 1').toString('base64url')}`, 'after'],
      [`after=${Buffer.from('9999-12-31T24:00:00Z 1').toString('base64url')}`, 'after'],
    ]) {
      const answer = await server.ask(`/calls?${query}`, { as: 'admin' });
      assert.equal(answer.status, 400, query);
      assert.equal(((await answer.json()) as { field: string }).field, field);
    }
  });

  it('knows who may do what', async () => {
    const status = async (path: string, as?: string): Promise<number> =>
      (await server.ask(path, as ? { as } : {})).status;
    assert.equal(await status('/healthz'), 200);
    assert.equal(await status('/readyz'), 200);
    for (const path of [
      '/calls',
      '/calls/x',
      '/calls/stream',
      '/engagements',
      '/metrics',
      '/reconcile/x',
    ]) {
      assert.equal(await status(path), 401, path);
    }
    for (const path of ['/metrics', '/reconcile/x'])
      assert.equal(await status(path, 'ada'), 403, path);
    assert.equal(await status('/metrics', 'admin'), 200);
    assert.equal(await status('/reconcile/x', 'admin'), 404);
    assert.equal(await status('/elsewhere', 'admin'), 404);
    assert.equal(await status('/oauth/start', 'ada'), 404);
  });

  it('measures', async () => {
    const text = await (await server.ask('/metrics', { as: 'admin' })).text();
    assert.match(text, /^zoom_embed_request_seconds_count\{route="\/events",status="200"\} \d+$/m);
    assert.match(text, /^zoom_embed_webhooks_backlog\{state="waiting"\} 0$/m);
    assert.match(text, /^zoom_embed_webhooks_oldest_seconds 0$/m);
  });

  it('says nothing of why authorize failed', async () => {
    const answer = await server.ask('/calls', { as: 'trouble' });
    assert.equal(answer.status, 503);
    assert.doesNotMatch(await answer.text(), /secret/);
  });

  it('cannot ask Zoom without an app', async () => {
    const body = JSON.stringify({ callIds: ['1'] });
    assert.equal(
      (await server.ask('/reconcile', { as: 'admin', method: 'POST', body })).status,
      503,
    );
  });

  it('streams calls as they change, and goes on after the last id', async () => {
    const http = await listen(server);
    const first = await open(`${http.url}/calls/stream`, { 'x-user': 'ada' });
    await server.post('ada', posted(1, {}, id(100)));
    await server.post('ben', posted(1, {}, id(101)));
    await server.post('ada', posted(1, {}, id(102)));
    assert.equal((await first.next()).call.callId, id(100));
    const second = await first.next();
    assert.equal(second.call.callId, id(102));
    first.close();
    await server.post('ada', posted(2, { duration: 99 }, id(100)));
    const again = await open(`${http.url}/calls/stream`, {
      'x-user': 'ada',
      'last-event-id': second.id,
    });
    assert.equal((await again.next()).call.duration, 99);
    again.close();
    await http.stop(true);
  });

  it('opens no stream for a mere look at its headers, and knows no method that nobody sends', async () => {
    const head = await server.ask('/calls/stream', { as: 'ada', method: 'HEAD' });
    assert.equal(head.status, 200);
    await until(async () => {
      const text = await (await server.ask('/metrics', { as: 'admin' })).text();
      return /^zoom_embed_streams 0$/m.test(text);
    });
    const http = await listen(server);
    const status = await new Promise((resolve) =>
      request(`${http.url}/calls`, { method: 'TRACE' }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).end(),
    );
    assert.equal(status, 405);
    await http.stop(true);
  });

  it('tells a reader whose last id is of another database to begin anew, and goes on', async () => {
    const http = await listen(server);
    for (const last of ['999999999999-1', 'x']) {
      const stream = await open(`${http.url}/calls/stream`, {
        'x-user': 'ada',
        'last-event-id': last,
      });
      assert.equal((await stream.next()).name, 'restart');
      await server.post('ada', posted(1, {}, id(last.length + 300)));
      assert.equal((await stream.next()).call.callId, id(last.length + 300));
      stream.close();
    }
    await http.stop(true);
  });

  it('tells a reader who was away for longer than it is known what is gone to begin anew', async () => {
    const place = await databases.create();
    const first = await startServer({ database: place });
    const stream = async (from: TestServer, last: string) => {
      const http = await listen(from);
      const headers = { 'x-user': 'ada', 'last-event-id': last };
      const opened = await open(`${http.url}/calls/stream`, headers);
      const { name, id: at } = await opened.next();
      opened.close();
      await http.stop(true);
      return { name, at };
    };
    await first.post('ada', posted(1, {}, id(400)));
    await first.post('ada', posted(1, {}, id(401)));
    const { at } = await stream(first, '0-0');
    await first.close();
    const database = await openDatabase(place, () => undefined);
    const remove = async (callId: string) => {
      await database.executeSql("delete from records where record->>'callId' = $1", [callId]);
    };
    await remove(id(400));
    await database.executeSql("update departures set at = now() - interval '25 hours'", []);
    for (let time = 0; time < 2; time++) await database.transaction((tx) => forgetOld(tx));
    const { rows } = await database.executeSql(
      "select changed::text || '-' || record_id as last from departures",
      [],
    );
    const heard = (rows as { last: string }[])[0]?.last ?? '';
    await remove(id(401));
    await database.close();
    const second = await startServer({ database: place });
    assert.equal((await stream(second, at)).name, 'restart');
    // Who has heard of the last that is forgotten has missed nothing.
    assert.equal((await stream(second, heard)).name, 'gone');
    await second.close();
  });

  it('streams which call is gone, since it was deleted or is one with another', async () => {
    const http = await listen(server);
    const stream = await open(`${http.url}/calls/stream`, { 'x-user': 'admin' });
    await server.webhook(completed.v3);
    const { name, call } = await stream.next();
    assert.equal(name, 'call');
    assert.equal(call.callId, CALL);
    await server.webhook(event('phone.call_element_deleted', { call_element_ids: [ELEMENT] }));
    const gone = await stream.next();
    assert.equal(gone.name, 'gone');
    assert.deepEqual(gone.call, { recordId: call.recordId });

    // Two users of one call, until the history says that it is one.
    const callId = id(200);
    const told = [
      live('ringing', callId, 'AdaUserExample00000001'),
      live('ringing', callId, 'BenUserExample00000001'),
    ];
    const records: string[] = [];
    for (const body of told) {
      await server.webhook(body);
      records.push((await stream.next()).call.recordId);
    }
    assert.notEqual(records[0], records[1]);
    const history = (user: string, element: string): object => {
      const row = {
        call_id: callId,
        call_element_id: ELEMENT.replace('0000e1', element),
        call_history_uuid: PATH.replace('0000a1', '0000a2'),
        start_time: '2026-08-03T14:00:00Z',
      };
      const rows = { user_id: user, call_elements: [row] };
      return event('phone.callee_call_element_completed', rows);
    };
    await server.webhook(history('AdaUserExample00000001', '0000e2'));
    assert.equal((await stream.next()).call.recordId, records[0]);
    await server.webhook(history('BenUserExample00000001', '0000e3'));
    const news = [await stream.next(), await stream.next()];
    assert.deepEqual(
      news.map((each) => [each.name, each.call.recordId]),
      [
        ['call', records[0]],
        ['gone', records[1]],
      ],
    );
    stream.close();
    await http.stop(true);
  });
});

interface Event {
  readonly id: string;
  readonly name: string;
  /** The call; of one that is gone its `recordId` alone. */
  readonly call: CallItem;
}

/** Reads a stream of server-sent events. */
async function open(url: string, headers: Record<string, string>) {
  const abort = new AbortController();
  const late = setTimeout(() => {
    abort.abort(new Error('It never came.'));
  }, 120_000);
  const response = await fetch(url, { headers, signal: abort.signal });
  assert.equal(response.status, 200);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next(): Promise<Event> {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end < 0) {
          const { value, done } = await reader.read();
          if (done) throw new Error('The stream ended.');
          text += value;
          continue;
        }
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        const field = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        const name = field('event');
        if (!name) continue;
        const call = JSON.parse(field('data') ?? '{}') as CallItem;
        return { id: field('id') ?? '', name, call };
      }
    },
    close: () => {
      clearTimeout(late);
      abort.abort();
    },
  };
}
