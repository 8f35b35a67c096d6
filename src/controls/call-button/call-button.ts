import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Engagement } from '../../contact-center/records.js';
import { property } from '../../element/attributes.js';
import { define } from '../../element/define.js';
import { dialable } from '../../wire/dialable.js';
import { Localize } from '../../words/localize.js';
import { mayDial, type BeforeDial } from '../shared/before-dial.js';
import { EmbedControl } from '../shared/control.js';
import { Embeds, isPhone, type Embed } from '../shared/embeds.js';
import { failureText, failureView } from '../shared/failure.js';
import { phoneIcon } from '../shared/icons.js';
import { PATIENCE, readyIn } from '../shared/ready.js';
import { sharedWords } from '../shared/words.js';
import { callButtonWords } from './words.js';

/**
 * - `idle`: may be pressed
 * - `dialling`: the number was sent, and no call has started yet
 * - `in-call`: the call that it became rings or is connected
 * - `failed`: it became no call, as far as anybody knows; may be pressed again
 */
export type CallButtonState = 'idle' | 'dialling' | 'in-call' | 'failed';

const STATES: readonly CallButtonState[] = ['idle', 'dialling', 'in-call', 'failed'];

/**
 * A button that dials a number, and shows what becomes of it.
 *
 * @summary A button that dials.
 * @tagname zoom-call-button
 *
 * @slot - the label; `Call` by default
 *
 * @csspart button - the button
 * @csspart failure - why no call came of it
 *
 * @cssstate idle - may be pressed
 * @cssstate dialling - no call has started yet
 * @cssstate in-call - the call rings or is connected
 * @cssstate failed - it became no call; may be pressed again
 *
 * @fires {CustomEvent<BeforeDial>} before-dial - the number is to be dialled; where it is prevented, nothing happens
 */
export class ZoomCallButton extends EmbedControl {
  static override shadowRootOptions: ShadowRootInit = {
    ...EmbedControl.shadowRootOptions,
    delegatesFocus: true,
  };

  static override styles = [
    EmbedControl.styles,
    css`
      :host {
        display: inline-block;
      }
      button {
        border-color: transparent;
        color: var(--_on-accent);
        background: var(--_accent);
      }
      button:hover {
        background: var(--_accent);
        filter: brightness(1.08);
      }
      :host(:state(in-call)) button {
        color: var(--_good);
        background: var(--_good-soft);
        opacity: 1;
      }
      :host(:state(dialling)) button {
        color: var(--_accent);
        background: var(--_accent-soft);
        opacity: 1;
      }
      :host(:state(dialling)) svg {
        animation: ring 900ms ease-in-out infinite alternate;
      }
      .failure {
        margin-top: calc(0.5 * var(--_space));
        max-width: 20rem;
      }
      @keyframes ring {
        from {
          transform: rotate(-12deg);
        }
        to {
          transform: rotate(12deg);
        }
      }
    `,
  ];

  /** The number to dial. */
  @property() number: string | null = null;

  /** The number to call from; Zoom Phone only. */
  @property({ attribute: 'caller-id' }) callerId: string | null = null;

  /** What you know of the call, such as the customer's record: see `dial()`. As a property, anything that can be cloned. */
  @property() context: unknown = null;

  @property({ state: true }) private isDialling = false;
  @property({ state: true }) private failure: string | undefined;

  readonly #embeds = new Embeds(this);
  readonly #localize = new Localize(this, { ...sharedWords, ...callButtonWords });
  readonly #internals = this.attachInternals();
  /** The call that it became. */
  #call: Dialled | undefined;
  /** The dial that is under way. */
  #attempt: object | undefined;

  /**
   * Registers the element, unless the tag is taken.
   *
   * @param tag - the tag
   * @param registry - where it is registered; the page's own by default
   */
  static define(tag = 'zoom-call-button', registry = customElements): void {
    define(this, tag, registry);
  }

  /** What has become of the number: also `:state()` in CSS. */
  get state(): CallButtonState {
    if (this.isDialling) return 'dialling';
    if (this.#call?.isLive()) return 'in-call';
    return this.failure === undefined ? 'idle' : 'failed';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What becomes of another number is not told at this one.
    if (changed.has('number')) {
      this.#attempt = undefined;
      this.#call = this.failure = undefined;
      this.isDialling = false;
    }
    // What becomes of the call of an embed that has left is not told any more.
    if (this.#call && !this.#embeds.all.includes(this.#call.embed)) this.#call = undefined;
    // What stands in for a browser in unit tests knows no states.
    const states = this.#internals.states as CustomStateSet | undefined;
    for (const state of STATES) states?.delete(state);
    states?.add(this.state);
  }

  protected override render(): TemplateResult {
    const { state } = this;
    const isBusy = state === 'dialling' || state === 'in-call';
    const localize = this.#localize;
    const busy = state === 'dialling' ? localize.word('dialling') : localize.word('inCall');
    return html`
      <button
        part="button"
        type="button"
        aria-disabled=${isBusy ? 'true' : nothing}
        ?disabled=${!dialable(this.number ?? '')}
        @click=${() => void this.#dial()}
      >
        ${phoneIcon}<slot>${localize.word('call')}</slot>
      </button>
      <span class="unseen" role="status">${isBusy ? busy : ''}</span>
      ${state === 'failed' ? failureView(this.failure ?? '') : nothing}
    `;
  }

  async #dial(): Promise<void> {
    if (this.state === 'dialling' || this.state === 'in-call') return;
    const number = dialable(this.number ?? '');
    const context = this.context ?? undefined;
    if (!mayDial(this, { number, kind: 'call', context, link: this })) return;
    if (!this.#embeds.dialler && !this.#embeds.isPhoneToCome) {
      this.failure = this.#localize.word('noEmbed');
      return;
    }
    this.failure = undefined;
    this.isDialling = true;
    const attempt = (this.#attempt = {});
    let call: Dialled | undefined;
    let failure: string | undefined;
    const embed = await readyIn(PATIENCE, this.#embeds, () => this.#embeds.dialler);
    if (this.#attempt !== attempt) return;
    try {
      if (embed) call = await dial(embed, number, this.callerId, context);
      else failure = this.#localize.word('notReady');
    } catch (error) {
      failure = failureText(this.#localize, error);
    }
    if (this.#attempt !== attempt) return;
    this.isDialling = false;
    this.#call = call;
    this.failure = failure;
  }
}

interface Dialled {
  readonly embed: Embed;
  readonly isLive: () => boolean;
}

/** Dials, and gives back the call that it becomes. */
async function dial(
  embed: Embed,
  number: string,
  callerId: string | null,
  context: unknown,
): Promise<Dialled> {
  if (isPhone(embed)) {
    const { callId } = await embed.dial(number, { context, ...(callerId && { callerId }) });
    return { embed, isLive: () => embed.liveCalls.some((call) => call.callId === callId) };
  }
  const { engagementId: id } = await embed.dial(number, { context });
  // Wrap-up is no call any more.
  const isIt = ({ engagementId, state }: Engagement): boolean =>
    engagementId === id && state !== 'wrapup';
  return { embed, isLive: () => embed.liveEngagements.some(isIt) };
}

export type { BeforeDial };

declare global {
  interface HTMLElementTagNameMap {
    'zoom-call-button': ZoomCallButton;
  }
}
