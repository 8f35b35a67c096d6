import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Actions } from '../actions.js';
import { type Engagement, isLive } from '../state.js';
import { CHANNEL_ICONS, icons } from './icons.js';
import { timer } from './parts.js';
import { CHANNEL_NAMES, stateOf, titleOf } from './words.js';

/** A list longer than this only makes scrolling hard. */
const SHOWN = 50;

function card(actions: Actions, engagement: Engagement): TemplateResult {
  const { engagementId, state, direction, channel } = engagement;
  const { page, currentId } = actions.state;
  const current = page === 'engagement' && currentId === engagementId;
  const name = titleOf(engagement);
  const quick =
    state === 'ringing' && direction === 'inbound' && !current
      ? html`<button
          class="round good small-round"
          aria-label=${`Accept ${CHANNEL_NAMES[channel]} from ${name}`}
          @click=${() => actions.accept(engagementId)}
        >
          ${icons.check}
        </button>`
      : nothing;
  return html`
    <li class="entry ${state} ${quick === nothing ? '' : 'quick'}">
      <button
        class="entry-button"
        aria-current=${current ? 'true' : nothing}
        @click=${() => actions.widget.engagements.show(engagementId)}
      >
        <span class="channel">${CHANNEL_ICONS[channel]}</span>
        <span class="two-lines">
          <span class="name">${name}</span>
          <span class="muted small">
            <span class="visually-hidden">${CHANNEL_NAMES[channel]}:</span>
            ${state === 'ringing' && direction === 'inbound' ? 'Incoming' : stateOf(engagement)}
            ${timer(actions, engagement)}
          </span>
        </span>
      </button>
      ${quick}
    </li>
  `;
}

/** All engagements: those in work first. */
export function engagementList(actions: Actions): TemplateResult {
  const { engagements, page } = actions.state;
  const sorted = [
    ...engagements.filter(isLive),
    ...engagements.filter((each) => !isLive(each)),
  ].slice(0, SHOWN);
  return html`
    <nav class="entries" aria-label="Engagements">
      <button
        class="new-call"
        aria-current=${page === 'home' ? 'page' : nothing}
        @click=${() => actions.steps.open('home')}
      >
        ${icons.phone} <span>New call</span>
      </button>
      <ul>
        ${repeat(
          sorted,
          ({ engagementId }) => engagementId,
          (each) => card(actions, each),
        )}
      </ul>
    </nav>
  `;
}
