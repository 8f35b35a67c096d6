/** A source of a call: who told something of it, and when. */
export interface Source {
  readonly kind: 'embed' | 'webhook' | 'rest';
  readonly type: string;
  readonly at: string;
  readonly raw?: unknown;
}

interface Party {
  readonly name?: string;
  readonly number?: string;
  readonly extension?: string;
}

/** What the board reads of a call of the server's: docs/server.md has all of it. */
export interface CallItem {
  /** The record's own name: several records may have one `call_id`. */
  readonly recordId: string;
  readonly callId: string;
  readonly direction?: 'inbound' | 'outbound';
  readonly state: 'ringing' | 'connected' | 'ended' | 'unknown';
  readonly remote: Party;
  readonly startedAt?: string;
  readonly connectedAt?: string;
  readonly endedAt?: string;
  readonly duration?: number;
  readonly result?: string;
  readonly logResult?: string;
  readonly recordingUrl?: string;
  readonly summary?: { readonly callSummary: string };
  readonly notes?: Readonly<Record<string, unknown>>;
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly legs: readonly { readonly event?: string; readonly result?: string }[];
  readonly sources: readonly Source[];
}

/** Milliseconds after which a call that still rings has ended, and nobody told. */
const RINGS = 2 * 60_000;

/** Whether a call goes on, as far as anybody knows. */
export function isLive({ state, startedAt }: CallItem): boolean {
  if (state === 'connected') return true;
  return state === 'ringing' && Date.now() - Date.parse(startedAt ?? '') < RINGS;
}

export const partyOf = ({ remote: { name, number, extension } }: CallItem): string =>
  name ?? number ?? extension ?? 'Unknown';
