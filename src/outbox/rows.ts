import { same } from '../records/copy.js';
import type { Told } from '../records/store.js';
import { fields, isRecord } from '../wire/message.js';
import { RULES, type AnyFacts, type OutboxKind, type StoreName } from './kinds.js';

// Pure: what is known of one call, engagement or SMS, and what is due to be delivered of it.

/** What all tabs were told of one record, and what was made of it for the server. */
export interface Row {
  readonly key: string;
  readonly store: StoreName;
  readonly id: string;
  readonly facts: AnyFacts;
  /** When it was heard of first and last, as `Date.now()`. */
  readonly since?: number;
  readonly heardAt: number;
  /** When each source was heard of last. */
  readonly heard?: Readonly<Record<string, number>>;
  /** When it becomes stale; `undefined` once it has ended. */
  readonly due?: number;
  /** Who numbers its revisions. */
  readonly source: string;
  /** The kinds that somebody has wanted of it: outboxes of one user may want different ones. */
  readonly wanted?: readonly OutboxKind[];
  /** The last revision of each kind, and its record as JSON. */
  readonly last: {
    readonly [K in OutboxKind]?: { readonly revision: number; readonly text: string };
  };
}

/** What is to be delivered of a row. */
export interface Revision {
  readonly kind: OutboxKind;
  readonly revision: number;
  /** The record as JSON. */
  readonly text: string;
}

export const rowKey = (store: StoreName, id: string): string => `${store}:${id}`;

const isLast = (value: unknown): boolean => {
  const { revision, text } = fields(value);
  return typeof revision === 'number' && typeof text === 'string';
};

/** Whether a row from the database is one. */
export const isRow = (value: unknown): value is Row => {
  const { key, store, id, facts, heard = {}, heardAt, source, wanted = [], last } = fields(value);
  return (
    typeof store === 'string' &&
    Object.hasOwn(RULES, store) &&
    typeof id === 'string' &&
    key === rowKey(store as StoreName, id) &&
    isRecord(facts) &&
    Object.values(facts).every(isRecord) &&
    isRecord(heard) &&
    typeof heardAt === 'number' &&
    typeof source === 'string' &&
    Array.isArray(wanted) &&
    isRecord(last) &&
    Object.values(last).every(isLast)
  );
};

/** A row of which nothing is known. */
export const emptyRow = (store: StoreName, id: string, source: string): Row => ({
  key: rowKey(store, id),
  store,
  id,
  source,
  facts: {},
  heardAt: 0,
  last: {},
});

/** Takes what was told of a row's record. What a tab tells that another one told before changes nothing. */
export function takeIn(row: Row, told: readonly Told<string, object>[], at: number): Row {
  const { merge = merged } = RULES[row.store].records;
  const facts: Record<string, object> = { ...row.facts };
  const heard: Record<string, number> = { ...row.heard };
  for (const { source, fact } of told) {
    heard[source] = Math.max(heard[source] ?? 0, at);
    const before = facts[source];
    const after = before ? merge(before, fact, source) : fact;
    // Each tab heard it at a moment of its own, which must not make it another thing.
    if (!before || !same({ ...before, at: 0 }, { ...after, at: 0 })) facts[source] = after;
  }
  return { ...row, facts, heard, heardAt: Math.max(row.heardAt, at) };
}

/** Of what another tab was told at a moment, that which the row lacks: the tab has died before it wrote it. */
export const missing = (
  { facts, heard = {}, heardAt }: Row,
  told: readonly Told<string, object>[],
  at = -Infinity,
): Told<string, object>[] =>
  told.filter(({ source }) => !Object.hasOwn(facts, source) || at > (heard[source] ?? heardAt));

const merged = (before: object, after: object): object => ({ ...before, ...after });

/**
 * What is due of a row by now, and the row with that taken down. A kind whose record says nothing new is not due.
 *
 * @param row - the row
 * @param kinds - what is wanted
 * @param now - the moment, as `Date.now()`
 */
export function revise(
  { due: _due, ...row }: Row,
  kinds: ReadonlySet<OutboxKind>,
  now: number,
): { row: Row; revisions: Revision[] } {
  const { records, kinds: rules } = RULES[row.store];
  const lifeOf = (record: object): number => records.lifeOf?.(record) ?? Infinity;
  const alive = records.project(row.id, row.facts, { stale: false });
  const due = row.heardAt + lifeOf(alive);
  const stale = due <= now;
  const record = stale ? records.project(row.id, row.facts, { stale }) : alive;
  const last = { ...row.last };
  const revisions: Revision[] = [];
  const all = Object.keys(rules) as OutboxKind[];
  const wanted = all.filter((kind) => kinds.has(kind) || row.wanted?.includes(kind));
  for (const kind of wanted) {
    const part = rules[kind]?.(record);
    if (!part) continue;
    const text = jsonOf(part);
    const before = last[kind];
    // The order of its fields is that of arrival, and means nothing.
    if (before && (before.text === text || saysTheSame(before.text, text))) continue;
    const revision = (before?.revision ?? 0) + 1;
    last[kind] = { revision, text };
    revisions.push({ kind, revision, text });
  }
  const goesOn = !stale && due !== Infinity;
  return { row: { ...row, wanted, last, ...(goesOn && { due }) }, revisions };
}

/** Whether two records say the same; a damaged one says something else. */
function saysTheSame(before: string, text: string): boolean {
  try {
    return same(JSON.parse(before), JSON.parse(text));
  } catch {
    return false;
  }
}

/** A record as JSON, without what JSON cannot hold: a host's `context` may be anything that can be cloned. */
function jsonOf(record: object): string {
  try {
    return JSON.stringify(record);
  } catch {
    const fits = Object.entries(record).filter(([, value]) => isJson(value));
    return JSON.stringify(Object.fromEntries(fits));
  }
}

const isJson = (value: unknown): boolean => {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
};
