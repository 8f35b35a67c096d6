import { either, nothing, number, oneOf, options, text } from '../shared/arguments.js';
import { freshId } from '../shared/ids.js';
import type { Contacts } from './contacts.js';
import { ADA, AGENT, EDITED_SUMMARY, FIRST_SUMMARY, partyOf, SALES_QUEUE } from './people.js';
import {
  type Call,
  type CallResult,
  type Forwarder,
  isLive,
  type LogResult,
  numberOf,
  type Party,
  type Summary,
} from './state.js';
import type { Store } from './store.js';
import * as wire from './wire-data.js';

/** An inbound call. */
export interface RingOptions {
  /** Who calls: a number, or a whole party. Default: a colleague with every documented field. */
  from?: string | Party;
  /** Who is called. Default: the phone's own user. */
  to?: Party;
  /** Who passed the call on; `null` for nobody. Default: a sales queue. */
  forwardedBy?: Forwarder | null;
  /** Default: a fresh one. */
  callId?: string;
}

const party = options<Party>({
  name: text,
  phoneNumber: text,
  extensionNumber: text,
  extensionId: text,
  extensionType: text,
});
const forwarder = options<Forwarder>({ name: text, extensionNumber: text, extensionType: text });
export const ringOptions = options<RingOptions>({
  from: either(text, party),
  to: party,
  forwardedBy: either(nothing, forwarder),
  callId: text,
});

/** An outbound call. */
export interface DialOptions {
  number: string;
  /** The number that the other side sees. */
  callerId?: string;
  /** The other side's name, where it was chosen from a list. */
  name?: string;
  /** Default: a fresh one. */
  callId?: string;
}

export const dialOptions = options<DialOptions>(
  { number: text, callerId: text, name: text, callId: text },
  ['number'],
);

/** Which call a step means. Default: the newest one for which it can be done. */
export interface CallOptions {
  callId?: string;
}

export const callOptions = options<CallOptions>({ callId: text });

export interface LogOptions extends CallOptions {
  /** Default: what became of the call. */
  result?: LogResult;
  /** Whole seconds. Default: from connected to ended on the widget's clock. */
  duration?: number;
}

export const logOptions = options<LogOptions>({ callId: text, result: text, duration: number });

export interface SummaryOptions extends CallOptions, Partial<Summary> {
  change: 'created' | 'edited' | 'deleted';
}

export const summaryOptions = options<SummaryOptions>(
  {
    callId: text,
    change: oneOf('created', 'edited', 'deleted'),
    callSummary: text,
    nextSteps: text,
    detailedSummary: text,
  },
  ['change'],
);

type Ending = { result: CallResult; logResult: LogResult };

const has = (key: keyof Call) => (call: Call) => call[key] !== undefined;
const ended = (call: Call): boolean => !isLive(call);
const logged = has('callLogId');
const ringing = ({ state }: Call): boolean => state === 'ringing';

/** The calls of the phone, from ringing to the saved log. Each step sends its event at once. */
export class Calls {
  constructor(
    private readonly store: Store,
    private readonly contacts: Contacts,
  ) {}

