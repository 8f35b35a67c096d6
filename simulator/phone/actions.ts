import { SimulatorActions } from '../shared/actions.js';
import type { Simulation } from '../shared/simulation.js';
import { Autopilot } from './autopilot.js';
import type { FoundContact, Page, PhoneState, Search } from './state.js';
import type { PhoneWidget } from './widget.js';

/** The user types on: contacts are searched once there is a pause of so many milliseconds. */
const TYPING_PAUSE = 250;

/** What the user can do by hand. What would follow in real life follows by itself, at a real pace. */
export class Actions extends SimulatorActions<PhoneWidget> {
  readonly #phone: PhoneWidget;
  readonly #autopilot: Autopilot;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(simulation: Simulation<PhoneWidget>) {
    super(simulation);
    this.#phone = simulation.widget;
    this.#autopilot = new Autopilot(this.#phone, simulation);
    this.#phone.onHostCall = ({ callId }) => {
      void this.#autopilot.pickUp(callId);
    };
  }

  get state(): PhoneState {
    return this.#phone.state;
  }

  now = (): number => this.#phone.now();

  open(page: Page): void {
    this.#phone.open(page);
  }

  /** Someone calls, and gives up when nobody answers. */
  ring(): void {
    const { callId } = this.#phone.calls.ring();
    void this.#autopilot.giveUp(callId);
  }

  dial(): void {
    void this.#autopilot.pickUp(this.#phone.dialKeypad().callId);
  }

  callBack(number: string): void {
    void this.#autopilot.pickUp(this.#phone.calls.dial({ number }).callId);
  }

  answer(callId: string): void {
    this.#phone.calls.answer({ callId });
  }

  decline(callId: string): void {
    this.#phone.calls.decline({ callId });
    void this.#autopilot.afterCall(callId);
  }

  hangUp(callId: string): void {
    this.#phone.calls.hangUp({ callId });
    void this.#autopilot.afterCall(callId);
  }

  toggle(callId: string, control: 'muted' | 'held' | 'recording'): void {
    this.#phone.calls.toggle(callId, control);
  }

  showCall(callId: string): void {
    this.#phone.calls.show(callId);
  }

  saveLog(callId: string): void {
    this.#phone.calls.saveLog({ callId });
  }

  takeNotes(callId: string): void {
    this.#phone.notes.take(callId);
  }

  note(field: string, value: string): void {
    this.#phone.notes.fill({ [field]: value });
  }

  saveNotes(): void {
    this.#phone.notes.save();
  }

  setAutoLog(on: boolean): void {
    this.#phone.setAutoLog(on);
  }

  /** Typing on the keypad or in the receiver of a text message; searches contacts where enabled. */
  type(where: Search['where'], text: string): void {
    this.#phone.type(where, text);
    clearTimeout(this.#typing);
    this.#phone.contacts.endSearch();
    if (!text.trim() || !this.state.config.enableContactSearching) return;
    this.#typing = setTimeout(() => {
      this.#phone.contacts.search(where, text);
    }, TYPING_PAUSE);
  }

  choose(where: Search['where'], { number }: FoundContact): void {
    this.#phone.type(where, number);
  }

  writeTo(number: string): void {
    this.#phone.type('sms', number);
    this.#phone.open('sms');
  }

  typeMessage(text: string): void {
    this.#phone.typeMessage(text);
  }

  composeSms(): void {
    this.#phone.texting.sendComposed();
  }
}
