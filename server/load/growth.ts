// What ingesting and listing cost as calls become more: the tables are filled, and the same is measured at each size.
import { setTimeout as sleep } from 'node:timers/promises';
import { signed } from '../test/support/server.js';
import { callIdOf, recordOf, toldOf } from './calls.js';
import type { Servers } from './servers.js';
import { check, connect, percentiles, together } from './tools.js';

type Database = Awaited<ReturnType<typeof connect>>;

/** What one of a kind costs: time, which a busy machine adds to, and blocks that the database looks at, which it does not. */
interface Cost {
  readonly ms: number;
  readonly blocks: number;
}

interface Measured {
  readonly ms: number;
  readonly times: number;
}

/** How many calls are told of and how often each list is asked for, at each size. */
const CALLS = 60;
const TIMES = 25;

const TABLES = ['records', 'identifiers', 'observations', 'deliveries'];
/** Rows from which a table counts as large: none that is may be read from end to end. */
const LARGE = 5000;

export async function growth(
  servers: Servers,
  options: { databaseUrl: string; secret: string; sizes: readonly number[] },
): Promise<void> {
  const database = await connect(options.databaseUrl);
  let filled = 0;
  let told = 0;
  const first = new Map<string, Cost>();
  for (const size of options.sizes) {
    await fill(database, filled, size);
    filled = size;
    const before = await scans(database);
    const results = new Map<string, Cost>();
    const measure = async (what: string, work: () => Promise<Measured>): Promise<void> => {
      const start = await blocks(database);
      const { ms, times } = await work();
      const used = Math.round((await blocks(database)) - start);
      results.set(what, { ms, blocks: Math.round(used / times) });
    };
    // Once to get warm.
    for (let time = 0; time < 2; time++, told += CALLS)
      await measure('webhook', () => ingest(servers, database, options.secret, told));
    for (const [what, path] of Object.entries(lists(size)))
      await measure(what, () => list(servers, path));
    const after = await scans(database);
    const text = [...results].map(([what, now]) => {
      const then = first.get(what) ?? now;
      first.set(what, then);
      const factor = (name: keyof Cost): string => (now[name] / (then[name] || 1)).toFixed(1);
      return `${what} ${now.ms} ms (×${factor('ms')}), ${now.blocks} blocks (×${factor('blocks')})`;
    });
    console.log(`${size} calls: ${text.join('; ')}`);
    // Among so few that they fit in some pages, to read them all is quickest.
    if (size < 10_000) continue;
    const read = [...after.keys()].filter(
      (table) => (after.get(table) ?? 0) > (before.get(table) ?? 0),
    );
    check(
      !read.length,
      `at ${size} no large table was read from end to end${read.length ? `: ${read.join()} was` : ''}`,
    );
  }
  await database.end();
}

/** Calls that were told of long ago, put into the tables as one of them is, each under identifiers of its own. */
async function fill(database: Database, from: number, to: number): Promise<void> {
  const template = JSON.stringify({ ...recordOf(1), recordId: '0' });
  const step = 50_000;
  // What refers to what is as it should be: to look it up for each row would take most of the time.
  await database.rows('set session_replication_role = replica');
  // It is cleaned up below, and not in the middle of what is measured.
  for (const table of TABLES)
    await database.rows(`alter table ${table} set (autovacuum_enabled = false)`);
  for (let start = from; start < to; start += step) {
    const end = Math.min(start + step, to);
    const range = [start, end - 1];
    await database.rows(
      `with made as (
         insert into records (kind, account, started_at, state, direction, users, numbers, record, followed, changed_at)
         select 'call', 'AccExample000000000001', timestamptz '2025-01-01' + n * interval '20 seconds', 'ended',
           case when n % 2 = 0 then 'inbound' else 'outbound' end,
           array['user' || n % 500], array['1303' || lpad((n % 1000000)::text, 7, '0')],
           $3::jsonb || jsonb_build_object('callId', '73' || lpad(n::text, 17, '0')), true, now()
         from generate_series($1::bigint, $2::bigint) n returning id, record->>'callId' as call_id),
       named as (
         insert into identifiers (record_id, name, value, space, norm)
         select id, name, value, space, value from made, lateral (values
           ('call_id', call_id, 'call'), ('call_history_uuid', 'path-' || call_id, 'path'),
           ('call_element_id', 'leg-' || call_id, 'leg')) as each (name, value, space) returning 1)
       insert into observations (key, record_id, body)
       select 'filled:' || call_id || ':' || n, id, '{}' from made, generate_series(1, 3) n`,
      [...range, template],
    );
    await database.rows(
      `insert into deliveries (key, event, body, done_at)
       select 'filled:' || n, 'phone.callee_ended', '{}', now() from generate_series($1::bigint, $2::bigint) n`,
      range,
    );
  }
  for (const table of TABLES) {
    await database.rows(`vacuum analyze ${table}`);
  }
  // What is still to be written of them would be measured with what comes after.
  await database.rows('checkpoint');
}

