import type { CommandOptions } from '../embed/command.js';
import { fields, given } from '../embed/data.js';
import type { Named } from '../embed/protocol.js';
import { SmartEmbed } from '../embed/smart-embed.js';
import type { ChannelType } from './channels.js';
import type { Engagement } from './engagements.js';
import type { CcFromWidget } from './from-widget.js';
import type { ccToWidget, CcToWidget } from './to-widget.js';
import { uuid } from './uuid.js';

/**
 * An engagement: its id, whose channel is looked up in the records, or an object with both.
 * A member of `engagements` fits.
 */
export type EngagementRef =
  | string
  | { readonly engagementId: string; readonly channelType: ChannelType }
  | Pick<Engagement, 'engagementId' | 'channel'>;

/** What a command about an engagement holds besides the engagement and the request's id. */
type Own<T extends keyof CcToWidget> = Omit<Named<CcToWidget[T]>, keyof Ref>;
interface Ref {
  engagementId: unknown;
  channelType: unknown;
  requestId: unknown;
}
/** The data of the answer to a command, where the documents name one. */
type Reply<T extends keyof CcToWidget> = (typeof ccToWidget)[T] extends {
  readonly expects: infer A extends keyof CcFromWidget;
}
  ? CcFromWidget[A]
  : unknown;

/**
 * The commands of Zoom Contact Center. Each rejects with a `SmartEmbedError`: `invalid-input` (naming the
 * field; nothing was sent), `not-ready`, `timeout`, `aborted`, `disconnected`, `reloaded`, and `widget-error`
 * where the widget refuses.
 */
export abstract class CcCommands extends SmartEmbed {
  /** The record of one engagement. */
  abstract getEngagement(engagementId: string): Engagement | undefined;

  protected override command<T extends keyof CcToWidget>(
    type: T,
    data?: object,
    options?: CommandOptions,
  ): Promise<Reply<T>> {
    return super.command(type, data, options) as Promise<Reply<T>>;
  }

  /** Notes that a full snapshot of the engagements is asked for, and takes note that it came or never will. */
  protected abstract snapshotAsked(requestId: string): () => void;

  /**
   * Calls a number, or opens an engagement by e-mail. Sends `onclicktoact`.
   *
   * @param call - a phone number; or `phone` (for voice), `email` (one of the two is required), and what
   *   else is known of the customer: `id`, `name`, `userEntity`
   * @param options - `signal` and `timeout`
   * @returns {Promise<void>} resolves once posted
   */
  async makeCall(
    call: string | Named<CcToWidget['onclicktoact']>,
    options?: CommandOptions,
  ): Promise<void> {
    const data = fields(call) === call ? given({ ...(call as object) }) : { phone: call };
    await this.command('onclicktoact', data, options);
  }

  /**
   * Accepts a ringing engagement. Sends `zcc-accept-engagement`.
   * @returns {Promise<void>} resolves once posted
   */
  async acceptEngagement(e: EngagementRef, options?: CommandOptions): Promise<void> {
    await this.#about('zcc-accept-engagement', e, {}, options);
  }

  /**
   * Rejects a ringing engagement. Sends `zcc-reject-engagement`.
   * @returns {Promise<void>} resolves once posted
   */
  async rejectEngagement(e: EngagementRef, options?: CommandOptions): Promise<void> {
    await this.#about('zcc-reject-engagement', e, {}, options);
  }

  /**
   * Ends an active engagement; wrap-up begins. Sends `zcc-terminate-engagement`.
   * @returns {Promise<void>} resolves once posted
   */
  async terminateEngagement(e: EngagementRef, options?: CommandOptions): Promise<void> {
    await this.#about('zcc-terminate-engagement', e, {}, options);
  }

  /**
   * Chooses the disposition of an engagement in wrap-up. Sends `zcc-set-engagement-disposition`.
   * @param dispositionId - one of `getDispositionCodes()`
   * @returns {Promise<void>} resolves once posted
   */
  async setEngagementDisposition(
    e: EngagementRef,
    dispositionId: string,
    options?: CommandOptions,
  ): Promise<void> {
    await this.#about('zcc-set-engagement-disposition', e, { dispositionId }, options);
  }

  /**
   * Closes an engagement's wrap-up. Sends `zcc-close-engagement-wrapup`.
   * @param wrapup - `note`: at most 2,000 characters
   * @returns {Promise<void>} resolves once posted
   */
  async closeEngagementWrapup(
    e: EngagementRef,
    wrapup?: Own<'zcc-close-engagement-wrapup'>,
    options?: CommandOptions,
  ): Promise<void> {
    await this.#about('zcc-close-engagement-wrapup', e, wrapup, options);
  }

