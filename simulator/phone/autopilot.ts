import { type AutopilotSettings, isDue } from '../shared/autopilot.js';
import type { Call } from './state.js';
import type { PhoneWidget } from './widget.js';

/** How long things take when nobody scripts them, in milliseconds. */
const PACE = { pickUp: 2500, ringOut: 30_000, log: 500, recording: 1000, summary: 1500 };

/** Plays the far side and the phone system while someone uses the page by hand. */
export class Autopilot {
  constructor(
    private readonly phone: PhoneWidget,
    private readonly settings: AutopilotSettings,
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
    if (!(await isDue(this.settings, PACE.log)) || this.#call(callId)?.callLogId) return;
    calls.log({ callId });
    const { connectedAt, recording } = this.#call(callId) ?? {};
    if (recording && (await isDue(this.settings, PACE.recording))) calls.recording({ callId });
    if (!connectedAt || !(await isDue(this.settings, PACE.summary))) return;
    const { enableAISummary } = this.phone.state.config;
    if (!enableAISummary || this.#call(callId)?.summary) return;
    calls.summary({ callId, change: 'created' });
  }

  async #stillRings(callId: string, delay: number): Promise<boolean> {
    return (await isDue(this.settings, delay)) && this.#call(callId)?.state === 'ringing';
  }

  #call(callId: string): Call | undefined {
    return this.phone.state.calls.find((call) => call.callId === callId);
  }
}
