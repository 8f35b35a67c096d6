import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Engagement } from '../../contact-center/records.js';
import { define } from '../../element/define.js';
import type { Call } from '../../phone/records.js';
import { Localize } from '../../words/localize.js';
import { Attempts } from '../shared/attempts.js';
import { chips } from '../shared/chip-styles.js';
import { EmbedControl } from '../shared/control.js';
import { Embeds, followRecords } from '../shared/embeds.js';
import { failureView } from '../shared/failure.js';
import { FocusPlace } from '../shared/focus-place.js';
import { channelIcon } from '../shared/icons.js';
import { partyOfCall, partyOfEngagement, takesCommands, type Party } from '../shared/party.js';
import { RunningTime } from '../shared/running-time.js';
import { sharedWords } from '../shared/words.js';
import { currentOf, isIncoming, isRinging, recordOf, type Current } from './current.js';
import { callBannerWords } from './words.js';

/** A failure goes as the state does: accepted in the widget, the engagement needs no button any more. */
const aboutOf = (current: Current): string => `${current.id} ${recordOf(current).state}`;

/** The `detail` of `banner-open`. */
export interface BannerOpen {
  /** The call or the engagement whose name was chosen. */
  readonly record: Call | Engagement;
}

/**
 * Who calls or is spoken to, and since when; for the contact center with buttons to accept and to decline. Takes no
 * room while nothing goes on. Zoom Phone is answered in the widget: its protocol has no command for it.
 *
 * @summary Who calls or is spoken to.
 * @tagname zoom-call-banner
 *
 * @slot - your own record of who it is; shown while something goes on
 *
 * @csspart banner - a call or an engagement
 * @csspart name - who it is, as a button
 * @csspart accept - the button that accepts an engagement
 * @csspart decline - the button that declines one
 * @csspart failure - why a command failed
 *
 * @fires {CustomEvent<BannerOpen>} banner-open - the name was chosen: show the record
 */
export class ZoomCallBanner extends EmbedControl {
  static override styles = [
    EmbedControl.styles,
    chips,
    css`
      .banner {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: calc(0.75 * var(--_space)) calc(1.5 * var(--_space));
        padding: calc(1.5 * var(--_space)) calc(2 * var(--_space));
        border: 1px solid var(--_line);
        border-inline-start: 4px solid var(--_good);
        border-radius: var(--_radius);
        background: var(--_surface);
        box-shadow: var(--_shadow);
      }
      .banner + .banner,
      .record {
        margin-top: var(--_space);
      }
      .banner.ringing {
        border-inline-start-color: var(--_warn);
      }
      .ringing .sign {
        animation: pulse 1.2s ease-out infinite;
      }
      .who {
        flex: 1;
        min-width: 9rem;
      }
      button.plain {
        display: block;
        max-width: 100%;
        font-size: 1.15em;
        overflow-wrap: anywhere;
      }
      .who .row {
        gap: calc(0.25 * var(--_space)) var(--_space);
        font-size: 0.93em;
      }
      time {
        font-size: 1.15em;
        font-weight: 600;
      }
      .failure {
        flex-basis: 100%;
      }
      @keyframes pulse {
        from {
          box-shadow: 0 0 0 0 color-mix(in srgb, var(--_warn) 45%, transparent);
        }
        to {
          box-shadow: 0 0 0 0.6rem transparent;
        }
      }
    `,
  ];

  readonly #localize = new Localize(this, { ...sharedWords, ...callBannerWords });
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
  static define(tag = 'zoom-call-banner', registry = customElements): void {
    define(this, tag, registry);
  }

  protected override render(): TemplateResult {
    const { phone, cc } = this.#embeds;
    const all = currentOf(phone, cc);
    const callers = all
      .filter(isIncoming)
      .map((current) => this.#localize.word('isCalling', this.#party(current).name));
    return html`
      <span class="unseen" role="status">${callers.join(', ')}</span>
      ${repeat(
        all,
        ({ id }) => id,
        (current) => this.#banner(current),
      )}
      <div class="record" ?hidden=${!all.length}><slot></slot></div>
    `;
  }

  #party(current: Current): Party {
    return 'call' in current
      ? partyOfCall(this.#localize, current.call)
      : partyOfEngagement(this.#localize, current.engagement);
  }

  #banner(current: Current): TemplateResult {
    const localize = this.#localize;
    const record = recordOf(current);
    const { name, address } = this.#party(current);
    const channel = 'channel' in record ? record.channel : undefined;
    const queue = 'queue' in record ? record.queue.name : undefined;
    const since = record.connectedAt ?? record.startedAt;
    const ringing = isIncoming(current) ? 'incoming' : 'calling';
    return html`
      <div
        part="banner"
        role="group"
        class="banner ${record.state}"
        aria-label="${localize.word('currentCall')}: ${name}"
      >
        <span class="sign">${channelIcon(channel)}</span>
        <div class="who">
          <button
            part="name"
            class="plain"
            type="button"
            aria-label=${localize.word('openRecord', name)}
            @click=${() => this.#open(record)}
          >
            <bdi>${name}</bdi>
          </button>
          <div class="row muted">
            <span class="chip"> ${localize.word(isRinging(current) ? ringing : 'connected')} </span>
            ${address ? html`<span dir="ltr">${address}</span>` : nothing}
            ${queue ? html`<span>${queue}</span>` : nothing}
          </div>
        </div>
        ${since ? html`<time role="timer">${this.#time.since(since)}</time>` : nothing}
        ${isIncoming(current) ? this.#answers(current) : nothing} ${this.#failure(current)}
      </div>
    `;
  }

  #answers(current: Current): TemplateResult | typeof nothing {
    if ('call' in current || !takesCommands(current.engagement)) return nothing;
    const { cc, engagement } = current;
    const about = aboutOf(current);
    const isWaiting = this.#attempts.isWaiting(about);
    const give = (command: 'acceptEngagement' | 'rejectEngagement'): void => {
      if (isWaiting) return;
      void this.#attempts.run(about, (requestId) =>
        cc[command](engagement, { confirm: true, requestId }),
      );
    };
    return html`
      <div class="row" aria-busy=${String(isWaiting)}>
        <button
          part="accept"
          class="good"
          type="button"
          aria-disabled=${String(isWaiting)}
          @click=${() => give('acceptEngagement')}
        >
          ${channelIcon(engagement.channel)}${this.#localize.word('accept')}
        </button>
        <button
          part="decline"
          class="bad"
          type="button"
          aria-disabled=${String(isWaiting)}
          @click=${() => give('rejectEngagement')}
        >
          ${this.#localize.word('decline')}
        </button>
      </div>
    `;
  }

  #failure(current: Current): TemplateResult | typeof nothing {
    const failure = this.#attempts.failureOf(aboutOf(current));
    return failure === undefined ? nothing : failureView(failure);
  }

  #open(record: Call | Engagement): void {
    const detail: BannerOpen = { record };
    this.dispatchEvent(new CustomEvent('banner-open', { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zoom-call-banner': ZoomCallBanner;
  }
  interface GlobalEventHandlersEventMap {
    'banner-open': CustomEvent<BannerOpen>;
  }
}
