import type { Problem } from '../shared/control.js';
import type { Environment, Widget } from '../shared/product.js';
import { switchesOf } from '../shared/switches.js';
import type { WireMessage } from '../shared/wire.js';
import { Agent } from './agent.js';
import { CallControl } from './call-control.js';
import { Commands, type Parts } from './commands.js';
import { Contacts } from './contacts.js';
import { Conversation } from './conversation.js';
import { Engagements } from './engagements.js';
import { Records } from './records.js';
import { Requests } from './requests.js';
import { Screen } from './screen.js';
import type { Channel, ContactCenterState } from './state.js';
import { Store } from './store.js';
import { ccSwitches, type CcSwitches } from './switches.js';
import type { CcFromWidget, CcToWidget } from './wire.js';

/** Zoom Contact Center Smart Embed as its documents describe it: state, and messages in and out. No DOM. */
export class ContactCenterWidget implements Widget {
  readonly agent: Agent;
  readonly contacts: Contacts;
  readonly records: Records;
  readonly engagements: Engagements;
  readonly calls: CallControl;
  readonly conversation: Conversation;
  readonly screen: Screen;
  readonly requests: Requests;
  /** Told of what the host did to a customer, so that the customer may react. */
  onHost: Parts['reached'] | undefined;
  readonly #store: Store;
  readonly #commands: Commands;

  /** The channels of engagements from before the page was loaded, until they are told. */
  readonly #underWay: Channel[];

  constructor(
    environment: Environment,
    switches: Partial<CcSwitches> = {},
    underWay: readonly Channel[] = [],
  ) {
    this.#underWay = [...underWay];
    this.#store = new Store(environment, switchesOf(ccSwitches, switches));
    this.requests = new Requests(this.#store);
    this.agent = new Agent(this.#store);
    this.contacts = new Contacts(this.#store, this.requests, this.agent);
    this.records = new Records(this.#store);
    this.engagements = new Engagements(this.#store, this.agent, this.contacts, this.records);
    this.calls = new CallControl(this.#store, this.engagements);
    this.conversation = new Conversation(this.#store);
    this.screen = new Screen(this.#store, this.engagements);
    this.#commands = new Commands(this.#store, {
      agent: this.agent,
      engagements: this.engagements,
      calls: this.calls,
      conversation: this.conversation,
      reached: (what, engagementId) => this.onHost?.(what, engagementId),
    });
  }

  get state(): ContactCenterState {
    return this.#store.state;
  }

  now(): number {
    return this.#store.now();
  }

  receive(message: WireMessage): Problem[] {
    if (message.type === 'zcc-init-config-response') {
      return this.#configure(message.data as CcToWidget['zcc-init-config-response']);
    }
    if (!this.#commands.knows(message.type)) return this.requests.receive(message);
    this.#commands.receive(message);
    return [];
  }

  /** Answers what is not as documented: the host is told where it asked for something. */
  refuse(message: WireMessage, problems: readonly Problem[]): void {
    const wrong = problems.filter(({ kind }) => kind === 'shape').map(({ text }) => text);
    if (wrong.length) this.#commands.refuse(message, wrong.join('; '));
  }

  /** Anything that goes wrong in the widget. */
  tellError({ code, message, requestId }: CcFromWidget['zcc-error']): void {
    const echo = requestId === undefined ? {} : { requestId };
    this.#store.send('zcc-error', { code, message, ...echo });
  }

  #configure(sentConfig: CcToWidget['zcc-init-config-response']): Problem[] {
    const wanted = sentConfig.phone?.screenPopEvent ?? 'RINGING';
    const known = wanted === 'RINGING' || wanted === 'ANSWER';
    this.#store.update({ sentConfig, screenPopEvent: known ? wanted : 'RINGING' });
    this.agent.announce();
    if (this.state.signedIn) {
      for (const channel of this.#underWay.splice(0)) this.engagements.resume({ channel });
    }
    const text = `data.phone.screenPopEvent ${wanted} is neither RINGING nor ANSWER`;
    return known ? [] : [{ kind: 'config', text }];
  }
}
