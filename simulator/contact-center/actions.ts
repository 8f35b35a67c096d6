import { SimulatorActions } from '../shared/actions.js';
import type { Simulation } from '../shared/simulation.js';
import { Autopilot } from './autopilot.js';
import { type Channel, type Contact, isInCall } from './state.js';
import type { contactCenterSteps } from './steps.js';
import type { ContactCenterWidget } from './widget.js';

/** Contacts are searched once the agent has not typed for so many milliseconds. */
const TYPING_PAUSE = 300;

export type ContactCenterSimulation = Simulation<ContactCenterWidget, typeof contactCenterSteps>;

/** What more than a step follows from what the agent does by hand. */
export class Actions extends SimulatorActions<ContactCenterWidget, typeof contactCenterSteps> {
  readonly #autopilot: Autopilot;

  constructor(simulation: ContactCenterSimulation) {
    super(simulation);
    this.#autopilot = new Autopilot(this.widget, simulation);
    this.widget.onHost = (what, engagementId) => {
      if (what === 'called') void this.#autopilot.pickUp(engagementId);
      else if (what === 'accepted') void this.#autopilot.begin(engagementId);
      else void this.#autopilot.reply(engagementId);
    };
  }

  /** Whether another call keeps the agent from calling. */
  get inCall(): boolean {
    return isInCall(this.state);
  }

  /** A customer asks for the agent, and gives up when nobody answers. */
  ring(channel: Channel): void {
    if (!this.state.signedIn) {
      // As a script, so that the reason is shown among the problems.
      this.simulation.play(`ringing-${channel.replace('_', '-')}`);
      return;
    }
    void this.#autopilot.giveUp(this.widget.engagements.ring({ channel }).engagementId);
  }

  /** Typing a number or a name: contacts are searched. */
  type(text: string): void {
    this.widget.screen.type(text);
    this.stopWaiting();
    if (text.trim()) this.afterTyping(TYPING_PAUSE, () => this.steps.search(text));
  }

  /** Calls what was typed, or the contact that was found. */
  dial(contact?: Contact): void {
    this.stopWaiting();
    void this.#autopilot.pickUp(this.widget.screen.dialTyped(contact).engagementId);
  }

  accept(engagementId: string): void {
    const { engagements } = this.widget;
    engagements.acceptInbound({ engagementId });
    engagements.show(engagementId);
    void this.#autopilot.begin(engagementId);
  }

  write(engagementId: string, text: string): void {
    this.steps.message({ engagementId, from: 'agent', text });
    void this.#autopilot.reply(engagementId);
  }
}
