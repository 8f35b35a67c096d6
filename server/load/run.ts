// npm run load --workspace server: several servers on one PostgreSQL, under load, some of them killed again and again.
// Says what was measured; ends with 1 where anything was lost or doubled.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createZoomStandIn } from '../src/simulator/index.js';
import { run, type Child } from '../test/support/child.js';
import { findPostgres, startPostgres } from '../test/support/postgres.js';
import { randomBody } from '../test/support/random-body.js';
import { signed, TOKEN_KEY } from '../test/support/server.js';
import { live, posted } from '../test/support/story.js';

const CALLS = Number(process.env.CALLS ?? 500);
const BODIES = Number(process.env.BODIES ?? 100_000);
const SERVERS = Number(process.env.SERVERS ?? 3);
const KILL_EVERY = Number(process.env.KILL_EVERY ?? 4000);
/** How many requests are under way at a time. */
const AT_ONCE = 12;

const bin = findPostgres();
if (!bin) {
  console.error('PostgreSQL (initdb, postgres) is not installed.');
  process.exit(1);
}
const cluster = await startPostgres(bin);
const zoom = await createZoomStandIn();
const DATABASE_URL = await cluster.create();
const servers: { child: Child; url: string }[] = [];
let isOver = false;
let kills = 0;
let failures = 0;

const start = async (index: number): Promise<void> => {
  const child = run('load/worker.ts', {
    DATABASE_URL,
    TOKEN_KEY,
    API: zoom.endpoints.api,
    OAUTH: zoom.endpoints.oauth,
  });
  const line = await child.line((text) => text.startsWith('ready '));
  servers[index] = { child, url: line.slice('ready '.length) };
};

try {
  await Promise.all(Array.from({ length: SERVERS }, (_, index) => start(index)));
  await underLoad();
  await bodies();
} finally {
  isOver = true;
  for (const { child } of servers) await child.kill();
  await zoom.close();
  await cluster.stop();
}
process.exit(failures ? 1 : 0);

/** Each call is told by an outbox and by three webhooks, each of which comes twice; servers die in between. */
async function underLoad(): Promise<void> {
  const began = Date.now();
  const killing = killAgainAndAgain();
  const times: number[] = [];
  const jobs = Array.from({ length: CALLS }, (_, number) =>
    String(7402001122335000000n + BigInt(number)),
  ).flatMap((callId) => {
    const post = JSON.stringify(posted(1, {}, callId));
    const headers = { 'x-user': 'ada', 'idempotency-key': `"${callId}"` };
    const once = [
      () => send('/events', { method: 'POST', headers, body: post }),
      ...(['ringing', 'answered', 'ended'] as const).map(
        (verb) => () => send('/webhooks/zoom', signed(JSON.stringify(live(verb, callId)))),
      ),
    ];
    return [...once, ...once];
  });
  await together(jobs, async (job) => {
    const from = performance.now();
    await job();
    times.push(performance.now() - from);
  });
  isOver = true;
  await killing;
  const sent = Date.now();
  const client = new pg.Client(DATABASE_URL);
  await client.connect();
  const count = async (text: string): Promise<number> =>
    Number(((await client.query(text)).rows[0] as { n: string }).n);
  while (await count('select count(*) n from deliveries where done_at is null')) await sleep(100);
  const joined = Date.now();
  const calls = await count("select count(*) n from records where kind = 'call'");
  const whole = await count(
    'select count(*) n from (select 1 from observations group by record_id having count(*) = 4) as each',
  );
  await client.end();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): string =>
    `${Math.round(sorted[Math.floor(sorted.length * part)] ?? 0)} ms`;
  console.log(
    `${jobs.length} requests to ${SERVERS} servers, ${kills} of them killed: ${Math.round((jobs.length / (sent - began)) * 1000)} a second; median ${at(0.5)}, 99th of a hundred ${at(0.99)}, repetitions included; joined ${joined - sent} ms after the last.`,
  );
  check(calls === CALLS, `${calls} calls of ${CALLS}, none lost and none doubled`);
  check(whole === CALLS, `${whole} calls with all four sources, each once`);
}

async function killAgainAndAgain(): Promise<void> {
  for (let index = 0; !isOver; index = (index + 1) % SERVERS) {
    await sleep(KILL_EVERY);
    if (isOver) return;
    await servers[index]?.child.kill();
    kills++;
    await start(index);
  }
}

/** Any of the servers; again where it fails, as Zoom and the outbox do. */
async function send(path: string, init: RequestInit): Promise<void> {
  for (;;) {
    const server = servers[Math.floor(Math.random() * SERVERS)];
    const response = await fetch(`${server?.url ?? ''}${path}`, init).catch(() => undefined);
    await response?.arrayBuffer().catch(() => undefined);
    if (response?.ok) return;
    if (response && response.status < 500 && response.status !== 409)
      throw new Error(`${path}: ${response.status}`);
    await sleep(50);
  }
}

/**
 * Bodies of any kind: no answer may be 5xx. Where a busy machine makes an answer late, that is 503 for the moment and
 * says so; the same body has to be answered otherwise when it comes again.
 */
async function bodies(): Promise<void> {
  const began = Date.now();
  const statuses = new Map<number, number>();
  let late = 0;
  await together(
    Array.from({ length: BODIES }, (_, number) => number),
    async (number) => {
      const { route, body } = randomBody(number);
      const path = { webhook: '/webhooks/zoom', events: '/events', reconcile: '/reconcile' }[route];
      const headers = { 'x-user': 'admin', 'idempotency-key': `"random ${number}"` };
      const url = `${servers[number % SERVERS]?.url ?? ''}${path}`;
      const init = route === 'webhook' ? signed(body) : { method: 'POST', headers, body };
      let response = await fetch(url, init);
      for (let again = 0; again < 20; again++) {
        const text = await response.text();
        const isLate = response.status === 503 && text.includes('too long');
        if (!isLate && response.status !== 409) break;
        late++;
        await sleep(500);
        response = await fetch(url, init);
      }
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    },
  );
  const wrong = [...statuses].filter(([status]) => status >= 500);
  const all = [...statuses].toSorted(([a], [b]) => a - b).map(([status, n]) => `${status}: ${n}`);
  console.log(
    `${BODIES} random bodies in ${Math.round((Date.now() - began) / 1000)} s: ${all.join(', ')}; ${late} were late and came again.`,
  );
  check(wrong.length === 0, 'no answer was 5xx');
}

async function together<T>(list: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const items = list.values();
  const lane = async (): Promise<void> => {
    for (const item of items) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

function check(isRight: boolean, what: string): void {
  console.log(`${isRight ? 'right' : 'WRONG'}: ${what}`);
  if (!isRight) failures++;
}
