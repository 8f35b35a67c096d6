import { and, eq, inArray, sql } from 'drizzle-orm';
import { lockNumber, rowsOf, type Connection } from '../database/database.js';
import { forgotten, identifiers, observations, records } from '../database/schema.js';
import { storable } from '../read.js';
import type { Reading } from '../zoom/adapters.js';
import { identifiersOf, type Identifier } from './identifiers.js';
import type { CallItem, EngagementItem } from './item.js';
import { mayBeOne } from './match.js';
import type { Observation } from './observation.js';
import { project } from './project.js';
import { without } from './without.js';

/** A record that has changed. */
export interface Changed {
  readonly id: number;
  readonly kind: 'call' | 'engagement';
  /** It is over for the first time that it is heard of: its history can be looked for. */
  readonly isNewlyOver: boolean;
}

/** Takes what was told, joins it to what is known by its identifiers, and brings the records up to date. */
export async function join(tx: Connection, told: readonly Reading[]): Promise<Changed[]> {
  const readings = told.map(storable);
  const all = readings.flatMap(({ observation }) => identifiersOf(observation.ids));
  await lock(tx, all);
  const gone = await forgottenOf(tx, all);
  const touched = new Set<number>();
  for (const { observation: whole, raw } of readings) {
    const observation = without(whole, gone);
    const own = identifiersOf(observation?.ids ?? {});
    // Without an identifier it could never be found again.
    if (!observation || !own.length) continue;
    const id = await recordFor(tx, observation, own, touched);
    if (await keep(tx, id, observation, raw, own)) touched.add(id);
  }
  const changed: Changed[] = [];
  for (const id of touched) changed.push(...(await refresh(tx, id)));
  return changed;
}

const nameOf = ({ space, norm }: Pick<Identifier, 'space' | 'norm'>): string => `${space}:${norm}`;

/** Two processes that hear of one call take turns. The order of the locks is one for all, so that none wait in a circle. */
async function lock(tx: Connection, all: readonly Identifier[]): Promise<void> {
  const numbers = all.map((each) => lockNumber(nameOf(each)).toString());
  await tx.db.execute(
    sql`select pg_advisory_xact_lock(n) from (select distinct unnest(${sql.param(numbers)}::bigint[]) as n order by 1) as ordered`,
  );
}

/** Of the identifiers those that Zoom has deleted. The call itself may go on without its deleted leg. */
async function forgottenOf(tx: Connection, all: readonly Identifier[]): Promise<Set<string>> {
  if (!all.length) return new Set();
  const rows = await tx.db
    .select()
    .from(forgotten)
    .where(inArray(forgotten.norm, [...new Set(all.map(({ norm }) => norm))]));
  return new Set(rows.map(({ space, norm }) => `${space}:${norm}`));
}

interface Candidate {
  readonly id: number;
  readonly startedAt: Date;
  readonly paths: readonly string[];
  /** Whether an identifier that is not a mere `call_id` says that it is the one. */
  readonly isCertain: boolean;
  readonly observations: readonly Observation[];
}

/** The record that an observation belongs to: a known one, several made one, or a new one. */
async function recordFor(
  tx: Connection,
  observation: Observation,
  own: readonly Identifier[],
  touched: Set<number>,
): Promise<number> {
  const candidates = await candidatesOf(tx, observation, own);
  const certain = candidates.filter(({ isCertain }) => isCertain);
  const path = own.find(({ space }) => space === 'path')?.norm;
  const possible = candidates.filter(
    (each) =>
      !each.isCertain &&
      (!path || !each.paths.length || each.paths.includes(path)) &&
      each.observations.some(({ side }) => mayBeOne(side, observation.side)),
  );
  // The history says for certain which call it is: all that waited for it come along. Anything else goes to one.
  const hit = path
    ? [...certain, ...possible]
    : certain.length
      ? certain
      : best(possible, observation);
  const [winner, ...others] = hit.toSorted(
    (a, b) => b.paths.length - a.paths.length || a.id - b.id,
  );
  if (!winner) return create(tx, observation);
  for (const other of others) {
    await merge(tx, winner.id, other.id);
    touched.delete(other.id);
    touched.add(winner.id);
  }
  return winner.id;
}

/** Of several calls with one `call_id`, that of the same user, else the latest. */
function best(candidates: readonly Candidate[], { side }: Observation): Candidate[] {
  const isOwn = (each: Candidate): boolean =>
    each.observations.some(
      (other) =>
        (side.zoomUser && side.zoomUser === other.side.zoomUser) ||
        (side.hostUser && side.hostUser === other.side.hostUser),
    );
  const [first] = candidates.toSorted(
    (a, b) => Number(isOwn(b)) - Number(isOwn(a)) || b.startedAt.getTime() - a.startedAt.getTime(),
  );
  return first ? [first] : [];
}

