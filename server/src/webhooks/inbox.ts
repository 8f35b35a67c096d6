import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { rowsOf, type Connection } from '../database/database.js';
import { deliveries } from '../database/schema.js';
import { reasonOf } from '../log.js';
import { fields, type Fields } from '../read.js';
import type { Services } from '../services.js';
import { readEvent } from '../zoom/events.js';
import { apply } from './apply.js';

/** After so many failures a delivery is set aside: it stays stored, and the log tells of it. */
const ATTEMPTS = 10;
/** Milliseconds between two looks for what other processes left. */
const PAUSE = 1000;

/** What is stored and not yet joined. The table is the queue: one that was stored cannot be missing from it. */
export interface Inbox {
  /** Something was stored just now. */
  nudge(): void;
  /** Joins what is there; resolves once nothing is. */
  drain(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

interface Row {
  readonly id: string;
  readonly body: string;
  readonly received_at: string;
}

export function createInbox(services: Services): Inbox {
  const { database, log } = services;
  const abort = new AbortController();
  let wake = new AbortController();
  let running: Promise<void> | undefined;

  /** Whether there was one. A process that is killed at it leaves it as it was, for the next one. */
  const takeOne = async (): Promise<boolean> => {
    let id: string | undefined;
    try {
      return await database.transaction(async (tx) => {
        const row = await next(tx);
        id = row?.id;
        if (!row) return false;
        await applyTo(tx, row, services);
        return true;
      });
    } catch (error) {
      if (id === undefined) throw error;
      log({ level: 'error', message: 'A webhook failed.', delivery: id, reason: reasonOf(error) });
      // Later, with growing pauses: what stands behind it goes on.
      await database.db
        .update(deliveries)
        .set({
          attempts: sql`attempts + 1`,
          nextAt: sql`now() + interval '1 second' * power(3, attempts)`,
        })
        .where(eq(deliveries.id, Number(id)));
      return true;
    }
  };

  const drain = async (): Promise<void> => {
    while (!abort.signal.aborted && (await takeOne()));
  };

  const loop = async (): Promise<void> => {
    while (!abort.signal.aborted) {
      wake = new AbortController();
      const signal = AbortSignal.any([wake.signal, abort.signal]);
      await drain().catch((error: unknown) => {
        log({ level: 'error', message: 'The inbox cannot be read.', reason: reasonOf(error) });
      });
      await sleep(PAUSE, undefined, { signal }).catch(() => undefined);
    }
  };

  return {
    nudge: () => {
      wake.abort();
    },
    drain,
    start: () => {
      running ??= loop();
    },
    async stop() {
      abort.abort();
      await running;
    },
  };
}

async function next(tx: Connection): Promise<Row | undefined> {
  const [row] = await rowsOf<Row>(
    tx,
    sql`select id, body, received_at from deliveries
        where done_at is null and next_at <= now() and attempts < ${ATTEMPTS}
        order by next_at, id limit 1 for update skip locked`,
  );
  return row;
}

async function applyTo(tx: Connection, { id, body, received_at }: Row, services: Services) {
  const told = readEvent(parse(body), {
    at: new Date(received_at).getTime(),
    onFallback: (what) => services.onFallback(what),
  });
  await apply(tx, told, services);
  await tx.db
    .update(deliveries)
    .set({ doneAt: sql`now()` })
    .where(eq(deliveries.id, Number(id)));
}

/** It was read once before it was stored. */
const parse = (body: string): Fields => fields(JSON.parse(body));
