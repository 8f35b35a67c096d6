import { sql, type SQL } from 'drizzle-orm';
import { Hono } from 'hono';
import { z } from 'zod';
import { normOf, NAMES } from '../calls/identifiers.js';
import type { CallItem, EngagementItem, SourceEntry } from '../calls/item.js';
import { digitsOf } from '../calls/numbers.js';
import type { Observation } from '../calls/observation.js';
import { rowsOf } from '../database/database.js';
import { badField, Problem } from '../problem.js';
import type { Services } from '../services.js';
import { access, namesOf, type Env, type Guest } from './access.js';
import { checked, moment } from './body.js';

type Item = CallItem | EngagementItem;
type Kind = 'call' | 'engagement';

const word = z
  .string()
  .max(200)
  .refine((text) => !text.includes('\0'), 'must be text');

const filters = z.object({
  from: moment.optional(),
  to: moment.optional(),
  user: word.optional(),
  number: word.optional(),
  direction: z.enum(['inbound', 'outbound']).optional(),
  state: word.optional(),
  after: word.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** `GET /calls` and `/engagements`, and one of them. */
export function recordRoutes(services: Services, kind: Kind): Hono<Env> {
  const app = new Hono<Env>();
  app
    .use(access(services))
    .get('/', async (context) => {
      const query = checked(filters, context.req.query());
      const mine = await visible(services, context.get('guest'));
      const rows = await rowsOf<{ id: string | number; at: string; record: Item }>(
        services.database,
        sql`select id, to_char(started_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, record
            from records where ${sql.join([sql`kind = ${kind}`, mine, ...conditions(query)], sql` and `)}
            order by ${newest(query)} desc, id desc limit ${query.limit + 1}`,
      );
      const shown = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? shown.at(-1) : undefined;
      const items = await withRaw(services, shown, context.req.query('raw') !== undefined);
      return context.json({ items, ...(last && { next: cursorOf(last) }) });
    })
    .get('/:id', async (context) => {
      const mine = await visible(services, context.get('guest'));
      const rows = await rowsOf<{ id: string | number; record: Item }>(
        services.database,
        sql`select id, record from records
            where kind = ${kind} and ${mine} and id in (${named(context.req.param('id'))})
            order by started_at desc, id desc limit 20`,
      );
      const [latest, ...others] = await withRaw(
        services,
        rows,
        context.req.query('raw') !== undefined,
      );
      if (!latest) throw new Problem(404, `There is no such ${kind}.`);
      return context.json({ ...latest, ...(others.length && { others }) });
    });
  return app;
}

/** What a guest may see. */
export async function visible(services: Services, guest: Guest): Promise<SQL> {
  if (guest.isAdmin) return sql`true`;
  return sql`users && ${sql.param(await namesOf(services, guest))}::text[]`;
}

/**
 * What a list is ordered by. Few calls are of one number, which the database does not expect: it would rather look
 * through all calls from the newest on. An order that no index has makes it begin with the number.
 */
const newest = ({ number }: z.output<typeof filters>): SQL =>
  number ? sql`started_at + interval '0'` : sql`started_at`;

function* conditions(query: z.output<typeof filters>): Generator<SQL> {
  const { from, to, user, number, direction, state, after } = query;
  if (from) yield sql`started_at >= ${new Date(from).toISOString()}`;
  if (to) yield sql`started_at < ${new Date(to).toISOString()}`;
  if (user) yield sql`users @> array[${user}]::text[]`;
  if (number) yield sql`numbers @> array[${digitsOf(number)}]::text[]`;
  if (direction) yield sql`direction = ${direction}`;
  if (state) yield sql`state = ${state}`;
  if (after) {
    const { at, id } = readCursor(after);
    yield sql`(started_at, id) < (${at}::timestamptz, ${id}::bigint)`;
  }
}

/** The ids of the records that an identifier of any kind names. */
function named(id: string): SQL {
  if (id.includes('\0')) throw badField('id', 'must be text');
  const spaces = [...new Set(Object.values(NAMES))];
  const norms = spaces.map((space) => normOf(space, id));
  return sql`select record_id from identifiers
    join unnest(${sql.param(spaces)}::text[], ${sql.param(norms)}::text[]) as named (space, norm)
      on named.space = identifiers.space and named.norm = identifiers.norm`;
}

const cursorOf = ({ at, id }: { at: string; id: string | number }): string =>
  Buffer.from(`${at} ${id}`).toString('base64url');

function readCursor(text: string): { at: string; id: string } {
  const [, at, id] = /^(\S+) (\d{1,18})$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (!at || !id || !moment.safeParse(at).success)
    throw badField('after', 'is no cursor of a list');
  return { at, id };
}

/** The items, where asked for with what each source said. */
async function withRaw(
  { database }: Services,
  rows: readonly { readonly id: string | number; readonly record: Item }[],
  isWanted: boolean,
): Promise<Item[]> {
  if (!isWanted || !rows.length) return rows.map(({ record }) => record);
  const told = await rowsOf<{ record_id: string | number; body: Observation; raw: unknown }>(
    database,
    sql`select record_id, body, raw from observations
        where record_id = any(${sql.param(rows.map(({ id }) => id))}::bigint[])
        order by (body->>'at')::bigint`,
  );
  return rows.map(({ id, record }) => {
    const sources: SourceEntry[] = told
      .filter(({ record_id }) => String(record_id) === String(id))
      .map(({ body: { source, type, at }, raw }) => ({
        kind: source,
        type,
        at: new Date(at).toISOString(),
        raw,
      }));
    return { ...record, sources };
  });
}
