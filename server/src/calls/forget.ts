import { eq, inArray, sql, type SQL } from 'drizzle-orm';
import { rowsOf, type Connection } from '../database/database.js';
import { forgotten, grants, observations, records, tokens } from '../database/schema.js';
import { clean } from '../read.js';
import {
  identifiersOf,
  nameOf,
  NAMES,
  normOf,
  type IdName,
  type Named,
  type Space,
} from './identifiers.js';
import { refresh } from './join.js';
import type { Observation } from './observation.js';
import { lockAll, lockIdentifiers } from './stored.js';
import { without } from './without.js';

/** What is to be forgotten because Zoom has deleted it. */
export interface Forget {
  readonly name: IdName;
  readonly values: readonly string[];
}

/** The field of a record that goes with what was deleted. */
const FIELDS: Readonly<Partial<Record<Space, string>>> = {
  recording: 'recordingUrl',
  voicemail: 'voicemailUrl',
};

/** Forgets what identifiers name, now and when it comes again. A call goes with its last leg. */
export async function forgetIdentifiers(tx: Connection, { name, values }: Forget): Promise<void> {
  const space = NAMES[name];
  const norms = [...new Set(values.map((value) => normOf(space, clean(value))))];
  if (!norms.length) return;
  const own = norms.map((norm) => ({ space, norm }));
  const recordIds = await locked(tx, own);
  await never(tx, space, norms);
  const gone = new Set(own.map(nameOf));
  for (const recordId of recordIds) await forgetIn(tx, recordId, gone, FIELDS[space]);
}

/**
 * The records that identifiers name. Nobody joins anything to them meanwhile: all their identifiers are locked, at once,
 * as who joins does it.
 */
async function locked(tx: Connection, own: readonly Named[]): Promise<number[]> {
  for (let before = -1, all = own; ;) {
    if (before >= 0) await lockIdentifiers(tx, all);
    const rows = await rowsOf<{ record_id: string } & Named>(
      tx,
      sql`select record_id::text, space, norm from identifiers where record_id in (
            select record_id from identifiers
            where space = ${own[0]?.space} and norm = any(${sql.param(own.map(({ norm }) => norm))}::text[]))`,
    );
    const now = new Set([...own, ...rows].map(nameOf)).size;
    if (now === before) return [...new Set(rows.map((row) => Number(row.record_id)))];
    before = now;
    all = [...own, ...rows];
  }
}

async function forgetIn(
  tx: Connection,
  recordId: number,
  gone: ReadonlySet<string>,
  field: string | undefined,
): Promise<void> {
  const all = await tx.db.select().from(observations).where(eq(observations.recordId, recordId));
  const left = all.flatMap(({ key, body }) => {
    const kept = without(body, gone);
    return kept ? [{ key, kept, isSame: kept === body }] : [];
  });
  const hadLegs = all.some(({ body }) => body.leg);
  if (hadLegs && !left.some(({ kept }) => kept.leg) && !field) {
    await forgetRecords(tx, sql`id = ${recordId}`);
    return;
  }
  const keys = all.map(({ key }) => key).filter((key) => left.every((each) => each.key !== key));
  if (keys.length) await tx.db.delete(observations).where(inArray(observations.key, keys));
  for (const { key, kept, isSame } of left) {
    // What it was read from named it as well.
    if (!isSame) {
      await tx.db
        .update(observations)
        .set({ body: kept, raw: null })
        .where(eq(observations.key, key));
    }
  }
  // Of several recordings the page's address may be that of another.
  const isLeft = left.some(({ kept }) =>
    identifiersOf(kept.ids).some(({ space }) => FIELDS[space] === field),
  );
  if (field && !isLeft) await tellOfDeletion(tx, recordId, field);
  for (const each of gone) {
    await tx.db.execute(
      sql`delete from identifiers where record_id = ${recordId} and space || ':' || norm = ${each}`,
    );
  }
  await refresh(tx, recordId);
}

/** The embed may have told of it, and may tell it again: from now on it counts for nothing. */
async function tellOfDeletion(tx: Connection, recordId: number, field: string): Promise<void> {
  const body: Observation = {
    kind: 'call',
    source: 'webhook',
    type: `deleted ${field}`,
    key: `deleted:${field}:${recordId}`,
    at: Date.now(),
    ids: {},
    users: [],
    side: { numbers: [] },
    messages: [],
    removes: [field],
  };
  await tx.db.insert(observations).values({ key: body.key, recordId, body }).onConflictDoNothing();
}