  /** Someone calls. */
  ring({ from = ADA, to = AGENT, forwardedBy = SALES_QUEUE, callId }: RingOptions = {}): Call {
    return this.#begin({
      callId: callId ?? freshId('call'),
      direction: 'inbound',
      state: 'ringing',
      caller: typeof from === 'string' ? partyOf(from) : from,
      callee: to,
      ...(forwardedBy && { forwardedBy }),
      startedAt: this.store.now(),
    });
  }

  /** The user, or the host, calls someone. */
  dial({ number, callerId, name, callId }: DialOptions): Call {
    const party = partyOf(number);
    return this.#begin({
      callId: callId ?? freshId('call'),
      direction: 'outbound',
      state: 'ringing',
      caller: callerId ? { ...AGENT, phoneNumber: callerId } : AGENT,
      callee: name ? { ...party, name } : party,
      startedAt: this.store.now(),
    });
  }

  /** Whoever is called answers. */
  answer({ callId }: CallOptions = {}): void {
    const call = this.#find(callId, ringing, 'rings');
    const connected = this.#change(call, { state: 'connected', connectedAt: this.store.now() });
    this.store.sendCallEvent('zp-call-connected-event', this.#live(connected));
  }

  /** Whoever is called does not want to. */
  decline({ callId }: CallOptions = {}): void {
    const call = this.#find(callId, ringing, 'rings');
    this.#end(call, { result: 'rejected', logResult: 'Rejected' });
  }

  /** Nobody answers in time. */
  miss({ callId }: CallOptions = {}): void {
    const call = this.#find(callId, ringing, 'rings');
    this.#end(call, { result: 'missed', logResult: 'No Answer' });
  }

  /** One side hangs up; before the call was answered, its caller does. */
  hangUp({ callId }: CallOptions = {}): void {
    const call = this.#find(callId, isLive, 'is live');
    if (call.state === 'connected') {
      this.#end(call, { result: 'ended', logResult: 'Call Connected' });
    } else if (call.direction === 'outbound') {
      this.#end(call, { result: 'ended', logResult: 'Call Cancel' });
    } else this.miss({ callId: call.callId });
  }

  /** The log of an ended call is complete. */
  log({ callId, result, duration }: LogOptions = {}): void {
    const unlogged = (call: Call): boolean => ended(call) && !logged(call);
    const call = this.#find(callId, unlogged, 'has ended and is not logged yet');
    const done = this.#change(call, {
      callLogId: freshId('log'),
      loggedAt: this.store.now(),
      ...(result && { logResult: result }),
      ...(duration !== undefined && { duration }),
    });
    const data = wire.logData(done, this.store.now(), this.#extras());
    this.store.sendCallEvent('zp-call-log-completed-event', data);
  }

  /** The recording of a logged call is there. */
  recording({ callId }: CallOptions = {}): void {
    const call = this.#find(callId, logged, 'is logged');
    const recordingUrl = this.store.environment.mediaUrl('recording', call.callLogId ?? '');
    const done = this.#change(call, { recordingUrl });
    const data = wire.recordingData(done, this.store.now(), this.#extras());
    this.store.sendCallEvent('zp-call-recording-completed-event', data);
  }

  /** The caller of a logged call has left a voicemail. */
  voicemail({ callId }: CallOptions = {}): void {
    const call = this.#find(callId, logged, 'is logged');
    const voicemailUrl = this.store.environment.mediaUrl('voicemail', call.callLogId ?? '');
    const done = this.#change(call, { voicemailUrl, logResult: 'Voicemail' });
    const data = wire.voicemailData(done, this.store.now(), this.#extras());
    this.store.sendCallEvent('zp-call-voicemail-received-event', data);
  }

  /** The AI summary of an ended call is created, edited or deleted. */
  summary({ change, callId, ...texts }: SummaryOptions): void {
    if (!this.store.state.config.enableAISummary) throw new Error('enableAISummary is off');
    const summarised = has('summary');
    const call =
      change === 'created'
        ? this.#find(
            callId,
            (each) => ended(each) && !summarised(each),
            'has ended, without summary',
          )
        : this.#find(callId, summarised, 'has a summary');
    const sample = change === 'created' ? FIRST_SUMMARY : EDITED_SUMMARY;
    const { summary: _gone, ...rest } = call;
    const done = change === 'deleted' ? rest : { ...rest, summary: { ...sample, ...texts } };
    this.store.replaceCall(done);
    const data = wire.summaryData(done, change, this.store.now());
    this.store.send('zp-ai-call-summary-event', data);
  }

  /** The user presses Save Log in the history. */
  saveLog({ callId }: CallOptions = {}): void {
    if (!this.store.state.config.enableSavingLog) throw new Error('enableSavingLog is off');
    const call = this.#change(this.#find(callId, logged, 'is logged'), { saved: true });
    this.store.send('zp-save-log-event', wire.savedLogData(call, this.store.switches));
  }

  /** What the user does in the widget alone: no message tells the host. */
  toggle(callId: string, control: 'muted' | 'held' | 'recording'): void {
    const call = this.#find(callId, isLive, 'is live');
    this.#change(call, { [control]: !call[control] });
  }

  /** Puts a live call on the call screen. */
  show(callId: string): void {
    this.store.update({ currentCallId: callId, page: 'call' });
  }

  #begin(call: Call): Call {
    this.store.mustBeSignedIn();
    if (this.store.state.calls.some(({ callId }) => callId === call.callId)) {
      throw new Error(`there is a call ${call.callId} already`);
    }
    // Real widgets ask for the contact before they tell of the call.
    this.contacts.matchIfEnabled([
      numberOf(call.direction === 'inbound' ? call.caller : call.callee),
    ]);
    const { calls } = this.store.state;
    this.store.update({ calls: [call, ...calls], currentCallId: call.callId, page: 'call' });
    this.store.sendCallEvent('zp-call-ringing-event', this.#live(call));
    return call;
  }

  #end(call: Call, ending: Ending): void {
    const endedAt = this.store.now();
    const { muted: _muted, held: _held, ...rest } = call;
    const done: Call = {
      ...rest,
      ...ending,
      state: 'ended',
      endedAt,
      duration: call.connectedAt ? Math.round((endedAt - call.connectedAt) / 1000) : 0,
    };
    this.store.replaceCall(done);
    const { calls, currentCallId, page, config } = this.store.state;
    if (currentCallId === call.callId) {
      const other = calls.find(isLive);
      const next = config.noteFields.length && call.connectedAt ? 'notes' : 'keypad';
      if (other) this.store.update({ currentCallId: other.callId });
      else if (page === 'call') this.store.update({ page: next });
    }
    const data = wire.endedData(done, endedAt, this.#autoLog());
    this.store.sendCallEvent('zp-call-ended-event', data);
  }

  #live(call: Call) {
    return wire.liveData(call, this.store.now(), this.#autoLog());
  }

  #autoLog(): wire.AutoLog {
    const { config, autoLog } = this.store.state;
    const on = config.enableAutoLog && autoLog;
    return on || this.store.switches.autoLogFalse ? { enableAutoLog: on } : {};
  }

  #extras(): wire.LogExtras {
    return { ...this.store.switches, autoLog: this.#autoLog() };
  }

  #find(callId: string | undefined, fits: (call: Call) => boolean, what: string): Call {
    const { calls } = this.store.state;
    const call = calls.find(
      (each) => (callId === undefined || each.callId === callId) && fits(each),
    );
    if (call) return call;
    throw new Error(callId === undefined ? `no call ${what}` : `no call ${callId} that ${what}`);
  }

  #change(call: Call, change: Partial<Call>): Call {
    const changed = { ...call, ...change };
    this.store.replaceCall(changed);
    return changed;
  }
}
