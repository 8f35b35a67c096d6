import { css, type CSSResultGroup, type PropertyDeclarations } from '@lit/reactive-element';
import { fields, numberOf, same, textOf } from '../embed/data.js';
import { SmartEmbedError } from '../embed/errors.js';
import { parseSrc, setParameter } from '../embed/origin.js';
import { PendingAnswers } from '../embed/pending-answers.js';
import type { Protocol, WireMessage } from '../embed/protocol.js';
import { Records, type RecordChange } from '../embed/records.js';
import { flagAttribute } from '../embed/smart-embed.js';
import { differences } from '../embed/validate.js';
import type { RequestWireEvent, WireEvent } from '../embed/wire-event.js';
import {
  addSubReason,
  agentStatusOf,
  type AgentStatus,
  type AgentSubReason,
} from './agent-status.js';
import { CcCommands } from './cc-commands.js';
import {
  absenceFacts,
  addEngagementFacts,
  engagementFacts,
  type EngagementFacts,
} from './engagement-facts.js';
import { engagementRecord, isListed, type Engagement } from './engagements.js';
import { ccFromWidget, type CcFromWidget } from './from-widget.js';
import { ccToWidget, type CcAnswers } from './to-widget.js';
import { uuid } from './uuid.js';

const protocol: Protocol = {
  prefix: 'zcc-',
  fromWidget: ccFromWidget,
  toWidget: ccToWidget,
  config: 'zcc-init-config-response',
  startsAtLoad: false,
  asksForConfig: ['zcc-init-config-request'],
  error: 'zcc-error',
};

/** Zoom's own domains: a widget on one of them may go on from any of its hosts. */
const DOMAINS = ['zoom.us', 'zoomgov.com'];
const RINGING = 'RINGING';
const POP_EVENTS = [RINGING, 'ANSWER'];
const HOST_LABEL = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i;

