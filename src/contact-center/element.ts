import { ContextProvider } from '@lit/context';
import { css, type CSSResultGroup, type PropertyValues } from '@lit/reactive-element';
import { flag, isOn, property } from '../element/attributes.js';
import { define } from '../element/define.js';
import { SmartEmbed, type Product } from '../element/smart-embed.js';
import { setParameter } from '../session/origin.js';
import { widgetUrl, zoomDomainOf } from './url.js';
import { SmartEmbedError } from '../wire/errors.js';
import { Dials } from '../records/dials.js';
import type { Store } from '../records/store.js';
import { dialable } from '../wire/dialable.js';
import { given, type Nullish } from '../wire/given.js';
import { fields, isRecord, numberOf, textOf, type WireMessage } from '../wire/message.js';
import {
  copied,
  type CommandOptions,
  type ConfirmOptions,
  type Proof,
  type RequestOptions,
} from '../wire/outgoing.js';
import { contextOf, type EngagementTold } from './engagement-facts.js';
import { uuid } from '../wire/uuid.js';
import type { Hyphenated, RequestWireEvent, WireEvent } from '../wire/wire-event.js';
import {
  AGENT,
  agentStatusOf,
  createAgentStatusStore,
  createAgentSubReasonStore,
  type AgentStatus,
  type AgentSubReason,
} from './agent-status.js';
import type { ChannelType } from './channels.js';
import { checkedConfig } from './config.js';
import { agentStatusStoreContext, ccEmbedContext, engagementStoreContext } from './context.js';
import {
  resolveEngagement,
  type EngagementRef,
  type Own,
  type QueueRef,
} from './engagement-ref.js';
import {
  ccProtocol,
  type AddCall,
  type AgentInfo,
  type AgentStatusNotification,
  type CancelConsult,
  type CcAnswers,
  type CcFromWidget,
  type CcReplies,
  type ChatMessageSent,
  type ClickToAct,
  type CloseWrapup,
  type CommandOutcome,
  type ConsultCommand,
  type Disposition,
  type EngagementStatus,
  type GlobalVariable,
  type SendChatMessage,
  type TransferEngagement,
} from './messages.js';
import { createEngagementStore, currentEngagement, type Engagement } from './records.js';

const product: Product = {
  name: 'Zoom Contact Center',
  protocol: ccProtocol,
  changes: ['engagements-change', 'agent-status-change'],
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
};

/** Milliseconds that a number may take to become an engagement. */
const DIAL_TIMEOUT = 15_000;

const SIDES = ['width', 'height'] as const;

/** What a command resolves with that a later event proves: the record with `confirm`, else nothing. */
export type Confirmed<Options> = 'confirm' extends keyof Options
  ? Options extends { readonly confirm: true }
    ? Engagement
    : Options extends { readonly confirm: false }
      ? undefined
      : Engagement | undefined
  : undefined;

/** What `makeCall()` takes besides a number: `phone`, for voice, or `email` is required. */
export type CallTarget = Nullish<ClickToAct> &
  ({ readonly phone: string } | { readonly email: string });

/** A word of the protocol that the widget reads in any case. */
type AnyCase<T extends string> = T | Uppercase<T> | Capitalize<T>;

/**
 * Zoom Contact Center Smart Embed as an element: it owns the iframe, answers the widget's request for its
 * configuration, re-dispatches each message as an event of the same name, offers every command as a method,
 * and keeps records of the engagements and of the agent's status.
 *
 * Each command rejects with a `SmartEmbedError`: `invalid-input` (naming the field; nothing was sent), `not-ready`,
 * `timeout`, `aborted`, `disconnected`, `reloaded`, and `widget-error` where the widget refuses.
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
 * @fires {CustomEvent<SmartEmbedError>} embed-error - something failed that no command's promise reports
 * @fires {CustomEvent<MessageRecord>} embed-message - a wire message was accepted or sent
 * @fires {CustomEvent} embed-forget - records were removed, here or in another tab: by `forgetEngagement()` or `forgetAll()`
 * @fires {CustomEvent<EmbedDrift>} embed-drift - a message differs from the documents in a way not seen before
 * @fires {CustomEvent<ScreenPopDetail>} screen-pop - an engagement rings: in one tab only, where `persist` shares the records
 * @fires {CustomEvent<EngagementsChange>} engagements-change - a record of `engagements` is new or has changed
 * @fires {CustomEvent<AgentStatusChange>} agent-status-change - `agentStatus` has changed
 */
