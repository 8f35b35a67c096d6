import { either, flag, list, object, oneOf, options, text } from '../shared/arguments.js';
import type { Agent } from './agent.js';
import type { Contacts } from './contacts.js';
import { freshEngagementId } from './ids.js';
import { ADA, AGENT, allDispositions, customerOf, QUEUES, VARIABLES } from './people.js';
import type { Records } from './records.js';
import {
  CHANNELS,
  addressOf,
  type Channel,
  type Contact,
  type Customer,
  type Engagement,
  isCall,
  isInCall,
  isLive,
  Refused,
} from './state.js';
import { engagementChecks, type EngagementOptions, type Store } from './store.js';
import * as wire from './wire-data.js';

/** An inbound engagement. */
export interface RingOptions {
  /** Default: voice. */
  channel?: Channel;
  /** Who it is: a number, or what the network tells. Default: a customer with every documented field. */
  from?: string | Customer;
  /** The host's contacts; given, they take the place of the host's own answer. */
  matches?: readonly Contact[];
  isTransfer?: boolean;
  isConference?: boolean;
  /** Default: a fresh one. */
  engagementId?: string;
}

export const ringOptions = options<RingOptions>({
  ...engagementChecks,
  channel: oneOf(...CHANNELS),
  from: either(text, options<Customer>({ name: text, number: text, email: text })),
  matches: list,
  isTransfer: flag,
  isConference: flag,
});

/** An outbound engagement: with a phone number a call, with an e-mail address alone a video. */
export interface DialOptions {
  phone?: string;
  email?: string;
  name?: string;
  /** The host's contact. */
  contact?: Contact;
  /** Default: a fresh one. */
  engagementId?: string;
}

export const dialOptions = options<DialOptions>({
  ...engagementChecks,
  phone: text,
  email: text,
  name: text,
  contact: object,
});

export interface NotConnectedOptions extends EngagementOptions {
  reasonCode?: string;
  message?: string;
}

export const notConnectedOptions = options<NotConnectedOptions>({
  ...engagementChecks,
  reasonCode: text,
  message: text,
});

export interface DispositionOptions extends EngagementOptions {
  /** Default: the first. */
  dispositionId?: string;
}

export const dispositionOptions = options<DispositionOptions>({
  ...engagementChecks,
  dispositionId: text,
});

export interface CloseOptions extends EngagementOptions {
  /** Whether nothing is said: the log and the links are for later steps. */
  quiet?: boolean;
}

export const closeOptions = options<CloseOptions>({ ...engagementChecks, quiet: flag });

/** The reason that was seen where an outbound call came to nothing. */
const CANCELED = 'outbound-call-canceled';

const inState = (state: Engagement['state']) => (engagement: Engagement) =>
  engagement.state === state;
const ringing = inState('ringing');
const ringingFor =
  (direction: Engagement['direction']) =>
  (engagement: Engagement): boolean =>
    ringing(engagement) && engagement.direction === direction;

/** The engagements, from ringing to closed wrap-up. Each step sends its messages at once. */
export class Engagements {
  constructor(
    private readonly store: Store,
    private readonly agent: Agent,
    private readonly contacts: Contacts,
    private readonly records: Records,
  ) {}

  /** A customer asks for the agent. */
  ring({ from = ADA, matches, ...options }: RingOptions = {}): Engagement {
    this.agent.mustBeSignedIn();
    const customer = typeof from === 'string' ? customerOf(from) : from;
    const { channel = 'voice' } = options;
    const parties = { from: addressOf({ customer, channel }), to: AGENT.number };
    const engagement = this.#begin('inbound', channel, { ...options, ...parties, customer });
    this.#sendRinging(engagement);
    this.contacts.ask(engagement, matches);
    return engagement;
  }

