import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import type { ZoomCcEmbed } from '../../contact-center/element.js';
import type { Engagement } from '../../contact-center/records.js';
import { property } from '../../element/attributes.js';
import { define } from '../../element/define.js';
import { Localize } from '../../words/localize.js';
import { Attempts } from '../shared/attempts.js';
import { EmbedControl } from '../shared/control.js';
import { Embeds, followRecords } from '../shared/embeds.js';
import { failureView } from '../shared/failure.js';
import { FocusPlace } from '../shared/focus-place.js';
import { once } from '../shared/once.js';
import { partyOfEngagement, takesCommands } from '../shared/party.js';
import { RunningTime } from '../shared/running-time.js';
import { sharedWords } from '../shared/words.js';
import { styles } from './styles.js';
import { search, treeOf, type Node } from './tree.js';
import { wrapUpWords } from './words.js';

/** Characters that a note may have. */
const MOST = 2000;

/** Milliseconds for which what took another engagement's place takes no click: it was meant for the one before. */
const SETTLE = 500;

/** From how many dispositions on a search helps. */
const MANY = 8;

/** What the agent has done about an engagement so far. */
interface Draft {
  note: string;
  /** What is searched for. */
  text: string;
  /** The dispositions that were sent, each with the id of its request. */
  readonly sent: (readonly [id: string, requestId: string])[];
  /** What can be chosen; nothing while it is asked for, or where that failed. */
  tree?: readonly Node[];
}

const countOf = (tree: readonly Node[]): number =>
  tree.reduce((count, { below }) => count + 1 + countOf(below), 0);

/**
 * The end of an engagement: its disposition, a note, and the close. The disposition is sent when it is chosen, the note
 * with the close. What was typed for one engagement is kept while another one is shown.
 *
 * @summary Disposition, note and the end of wrap-up.
 * @tagname zoom-wrap-up
 *
 * @slot empty - shown where nothing is to be wrapped up
 *
 * @csspart panel - all of it
 * @csspart disposition - a disposition
 * @csspart note - the field for the note
 * @csspart close - the button that closes wrap-up
 * @csspart failure - why a command failed
 */
export class ZoomWrapUp extends EmbedControl {
  static override styles = [EmbedControl.styles, styles];

  /** The engagement. Default: of those in wrap-up the one that ended first. */
  @property({ attribute: 'engagement-id' }) engagementId: string | null = null;

