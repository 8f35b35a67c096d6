import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { z } from 'zod';
import { observeRecord } from '../calls/embed.js';
import { isForgotten } from '../calls/join.js';
import { lockNumber, rowsOf, type Connection } from '../database/database.js';
import { logs, posts } from '../database/schema.js';
import { badField, Problem } from '../problem.js';
import { storable } from '../read.js';
import type { Services } from '../services.js';
import { joinAndFollow } from '../webhooks/apply.js';
import { access, type Env } from './access.js';
import { bytesOf, checked, parseJson } from './body.js';

/** Characters of an id that are kept. */
const LONGEST_LABEL = 200;

/**
 * An id of the page's, in a form that the database takes: what one page tells apart stays apart. What it has no word for
 * is told by its number, as in an outbox's keys, and one that is too long ends with its digest.
 */
const label = z
  .string()
  .min(1)
  .transform((text) => {
    const sendable = text.replace(
      /[\p{Surrogate}\p{Cc}]/gu,
      (half) => `\ufffd${half.charCodeAt(0).toString(16)}`,
    );
    if (sendable.length <= LONGEST_LABEL) return sendable;
    const digest = createHash('sha256').update(sendable).digest('hex');
    return `${sendable.slice(0, LONGEST_LABEL - digest.length - 1).toWellFormed()}~${digest}`;
  });

/** An outbox makes its keys of two labels, of which each character may become nine. */
const LONGEST_KEY = 10_000;

/** What an outbox sends. */
const delivery = z.object({
  key: z.string().max(LONGEST_KEY),
  kind: z.enum(['call', 'engagement', 'sms', 'notes']),
  id: label,
  source: label,
  revision: z.int().nonnegative().max(2_147_483_647),
  record: z.looseObject({}),
});

type Delivery = z.output<typeof delivery>;

/** `POST /events`: takes what outboxes deliver, each once. */
export function eventRoutes(services: Services): Hono<Env> {
  const app = new Hono<Env>();
  app.post('/', access(services), async (context) => {
    const { user } = context.get('guest');
    const key = keyOf(context.req.header('idempotency-key'));
    const bytes = await bytesOf(context);
    const digest = createHash('sha256').update(bytes).digest('hex');
    const body = checked(delivery, parseJson(bytes));
    const answer = await services.database.transaction((tx) =>
      once(tx, { user, key, digest }, () => store(tx, body, user, services)),
    );
    return context.json(answer);
  });
  return app;
}

/** The digest of the key in a header: a quoted text, as the draft of the IETF has it, or a bare one. */
function keyOf(header: string | undefined): string {
  const text = header?.trim() ?? '';
  const key = /^"((?:[^"\\]|\\["\\])*)"$/.exec(text)?.[1]?.replace(/\\(["\\])/g, '$1') ?? text;
  if (!key || key.length > LONGEST_KEY) {
    const detail = key ? `is longer than ${LONGEST_KEY} characters` : 'is missing';
    throw badField('Idempotency-Key', detail);
  }
  // The database's index takes less.
  return createHash('sha256').update(key).digest('hex');
}

interface Post {
  readonly user: string;
  readonly key: string;
  readonly digest: string;
}

/** Does something once for each key of a user; afterwards the answer is the stored one. */
async function once(tx: Connection, post: Post, work: () => Promise<object>): Promise<object> {
  const { user, key, digest } = post;
  const lock = lockNumber(`post:${user}\n${key}`).toString();
  const [row] = await rowsOf<{ free: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(${lock}::bigint) as free`,
  );
  if (!row?.free) {
    throw new Problem(409, 'A request with this key is still running.', {
      headers: { 'retry-after': '1' },
    });
  }
  const [before] = await tx.db
    .select()
    .from(posts)
    .where(and(eq(posts.user, user), eq(posts.key, key)));
  if (before) {
    if (before.digest === digest) return before.answer as object;
    throw new Problem(422, 'This key was used for another body.', { field: 'Idempotency-Key' });
  }
  const answer = await work();
  await tx.db.insert(posts).values({ user, key, digest, answer, at: sql`now()` });
  return answer;
}

/** Keeps the newest revision of each source; an older one that comes late changes nothing. */
async function store(
  tx: Connection,
  body: Delivery,
  user: string,
  services: Services,
): Promise<object> {
  const { kind, id, source, revision } = body;
  const record = storable(body.record);
  const at = Date.now();
  const observation = observeRecord({ kind, id, source, record }, user, at);
  if (await isForgotten(tx, user, at, observation)) {
    return { kind, id, source, revision, isNewest: false };
  }
  const told = observation?.key ?? null;
  const kept = await tx.db
    .insert(logs)
    .values({ user, kind, id, source, revision, record, told, at: sql`now()` })
    .onConflictDoUpdate({
      target: [logs.user, logs.kind, logs.id, logs.source],
      set: { revision, record, told, at: sql`now()` },
      setWhere: sql`${logs.revision} < excluded.revision`,
    })
    .returning({ revision: logs.revision });
  const isNewest = kept.length > 0;
  if (isNewest && observation) await joinAndFollow(tx, [{ observation, raw: record }], services);
  return { kind, id, source, revision, isNewest };
}
