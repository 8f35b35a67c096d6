import { snapshot } from '../records/copy.js';
import {
  createStore,
  type Facts,
  type RecordState,
  type Store,
  type Told,
} from '../records/store.js';
import { given } from '../wire/given.js';
import {
  dateOf,
  directionOf,
  fields,
  flagOf,
  lookUp,
  numberOf,
  textOf,
  urlOf,
  type Fields,
  type WireMessage,
} from '../wire/message.js';
import type {
  CallLogResult,
  CallResult,
  ExtensionType,
  NotesData,
  NumberType,
} from './messages.js';

/** One side of a call. */
export interface CallParty {
  readonly name?: string;
  readonly number?: string;
  readonly extension?: string;
  readonly extensionId?: string;
  readonly extensionType?: ExtensionType;
  /** The log's: 1 extension or internal, 2 phone or external, 3 emergency. */
  readonly numberType?: NumberType;
  /** The number that was dialled, where it leads to an extension. */
  readonly didNumber?: string;
}

/** Zoom's AI summary of a call. */
export interface CallSummary {
  readonly callSummary: string;
  readonly nextSteps: string;
  readonly detailedSummary: string;
  /** Whether somebody has edited it. */
  readonly edited: boolean;
  /** When it was made or changed last. */
  readonly modifiedTime?: Date;
}

/** All that the widget has told of one call so far. A frozen snapshot. */
export interface Call {
  /** The id by which every message tells of the call. */
  readonly callId: string;
  /** The id of the call's log entry, known once the log is complete. */
  readonly callLogId?: string;
  /** Who began it: the other side, or the user. */
  readonly direction?: 'inbound' | 'outbound';
  /** How far the call has come; `unknown` where only its notes were saved. */
  readonly state: 'ringing' | 'connected' | 'ended' | 'unknown';
  /**
   * Nobody told of the call's end, as when another tab was active or the page was asleep: it has been ringing for
   * two minutes, or nothing was heard of it for twelve hours.
   */
  readonly stale: boolean;
  /** What you know of the call: see `dial()` and `setContext()`. */
  readonly context?: unknown;
  /** How the call ended, by the ended event. */
  readonly result?: CallResult;
  /** What became of the call, by its log. */
  readonly logResult?: CallLogResult;
  /** Who calls. */
  readonly caller: CallParty;
  /** Who is called. */
  readonly callee: CallParty;
  /** The other side: the callee of an outbound call, else the caller. */
  readonly remote: CallParty;
  /** When it began to ring. */
  readonly startedAt?: Date;
  /** When it was answered. */
  readonly connectedAt?: Date;
  /** When it ended. */
  readonly endedAt?: Date;
  /** In seconds: the log's, else from connected to ended. */
  readonly duration?: number;
  /** Zoom's page with the recording: `https:` or `http:`, or absent. */
  readonly recordingUrl?: string;
  /** Zoom's page with the voicemail: `https:` or `http:`, or absent. */
  readonly voicemailUrl?: string;
  /** Zoom's AI summary; gone when it was deleted. */
  readonly summary?: CallSummary;
  /** The values of the note page as they were saved last, by field name. */
  readonly notes?: NotesData;
  /** Who has forwarded the call. */
  readonly forwardedBy?: CallParty;
  /** Whether the user has switched automatic logging on. */
  readonly autoLog?: boolean;
}

/** The stages in which the widget tells of a call. */
const STAGES = {
  'zp-call-ringing-event': 'ringing',
  'zp-call-connected-event': 'connected',
  'zp-call-ended-event': 'ended',
  'zp-call-log-completed-event': 'log',
  'zp-save-log-event': 'savedLog',
  'zp-call-recording-completed-event': 'recording',
  'zp-call-voicemail-received-event': 'voicemail',
  'zp-ai-call-summary-event': 'summary',
  'zp-notes-save-event': 'notes',
} as const;

type Stage = (typeof STAGES)[keyof typeof STAGES] | 'context';
type Fact = ReturnType<typeof readFact>;

/** What each stage told of one call. */
export type CallFacts = Facts<Stage, Fact>;