/**
 * Zoom Contact Center Smart Embed as an element: it owns the iframe, answers the widget's request for its
 * configuration, re-dispatches each message as an event of the same name, offers every command as a method,
 * and keeps records of the engagements and of the agent's status.
 *
 * @summary Zoom Contact Center in a page.
 * @tagname zoom-cc-embed
 *
 * @slot fallback - shown while the widget is stalled or cannot be loaded
 *
 * @csspart iframe - the widget's frame
 * @csspart fallback - what is shown while the widget is stalled or cannot be loaded
 *
 * @fires {CustomEvent<null>} embed-ready - the widget is ready for commands
 * @fires {CustomEvent<SmartEmbedError>} embed-error - something failed that no promise tells of
 * @fires {CustomEvent<MessageRecord>} embed-message - a wire message was accepted or sent
 * @fires {CustomEvent<EngagementsChange>} engagements-change - a record of `engagements` is new or has changed
 * @fires {CustomEvent<AgentStatusChange>} agent-status-change - `agentStatus` has changed
 * @fires {CcEventMap['zcc-init-config-request']} zcc-init-config-request - the widget asks for its configuration; the embed answers by itself
 * @fires {CcEventMap['zcc-resize']} zcc-resize - the agent chose a size; the embed follows it, but for `fixed-size`
 * @fires {CcEventMap['zcc-contact-search-event']} zcc-contact-search-event - somebody looks for a contact; answer with `respondWith()`
 * @fires {CcEventMap['zcc-call-ringing']} zcc-call-ringing - a call rings
 * @fires {CcEventMap['zcc-incomingPhone-request']} zcc-incomingPhone-request - a number looks for contacts; answer with `respondWith()`
 * @fires {CcEventMap['zcc-incomingEmail-request']} zcc-incomingEmail-request - an e-mail address looks for contacts; answer with `respondWith()`
 * @fires {CcEventMap['zcc-screen-pop']} zcc-screen-pop - the agent chose a contact among several: show its record
 * @fires {CcEventMap['zcc-call-connected']} zcc-call-connected - a call is accepted
 * @fires {CcEventMap['zcc-call-ended']} zcc-call-ended - a call ends; wrap-up begins
 * @fires {CcEventMap['zcc-end-post-engagement']} zcc-end-post-engagement - wrap-up ends (deprecated by Zoom)
 * @fires {CcEventMap['zcc-phone-call-log']} zcc-phone-call-log - an engagement of any channel is complete, with its log
 * @fires {CcEventMap['zcc-call-recording']} zcc-call-recording - the URL of an engagement's recording
 * @fires {CcEventMap['zcc-chat-ringing']} zcc-chat-ringing - a chat rings
 * @fires {CcEventMap['zcc-chat-started']} zcc-chat-started - a chat is accepted
 * @fires {CcEventMap['zcc-chat-ended']} zcc-chat-ended - a chat ends; wrap-up begins
 * @fires {CcEventMap['zcc-video-ringing']} zcc-video-ringing - a video engagement rings
 * @fires {CcEventMap['zcc-video-started']} zcc-video-started - a video engagement is accepted
 * @fires {CcEventMap['zcc-video-ended']} zcc-video-ended - a video engagement ends; wrap-up begins
 * @fires {CcEventMap['zcc-sms-ringing']} zcc-sms-ringing - an SMS engagement rings
 * @fires {CcEventMap['zcc-sms-started']} zcc-sms-started - an SMS engagement is accepted
 * @fires {CcEventMap['zcc-sms-ended']} zcc-sms-ended - an SMS engagement ends; wrap-up begins
 * @fires {CcEventMap['zcc-add-note']} zcc-add-note - the agent adds a note, or a transcript is logged; HTML from outside
 * @fires {CcEventMap['zcc-outbound-call-started']} zcc-outbound-call-started - an outbound call begins
 * @fires {CcEventMap['zcc-inbound-not-connected']} zcc-inbound-not-connected - an inbound engagement was missed, rejected or given up
 * @fires {CcEventMap['zcc-outbound-not-connected']} zcc-outbound-not-connected - an outbound call came to nothing
 * @fires {CcEventMap['zcc-engagement-status-response']} zcc-engagement-status-response - the active engagements and those in wrap-up
 * @fires {CcEventMap['zcc-engagement-log-url']} zcc-engagement-log-url - wrap-up is saved: the URL of the engagement's page
 * @fires {CcEventMap['zcc-close-engagement-wrapup']} zcc-close-engagement-wrapup - the same, under the type that the official page prints
 * @fires {CcEventMap['zcc-agent-status-notification']} zcc-agent-status-notification - the agent's status
 * @fires {CcEventMap['zcc-agent-info-response']} zcc-agent-info-response - who the agent is; comes also by itself after sign-in
 * @fires {CcEventMap['zcc-error']} zcc-error - the widget refuses a message, or has failed
 * @fires {CcEventMap['zcc-get-disposition-codes-response']} zcc-get-disposition-codes-response - the dispositions that were asked for
 * @fires {CcEventMap['zcc-send-chat-message-response']} zcc-send-chat-message-response - whether a chat message was sent
 * @fires {CcEventMap['zcc-get-variables-response']} zcc-get-variables-response - the global custom variables of an engagement
 * @fires {CcEventMap['zcc-transfer-engagement-response']} zcc-transfer-engagement-response - what became of a transfer
 * @fires {CcEventMap['zcc-add-call-response']} zcc-add-call-response - what became of a second leg
 * @fires {CcEventMap['zcc-complete-transfer-response']} zcc-complete-transfer-response - what became of a transfer's completion
 * @fires {CcEventMap['zcc-merge-consult-response']} zcc-merge-consult-response - what became of a merge
 * @fires {CcEventMap['zcc-cancel-consult-response']} zcc-cancel-consult-response - what became of a consult's end
 */
