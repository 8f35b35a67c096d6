import { eq } from 'drizzle-orm';
import type { Connection } from '../database/database.js';
import { observations, records } from '../database/schema.js';
import { storable } from '../read.js';
import type { Reading } from '../zoom/adapters.js';
import { forgottenOf, isOfRemoved, leftOf } from './forgotten.js';
import { createGathering, observationsOf, type Gathered } from './gathering.js';
import { identifiersOf } from './identifiers.js';
import type { Observation } from './observation.js';
import { project } from './project.js';
import {
  insertRecords,
  keepIdentifiers,
  keepObservations,
  loadRecords,
  lockAll,
  lockIdentifiers,
  moveRecord,
  newIds,
  updateRecords,
  type Amount,
} from './stored.js';

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
  // Without an identifier it could never be found again.
  if (!all.length) return [];
  await lockAll(tx, 'shared');
  await lockIdentifiers(tx, all);
  const keys = readings.map(({ observation }) => observation.key);
  const gathering = createGathering(await loadRecords(tx, keys, all));
  const gone = await forgottenOf(
    tx,
    readings.map(({ observation }) => observation),
  );
  for (const { observation: whole, raw } of readings) {
    const observation = leftOf(whole, gone);
    const own = identifiersOf(observation?.ids ?? {});
    if (observation && own.length) gathering.add({ observation, raw, own });
  }
  return save(tx, gathering.records, gathering.gone);
}

/** Whether what a user posts is forgotten: the call was deleted, or the app was removed since it came. */
export async function isForgotten(
  tx: Connection,
  user: string,
  at: number,
  observation: Observation | undefined,
): Promise<boolean> {
  await lockAll(tx, 'shared');
  if (observation) await lockIdentifiers(tx, identifiersOf(observation.ids));
  const told = observation ?? { at, ids: {}, side: { hostUser: user, numbers: [] } };
  const gone = await forgottenOf(tx, [told]);
  return observation ? leftOf(observation, gone) === undefined : isOfRemoved(told, gone);
}

type Stored = Gathered & { id: number };

async function save(
  tx: Connection,
  all: readonly Gathered[],
  gone: readonly Gathered[],
): Promise<Changed[]> {
  const fresh = all.filter(({ id }) => id === undefined);
  const ids = fresh.length ? await newIds(tx, fresh.length) : [];
  fresh.forEach((record, index) => (record.id = ids[index] ?? 0));
  const stored = all as readonly Stored[];
  const made = new Set<Gathered>(fresh);
  await insertRecords(tx, stored.filter((record) => made.has(record)).map(amountOf));

  const touched = new Set<Gathered>(fresh);
  for (const { id, into } of gone) {
    if (id === undefined || !into) continue;
    const last = lastOf(into);
    await moveRecord(tx, id, last.id ?? 0);
    touched.add(last);
  }
  const news = stored.flatMap(({ id, news: own }) =>
    [...own].map(([key, { observation, raw }]) => ({ recordId: id, key, body: observation, raw })),
  );
  const kept = await keepObservations(tx, news);
  await keepIdentifiers(
    tx,
    stored.flatMap(({ id, news: own }) =>
      [...own.values()].flatMap((each) => each.own.map((name) => ({ recordId: id, ...name }))),
    ),
  );
  for (const record of stored) {
    for (const key of record.news.keys()) {
      if (kept.has(key)) touched.add(record);
      else record.news.delete(key);
    }
  }
  const changed = stored.filter((record) => touched.has(record));
  const amounts = new Map(changed.map((record) => [record, amountOf(record)]));
  await updateRecords(
    tx,
    [...amounts].filter(([record]) => !made.has(record)).map(([, amount]) => amount),
  );
  return [...amounts].map(([{ id, kind, followed }, { isOver }]) => ({
    id,
    kind,
    isNewlyOver: isOver && !followed,
  }));
}

const lastOf = (record: Gathered): Gathered => (record.into ? lastOf(record.into) : record);

const amountOf = (record: Stored): Amount => ({
  ...project(observationsOf(record)),
  id: record.id,
  kind: record.kind,
});

/** Makes a record anew from what is left of it; where nothing is, it goes. */
export async function refresh(tx: Connection, id: number): Promise<void> {
  const told = await tx.db.select().from(observations).where(eq(observations.recordId, id));
  const [record] = await tx.db
    .select({ kind: records.kind })
    .from(records)
    .where(eq(records.id, id));
  if (!record) return;
  if (!told.length) await tx.db.delete(records).where(eq(records.id, id));
  else await updateRecords(tx, [{ ...project(told.map(({ body }) => body)), id, ...record }]);
}