/** What one message tells of a call. */
export type CallTold = Told<Stage, Fact>;

/** Records of calls, made of the widget's messages. Runs anywhere: in a page, a worker, a test, on a server. */
export type CallStore = Store<Call, Stage, Fact>;

/** Milliseconds that a call may go on without news, by its state. */
const LIVES = {
  ringing: 2 * 60_000,
  connected: 12 * 3_600_000,
  ended: undefined,
  unknown: undefined,
};

/** How calls are made of messages. */
export const callRecords = {
  read: readCall,
  project: callRecord,
  merge,
  startOf: ({ startedAt }: Call) => startedAt,
  lifeOf: ({ state }: Call) => LIVES[state],
};

/** Makes an empty store of calls: see {@link Call}. */
export const createCallStore = (): CallStore => createStore(callRecords);

/** What a message that came at a moment tells of a call: pure. */
export function readCall({ type, data }: WireMessage, at: number): CallTold[] {
  const source = lookUp<Stage>(STAGES, type);
  const id = source && textOf(fields(data).callId);
  return id === undefined
    ? []
    : [{ id, source: source as Stage, fact: readFact(fields(data), at) }];
}

/** Of the calls that go on, the one that connected last, else the one that rang last. */
export function currentCall(live: readonly Call[]): Call | undefined {
  const connected = live.filter(({ state }) => state === 'connected');
  return connected.length
    ? connected.reduce((a, b) => (momentOf(b) > momentOf(a) ? b : a))
    : live[0];
}

const momentOf = ({ connectedAt, startedAt }: Call): number =>
  (connectedAt ?? startedAt)?.getTime() ?? 0;

/** Of two messages of one stage the later counts, of two summaries the newer. */
function merge(before: Fact, after: Fact, stage: Stage): Fact {
  if (stage === 'summary') return isNewer(before, after) ? before : after;
  const caller = { ...before.caller, ...after.caller };
  const callee = { ...before.callee, ...after.callee };
  return { ...before, ...after, caller, callee };
}

/** The record that the facts amount to: pure. */
export function callRecord(callId: string, facts: CallFacts, { stale }: RecordState): Call {
  const { ringing, connected, ended, log, savedLog, recording, voicemail, summary } = facts;
  // One loop, as every message of a call comes through here: each value from the earliest stage that has it.
  const [caller, callee, forwardedBy]: [CallParty, CallParty, CallParty] = [{}, {}, {}];
  let direction: Call['direction'];
  let callLogId: string | undefined;
  let autoLog: boolean | undefined;
  for (const fact of [ringing, connected, ended, log, savedLog, recording, voicemail]) {
    if (!fact) continue;
    direction ??= fact.direction;
    callLogId ??= fact.callLogId;
    if (fact.autoLog !== undefined) autoLog = autoLog === true || fact.autoLog;
    complete(caller, fact.caller);
    complete(callee, fact.callee);
    complete(forwardedBy, fact.forwardedBy);
  }
  const logged = log ?? savedLog;
  const duration = log?.duration ?? savedLog?.duration;
  const logTime = log?.time ?? savedLog?.time;
  // Some logs tell when the call began, others when it ended.
  const isStart = logged !== undefined && beganAt(logTime, duration, logged.at);
  const isOver = logged ?? ended ?? recording ?? voicemail ?? summary;
  const begun = connected ? 'connected' : ringing ? 'ringing' : 'unknown';
  const state: Call['state'] = isOver ? 'ended' : begun;

  return Object.freeze(
    given({
      callId,
      callLogId,
      direction,
      state,
      stale,
      context: facts.context && (facts.context as ContextFact).context,
      result: ended?.result,
      logResult: log?.result ?? savedLog?.result,
      caller: Object.freeze(caller),
      callee: Object.freeze(callee),
      remote: direction === 'outbound' ? callee : caller,
      startedAt: dateOf(ringing?.time ?? (isStart ? logTime : undefined)),
      connectedAt: dateOf(connected?.time),
      endedAt: dateOf(ended?.time ?? (isStart ? undefined : logTime)),
      duration: duration ?? secondsBetween(connected?.time, ended?.time),
      recordingUrl: recording?.recordingUrl ?? savedLog?.recordingUrl,
      voicemailUrl: voicemail?.voicemailUrl ?? savedLog?.voicemailUrl,
      summary: summaryOf(summary, savedLog),
      notes: facts.notes?.notes,
      forwardedBy: Object.keys(forwardedBy).length ? Object.freeze(forwardedBy) : undefined,
      autoLog,
    }),
  );
}

