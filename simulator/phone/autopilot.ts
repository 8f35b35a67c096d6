import type { PhoneWidget } from './widget.js';

/** How long things take when nobody scripts them, in milliseconds. */
const PACE = { pickUp: 2500, ringOut: 30_000, log: 500, recording: 1000, summary: 1500 };

/** Whether the far side acts by itself, and how fast. */
interface Settings {
  readonly autopilot: boolean;
  /** A factor for each delay. */
  readonly pace: number;
}

/** Plays the far side and the phone system while someone uses the page by hand. */
export class Autopilot {
  constructor(
    private readonly phone: PhoneWidget,
    private readonly settings: Settings,
  ) {}

  /** The one who is called picks up after a while. */
  async pickUp(callId: string): Promise<void> {
    if (await this.#stillRings(callId, PACE.pickUp)) this.phone.calls.answer({ callId });
  }

  /** The one who calls gives up after a while. */
  async giveUp(callId: string): Promise<void> {
    if (!(await this.#stillRings(callId, PACE.ringOut))) return;
    this.phone.calls.miss({ callId });
    await this.afterCall(callId);
  }

  /** The log, the recording and the summary follow the end of a call. */
  async afterCall(callId: string): Promise<void> {
    const { calls } = this.phone;
    if (!(await this.#after(PACE.log)) || this.#call(callId)?.callLogId) return;
    calls.log({ callId });
    const { connectedAt, recording } = this.#call(callId) ?? {};
    if (recording && (await this.#after(PACE.recording))) calls.recording({ callId });
    if (!connectedAt || !(await this.#after(PACE.summary))) return;
    const { enableAISummary } = this.phone.state.config;
    if (enableAISummary && !this.#call(callId)?.summary)
      calls.summary({ callId, change: 'created' });
  }

  async #after(delay: number): Promise<boolean> {
    if (!this.settings.autopilot) return false;
    await new Promise((resolve) => setTimeout(resolve, delay * this.settings.pace));
    return this.settings.autopilot;
  }

  async #stillRings(callId: string, delay: number): Promise<boolean> {
    return (await this.#after(delay)) && this.#call(callId)?.state === 'ringing';
  }

  #call(callId: string) {
    return this.phone.state.calls.find((call) => call.callId === callId);
  }
}
