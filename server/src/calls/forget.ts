import { and, eq, inArray, sql } from 'drizzle-orm';
import { rowsOf, type Connection } from '../database/database.js';
import {
  forgotten,
  grants,
  identifiers,
  observations,
  records,
  tokens,
} from '../database/schema.js';
import { NAMES, normOf, type IdName, type Space } from './identifiers.js';
import { refresh } from './join.js';
import type { Observation } from './observation.js';
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
  const norms = [...new Set(values.map((value) => normOf(space, value)))];
  if (!norms.length) return;
  await never(tx, space, norms);
  const named = await tx.db
    .select()
    .from(identifiers)
    .where(and(eq(identifiers.space, space), inArray(identifiers.norm, norms)));
  const gone = new Set(norms.map((norm) => `${space}:${norm}`));
  for (const recordId of new Set(named.map((each) => each.recordId))) {
    await forgetIn(tx, recordId, gone, FIELDS[space]);
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
    await forgetRecord(tx, recordId);
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
  if (field) await tellOfDeletion(tx, recordId, field);
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

/** A whole call goes, and late events of it find nothing to come back to. */
async function forgetRecord(tx: Connection, recordId: number): Promise<void> {
  const own = await tx.db.select().from(identifiers).where(eq(identifiers.recordId, recordId));
  await tx.db.delete(records).where(eq(records.id, recordId));
  for (const { space, norm } of own) {
    // Another call may have the same `call_id`.
    const [other] = await tx.db
      .select()
      .from(identifiers)
      .where(and(eq(identifiers.space, space), eq(identifiers.norm, norm)))
      .limit(1);
    if (!other) await never(tx, space as Space, [norm]);
  }
}

const never = (tx: Connection, space: Space, norms: readonly string[]) =>
  tx.db
    .insert(forgotten)
    .values(norms.map((norm) => ({ space, norm, at: sql`now()` })))
    .onConflictDoNothing();

/** Forgets the whole history of a Zoom user. */
export async function forgetUser(tx: Connection, user: string): Promise<void> {
  await tx.db.delete(records).where(sql`${records.users} @> array[${user}]::text[]`);
}

/**
 * Forgets all of an account: its tokens, and what was told of its calls.
 *
 * @param only - the one account that this server works for: what names no account is its
 */
export async function forgetAccount(tx: Connection, account: string, only?: string): Promise<void> {
  const owners = await tx.db
    .delete(tokens)
    .where(eq(tokens.account, account))
    .returning({ owner: tokens.owner });
  const users = owners.map(({ owner }) => owner);
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
  // Also what still waits to be read; the event that says so is kept, since it may come twice.
  await tx.db.execute(
    sql`delete from deliveries where account = ${account} and event <> 'app_deauthorized'`,
  );
  if (users.length) await tx.db.delete(grants).where(inArray(grants.owner, users));
}

/** Forgets what is older than so many days, and what is kept only to recognise repetitions. */
export async function forgetOld(tx: Connection, days: number | undefined): Promise<number> {
  await tx.db.execute(sql`delete from grants where expires_at < now()`);
  await tx.db.execute(sql`delete from departures where at < now() - interval '1 day'`);
  await tx.db.execute(sql`delete from posts where at < now() - interval '30 days'`);
  await tx.db.execute(
    sql`delete from deliveries where done_at < now() - interval '1 day' * ${days ?? 30}`,
  );
  await tx.db.execute(sql`delete from reconciliations where ended_at < now() - interval '30 days'`);
  if (days === undefined) return 0;
  const before = sql`now() - interval '1 day' * ${days}`;
  const rows = await rowsOf(tx, sql`delete from records where started_at < ${before} returning id`);
  await tx.db.execute(sql`delete from logs where at < ${before}`);
  return rows.length;
}
