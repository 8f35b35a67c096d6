import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { property } from '../../element/attributes.js';
import { define } from '../../element/define.js';
import { Localize } from '../../words/localize.js';
import { EmbedControl } from '../shared/control.js';
import { Embeds, nameOf } from '../shared/embeds.js';
import { failureView } from '../shared/failure.js';
import { inIcon, outIcon } from '../shared/icons.js';
import { sharedWords } from '../shared/words.js';
import { exported, jsonOf, typeOf, type Entry } from './entry.js';
import { styles } from './styles.js';
import { embedInspectorWords } from './words.js';

/** The messages that are kept. */
const MOST = 1000;

/**
 * Every message to and from the widgets, newest first, with its time, direction, type and drift. Values are left out,
 * also in what is copied and exported, until the user asks for them: they are customers' data.
 *
 * @summary A log of all messages, for developers.
 * @tagname zoom-embed-inspector
 *
 * @csspart toolbar - what is above the messages
 * @csspart messages - the list of messages
 * @csspart message - a message
 */
export class ZoomEmbedInspector extends EmbedControl {
  static override styles = [EmbedControl.styles, styles];

  @property({ state: true }) private search = '';
  @property({ state: true }) private direction = '';
  @property({ state: true }) private isDriftOnly = false;
  @property({ state: true }) private isRedacted = true;
  /** What was there when the user paused it. */
  @property({ state: true }) private paused: readonly Entry[] | undefined;
  @property({ state: true }) private copied: string | undefined;
  @property({ state: true }) private failure: string | undefined;