/** Whole calls go, with what outboxes sent of them, and late events of them find nothing to come back to. */
async function forgetRecords(tx: Connection, condition: SQL): Promise<void> {
  const gone = sql`(select id from records where ${condition})`;
  const hasOther = sql`exists (
    select 1 from identifiers as other where other.space = own.space and other.norm = own.norm
      and other.record_id not in ${gone})`;
  await tx.db.execute(
    sql`insert into forgotten (space, norm)
        select distinct space, norm from identifiers as own
        where record_id in ${gone} and not ${hasOther}
        on conflict do nothing`,
  );
  // Another call may have the same `call_id`, as the other side of it has: then it is forgotten for this side.
  await tx.db.execute(
    sql`insert into forgotten (space, norm)
        select distinct 'call@side', own.norm || E'\\n' || mark
        from identifiers as own join observations as told using (record_id),
          lateral (values (told.body #>> '{side,zoomUser}'), (told.body #>> '{side,hostUser}'),
            ((told.body #>> '{side,direction}') || ' ' || (told.body #>> '{side,extension}'))) as side (mark)
        where own.space = 'call' and own.record_id in ${gone} and length(mark) <= ${LONGEST} and ${hasOther}
        on conflict do nothing`,
  );
  await tx.db.execute(
    sql`delete from logs using observations as told where told.record_id in ${gone}
          and logs.told = told.key`,
  );
  await tx.db.execute(sql`delete from records where ${condition}`);
}

/** Longer names no index holds. */
const LONGEST = 300;

const never = (tx: Connection, space: Space, norms: readonly string[]) =>
  tx.db
    .insert(forgotten)
    .values(norms.map((norm) => ({ space, norm, at: sql`now()` })))
    .onConflictDoNothing();

/** Forgets the whole history of a Zoom user. */
export async function forgetUser(tx: Connection, user: string): Promise<void> {
  await lockAll(tx, 'alone');
  await forgetRecords(tx, sql`users @> array[${clean(user)}]::text[]`);
}

/**
 * Forgets all of an account: its tokens, and what was told of its calls until now. What is told of later, as after a new
 * grant, is taken again.
 *
 * @param only - the one account that this server works for: what names no account is its
 */
export async function forgetAccount(tx: Connection, account: string, only?: string): Promise<void> {
  await lockAll(tx, 'alone');
  const owners = await tx.db
    .delete(tokens)
    .where(eq(tokens.account, account))
    .returning({ owner: tokens.owner });
  const users = owners.map(({ owner }) => owner);
  await untilNow(tx, [
    { space: 'account', norm: account },
    ...(only === account ? [{ space: 'account', norm: '' }] : []),
    ...users.map((norm) => ({ space: 'user', norm })),
  ]);
  // What outboxes sent is theirs as well. In the order in which a post takes hold of the tables.
  const condition = only === account ? sql`true` : sql`"user" = any(${sql.param(users)}::text[])`;
  await tx.db.execute(sql`delete from logs where ${condition}`);
  await tx.db.execute(sql`delete from posts where ${condition}`);
  const isTheirs =
    only === account
      ? sql`account = ${account} or account is null`
      : sql`account = ${account} or (account is null and users && ${sql.param(users)}::text[])`;
  await tx.db.execute(
    sql`delete from records where id in (
          select id from records where ${isTheirs} order by id for update)`,
  );
  // Also what still waits to be read. The keys are kept, since any of it may come twice. Who reads some of it at this
  // moment waits for this to end.
  await tx.db.execute(
    sql`update deliveries set body = '', done_at = coalesce(done_at, now()) where id in (
          select id from deliveries where account = ${account} and event <> 'app_deauthorized'
          for update skip locked)`,
  );
  if (users.length) await tx.db.delete(grants).where(inArray(grants.owner, users));
}

/**
 * Forgets a user who has removed the app, where users authorise it: the token, the posts, and what was told of the user's
 * calls until now. A call that is also another's goes on without what was told of this one. Returns whether the user is
 * one who has authorised it.
 */
