import type { Problem } from '../shared/control.js';
import type { Environment, Widget } from '../shared/product.js';
import { switchesOf } from '../shared/switches.js';
import type { WireMessage } from '../shared/wire.js';
import { Calls } from './calls.js';
import { Contacts } from './contacts.js';
import { Notes, readNoteFields } from './notes.js';
import { Screen } from './screen.js';
import type { Call, Config, PhoneState } from './state.js';
import { Store } from './store.js';
import { phoneSwitches, type PhoneSwitches } from './switches.js';
import { Texting } from './texting.js';
import type { PhoneToWidget } from './wire.js';

const ignored = (text: string): Problem => ({ kind: 'state', text });

/** Zoom Phone Smart Embed as its documents describe it: state, and messages in and out. No DOM. */
export class PhoneWidget implements Widget {
  readonly contacts: Contacts;
  readonly calls: Calls;
  readonly texting: Texting;
  readonly notes: Notes;
  readonly screen: Screen;
  /** Told of each call that the host began, so that someone may answer it. */
  onHostCall: ((call: Call) => void) | undefined;
  readonly #store: Store;

  constructor(environment: Environment, switches: Partial<PhoneSwitches> = {}) {
    this.#store = new Store(environment, switchesOf(phoneSwitches, switches));
    this.contacts = new Contacts(this.#store);
    this.calls = new Calls(this.#store, this.contacts);
    this.texting = new Texting(this.#store);
    this.notes = new Notes(this.#store);
    this.screen = new Screen(this.#store, this.contacts, this.calls);
  }

  get state(): PhoneState {
    return this.#store.state;
  }

  now(): number {
    return this.#store.now();
  }

  receive(message: WireMessage): Problem[] {
    const { type, data } = message;
    const isCommand = type === 'zp-make-call' || type === 'zp-input-sms';
    if (isCommand && !this.state.signedIn) return [ignored('nobody is signed in')];
    switch (type) {
      case 'zp-init-config':
        return this.#configure(data as PhoneToWidget['zp-init-config']);
      case 'zp-make-call':
        return this.#makeCall(data as PhoneToWidget['zp-make-call']);
      case 'zp-input-sms': {
        const { number, message: text = '' } = data as PhoneToWidget['zp-input-sms'];
        this.screen.fillComposer({ to: number, message: text });
        return [];
      }
      default:
        return this.contacts.receive(message);
    }
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

  #makeCall({ number, callerId, autoDial = true }: PhoneToWidget['zp-make-call']): Problem[] {
    if (callerId === undefined && this.#store.switches.requireCallerId) {
      return [ignored('no available callerId')];
    }
    const options = { number, ...(callerId !== undefined && { callerId }) };
    if (!autoDial) {
      this.screen.fillKeypad(options);
      return [];
    }
    const call = this.calls.dial(options);
    this.onHostCall?.(call);
    return [];
  }
}
