import { CALL, completed, live, posted } from './story.js';

/** A body for one of the routes: made of a good one by changes, or of nothing. The same number makes the same body. */
export function randomBody(number: number): {
  route: 'webhook' | 'events' | 'reconcile';
  body: string;
} {
  const random = generator(number);
  const route = pick(random, ['webhook', 'webhook', 'events', 'events', 'reconcile'] as const);
  const roll = random();
  if (roll < 0.1) return { route, body: letters(random, 200) };
  if (roll < 0.2) return { route, body: JSON.stringify(value(random, 4)) ?? '' };
  const good =
    route === 'reconcile'
      ? pick(random, [{ callIds: ['1'] }, { from: '2026-08-01', to: '2026-08-02' }])
      : route === 'events'
        ? posted(number, {}, CALL)
        : pick(random, [live('ringing'), live('ended'), completed.v1, completed.v2, completed.v3]);
  // Some tell of one call, and then others of another: one that thousands tell of is no call.
  const some = String(Math.floor(number / 100)).padStart(4, '0');
  const text = JSON.stringify(good)
    .replaceAll(CALL, `${CALL.slice(0, -4)}${some}`)
    .replaceAll(/0000000([0-9a-f]{5}")/g, `000${some}$1`);
  let body = JSON.stringify(change(JSON.parse(text), random, 4));
  // Some are cut off.
  if (random() < 0.05) body = body.slice(0, Math.floor(random() * body.length));
  return { route, body };
}

/** Headers for any of the routes, some of them good. What no client could send is left out. */
export function randomHeaders(number: number): Headers {
  const random = generator(number + 0x10000000);
  const headers = new Headers();
  for (const name of HEADERS) {
    if (random() < 0.5) continue;
    const text = random() < 0.5 ? pick(random, VALUES) : String(value(random, 1));
    const sendable = text.replace(/[^\t\x20-\x7e\xa0-\xff]/g, '?').slice(0, 3000);
    headers.set(name, sendable);
  }
  return headers;
}

const HEADERS = [
  'x-user',
  'idempotency-key',
  'content-type',
  'content-encoding',
  'authorization',
  'cookie',
  'origin',
  'accept',
  'last-event-id',
  'x-zm-signature',
  'x-zm-request-timestamp',
  'x-zm-request-id',
  'x-forwarded-for',
];

const VALUES = [
  'admin',
  'ada',
  '"1"',
  '"',
  '"a\\"b"',
  'application/json',
  'text/plain; charset=utf-16',
  'gzip',
  'Bearer x',
  'null',
  '-1',
  '0-0',
  '99999999999999999999-1',
  'v0=',
  '1785765681',
  String.raw`'; drop table records; --`,
];

type Random = () => number;

/** A generator of numbers from a seed: mulberry32. */
function generator(seed: number): Random {
  let state = seed + 0x6d2b79f5;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)] as T;

/** Changes some of the values in an object, and some of its names. */
function change(from: unknown, random: Random, depth: number): unknown {
  if (random() < 0.08) return value(random, depth);
  if (Array.isArray(from)) return from.map((each) => change(each, random, depth - 1));
  if (typeof from !== 'object' || from === null) return from;
  const entries = Object.entries(from).flatMap(([name, each]) =>
    random() < 0.03
      ? []
      : [[random() < 0.02 ? letters(random, 12) : name, change(each, random, depth - 1)]],
  );
  return Object.fromEntries(entries) as object;
}

const ODD = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  -1e308,
  0.1,
  2 ** 53,
  JSON.parse('7402001122334455001') as number, // loses its last digits
  '',
  ' ',
  '0',
  '\0',
  'a\0b',
  '\ud800',
  'é\u202e',
  '2026-08-03T14:00:00Z',
  '99999-01-01',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  'phone.callee_ended',
  'app_deauthorized',
  'phone.call_element_deleted',
  'contact_center.engagement_ended',
  'inbound',
  '__proto__',
  'constructor',
  "'; drop table records; --",
  '{}',
  '${x}',
  'x'.repeat(5000),
];

function value(random: Random, depth: number): unknown {
  const roll = random();
  if (depth <= 0 || roll < 0.6) return pick(random, ODD);
  const size = Math.floor(random() * 5);
  if (roll < 0.8) return Array.from({ length: size }, () => value(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: size }, () => [letters(random, 12), value(random, depth - 1)]),
  );
}

const LETTERS = [
  'a',
  '{',
  '}',
  '"',
  '\\',
  '\0',
  'é',
  '\ud83d',
  '\ude00',
  '1',
  ',',
  ':',
  'id',
  '_id',
  '__proto__',
  '\n',
];

const letters = (random: Random, longest: number): string =>
  Array.from({ length: Math.floor(random() * longest) }, () => pick(random, LETTERS)).join('');
