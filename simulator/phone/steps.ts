import type { CommonSteps, StepOf } from '../shared/steps.js';
import type { CallOptions, DialOptions, LogOptions, RingOptions, SummaryOptions } from './calls.js';
import type { Page, Search } from './state.js';
import type { SmsOptions } from './texting.js';

/** The steps of the simulated phone, each with its argument. `{}` stands for all defaults. */
export interface PhoneVerbs {
  /** Someone calls: the contact match where enabled, then `zp-call-ringing-event`. */
  ring: RingOptions;
  /** The user calls a number: as `ring`, outbound. */
  dial: DialOptions;
  /** Whoever is called answers: `zp-call-connected-event`. */
  answer: CallOptions;
  /** Whoever is called declines: `zp-call-ended-event` with `rejected`. */
  decline: CallOptions;
  /** Nobody answers: `zp-call-ended-event` with `missed`. */
  miss: CallOptions;
  /** A side hangs up: `zp-call-ended-event` with `ended`, or `missed` where the caller gave up. */
  hangUp: CallOptions;
  /** `zp-call-log-completed-event` for an ended call. */
  log: LogOptions;
  /** `zp-call-recording-completed-event` for a logged call. */
  recording: CallOptions;
  /** `zp-call-voicemail-received-event` for a logged call. */
  voicemail: CallOptions;
  /** `zp-ai-call-summary-event`; fails while `enableAISummary` is off. */
  summary: SummaryOptions;
  /** The user presses Save Log: `zp-save-log-event`; fails while `enableSavingLog` is off. */
  saveLog: CallOptions;
  /** The user fills the note page, or has it filled with samples, and saves: `zp-notes-save-event`. */
  notes: Readonly<Record<string, string>> | 'sample';
  /** A text message: `zp-sms-log-event`. */
  sms: SmsOptions;
  /** The user types: `zp-contact-search-event`; fails while `enableContactSearching` is off. */
  search: string | { text: string; where: Search['where'] };
  /** Numbers are matched: `zp-contact-match-event`; fails while `enableContactMatching` is off. */
  match: readonly string[];
  /** The user's auto log switch; fails while `enableAutoLog` is off. */
  autoLog: boolean;
  /** The user opens a page; History and Voicemail match their numbers where enabled. */
  open: Page;
  /** So many text messages at once, each with ids of its own. */
  flood: number;
}

/** All steps that a script for the phone may hold. */
export type PhoneSteps = PhoneVerbs & CommonSteps;

/** One step of a script: an object with one key. */
export type PhoneStep = StepOf<PhoneSteps>;
