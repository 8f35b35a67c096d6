import type { WireMessage } from '../shared/wire.js';
import type { PhoneToWidget } from './wire.js';
import type { Problem } from '../shared/control.js';
import type { Environment, Widget } from '../shared/product.js';
import { Calls } from './calls.js';
import { Contacts } from './contacts.js';
import { Notes, readNoteFields } from './notes.js';
import {
  type Call,
  type Config,
  numberOf,
  type Page,
  type PhoneState,
  remoteOf,
  type Search,
} from './state.js';
import { Store } from './store.js';
import { Texting } from './texting.js';

/** Zoom Phone Smart Embed as its documents describe it: state, and messages in and out. No DOM. */
export class PhoneWidget implements Widget {
  readonly contacts: Contacts;
  readonly calls: Calls;
  readonly texting: Texting;
  readonly notes: Notes;
  /** Told of each call that the host began, so that someone may answer it. */
  onHostCall: ((call: Call) => void) | undefined;
  readonly #store: Store;

  constructor(environment: Environment) {
    this.#store = new Store(environment);
    this.contacts = new Contacts(this.#store);
    this.calls = new Calls(this.#store, this.contacts);
    this.texting = new Texting(this.#store);
    this.notes = new Notes(this.#store);
  }

  get state(): PhoneState {
    return this.#store.state;
  }

  /** Milliseconds since 1970 on the widget's clock. */
  now(): number {
    return this.#store.now();
  }

  receive(message: WireMessage): Problem[] {
    const { type, data } = message;
    switch (type) {
      case 'zp-init-config':
        return this.#configure(data as PhoneToWidget['zp-init-config']);
      case 'zp-make-call':
        this.#makeCall(data as PhoneToWidget['zp-make-call']);
        return [];
      case 'zp-input-sms':
        this.#inputSms(data as PhoneToWidget['zp-input-sms']);
        return [];
      default:
        return this.contacts.receive(message);
    }
  }

  /** Opens a page, and asks for the contacts of the numbers on it. */
  open(page: Page): void {
    this.#store.update({ page, search: undefined });
    const { calls } = this.state;
    const numbers = (some: readonly Call[]) => some.map((call) => numberOf(remoteOf(call)));
    if (page === 'history') this.contacts.matchIfEnabled(numbers(calls));
    if (page === 'voicemail') {
      this.contacts.matchIfEnabled(numbers(calls.filter(({ voicemailUrl }) => voicemailUrl)));
    }
  }

  /** Types into the number field of the keypad, or into the receiver of the SMS composer. */
  type(where: Search['where'], text: string): void {
    if (where === 'sms') this.#store.update({ sms: { ...this.state.sms, to: text } });
    else this.#store.update({ keypad: { ...this.state.keypad, number: text } });
  }

  /** Types into the message of the SMS composer. */
  typeMessage(message: string): void {
    this.#store.update({ sms: { ...this.state.sms, message } });
  }

  /** Calls the keypad's number, under its name where it was chosen from the suggestions. */
  dialKeypad(): Call {
    const { keypad, search } = this.state;
    const contact = search?.contacts?.find(({ number }) => number === keypad.number);
    const call = this.calls.dial({
      ...keypad,
      ...(contact && { name: contact.displayName }),
    });
    this.#store.update({ keypad: { number: '' }, search: undefined });
    return call;
  }

  /** The switch on the Settings page. */
  setAutoLog(autoLog: boolean): void {
    if (!this.state.config.enableAutoLog) throw new Error('enableAutoLog is off');
    this.#store.update({ autoLog });
  }

  #configure(sentConfig: PhoneToWidget['zp-init-config']): Problem[] {
    const { notePageConfiguration, ...flags } = sentConfig;
    const { fields, problems } = readNoteFields(notePageConfiguration);
    const config: Config = {
      enableSavingLog: flags.enableSavingLog ?? false,
      enableAutoLog: flags.enableAutoLog ?? false,
      enableContactSearching: flags.enableContactSearching ?? false,
      enableContactMatching: flags.enableContactMatching ?? false,
      enableAISummary: flags.enableAISummary ?? false,
      disableInactiveTabCallEvent: flags.disableInactiveTabCallEvent ?? false,
      noteFields: fields,
    };
    this.#store.update({ config, sentConfig });
    return problems;
  }

  #makeCall({ number, callerId, autoDial = true }: PhoneToWidget['zp-make-call']): void {
    const options = { number, ...(callerId !== undefined && { callerId }) };
    if (!autoDial) {
      this.#store.update({ keypad: options, page: 'keypad', search: undefined });
      return;
    }
    const call = this.calls.dial(options);
    this.onHostCall?.(call);
  }

  #inputSms({ number, message = '' }: PhoneToWidget['zp-input-sms']): void {
    this.#store.update({ sms: { to: number, message }, page: 'sms', search: undefined });
  }
}
