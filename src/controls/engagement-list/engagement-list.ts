import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ZoomCcEmbed } from '../../contact-center/element.js';
import type { Engagement } from '../../contact-center/records.js';
import { define } from '../../element/define.js';
import { Localize } from '../../words/localize.js';
import { Attempts } from '../shared/attempts.js';
import { chips } from '../shared/chip-styles.js';
import { EmbedControl } from '../shared/control.js';
import { Embeds, followRecords } from '../shared/embeds.js';
import { failureView } from '../shared/failure.js';
import { FocusPlace } from '../shared/focus-place.js';
import { channelIcon } from '../shared/icons.js';
import { list } from '../shared/list-styles.js';
import { momentText } from '../shared/moment.js';
import { once } from '../shared/once.js';
import { channelName, partyOfEngagement } from '../shared/party.js';
import { durationText, RunningTime } from '../shared/running-time.js';
import { sharedWords } from '../shared/words.js';
import { commandsOf } from './commands.js';
import { engagementListWords } from './words.js';

/**
 * The engagements of the contact center: those that go on first, with the commands that fit their state. The widget
 * confirms neither mute nor hold, so nothing here claims that one is.
 *
 * @summary The engagements of the contact center, with commands.
 * @tagname zoom-engagement-list
 *
 * @slot empty - shown where there are no engagements
 *
 * @csspart list - the list
 * @csspart engagement - an engagement
 * @csspart command - a button that gives a command; each has its name as a part, too: `accept`, `decline`, `hold`,
 *   `resume`, `mute`, `unmute`, `digit`, `start-transfer`, `add-call`, `complete`, `merge`, `cancel`, `end`
 * @csspart keypad - the keypad, and what opens it
 * @csspart transfer - transfer and consult, and what opens them
 * @csspart failure - why a command failed
 */
export class ZoomEngagementList extends EmbedControl {
  static override styles = [
    EmbedControl.styles,
    chips,
    list,
    css`
      .commands {
        display: grid;
        gap: var(--_space);
        margin-top: var(--_space);
      }
      .pair {
        display: inline-flex;
      }
      .pair button:first-child {
        border-start-end-radius: 0;
        border-end-end-radius: 0;
      }
      .pair button:last-child {
        margin-inline-start: -1px;
        border-start-start-radius: 0;
        border-end-start-radius: 0;
      }
      .end {
        margin-inline-start: auto;
      }
      .panels {
        display: grid;
        gap: var(--_space);
      }
      summary {
        width: fit-content;
        border-radius: calc(0.5 * var(--_radius));
        color: var(--_accent);
        font-weight: 550;
        cursor: pointer;
      }
      .keypad {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: calc(0.75 * var(--_space));
        max-width: 13rem;
        margin-top: var(--_space);
      }
      .keypad button {
        min-height: 2.5rem;
        font-size: 1.1em;
      }
      .fields {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--_space);
        margin-top: var(--_space);
      }
      .fields label {
        flex: 1 1 9rem;
        color: var(--_muted);
      }
      .fields :is(input, select) {
        display: block;
        margin-top: calc(0.25 * var(--_space));
        color: var(--_text);
      }
      .consult {
        margin-top: var(--_space);
      }
    `,
  ];

  readonly #localize = new Localize(this, { ...sharedWords, ...engagementListWords });
  readonly #attempts = new Attempts(this, this.#localize);
  readonly #time = new RunningTime(this, this.#localize);
  readonly #embeds = new Embeds(this, (embed, signal) => {
    followRecords(this)(embed, signal);
    this.#attempts.follow(embed, signal);
  });

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
  static define(tag = 'zoom-engagement-list', registry = customElements): void {
    define(this, tag, registry);
  }

  protected override render(): TemplateResult {
    const { cc } = this.#embeds;
    const localize = this.#localize;
    if (!cc?.engagements.length) {
      return html`<slot name="empty"><p class="empty">${localize.word('noEngagements')}</p></slot>`;
    }
    const live = new Set(cc.liveEngagements);
    const ordered = [...live, ...cc.engagements.filter((each) => !live.has(each))];
    return html`
      <ul class="list" part="list" aria-label=${localize.word('engagements')}>
        ${repeat(
          ordered,
          ({ engagementId }) => engagementId,
          (engagement) => this.#engagement(cc, engagement, live.has(engagement)),
        )}
      </ul>
    `;
  }

  #engagement(cc: ZoomCcEmbed, engagement: Engagement, isLive: boolean): TemplateResult {
    const localize = this.#localize;
    const { engagementId: id, channel, queue, duration, startedAt, state } = engagement;
    const { name, address } = partyOfEngagement(localize, engagement);
    // A failure goes as the state does.
    const about = `${id} ${state}`;
    const failure = this.#attempts.failureOf(about);
    const commands = isLive
      ? commandsOf({
          cc,
          engagement,
          localize,
          isWaiting: (command) => this.#attempts.isWaiting(about, command),
          run: (give, command) => void this.#attempts.run(about, give, command),
        })
      : undefined;
    const since = state === 'wrapup' ? engagement.endedAt : (engagement.connectedAt ?? startedAt);
    return html`
      <li part="engagement" class=${isLive ? state : 'over'}>
        <div class="line">
          <span class="sign">${channelIcon(channel)}</span>
          <div class="who">
            <strong><bdi>${name}</bdi></strong>
            <div class="row muted">
              <span class="unseen">${channelName(localize, channel)}</span>
              <span class="chip">${this.#stateOf(engagement)}</span>
              ${address ? html`<span dir="ltr">${address}</span>` : nothing}
              ${queue?.name ? html`<span>${queue.name}</span>` : nothing}
            </div>
          </div>
          <div class="when">
            ${isLive && since ? html`<time role="timer">${this.#time.since(since)}</time>` : nothing}
            ${!isLive && startedAt ? html`<time>${momentText(localize, startedAt)}</time>` : nothing}
            ${
              isLive || duration === undefined
                ? nothing
                : html`<span class="muted">${durationText(localize, duration)}</span>`
            }
          </div>
        </div>
        ${
          commands
            ? html`<div
                class="commands"
                role="group"
                aria-label=${localize.word('commandsFor', name)}
                @click=${once}
                @keydown=${once}
              >
                ${commands}
              </div>`
            : nothing
        }
        ${failure === undefined ? nothing : failureView(failure)}
      </li>
    `;
  }

  #stateOf({ state, direction, stale, notConnected }: Engagement): string {
    const localize = this.#localize;
    if (stale) return localize.word('endUnknown');
    if (state === 'ringing')
      return localize.word(direction === 'outbound' ? 'calling' : 'incoming');
    if (state === 'active') return localize.word('connected');
    if (state === 'wrapup') return localize.word('wrapUp');
    return notConnected?.message || localize.word('isOver');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zoom-engagement-list': ZoomEngagementList;
  }
}
