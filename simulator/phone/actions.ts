import { SimulatorActions } from '../shared/actions.js';
import type { Simulation } from '../shared/simulation.js';
import { Autopilot } from './autopilot.js';
import type { Search } from './state.js';
import type { phoneSteps } from './steps.js';
import type { PhoneWidget } from './widget.js';

/** Contacts are searched once the user has not typed for so many milliseconds. */
const TYPING_PAUSE = 250;

export type PhoneSimulation = Simulation<PhoneWidget, typeof phoneSteps>;

/** What more than a step follows from what the user does by hand. */
export class Actions extends SimulatorActions<PhoneWidget, typeof phoneSteps> {
  readonly #autopilot: Autopilot;

  constructor(simulation: PhoneSimulation) {
    super(simulation);
    this.#autopilot = new Autopilot(this.widget, simulation);
    this.widget.onHostCall = ({ callId }) => void this.#autopilot.pickUp(callId);
  }

  /** Someone calls, and gives up when nobody answers. */
  ring(): void {
    if (!this.state.signedIn) {
      // As a script, so that the reason is shown among the problems.
      void this.simulation.run([{ ring: {} }]).catch(() => undefined);
      return;
    }
    void this.#autopilot.giveUp(this.widget.calls.ring().callId);
  }

  dial(): void {
    void this.#autopilot.pickUp(this.widget.screen.dialKeypad().callId);
  }

  callBack(number: string): void {
    void this.#autopilot.pickUp(this.widget.calls.dial({ number }).callId);
  }

  decline(callId: string): void {
    this.steps.decline({ callId });
    void this.#autopilot.afterCall(callId);
  }

  hangUp(callId: string): void {
    this.steps.hangUp({ callId });
    void this.#autopilot.afterCall(callId);
  }

  /** Typing on the keypad or in the receiver of a text message; searches contacts where enabled. */
  type(where: Search['where'], text: string): void {
    const { screen, contacts } = this.widget;
    screen.type(where, text);
    this.stopWaiting();
    contacts.endSearch();
    if (!text.trim() || !this.state.config.enableContactSearching) return;
    this.afterTyping(TYPING_PAUSE, () => contacts.search(where, text));
  }

  writeTo(number: string): void {
    this.widget.screen.type('sms', number);
    this.steps.open('sms');
  }
}
