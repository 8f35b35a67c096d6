import {
  readAbsence,
  readEngagements,
  type EngagementFacts,
  type EngagementTold,
} from '../../src/contact-center/engagement-facts.js';
import { engagementRecord, type Engagement } from '../../src/contact-center/records.js';
import type { Call, WireMessage } from '../../src/index.js';
import { createCallStore } from '../../src/phone/records.js';

/** After everything that the samples tell of. */
export const LATER = Date.UTC(2026, 11, 31);

/** The record of one call as these messages tell it, in this order. */
export function callOf(messages: readonly WireMessage[], callId = 'call-1', at = LATER): Call {
  const store = createCallStore();
  for (const message of messages) store.apply(message, at);
  return store.get(callId) as Call;
}

/** What one message tells, by engagement. */
const byId = (told: readonly EngagementTold[]): ReadonlyMap<string, EngagementFacts> => {
  const facts = new Map<string, EngagementFacts>();
  for (const { id, source, fact } of told) {
    facts.set(id, Object.freeze({ ...facts.get(id), [source]: fact }));
  }
  return facts;
};

export const engagementFacts = (message: WireMessage): ReadonlyMap<string, EngagementFacts> =>
  byId(readEngagements(message));

export const absenceFacts = (
  message: WireMessage,
  candidates: readonly string[],
): ReadonlyMap<string, EngagementFacts> => byId(readAbsence(message, candidates));

/** Both together, as a store puts them. */
export function addEngagementFacts(
  before: EngagementFacts,
  told: EngagementFacts,
): EngagementFacts {
  const facts: Record<string, object> = { ...before };
  for (const [source, fact] of Object.entries(told)) {
    facts[source] = Object.freeze({ ...facts[source], ...fact });
  }
  return Object.freeze(facts);
}

/** The record of an engagement that goes on or has ended as it should. */
export const engagementOf = (id: string, facts: EngagementFacts): Engagement =>
  engagementRecord(id, facts, { stale: false });