  readonly #localize = new Localize(this, { ...sharedWords, ...wrapUpWords });
  readonly #attempts = new Attempts(this, this.#localize);
  readonly #time = new RunningTime(this, this.#localize);
  readonly #embeds = new Embeds(this, (embed, signal) => {
    followRecords(this)(embed, signal);
    this.#attempts.follow(embed, signal);
  });
  /** By engagement; those only that are in wrap-up. */
  #drafts = new Map<string, Draft>();

  /** What is shown, and since when where it took another's place. */
  #shown: { readonly id?: string | undefined; readonly since: number } = { since: 0 };
  readonly #tooSoon = {
    capture: true,
    handleEvent: (event: Event) => {
      if (Date.now() - this.#shown.since < SETTLE) event.stopPropagation();
    },
  };

  constructor() {
    super();
    new FocusPlace(this);
  }

  /**
   * Registers the element, unless the tag is taken.
   *
   * @param tag - the tag
   * @param registry - where it is registered; the page's own by default
   */
  static define(tag = 'zoom-wrap-up', registry = customElements): void {
    define(this, tag, registry);
  }

  protected override render(): TemplateResult {
    const { cc } = this.#embeds;
    const engagement = this.#engagement;
    if (!cc || !engagement) {
      return html`<slot name="empty">
        <p class="empty">${this.#localize.word('nothingToWrapUp')}</p>
      </slot>`;
    }
    // Nothing of one engagement's panel is taken for another's: neither a field's text, nor the focus.
    return html`${keyed(engagement.engagementId, this.#panel(cc, engagement, this.#draftOf(engagement)))}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { cc } = this.#embeds;
    // Nothing is known of what is open: the control, or the embed, may be moved.
    if (!cc) return;
    const open = cc.liveEngagements.map(({ engagementId }) => engagementId);
    this.#drafts = new Map([...this.#drafts].filter(([id]) => open.includes(id)));
    const engagement = this.#engagement;
    const id = engagement?.engagementId;
    if (id !== this.#shown.id) {
      // What the page chose was not clicked for another.
      const isOwn = this.#shown.id && id && !changed.has('engagementId');
      this.#shown = { id, since: isOwn ? Date.now() : 0 };
    }
    if (!engagement) return;
    const about = `codes ${engagement.engagementId}`;
    const isAsked =
      this.#attempts.isWaiting(about) || this.#attempts.failureOf(about) !== undefined;
    if (!this.#draftOf(engagement).tree && !isAsked) void this.#load(cc, engagement);
  }

  get #engagement(): Engagement | undefined {
    const inWrapUp = this.#embeds.cc?.liveEngagements.filter(
      (engagement) => engagement.state === 'wrapup' && takesCommands(engagement),
    );
    if (this.engagementId) {
      return inWrapUp?.find(({ engagementId }) => engagementId === this.engagementId);
    }
    const endOf = ({ endedAt, startedAt }: Engagement): number =>
      (endedAt ?? startedAt)?.getTime() ?? 0;
    return inWrapUp?.toSorted((a, b) => endOf(a) - endOf(b))[0];
  }

  #draftOf({ engagementId }: Engagement): Draft {
    const draft = this.#drafts.get(engagementId) ?? { note: '', text: '', sent: [] };
    this.#drafts.set(engagementId, draft);
    return draft;
  }

  async #load(cc: ZoomCcEmbed, engagement: Engagement): Promise<void> {
    const draft = this.#draftOf(engagement);
    await this.#attempts.run(`codes ${engagement.engagementId}`, async (requestId) => {
      draft.tree = treeOf(await cc.getDispositionCodes(engagement, { requestId }));
    });
  }

  #panel(cc: ZoomCcEmbed, engagement: Engagement, draft: Draft): TemplateResult {
    const localize = this.#localize;
    const { engagementId: id, endedAt } = engagement;
    const { name } = partyOfEngagement(localize, engagement);
    const isClosing = this.#attempts.isWaiting(id);
    const failure = this.#attempts.failureOf(id);
    const count = localize.word(
      'noteCount',
      localize.number(draft.note.length),
      localize.number(MOST),
    );
    return html`
      <section class="panel" part="panel" aria-labelledby="title" @click=${this.#tooSoon}>
        <header class="row">
          <h2 id="title">${localize.word('wrapUpOf', name)}</h2>
          ${
            endedAt
              ? html`<time role="timer" class="muted">
                  ${localize.word('sinceEnd', this.#time.since(endedAt))}
                </time>`
              : nothing
          }
        </header>
        ${this.#dispositions(cc, engagement, draft)}
        <label class="note">
          <span>${localize.word('note')}</span>
          <textarea
            part="note"
            rows="3"
            maxlength=${MOST}
            aria-describedby="count"
            .value=${live(draft.note)}
            @input=${({ target }: Event) => {
              draft.note = (target as HTMLTextAreaElement).value;
              this.requestUpdate();
            }}
          ></textarea>
        </label>
        <footer class="row" @click=${once} @keydown=${once}>
          <small id="count" class="muted">${count}</small>
          <button
            class="primary"
            part="close"
            type="button"
            aria-disabled=${String(isClosing)}
            @click=${() => {
              if (!isClosing) this.#close(cc, engagement, draft);
            }}
          >
            ${localize.word('closeWrapUp')}
          </button>
        </footer>
        ${failure === undefined ? nothing : failureView(failure)}
      </section>
    `;
  }

  #dispositions(cc: ZoomCcEmbed, engagement: Engagement, draft: Draft): TemplateResult {
    const localize = this.#localize;
    const { engagementId: id } = engagement;
    const failure = this.#attempts.failureOf(`codes ${id}`);
    const refused = this.#attempts.failureOf(`disposition ${id}`);
    return html`
      <fieldset>
        <legend>${localize.word('dispositions')}</legend>
        ${
          failure === undefined
            ? this.#choices(cc, engagement, draft)
            : html`
                ${failureView(failure)}
                <button type="button" @click=${() => void this.#load(cc, engagement)}>
                  ${localize.word('tryAgain')}
                </button>
              `
        }
        ${refused === undefined ? nothing : failureView(refused)}
      </fieldset>
    `;
  }

  #choices(cc: ZoomCcEmbed, engagement: Engagement, draft: Draft): TemplateResult {
    const localize = this.#localize;
    const { tree, text } = draft;
    // What was refused does not count: the one before still stands.
    const [chosen] =
      draft.sent.findLast(([, requestId]) => !this.#attempts.hasFailed(requestId)) ?? [];
    if (!tree) return html`<p class="muted">${localize.word('loadingDispositions')}</p>`;
    if (!tree.length) return html`<p class="muted">${localize.word('noDispositions')}</p>`;
    const found = search(tree, text, localize.lang());
    return html`
      ${
        countOf(tree) < MANY
          ? nothing
          : html`
              <input
                type="search"
                autocomplete="off"
                placeholder=${localize.word('searchDispositions')}
                aria-label=${localize.word('searchDispositions')}
                .value=${live(text)}
                @input=${({ target }: Event) => {
                  draft.text = (target as HTMLInputElement).value;
                  this.requestUpdate();
                }}
              />
            `
      }
      <div class="tree">
        ${
          found.length
            ? this.#branch(found, (node) => this.#choose(cc, engagement, draft, node), chosen)
            : html`<p class="muted">${localize.word('noMatch')}</p>`
        }
      </div>
    `;
  }

  #branch(
    nodes: readonly Node[],
    choose: (node: Node) => void,
    chosen: string | undefined,
  ): TemplateResult {
    return html`
      <ul>
        ${nodes.map(
          (node) => html`
            <li>
              <button
                part="disposition"
                type="button"
                aria-pressed=${String(node.id === chosen)}
                @click=${() => choose(node)}
              >
                ${node.name}
                ${
                  node.id === chosen
                    ? html`<span class="sent">${this.#localize.word('chosen')}</span>`
                    : nothing
                }
              </button>
              ${node.below.length ? this.#branch(node.below, choose, chosen) : nothing}
            </li>
          `,
        )}
      </ul>
    `;
  }

  #choose(cc: ZoomCcEmbed, engagement: Engagement, draft: Draft, { id }: Node): void {
    void this.#attempts.run(`disposition ${engagement.engagementId}`, async (requestId) => {
      await cc.setEngagementDisposition(engagement, id, { requestId });
      draft.sent.push([id, requestId]);
    });
  }

  #close(cc: ZoomCcEmbed, engagement: Engagement, { note }: Draft): void {
    void this.#attempts.run(engagement.engagementId, (requestId) =>
      cc.closeEngagementWrapup(engagement, note ? { note } : {}, { confirm: true, requestId }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zoom-wrap-up': ZoomWrapUp;
  }
}