/** Milliseconds from the first webhook of a batch of calls until all are joined, for each webhook. */
async function ingest(
  servers: Servers,
  database: Database,
  secret: string,
  from: number,
): Promise<Measured> {
  const calls = Array.from({ length: CALLS }, (_, index) => toldOf(from + index)).flat();
  const webhooks = calls.filter(({ path }) => path === '/webhooks/zoom');
  const began = performance.now();
  await together(webhooks, 8, async ({ path, body }) => {
    const response = await fetch(`${servers.url()}${path}`, signed(body, secret));
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
  });
  const waiting =
    'select count(*) from (select from deliveries where done_at is null limit 1) as waiting';
  while (await database.number(waiting)) await sleep(5);
  const ms = Math.round(((performance.now() - began) / webhooks.length) * 100) / 100;
  return { ms, times: webhooks.length };
}

/** What pages ask for. */
const lists = (size: number): Record<string, string> => ({
  newest: '/calls?limit=50',
  'of a user': '/calls?limit=50&user=user7',
  'of a number': '/calls?limit=50&number=13030000007',
  'that ring': '/calls?limit=50&state=ringing',
  'of a day': '/calls?limit=50&from=2025-01-01T00:00:00Z&to=2025-01-02T00:00:00Z',
  'far back': `/calls?limit=50&after=${Buffer.from('2025-01-01T01:00:00.000000Z 99').toString('base64url')}`,
  one: `/calls/73${String(Math.floor(size / 2)).padStart(17, '0')}`,
  'one that is new': `/calls/${callIdOf(0)}`,
});

/** The median in milliseconds. */
async function list(servers: Servers, path: string): Promise<Measured> {
  const times: number[] = [];
  await fetch(`${servers.url(0)}${path}`, { headers: { 'x-user': 'admin' } });
  for (let count = 0; count < TIMES; count++) {
    const from = performance.now();
    const response = await fetch(`${servers.url(0)}${path}`, { headers: { 'x-user': 'admin' } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    times.push(performance.now() - from);
  }
  return { ms: percentiles(times).median, times: TIMES };
}

/** How many blocks the database has looked at. */
async function blocks(database: Database): Promise<number> {
  // What other connections have done is told a moment later.
  await sleep(1500);
  return database.number(
    'select blks_hit + blks_read from pg_stat_database where datname = current_database()',
  );
}

/** How often each large table was read from end to end. */
async function scans(database: Database): Promise<Map<string, number>> {
  // What other connections have done is told a moment later.
  await sleep(1500);
  const rows = await database.rows<{ relname: string; seq_scan: string }>(
    `select relname, seq_scan from pg_stat_user_tables where n_live_tup > ${LARGE}`,
  );
  return new Map(rows.map(({ relname, seq_scan }) => [relname, Number(seq_scan)]));
}