export class ZoomCcEmbed extends CcCommands {
  static override styles: CSSResultGroup = [
    CcCommands.styles,
    css`
      :host {
        width: 840px;
        height: 700px;
        max-width: 100%;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    vanity: {},
    origin: {},
    screenPopEvent: { attribute: 'screen-pop-event' },
    fixedSize: flagAttribute('fixed-size'),
    initConfig: { attribute: false },
  };

  /** The company's vanity name: the widget comes from its subdomain, with its single sign-on. */
  vanity: string | null = null;

  /** The origin of the page, as the widget is to know it. Default: the page's own. */
  origin: string | null = null;

  /** When the widget pops the customer's record: `RINGING` or `ANSWER`. Maps to `phone.screenPopEvent`. */
  screenPopEvent: string | null = 'RINGING';

  /** Ignores `zcc-resize`: else the embed takes the size that the widget asks for, within its container's width. */
  fixedSize = false;

  /** Merged deeply into `zcc-init-config-response`, for fields that this version does not know. */
  initConfig: Readonly<Record<string, unknown>> | null = null;

  readonly #engagements = new Records<EngagementFacts, Engagement>();
  /** The full snapshots that were asked for, each with the engagements that it must list if they still live. */
  readonly #snapshots = new Map<string, readonly string[]>();
  #snapshotDue = true;
  #agentStatus: AgentStatus | undefined;
  #subReasons: readonly AgentSubReason[] = [];

  constructor() {
    super({
      name: 'Zoom Contact Center',
      protocol,
      pendingAnswers: new PendingAnswers(),
      features: [
        'autoplay',
        'microphone',
        'camera',
        'display-capture',
        'midi',
        'encrypted-media',
        'clipboard-write',
      ],
      sandbox:
        'allow-forms allow-popups allow-popups-to-escape-sandbox allow-scripts allow-same-origin allow-downloads',
      configuredBy: ['screenPopEvent', 'initConfig'],
    });
  }

  /** What the widget has told of each engagement: frozen snapshots, newest first. Ended ones are kept up to 200. */
  get engagements(): readonly Engagement[] {
    return this.#engagements.list;
  }

  /**
   * The record of one engagement.
   *
   * @param engagementId - as the events name it
   * @returns {Engagement | undefined} a frozen snapshot
   */
  override getEngagement(engagementId: string): Engagement | undefined {
    return this.#engagements.get(engagementId);
  }

  /** The agent's status as the widget told it last. */
  get agentStatus(): AgentStatus | undefined {
    return this.#agentStatus;
  }

  /**
   * The sub-reasons that the widget has named so far, each with the code for `setAgentStatus()`.
   * The protocol has no list of them: a menu learns them as the agent uses them.
   */
  get agentSubReasons(): readonly AgentSubReason[] {
    return this.#subReasons;
  }

  protected override resolveUrl(): URL {
    const { vanity } = this;
    if (vanity && !HOST_LABEL.test(vanity)) {
      throw new SmartEmbedError('invalid-src', `vanity "${vanity}" must be a single host label`);
    }
    const host = vanity ? `${vanity}.zoom.us` : 'zoom.us';
    const url = parseSrc(this.src ?? `https://${host}/cci/callbar/crm/`);
    if (!url.searchParams.has('origin'))
      setParameter(url, 'origin', this.origin || location.origin);
    return url;
  }

  protected override defaultOrigins({ protocol: scheme, host }: URL): readonly string[] {
    const domain = DOMAINS.find((each) => host === each || host.endsWith(`.${each}`));
    return domain && scheme === 'https:' ? [`https://${domain}`, `https://*.${domain}`] : [];
  }

  protected override configuration(): unknown {
    const problems: string[] = [];
    const more: unknown = this.initConfig ?? {};
    if (!isRecord(more)) problems.push('initConfig: must be an object');
    const screenPopEvent = this.screenPopEvent ?? RINGING;
    if (!POP_EVENTS.includes(screenPopEvent)) {
      problems.push(`screen-pop-event: must be one of ${POP_EVENTS.join(', ')}`);
    }
    const own = {
      phone: { screenPopEvent: POP_EVENTS.includes(screenPopEvent) ? screenPopEvent : RINGING },
    };
    const config = isRecord(more) ? deepMerge(own, more) : own;
    const wrong = differences(ccToWidget['zcc-init-config-response'].data, config);
    problems.push(...wrong.map((text) => `initConfig.${text}`));
    this.reportConfig(problems);
    return wrong.length ? { ...config, ...own } : config;
  }

  protected override renewed(): void {
    this.#snapshots.clear();
    this.#snapshotDue = true;
  }

  protected override snapshotAsked(requestId: string): () => void {
    const listed = this.engagements.filter(isListed).map(({ engagementId }) => engagementId);
    this.#snapshots.set(requestId, listed);
    return () => this.#snapshots.delete(requestId);
  }

