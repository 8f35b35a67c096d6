import type { CcToWidget } from './wire.js';
import type { WireMessage } from '../shared/wire.js';
import type { Problem } from '../shared/control.js';
import type { Environment, Widget } from '../shared/product.js';
import { Agent } from './agent.js';
import { CallControl } from './call-control.js';
import { Commands, type Parts } from './commands.js';
import { Contacts } from './contacts.js';
import { Conversation } from './conversation.js';
import { Engagements } from './engagements.js';
import { Records } from './records.js';
import { Requests } from './requests.js';
import {
  type Contact,
  type ContactCenterState,
  type Drawer,
  type Engagement,
  type Page,
  type Query,
  SIZES,
} from './state.js';
import { Store } from './store.js';

/** Zoom Contact Center Smart Embed as its documents describe it: state, and messages in and out. No DOM. */
export class ContactCenterWidget implements Widget {
  readonly agent: Agent;
  readonly contacts: Contacts;
  readonly records: Records;
  readonly engagements: Engagements;
  readonly calls: CallControl;
  readonly conversation: Conversation;
  /** Told of what the host did to a customer, so that the customer may react. */
  onHost: Parts['reached'] | undefined;
  readonly #store: Store;
  readonly #requests: Requests;
  readonly #commands: Commands;
  #searches = 0;

  constructor(environment: Environment, { signedIn = true } = {}) {
    this.#store = new Store(environment, signedIn);
    this.#requests = new Requests(this.#store);
    this.agent = new Agent(this.#store);
    this.contacts = new Contacts(this.#store, this.#requests);
    this.records = new Records(this.#store);
    this.engagements = new Engagements(this.#store, this.agent, this.contacts, this.records);
    this.calls = new CallControl(this.#store, this.engagements);
    this.conversation = new Conversation(this.#store);
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

  /** Milliseconds since 1970 on the widget's clock. */
  now(): number {
    return this.#store.now();
  }

  receive(message: WireMessage): Problem[] {
    if (message.type === 'zcc-init-config-response') {
      return this.#configure(message.data as CcToWidget['zcc-init-config-response']);
    }
    if (!this.#commands.knows(message.type)) return this.#requests.receive(message);
    this.#commands.receive(message);
    return [];
  }

  /** Answers what is not as documented: the host is told where it asked for something. */
  refuse(message: WireMessage, problems: readonly Problem[]): void {
    const wrong = problems.filter(({ kind }) => kind === 'shape').map(({ text }) => text);
    if (wrong.length) this.#commands.refuse(message, wrong.join('; '));
  }

  /** Resolves once the host owes no answer, or when so many milliseconds have passed. */
  answered(timeout: number): Promise<void> {
    return this.#requests.settled(timeout);
  }

  /** The agent looks for somebody, or the widget does: one contact comes back. */
  search(query: Query): void {
    this.agent.mustBeSignedIn();
    const order = ++this.#searches;
    const show = (found: Contact | null): void => {
      const { search } = this.state;
      // The answer to an earlier text is right, but nobody waits for it any more.
      if (search?.order === order) this.#store.update({ search: { ...search, found } });
    };
    this.#requests.ask('zcc-contact-search-response', (data) => {
      const contact = data as Partial<Contact>;
      show(contact.id === undefined ? null : (contact as Contact));
    });
    this.#store.update({
      search: { query, order },
      ...(typeof query === 'string' && { dial: query }),
    });
    this.#store.send('zcc-contact-search-event', { query });
  }

  /** The agent types into the field for a number or a name. */
  type(dial: string): void {
    this.#store.update({ dial, search: undefined });
  }

  /** Calls what was typed, or the contact that was found. */
  dialTyped(contact?: Contact): Engagement {
    const { dial } = this.state;
    if (!contact)
      return this.engagements.dial(dial.includes('@') ? { email: dial } : { phone: dial });
    const { phone, email, name } = contact;
    return this.engagements.dial({
      ...(phone !== undefined && { phone }),
      ...(email !== undefined && { email }),
      ...(name !== undefined && { name }),
      contact,
    });
  }

  open(page: Page): void {
    this.#store.update({ page, drawer: undefined });
  }

  /** Opens what is below the buttons of a call, or closes it again. */
  toggleDrawer(drawer: Drawer): void {
    this.#store.update({ drawer: this.state.drawer === drawer ? undefined : drawer });
  }

  /** The agent presses a size button. */
  resize(size: keyof typeof SIZES | { width: number; height: number }): void {
    const data =
      typeof size === 'string'
        ? { ...SIZES[size] }
        : { widthInPixels: size.width, heightInPixels: size.height };
    this.#store.send('zcc-resize', data);
  }

  /** Anything that goes wrong in the widget. */
  fail(code: string, message: string, requestId?: string): void {
    const echo = requestId === undefined ? {} : { requestId };
    this.#store.send('zcc-error', { code, message, ...echo });
  }

  #configure(sentConfig: CcToWidget['zcc-init-config-response']): Problem[] {
    const wanted = sentConfig.phone?.screenPopEvent ?? 'RINGING';
    const known = wanted === 'RINGING' || wanted === 'ANSWER';
    this.#store.update({ sentConfig, screenPopEvent: known ? wanted : 'RINGING' });
    this.agent.announce();
    const text = `data.phone.screenPopEvent ${wanted} is neither RINGING nor ANSWER`;
    return known ? [] : [{ kind: 'config', text }];
  }
}
