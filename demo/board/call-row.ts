import { html, type TemplateResult } from 'lit';
import { duration, timeOfDay } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { isLive, partyOf, type CallItem, type Source } from './item.js';

const KINDS: Readonly<Record<Source['kind'], string>> = {
  embed: 'Embed',
  webhook: 'Webhook',
  rest: 'REST',
};

const STATES = { ringing: 'Ringing', connected: 'Connected', ended: 'Ended', unknown: 'Notes' };

/** Who has told of a call so far. */
export const sourceChips = ({ sources }: CallItem): TemplateResult => html`
  <span class="sources">
    ${(Object.keys(KINDS) as Source['kind'][]).map((kind) => {
      const count = sources.filter((source) => source.kind === kind).length;
      return html`<span class="chip ${count ? kind : 'missing'}"
        >${KINDS[kind]}${count > 1 ? ` ${count}` : ''}${
          count ? '' : html`<span class="hidden"> has told nothing</span>`
        }</span
      >`;
    })}
  </span>
`;

/** A call as a row of the board. */
export function callRow(call: CallItem, isSelected: boolean, select: () => void): TemplateResult {
  const { direction, state, startedAt, connectedAt, duration: told, logResult, result } = call;
  const goesOn = isLive(call);
  const since = goesOn && (connectedAt ?? startedAt);
  const seconds = since ? (Date.now() - Date.parse(since)) / 1000 : told;
  const untold = state === 'ringing' ? 'End unknown' : STATES[state];
  const outcome = goesOn ? STATES[state] : (logResult ?? result ?? untold);
  return html`
    <li class=${goesOn ? state : ''}>
      <button class="call" aria-pressed=${isSelected} @click=${select}>
        <span class="sign">${icon(direction === 'outbound' ? 'out' : 'in')}</span>
        <span class="who">
          <strong>${partyOf(call)}</strong>
          <small>${outcome}</small>
        </span>
        ${sourceChips(call)}
        <span class="when">
          <span>${timeOfDay(startedAt ? new Date(startedAt) : undefined)}</span>
          <small>${seconds === undefined ? '' : duration(seconds)}</small>
        </span>
      </button>
    </li>
  `;
}
