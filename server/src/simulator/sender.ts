import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { signatureOf } from '../webhooks/signature.js';
import type { Switches } from './switches.js';

/** Sends webhooks as Zoom does: signed, and again after 5xx, three times and then never. */
export interface Sender {
  send(event: string, object: object, at?: number): Promise<void>;
  /** Posts one body, signed; nothing where there is no answer. */
  post(body: string, request?: string): Promise<Response | undefined>;
  /** Resolves once nothing is on its way. */
  settled(): Promise<void>;
  /** How many were answered with success, refused, or given up. */
  readonly counts: { delivered: number; refused: number; lost: number };
  stop(): void;
}

interface Options {
  readonly url: () => string | undefined;
  readonly secret: string;
  readonly accountId: string;
  readonly switches: Switches;
  /** Milliseconds until each repetition. */
  readonly retries: readonly number[];
}

export function createSender({ url, secret, accountId, switches, retries }: Options): Sender {
  const counts = { delivered: 0, refused: 0, lost: 0 };
  const running = new Set<Promise<void>>();
  const abort = new AbortController();

  const deliver = async (body: string): Promise<void> => {
    if (switches.disorder)
      await sleep(Math.random() * switches.disorder, undefined, { signal: abort.signal });
    const request = randomUUID();
    for (const pause of [0, ...retries]) {
      if (pause) await sleep(pause, undefined, { signal: abort.signal });
      const response = await post(body, request);
      await response?.arrayBuffer().catch(() => undefined);
      const status = response?.status ?? 599;
      if (status >= 200 && status < 300) {
        counts.delivered++;
        return;
      }
      // Zoom takes a 4xx at its word.
      if (status >= 300 && status < 500) {
        counts.refused++;
        return;
      }
    }
    counts.lost++;
  };

  const post: Sender['post'] = async (body, request = randomUUID()) => {
    const address = url();
    if (!address) return undefined;
    const timestamp = String(Math.floor(Date.now() / 1000));
    return fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Zoom Marketplace/1.0a',
        'x-zm-request-timestamp': timestamp,
        'x-zm-signature': signatureOf(secret, timestamp, Buffer.from(body)),
        'x-zm-request-id': request,
      },
      body,
      signal: AbortSignal.timeout(3000),
    }).catch(() => undefined);
  };

  return {
    counts,
    post,
    async send(event, object, at = Date.now()) {
      if (!url()) return;
      const body = JSON.stringify({
        event,
        event_ts: at,
        payload: { account_id: accountId, object },
      });
      const sent = Array.from({ length: switches.copies }, () => {
        const run = deliver(body)
          .catch(() => undefined)
          .finally(() => running.delete(run));
        running.add(run);
        return run;
      });
      if (!switches.disorder) await Promise.all(sent);
    },
    async settled() {
      while (running.size) await Promise.all(running);
    },
    stop: () => {
      abort.abort();
    },
  };
}
