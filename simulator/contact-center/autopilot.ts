import { CUSTOMER_LINES } from './people.js';
import type { Engagement } from './state.js';
import type { ContactCenterWidget } from './widget.js';

/** How long things take when nobody scripts them, in milliseconds. */
const PACE = { pickUp: 2500, ringOut: 30_000, firstLine: 600, reply: 2500 };

/** Whether the far side acts by itself, and how fast. */
interface Settings {
  readonly autopilot: boolean;
  /** A factor for each delay. */
  readonly pace: number;
}

/** Plays the customers while someone uses the page by hand. */
export class Autopilot {
  constructor(
    private readonly widget: ContactCenterWidget,
    private readonly settings: Settings,
  ) {}

  /** The customer who is called picks up after a while. */
  async pickUp(engagementId: string): Promise<void> {
    if (await this.#still(engagementId, 'ringing', PACE.pickUp)) {
      this.widget.engagements.accept({ engagementId });
    }
  }

  /** The customer who asks for the agent gives up after a while. */
  async giveUp(engagementId: string): Promise<void> {
    if (await this.#still(engagementId, 'ringing', PACE.ringOut)) {
      this.widget.engagements.miss({ engagementId });
    }
  }

  /** The customer begins a conversation in writing. */
  async begin(engagementId: string): Promise<void> {
    await this.#write(engagementId, PACE.firstLine);
  }

  /** The customer answers what the agent wrote. */
  async reply(engagementId: string): Promise<void> {
    await this.#write(engagementId, PACE.reply);
  }

  async #write(engagementId: string, delay: number): Promise<void> {
    if (!(await this.#still(engagementId, 'active', delay))) return;
    const { channel, lines = [] } = this.#find(engagementId) ?? {};
    const said = lines.filter(({ from }) => from === 'customer').length;
    const writes = channel === 'chat' || channel === 'sms';
    if (writes && said < CUSTOMER_LINES.length) this.widget.conversation.write({ engagementId });
  }

  async #still(engagementId: string, state: Engagement['state'], delay: number): Promise<boolean> {
    return (await this.#after(delay)) && this.#find(engagementId)?.state === state;
  }

  async #after(delay: number): Promise<boolean> {
    if (!this.settings.autopilot) return false;
    await new Promise((resolve) => setTimeout(resolve, delay * this.settings.pace));
    return this.settings.autopilot;
  }

  #find(engagementId: string): Engagement | undefined {
    return this.widget.state.engagements.find((each) => each.engagementId === engagementId);
  }
}
