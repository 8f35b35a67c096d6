import { eq } from 'drizzle-orm';
import { normOf } from '../calls/identifiers.js';
import type { CallItem } from '../calls/item.js';
import { observations, records } from '../database/schema.js';
import type { Jobs } from '../jobs.js';
import { reasonOf } from '../log.js';
import { fields, listOf, textOf } from '../read.js';
import type { ZoomServices } from '../zoom/services.js';
import {
  readCall,
  readLeg,
  readMedia,
  readRows,
  readSummary,
  type Reading,
} from '../zoom/adapters.js';
import { ZoomError } from '../zoom/api.js';
import { endpoints } from '../zoom/endpoints.js';
import { readEngagement } from '../zoom/engagements.js';
import { NoTurn } from '../zoom/limits.js';
import type { Holder } from '../zoom/tokens.js';
import { contextOf, holdersFor, take, userIn } from './take.js';

type Record = typeof records.$inferSelect;

/** Looks for what Zoom knows of a record that is over, and arranges the next look. */
export async function followUp(services: ZoomServices, job: Jobs['follow-up']): Promise<void> {
  const { database, queue } = services;
  const record = await recordOf(services, job.record);
  if (!record) return; // forgotten, or made one with another
  let isComplete = false;
  try {
    for (const holder of await holdersFor(services, record.users)) {
      await (record.kind === 'call' ? lookForCall : lookForEngagement)(services, record, holder);
    }
    const now = await recordOf(services, job.record);
    isComplete = !now || isAllThere(now);
  } catch (error) {
    if (error instanceof NoTurn) {
      await queue.send('follow-up', job, Math.ceil(error.after));
      return;
    }
    services.ending.throwIfAborted();
    // Zoom may be down, or the user has to help: the next look is the next attempt.
    const reason = reasonOf(error);
    services.log({ level: 'warn', message: 'A look at Zoom failed.', record: record.id, reason });
  }
  if (isComplete) return;
  const next = nextLook(services.settings.schedule.followUps, job.attempt, ageOf(record));
  if (next) await queue.send('follow-up', { ...job, attempt: next.attempt }, next.after, database);
}

async function recordOf({ database }: ZoomServices, id: number): Promise<Record | undefined> {
  const [record] = await database.db.select().from(records).where(eq(records.id, id));
  return record;
}

/** Seconds since it ended; 0 where the clock of who told it is ahead. */
const ageOf = ({ record, startedAt }: Record): number =>
  Math.max(0, Date.now() - (Date.parse(record.endedAt ?? '') || startedAt.getTime())) / 1000;

/** The first look that is still to come. What is found days later is looked at once. */
export function nextLook(
  schedule: readonly number[],
  attempt: number,
  age: number,
): { readonly attempt: number; readonly after: number } | undefined {
  const next = schedule.findIndex((due, index) => index > attempt && due > age);
  const due = schedule[next];
  return due === undefined ? undefined : { attempt: next, after: due - age };
}

/** Whether nothing more is to be expected. Most calls have no recording, which no answer says for certain. */
function isAllThere({ kind, record }: Record): boolean {
  if (kind === 'engagement')
    return Boolean(
      record.endedAt && 'log' in record && 'disposition' in record && 'notes' in record,
    );
  const { legs, summary } = record as CallItem;
  const has = (what: 'recording' | 'voicemail'): boolean => legs.some((leg) => leg[`${what}s`]);
  return legs.length > 0 && (has('voicemail') || (has('recording') && summary !== undefined));
}

/** The history of a call, then the files and the summary that it names. */
async function lookForCall(services: ZoomServices, record: Record, holder: Holder): Promise<void> {
  await take(services, await historyOf(services, record, holder));
  const now = await recordOf(services, record.id);
  if (!now) return;
  const { legs, ids, summary } = now.record as CallItem;
  const found: Reading[] = [];
  for (const leg of legs) {
    for (const what of ['recording', 'voicemail'] as const) {
      const id = leg[`${what}Id`];
      const isThere = leg[`${what}s`]?.some(
        (file) => normOf(what, file.id) === normOf(what, id ?? ''),
      );
      if (!id || isThere) continue;
      const endpoint = endpoints.v3[what];
      const context = contextOf(services, endpoint, holder, leg.userId);
      const body = await unlessMissing(services.api.get(holder, endpoint, [leg.callElementId]));
      if (body) found.push(readMedia(body, what, context));
    }
  }
  const user =
    zoomUserOf(
      legs.map(({ userId }) => userId),
      holder,
    ) ?? (await userOf(services, record.id));
  if (!summary && user) {
    const known =
      ids.ai_call_summary_id ?? (await summaryIdsOf(services, ids.call_id ?? [], holder, user));
    for (const id of known) {
      const path = [userIn(holder, user), id];
      const context = contextOf(services, endpoints.summary, holder, user);
      const body = await unlessMissing(services.api.get(holder, endpoints.summary, path));
      if (body) found.push(readSummary(body, context));
    }
  }
  await take(services, found);
}

