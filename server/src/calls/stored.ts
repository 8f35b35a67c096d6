import { sql, type SQL } from 'drizzle-orm';
import { lockNumber, rowsOf, type Connection } from '../database/database.js';
import type { Gathered } from './gathering.js';
import { nameOf, type Identifier, type Named } from './identifiers.js';
import type { Observation } from './observation.js';
import type { Projected } from './project.js';

// The tables of records, for many of them at a time: how often the database is asked does not grow with them.

/**
 * Who joins shares this with all others who do. Who deletes the calls of a user or an account has it alone: it waits for
 * what is under way, and what comes afterwards finds out.
 */
export async function lockAll(tx: Connection, how: 'shared' | 'alone'): Promise<void> {
  const lock = sql.raw(how === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared');
  await tx.db.execute(sql`select ${lock}(${lockNumber('calls').toString()}::bigint)`);
}

/** Two processes that hear of one call take turns. The order of the locks is one for all, so that none wait in a circle. */
export async function lockIdentifiers(tx: Connection, all: readonly Named[]): Promise<void> {
  const numbers = all.map((each) => lockNumber(nameOf(each)).toString());
  await tx.db.execute(
    sql`select pg_advisory_xact_lock(n) from (select distinct unnest(${sql.param(numbers)}::bigint[]) as n order by 1) as ordered`,
  );
}

interface RecordRow {
  readonly id: string;
  readonly kind: Observation['kind'];
  readonly started_at: string;
  readonly followed: boolean;
}

/** The records that have an identifier in common or hold one of the keys, locked, in the order of their ids. */
export async function loadRecords(
  tx: Connection,
  keys: readonly string[],
  all: readonly Identifier[],
): Promise<Gathered[]> {
  const rows = await lockedRows(tx, keys, all);
  if (!rows.length) return [];
  const records = new Map(
    rows.map(({ id, kind, started_at, followed }): [string, Gathered] => [
      id,
      {
        id: Number(id),
        kind,
        startedAt: new Date(started_at).getTime(),
        followed,
        told: new Map(),
        news: new Map(),
        identifiers: [],
      },
    ]),
  );
  const ids = sql`${sql.param(rows.map(({ id }) => id))}::bigint[]`;
  const told = await rowsOf<{ record_id: string; key: string; body: Observation }>(
    tx,
    sql`select record_id::text, key, body from observations where record_id = any(${ids})`,
  );
  for (const { record_id, key, body } of told) records.get(record_id)?.told.set(key, body);
  const named = await rowsOf<{ record_id: string } & Identifier>(
    tx,
    sql`select record_id::text, name, value, space, norm from identifiers where record_id = any(${ids})`,
  );
  for (const { record_id, ...each } of named) records.get(record_id)?.identifiers.push(each);
  return [...records.values()];
}

/** In one order, as all transactions do it, so that none wait in a circle. */
async function lockedRows(
  tx: Connection,
  keys: readonly string[],
  all: readonly Identifier[],
): Promise<RecordRow[]> {
  // Another process may have merged some while this one waited: then there are others now.
  for (let before = ''; ;) {
    const rows = await rowsOf<RecordRow>(
      tx,
      sql`with found as (
            select record_id from observations where key = any(${sql.param(keys)}::text[])
            union
            select i.record_id from identifiers i
            join unnest(
              ${sql.param(all.map(({ space }) => space))}::text[],
              ${sql.param(all.map(({ norm }) => norm))}::text[]
            ) as own (space, norm) on own.space = i.space and own.norm = i.norm)
          select id::text, kind, started_at, followed from records
          where id in (select record_id from found) order by records.id for update`,
    );
    const now = rows.map(({ id }) => id).join();
    if (now === before) return rows;
    before = now;
  }
}

/** Ids for new records. */
export async function newIds(tx: Connection, count: number): Promise<number[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    sql`select nextval(pg_get_serial_sequence('records', 'id'))::text as id from generate_series(1, ${count}::int)`,
  );
  return rows.map(({ id }) => Number(id));
}

/** What a record amounts to. */
export interface Amount extends Projected {
  readonly id: number;
  readonly kind: Observation['kind'];
}

const rowsFrom = (amounts: readonly Amount[]): SQL => {
  const rows = amounts.map(({ item, ...row }) => ({
    ...row,
    record: { ...item, recordId: String(row.id) },
  }));
  return sql`select (e->>'id')::bigint as id, e->>'kind' as kind, e->>'account' as account,
      (e->>'startedAt')::timestamptz as started_at, e->>'state' as state, e->>'direction' as direction,
      array(select jsonb_array_elements_text(e->'users')) as users,
      array(select jsonb_array_elements_text(e->'numbers')) as numbers, e->'record' as record,
      (e->>'isOver')::boolean as is_over
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as e`;
};

export async function insertRecords(tx: Connection, amounts: readonly Amount[]): Promise<void> {
  if (!amounts.length) return;
  await tx.db.execute(
    sql`insert into records (id, kind, account, started_at, state, direction, users, numbers, record, followed)
        overriding system value
        select id, kind, account, started_at, state, direction, users, numbers, record, is_over
        from (${rowsFrom(amounts)}) as news`,
  );
}

export async function updateRecords(tx: Connection, amounts: readonly Amount[]): Promise<void> {
  if (!amounts.length) return;
  await tx.db.execute(
    sql`update records set account = news.account, started_at = news.started_at, state = news.state,
          direction = news.direction, users = news.users, numbers = news.numbers, record = news.record,
          followed = records.followed or news.is_over, changed = pg_current_xact_id(), changed_at = now()
        from (${rowsFrom(amounts)}) as news where records.id = news.id`,
  );
}

/** Makes one record a part of another. */
export async function moveRecord(tx: Connection, from: number, to: number): Promise<void> {
  await tx.db.execute(sql`update observations set record_id = ${to} where record_id = ${from}`);
  await tx.db.execute(
    sql`insert into identifiers (record_id, name, value, space, norm)
        select ${to}, name, value, space, norm from identifiers where record_id = ${from}
        on conflict do nothing`,
  );
  await tx.db.execute(sql`delete from records where id = ${from}`);
}

/** Keeps what was told; returns the keys of what is new: what Zoom has answered once more is no change. */
export async function keepObservations(
  tx: Connection,
  told: readonly {
    readonly recordId: number;
    readonly key: string;
    readonly body: Observation;
    readonly raw: unknown;
  }[],
): Promise<Set<string>> {
  if (!told.length) return new Set();
  const rows = await rowsOf<{ key: string }>(
    tx,
    sql`insert into observations (key, record_id, body, raw)
        select e->>'key', (e->>'recordId')::bigint, e->'body', e->'raw'
        from jsonb_array_elements(${JSON.stringify(told)}::jsonb) as e
        on conflict (key) do update
          set record_id = excluded.record_id, body = excluded.body, raw = excluded.raw
          where observations.raw is distinct from excluded.raw
        returning key`,
  );
  return new Set(rows.map(({ key }) => key));
}

export async function keepIdentifiers(
  tx: Connection,
  all: readonly (Identifier & { readonly recordId: number })[],
): Promise<void> {
  if (!all.length) return;
  await tx.db.execute(
    sql`insert into identifiers (record_id, name, value, space, norm)
        select "recordId", name, value, space, norm
        from jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
          as e ("recordId" bigint, name text, value text, space text, norm text)
        on conflict do nothing`,
  );
}
