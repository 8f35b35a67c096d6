import { setTimeout as sleep } from 'node:timers/promises';
import { isObject, textOf, type Fields } from '../read.js';
import type { Services } from '../services.js';
import type { Endpoint } from './endpoints.js';
import { retryAfter, type Limits } from './limits.js';
import type { Holder, Tokens } from './tokens.js';

/** Milliseconds that Zoom has for an answer. */
const TIMEOUT = 20_000;
/** How often a request is made, where it may work the next time. */
const ATTEMPTS = 4;
/** How often a list is begun anew. */
const RESTARTS = 3;

/** Zoom's answer was an error. */
export class ZoomError extends Error {
  constructor(
    readonly status: number,
    readonly code: string | undefined,
    endpoint: Endpoint,
  ) {
    super(`Zoom answered ${endpoint.name} with ${status}${code ? `, code ${code}` : ''}.`);
  }

  /** Not there, not yet, or not for this token: what is asked for, the user's phone, or the whole product. */
  get isMissing(): boolean {
    if (this.code === NO_SCOPE) return true;
    if (this.status === 400) return MISSING.includes(this.code ?? '');
    return this.status === 404 || this.status === 403;
  }

  /** The token of a page is too old. */
  get isBadPage(): boolean {
    return this.status === 400 && this.code === '400';
  }
}

/** What is said with 400: no such user, no such file, no such engagement. */
const MISSING: readonly string[] = ['300', '404', '2901'];
/** The token is good, but not for this: a new one would not be either. Zoom says so with 400, 401 or 403. */
export const NO_SCOPE = '4711';

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

  /** The answer, as far as there is one. */
  const request = async (url: URL, token: string) => {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT), services.ending]),
    }).catch(() => undefined);
    const body: unknown = await response?.json().catch(() => undefined);
    return { response, body: isObject(body) && !Array.isArray(body) ? body : undefined };
  };

  const get: ZoomApi['get'] = async (holder, endpoint, ids, query = {}) => {
    const account = holder.account ?? holder.owner;
    const url = new URL(`${base}${endpoint.path(...ids)}`);
    url.search = new URLSearchParams(query).toString();
    let refused: string | undefined;
    for (let attempt = 1; ; attempt++) {
      const token = await tokens.get(holder.owner, refused);
      await limits.turn(account, endpoint.rate);
      const { response, body } = await request(url, token);
      services.ending.throwIfAborted();
      metrics.rest.inc({ endpoint: endpoint.name, status: response?.status ?? 'none' });
      // One that was cut off, or is no JSON, is no answer: an empty page would end a list too early.
      if (response?.ok && body) return body;
      const problem = problemOf(response, body, endpoint);
      const isLast = attempt === ATTEMPTS;
      if (response?.status === 429) {
        const wait = pauseOf(response, problem.message);
        await limits.pause(account, endpoint.rate, wait);
        log({ level: 'warn', message: 'Zoom asks to wait.', endpoint: endpoint.name, until: wait });
      } else if (response?.status === 401 && !refused && problem.error.code !== NO_SCOPE) {
        refused = token;
        continue;
      } else if (response && !response.ok && response.status < 500) throw problem.error;
      if (isLast) throw problem.error;
      // With jitter, so that those who failed together do not come back together.
      if (response?.status !== 429)
        await sleep(2 ** attempt * (250 + Math.random() * 250), undefined, {
          signal: services.ending,
        });
    }
  };

  return {
    get,
    async *pages(holder, endpoint, ids, query) {
      const seen = new Set<string>();
      let restarts = 0;
      for (let token = ''; ;) {
        const part = token && { next_page_token: token };
        const page = await get(holder, endpoint, ids, { ...query, ...part }).catch(
          (error: unknown) => {
            // The token lasts for a quarter of an hour. What comes again is taken once.
            const isOld = token && error instanceof ZoomError && error.isBadPage;
            if (!isOld || ++restarts > RESTARTS) throw error;
            return undefined;
          },
        );
        if (page) yield page;
        token = textOf(page?.next_page_token) ?? '';
        if (!page) seen.clear();
        else if (!token) return;
        else if (seen.has(token)) throw new Error(`Zoom's list ${endpoint.name} goes in a circle.`);
        else seen.add(token);
      }
    },
  };
}

function problemOf(response: Response | undefined, body: Fields | undefined, endpoint: Endpoint) {
  // Gateways answer with HTML, or with nothing.
  const error = new ZoomError(response?.status ?? 0, textOf(body?.code), endpoint);
  return { error, message: textOf(body?.message) ?? '' };
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
