import { type AutopilotSettings, isDue } from '../shared/autopilot.js';
import { CUSTOMER_LINES } from './people.js';
import type { Engagement } from './state.js';
import type { ContactCenterWidget } from './widget.js';

/** How long things take when nobody scripts them, in milliseconds. */
const PACE = { pickUp: 2500, ringOut: 30_000, firstLine: 600, reply: 2500 };

/** Plays the customers while someone uses the page by hand. */
export class Autopilot {
  constructor(
    private readonly widget: ContactCenterWidget,
    private readonly settings: AutopilotSettings,
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
    return (await isDue(this.settings, delay)) && this.#find(engagementId)?.state === state;
  }

  #find(engagementId: string): Engagement | undefined {
    return this.widget.state.engagements.find((each) => each.engagementId === engagementId);
  }
}
