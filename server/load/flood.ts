// Webhooks and outboxes at once, some of it twice and all of it in disorder, while servers are killed.
import { setTimeout as sleep } from 'node:timers/promises';
import { signed } from '../test/support/server.js';
import { callIdOf, isSame, toldOf, USER, type Told } from './calls.js';
import type { Servers } from './servers.js';
import { check, connect, percentiles, shuffled, together } from './tools.js';

export interface Flood {
  /** Requests that are sent; of these one in eleven is a repetition. */
  readonly requests: number;
  readonly secret: string;
  readonly databaseUrl: string;
  /** Milliseconds between two kills; 0: none. */
  readonly killEvery: number;
}

export interface Measured {
  readonly perSecond: number;
  readonly joinedPerSecond: number;
  readonly median: number;
  readonly p99: number;
}

/** How many requests are under way at a time. */
const AT_ONCE = 16;
/** Of each ten calls the webhooks are 45; the outbox's posts are besides. */
const WEBHOOKS_PER_CALL = 4.5;
const DOUBLED = 0.1;

export async function flood(servers: Servers, options: Flood): Promise<Measured> {
  const { requests, secret, databaseUrl, killEvery } = options;
  const calls = Math.floor((requests * (1 - DOUBLED)) / WEBHOOKS_PER_CALL);
  const once = Array.from({ length: calls }, (_, number) => toldOf(number)).flat();
  const webhooks = once.filter(({ path }) => path === '/webhooks/zoom').length;
  const twice = shuffled(once, 7).slice(0, Math.round((webhooks * DOUBLED) / (1 - DOUBLED)));
  const all = shuffled([...once, ...twice]);

  const over = new AbortController();
  const killing = killEvery ? servers.killUntil(over.signal, killEvery) : Promise.resolve(0);
  const times: number[] = [];
  let repetitions = 0;
  const began = Date.now();
  await together(all, AT_ONCE, async (told) => {
    const from = performance.now();
    repetitions += await send(servers, told, secret);
    times.push(performance.now() - from);
  });
  const sent = Date.now();
  over.abort();
  const kills = await killing;

  const database = await connect(databaseUrl);
  const waiting = 'select count(*) from deliveries where done_at is null';
  while (await database.number(waiting)) await sleep(100);
  const joined = Date.now();
  const perSecond = Math.round((all.length / (sent - began)) * 1000);
  const joinedPerSecond = Math.round((all.length / (joined - began)) * 1000);
  const { median, p99 } = percentiles(times);
  console.log(
    `${servers.count} servers, ${kills} times one was killed: ${all.length} requests, ${twice.length} of them repetitions, in any order; ${repetitions} more since one was not answered. ${perSecond} a second answered, ${joinedPerSecond} joined; median ${median} ms, 99th of a hundred ${p99} ms; the last joined ${joined - sent} ms after the last answer.`,
  );

  const stored = await database.number('select count(*) from deliveries');
  check(stored === webhooks, `${stored} webhooks stored of ${webhooks}, each once`);
  const failed = await database.number('select count(*) from deliveries where attempts > 0');
  if (failed) console.log(`${failed} of them were joined at the second attempt or later`);
  const rows = await database.rows<{ record: { callId: string } }>(
    "select record from records where kind = 'call'",
  );
  check(rows.length === calls, `${rows.length} records of ${calls} calls: none lost, none twice`);
  const byId = new Map(rows.map(({ record }) => [record.callId, record]));
  let different = 0;
  for (let number = 0; number < calls; number++) {
    const record = byId.get(callIdOf(number));
    if (!record || !isSame(record, number)) different++;
  }
  check(different === 0, `${different} records differ from those made in order`);
  await database.end();
  return { perSecond, joinedPerSecond, median, p99 };
}

/** Any of the servers; again where it fails, as Zoom and the outbox do. Returns how often it had to be sent again. */
async function send(servers: Servers, { path, body, key }: Told, secret: string): Promise<number> {
  for (let again = 0; ; again++) {
    const init =
      key === undefined
        ? signed(body, secret)
        : { method: 'POST', headers: { 'x-user': USER, 'idempotency-key': `"${key}"` }, body };
    const response = await fetch(`${servers.url()}${path}`, init).catch(() => undefined);
    const isRead = await response?.arrayBuffer().then(
      () => true,
      () => false,
    );
    if (response?.ok && isRead) return again;
    if (response && response.status < 500 && response.status !== 409)
      throw new Error(`${path}: ${response.status}`);
    await sleep(50);
  }
}