async function candidatesOf(
  tx: Connection,
  observation: Observation,
  own: readonly Identifier[],
): Promise<Candidate[]> {
  let rows = await lockedRows(tx, observation, own);
  // Another process may have merged them while this one waited: then there are others now.
  for (let before = ''; before !== (before = rows.map(({ id }) => id).join());) {
    rows = await lockedRows(tx, observation, own);
  }
  if (!rows.length) return [];
  const ids = rows.map(({ id }) => Number(id));
  const told = await tx.db.select().from(observations).where(inArray(observations.recordId, ids));
  const paths = await tx.db
    .select()
    .from(identifiers)
    .where(and(inArray(identifiers.recordId, ids), eq(identifiers.space, 'path')));
  return rows.map(({ id, started_at, certain }) => ({
    id: Number(id),
    startedAt: new Date(started_at),
    isCertain: certain,
    paths: paths.filter(({ recordId }) => recordId === Number(id)).map(({ norm }) => norm),
    observations: told.filter(({ recordId }) => recordId === Number(id)).map(({ body }) => body),
  }));
}

interface Row {
  readonly id: string;
  readonly started_at: string;
  readonly certain: boolean;
}

/** The records with an identifier in common, locked in the order of their ids, as all transactions do it. */
const lockedRows = (
  tx: Connection,
  { key, kind }: Observation,
  own: readonly Identifier[],
): Promise<Row[]> =>
  rowsOf<Row>(
    tx,
    sql`with found as (
          select record_id, true as certain from observations where key = ${key}
          union all
          select i.record_id, i.space <> 'call' from identifiers i
          join unnest(
            ${sql.param(own.map(({ space }) => space))}::text[],
            ${sql.param(own.map(({ norm }) => norm))}::text[]
          ) as own (space, norm) on own.space = i.space and own.norm = i.norm)
        select r.id, r.started_at,
          exists (select from found where record_id = r.id and certain) as certain
        from records r
        where r.kind = ${kind} and r.id in (select record_id from found)
        order by r.id
        for update`,
  );

async function create(tx: Connection, { kind, at }: Observation): Promise<number> {
  const [row] = await rowsOf<{ id: string }>(
    tx,
    sql`insert into records (kind, started_at, state, users, numbers, record)
        values (${kind}, ${new Date(at).toISOString()}, 'unknown', '{}', '{}', '{}') returning id`,
  );
  return Number(row?.id);
}

async function merge(tx: Connection, winner: number, other: number): Promise<void> {
  await tx.db
    .update(observations)
    .set({ recordId: winner })
    .where(eq(observations.recordId, other));
  await tx.db.execute(
    sql`insert into identifiers (record_id, name, value, space, norm)
        select ${winner}, name, value, space, norm from identifiers where record_id = ${other}
        on conflict do nothing`,
  );
  await tx.db.delete(records).where(eq(records.id, other));
}

/** Keeps what was told; returns whether it is anything new. */
async function keep(
  tx: Connection,
  recordId: number,
  body: Observation,
  raw: unknown,
  own: readonly Identifier[],
): Promise<boolean> {
  const kept = await tx.db
    .insert(observations)
    .values({ key: body.key, recordId, body, raw })
    .onConflictDoUpdate({
      target: observations.key,
      set: { recordId, body, raw },
      // What Zoom has answered once more is no change.
      setWhere: sql`${observations.raw} is distinct from excluded.raw`,
    })
    .returning({ key: observations.key });
  await tx.db
    .insert(identifiers)
    .values(own.map((each) => ({ recordId, ...each })))
    .onConflictDoNothing();
  return kept.length > 0;
}

/** Makes the record anew from all that was told of it. */
export async function refresh(tx: Connection, id: number): Promise<Changed[]> {
  const rows = await tx.db.select().from(observations).where(eq(observations.recordId, id));
  if (!rows.length) {
    await tx.db.delete(records).where(eq(records.id, id));
    return [];
  }
  const { item, ...columns } = project(rows.map(({ body }) => body));
  const isOver = columns.state === 'ended';
  const [before] = await tx.db
    .select({ kind: records.kind, followed: records.followed })
    .from(records)
    .where(eq(records.id, id));
  await tx.db
    .update(records)
    .set({
      ...columns,
      record: { ...item, recordId: String(id) } as CallItem | EngagementItem,
      ...(isOver && { followed: true }),
      changed: sql`pg_current_xact_id()`,
      changedAt: sql`now()`,
    })
    .where(eq(records.id, id));
  return before ? [{ id, kind: before.kind, isNewlyOver: isOver && !before.followed }] : [];
}
