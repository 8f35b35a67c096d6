import { and, eq, isNull, sql } from 'drizzle-orm';
import { reconciliations } from '../database/schema.js';
import { reasonOf } from '../log.js';
import { listOf, type Fields } from '../read.js';
import type { ZoomServices } from '../zoom/services.js';
import { readRows } from '../zoom/adapters.js';
import { endpoints } from '../zoom/endpoints.js';
import { readEngagement } from '../zoom/engagements.js';
import { NoTurn } from '../zoom/limits.js';
import { ACCOUNT, type Holder } from '../zoom/tokens.js';
import { historyOfAccount, historyOfUser, unlessMissing } from './follow-up.js';
import { contextOf, take, userIn } from './take.js';

/** What somebody asked for. */
export type Request =
  { readonly from: string; readonly to: string } | { readonly callIds: readonly string[] };

const DAY = 86_400_000;
/** Zoom answers for one month at most. */
const MONTH = 28 * DAY;

/** What came of asking everybody who can be asked. */
interface Outcome {
  /** How many calls and engagements were new or changed. */
  readonly found: number;
  readonly problems: readonly string[];
  /** Seconds after which those can be asked for whom there was no turn. */
  readonly after?: number;
}

/** Looks through the last days for what no event told of. */
export async function sweep(services: ZoomServices): Promise<void> {
  const to = Date.now();
  const from = Math.max(to - services.settings.schedule.sweepDays * DAY, oldest(services));
  // What failed is not repeated: the next sweep looks through the same days.
  const { found } = await sweepRange(services, from, to);
  services.log({ level: 'info', message: 'Looked through the last days.', found });
}

/** Does what somebody asked for, unless that is done, and keeps how far it has come. */
export async function reconcile(services: ZoomServices, id: string): Promise<void> {
  const { database } = services;
  const where = and(eq(reconciliations.id, id), isNull(reconciliations.endedAt));
  const [row] = await database.db
    .update(reconciliations)
    .set({ state: 'running' })
    .where(where)
    .returning({ request: reconciliations.request, at: reconciliations.at });
  if (!row) return;
  const request = row.request as unknown as Request;
  const { found, problems, after } =
    'callIds' in request
      ? await lookUp(services, request.callIds)
      : await sweepRange(
          services,
          Math.max(Date.parse(request.from), oldest(services)),
          Math.min(Date.parse(request.to), Date.now()),
        );
  const sum = sql`found + ${found}`;
  if (after !== undefined && Date.now() + after * 1000 < row.at.getTime() + DAY) {
    // What was found is not found again.
    await database.transaction(async (tx) => {
      await tx.db.update(reconciliations).set({ state: 'waiting', found: sum }).where(where);
      await services.queue.send('reconcile', { id }, Math.ceil(after), tx);
    });
    return;
  }
  const state = problems.length ? 'failed' : 'done';
  const problem = problems.length ? [...new Set(problems)].join(' ') : null;
  await database.db
    .update(reconciliations)
    .set({ state, found: sum, problem, endedAt: sql`now()` })
    .where(where);
}

/** What began before would be deleted again. */
const oldest = ({ settings: { retention } }: ZoomServices): number =>
  retention === undefined ? -Infinity : Date.now() - retention * DAY;

/** Asks everybody who can be asked. One of whom nothing can be learned holds up none of the others. */
async function askAll(
  services: ZoomServices,
  ask: (holder: Holder) => Promise<number>,
): Promise<Outcome> {
  const problems: string[] = [];
  let found = 0;
  let after: number | undefined;
  for (const holder of await services.tokens.holders()) {
    try {
      found += await ask(holder);
    } catch (error) {
      services.ending.throwIfAborted();
      const reason = reasonOf(error);
      services.log({
        level: 'warn',
        message: 'A user’s calls cannot be looked through.',
        user: holder.owner,
        reason,
      });
      problems.push(reason);
      if (error instanceof NoTurn) after = Math.max(after ?? 0, error.after);
    }
  }
  return { found, problems, ...(after !== undefined && { after }) };
}

const lookUp = (services: ZoomServices, callIds: readonly string[]): Promise<Outcome> =>
  askAll(services, async (holder) => {
    let found = 0;
    for (const callId of callIds) {
      const to = Date.now();
      const range = { from: day(to - MONTH), to: day(to + DAY), page_size: '100' };
      const readings = holder.zoomUser
        ? await historyOfUser(services, callId, holder, holder.zoomUser, range)
        : await historyOfAccount(services, callId, holder, range);
      found += await take(services, readings);
    }
    return found;
  });

const sweepRange = (services: ZoomServices, from: number, to: number): Promise<Outcome> =>
  askAll(services, async (holder) => {
    let found = 0;
    for (let start = from; start < to; start += MONTH) {
      const range = { from: day(start), to: day(Math.min(start + MONTH, to) + DAY) };
      found += await sweepCalls(services, holder, range);
      // Only an admin may list engagements.
      if (holder.owner === ACCOUNT) found += await sweepEngagements(services, holder, range);
    }
    return found;
  });

type Range = Readonly<Record<'from' | 'to', string>>;

async function sweepCalls(services: ZoomServices, holder: Holder, range: Range): Promise<number> {
  const isAccount = holder.owner === ACCOUNT;
  const endpoint = isAccount ? endpoints.v3.history : endpoints.v3.userHistory;
  const ids = isAccount ? [] : [userIn(holder, '')];
  const query = { ...range, page_size: '300' };
  const context = contextOf(services, endpoint, holder);
  let found = 0;
  for await (const page of pagesIfAny(services, holder, endpoint, ids, query)) {
    found += await take(services, readRows(page, context, isAccount));
  }
  return found;
}

async function sweepEngagements(
  services: ZoomServices,
  holder: Holder,
  range: Range,
): Promise<number> {
  const endpoint = endpoints.engagements;
  const query = { ...range, timezone: 'UTC', page_size: '50' };
  const context = contextOf(services, endpoint, holder);
  let found = 0;
  for await (const page of pagesIfAny(services, holder, endpoint, [], query)) {
    const rows = listOf(page.engagements).map((row) => readEngagement(row, context));
    found += await take(services, rows);
  }
  return found;
}

/** The pages of a list. A user without a phone has none, nor an account without the product: both say so by an error. */
async function* pagesIfAny(
  services: ZoomServices,
  ...list: Parameters<ZoomServices['api']['pages']>
): AsyncGenerator<Fields> {
  const pages = services.api.pages(...list);
  for (let page; (page = await unlessMissing(pages.next())) && !page.done;) yield page.value;
}

const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
