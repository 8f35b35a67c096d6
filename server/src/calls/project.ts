import {
  createCallStore,
  createEngagementStore,
  type WireMessage,
} from 'zoom-embed-elements/records';
import { clean, storable, timeOf } from '../read.js';
import { engagementWords } from './engagement-words.js';
import { mergeIds } from './identifiers.js';
import type { CallItem, EngagementItem, Json } from './item.js';
import { legsOf, wordsOf } from './legs.js';
import { digitsOf } from './numbers.js';
import type { Observation } from './observation.js';

/** What is kept of a call or an engagement: its record, and what it is looked for by. */
export interface Projected {
  readonly item: Omit<CallItem, 'recordId'> | Omit<EngagementItem, 'recordId'>;
  readonly startedAt: Date;
  readonly state: string;
  /** Nothing more is to be heard of it but its history. */
  readonly isOver: boolean;
  readonly direction: string | null;
  readonly users: string[];
  readonly numbers: string[];
  readonly account: string | null;
}

const DAY = 86_400_000;

/** From the least to the most authoritative: of two messages of one kind the later counts. */
const RANK = { embed: 0, webhook: 1, rest: 2 };

const inOrder = (a: Observation, b: Observation): number =>
  RANK[a.source] - RANK[b.source] || a.at - b.at || (a.key < b.key ? -1 : 1);

/** The record that all observations of one call or engagement amount to: pure, and whatever order they came in. */
export function project(observations: readonly Observation[]): Projected {
  const ordered = observations.toSorted(inOrder);
  const isCall = ordered[0]?.kind !== 'engagement';
  const ids = mergeIds(ordered.map((each) => each.ids));
  const id =
    (isCall
      ? (ids.callId ?? ids.call_id ?? ids.call_history_uuid ?? ids.call_element_id)
      : (ids.engagementId ?? ids.engagement_id))?.[0] ?? '';
  const told = isCall ? projectCall(id, ordered) : projectEngagement(id, ordered);
  const page = Object.assign({}, ...ordered.map((each) => each.page)) as { context?: unknown };
  const last = Math.max(...ordered.map(({ at }) => at));
  // Until something is heard of it again.
  const stale =
    told.state !== 'ended' && ordered.some((each) => each.page?.stale && each.at === last);
  const record = { ...told, stale, ...('context' in page && { context: page.context }) };
  for (const name of ordered.flatMap((each) => each.removes ?? []))
    Reflect.deleteProperty(record, name);

  const legs = legsOf(ordered.flatMap(({ leg }) => leg ?? []));
  const sources = ordered
    .toSorted((a, b) => a.at - b.at)
    .map(({ source, type, at }) => ({ kind: source, type, at: new Date(at).toISOString() }));
  const heard = ordered.map(({ at }) => at);
  const startedAt = timeOf(record.startedAt);
  // No clock is off by more than a day: what began after it was heard of would stay on top of every list.
  const isKnown = startedAt !== undefined && startedAt < Math.max(...heard) + DAY;
  const users = ordered.flatMap((each) => each.users);
  const numbers = ordered.flatMap((each) => each.side.numbers.map(digitsOf)).filter(Boolean);
  return {
    item: storable<object>({ ...record, ids, legs, sources }) as Projected['item'],
    startedAt: new Date(isKnown ? startedAt : Math.min(...heard)),
    state: record.state,
    isOver: stale || record.state === 'ended',
    direction: record.direction ?? null,
    users: [...new Set(users.map(clean))],
    numbers: [...new Set(numbers)],
    account: ordered.find(({ account }) => account)?.account ?? null,
  };
}

type Base = Json<{ state: string; direction?: 'inbound' | 'outbound'; startedAt?: Date }>;

function projectCall(callId: string, observations: readonly Observation[]): Base {
  const store = createCallStore();
  const apply = (messages: readonly WireMessage[], at: number): void => {
    for (const { type, data } of messages) {
      // One call may have several ids: transfers add suffixes.
      store.apply({ type, data: { ...(data as object), callId } }, at);
    }
  };
  // The history says more of the call than live events, and the whole call more than its legs.
  const isRest = ({ source }: Observation): boolean => source === 'rest';
  for (const { messages, at } of observations.filter((each) => !isRest(each))) apply(messages, at);
  apply(wordsOf(observations), Math.max(...observations.map(({ at }) => at)));
  for (const { messages, at } of observations.filter(isRest)) apply(messages, at);
  const empty = { callId, state: 'unknown', stale: false, caller: {}, callee: {}, remote: {} };
  return asJson(store.get(callId) ?? empty);
}

function projectEngagement(engagementId: string, observations: readonly Observation[]): Base {
  const store = createEngagementStore();
  for (const { messages, at } of engagementWords(observations)) {
    for (const { type, data } of messages) {
      store.apply({ type, data: { ...(data as object), engagementId } }, at);
    }
  }
  const empty = { engagementId, state: 'ringing', stale: false, customer: {} };
  return asJson(store.get(engagementId) ?? empty);
}

const asJson = (record: object): Base => JSON.parse(JSON.stringify(record)) as Base;
