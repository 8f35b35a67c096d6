import type { CommonSteps } from '../shared/common-steps.js';
import { either, number, object, oneOf, options, text, yes } from '../shared/arguments.js';
import { makeStep, type StepIn, type StepMaker, type StepsOf } from '../shared/steps.js';
import type { WireMessage } from '../shared/wire.js';
import {
  type ConsultOptions,
  consultOptions,
  type DestinationOptions,
  destinationOptions,
  type UpgradeOptions,
  upgradeOptions,
} from './call-control.js';
import {
  type MessageOptions,
  messageOptions,
  type NoteOptions,
  noteOptions,
} from './conversation.js';
import {
  type CloseOptions,
  closeOptions,
  type DialOptions,
  dialOptions,
  type DispositionOptions,
  dispositionOptions,
  type NotConnectedOptions,
  notConnectedOptions,
  type RingOptions,
  ringOptions,
} from './engagements.js';
import { type LogUrlOptions, logUrlOptions } from './records.js';
import { type Page, PAGES, type Query, SIZES } from './state.js';
import { engagementChecks, type EngagementOptions, engagementOptions } from './store.js';
import type { ContactCenterWidget } from './widget.js';

const step: StepMaker<ContactCenterWidget> = makeStep;

interface PickOptions extends EngagementOptions {
  contactId: string | number;
}
const pickOptions = options<PickOptions>({ ...engagementChecks, contactId: either(text, number) }, [
  'contactId',
]);

interface Size {
  width: number;
  height: number;
}
const size = options<Size>({ width: number, height: number }, ['width', 'height']);

interface ErrorOptions {
  code: string;
  message: string;
  requestId?: string;
}
const errorOptions = options<ErrorOptions>({ code: text, message: text, requestId: text }, [
  'code',
  'message',
]);

