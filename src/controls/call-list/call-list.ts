import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { define } from '../../element/define.js';
import type { Call } from '../../phone/records.js';
import { Localize } from '../../words/localize.js';
import { chips } from '../shared/chip-styles.js';
import { EmbedControl } from '../shared/control.js';
import { Embeds } from '../shared/embeds.js';
import { inIcon, outIcon } from '../shared/icons.js';
import { list } from '../shared/list-styles.js';
import { momentText } from '../shared/moment.js';
import { partyOfCall } from '../shared/party.js';
import { durationText, RunningTime } from '../shared/running-time.js';
import { sharedWords } from '../shared/words.js';
import { callListWords } from './words.js';

/** The results that there are words for. */
const RESULTS = ['missed', 'rejected'] as const;

/**
 * The calls of Zoom Phone: those that go on first, then the others, newest first.
 *
 * @summary The calls of Zoom Phone.
 * @tagname zoom-call-list
 *
 * @slot empty - shown where there are no calls
 *
 * @csspart list - the list
 * @csspart call - a call
 */
export class ZoomCallList extends EmbedControl {
  static override styles = [
    EmbedControl.styles,
    chips,
    list,
    css`
      .missed :is(.sign, .chip) {
        color: var(--_bad);
        background: var(--_bad-soft);
      }
    `,
  ];

  readonly #localize = new Localize(this, { ...sharedWords, ...callListWords });
  readonly #time = new RunningTime(this, this.#localize);
  readonly #embeds = new Embeds(this);

  /**
   * Registers the element, unless the tag is taken.
   *
   * @param tag - the tag
   * @param registry - where it is registered; the page's own by default
   */
  static define(tag = 'zoom-call-list', registry = customElements): void {
    define(this, tag, registry);
  }

  protected override render(): TemplateResult {
    const { calls = [], liveCalls = [] } = this.#embeds.phone ?? {};
    const live = new Set(liveCalls);
    const ordered = [...liveCalls, ...calls.filter((call) => !live.has(call))];
    if (!ordered.length) {
      return html`<slot name="empty"><p class="empty">${this.#localize.word('noCalls')}</p></slot>`;
    }
    return html`
      <ul class="list" part="list" aria-label=${this.#localize.word('calls')}>
        ${repeat(
          ordered,
          ({ callId }) => callId,
          (call) => this.#call(call, live.has(call)),
        )}
      </ul>
    `;
  }

  #call(call: Call, isLive: boolean): TemplateResult {
    const localize = this.#localize;
    const { name, address } = partyOfCall(localize, call);
    const { direction, startedAt, connectedAt, duration, recordingUrl, voicemailUrl } = call;
    const since = connectedAt ?? startedAt;
    return html`
      <li part="call" class=${isLive ? call.state : (call.result ?? '')}>
        <div class="line">
          <span class="sign">${direction === 'outbound' ? outIcon : inIcon}</span>
          <div class="who">
            <strong><bdi>${name}</bdi></strong>
            <div class="row muted">
              <span class="unseen">${direction ? localize.word(direction) : nothing}</span>
              <span class="chip">${this.#stateOf(call, isLive)}</span>
              ${address ? html`<span dir="ltr">${address}</span>` : nothing}
              ${recordingUrl ? this.#link('recording', recordingUrl) : nothing}
              ${voicemailUrl ? this.#link('voicemail', voicemailUrl) : nothing}
            </div>
          </div>
          <div class="when">
            ${
              isLive && since
                ? html`<time role="timer">${this.#time.since(since)}</time>`
                : html`
                    ${startedAt ? html`<time>${momentText(localize, startedAt)}</time>` : nothing}
                    ${
                      // Nobody was spoken to.
                      duration === undefined || (duration === 0 && !connectedAt)
                        ? nothing
                        : html`<span class="muted">${durationText(localize, duration)}</span>`
                    }
                  `
            }
          </div>
        </div>
      </li>
    `;
  }

  #stateOf({ state, direction, result, stale, logResult }: Call, isLive: boolean): string {
    const localize = this.#localize;
    // Of one that is unknown nothing but its notes may have been told.
    if (stale || (state === 'unknown' && !result && !logResult)) return localize.word('endNotTold');
    if (isLive && state === 'ringing') {
      return localize.word(direction === 'outbound' ? 'calling' : 'incoming');
    }
    if (isLive) return localize.word('connected');
    const known = RESULTS.find((each) => each === result);
    if (known) return localize.word(known);
    // Zoom's word for a call that was answered: beside one that is connected now it would mislead.
    const isPlain = !logResult || /^call connected$/i.test(logResult);
    return isPlain ? localize.word('ended') : logResult;
  }

  #link(kind: 'recording' | 'voicemail', url: string): TemplateResult {
    return html`<a href=${url} target="_blank" rel="noopener noreferrer">
      ${this.#localize.word(kind)}
    </a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'zoom-call-list': ZoomCallList;
  }
}
