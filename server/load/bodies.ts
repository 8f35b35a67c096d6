// Bodies and headers of any kind: no answer may be 5xx, and nothing may hold a secret.
import { setTimeout as sleep } from 'node:timers/promises';
import { randomBody, randomHeaders } from '../test/support/random-body.js';
import { signed } from '../test/support/server.js';
import type { Servers } from './servers.js';
import { check, together } from './tools.js';

export interface Bodies {
  readonly count: number;
  /** The webhooks' secret: they are signed, so that they get in. */
  readonly secret: string;
  /** What must be in no answer and no log. */
  readonly secrets: readonly string[];
}

const PATHS = { webhook: '/webhooks/zoom', events: '/events', reconcile: '/reconcile' };
const READ = ['/calls', '/engagements', '/calls/x', '/oauth/callback?state=x', '/metrics', '/%00'];
const AT_ONCE = 16;

export async function bodies(servers: Servers, options: Bodies): Promise<void> {
  const { count, secret, secrets } = options;
  const began = Date.now();
  const statuses = new Map<number, number>();
  let late = 0;
  let leaks = 0;
  const numbers = Array.from({ length: count }, (_, number) => number);
  await together(numbers, AT_ONCE, async (number) => {
    const [path, init] = requestOf(number, secret);
    let response = await fetch(`${servers.url(number)}${path}`, init);
    let text = await response.text();
    // Where a busy machine makes an answer late, that is 503 for the moment and says so. The same body has to be
    // answered otherwise when it comes again.
    for (let again = 0; again < 20 && isForTheMoment(response); again++) {
      late++;
      await sleep(500);
      response = await fetch(`${servers.url(number)}${path}`, init);
      text = await response.text();
    }
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    if (response.status >= 500) console.log(`${number}: ${response.status} ${text}`);
    const answer = `${text} ${JSON.stringify([...response.headers])}`;
    if (secrets.some((each) => answer.includes(each))) leaks++;
  });
  const all = [...statuses].toSorted(([a], [b]) => a - b).map(([status, n]) => `${status}: ${n}`);
  console.log(
    `${count} random bodies and headers in ${Math.round((Date.now() - began) / 1000)} s: ${all.join(', ')}; ${late} were late and came again.`,
  );
  check(![...statuses.keys()].some((status) => status >= 500), 'no answer was 5xx');
  check(leaks === 0, `${leaks} answers held a secret`);
  const log = servers.output();
  check(
    !secrets.some((each) => log.includes(each)),
    `no secret in ${log.length} characters of log`,
  );
}

const isForTheMoment = ({ status, headers }: Response): boolean =>
  status === 409 || (status === 503 && headers.has('retry-after'));

/** Two thirds get in by who sends them or by signature; the headers of the others are as random as their bodies. */
function requestOf(number: number, secret: string): [path: string, init: RequestInit] {
  const { route, body } = randomBody(number);
  if (number % 3 === 0) {
    const headers = randomHeaders(number);
    const read = READ[number % 13];
    return read === undefined
      ? [PATHS[route], { method: 'POST', headers, body }]
      : [read, { headers, redirect: 'manual' }];
  }
  if (route === 'webhook') return [PATHS.webhook, signed(body, secret)];
  const headers = { 'x-user': 'admin', 'idempotency-key': `"random ${number}"` };
  return [PATHS[route], { method: 'POST', headers, body }];
}
