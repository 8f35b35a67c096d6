import { snapshot } from '../records/copy.js';
import { fields, isRecord } from '../wire/message.js';
import type { OutboxKind } from './kinds.js';
import type { Revision, Row } from './rows.js';

// Pure: what waits for the server, in which order, and what an answer means.

/** One delivery. */
export interface Entry {
  readonly key: string;
  /** The call, engagement or SMS that it is about: one after the other within it. */
  readonly group: string;
  readonly kind: OutboxKind;
  /** What is sent: the same in every attempt. */
  readonly body: string;
  /** Its place in the order. */
  readonly order: number;
  readonly revision: number;
  /** When it was written, as `Date.now()`. */
  readonly at: number;
  readonly attempts: number;
  /** Not to be sent before this moment: see {@link waitsUntil}. */
  readonly notBefore: number;
  /** When that was written, as `Date.now()`. */
  readonly waitsSince?: number;
  /** The server has told an older revision to wait: this one must, too. */
  readonly isTold?: boolean;
  /** The server's last answer. */
  readonly status?: number;
  /** The server does not want it. */
  readonly isFailed?: boolean;
  /** Who sends it at this moment, and until when that may last. */
  readonly claim?: { readonly by: string; readonly until: number };
}

/** An entry as the page sees it. A frozen snapshot. */
export interface OutboxEntry {
  /** `<kind>:<id>:<source>:<revision>`, each part percent-encoded: the `Idempotency-Key`. */
  readonly key: string;
  /** The record as it is sent: dates are texts. */
  readonly record: Readonly<Record<string, unknown>>;
  /** How often it was sent. */
  readonly attempts: number;
  /** The HTTP status of the last answer, where there was one. */
  readonly status?: number;
}

/** The key of a revision: one key is one body. */
export const keyOf = (kind: string, id: string, source: string, revision: number): string =>
  [kind, id, source, String(revision)].map(encoded).join(':');

/** Any text percent-encoded, and different ones differently: half a character, which cannot be, is told by its number. */
export const encoded = (text: string): string =>
  encodeURIComponent(
    text.replace(/\p{Surrogate}/gu, (half) => `\ufffd${half.charCodeAt(0).toString(16)}`),
  );

/** The entry of a revision. */
export function entryOf(
  { key: group, id, source }: Row,
  { kind, revision, text }: Revision,
  { user, order, at }: { user: string | null; order: number; at: number },
): Entry {
  const key = keyOf(kind, id, source, revision);
  const head = JSON.stringify({ key, kind, id, source, revision, user });
  const body = `${head.slice(0, -1)},"record":${text}}`;
  return { key, group, kind, body, order, revision, at, attempts: 0, notBefore: 0 };
}

/** Whether a row from the database is an entry. */
export const isEntry = (value: unknown): value is Entry => {
  const { key, group, kind, body, ...numbers } = fields(value);
  return (
    [key, group, kind, body].every((text) => typeof text === 'string') &&
    ['order', 'revision', 'at', 'attempts', 'notBefore'].every(
      (name) => typeof numbers[name] === 'number',
    ) &&
    isJson(body as string)
  );
};

const isJson = (text: string): boolean => {
  try {
    return isRecord(fields(JSON.parse(text)).record);
  } catch {
    return false;
  }
};

/** An entry for the page. What it holds is read once somebody looks. */
export function shown({ key, body, attempts, status }: Entry): OutboxEntry {
  let record: OutboxEntry['record'] | undefined;
  return Object.freeze({
    key,
    get record() {
      return (record ??= snapshot((JSON.parse(body) as OutboxEntry).record));
    },
    attempts,
    ...(status !== undefined && { status }),
  });
}

export const inOrder = (a: Entry, b: Entry): number => a.order - b.order;

/** Milliseconds that a clock may be set back by in the course of things. */
const SLACK = 60_000;

/** Until when an entry is to wait: not at all where that was said at a moment that is still to come, by a wrong clock. */
export const waitsUntil = (
  { notBefore, waitsSince = 0 }: Pick<Entry, 'notBefore' | 'waitsSince'>,
  now: number,
): number => (waitsSince > now + SLACK ? 0 : notBefore);

/** Of the entries of one group, those that a newer revision makes needless, whether somebody sends them or not. */
export const superseded = (group: readonly Entry[]): Entry[] =>
  group.filter(
    ({ isFailed, kind, revision }) =>
      !isFailed &&
      group.some((other) => !other.isFailed && other.kind === kind && other.revision > revision),
  );

/** The entry of a group that is next. */
export function nextOf(group: readonly Entry[]): Entry | undefined {
  let next: Entry | undefined;
  for (const entry of group) {
    if (!entry.isFailed && (!next || inOrder(entry, next) < 0)) next = entry;
  }
  return next;
}

/** The place of an entry in the order, whatever else may be damaged in it. */
export const placeOf = (entry: unknown): number => (entry as Entry).order;

/** What became of an attempt. */
export type Outcome =
  | { readonly is: 'delivered' | 'failed' | 'refused'; readonly status: number }
  | { readonly is: 'again'; readonly status?: number; readonly after?: number };

const AGAIN = [408, 409, 425, 429];

/** What an answer means. A redirect, which is not followed, is none. */
export function outcomeOf({ type, status, headers }: Response, now: number): Outcome {
  if (type === 'opaqueredirect') return { is: 'again' };
  if (status >= 200 && status < 300) return { is: 'delivered', status };
  if (status === 401 || status === 403) return { is: 'refused', status };
  if (status >= 400 && status < 500 && !AGAIN.includes(status)) return { is: 'failed', status };
  const after = retryAfter(headers.get('Retry-After'), now);
  return { is: 'again', status, ...(after !== undefined && { after }) };
}

/** Nobody means to be asked again next month. */
const LONGEST = 24 * 3_600_000;

/** Milliseconds that a `Retry-After` asks for, seconds or a date; nothing where it is neither. */
export function retryAfter(value: string | null, now: number): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), LONGEST);
}

const FIRST = 1000;
const MOST = 5 * 60_000;

/** Milliseconds until the next attempt: twice as long each time, five minutes at most, and at random from half of it. */
export function backoff(attempts: number, random = Math.random()): number {
  const most = Math.min(FIRST * 2 ** Math.max(attempts - 1, 0), MOST);
  return most * (0.5 + random / 2);
}
