import { css, html, nothing, type TemplateResult } from 'lit';
import { define } from '../../element/define.js';
import { fallbackWords } from '../../element/words.js';
import { Localize } from '../../words/localize.js';
import { EmbedControl } from '../shared/control.js';
import { Embeds, nameOf, type Embed } from '../shared/embeds.js';
import { sharedWords } from '../shared/words.js';
import { embedStatusWords } from './words.js';

/**
 * Whether the widgets run, and what to do where one does not.
 *
 * @summary Whether the widgets run.
 * @tagname zoom-embed-status
 *
 * @csspart embed - an embed
 * @csspart advice - what to do where its widget does not run
 * @csspart reload - the button that loads it again
 */
export class ZoomEmbedStatus extends EmbedControl {
  static override styles = [
    EmbedControl.styles,
    css`
      li + li {
        margin-top: var(--_space);
      }
      .dot {
        flex: none;
        width: 0.65rem;
        height: 0.65rem;
        border-radius: 50%;
        background: var(--_warn);
      }
      .ready .dot {
        background: var(--_good);
      }
      :is(.stalled, .error) .dot {
        background: var(--_bad);
      }
      strong {
        font-weight: 600;
      }
      .advice {
        margin-top: var(--_space);
        padding: calc(1.5 * var(--_space));
        border-radius: var(--_radius);
        color: var(--_text);
        background: var(--_bad-soft);
      }
      .advice ul {
        padding-inline-start: calc(2.5 * var(--_space));
        list-style: disc;
      }
      .advice button {
        margin-top: var(--_space);
      }
    `,
  ];

  readonly #localize = new Localize(this, {
    ...sharedWords,
    ...fallbackWords,
    ...embedStatusWords,
  });
  /** Those that were known to speak when they were drawn. */
  #confirmed = new WeakSet<Embed>();
  readonly #embeds = new Embeds(this, (embed, signal) => {
    const heard = (): void => {
      if (!this.#confirmed.has(embed)) this.requestUpdate();
    };
    embed.addEventListener('embed-message', heard, { signal });
  });

  /**
   * Registers the element, unless the tag is taken.
   *
   * @param tag - the tag
   * @param registry - where it is registered; the page's own by default
   */
  static define(tag = 'zoom-embed-status', registry = customElements): void {
    define(this, tag, registry);
  }

  protected override render(): TemplateResult {
    const { all } = this.#embeds;
    this.#confirmed = new WeakSet(all.filter(({ confirmed }) => confirmed));
    return html`
      <div role="status">
        ${
          all.length
            ? html`<ul>
                ${all.map((embed) => this.#embed(embed))}
              </ul>`
            : html`<p class="muted">${this.#localize.word('noEmbed')}</p>`
        }
      </div>
    `;
  }

  #embed(embed: Embed): TemplateResult {
    const { status, confirmed } = embed;
    // A frame that merely loaded may show anything: only its messages prove the widget.
    const isSilent = status === 'ready' && !confirmed;
    return html`
      <li part="embed" class=${isSilent ? 'silent' : status}>
        <div class="row">
          <span class="dot"></span>
          <strong>${nameOf(embed)}</strong>
          <span class="muted">${this.#wordFor(embed)}</span>
        </div>
        ${status === 'stalled' || status === 'error' ? this.#advice(embed) : nothing}
      </li>
    `;
  }

  #wordFor({ status, confirmed }: Embed): string {
    const words = {
      idle: 'widgetIdle',
      loading: 'widgetLoading',
      ready: confirmed ? 'widgetReady' : 'widgetSilent',
      stalled: 'widgetStalled',
      error: 'widgetError',
    } as const;
    return this.#localize.word(words[status]);
  }

  #advice(embed: Embed): TemplateResult {
    const localize = this.#localize;
    const advice =
      embed.status === 'error'
        ? [localize.word('invalidAddress')]
        : [
            localize.word('signIn'),
            localize.word('allowCookies'),
            localize.word('approveDomain', location.host),
            localize.word('allowFrame'),
          ];
    return html`
      <div class="advice" part="advice">
        <ul>
          ${advice.map((text) => html`<li>${text}</li>`)}
        </ul>
        <button part="reload" type="button" @click=${() => embed.reload()}>
          ${localize.word('reload')}
        </button>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zoom-embed-status': ZoomEmbedStatus;
  }
}