export class ZoomCcEmbed extends SmartEmbed {
  static override styles: CSSResultGroup = [
    SmartEmbed.styles,
    css`
      :host {
        width: 840px;
        height: 700px;
        max-width: 100%;
      }
    `,
  ];

  /**
   * Your company's vanity name: loads the widget from its subdomain of `zoom.us`, for single sign-on. It also applies
   * to a `src` on Zoom's domains.
   */
  @property({ locates: true }) vanity: string | null = null;

  /** Loads the widget from Zoom for Government: `zoomgov.com` instead of `zoom.us`, also with `vanity`. */
  @property(flag('gov', { locates: true })) gov = false;

  /** The page's origin as the widget is told it: the query parameter `origin`. Default: the page's own. */
  @property({ locates: true }) origin: string | null = null;

  /** When the customer's record pops up: `RINGING` or `ANSWER`. Maps to `phone.screenPopEvent`. */
  @property({ attribute: 'screen-pop-event', configures: true })
  screenPopEvent: string | null = 'RINGING';

  /** Ignores `zcc-resize`. Otherwise the embed takes the size that the widget asks for, never wider than its container. */
  @property(flag('fixed-size')) fixedSize = false;

  /** Merged deeply into `zcc-init-config-response`, for fields that this version does not know. */
  @property({ attribute: false, configures: true })
  initConfig: Readonly<Record<string, unknown>> | null = null;

  readonly #engagements = createEngagementStore();
  readonly #status = createAgentStatusStore();
  readonly #subReasons = createAgentSubReasonStore();
  readonly #dials = new Dials();
  #snapshotDue = true;
  /** Of each side that follows the widget: the page's own size, and the one that was set. */
  #sizes: { [S in (typeof SIDES)[number]]?: { readonly own: string; readonly set: string } } = {};

  constructor() {
    super(product);
    new ContextProvider(this, { context: ccEmbedContext, initialValue: this });
    new ContextProvider(this, { context: engagementStoreContext, initialValue: this.#engagements });
    new ContextProvider(this, { context: agentStatusStoreContext, initialValue: this.#status });
    this.#engagements.subscribe(({ record, ...before }) => {
      const detail: EngagementsChange = { engagement: record, ...before };
      const isThere = (): boolean => this.getEngagement(record.engagementId) !== undefined;
      this.emitChange('engagements-change', detail, isThere);
      if (rings(record) && !rings(before.previous)) {
        const pop = { engagement: record };
        this.popScreen('engagements', record.engagementId, pop, isThere);
      }
    });
    this.#status.subscribe(({ record, ...before }) => {
      const detail: AgentStatusChange = { status: record, ...before };
      this.emitChange('agent-status-change', detail, () => this.agentStatus !== undefined);
    });
  }

  /**
   * Registers the element, unless the tag is taken.
   *
   * @param tag - the tag
   * @param registry - where it is registered; the page's own by default
   */
  static define(tag = 'zoom-cc-embed', registry = customElements): void {
    define(this, tag, registry);
  }

  /** A record of each engagement, newest first: frozen snapshots. Live ones are always kept, others up to 200. */
  get engagements(): readonly Engagement[] {
    return this.#engagements.list;
  }

  /**
   * The record of one engagement.
   *
   * @param engagementId - as the events name it
   * @returns {Engagement | undefined} a frozen snapshot
   */
  getEngagement(engagementId: string): Engagement | undefined {
    return this.#engagements.get(engagementId);
  }

