import { eq, sql } from 'drizzle-orm';
import { reconciliations } from '../database/schema.js';
import { reasonOf } from '../log.js';
import { listOf } from '../read.js';
import type { ZoomServices } from '../zoom/services.js';
import { readRows, type Reading } from '../zoom/adapters.js';
import { endpoints } from '../zoom/endpoints.js';
import { readEngagement } from '../zoom/engagements.js';
import { ACCOUNT, type Holder } from '../zoom/tokens.js';
import { historyOfAccount, historyOfUser, unlessMissing } from './follow-up.js';
import { contextOf, take, userIn } from './take.js';

/** What somebody asked for. */
export type Request =
  { readonly from: string; readonly to: string } | { readonly callIds: readonly string[] };

const DAY = 86_400_000;
/** Zoom answers for one month at most. */
const MONTH = 28 * DAY;

/** Looks through the last days for what no event told of. */
export async function sweep(services: ZoomServices): Promise<void> {
  const to = Date.now();
  try {
    const found = await sweepRange(services, to - services.settings.schedule.sweepDays * DAY, to);
    services.log({ level: 'info', message: 'Looked through the last days.', found });
  } catch (error) {
    // The next sweep looks through the same days: repeating it at once would only use up Zoom's limits.
    services.log({ level: 'warn', message: 'A sweep was cut short.', reason: reasonOf(error) });
  }
}

/** Does what somebody asked for, and keeps how far it has come. */
export async function reconcile(services: ZoomServices, id: string): Promise<void> {
  const { database } = services;
  const where = eq(reconciliations.id, id);
  const [row] = await database.db
    .update(reconciliations)
    .set({ state: 'running' })
    .where(where)
    .returning({ request: reconciliations.request });
  if (!row) return;
  const request = row.request as unknown as Request;
  try {
    const found =
      'callIds' in request
        ? await lookUp(services, request.callIds)
        : await sweepRange(services, Date.parse(request.from), Date.parse(request.to));
    await database.db
      .update(reconciliations)
      .set({ state: 'done', found, endedAt: sql`now()` })
      .where(where);
  } catch (error) {
    const problem = reasonOf(error);
    await database.db
      .update(reconciliations)
      .set({ state: 'failed', problem, endedAt: sql`now()` })
      .where(where);
    services.log({ level: 'warn', message: 'A reconciliation failed.', id, reason: problem });
  }
}

async function lookUp(services: ZoomServices, callIds: readonly string[]): Promise<number> {
  let found = 0;
  for (const holder of await services.tokens.holders()) {
    for (const callId of callIds) {
      const to = Date.now();
      const range = { from: day(to - MONTH), to: day(to + DAY), page_size: '100' };
      const readings = holder.zoomUser
        ? await historyOfUser(services, callId, holder, holder.zoomUser, range)
        : await historyOfAccount(services, callId, holder, range);
      found += await take(services, readings);
    }
  }
  return found;
}

async function sweepRange(services: ZoomServices, from: number, to: number): Promise<number> {
  let found = 0;
  for (const holder of await services.tokens.holders()) {
    for (let start = from; start < to; start += MONTH) {
      const range = { from: day(start), to: day(Math.min(start + MONTH, to) + DAY) };
      found += await sweepCalls(services, holder, range);
      // Only an admin may list engagements.
      if (holder.owner === ACCOUNT) found += await sweepEngagements(services, holder, range);
    }
  }
  return found;
}

type Range = Readonly<Record<'from' | 'to', string>>;

async function sweepCalls(services: ZoomServices, holder: Holder, range: Range): Promise<number> {
  const isAccount = holder.owner === ACCOUNT;
  const endpoint = isAccount ? endpoints.v3.history : endpoints.v3.userHistory;
  const ids = isAccount ? [] : [userIn(holder, '')];
  let found = 0;
  for await (const page of services.api.pages(holder, endpoint, ids, {
    ...range,
    page_size: '300',
  })) {
    found += await take(services, readRows(page, contextOf(services, endpoint, holder), isAccount));
  }
  return found;
}

async function sweepEngagements(
  services: ZoomServices,
  holder: Holder,
  range: Range,
): Promise<number> {
  const endpoint = endpoints.engagements;
  const context = contextOf(services, endpoint, holder);
  const rows: Reading[] = [];
  const query = { ...range, timezone: 'UTC', page_size: '50' };
  const pages = services.api.pages(holder, endpoint, [], query);
  // An account without Contact Center has none, and says so with an error.
  for (let page; (page = await unlessMissing(pages.next())) && !page.done;) {
    rows.push(...listOf(page.value.engagements).map((row) => readEngagement(row, context)));
  }
  return take(services, rows);
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
