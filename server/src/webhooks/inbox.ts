import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { rowsOf, type Connection } from '../database/database.js';
import { deliveries } from '../database/schema.js';
import { reasonOf } from '../log.js';
import { fields, type Fields } from '../read.js';
import type { Services } from '../services.js';
import { isDeletion, readEvent, type Told } from '../zoom/events.js';
import { apply } from './apply.js';

/** After so many failures a delivery is set aside: it stays stored, and the log tells of it. */
const ATTEMPTS = 10;
/** How many are joined in one transaction. */
const TOGETHER = 32;
/** Milliseconds between two looks for what other processes left. */
const PAUSE = 1000;

/** What is stored and not yet joined. The table is the queue: one that was stored cannot be missing from it. */
export interface Inbox {
  /** Something was stored just now. */
  nudge(): void;
  /** Joins what is there; resolves once nothing is. */
  drain(): Promise<void>;
  /** How much is there, of all processes. */
  backlog(): Promise<Backlog>;
  start(): void;
  stop(): Promise<void>;
}

export interface Backlog {
  readonly waiting: number;
  /** They failed too often. */
  readonly aside: number;
  /** Seconds that the oldest has been waiting. */
  readonly oldest: number;
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

  /** How many are still to be joined one by one, since one of those that were joined together failed. */
  let apart = 0;

  /**
   * Joins some, in their order and in one transaction; returns whether there were any. A process that is killed at it
   * leaves them as they were, for the next one.
   */
  const takeSome = async (): Promise<boolean> => {
    let ids: string[] = [];
    try {
      return await database.transaction(async (tx) => {
        const rows = await next(tx, apart > 0 ? 1 : TOGETHER);
        ids = rows.map(({ id }) => id);
        const some = upToChange(rows.map((row) => ({ id: row.id, told: read(row) })));
        await apply(
          tx,
          some.map(({ told }) => told),
          services,
        );
        await done(tx, some);
        apart = Math.max(0, apart - some.length);
        return rows.length > 0;
      });
    } catch (error) {
      const [id, ...others] = ids;
      if (id === undefined) throw error;
      if (others.length) {
        // Which of them it is shows when each has a transaction of its own.
        apart = ids.length;
        return true;
      }
      apart = Math.max(0, apart - 1);
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

  const read = ({ body, received_at }: Row): Told =>
    readEvent(parse(body), {
      at: new Date(received_at).getTime(),
      onFallback: (what) => services.onFallback(what),
    });

  const drain = async (): Promise<void> => {
    while (!abort.signal.aborted && (await takeSome()));
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
    async backlog() {
      const [row] = await rowsOf<Record<keyof Backlog, string>>(
        database,
        sql`select count(*) filter (where attempts < ${ATTEMPTS}) as waiting,
              count(*) filter (where attempts >= ${ATTEMPTS}) as aside,
              coalesce(extract(epoch from now() - min(received_at) filter (where attempts < ${ATTEMPTS})), 0) as oldest
            from deliveries where done_at is null`,
      );
      return {
        waiting: Number(row?.waiting),
        aside: Number(row?.aside),
        oldest: Number(row?.oldest),
      };
    },
    start: () => {
      running ??= loop();
    },
    async stop() {
      abort.abort();
      await running;
    },
  };
}

async function next(tx: Connection, count: number): Promise<Row[]> {
  return rowsOf<Row>(
    tx,
    sql`select id, body, received_at from deliveries
        where done_at is null and next_at <= now() and attempts < ${ATTEMPTS}
        order by next_at, id limit ${count} for update skip locked`,
  );
}

/** Those before the first that deletes something, or that one alone: it changes more than the calls that it names. */
function upToChange<T extends { readonly told: Told }>(all: readonly T[]): readonly T[] {
  const first = all.findIndex(({ told }) => isDeletion(told));
  return first < 0 ? all : all.slice(0, Math.max(1, first));
}

/** What is joined is kept as observations, which are deleted when Zoom says so: of what told it the key is enough. */
async function done(
  tx: Connection,
  all: readonly { readonly id: string; readonly told: Told }[],
): Promise<void> {
  if (!all.length) return;
  const read = all.filter(({ told }) => told.readings.length || isDeletion(told));
  await tx.db.execute(
    sql`update deliveries set done_at = now(),
          body = case when id = any(${sql.param(read.map(({ id }) => id))}::bigint[]) or exists (
            select 1 from forgotten where space = 'account' and norm = deliveries.account and at >= received_at)
            then '' else body end
        where id = any(${sql.param(all.map(({ id }) => id))}::bigint[])`,
  );
}

/** It was read once before it was stored. */
const parse = (body: string): Fields => fields(JSON.parse(body));
