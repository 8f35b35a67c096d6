import {
  bigint,
  boolean,
  customType,
  date,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { CallItem, EngagementItem } from '../calls/item.js';
import type { Observation } from '../calls/observation.js';

// The tables, as `migrations` makes them; a test holds the two together.

const moment = (name: string) => timestamp(name, { withTimezone: true });
const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });
const identity = (name: string) =>
  bigint(name, { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

/** Calls and engagements, each as what all sources told of it amounts to. */
export const records = pgTable('records', {
  id: identity('id'),
  kind: text('kind').$type<'call' | 'engagement'>().notNull(),
  account: text('account'),
  startedAt: moment('started_at').notNull(),
  state: text('state').notNull(),
  direction: text('direction'),
  users: text('users').array().notNull(),
  numbers: text('numbers').array().notNull(),
  record: jsonb('record').$type<CallItem | EngagementItem>().notNull(),
  followed: boolean('followed').notNull().default(false),
  changed: xid8('changed').notNull(),
  changedAt: moment('changed_at').notNull(),
});

/** Calls that are gone: the database itself puts them here when it deletes one. */
export const departures = pgTable('departures', {
  recordId: bigint('record_id', { mode: 'number' }).primaryKey(),
  changed: xid8('changed').notNull(),
  at: moment('at').notNull(),
});

/** All identifiers of a record. `norm` is the form in which identifiers of one `space` are compared. */
export const identifiers = pgTable(
  'identifiers',
  {
    recordId: bigint('record_id', { mode: 'number' }).notNull(),
    name: text('name').notNull(),
    value: text('value').notNull(),
    space: text('space').notNull(),
    norm: text('norm').notNull(),
  },
  (table) => [primaryKey({ columns: [table.recordId, table.name, table.value] })],
);

/** What each source told. */
export const observations = pgTable('observations', {
  key: text('key').primaryKey(),
  recordId: bigint('record_id', { mode: 'number' }).notNull(),
  body: jsonb('body').$type<Observation>().notNull(),
  raw: jsonb('raw'),
});

export const forgotten = pgTable(
  'forgotten',
  { space: text('space').notNull(), norm: text('norm').notNull(), at: moment('at').notNull() },
  (table) => [primaryKey({ columns: [table.space, table.norm] })],
);

/** Webhooks as they came. */
export const deliveries = pgTable('deliveries', {
  id: identity('id'),
  key: text('key').notNull().unique(),
  event: text('event').notNull(),
  account: text('account'),
  body: text('body').notNull(),
  receivedAt: moment('received_at').notNull(),
  doneAt: moment('done_at'),
  attempts: integer('attempts').notNull(),
  nextAt: moment('next_at').notNull(),
});

/** The answers given to outboxes, by idempotency key. */
export const posts = pgTable(
  'posts',
  {
    user: text('user').notNull(),
    key: text('key').notNull(),
    digest: text('digest').notNull(),
    answer: jsonb('answer').notNull(),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.user, table.key] })],
);

/** The newest revision of each record, by the outbox that sent it. */
export const logs = pgTable(
  'logs',
  {
    user: text('user').notNull(),
    kind: text('kind').notNull(),
    id: text('id').notNull(),
    source: text('source').notNull(),
    revision: integer('revision').notNull(),
    record: jsonb('record').notNull(),
    /** The key of the observation that was made of it. */
    told: text('told'),
    at: moment('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.user, table.kind, table.id, table.source] })],
);

/** Tokens, encrypted, by who granted them: a user of the host, or the account itself. */
export const tokens = pgTable('tokens', {
  owner: text('owner').primaryKey(),
  account: text('account'),
  zoomUser: text('zoom_user'),
  secrets: text('secrets'),
  scope: text('scope'),
  expiresAt: moment('expires_at'),
  refreshingSince: moment('refreshing_since'),
  state: text('state').$type<'granted' | 'grant-again'>().notNull(),
});

/** Authorizations that have begun. */
export const grants = pgTable('grants', {
  state: text('state').primaryKey(),
  owner: text('owner').notNull(),
  verifier: text('verifier').notNull(),
  cookie: text('cookie').notNull(),
  expiresAt: moment('expires_at').notNull(),
});

/** How much of Zoom's limits is used, for all processes together. */
export const rates = pgTable('rates', {
  name: text('name').primaryKey(),
  nextAt: moment('next_at').notNull(),
  pausedUntil: moment('paused_until').notNull(),
  day: date('day').notNull(),
  used: integer('used').notNull(),
});

export const reconciliations = pgTable('reconciliations', {
  id: uuid('id').primaryKey(),
  request: jsonb('request').$type<Record<string, unknown>>().notNull(),
  state: text('state').$type<'waiting' | 'running' | 'done' | 'failed'>().notNull(),
  found: integer('found').notNull(),
  problem: text('problem'),
  at: moment('at').notNull(),
  endedAt: moment('ended_at'),
});