  /**
   * Asks for the active engagements and those in wrap-up. Sends `zcc-engagement-status-request`.
   * A full answer also ends the records of the engagements that it does not list.
   *
   * @param e - one engagement; all of them where it is left out
   * @returns {Promise<CcFromWidget['zcc-engagement-status-response']>} the data of `zcc-engagement-status-response`
   */
  async getEngagementStatus(
    e?: EngagementRef,
    options?: CommandOptions,
  ): Promise<CcFromWidget['zcc-engagement-status-response']> {
    const type = 'zcc-engagement-status-request';
    if (e !== undefined) {
      const { engagementId = '', channelType } = this.#ref(e);
      const data = given({ engagementId, channelType, requestId: uuid() });
      return this.command(type, data, options);
    }
    const requestId = uuid();
    const came = this.snapshotAsked(requestId);
    try {
      return await this.command(type, { requestId }, options);
    } finally {
      came();
    }
  }

  /**
   * Asks for the agent's status. Sends `zcc-agent-status-get-request`.
   * @returns {Promise<CcFromWidget['zcc-agent-status-notification']>} the data of the next `zcc-agent-status-notification`
   */
  async getAgentStatus(
    options?: CommandOptions,
  ): Promise<CcFromWidget['zcc-agent-status-notification']> {
    return this.command('zcc-agent-status-get-request', undefined, options);
  }

  /**
   * Sets the agent's status. Sends `zcc-agent-status-set-request`.
   * No change is possible while the agent is occupied or offline.
   *
   * @param id - a status code: `1` ready, `2` not ready, or one of the account's own
   * @returns {Promise<CcFromWidget['zcc-agent-status-notification']>} the data of the next `zcc-agent-status-notification`
   */
  async setAgentStatus(
    id: string,
    options?: CommandOptions,
  ): Promise<CcFromWidget['zcc-agent-status-notification']> {
    return this.command('zcc-agent-status-set-request', given({ id }), options);
  }

  /**
   * Asks who the agent is. Sends `zcc-agent-info-request`.
   * @returns {Promise<CcFromWidget['zcc-agent-info-response']>} the data of `zcc-agent-info-response`;
   *   rejects with `widget-error` (`agent-not-authenticated`) before the agent has signed in
   */
  async getAgentInfo(options?: CommandOptions): Promise<CcFromWidget['zcc-agent-info-response']> {
    return this.command('zcc-agent-info-request', { requestId: uuid() }, options);
  }

  /**
   * Mutes the agent or takes that back; voice only. Sends `zcc-set-mute`.
   * The widget confirms nothing: do not show the agent as muted because of this.
   * @returns {Promise<void>} resolves once posted
   */
  async setMute(e: EngagementRef, mute: boolean, options?: CommandOptions): Promise<void> {
    await this.#about('zcc-set-mute', e, { mute }, options, 'voice');
  }

  /**
   * Holds a call or resumes it; voice only. Sends `zcc-set-hold`.
   * The widget confirms nothing: do not show the call as held because of this.
   * @returns {Promise<void>} resolves once posted
   */
  async setHold(e: EngagementRef, hold: boolean, options?: CommandOptions): Promise<void> {
    await this.#about('zcc-set-hold', e, { hold }, options, 'voice');
  }

  /**
   * Sends a touch tone; voice only. Sends `zcc-send-dtmf`.
   * @param digit - one of 0-9, * or #
   * @returns {Promise<void>} resolves once posted
   */
  async sendDtmf(e: EngagementRef, digit: string, options?: CommandOptions): Promise<void> {
    await this.#about('zcc-send-dtmf', e, { digit }, options, 'voice');
  }

  /**
   * Controls the recording; voice only. Sends `zcc-set-recording`.
   * @param action - `pause`, `resume` or `stop`, in any case
   * @returns {Promise<void>} resolves once posted
   */
  async setRecording(
    e: EngagementRef,
    action: AnyCase<'pause' | 'resume' | 'stop'>,
    options?: CommandOptions,
  ): Promise<void> {
    await this.#about('zcc-set-recording', e, { action }, options, 'voice');
  }

  /**
   * Transfers a call; voice only. Sends `zcc-transfer-engagement`.
   * @param transfer - `transferType`: `direct`, or `warm` with a consult first; `destination`
   * @returns {Promise<CcFromWidget['zcc-transfer-engagement-response']>} the response's data; `status: false` rejects
   */
  async transferEngagement(
    e: EngagementRef,
    transfer: Own<'zcc-transfer-engagement'>,
    options?: CommandOptions,
  ): Promise<CcFromWidget['zcc-transfer-engagement-response']> {
    return this.#about('zcc-transfer-engagement', e, transfer, options, 'voice');
  }

  /**
   * Adds a second leg to a call; voice only. Sends `zcc-add-call`.
   * @param call - `destination`; `transferType`: `direct` or `warm` (the widget's default)
   * @returns {Promise<CcFromWidget['zcc-add-call-response']>} the response's data; `status: false` rejects
   */
  async addCall(
    e: EngagementRef,
    call: Own<'zcc-add-call'>,
    options?: CommandOptions,
  ): Promise<CcFromWidget['zcc-add-call-response']> {
    return this.#about('zcc-add-call', e, call, options, 'voice');
  }

