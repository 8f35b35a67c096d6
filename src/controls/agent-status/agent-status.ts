import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ZoomCcEmbed } from '../../contact-center/element.js';
import { define } from '../../element/define.js';
import { Localize } from '../../words/localize.js';
import { Attempts } from '../shared/attempts.js';
import { EmbedControl } from '../shared/control.js';
import { Embeds, followRecords } from '../shared/embeds.js';
import { failureView } from '../shared/failure.js';
import { sharedWords } from '../shared/words.js';
import { agentStatusWords } from './words.js';

const OFFLINE = '0';
const READY = '1';
const NOT_READY = '2';
const OCCUPIED = '3';

interface Choice {
  readonly code: string;
  readonly label: string;
}

/**
 * The agent's status as the widget tells it, as a menu of those that can be set. The sub-reasons are learnt as the
 * agent uses them: the protocol lists them nowhere. While the agent is occupied or offline, none can be set.
 *
 * @summary The agent's status, to see and to set.
 * @tagname zoom-agent-status
 *
 * @csspart select - the menu
 * @csspart failure - why the widget refused
 */
export class ZoomAgentStatus extends EmbedControl {
  static override styles = [
    EmbedControl.styles,
    css`
      :host {
        display: inline-block;
        min-width: 11rem;
      }
      label {
        position: relative;
        display: block;
      }
      select {
        padding-inline-start: calc(3.5 * var(--_space));
        font-weight: 550;
      }
      select:disabled {
        opacity: 1;
        color: var(--_muted);
      }
      .dot {
        position: absolute;
        inset-block: 0;
        inset-inline-start: calc(1.5 * var(--_space));
        margin-block: auto;
        width: 0.65rem;
        height: 0.65rem;
        border-radius: 50%;
        background: var(--_edge);
        pointer-events: none;
      }
      .ready {
        background: var(--_good);
      }
      .busy {
        background: var(--_bad);
      }
      .away {
        background: var(--_warn);
      }
      .failure {
        margin-top: calc(0.5 * var(--_space));
      }
    `,
  ];

  readonly #localize = new Localize(this, { ...sharedWords, ...agentStatusWords });
  readonly #attempts = new Attempts(this, this.#localize);
  readonly #embeds = new Embeds(this, (embed, signal) => {
    followRecords(this)(embed, signal);
    this.#attempts.follow(embed, signal);
  });

  /**
   * Registers the element, unless the tag is taken.
   *
   * @param tag - the tag
   * @param registry - where it is registered; the page's own by default
   */
  static define(tag = 'zoom-agent-status', registry = customElements): void {
    define(this, tag, registry);
  }

  protected override render(): TemplateResult {
    const { cc } = this.#embeds;
    const code = cc?.agentStatus?.statusCode;
    const choices = cc ? this.#choices(cc) : [];
    const isSettable = code !== undefined && code !== OFFLINE && code !== OCCUPIED;
    const failure = this.#attempts.failureOf('status');
    return html`
      <label>
        <span class="unseen">${this.#localize.word('agentStatus')}</span>
        <span class="dot ${kindOf(cc)}"></span>
        <select
          part="select"
          ?disabled=${!isSettable || this.#attempts.isWaiting('status')}
          @change=${({ target }: Event) => this.#set(cc, (target as HTMLSelectElement).value)}
        >
          ${
            choices.some((choice) => choice.code === code)
              ? nothing
              : html`<option value="" disabled .selected=${live(true)}>${this.#told(cc)}</option>`
          }
          ${choices.map(
            (choice) => html`
              <option value=${choice.code} .selected=${live(choice.code === code)}>
                ${choice.label}
              </option>
            `,
          )}
        </select>
      </label>
      ${failure === undefined ? nothing : failureView(failure)}
    `;
  }

  #choices({ agentSubReasons }: ZoomCcEmbed): readonly Choice[] {
    const localize = this.#localize;
    return [
      { code: READY, label: localize.word('statusReady') },
      { code: NOT_READY, label: localize.word('statusNotReady') },
      ...agentSubReasons.map(({ statusCode, parentStatusCode, subReason }) => ({
        code: statusCode,
        label:
          parentStatusCode === NOT_READY ? localize.word('statusBecause', subReason) : subReason,
      })),
    ];
  }

  /** A status that nobody can choose, in words. */
  #told(cc: ZoomCcEmbed | undefined): string {
    const localize = this.#localize;
    const { statusCode, status, subReason } = cc?.agentStatus ?? {};
    if (statusCode === OFFLINE) return localize.word('statusOffline');
    if (statusCode === OCCUPIED) return localize.word('statusOccupied');
    return subReason ?? status ?? localize.word('statusUnknown');
  }

  #set(cc: ZoomCcEmbed | undefined, code: string): void {
    if (cc) void this.#attempts.run('status', () => cc.setAgentStatus(code));
  }
}

/** The colour of a status. */
function kindOf(cc: ZoomCcEmbed | undefined): string {
  const { statusCode = OFFLINE, parentStatusCode } = cc?.agentStatus ?? {};
  const kinds: Readonly<Record<string, string>> = {
    [READY]: 'ready',
    [NOT_READY]: 'away',
    [OCCUPIED]: 'busy',
  };
  return kinds[parentStatusCode ?? statusCode] ?? '';
}

declare global {
  interface HTMLElementTagNameMap {
    'zoom-agent-status': ZoomAgentStatus;
  }
}
