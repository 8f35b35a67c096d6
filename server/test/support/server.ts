import { randomBytes } from 'node:crypto';
import {
  createZoomServer,
  type LogEntry,
  type ZoomServer,
  type ZoomServerOptions,
} from '../../src/index.js';
import { signatureOf } from '../../src/webhooks/signature.js';

export const SECRET = 'ExampleSecretToken0001';
export const TOKEN_KEY = randomBytes(32).toString('base64');

/** A server, with what a test asks of it. */
export interface TestServer extends ZoomServer {
  readonly log: LogEntry[];
  /** Asks as a user, `admin` as an admin; nobody by default. */
  ask(path: string, options?: Ask): Promise<Response>;
  /** Posts a record as an outbox does. */
  post(user: string, body: object, key?: string): Promise<Response>;
  /** Sends a webhook, signed. */
  webhook(body: object, secret?: string): Promise<Response>;
  /** Waits until an answer is as wanted. */
  until<T>(path: string, wanted: (answer: T) => boolean, as?: string): Promise<T>;
}

export interface Ask extends RequestInit {
  /** Of a body that is a stream. */
  readonly duplex?: 'half';
  readonly as?: string;
}

/** Who is asking stands in a header. */
export async function startServer(options: Partial<ZoomServerOptions>): Promise<TestServer> {
  const log: LogEntry[] = [];
  const server = await createZoomServer({
    webhookSecret: SECRET,
    authorize: (request) => {
      const user = request.headers.get('x-user');
      return user ? { user, role: user === 'admin' ? 'admin' : 'user' } : null;
    },
    log: (entry) => log.push(entry),
    ...options,
  });
  const ask: TestServer['ask'] = async (path, { as, ...init } = {}) => {
    const headers = new Headers(init.headers);
    if (as) headers.set('x-user', as);
    return server.fetch(new Request(`http://server.test${path}`, { ...init, headers }));
  };
  return {
    ...server,
    log,
    ask,
    post: (user, body, key = keyOf(body)) =>
      ask('/events', {
        as: user,
        method: 'POST',
        headers: { 'idempotency-key': JSON.stringify(key), 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    webhook: (body, secret = SECRET) => ask('/webhooks/zoom', signed(JSON.stringify(body), secret)),
    async until(path, wanted, as = 'admin') {
      const end = Date.now() + 120_000;
      for (;;) {
        const response = await ask(path, { as });
        const answer = (await response.json()) as never;
        if (response.ok && wanted(answer)) return answer;
        if (Date.now() > end) throw new Error(`${path} never came: ${JSON.stringify(answer)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}

const keyOf = (body: object): string => (body as { key?: string }).key ?? '';

/** A request with a signature. */
export function signed(body: string, secret = SECRET, at = Date.now()): RequestInit {
  const timestamp = String(Math.floor(at / 1000));
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-zm-request-timestamp': timestamp,
      'x-zm-signature': signatureOf(secret, timestamp, Buffer.from(body)),
    },
    body,
  };
}