/** The rows of a call: by the surest of its identifiers. */
async function historyOf(
  services: ZoomServices,
  { id, record, startedAt }: Record,
  holder: Holder,
): Promise<Reading[]> {
  const { api } = services;
  const { ids } = record;
  const { v3 } = endpoints;
  const path = ids.call_history_uuid?.[0] ?? ids.call_path_id?.[0];
  const ofCall = contextOf(services, v3.call, { ...holder, zoomUser: null });
  const body = path && (await unlessMissing(api.get(holder, v3.call, [path])));
  if (body) return readCall(body, ofCall);

  const [element] = ids.call_element_id ?? [];
  if (element) {
    const context = contextOf(services, v3.element, holder);
    const row = await unlessMissing(api.get(holder, v3.element, [element]));
    if (row) return [readLeg(row, context)];
  }

  const callId = ids.call_id?.[0] ?? ids.callId?.[0];
  if (!callId) return [];
  const user = holder.zoomUser ?? (await userOf(services, id));
  const day = 86_400_000;
  const range = {
    from: dayOf(startedAt.getTime() - day),
    to: dayOf(startedAt.getTime() + day),
    page_size: '100',
  };
  return user
    ? historyOfUser(services, callId, holder, user, range)
    : historyOfAccount(services, callId, holder, range);
}

/** A user's rows of a call. This list knows no call ids, but finds them as a keyword. */
export async function historyOfUser(
  services: ZoomServices,
  callId: string,
  holder: Holder,
  user: string,
  range: Readonly<globalThis.Record<string, string>>,
): Promise<Reading[]> {
  const endpoint = endpoints.v3.userHistory;
  const query = { ...range, keyword: callId };
  const context = contextOf(services, endpoint, holder, user);
  const body = await unlessMissing(
    services.api.get(holder, endpoint, [userIn(holder, user)], query),
  );
  const readings = readRows(fields(body), context);
  return readings.filter(({ observation }) => observation.ids.call_id?.includes(callId));
}

/** The account's rows of a call: of the dearest class, where nothing else is known. */
export async function historyOfAccount(
  services: ZoomServices,
  callId: string,
  holder: Holder,
  range: Readonly<globalThis.Record<string, string>>,
): Promise<Reading[]> {
  const endpoint = endpoints.v3.history;
  const query = { ...range, 'call_ids[]': callId };
  const context = contextOf(services, endpoint, holder);
  const body = await unlessMissing(services.api.get(holder, endpoint, [], query));
  const readings = readRows(fields(body), context, true);
  return readings.filter(({ observation }) => observation.ids.call_id?.includes(callId));
}

/** The only list that names the summaries of calls. */
async function summaryIdsOf(
  services: ZoomServices,
  callIds: readonly string[],
  holder: Holder,
  user: string,
): Promise<string[]> {
  const query = { sync_type: 'FSync', count: '50' };
  const path = [userIn(holder, user)];
  const body = await unlessMissing(services.api.get(holder, endpoints.v3.userSync, path, query));
  return listOf(body?.call_elements)
    .filter((row) => callIds.includes(textOf(row.call_id) ?? ''))
    .flatMap((row) => textOf(row.ai_call_summary_id) ?? []);
}

async function lookForEngagement(
  services: ZoomServices,
  { record }: Record,
  holder: Holder,
): Promise<void> {
  const { ids } = record;
  const id = ids.engagement_id?.[0] ?? ids.engagementId?.[0];
  if (!id) return;
  const context = contextOf(services, endpoints.engagement, holder);
  const body = await unlessMissing(services.api.get(holder, endpoints.engagement, [id]));
  if (!body || !textOf(body.engagement_id)) return;
  await take(services, [readEngagement(body, context)]);
}

/** Zoom's user of a call, as webhooks told it. */
async function userOf({ database }: ZoomServices, id: number): Promise<string | undefined> {
  const told = await database.db.select().from(observations).where(eq(observations.recordId, id));
  return told.find(({ body }) => body.side.zoomUser)?.body.side.zoomUser;
}

const zoomUserOf = (
  users: readonly (string | undefined)[],
  { zoomUser }: Holder,
): string | undefined => zoomUser ?? users.find(Boolean);

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Nothing, where Zoom does not have it or not yet, or the token may not see it. */
export async function unlessMissing<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof ZoomError && error.isMissing) return undefined;
    throw error;
  }
}
