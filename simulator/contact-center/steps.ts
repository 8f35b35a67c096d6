import type { WireMessage } from '../shared/wire.js';
import type { CommonSteps, StepOf } from '../shared/steps.js';
import type { ConsultOptions, DestinationOptions } from './call-control.js';
import type { MessageOptions, NoteOptions } from './conversation.js';
import type {
  CloseOptions,
  DialOptions,
  DispositionOptions,
  NotConnectedOptions,
  RingOptions,
} from './engagements.js';
import type { LogUrlOptions } from './records.js';
import type { Page, Query, SIZES } from './state.js';
import type { EngagementOptions } from './store.js';

/** The steps of the simulated contact center, each with its argument. `{}` stands for all defaults. */
export interface ContactCenterVerbs {
  /**
   * A customer asks for the agent: `zcc-call-ringing` or that of another channel, and
   * `zcc-incomingPhone-request` or `zcc-incomingEmail-request`.
   */
  ring: RingOptions;
  /** The agent calls someone: `zcc-outbound-call-started`. */
  dial: DialOptions;
  /**
   * An active engagement from before the page was loaded: only the agent, who is occupied, and the answer
   * to a status request tell of it.
   */
  resume: RingOptions;
  /** Whoever is asked for accepts: `zcc-call-connected`, `zcc-chat-started`, … */
  accept: EngagementOptions;
  /** The agent rejects: `zcc-inbound-not-connected` with `agent-rejected`. */
  reject: EngagementOptions;
  /** The customer gives up: `zcc-inbound-not-connected` with `customer-hangup`. */
  miss: NotConnectedOptions;
  /** An outbound call does not come about: `zcc-outbound-not-connected`, and a log without times. */
  fail: NotConnectedOptions;
  /** A side ends the conversation: `zcc-call-ended`, `zcc-chat-ended`, …; wrap-up begins. */
  end: EngagementOptions;
  /** The agent chooses a disposition in wrap-up; no message. */
  disposition: DispositionOptions;
  /**
   * Wrap-up is done: `zcc-end-post-engagement` where there is a disposition, a transcript by `zcc-add-note`,
   * `zcc-phone-call-log`, `zcc-call-recording` of a call, `zcc-engagement-log-url`. With `quiet` none of them.
   */
  close: CloseOptions;
  /** `zcc-end-post-engagement` of a closed engagement. */
  endPostEngagement: EngagementOptions;
  /** `zcc-phone-call-log` of a closed engagement. */
  log: EngagementOptions;
  /** `zcc-call-recording` of a closed engagement. */
  recording: EngagementOptions;
  /** The log URL of a closed engagement, under either name. */
  logUrl: LogUrlOptions;
  /** The agent adds a note: `zcc-add-note`. */
  note: NoteOptions;
  /** A line in a chat or an SMS conversation; no message. */
  message: MessageOptions;
  /** The agent transfers the call by hand; no message but the call's end where it is direct. */
  transfer: DestinationOptions;
  /** The agent adds someone to the call by hand. */
  addCall: DestinationOptions;
  cancelConsult: ConsultOptions;
  completeTransfer: ConsultOptions;
  mergeConsult: ConsultOptions;
  /** A call goes on as video: `zcc-video-started`. */
  upgrade: EngagementOptions;
  /** The agent chooses one of several contacts: `zcc-screen-pop`. */
  pick: { contactId: string | number; engagementId?: string };
  /** The agent types, or the widget looks an address up: `zcc-contact-search-event`. */
  search: Query;
  /** Waits until the host has answered every question, at most so many milliseconds. */
  answers: number;
  /** The agent chooses a status by its code: `zcc-agent-status-notification`. */
  agentStatus: string;
  /** `zcc-agent-info-response` and `zcc-agent-status-notification`. */
  signIn: true;
  signOut: true;
  /** The agent presses a size button: `zcc-resize`. */
  resize: keyof typeof SIZES | { width: number; height: number };
  /** `zcc-error` out of the blue. */
  error: { code: string; message: string; requestId?: string };
  /** Acts as if the host had sent this message, unchecked: for the answers to commands. */
  command: WireMessage;
  open: Page;
  /** So many calls at once that ring and are missed, each with an id of its own. */
  flood: number;
}

/** All steps that a script for the contact center may hold. */
export type ContactCenterSteps = ContactCenterVerbs & CommonSteps;

/** One step of a script: an object with one key. */
export type ContactCenterStep = StepOf<ContactCenterSteps>;
