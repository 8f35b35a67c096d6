import { oneOf, options, text } from '../shared/arguments.js';
import { freshId } from '../shared/ids.js';
import type { Engagements } from './engagements.js';
import { SUPERVISOR } from './people.js';
import {
  type Consult,
  type Engagement,
  Refused,
  type TransferType,
  UPGRADE_METHODS,
  type UpgradeMethod,
} from './state.js';
import { engagementChecks, type EngagementOptions, type Store } from './store.js';
import * as wire from './wire-data.js';

export interface DestinationOptions extends EngagementOptions {
  /** Default: a colleague's number. */
  destination?: string;
  /** Default: warm. */
  transferType?: TransferType | undefined;
}

export const destinationOptions = options<DestinationOptions>({
  ...engagementChecks,
  destination: text,
  transferType: text,
});

export interface ConsultOptions extends EngagementOptions {
  consultParticipantId?: string | undefined;
}

export const consultOptions = options<ConsultOptions>({
  ...engagementChecks,
  consultParticipantId: text,
});

/** How a customer is asked to go on as video. */
export interface UpgradeOptions extends EngagementOptions {
  /** Default: email. */
  method?: UpgradeMethod;
  /** Default: the customer's own address. */
  destination?: string | undefined;
}

export const upgradeOptions = options<UpgradeOptions>({
  ...engagementChecks,
  method: oneOf(...UPGRADE_METHODS),
  destination: text,
});

/** Where the link to the video goes: a text message finds the number of the call by itself. */
function videoAddress(
  { customer: { number = '', email = '' } }: Engagement,
  method: UpgradeMethod,
  destination: string | undefined,
): string {
  if (method === 'sms') {
    const to = destination !== undefined && isNumber(destination) ? destination : number;
    if (!isNumber(to)) throw new Refused('no number is known to send a text message to');
    return to;
  }
  const to = destination ?? email;
  if (method === 'email' && !to.includes('@'))
    throw new Refused(`${to || 'nothing'} is no e-mail address`);
  return to;
}

const isNumber = (text: string): boolean => /^[\d\s()+.-]*\d[\d\s()+.-]*$/.test(text);

const activeCall = ({ channel, state }: Engagement): boolean =>
  channel === 'voice' && state === 'active';

/** What can be done in a voice call. No message tells the host of it, but the answers to its commands. */
export class CallControl {
  constructor(
    private readonly store: Store,
    private readonly engagements: Engagements,
  ) {}

  mute(engagementId: string | undefined, muted: boolean): void {
    this.store.change(this.#call(engagementId), { muted });
  }

  hold(engagementId: string | undefined, held: boolean): void {
    this.store.change(this.#call(engagementId), { held });
  }

  press(engagementId: string | undefined, digit: string): void {
    const call = this.#call(engagementId);
    this.store.change(call, { digits: call.digits + digit });
  }

  record(engagementId: string | undefined, action: 'pause' | 'resume' | 'stop'): void {
    const call = this.#call(engagementId);
    const { from, to } = {
      pause: { from: ['on'], to: 'paused' },
      resume: { from: ['paused'], to: 'on' },
      stop: { from: ['on', 'paused'], to: 'stopped' },
    }[action] as { from: readonly string[]; to: NonNullable<Engagement['recording']> };
    if (!from.includes(call.recording ?? '')) {
      throw new Refused(`the recording is ${call.recording ?? 'off'}: it cannot ${action}`);
    }
    this.store.change(call, { recording: to });
  }

  /** Hands the call over: at once, or after speaking to the other one. */
  transfer({ engagementId, destination = SUPERVISOR, transferType }: DestinationOptions): void {
    const call = this.#call(engagementId);
    if (transferType === 'direct') {
      this.#mustHaveNoConsult(call);
      this.engagements.end({ engagementId: call.engagementId });
    } else this.#consult(call, destination, 'consulting');
  }

  /** Asks someone else: apart, or in the call. */
  add({ engagementId, destination = SUPERVISOR, transferType }: DestinationOptions): void {
    const state = transferType === 'direct' ? 'conference' : 'consulting';
    this.#consult(this.#call(engagementId), destination, state);
  }

  cancelConsult(options: ConsultOptions): void {
    const { consult: _gone, ...call } = this.#consulting(options);
    this.store.replace({ ...call, held: false });
  }

  /** The agent leaves; the customer stays with the other one. */
  completeTransfer(options: ConsultOptions): void {
    const { engagementId } = this.#consulting(options);
    this.engagements.end({ engagementId });
  }

  /** All three speak to each other. */
  mergeConsult(options: ConsultOptions): void {
    const call = this.#consulting(options);
    const consult: Consult = { ...call.consult, state: 'conference' };
    this.store.change(call, { consult, held: false });
  }

  /** The customer is asked to go on as video, and does, under the same id. */
  upgrade({ engagementId, method = 'email', destination }: UpgradeOptions): void {
    const call = this.#call(engagementId);
    this.#mustHaveNoConsult(call);
    const at = this.store.now();
    const upgrade = { at, method, destination: videoAddress(call, method, destination) };
    const video = this.store.change(call, { channel: 'video', upgrade, held: false });
    this.store.update({ drawer: undefined });
    this.store.send('zcc-video-started', wire.started(video, at, this.store.switches));
  }

  #consult(call: Engagement, destination: string, state: Consult['state']): void {
    this.#mustHaveNoConsult(call);
    const consult = { participantId: freshId('participant'), destination, state };
    this.store.change(call, { consult, held: state === 'consulting' });
    this.store.update({ drawer: undefined });
  }

  #mustHaveNoConsult({ engagementId, consult }: Engagement): void {
    if (consult) throw new Refused(`engagement ${engagementId} has a second leg already`);
  }

  #consulting({ engagementId, consultParticipantId }: ConsultOptions) {
    const asks = (each: Engagement): boolean =>
      activeCall(each) && each.consult?.state === 'consulting';
    const call = this.store.find(engagementId, asks, 'consults someone');
    const { consult } = call;
    if (!consult || (consultParticipantId && consultParticipantId !== consult.participantId)) {
      throw new Refused(`there is no participant ${String(consultParticipantId)}`);
    }
    return { ...call, consult };
  }

  #call(engagementId: string | undefined): Engagement {
    return this.store.find(engagementId, activeCall, 'is an active voice call');
  }
}