export async function forgetHolder(tx: Connection, zoomUser: string): Promise<boolean> {
  await lockAll(tx, 'alone');
  const owners = await tx.db
    .delete(tokens)
    .where(eq(tokens.zoomUser, zoomUser))
    .returning({ owner: tokens.owner });
  const isKnown = sql`space = 'user' and norm = ${zoomUser}`;
  if (!owners.length) return (await tx.db.select().from(forgotten).where(isKnown)).length > 0;
  const names = [zoomUser, ...owners.map(({ owner }) => owner)];
  await untilNow(
    tx,
    names.map((norm) => ({ space: 'user', norm })),
  );
  const list = sql`${sql.param(names)}::text[]`;
  await tx.db.execute(sql`delete from logs where "user" = any(${list})`);
  await tx.db.execute(sql`delete from posts where "user" = any(${list})`);
  await tx.db.delete(grants).where(inArray(grants.owner, names));
  const isTheirs = sql`body #>> '{side,zoomUser}' = any(${list}) or body #>> '{side,hostUser}' = any(${list})
    or (kind = 'engagement' and body -> 'users' ?| ${list})`;
  const rows = await rowsOf<{ id: string; is_shared: boolean }>(
    tx,
    sql`select id::text, exists (
          select 1 from observations as told where record_id = records.id
            and jsonb_array_length(body -> 'users') > 0 and (${isTheirs}) is not true) as is_shared
        from records where users && ${list} order by id for update`,
  );
  const shared = rows.filter(({ is_shared }) => is_shared).map(({ id }) => Number(id));
  const whole = rows.filter(({ is_shared }) => !is_shared).map(({ id }) => Number(id));
  if (whole.length) await tx.db.delete(records).where(inArray(records.id, whole));
  for (const id of shared) {
    await tx.db.execute(
      sql`delete from observations using records where record_id = ${id} and records.id = ${id} and (${isTheirs})`,
    );
    const left = await tx.db.select().from(observations).where(eq(observations.recordId, id));
    const kept = new Set(left.flatMap(({ body }) => identifiersOf(body.ids)).map(nameOf));
    await tx.db.execute(
      sql`delete from identifiers where record_id = ${id}
            and space || ':' || norm <> all(${sql.param([...kept])}::text[])`,
    );
    await refresh(tx, id);
  }
  return true;
}

/** What was told of these until now counts for nothing, whenever it comes. */
async function untilNow(tx: Connection, names: readonly Named[]): Promise<void> {
  const at = new Date();
  const values = names
    .filter(({ norm }) => norm.length <= LONGEST)
    .map(({ space, norm }) => ({ space, norm: clean(norm), at }));
  if (!values.length) return;
  await tx.db
    .insert(forgotten)
    .values(values)
    .onConflictDoUpdate({ target: [forgotten.space, forgotten.norm], set: { at } });
}

/** Days for which is kept what only serves to recognise repetitions, and to tell what was done. */
const SHORT = 30;

/** Forgets what is older than so many days, and what is kept for a while only. */
export async function forgetOld(tx: Connection, days = Infinity): Promise<number> {
  await tx.db.execute(sql`delete from grants where expires_at < now()`);
  // The last of them stays: it tells who has missed some.
  await tx.db.execute(
    sql`delete from departures where at < now() - interval '1 day'
          and (changed, record_id) < (select changed, record_id from departures
            where at < now() - interval '1 day' order by changed desc, record_id desc limit 1)`,
  );
  const short = ago(Math.min(days, SHORT));
  await tx.db.execute(sql`delete from posts where at < ${short}`);
  await tx.db.execute(sql`delete from deliveries where done_at < ${short}`);
  await tx.db.execute(sql`delete from reconciliations where at < ${short}`);
  if (days === Infinity) return 0;
  const rows = await rowsOf(
    tx,
    sql`delete from records where started_at < ${ago(days)} returning id`,
  );
  await tx.db.execute(sql`delete from logs where at < ${ago(days)}`);
  // Also those that were set aside.
  await tx.db.execute(sql`delete from deliveries where received_at < ${ago(days)}`);
  await tx.db.execute(sql`delete from forgotten where at < ${ago(days)}`);
  return rows.length;
}

const ago = (days: number): SQL => sql`now() - interval '1 day' * ${days}`;
