import type { Calls } from './calls.js';
import type { Contacts } from './contacts.js';
import {
  type Call,
  isLive,
  numberOf,
  type Page,
  type PhoneState,
  remoteOf,
  type Search,
} from './state.js';
import type { Store } from './store.js';

/** What the user opens and fills in: the pages, the keypad, the composer of text messages, the settings. */
export class Screen {
  constructor(
    private readonly store: Store,
    private readonly contacts: Contacts,
    private readonly calls: Calls,
  ) {}

  /** Opens a page, and asks for the contacts of the numbers on it. */
  open(page: Page): void {
    this.store.update({ page, search: undefined });
    const { calls } = this.store.state;
    const numbers = (some: readonly Call[]) => some.map((call) => numberOf(remoteOf(call)));
    if (page === 'history') this.contacts.matchIfEnabled(numbers(calls));
    if (page === 'voicemail') {
      this.contacts.matchIfEnabled(numbers(calls.filter(({ voicemailUrl }) => voicemailUrl)));
    }
  }

  /** Types into the number field of the keypad, or into the receiver of the composer. */
  type(where: Search['where'], text: string): void {
    const { keypad, sms } = this.store.state;
    if (where === 'sms') this.store.update({ sms: { ...sms, to: text } });
    else this.store.update({ keypad: { ...keypad, number: text } });
  }

  /** Types into the message of the composer. */
  typeMessage(message: string): void {
    this.store.update({ sms: { ...this.store.state.sms, message } });
  }

  /** Shows the keypad with a number that is not called yet. */
  fillKeypad(keypad: PhoneState['keypad']): void {
    this.store.update({ keypad, page: 'keypad', search: undefined });
  }

  /** Shows the composer with a message that is not sent yet. */
  fillComposer(sms: PhoneState['sms']): void {
    this.store.update({ sms, page: 'sms', search: undefined });
  }

  /** Calls the keypad's number, under its name where it was chosen from the suggestions. */
  dialKeypad(): Call {
    const { keypad, search } = this.store.state;
    const contact = search?.contacts?.find(({ number }) => number === keypad.number);
    const call = this.calls.dial({
      ...keypad,
      ...(contact && { name: contact.displayName }),
    });
    this.store.update({ keypad: { number: '' }, search: undefined });
    return call;
  }

  /** The switch on the Settings page. */
  setAutoLog(autoLog: boolean): void {
    if (!this.store.state.config.enableAutoLog) throw new Error('enableAutoLog is off');
    this.store.update({ autoLog });
  }

  signIn(): void {
    if (this.store.state.signedIn) throw new Error('somebody is signed in already');
    this.store.update({ signedIn: true, page: 'keypad' });
  }

  signOut(): void {
    this.store.mustBeSignedIn();
    if (this.store.state.calls.some(isLive)) throw new Error('a call is live');
    this.store.update({ signedIn: false, search: undefined });
  }
}
