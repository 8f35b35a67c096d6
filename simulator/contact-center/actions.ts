import { SimulatorActions } from '../shared/actions.js';
import type { Simulation } from '../shared/simulation.js';
import { Autopilot } from './autopilot.js';
import {
  type Channel,
  type Contact,
  type ContactCenterState,
  type Drawer,
  isInCall,
  type Page,
  type SIZES,
} from './state.js';
import type { ContactCenterWidget } from './widget.js';

/** The agent types on: contacts are searched once there is a pause of so many milliseconds. */
const TYPING_PAUSE = 300;

/** What the agent can do by hand. What would follow in real life follows by itself, at a real pace. */
export class Actions extends SimulatorActions<ContactCenterWidget> {
  readonly #widget: ContactCenterWidget;
  readonly #autopilot: Autopilot;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(simulation: Simulation<ContactCenterWidget>) {
    super(simulation);
    this.#widget = simulation.widget;
    this.#autopilot = new Autopilot(this.#widget, simulation);
    this.#widget.onHost = (what, engagementId) => {
      if (what === 'called') void this.#autopilot.pickUp(engagementId);
      else if (what === 'accepted') void this.#autopilot.begin(engagementId);
      else void this.#autopilot.reply(engagementId);
    };
  }

  get state(): ContactCenterState {
    return this.#widget.state;
  }

  now = (): number => this.#widget.now();

  open(page: Page): void {
    this.#widget.open(page);
  }

  show(engagementId: string): void {
    this.#widget.engagements.show(engagementId);
  }

  toggleDrawer(drawer: Drawer): void {
    this.#widget.toggleDrawer(drawer);
  }

  signIn(): void {
    this.#widget.agent.signIn();
  }

  signOut(): void {
    this.#widget.agent.signOut();
  }

  setStatus(statusCode: string): void {
    this.#widget.agent.choose(statusCode);
  }

  resize(size: keyof typeof SIZES): void {
    this.#widget.resize(size);
  }

  /** A customer asks for the agent, and gives up when nobody answers. */
  ring(channel: Channel): void {
    if (!this.state.signedIn) {
      this.play(`ringing-${channel}`);
      return;
    }
    const { engagementId } = this.#widget.engagements.ring({ channel });
    void this.#autopilot.giveUp(engagementId);
  }

  /** Typing a number or a name: contacts are searched. */
  type(text: string): void {
    this.#widget.type(text);
    clearTimeout(this.#typing);
    if (!text.trim()) return;
    this.#typing = setTimeout(() => {
      this.#widget.search(text);
    }, TYPING_PAUSE);
  }

  /** Whether another call keeps the agent from calling. */
  get inCall(): boolean {
    return isInCall(this.state);
  }

  /** Calls what was typed, or the contact that was found. */
  dial(contact?: Contact): void {
    clearTimeout(this.#typing);
    void this.#autopilot.pickUp(this.#widget.dialTyped(contact).engagementId);
  }

  accept(engagementId: string): void {
    this.#widget.engagements.acceptInbound({ engagementId });
    this.show(engagementId);
    void this.#autopilot.begin(engagementId);
  }

  reject(engagementId: string): void {
    this.#widget.engagements.reject({ engagementId });
  }

  end(engagementId: string): void {
    this.#widget.engagements.end({ engagementId });
  }

  pick(engagementId: string, contact: Contact): void {
    this.#widget.contacts.pick(contact.id, engagementId);
  }

  setDisposition(engagementId: string, dispositionId: string): void {
    this.#widget.engagements.dispose({ engagementId, dispositionId });
  }

  close(engagementId: string): void {
    this.#widget.engagements.close({ engagementId });
  }

  note(engagementId: string, text: string): void {
    this.#widget.conversation.note({ engagementId, text });
  }

  write(engagementId: string, text: string): void {
    this.#widget.conversation.write({ engagementId, from: 'agent', text });
    void this.#autopilot.reply(engagementId);
  }

  mute(engagementId: string, muted: boolean): void {
    this.#widget.calls.mute(engagementId, muted);
  }

  hold(engagementId: string, held: boolean): void {
    this.#widget.calls.hold(engagementId, held);
  }

  press(engagementId: string, digit: string): void {
    this.#widget.calls.press(engagementId, digit);
  }

  record(engagementId: string, action: 'pause' | 'resume' | 'stop'): void {
    this.#widget.calls.record(engagementId, action);
  }

  transfer(engagementId: string, destination: string, transferType: 'direct' | 'warm'): void {
    this.#widget.calls.transfer({ engagementId, destination, transferType });
  }

  addCall(engagementId: string, destination: string): void {
    this.#widget.calls.add({ engagementId, destination });
  }

  cancelConsult(engagementId: string): void {
    this.#widget.calls.cancelConsult({ engagementId });
  }

  completeTransfer(engagementId: string): void {
    this.#widget.calls.completeTransfer({ engagementId });
  }

  mergeConsult(engagementId: string): void {
    this.#widget.calls.mergeConsult({ engagementId });
  }

  upgrade(engagementId: string): void {
    this.#widget.calls.upgrade(engagementId);
  }
}
