import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { AgentSubReason } from '../../contact-center/agent-status.js';
import type { ZoomCcEmbed } from '../../contact-center/element.js';
import { define } from '../../element/define.js';
import { Localize } from '../../words/localize.js';
import { Attempts } from '../shared/attempts.js';
import { EmbedControl } from '../shared/control.js';
import { Embeds, followRecords } from '../shared/embeds.js';
import { failureView } from '../shared/failure.js';
import { sharedWords } from '../shared/words.js';
import { agentStatusWords } from './words.js';

const READY = '1';
const NOT_READY = '2';

/** The colours of the statuses that Zoom documents. */
const KINDS: Readonly<Record<string, string>> = {
  0: 'offline',
  // Zoom's documents have both codes for it.
  30: 'offline',
  [READY]: 'ready',
  [NOT_READY]: 'away',
  3: 'busy',
};

/** The kind of a status; a sub-reason's is that of its parent. The account's own statuses have none. */
const kindOf = (status?: Partial<AgentSubReason>): string | undefined =>
  KINDS[status?.parentStatusCode ?? status?.statusCode ?? ''];

/** What the widget sets by itself cannot be left, nor chosen. */
const isSettable = (status: Partial<AgentSubReason>): boolean =>
  !/offline|busy/.test(kindOf(status) ?? '');

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
      select:is(:disabled, [aria-disabled='true']) {
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
  /** The status that was drawn last. */
  #code: string | undefined;

  /**
   * Registers the element, unless the tag is taken.
   *
   * @param tag - the tag
   * @param registry - where it is registered; the page's own by default
   */
  static define(tag = 'zoom-agent-status', registry = customElements): void {
    define(this, tag, registry);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const code = this.#embeds.cc?.agentStatus?.statusCode;
    // What failed is settled by a new status, whoever set that.
    if (code !== this.#code) this.#attempts.forget('status');
    this.#code = code;
  }

  protected override render(): TemplateResult {
    const { cc } = this.#embeds;
    const status = cc?.agentStatus;
    const code = status?.statusCode;
    const choices = cc ? this.#choices(cc) : [];
    const failure = this.#attempts.failureOf('status');
    return html`
      <label>
        <span class="unseen">${this.#localize.word('agentStatus')}</span>
        <span class="dot ${kindOf(status) ?? ''}"></span>
        <select
          part="select"
          ?disabled=${!status || !isSettable(status)}
          aria-disabled=${String(this.#attempts.isWaiting('status'))}
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
      ...agentSubReasons.filter(isSettable).map(({ statusCode, parentStatusCode, subReason }) => ({
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
    const kind = KINDS[statusCode ?? ''];
    if (kind === 'offline') return localize.word('statusOffline');
    if (kind === 'busy') return localize.word('statusOccupied');
    return subReason ?? status ?? localize.word('statusUnknown');
  }

  #set(cc: ZoomCcEmbed | undefined, code: string): void {
    // Drawn again, the menu shows what the widget told last.
    if (this.#attempts.isWaiting('status')) this.requestUpdate();
    else if (cc) void this.#attempts.run('status', () => cc.setAgentStatus(code));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zoom-agent-status': ZoomAgentStatus;
  }
}
