import type { Call, Engagement } from 'zoom-embed-elements/records';
import type { Ids } from './identifiers.js';
import type { Leg } from './observation.js';

/** A record as JSON has it: dates are ISO texts. */
export type Json<T> = T extends Date
  ? string
  : T extends object
    ? { readonly [K in keyof T]: Json<T[K]> }
    : T;

/** Who told something of a call, and when. */
export interface SourceEntry {
  readonly kind: 'embed' | 'webhook' | 'rest';
  /** The event, the endpoint, or the kind of the outbox's record. */
  readonly type: string;
  readonly at: string;
  /** What it said, where `?raw` asks for it. */
  readonly raw?: unknown;
}

interface Joined {
  /** The record's own id on this server: the stream names it when the call is gone. */
  readonly recordId: string;
  /** All identifiers known, by their own names. */
  readonly ids: Ids;
  readonly sources: readonly SourceEntry[];
}

/** A call, as the embed, webhooks and the REST interface told of it. */
export interface CallItem extends Json<Call>, Joined {
  /** The legs that Zoom's call history tells of, in their order. */
  readonly legs: readonly Leg[];
  /** Other calls with the same `call_id`, where there are any. */
  readonly others?: readonly CallItem[];
}

/** A contact-center engagement, as the embed, webhooks and the REST interface told of it. */
export interface EngagementItem extends Json<Engagement>, Joined {
  readonly legs: readonly Leg[];
}