interface ContextFact extends Fact {
  readonly context: unknown;
}

/** What the host knows of a call, as a fact beside those that the widget tells. */
export const contextOf = (callId: string, context: unknown): CallTold => {
  const fact: ContextFact = { ...readFact({}, 0), context: snapshot(context) };
  return { id: callId, source: 'context', fact };
};

/** Milliseconds that two clocks may differ. */
const SKEW = 5000;

/** Whether a log's time is the call's start: with its duration, in seconds, it ends before the log came. */
function beganAt(time: number | undefined, duration: number | undefined, at: number): boolean {
  if (time === undefined || duration === undefined) return false;
  return time + duration * 1000 <= at + Math.min(SKEW, duration * 500);
}

/** What a message tells, read into a form of our own: its data belongs to the page. */
function readFact(data: Fields, at: number) {
  return given({
    at,
    direction: directionOf(data.direction),
    caller: readParty(data.caller),
    callee: readParty(data.callee),
    forwardedBy: readParty(data.forwardedBy),
    time: dateOf(data.dateTime)?.getTime(),
    callLogId: textOf(data.callLogId),
    result: textOf(data.result),
    duration: numberOf(data.duration),
    recordingUrl: urlOf(data.recordingUrl),
    voicemailUrl: urlOf(data.voicemailUrl),
    autoLog: flagOf(data.enableAutoLog),
    callSummary: textOf(data.callSummary),
    nextSteps: textOf(data.nextSteps),
    detailedSummary: textOf(data.detailedSummary),
    edited: data.edited === true,
    deleted: data.deleted === true,
    modified: dateOf(data.modifiedTime)?.getTime(),
    notes:
      data.notesData === undefined ? undefined : (snapshot(fields(data.notesData)) as NotesData),
  });
}

/** One side of a call. Some widgets send a bare text: a number where it looks like one, else a name. */
function readParty(value: unknown): CallParty {
  const text = textOf(value);
  if (text !== undefined) return { [/^[\d\s()+*#.-]+$/.test(text) ? 'number' : 'name']: text };
  const party = fields(value);
  return given({
    name: textOf(party.name),
    number: textOf(party.phoneNumber) ?? textOf(party.number),
    extension: textOf(party.extensionNumber),
    extensionId: textOf(party.extensionId),
    extensionType: textOf(party.extensionType),
    numberType: numberOf(party.numberType),
    didNumber: textOf(party.didNumber),
  });
}

/** Adds to one side what it lacks. */
function complete<T extends object>(party: T, more: T): void {
  for (const key in more) party[key] ??= more[key];
}

/** Of two summaries of one moment the deleted one counts; without its moment, the one that came later. */
function isNewer(a: Fact, b: Fact): boolean {
  if (a.modified === undefined || b.modified === undefined) return false;
  return a.modified > b.modified || (a.modified === b.modified && a.deleted && !b.deleted);
}

/** The summary, from the saved log where no summary event came. */
function summaryOf(summary: Fact | undefined, savedLog: Fact | undefined): CallSummary | undefined {
  const fact = summary ?? savedLog;
  const { callSummary, nextSteps, detailedSummary } = fact ?? {};
  if (!fact || fact.deleted || !(callSummary ?? nextSteps ?? detailedSummary)) return undefined;
  return Object.freeze(
    given({
      callSummary: callSummary ?? '',
      nextSteps: nextSteps ?? '',
      detailedSummary: detailedSummary ?? '',
      edited: fact.edited,
      modifiedTime: dateOf(fact.modified),
    }),
  );
}

function secondsBetween(from: number | undefined, to: number | undefined): number | undefined {
  return from !== undefined && to !== undefined && to >= from
    ? Math.round((to - from) / 1000)
    : undefined;
}
