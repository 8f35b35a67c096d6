import { sql, type SQL } from 'drizzle-orm';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { CallItem } from '../calls/item.js';
import { rowsOf } from '../database/database.js';
import { reasonOf } from '../log.js';
import type { Services } from '../services.js';
import { access, type Env } from './access.js';
import { visible } from './records.js';

/** Milliseconds between two looks for changes, and between two signs of life. */
const LOOK = 500;
const ALIVE = 15_000;

interface Row {
  readonly id: string;
  readonly changed: string;
  /** Nothing where the call is gone. */
  readonly record: CallItem | null;
}

/**
 * `GET /calls/stream`: calls as they change, and which are gone. A change is known by its transaction: one is told only once no older
 * transaction can still bring another, so that none is passed over, however many processes write.
 */
export function streamRoutes(services: Services, closing: AbortSignal): Hono<Env> {
  const { database, metrics, log } = services;
  const app = new Hono<Env>();
  app.get('/stream', access(services), async (context) => {
    const mine = await visible(services, context.get('guest'));
    const from = context.req.header('last-event-id') ?? context.req.query('last-event-id');
    const newest = await now();
    const known = readId(from, newest.changed, await forgottenUntil());
    let last = known ?? newest;

    // nginx would keep it until there is more of it.
    context.header('x-accel-buffering', 'no');
    // Nobody reads what follows, and nobody would end it.
    if (context.req.method === 'HEAD') return context.body(null);
    return streamSSE(context, async (stream) => {
      metrics.streams.inc();
      let heard = Date.now();
      try {
        await stream.write(': here\n\n');
        if (from && !known) await stream.writeSSE({ event: 'restart', data: '{}' });
        while (!stream.aborted && !stream.closed && !closing.aborted) {
          for (const { id, changed, record } of await changes()) {
            last = { changed, id };
            await stream.writeSSE({
              event: record ? 'call' : 'gone',
              id: `${changed}-${id}`,
              data: JSON.stringify(record ?? { recordId: id }),
            });
            heard = Date.now();
          }
          if (Date.now() - heard > ALIVE) {
            await stream.write(': still here\n\n');
            heard = Date.now();
          }
          await stream.sleep(LOOK);
        }
      } catch (error) {
        // The page connects again, with the last id.
        log({ level: 'warn', message: 'A live stream ended.', reason: reasonOf(error) });
      } finally {
        metrics.streams.dec();
      }
    });

    async function changes(): Promise<Row[]> {
      return rowsOf<Row>(
        database,
        sql`select id::text, changed::text, record from (
              (select id, changed, record from records
               where kind = 'call' and ${mine} and ${since(sql`id`)} order by changed, id limit 100)
              union all
              (select record_id, changed, null from departures
               where ${since(sql`record_id`)} order by changed, record_id limit 100)
            ) as news order by news.changed, news.id limit 100`,
      );
    }

    /** What is settled, and comes after what was told last. */
    function since(id: SQL): SQL {
      return sql`changed < pg_snapshot_xmin(pg_current_snapshot())
        and (changed, ${id}) > (${last.changed}::xid8, ${last.id}::bigint)`;
    }

    /** Of what is gone that was told of long enough the last, if any: who has not heard of that has missed some. */
    async function forgottenUntil(): Promise<{ changed: string; id: string } | undefined> {
      const [row] = await rowsOf<{ changed: string; id: string }>(
        database,
        sql`select changed::text, record_id::text as id from departures
            where at < now() - interval '1 day' order by departures.changed desc, record_id desc limit 1`,
      );
      return row;
    }

    async function now(): Promise<{ changed: string; id: string }> {
      const [row] = await rowsOf<{ changed: string }>(
        database,
        sql`select pg_snapshot_xmin(pg_current_snapshot())::text as changed`,
      );
      return { changed: row?.changed ?? '0', id: '0' };
    }
  });
  return app;
}

/** An id that was given by this database, one that is ahead of it was not, and since which nothing is forgotten. */
function readId(
  text: string | undefined,
  newest: string,
  oldest: { readonly changed: string; readonly id: string } | undefined,
): { changed: string; id: string } | undefined {
  const [, changed, id] = /^(\d{1,18})-(\d{1,18})$/.exec(text ?? '') ?? [];
  if (!changed || !id || BigInt(changed) > BigInt(newest)) return undefined;
  const behind = oldest && BigInt(changed) - BigInt(oldest.changed);
  const isTooOld = oldest && (behind === 0n ? BigInt(id) < BigInt(oldest.id) : Number(behind) < 0);
  return isTooOld ? undefined : { changed, id };
}