  /** The engagements that ring, are active or in wrap-up, and are not stale, newest first. */
  get liveEngagements(): readonly Engagement[] {
    return this.#engagements.live;
  }

  /** Of the live engagements, the active one that was accepted last, else the one that rang last. */
  get currentEngagement(): Engagement | undefined {
    return currentEngagement(this.#engagements.live);
  }

  /**
   * Removes the record of an engagement, such as a stale one.
   *
   * @param engagementId - as the events name it
   */
  forgetEngagement(engagementId: string): void {
    this.#engagements.forget(engagementId);
  }

  /** The agent's status, as of the last message about it. */
  get agentStatus(): AgentStatus | undefined {
    return this.#status.get(AGENT);
  }

  /**
   * The sub-reasons that have come up so far, each with the code for `setAgentStatus()`, in the order in which they
   * came up. The protocol has no list of them: a menu learns them as the agent uses them.
   */
  get agentSubReasons(): readonly AgentSubReason[] {
    return this.#subReasons.list.toReversed();
  }

  /**
   * Calls a number, or opens an engagement by e-mail. Sends `onclicktoact`.
   *
   * @param call - a phone number; or an object with `phone` (for voice) or `email`, and what else you know of the
   *   customer: `id`, `name`, `userEntity`
   * @param options - `signal`, `timeout`; `confirm`: waits for the engagement that it becomes
   * @returns {Promise<Engagement | undefined>} nothing, once posted; with `confirm` the engagement's record, or it
   *   rejects with `unconfirmed` where none shows in time
   */
  async makeCall<O extends ConfirmOptions = RequestOptions>(
    call: string | CallTarget,
    options?: O,
  ): Promise<Confirmed<O>> {
    const data = isRecord(call) ? { ...call } : { phone: call };
    const { phone, email } = data;
    return this.#dial(phone || email || '', undefined, data, options) as Promise<Confirmed<O>>;
  }

  /**
   * Calls a number, and waits for the engagement that it becomes. Sends `onclicktoact`.
   *
   * @param number - the number
   * @param dial - `context`: what you know of the call, such as the customer's record; anything that can be
   *   cloned. It is on the engagement as `context` from its first event on.
   * @param options - `signal`, `timeout` (15 seconds by default)
   * @returns {Promise<Engagement>} the record of the engagement; rejects with `unconfirmed` (`sent` is true) where
   *   none shows in time
   */
  async dial(
    number: string,
    dial?: { readonly context?: unknown } | null,
    options?: RequestOptions,
  ): Promise<Engagement> {
    const { context: given, ...others } = dial ?? {};
    if (Object.keys(others).length) {
      const text = `dial: ${Object.keys(others).join(', ')}: is not known`;
      throw new SmartEmbedError('invalid-input', text);
    }
    const context = copied('onclicktoact', given);
    const patient = { ...options, timeout: options?.timeout ?? DIAL_TIMEOUT, confirm: true };
    return this.#dial(number, context, { phone: number }, patient) as Promise<Engagement>;
  }

  /**
   * Sets the `context` of an engagement's record: what you know of it.
   *
   * @param engagementId - as the events name it
   * @param context - anything that can be cloned; a copy is kept
   * @throws {SmartEmbedError} `invalid-input` where there is no such engagement, or the context cannot be cloned
   */
  setContext(engagementId: string, context: unknown): void {
    if (!this.getEngagement(engagementId)) {
      throw new SmartEmbedError('invalid-input', `there is no engagement "${engagementId}"`);
    }
    this.#engagements.add([contextOf(engagementId, copied('setContext', context))]);
  }

  /**
   * Accepts a ringing engagement. Sends `zcc-accept-engagement`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param options - `signal`, `timeout`, `requestId`; `confirm`: waits until the engagement is active
   * @returns {Promise<Engagement | undefined>} nothing, once posted; with `confirm` the engagement's record, or it
   *   rejects with `unconfirmed` where the record does not show it in time
   */
  async acceptEngagement<O extends ConfirmOptions = RequestOptions>(
    engagement: EngagementRef,
    options?: O,
  ): Promise<Confirmed<O>> {
    const until = ({ state }: Engagement) => state === 'active' || state === 'wrapup';
    return this.#confirmed('zcc-accept-engagement', engagement, {}, until, options);
  }

  /**
   * Rejects a ringing engagement. Sends `zcc-reject-engagement`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param options - `signal`, `timeout`, `requestId`; `confirm`: waits until the engagement has ended
   * @returns {Promise<Engagement | undefined>} nothing, once posted; with `confirm` the engagement's record, or it
   *   rejects with `unconfirmed` where the record does not show it in time
   */
  async rejectEngagement<O extends ConfirmOptions = RequestOptions>(
    engagement: EngagementRef,
    options?: O,
  ): Promise<Confirmed<O>> {
    const until = ({ state }: Engagement) => state === 'ended';
    return this.#confirmed('zcc-reject-engagement', engagement, {}, until, options);
  }

  /**
   * Ends an active engagement; wrap-up begins. Sends `zcc-terminate-engagement`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param options - `signal`, `timeout`, `requestId`; `confirm`: waits until the conversation has ended
   * @returns {Promise<Engagement | undefined>} nothing, once posted; with `confirm` the engagement's record, or it
   *   rejects with `unconfirmed` where the record does not show it in time
   */
  async terminateEngagement<O extends ConfirmOptions = RequestOptions>(
    engagement: EngagementRef,
    options?: O,
  ): Promise<Confirmed<O>> {
    const until = ({ state }: Engagement) => state === 'wrapup' || state === 'ended';
    return this.#confirmed('zcc-terminate-engagement', engagement, {}, until, options);
  }

  /**
   * Chooses the disposition of an engagement in wrap-up. Sends `zcc-set-engagement-disposition`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param dispositionId - one of `getDispositionCodes()`
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<void>} resolves once posted
   */
  async setEngagementDisposition(
    engagement: EngagementRef,
    dispositionId: string | number,
    options?: RequestOptions,
  ): Promise<void> {
    await this.#about('zcc-set-engagement-disposition', engagement, { dispositionId }, options);
  }

  /**
   * Closes an engagement's wrap-up. Sends `zcc-close-engagement-wrapup`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param wrapup - `note`: at most 2,000 characters
   * @param options - `signal`, `timeout`, `requestId`; `confirm`: waits until the engagement has ended
   * @returns {Promise<Engagement | undefined>} nothing, once posted; with `confirm` the engagement's record, or it
   *   rejects with `unconfirmed` where the record does not show it in time
   */
  async closeEngagementWrapup<O extends ConfirmOptions = RequestOptions>(
    engagement: EngagementRef,
    wrapup?: Own<CloseWrapup>,
    options?: O,
  ): Promise<Confirmed<O>> {
    const until = ({ state }: Engagement) => state === 'ended';
    return this.#confirmed('zcc-close-engagement-wrapup', engagement, wrapup, until, options);
  }

  /**
   * Asks for the active engagements and those in wrap-up. Sends `zcc-engagement-status-request`.
   * A full answer also ends the records of the engagements that it does not list.
   *
   * @param engagement - one engagement, or `channelType` alone for those of a channel. Default: all of them
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<EngagementStatus>} the data of `zcc-engagement-status-response`
   */
  async getEngagementStatus(
    engagement?: EngagementRef | { readonly channelType: ChannelType } | null,
    options?: RequestOptions,
  ): Promise<EngagementStatus> {
    const type = 'zcc-engagement-status-request';
    if (engagement !== undefined && engagement !== null) {
      const ref = resolveEngagement(engagement, this.#engagements);
      if (Object.keys(ref).length) return this.#request(type, ref, options);
      throw new SmartEmbedError(
        'invalid-input',
        `${type}: engagementId: this or channelType is required`,
      );
    }
    const requestId = textOf(options?.requestId) ?? uuid();
    const takeBack = this.#engagements.expectSnapshot(requestId);
    try {
      return await this.#request(type, {}, { ...options, requestId });
    } finally {
      takeBack();
    }
  }

  /**
   * Asks for the agent's status. Sends `zcc-agent-status-get-request`.
   *
   * @param options - `signal` and `timeout`
   * @returns {Promise<AgentStatusNotification>} the data of the next `zcc-agent-status-notification`
   */
  async getAgentStatus(options?: RequestOptions): Promise<AgentStatusNotification> {
    return this.send('zcc-agent-status-get-request', undefined, options);
  }

  /**
   * Sets the agent's status. Sends `zcc-agent-status-set-request`.
   * No change is possible while the agent is occupied or offline.
   *
   * @param id - a status code: `1` ready, `2` not ready, or one of the account's own
   * @param options - `signal` and `timeout`
   * @returns {Promise<AgentStatusNotification>} the data of the `zcc-agent-status-notification` whose status,
   *   or whose parent status, is the one that was asked for
   */
  async setAgentStatus(
    id: string | number,
    options?: RequestOptions,
  ): Promise<AgentStatusNotification> {
    return this.send('zcc-agent-status-set-request', given({ id }), options);
  }

  /**
   * Asks who the agent is. Sends `zcc-agent-info-request`.
   *
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<AgentInfo>} the data of `zcc-agent-info-response`;
   *   rejects with `widget-error` (`agent-not-authenticated`) before the agent has signed in
   */
  async getAgentInfo(options?: RequestOptions): Promise<AgentInfo> {
    return this.#request('zcc-agent-info-request', {}, options);
  }

  /**
   * Mutes or unmutes the agent; voice only. Sends `zcc-set-mute`.
   * The widget confirms nothing: do not show the agent as muted because of this.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param mute - `true` to mute, `false` to unmute
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<void>} resolves once posted
   */
  async setMute(engagement: EngagementRef, mute: boolean, options?: RequestOptions): Promise<void> {
    await this.#about('zcc-set-mute', engagement, { mute }, options, 'voice');
  }

  /**
   * Puts a call on hold or resumes it; voice only. Sends `zcc-set-hold`.
   * The widget confirms nothing: do not show the call as held because of this.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param hold - `true` to hold, `false` to resume
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<void>} resolves once posted
   */
  async setHold(engagement: EngagementRef, hold: boolean, options?: RequestOptions): Promise<void> {
    await this.#about('zcc-set-hold', engagement, { hold }, options, 'voice');
  }

  /**
   * Sends a touch tone; voice only. Sends `zcc-send-dtmf`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param digit - one of 0-9, * or #
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<void>} resolves once posted
   */
  async sendDtmf(
    engagement: EngagementRef,
    digit: string,
    options?: RequestOptions,
  ): Promise<void> {
    await this.#about('zcc-send-dtmf', engagement, { digit }, options, 'voice');
  }

  /**
   * Pauses, resumes or stops the recording; voice only. Sends `zcc-set-recording`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param action - `pause`, `resume` or `stop`, in any case
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<void>} resolves once posted
   */
  async setRecording(
    engagement: EngagementRef,
    action: AnyCase<'pause' | 'resume' | 'stop'>,
    options?: RequestOptions,
  ): Promise<void> {
    await this.#about('zcc-set-recording', engagement, { action }, options, 'voice');
  }

  /**
   * Transfers a call; voice only. Sends `zcc-transfer-engagement`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param transfer - `transferType`: `direct`, or `warm` with a consult first; `destination`
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<CommandOutcome | undefined>} the response's data, or `undefined` where none came in time, as
   *   Zoom's documents name no response; `status: false` rejects
   */
  async transferEngagement(
    engagement: EngagementRef,
    transfer: Own<TransferEngagement>,
    options?: RequestOptions,
  ): Promise<CommandOutcome | undefined> {
    return this.#about('zcc-transfer-engagement', engagement, transfer, options, 'voice');
  }

  /**
   * Adds a second leg to a call; voice only. Sends `zcc-add-call`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param call - `destination`; `transferType`: `direct` or `warm` (the widget's default)
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<CommandOutcome | undefined>} the response's data, or `undefined` where none came in time, as
   *   Zoom's documents name no response; `status: false` rejects
   */
  async addCall(
    engagement: EngagementRef,
    call: Own<AddCall>,
    options?: RequestOptions,
  ): Promise<CommandOutcome | undefined> {
    return this.#about('zcc-add-call', engagement, call, options, 'voice');
  }

  /**
   * Ends a consult before the transfer; voice only. Sends `zcc-cancel-consult`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param consult - `consultParticipantId`, `reason`
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<CommandOutcome | undefined>} the response's data, or `undefined` where none came in time, as
   *   Zoom's documents name no response; `status: false` rejects
   */
  async cancelConsult(
    engagement: EngagementRef,
    consult?: Own<CancelConsult>,
    options?: RequestOptions,
  ): Promise<CommandOutcome | undefined> {
    return this.#about('zcc-cancel-consult', engagement, consult, options, 'voice');
  }

  /**
   * Completes a warm transfer: the agent leaves; voice only. Sends `zcc-complete-transfer`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param consult - `consultParticipantId`
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<CommandOutcome | undefined>} the response's data, or `undefined` where none came in time, as
   *   Zoom's documents name no response; `status: false` rejects
   */
  async completeTransfer(
    engagement: EngagementRef,
    consult?: Own<ConsultCommand>,
    options?: RequestOptions,
  ): Promise<CommandOutcome | undefined> {
    return this.#about('zcc-complete-transfer', engagement, consult, options, 'voice');
  }

  /**
   * Merges the call and the consult into a conference; voice only. Sends `zcc-merge-consult`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param consult - `consultParticipantId`
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<CommandOutcome | undefined>} the response's data, or `undefined` where none came in time, as
   *   Zoom's documents name no response; `status: false` rejects
   */
  async mergeConsult(
    engagement: EngagementRef,
    consult?: Own<ConsultCommand>,
    options?: RequestOptions,
  ): Promise<CommandOutcome | undefined> {
    return this.#about('zcc-merge-consult', engagement, consult, options, 'voice');
  }

  /**
   * Upgrades a call to video; voice only. Sends `zcc-upgrade-to-video`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param upgrade - `method`: `sms`, `email` or `manual`, in any case; `destination`: where the invitation goes
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<void>} resolves once posted
   */
  async upgradeToVideo(
    engagement: EngagementRef,
    upgrade: { method: AnyCase<'sms' | 'email' | 'manual'>; destination: string },
    options?: RequestOptions,
  ): Promise<void> {
    await this.#about('zcc-upgrade-to-video', engagement, upgrade, options, 'voice');
  }

  /**
   * Asks for the dispositions that an engagement or a queue allows. Sends `zcc-get-disposition-codes`.
   *
   * @param where - an engagement, as for the other commands; or `queueId`, with or without `engagementId` and
   *   `channelType`
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<Disposition[]>} the response's `codes`, which may be nested
   */
  async getDispositionCodes(
    where: EngagementRef | QueueRef,
    options?: RequestOptions,
  ): Promise<Disposition[]> {
    const { queueId } = fields(where);
    const data = given({ ...resolveEngagement(where, this.#engagements), queueId });
    return (await this.#request('zcc-get-disposition-codes', data, options)).codes;
  }

  /**
   * Sends a message to the customer; chat only. Sends `zcc-send-chat-message`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param message - the text; or `messagePayload` with its `textBody`, and `conversationId`,
   *   `communicationId`, `participantId`
   * @param options - `signal`, `timeout` and `requestId`
   * @returns {Promise<ChatMessageSent>} the response's data; `status: false` rejects
   */
  async sendChatMessage(
    engagement: EngagementRef,
    message: string | Own<SendChatMessage>,
    options?: RequestOptions,
  ): Promise<ChatMessageSent> {
    const own = fields(message) === message ? message : { messagePayload: { textBody: message } };
    return this.#about('zcc-send-chat-message', engagement, own, options, 'chat');
  }

  /**
   * Asks for the global custom variables of an engagement. Sends `zcc-get-variables`.
   *
   * @param engagement - its id, or an object with its id and channel, such as a member of `engagements`
   * @param options - `signal` and `timeout`
   * @returns {Promise<GlobalVariable[]>} the response's `variables`
   */
  async getVariables(
    engagement: EngagementRef,
    options?: RequestOptions,
  ): Promise<GlobalVariable[]> {
    const { engagementId } = resolveEngagement(engagement, this.#engagements);
    return (await this.send('zcc-get-variables', given({ engagementId }), options)).variables;
  }

  /** Forgets all records and the agent's status; records in other tabs too where they are shared: see {@link persist}. */
  override async forgetAll(): Promise<void> {
    this.#status.clear();
    this.#subReasons.clear();
    await super.forgetAll();
  }

  protected override get stores(): Readonly<Record<string, Store<unknown>>> {
    return { engagements: this.#engagements };
  }

  protected override get expiring(): Store<unknown> {
    return this.#engagements;
  }

  protected override send<T extends keyof CcReplies>(
    type: T,
    data?: object,
    options?: CommandOptions,
    proof?: Proof,
  ): Promise<CcReplies[T]> {
    // Not every message has a place for a request's id.
    const { requestId: _, ...others }: RequestOptions = options ?? {};
    return super.send(type, data, others, proof) as Promise<CcReplies[T]>;
  }

  protected override resolveUrl(): URL {
    const { src, vanity, ownerDocument } = this;
    const url = widgetUrl({ src, vanity, gov: isOn(this.gov), base: ownerDocument.baseURI });
    if (!url.searchParams.has('origin')) {
      setParameter(url, 'origin', this.origin || location.origin);
    }
    return url;
  }

  protected override defaultOrigins(url: URL): readonly string[] {
    const domain = zoomDomainOf(url);
    return domain ? [`https://${domain}`, `https://*.${domain}`] : [];
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('fixedSize') && isOn(this.fixedSize)) this.#giveBackSize();
  }

  protected override configuration(): unknown {
    const { config, problems } = checkedConfig(this.screenPopEvent, this.initConfig);
    this.reportConfig(problems);
    return config;
  }

  protected override renewed(): void {
    this.#engagements.forgetSnapshots();
    this.#snapshotDue = true;
  }

  protected override apply(message: WireMessage): void {
    if (message.type === 'zcc-resize' && !isOn(this.fixedSize)) this.#resize(fields(message.data));
    this.#engagements.add(this.#withContext(this.#engagements.read(message)), Date.now());
    for (const store of [this.#subReasons, this.#status]) store.apply(message);
  }

  protected override delivered(message: WireMessage): void {
    // The agent is signed in: asks, once for each load, for the engagements that were missed.
    const isSignedIn = message.type === 'zcc-agent-info-response' || agentStatusOf(message);
    if (this.#snapshotDue && isSignedIn) {
      this.#snapshotDue = false;
      const requestId = uuid();
      this.#engagements.expectSnapshot(requestId);
      this.postNow({ type: 'zcc-engagement-status-request', data: { requestId } });
    }
  }

  /** An engagement that was dialled here has its context from its first event on. */
  #withContext(told: readonly EngagementTold[]): readonly EngagementTold[] {
    const [first] = told;
    if (first?.source !== 'zcc-outbound-call-started') return told;
    // The widget may have asked for its customer before; of one that has connected it tells again.
    if (this.getEngagement(first.id)?.connectedAt) return told;
    const dial = this.#dials.claim(first.id, [first.fact.to]);
    if (dial?.context === undefined) return told;
    return [contextOf(first.id, dial.context), ...told];
  }

  /** Sends a command that names its request. */
  #request<T extends keyof CcReplies>(
    type: T,
    data: object,
    options: RequestOptions | undefined,
    proof?: Proof,
  ): Promise<CcReplies[T]> {
    const { requestId, ...others } = options ?? {};
    return this.send(type, { ...data, requestId: requestId || uuid() }, others, proof);
  }

  /** Sends a command about an engagement. */
  #about<T extends keyof CcReplies>(
    type: T,
    engagement: EngagementRef,
    own: object | undefined,
    options: RequestOptions | undefined,
    implied?: ChannelType,
    proof?: Proof,
  ): Promise<CcReplies[T]> {
    const ref = resolveEngagement(engagement, this.#engagements, implied);
    return this.#request(type, { ...own, ...ref }, options, proof);
  }

  /** Sends a command about an engagement whose record proves it, where the host wants that. */
  #confirmed<O extends ConfirmOptions>(
    type: keyof CcReplies,
    engagement: EngagementRef,
    own: object | undefined,
    until: (record: Engagement) => boolean,
    options: O | undefined,
  ): Promise<Confirmed<O>> {
    const { engagementId } = resolveEngagement(engagement, this.#engagements);
    const proof = (): Engagement | undefined => {
      const record = this.getEngagement(textOf(engagementId) ?? '');
      return record && until(record) ? record : undefined;
    };
    const { confirm, ...others }: ConfirmOptions = options ?? {};
    const done = this.#about(type, engagement, own, others, undefined, confirm ? proof : undefined);
    return done as Promise<Confirmed<O>>;
  }

  /** Sends a number or an address, and waits for the engagement that it becomes where the host wants that. */
  async #dial(
    number: string,
    context: unknown,
    data: object,
    options: ConfirmOptions | undefined,
  ): Promise<unknown> {
    const { confirm, requestId: _, ...others } = options ?? {};
    const call = { ...data, ...('phone' in data && { phone: dialable(data.phone) }) };
    if (!confirm) return super.send('onclicktoact', call, others);
    const timeout = others.timeout ?? this.patience;
    const dial = this.#dials.add(number, context);
    const proof = (): Engagement | undefined => {
      this.#dials.posted(dial, timeout);
      return dial.id === undefined ? undefined : this.getEngagement(dial.id);
    };
    try {
      return await super.send('onclicktoact', call, others, proof);
    } finally {
      this.#dials.delete(dial);
    }
  }

  /** Follows the size that the widget asks for; its container limits the width. */
  #resize({ widthInPixels, heightInPixels }: Readonly<Record<string, unknown>>): void {
    const sizes = { width: numberOf(widthInPixels), height: numberOf(heightInPixels) };
    for (const side of SIDES) {
      const size = sizes[side] ?? 0;
      if (size <= 0) continue;
      const own = this.#sizes[side]?.own ?? this.style[side];
      this.style[side] = `${size}px`;
      this.#sizes[side] = { own, set: this.style[side] };
    }
  }

  /** Gives back the size that the widget had asked for, unless the page has set another one meanwhile. */
  #giveBackSize(): void {
    for (const side of SIDES) {
      const { own, set } = this.#sizes[side] ?? {};
      if (own !== undefined && this.style[side] === set) this.style[side] = own;
    }
    this.#sizes = {};
  }
}

const rings = (engagement?: Engagement): boolean =>
  engagement?.state === 'ringing' && !engagement.stale;

declare module '../element/smart-embed.js' {
  interface ScreenPopDetail {
    engagement?: Engagement;
  }
}

/** The `detail` of `engagements-change`. */
export interface EngagementsChange {
  /** The record as it is now. */
  engagement: Engagement;
  /** The record before, where there was one. */
  previous?: Engagement;
}

/** The `detail` of `agent-status-change`. */
export interface AgentStatusChange {
  /** The status as it is now. */
  status: AgentStatus;
  /** The status before, where one was known. */
  previous?: AgentStatus;
}

/** The events of `<zoom-cc-embed>` that come from the widget. */
export type CcWireEventMap = {
  [T in keyof CcFromWidget as T | Hyphenated<T>]: T extends keyof CcAnswers
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
  interface GlobalEventHandlersEventMap extends CcEventMap {}
}
