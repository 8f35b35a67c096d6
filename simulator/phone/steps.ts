import type { CommonSteps } from '../shared/common-steps.js';
import {
  either,
  flag,
  list,
  number,
  object,
  oneOf,
  options,
  text,
  yes,
} from '../shared/arguments.js';
import { makeStep, type StepIn, type StepMaker, type StepsOf } from '../shared/steps.js';
import {
  type CallOptions,
  callOptions,
  type DialOptions,
  dialOptions,
  type LogOptions,
  logOptions,
  type RingOptions,
  ringOptions,
  type SummaryOptions,
  summaryOptions,
} from './calls.js';
import { type Page, PAGES, type Search, SEARCHED } from './state.js';
import { type SmsOptions, smsOptions } from './texting.js';
import type { PhoneWidget } from './widget.js';

const step: StepMaker<PhoneWidget> = makeStep;

interface TypedText {
  readonly text: string;
  readonly where: Search['where'];
}
const typedText = options<TypedText>({ text, where: oneOf(...SEARCHED) }, ['text', 'where']);

/** All that can happen on the simulated phone, one row for each step. `{}` stands for all defaults. */
export const phoneSteps = {
  /** Someone calls: the contact match where enabled, then `zp-call-ringing-event`. */
  ring: step<RingOptions>(ringOptions, ({ calls }, options) => calls.ring(options)),
  /** The user calls a number: as `ring`, outbound. */
  dial: step<DialOptions>(dialOptions, ({ calls }, options) => calls.dial(options)),
  /** Whoever is called answers: `zp-call-connected-event`. */
  answer: step<CallOptions>(callOptions, ({ calls }, options) => calls.answer(options)),
  /** Whoever is called declines: `zp-call-ended-event` with `rejected`. */
  decline: step<CallOptions>(callOptions, ({ calls }, options) => calls.decline(options)),
  /** Nobody answers: `zp-call-ended-event` with `missed`. */
  miss: step<CallOptions>(callOptions, ({ calls }, options) => calls.miss(options)),
  /** A side hangs up: `zp-call-ended-event` with `ended`, or `missed` where the caller gave up. */
  hangUp: step<CallOptions>(callOptions, ({ calls }, options) => calls.hangUp(options)),
  /** `zp-call-log-completed-event` for an ended call. */
  log: step<LogOptions>(logOptions, ({ calls }, options) => calls.log(options)),
  /** `zp-call-recording-completed-event` for a logged call. */
  recording: step<CallOptions>(callOptions, ({ calls }, options) => calls.recording(options)),
  /** `zp-call-voicemail-received-event` for a logged call. */
  voicemail: step<CallOptions>(callOptions, ({ calls }, options) => calls.voicemail(options)),
  /** `zp-ai-call-summary-event`; fails while `enableAISummary` is off. */
  summary: step<SummaryOptions>(summaryOptions, ({ calls }, options) => calls.summary(options)),
  /** The user presses Save Log: `zp-save-log-event`; fails while `enableSavingLog` is off. */
  saveLog: step<CallOptions>(callOptions, ({ calls }, options) => calls.saveLog(options)),
  /** The user fills the note page, or has it filled with samples, and saves: `zp-notes-save-event`. */
  notes: step<Readonly<Record<string, string>> | 'sample'>(
    either(oneOf('sample'), object),
    ({ notes }, values) => {
      notes.fill(values === 'sample' ? notes.samples() : values);
      notes.save();
    },
  ),
  /** A text message, to one receiver or several, delivered or not: `zp-sms-log-event`. */
  sms: step<SmsOptions>(smsOptions, ({ texting }, options) => texting.exchange(options)),
  /** The user types: `zp-contact-search-event`; fails while `enableContactSearching` is off. */
  search: step<string | TypedText>(either(text, typedText), (phone, search) => {
    const { text, where } =
      typeof search === 'string' ? { text: search, where: 'keypad' as const } : search;
    phone.screen.type(where, text);
    phone.contacts.search(where, text);
  }),
  /** Numbers are matched: `zp-contact-match-event`; fails while `enableContactMatching` is off. */
  match: step<readonly string[]>(list, ({ contacts }, numbers) => contacts.match(numbers)),
  /** The user's auto log switch; fails while `enableAutoLog` is off. */
  autoLog: step<boolean>(flag, ({ screen }, on) => screen.setAutoLog(on)),
  /** The user signs in, where nobody is: no message. */
  signIn: step<true>(yes, ({ screen }) => screen.signIn()),
  /** The user signs out: no message; fails while a call is live. */
  signOut: step<true>(yes, ({ screen }) => screen.signOut()),
  /** The user opens a page; History and Voicemail match their numbers where enabled. */
  open: step<Page>(oneOf(...PAGES), ({ screen }, page) => screen.open(page)),
  /** So many text messages at once, each with ids of its own. */
  flood: step<number>(number, ({ texting }, count) => {
    for (let number = 1; number <= count; number++) {
      texting.exchange({ direction: 'inbound', message: `Message ${String(number)}` });
    }
  }),
};

/** All steps that a script for the phone may hold, each with its argument. */
export interface PhoneSteps extends StepsOf<typeof phoneSteps>, CommonSteps {}

/** One step of a script: an object with one key. */
export type PhoneStep = StepIn<PhoneSteps>;
