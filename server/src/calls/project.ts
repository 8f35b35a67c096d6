import { createCallStore, createEngagementStore } from 'zoom-embed-elements/records';
import { clean, known, storable, timeOf } from '../read.js';
import { mergeIds, normOf } from './identifiers.js';
import type { CallItem, EngagementItem, Json } from './item.js';
import { digitsOf } from './numbers.js';
import type { Leg, Observation } from './observation.js';

/** What is kept of a call or an engagement: its record, and what it is looked for by. */
export interface Projected {
  readonly item: Omit<CallItem, 'recordId'> | Omit<EngagementItem, 'recordId'>;
  readonly startedAt: Date;
  readonly state: string;
  readonly direction: string | null;
  readonly users: string[];
  readonly numbers: string[];
  readonly account: string | null;
}

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
  const record = isCall ? projectCall(id, ordered) : projectEngagement(id, ordered);
  for (const name of ordered.flatMap((each) => each.removes ?? []))
    Reflect.deleteProperty(record, name);

  const legs = legsOf(ordered);
  const sources = ordered
    .toSorted((a, b) => a.at - b.at)
    .map(({ source, type, at }) => ({ kind: source, type, at: new Date(at).toISOString() }));
  const heard = Math.min(...ordered.map(({ at }) => at));
  const users = ordered.flatMap((each) => each.users);
  const numbers = ordered.flatMap((each) => each.side.numbers.map(digitsOf)).filter(Boolean);
  return {
    item: storable<object>({ ...record, ids, legs, sources }) as Projected['item'],
    startedAt: new Date(timeOf(record.startedAt) ?? heard),
    state: record.state,
    direction: record.direction ?? null,
    users: [...new Set(users.map(clean))],
    numbers: [...new Set(numbers)],
    account: ordered.find(({ account }) => account)?.account ?? null,
  };
}

type Base = Json<{ state: string; direction?: 'inbound' | 'outbound'; startedAt?: Date }>;

function projectCall(callId: string, observations: readonly Observation[]): Base {
  const store = createCallStore();
  for (const { messages, at } of observations) {
    for (const { type, data } of messages) {
      // One call may have several ids: transfers add suffixes.
      store.apply({ type, data: { ...(data as object), callId } }, at);
    }
  }
  const empty = { callId, state: 'unknown', stale: false, caller: {}, callee: {}, remote: {} };
  return asJson(store.get(callId) ?? empty);
}

function projectEngagement(engagementId: string, observations: readonly Observation[]): Base {
  const store = createEngagementStore();
  for (const { messages, at } of observations) {
    for (const { type, data } of messages) {
      store.apply({ type, data: { ...(data as object), engagementId } }, at);
    }
  }
  const empty = { engagementId, state: 'ringing', stale: false, customer: {} };
  return asJson(store.get(engagementId) ?? empty);
}

const asJson = (record: object): Base => JSON.parse(JSON.stringify(record)) as Base;

/** The legs, each completed from all that tell of it, in the order of their times. */
function legsOf(observations: readonly Observation[]): Leg[] {
  const legs = new Map<string, Leg>();
  for (const { leg } of observations) {
    if (!leg) continue;
    const norm = normOf('leg', leg.callElementId);
    const before = legs.get(norm);
    const caller = { ...before?.caller, ...leg.caller };
    const callee = { ...before?.callee, ...leg.callee };
    // The id with the date says more than the one without.
    const longer = [before?.callElementId ?? '', leg.callElementId].toSorted(
      (a, b) => b.length - a.length,
    )[0];
    const callElementId = longer ?? leg.callElementId;
    legs.set(norm, { ...before, ...known(leg), caller, callee, callElementId });
  }
  return [...legs.values()].toSorted((a, b) =>
    (a.startedAt ?? '') < (b.startedAt ?? '')
      ? -1
      : (a.startedAt ?? '') > (b.startedAt ?? '')
        ? 1
        : 0,
  );
}
