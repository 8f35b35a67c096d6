import type { WireMessage } from 'zoom-embed-elements/records';
import type { Ids } from './identifiers.js';

export type Direction = 'inbound' | 'outbound';

/** What one source told of one call or engagement, in one form for all of them. */
export interface Observation {
  readonly kind: 'call' | 'engagement';
  readonly source: 'embed' | 'webhook' | 'rest';
  /** What told it: the event, the endpoint, the kind of the outbox's record. */
  readonly type: string;
  /** A newer one with the same key takes its place. */
  readonly key: string;
  /** When it was told, in milliseconds. */
  readonly at: number;
  readonly account?: string;
  readonly ids: Ids;
  /** Whose call it is: users of the host, Zoom's users, and their e-mail addresses. */
  readonly users: readonly string[];
  /** What tells calls with one `call_id` apart. */
  readonly side: Side;
  /** What it tells, in the words of the widget: both sides make records of the same messages. */
  readonly messages: readonly WireMessage[];
  readonly leg?: LegTold;
  /** What only the page knows of it: what the host has put to it, and that its end was never told. */
  readonly page?: { readonly context?: unknown; readonly stale?: boolean };
  /** Fields of the record that are to go, as what Zoom has deleted. */
  readonly removes?: readonly string[];
}

/** What tells calls with one `call_id` apart. */
export interface Side {
  /** The user in the host's terms. */
  readonly hostUser?: string;
  /** Zoom's id of the user. */
  readonly zoomUser?: string;
  readonly direction?: Direction;
  /** The user's own extension. */
  readonly extension?: string;
  readonly startedAt?: number;
  /** The numbers of both sides. */
  readonly numbers: readonly string[];
}

/** One leg of a call: what Zoom calls a call element. */
export interface Leg {
  readonly callElementId: string;
  readonly direction?: Direction;
  /** How the call came to it, such as `incoming` or `warm_transfer`. */
  readonly event?: string;
  readonly result?: string;
  readonly userId?: string;
  readonly caller: LegParty;
  readonly callee: LegParty;
  readonly startedAt?: string;
  readonly answeredAt?: string;
  readonly endedAt?: string;
  /** Seconds. */
  readonly duration?: number;
  readonly recordingId?: string;
  readonly voicemailId?: string;
  /** Recording may have begun anew in the midst of a call. */
  readonly recordings?: readonly MediaFile[];
  readonly voicemails?: readonly MediaFile[];
}

/** A recording or a voicemail. */
export interface MediaFile {
  readonly id: string;
  /** Where Zoom keeps the file: it wants a bearer token, and is no page for people. */
  readonly downloadUrl?: string;
  /** Seconds. */
  readonly duration?: number;
}

/** What one observation tells of a leg. */
export type LegTold = Pick<Leg, 'callElementId'> & Partial<Leg>;

export interface LegParty {
  readonly name?: string;
  readonly number?: string;
  readonly extension?: string;
  readonly email?: string;
}
