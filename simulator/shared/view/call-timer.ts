import { html, LitElement, type TemplateResult } from 'lit';
import { formatDuration } from './format.js';

/** Shows how long a call lasts, second by second. */
export class CallTimer extends LitElement {
  static override readonly properties = {
    since: { type: Number },
    clock: { attribute: false },
  };

  /** When the call began, in milliseconds on the clock. */
  declare since: number;
  declare clock: () => number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.since = 0;
    this.clock = Date.now;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      this.requestUpdate();
    }, 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`${formatDuration((this.clock() - this.since) / 1000)}`;
  }
}

customElements.define('call-timer', CallTimer);
