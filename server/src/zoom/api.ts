import { setTimeout as sleep } from 'node:timers/promises';
import { fields, textOf, type Fields } from '../read.js';
import type { Services } from '../services.js';
import type { Endpoint } from './endpoints.js';
import { retryAfter, type Limits } from './limits.js';
import type { Holder, Tokens } from './tokens.js';

/** Milliseconds that Zoom has for an answer. */
const TIMEOUT = 20_000;
/** How often a request is made, where it may work the next time. */
const ATTEMPTS = 4;

/** Zoom's answer was an error. */
export class ZoomError extends Error {
  constructor(
    readonly status: number,
    readonly code: string | undefined,
    endpoint: Endpoint,
  ) {
    super(`Zoom answered ${endpoint.name} with ${status}${code ? `, code ${code}` : ''}.`);
  }

  /** Not there, or not yet. */
  get isMissing(): boolean {
    // Contact Center says it with 400, too.
    return this.status === 404 || (this.status === 400 && this.code === '2901');
  }
}

/** Zoom's REST interface, within its limits. */
export interface ZoomApi {
  get(holder: Holder, endpoint: Endpoint, ids: readonly string[], query?: Query): Promise<Fields>;
  /** The pages of a list, one after another. */
  pages(
    holder: Holder,
    endpoint: Endpoint,
    ids: readonly string[],
    query: Query,
  ): AsyncGenerator<Fields>;
}

type Query = Readonly<Record<string, string>>;

export function createApi(services: Services, tokens: Tokens, limits: Limits): ZoomApi {
  const { settings, metrics, log } = services;
  const base = settings.endpoints.api.replace(/\/$/, '');

  const get: ZoomApi['get'] = async (holder, endpoint, ids, query = {}) => {
    const account = holder.account ?? holder.owner;
    const url = new URL(`${base}${endpoint.path(...ids)}`);
    url.search = new URLSearchParams(query).toString();
    let refused: string | undefined;
    for (let attempt = 1; ; attempt++) {
      const token = await tokens.get(holder.owner, refused);
      await limits.turn(account, endpoint.rate);
      const response = await request(url, token);
      metrics.rest.inc({ endpoint: endpoint.name, status: response?.status ?? 'none' });
      if (response?.ok) return fields(await response.json().catch(() => undefined));
      const problem = await problemOf(response, endpoint);
      const isLast = attempt === ATTEMPTS;
      if (response?.status === 429) {
        const wait = pauseOf(response, problem.message);
        await limits.pause(account, endpoint.rate, wait);
        log({ level: 'warn', message: 'Zoom asks to wait.', endpoint: endpoint.name, until: wait });
      } else if (response?.status === 401 && !refused) {
        refused = token;
        continue;
      } else if (response && response.status < 500) throw problem.error;
      if (isLast) throw problem.error;
      // With jitter, so that those who failed together do not come back together.
      if (response?.status !== 429) await sleep(2 ** attempt * (250 + Math.random() * 250));
    }
  };

  return {
    get,
    async *pages(holder, endpoint, ids, query) {
      for (let token = ''; ;) {
        const page = await get(holder, endpoint, ids, {
          ...query,
          ...(token && { next_page_token: token }),
        });
        yield page;
        token = textOf(page.next_page_token) ?? '';
        if (!token) return;
      }
    },
  };
}

const request = (url: URL, token: string): Promise<Response | undefined> =>
  fetch(url, {
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch(() => undefined);

async function problemOf(response: Response | undefined, endpoint: Endpoint) {
  // Gateways answer with HTML, or with nothing.
  const body = fields(await response?.json().catch(() => undefined));
  const error = new ZoomError(response?.status ?? 0, textOf(body.code), endpoint);
  return { error, message: textOf(body.message) ?? '' };
}

/** Until when to wait after a 429: what Zoom says, else a second, or the day where the day's limit is used up. */
function pauseOf(response: Response, message: string): Date {
  const told = retryAfter(response.headers.get('retry-after'));
  if (told) return told;
  const isDaily =
    /daily/i.test(message) || /daily/i.test(response.headers.get('x-ratelimit-type') ?? '');
  const now = new Date();
  return isDaily
    ? new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1))
    : new Date(now.getTime() + 1000 + Math.random() * 500);
}