  /**
   * Ends a consult before the transfer; voice only. Sends `zcc-cancel-consult`.
   * @param consult - `consultParticipantId`, `reason`
   * @returns {Promise<CcFromWidget['zcc-cancel-consult-response']>} the response's data; `status: false` rejects
   */
  async cancelConsult(
    e: EngagementRef,
    consult?: Own<'zcc-cancel-consult'>,
    options?: CommandOptions,
  ): Promise<CcFromWidget['zcc-cancel-consult-response']> {
    return this.#about('zcc-cancel-consult', e, consult, options, 'voice');
  }

  /**
   * Completes a warm transfer: the agent leaves; voice only. Sends `zcc-complete-transfer`.
   * @param consult - `consultParticipantId`
   * @returns {Promise<CcFromWidget['zcc-complete-transfer-response']>} the response's data; `status: false` rejects
   */
  async completeTransfer(
    e: EngagementRef,
    consult?: Own<'zcc-complete-transfer'>,
    options?: CommandOptions,
  ): Promise<CcFromWidget['zcc-complete-transfer-response']> {
    return this.#about('zcc-complete-transfer', e, consult, options, 'voice');
  }

  /**
   * Makes a conference of call and consult; voice only. Sends `zcc-merge-consult`.
   * @param consult - `consultParticipantId`
   * @returns {Promise<CcFromWidget['zcc-merge-consult-response']>} the response's data; `status: false` rejects
   */
  async mergeConsult(
    e: EngagementRef,
    consult?: Own<'zcc-merge-consult'>,
    options?: CommandOptions,
  ): Promise<CcFromWidget['zcc-merge-consult-response']> {
    return this.#about('zcc-merge-consult', e, consult, options, 'voice');
  }

  /**
   * Upgrades a call to video; voice only. Sends `zcc-upgrade-to-video`.
   * @param upgrade - `method`: `sms`, `email` or `manual`, in any case; `destination`: where the invitation goes
   * @returns {Promise<void>} resolves once posted
   */
  async upgradeToVideo(
    e: EngagementRef,
    upgrade: { method: AnyCase<'sms' | 'email' | 'manual'>; destination: string },
    options?: CommandOptions,
  ): Promise<void> {
    await this.#about('zcc-upgrade-to-video', e, upgrade, options, 'voice');
  }

  /**
   * Asks for the dispositions that an engagement or a queue allows. Sends `zcc-get-disposition-codes`.
   * @param where - `engagementId` or `queueId`, and perhaps `channelType`
   * @returns {Promise<CcFromWidget['zcc-get-disposition-codes-response']['codes']>} the response's `codes`, which may be nested
   */
  async getDispositionCodes(
    where: Omit<Named<CcToWidget['zcc-get-disposition-codes']>, 'requestId'>,
    options?: CommandOptions,
  ): Promise<CcFromWidget['zcc-get-disposition-codes-response']['codes']> {
    const data = given({ ...where, requestId: uuid() });
    const answer = await this.command('zcc-get-disposition-codes', data, options);
    return answer.codes;
  }

  /**
   * Sends a message to the customer; chat only. Sends `zcc-send-chat-message`.
   * @param message - the text; or `messagePayload` with its `textBody`, and `conversationId`,
   *   `communicationId`, `participantId`
   * @returns {Promise<CcFromWidget['zcc-send-chat-message-response']>} the response's data; `status: false` rejects
   */
  async sendChatMessage(
    e: EngagementRef,
    message: string | Own<'zcc-send-chat-message'>,
    options?: CommandOptions,
  ): Promise<CcFromWidget['zcc-send-chat-message-response']> {
    const data =
      fields(message) === message ? message : { messagePayload: { textBody: message as string } };
    return this.#about('zcc-send-chat-message', e, data, options, 'chat');
  }

  /**
   * Asks for the global custom variables of an engagement. Sends `zcc-get-variables`.
   * @returns {Promise<CcFromWidget['zcc-get-variables-response']['variables']>} the response's `variables`
   */
  async getVariables(
    e: EngagementRef,
    options?: CommandOptions,
  ): Promise<CcFromWidget['zcc-get-variables-response']['variables']> {
    const { engagementId } = this.#ref(e);
    const answer = await this.command('zcc-get-variables', given({ engagementId }), options);
    return answer.variables;
  }

  /** The engagement that is meant, and its channel: as given, as known, or as the command implies. */
  #ref(e: EngagementRef, implied?: ChannelType): { engagementId: unknown; channelType: unknown } {
    const { engagementId, channelType, channel } =
      typeof e === 'string' ? ({ engagementId: e } as never) : fields(e);
    const known = typeof engagementId === 'string' ? this.getEngagement(engagementId) : undefined;
    return { engagementId, channelType: channelType ?? channel ?? known?.channel ?? implied };
  }

  /** Sends a command about an engagement. */
  #about<T extends keyof CcToWidget>(
    type: T,
    e: EngagementRef,
    own: object | undefined,
    options?: CommandOptions,
    implied?: ChannelType,
  ): Promise<Reply<T>> {
    const data = given({ ...own, ...this.#ref(e, implied), requestId: uuid() });
    return this.command(type, data, options);
  }
}

/** A word of the protocol that the widget reads in any case. */
type AnyCase<T extends string> = T | Uppercase<T> | Capitalize<T>;