/** All that can happen in the simulated contact center, one row for each step. `{}` stands for all defaults. */
export const contactCenterSteps = {
  /**
   * A customer asks for the agent: `zcc-call-ringing` or that of another channel, and
   * `zcc-incomingPhone-request` or `zcc-incomingEmail-request`. A work item (`work_item`) comes as a call does.
   */
  ring: step<RingOptions>(ringOptions, ({ engagements }, options) => engagements.ring(options)),
  /** The agent calls someone: `zcc-outbound-call-started`. */
  dial: step<DialOptions>(dialOptions, ({ engagements }, options) => engagements.dial(options)),
  /**
   * An active engagement from before the page was loaded: `zcc-contact-search-event` asks who it is. Otherwise only
   * the agent, who is occupied, and the answer to a status request tell of it.
   */
  resume: step<RingOptions>(ringOptions, ({ engagements }, options) => engagements.resume(options)),
  /** Whoever is asked for accepts: `zcc-call-connected`, `zcc-chat-started`, … */
  accept: step<EngagementOptions>(engagementOptions, ({ engagements }, options) =>
    engagements.accept(options),
  ),
  /** The agent rejects: for a call `zcc-inbound-not-connected` with `agent-rejected`, else no message. */
  reject: step<EngagementOptions>(engagementOptions, ({ engagements }, options) =>
    engagements.reject(options),
  ),
  /** The customer gives up: for a call `zcc-inbound-not-connected` with `customer-hangup`, else no message. */
  miss: step<NotConnectedOptions>(notConnectedOptions, ({ engagements }, options) =>
    engagements.miss(options),
  ),
  /** An outbound call cannot be placed: `zcc-outbound-not-connected`, and a log without times. */
  fail: step<NotConnectedOptions>(notConnectedOptions, ({ engagements }, options) =>
    engagements.fail(options),
  ),
  /**
   * A side ends the conversation: `zcc-call-ended`, `zcc-chat-ended`, …; wrap-up begins. An outbound call that still
   * rings is canceled: `zcc-call-ended`, and a log without times.
   */
  end: step<EngagementOptions>(engagementOptions, ({ engagements }, options) =>
    engagements.end(options),
  ),
  /** The agent chooses a disposition in wrap-up; no message. */
  disposition: step<DispositionOptions>(dispositionOptions, ({ engagements }, options) =>
    engagements.dispose(options),
  ),
  /**
   * Wrap-up is done: `zcc-end-post-engagement` where there is a disposition, a transcript by `zcc-add-note`,
   * `zcc-phone-call-log`, `zcc-call-recording` of a call, `zcc-engagement-log-url`. With `quiet` none of them.
   */
  close: step<CloseOptions>(closeOptions, ({ engagements }, options) => engagements.close(options)),
  /** `zcc-end-post-engagement` of a closed engagement. */
  endPostEngagement: step<EngagementOptions>(engagementOptions, ({ records }, options) =>
    records.endPostEngagement(options),
  ),
  /** `zcc-phone-call-log` of a closed engagement. */
  log: step<EngagementOptions>(engagementOptions, ({ records }, options) => records.log(options)),
  /** `zcc-call-recording` of a closed engagement. */
  recording: step<EngagementOptions>(engagementOptions, ({ records }, options) =>
    records.recording(options),
  ),
  /** The log URL of a closed engagement, under either name. */
  logUrl: step<LogUrlOptions>(logUrlOptions, ({ records }, options) => records.logUrl(options)),
  /** The agent adds a note: `zcc-add-note`. */
  note: step<NoteOptions>(noteOptions, ({ conversation }, options) => conversation.note(options)),
  /** A line in a chat or an SMS conversation; no message. */
  message: step<MessageOptions>(messageOptions, ({ conversation }, options) =>
    conversation.write(options),
  ),
  /** The agent transfers the call by hand; no message but the call's end where it is direct. */
  transfer: step<DestinationOptions>(destinationOptions, ({ calls }, options) =>
    calls.transfer(options),
  ),
  /** The agent adds someone to the call by hand. */
  addCall: step<DestinationOptions>(destinationOptions, ({ calls }, options) => calls.add(options)),
  /** The agent gives up speaking to someone apart from the customer; no message. */
  cancelConsult: step<ConsultOptions>(consultOptions, ({ calls }, options) =>
    calls.cancelConsult(options),
  ),
  /** The agent leaves the customer with the one who was asked; no message but the call's end. */
  completeTransfer: step<ConsultOptions>(consultOptions, ({ calls }, options) =>
    calls.completeTransfer(options),
  ),
  /** The agent makes a conference of it; no message. */
  mergeConsult: step<ConsultOptions>(consultOptions, ({ calls }, options) =>
    calls.mergeConsult(options),
  ),
  /** A call goes on as video: `zcc-video-started`. */
  upgrade: step<UpgradeOptions>(upgradeOptions, ({ calls }, options) => calls.upgrade(options)),
  /** The agent chooses one of several contacts: `zcc-screen-pop`. */
  pick: step<PickOptions>(pickOptions, ({ contacts }, { contactId, engagementId }) =>
    contacts.pick(contactId, engagementId),
  ),
  /** The agent types, or the widget looks an address up: `zcc-contact-search-event`. */
  search: step<Query>(either(text, object), ({ contacts }, query) => contacts.search(query)),
  /** Waits until the host has answered every question, at most so many milliseconds. */
  answers: step<number>(number, ({ requests }, timeout) => requests.settled(timeout)),
  /** The agent chooses a status by its code: `zcc-agent-status-notification`. */
  agentStatus: step<string>(text, ({ agent }, statusCode) => agent.choose(statusCode)),
  /** `zcc-agent-info-response` and `zcc-agent-status-notification`. */
  signIn: step<true>(yes, ({ agent }) => agent.signIn()),
  /** The agent goes offline: `zcc-agent-status-notification`; fails while an engagement is not closed. */
  signOut: step<true>(yes, ({ agent }) => agent.signOut()),
  /** The agent presses a size button: `zcc-resize`. */
  resize: step<keyof typeof SIZES | Size>(
    either(oneOf(...Object.keys(SIZES)), size),
    ({ screen }, size) => screen.resize(size),
  ),
  /** `zcc-error` out of the blue. */
  error: step<ErrorOptions>(errorOptions, (widget, error) => widget.tellError(error)),
  /** Acts as if the host had sent this message, unchecked: for the answers to commands. */
  command: step<WireMessage>(object, (widget, message) => {
    widget.receive(message);
  }),
  /** The agent opens a page; no message. */
  open: step<Page>(oneOf(...PAGES), ({ screen }, page) => screen.open(page)),
  /** So many calls at once that ring and are missed, each with an id of its own. */
  flood: step<number>(number, ({ engagements }, count) => {
    for (let number = 1; number <= count; number++) {
      const { engagementId } = engagements.ring();
      engagements.miss({ engagementId });
    }
  }),
};

/** All steps that a script for the contact center may hold, each with its argument. */
export interface ContactCenterSteps extends StepsOf<typeof contactCenterSteps>, CommonSteps {}

/** One step of a script: an object with one key. */
export type ContactCenterStep = StepIn<ContactCenterSteps>;