  protected override record(message: WireMessage): (() => void) | undefined {
    if (message.type === 'zcc-resize' && !this.fixedSize) this.#resize(fields(message.data));
    const changes = [
      ...this.#addFacts(engagementFacts(message)),
      ...this.#addFacts(this.#absent(message)),
    ];
    const status = agentStatusOf(message);
    const statusChange = status && this.#setAgentStatus(status);
    return () => {
      if (status || message.type === 'zcc-agent-info-response') this.#repair();
      for (const { record, ...before } of changes) {
        const detail: EngagementsChange = { engagement: record, ...before };
        this.emit('engagements-change', detail);
      }
      if (statusChange) this.emit('agent-status-change', statusChange);
    };
  }

  #addFacts(all: ReadonlyMap<string, EngagementFacts>): RecordChange<Engagement>[] {
    return [...all].flatMap(([id, told]) => {
      const facts = addEngagementFacts(this.#engagements.facts(id) ?? {}, told);
      const record = engagementRecord(id, facts);
      return this.#engagements.set(id, facts, record, record.state !== 'ended') ?? [];
    });
  }

  /** The engagements that have ended, since a full snapshot does not list them. */
  #absent(message: WireMessage): ReadonlyMap<string, EngagementFacts> {
    const requestId = textOf(fields(message.data).requestId) ?? '';
    const candidates = this.#snapshots.get(requestId);
    return candidates ? absenceFacts(message, candidates) : new Map();
  }

  #setAgentStatus(status: AgentStatus): AgentStatusChange | undefined {
    this.#subReasons = addSubReason(this.#subReasons, status);
    const previous = this.#agentStatus;
    if (same(previous, status)) return undefined;
    this.#agentStatus = status;
    return { status, ...(previous && { previous }) };
  }

  /** The agent is signed in: asks, once for each load, for the engagements that were missed. */
  #repair(): void {
    if (!this.#snapshotDue) return;
    this.#snapshotDue = false;
    const requestId = uuid();
    this.snapshotAsked(requestId);
    this.tell({ type: 'zcc-engagement-status-request', data: { requestId } });
  }

  /** Follows the size that the widget asks for; its container limits the width. */
  #resize({ widthInPixels, heightInPixels }: Readonly<Record<string, unknown>>): void {
    const [width, height] = [numberOf(widthInPixels) ?? 0, numberOf(heightInPixels) ?? 0];
    if (width > 0) this.style.width = `${width}px`;
    if (height > 0) this.style.height = `${height}px`;
  }
}

/** Merges plain objects; of two other values the second counts. */
function deepMerge(first: object, second: object): object {
  return Object.fromEntries([
    ...Object.entries(first),
    ...Object.entries(second).map(([key, value]: [string, unknown]) => {
      const before: unknown = Object.hasOwn(first, key) ? Reflect.get(first, key) : undefined;
      return [key, isRecord(before) && isRecord(value) ? deepMerge(before, value) : value] as const;
    }),
  ]);
}

const isRecord = (value: unknown): value is object =>
  fields(value) === value && !Array.isArray(value);

/** The `detail` of `engagements-change`. */
export interface EngagementsChange {
  engagement: Engagement;
  /** The record before, where there was one. */
  previous?: Engagement;
}

/** The `detail` of `agent-status-change`. */
export interface AgentStatusChange {
  status: AgentStatus;
  /** The status before, where one was known. */
  previous?: AgentStatus;
}

/** The events of `<zoom-cc-embed>` that come from the widget. */
export type CcWireEventMap = {
  [T in keyof CcFromWidget]: T extends keyof CcAnswers
    ? RequestWireEvent<CcFromWidget[T], CcAnswers[T]>
    : WireEvent<CcFromWidget[T]>;
};

/** The events of `<zoom-cc-embed>` besides those of every embed. */
export interface CcEventMap extends CcWireEventMap {
  'engagements-change': CustomEvent<EngagementsChange>;
  'agent-status-change': CustomEvent<AgentStatusChange>;
}

declare global {
  interface HTMLElementTagNameMap {
    'zoom-cc-embed': ZoomCcEmbed;
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the events are named in one place
  interface GlobalEventHandlersEventMap extends CcEventMap {}
}