  /** The agent, or the host, calls someone. */
  dial({ phone, email, name, contact, engagementId }: DialOptions): Engagement {
    this.agent.mustBeSignedIn();
    const channel = phone === undefined ? 'video' : 'voice';
    if (isInCall(this.store.state)) throw new Refused('another call is live');
    const customer: Customer = {
      ...(phone !== undefined && customerOf(phone)),
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email }),
    };
    const engagement = this.#begin('outbound', channel, {
      customer,
      from: AGENT.number,
      to: addressOf({ customer, channel }),
      ...(contact && { contact }),
      ...(engagementId !== undefined && { engagementId }),
    });
    this.store.update({ dial: '', search: undefined });
    if (channel === 'voice') {
      this.store.send('zcc-outbound-call-started', wire.outboundStarted(engagement));
    }
    return engagement;
  }

  /** An engagement from before this page was loaded: the host is asked who it is, and may ask for the status. */
  resume({ channel = 'voice', from = ADA, engagementId }: RingOptions = {}): Engagement {
    this.agent.mustBeSignedIn();
    const customer = typeof from === 'string' ? customerOf(from) : from;
    const engagement = this.#begin('inbound', channel, {
      customer,
      from: addressOf({ customer, channel }),
      to: AGENT.number,
      ...(engagementId !== undefined && { engagementId }),
      state: 'active',
      connectedAt: this.store.now(),
    });
    this.agent.followEngagements();
    this.contacts.lookUp(engagement);
    return engagement;
  }

  /** The agent accepts what rings. */
  acceptInbound({ engagementId }: EngagementOptions = {}): void {
    const found = this.store.find(engagementId, ringingFor('inbound'), 'rings for the agent');
    this.accept({ engagementId: found.engagementId });
  }

  /** Whoever is asked for accepts: the agent, or the customer of an outbound call. */
  accept({ engagementId }: EngagementOptions = {}): void {
    const found = this.store.find(engagementId, ringing, 'rings');
    const connectedAt = this.store.now();
    const engagement = this.store.change(found, {
      state: 'active',
      connectedAt,
      ...(isCall(found) && { recording: 'on' }),
    });
    this.agent.followEngagements();
    this.#sendStarted(engagement, connectedAt);
    this.contacts.popIfDue(engagement);
  }

  /** The agent does not want to. */
  reject({ engagementId }: EngagementOptions = {}): void {
    const engagement = this.store.find(engagementId, ringingFor('inbound'), 'rings for the agent');
    this.#failed(engagement, 'agent-rejected', 'The agent rejected the engagement');
  }

  /** The customer gives up before anybody answered. */
  miss({ engagementId, ...reason }: NotConnectedOptions = {}): void {
    const engagement = this.store.find(engagementId, ringingFor('inbound'), 'rings for the agent');
    const { reasonCode = 'customer-hangup', message = 'The customer hung up' } = reason;
    this.#failed(engagement, reasonCode, message);
  }

  /** An outbound call cannot be placed. */
  fail({ engagementId, ...reason }: NotConnectedOptions = {}): void {
    const engagement = this.store.find(
      engagementId,
      ringingFor('outbound'),
      'is called by the agent',
    );
    const { reasonCode = CANCELED, message = 'The number is not in service' } = reason;
    this.#failed(engagement, reasonCode, message);
    this.records.log({ engagementId: engagement.engagementId });
  }

  /** A side ends the conversation; an outbound call that still rings is called off. */
  end({ engagementId }: EngagementOptions = {}): void {
    const fits = (each: Engagement): boolean =>
      inState('active')(each) || ringingFor('outbound')(each);
    const found = this.store.find(engagementId, fits, 'is active');
    if (found.state === 'ringing') {
      this.#cancel(found);
      return;
    }
    const { muted: _muted, held: _held, consult: _consult, ...rest } = found;
    const endedAt = this.store.now();
    const engagement = this.store.replace({ ...rest, state: 'wrapup', endedAt });
    this.store.update({ drawer: undefined });
    this.#sendEnded(engagement, endedAt);
    this.records.logAtEnd(engagement);
  }

  inWrapup(engagementId: string | undefined): Engagement {
    return this.store.find(engagementId, inState('wrapup'), 'is in wrap-up');
  }

  dispose({ engagementId, dispositionId = 'disp-1' }: DispositionOptions = {}): void {
    const engagement = this.inWrapup(engagementId);
    const disposition = allDispositions().find(({ id }) => id === dispositionId);
    if (!disposition) throw new Refused(`there is no disposition ${dispositionId}`);
    this.store.change(engagement, { disposition });
  }

  /** Wrap-up is done: the log and all links follow at once. */
  close({ engagementId, quiet = false }: CloseOptions = {}): void {
    const found = this.inWrapup(engagementId);
    const engagement = this.store.change(found, { state: 'closed', closedAt: this.store.now() });
    if (!quiet) this.records.tellAll(engagement);
    this.agent.followEngagements();
  }

  /** Puts an engagement on the page. */
  show(engagementId: string): void {
    this.store.update({ currentId: engagementId, page: 'engagement', drawer: undefined });
  }

  #begin(
    direction: Engagement['direction'],
    channel: Channel,
    given: Partial<Engagement> & Pick<Engagement, 'customer' | 'from' | 'to'>,
  ): Engagement {
    const { engagements, currentId } = this.store.state;
    const inWork = engagements.some(
      (each) => each.engagementId === currentId && isLive(each) && each.state !== 'ringing',
    );
    const engagement: Engagement = {
      engagementId: freshEngagementId(),
      state: 'ringing',
      queue: QUEUES[channel],
      isTransfer: false,
      isConference: false,
      createdAt: this.store.now(),
      digits: '',
      lines: [],
      notes: [],
      variables: VARIABLES,
      ...given,
      direction,
      channel,
    };
    this.store.add(engagement);
    // What the agent is in the midst of stays in front.
    if (direction === 'outbound' || !inWork) this.show(engagement.engagementId);
    return engagement;
  }

  #sendRinging(engagement: Engagement): void {
    const { store } = this;
    const kind = wire.KINDS[engagement.channel];
    if (kind === 'call') store.send('zcc-call-ringing', wire.callRinging(engagement));
    if (kind === 'chat') store.send('zcc-chat-ringing', wire.chatRinging(engagement));
    if (kind === 'video') store.send('zcc-video-ringing', wire.videoRinging(engagement));
    if (kind === 'sms') store.send('zcc-sms-ringing', wire.smsRinging(engagement));
  }

  #sendStarted(engagement: Engagement, time: number): void {
    const { store } = this;
    const kind = wire.KINDS[engagement.channel];
    if (kind === 'call') store.send('zcc-call-connected', wire.connected(engagement));
    else store.send(`zcc-${kind}-started`, wire.started(engagement, time, store.switches));
  }

  #sendEnded(engagement: Engagement, time: number): void {
    const kind = wire.KINDS[engagement.channel];
    this.store.send(`zcc-${kind}-ended`, wire.ended(engagement, time, this.store.switches));
  }

  /** The agent takes back a call that still rings: it ends, with a log that has no times. */
  #cancel(engagement: Engagement): void {
    const message = 'The agent canceled the call';
    if (this.store.switches.alwaysNotConnected) this.#failed(engagement, CANCELED, message);
    else {
      this.#closed(engagement, CANCELED, message);
      this.#sendEnded(engagement, this.store.now());
    }
    this.records.log({ engagementId: engagement.engagementId });
  }

  /** The documents have a message for calls only. */
  #failed(engagement: Engagement, reasonCode: string, message: string): void {
    const { engagementId, direction, channel } = engagement;
    this.#closed(engagement, reasonCode, message);
    if (channel !== 'voice' && !this.store.switches.alwaysNotConnected) return;
    const type =
      direction === 'inbound' ? 'zcc-inbound-not-connected' : 'zcc-outbound-not-connected';
    this.store.send(type, { engagementId, reasonCode, message });
  }

  #closed(engagement: Engagement, reasonCode: string, message: string): void {
    const notConnected = { reasonCode, message };
    this.store.change(engagement, { state: 'closed', closedAt: this.store.now(), notConnected });
  }
}
