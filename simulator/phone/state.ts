import type { NoteField, PhoneFromWidget } from './wire.js';

/** One side of a call. */
export interface Party {
  readonly name?: string;
  readonly phoneNumber?: string;
  readonly extensionNumber?: string;
  readonly extensionId?: string;
  readonly extensionType?: ExtensionType;
}

export type ExtensionType = NonNullable<
  NonNullable<PhoneFromWidget['zp-call-ringing-event']['caller']>['extensionType']
>;
export type CallResult = 'missed' | 'rejected' | 'ended';
export type LogResult = PhoneFromWidget['zp-call-log-completed-event']['result'];
export type SmsStatus = PhoneFromWidget['zp-sms-log-event']['status'];
export type Attachment = NonNullable<PhoneFromWidget['zp-sms-log-event']['attachments']>[number];

/** Who passed a call on. */
export interface Forwarder {
  readonly name?: string;
  readonly extensionNumber?: string;
  readonly extensionType?: ExtensionType;
}

export interface Summary {
  readonly callSummary: string;
  readonly nextSteps: string;
  readonly detailedSummary: string;
}

/** One call, live or in the history. Times are milliseconds since 1970 on the widget's clock. */
export interface Call {
  readonly callId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly state: 'ringing' | 'connected' | 'ended';
  readonly caller: Party;
  readonly callee: Party;
  readonly forwardedBy?: Forwarder;
  readonly startedAt: number;
  readonly connectedAt?: number;
  readonly endedAt?: number;
  readonly result?: CallResult;
  /** What the log will say, unless the script says otherwise. */
  readonly logResult?: LogResult;
  /** Whole seconds, once it ended. */
  readonly duration?: number;
  /** Known once the log is complete. */
  readonly callLogId?: string;
  readonly loggedAt?: number;
  readonly recordingUrl?: string;
  readonly voicemailUrl?: string;
  readonly summary?: Summary;
  /** Whether its log was saved. */
  readonly saved?: boolean;
  /** What the note page holds for it, by field name. */
  readonly notes?: Readonly<Record<string, string>>;
  /** Whether the notes were saved as they are. */
  readonly notesSaved?: boolean;
  readonly muted?: boolean;
  readonly held?: boolean;
  readonly recording?: boolean;
}

export interface TextMessage {
  readonly messageId: string;
  readonly sessionId: string;
  readonly direction: 'inbound' | 'outbound';
  /** The other sides: inbound the sender, then who else received it. */
  readonly numbers: readonly string[];
  readonly message: string;
  readonly attachments: readonly Attachment[];
  readonly status: SmsStatus;
  readonly time: number;
}

/** A contact that the host found. */
export interface FoundContact {
  readonly number: string;
  readonly displayName: string;
}

/** Where the user types what is searched for. */
export const SEARCHED = ['keypad', 'sms'] as const;

/** What the user typed where, and what the host found for it. */
export interface Search {
  readonly where: (typeof SEARCHED)[number];
  readonly text: string;
  readonly requestId: string;
  /** Absent while the host has not answered. */
  readonly contacts?: readonly FoundContact[];
}

/** A contact that the host matched to a number. */
export interface MatchedContact {
  readonly id: string | number;
  readonly name: string;
}

/** The configuration as the widget understands it. */
export interface Config {
  readonly enableSavingLog: boolean;
  readonly enableAutoLog: boolean;
  readonly enableContactSearching: boolean;
  readonly enableContactMatching: boolean;
  readonly enableAISummary: boolean;
  readonly disableInactiveTabCallEvent: boolean;
  readonly noteFields: readonly NoteField[];
}

export const PAGES = [
  'keypad',
  'sms',
  'history',
  'voicemail',
  'notes',
  'settings',
  'call',
] as const;
export type Page = (typeof PAGES)[number];

/** All that the phone shows. */
export interface PhoneState {
  readonly config: Config;
  /** The host's newest configuration as it came; absent before the first. */
  readonly sentConfig?: unknown;
  readonly signedIn: boolean;
  readonly page: Page;
  readonly keypad: { readonly number: string; readonly callerId?: string };
  readonly sms: { readonly to: string; readonly message: string };
  /** Newest first. */
  readonly calls: readonly Call[];
  /** The call on the call screen and, live or not, on the note page. */
  readonly currentCallId?: string;
  /** Newest first. */
  readonly messages: readonly TextMessage[];
  readonly search?: Search | undefined;
  /** Requests that the host has not answered yet. */
  readonly openRequests: readonly string[];
  /** Matched contacts, by phone number. */
  readonly names: Readonly<Record<string, MatchedContact>>;
  /** The user's switch on the Settings page. */
  readonly autoLog: boolean;
}

const UNCONFIGURED: Config = {
  enableSavingLog: false,
  enableAutoLog: false,
  enableContactSearching: false,
  enableContactMatching: false,
  enableAISummary: false,
  disableInactiveTabCallEvent: false,
  noteFields: [],
};

export const INITIAL_STATE: PhoneState = {
  config: UNCONFIGURED,
  signedIn: true,
  page: 'keypad',
  keypad: { number: '' },
  sms: { to: '', message: '' },
  calls: [],
  messages: [],
  openRequests: [],
  names: {},
  autoLog: false,
};

/** The side of a call that is not the phone's own. */
export const remoteOf = ({ direction, caller, callee }: Call): Party =>
  direction === 'inbound' ? caller : callee;

/** The number by which the host knows a party. */
export const numberOf = ({ phoneNumber, extensionNumber }: Party): string =>
  phoneNumber ?? extensionNumber ?? '';

/** The name under which a call is shown: the host's contact, else what the network told. */
export function nameOf(call: Call, names: PhoneState['names']): string {
  const party = remoteOf(call);
  const number = numberOf(party);
  return (Object.hasOwn(names, number) && names[number]?.name) || party.name || number;
}

export const currentCall = ({ calls, currentCallId }: PhoneState): Call | undefined =>
  calls.find(({ callId }) => callId === currentCallId);

export const isLive = ({ state }: Call): boolean => state !== 'ended';