  readonly #localize = new Localize(this, { ...sharedWords, ...embedInspectorWords });
  /** Oldest first. */
  readonly #entries: Entry[] = [];
  /** The messages whose content is seen. */
  readonly #open = new Set<number>();
  #count = 0;
  readonly #embeds = new Embeds(this, (embed, signal) => {
    const product = nameOf(embed);
    embed.addEventListener(
      'embed-message',
      ({ detail }) => {
        this.#entries.push({ ...detail, product, id: this.#count++ });
        if (this.#entries.length > MOST) this.#entries.shift();
        this.requestUpdate();
      },
      { signal },
    );
  });

  /**
   * Registers the element, unless the tag is taken.
   *
   * @param tag - the tag
   * @param registry - where it is registered; the page's own by default
   */
  static define(tag = 'zoom-embed-inspector', registry = customElements): void {
    define(this, tag, registry);
  }

  /** Messages come in bursts: one drawing for each frame is enough. */
  protected override async scheduleUpdate(): Promise<void> {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await super.scheduleUpdate();
  }

  protected override render(): TemplateResult {
    const localize = this.#localize;
    const all = this.paused ?? this.#entries;
    const found = this.#found;
    return html`
      ${this.#toolbar(found, all.length)}
      ${this.failure === undefined ? nothing : failureView(this.failure)}
      ${
        found.length
          ? html`
              <ol part="messages" aria-label=${localize.word('messages')}>
                ${repeat(
                  found,
                  ({ id }) => id,
                  (entry) => this.#message(entry, this.#embeds.all.length > 1),
                )}
              </ol>
            `
          : html`<p class="empty">${localize.word(all.length ? 'noMessageFits' : 'noMessages')}</p>`
      }
    `;
  }

  /** What fits the search and the filters, newest first. */
  get #found(): readonly Entry[] {
    const words = this.search.toLowerCase().split(/\s+/).filter(Boolean);
    return (this.paused ?? this.#entries)
      .filter((entry) => {
        if (this.direction && entry.direction !== this.direction) return false;
        if (this.isDriftOnly && !entry.drift.length) return false;
        if (!words.length) return true;
        // In what is seen: who searches for a hidden value finds nothing.
        const text = `${jsonOf(entry, this.isRedacted)} ${entry.drift.join(' ')}`.toLowerCase();
        return words.every((word) => text.includes(word));
      })
      .reverse();
  }

  #toolbar(found: readonly Entry[], all: number): TemplateResult {
    const localize = this.#localize;
    const count = localize.word(
      'messageCount',
      localize.number(found.length),
      localize.number(all),
    );
    return html`
      <div class="toolbar" part="toolbar">
        <input
          type="search"
          autocomplete="off"
          placeholder=${localize.word('searchMessages')}
          aria-label=${localize.word('searchMessages')}
          @input=${({ target }: Event) => {
            this.search = (target as HTMLInputElement).value;
          }}
        />
        <select
          aria-label=${localize.word('direction')}
          @change=${({ target }: Event) => {
            this.direction = (target as HTMLSelectElement).value;
          }}
        >
          <option value="">${localize.word('bothWays')}</option>
          <option value="in">${localize.word('fromWidget')}</option>
          <option value="out">${localize.word('toWidget')}</option>
        </select>
        ${this.#checkbox('withDrift', this.isDriftOnly, (isOn) => {
          this.isDriftOnly = isOn;
        })}
        ${this.#checkbox('showValues', !this.isRedacted, (isOn) => {
          this.isRedacted = !isOn;
        })}
        <span class="muted count">${count}</span>
        <button
          type="button"
          aria-pressed=${String(this.paused !== undefined)}
          @click=${() => {
            this.paused = this.paused ? undefined : [...this.#entries];
          }}
        >
          ${localize.word('pause')}
        </button>
        <button type="button" @click=${() => void this.#copy(found)}>
          ${localize.word('copy')}
        </button>
        <button type="button" @click=${() => this.#export(found)}>
          ${localize.word('export')}
        </button>
        <button type="button" @click=${() => this.#clear()}>${localize.word('clear')}</button>
        <span class="unseen" role="status">${this.copied ?? ''}</span>
      </div>
    `;
  }

  #checkbox(
    word: 'withDrift' | 'showValues',
    isOn: boolean,
    set: (isOn: boolean) => void,
  ): TemplateResult {
    return html`
      <label class="check">
        <input
          type="checkbox"
          name=${word}
          .checked=${isOn}
          @change=${({ target }: Event) => set((target as HTMLInputElement).checked)}
        />
        ${this.#localize.word(word)}
      </label>
    `;
  }

  #message(entry: Entry, several: boolean): TemplateResult {
    const localize = this.#localize;
    const { id, direction, drift, time, product } = entry;
    const isOpen = this.#open.has(id);
    const moment = localize.date(new Date(time), {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
    });
    return html`
      <li part="message">
        <details
          ?open=${isOpen}
          @toggle=${({ target }: Event) => {
            if ((target as HTMLDetailsElement).open) this.#open.add(id);
            else this.#open.delete(id);
            this.requestUpdate();
          }}
        >
          <summary>
            <time class="muted">${moment}</time>
            <span class="way ${direction}">
              ${direction === 'in' ? inIcon : outIcon}
              <span class="unseen">
                ${localize.word(direction === 'in' ? 'fromWidget' : 'toWidget')}
              </span>
            </span>
            <code>${typeOf(entry) ?? localize.word('untyped')}</code>
            ${several ? html`<small class="muted">${product}</small>` : nothing}
            ${
              drift.length
                ? html`<span class="drift">
                    ${localize.word('driftCount', localize.number(drift.length))}
                  </span>`
                : nothing
            }
          </summary>
          ${
            isOpen
              ? html`
                  ${drift.map((text) => html`<p class="drift">${text}</p>`)}
                  <pre tabindex="0" dir="ltr">${jsonOf(entry, this.isRedacted)}</pre>
                `
              : nothing
          }
        </details>
      </li>
    `;
  }

  async #copy(entries: readonly Entry[]): Promise<void> {
    this.copied = this.failure = undefined;
    try {
      await navigator.clipboard.writeText(exported(entries, this.isRedacted));
      this.copied = this.#localize.word('copied');
    } catch (error) {
      this.failure = this.#localize.word('failed', String(error));
    }
  }

  #export(entries: readonly Entry[]): void {
    const blob = new Blob([exported(entries, this.isRedacted)], { type: 'application/json' });
    const anchor = this.ownerDocument.createElement('a');
    anchor.href = URL.createObjectURL(blob);
    anchor.download = 'zoom-messages.json';
    anchor.click();
    // Some browsers begin the download later.
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
  }

  #clear(): void {
    this.#entries.length = 0;
    this.#open.clear();
    if (this.paused) this.paused = [];
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zoom-embed-inspector': ZoomEmbedInspector;
  }
}
