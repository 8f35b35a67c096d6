import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Actions } from '../actions.js';
import { AGENT, OCCUPIED } from '../people.js';
import type { AgentStatus } from '../state.js';
import { icons } from './icons.js';

function option({ statusCode, status, subReason }: AgentStatus, now: AgentStatus): TemplateResult {
  return html`
    <option value=${statusCode} .selected=${live(statusCode === now.statusCode)}>
      ${subReason ?? status}
    </option>
  `;
}

/** The agent's status: while occupied it is not the agent's to change. */
function statusMenu(actions: Actions): TemplateResult {
  const { status } = actions.state;
  const occupied = status === OCCUPIED;
  const change = ({ target }: Event): void => {
    actions.steps.agentStatus((target as HTMLSelectElement).value);
  };
  const { statuses } = actions.widget.agent;
  const main = statuses.filter(({ parentStatusCode }) => !parentStatusCode);
  const reasons = statuses.filter(({ parentStatusCode }) => parentStatusCode);
  return html`
    <span class="status code-${status.parentStatusCode ?? status.statusCode}">
      <span class="dot" aria-hidden="true"></span>
      <select aria-label="Agent status" ?disabled=${occupied} @change=${change}>
        ${main.map((each) => option(each, status))}
        <optgroup label="Not ready because of">
          ${reasons.map((each) => option(each, status))}
        </optgroup>
        ${occupied ? option(OCCUPIED, status) : nothing}
      </select>
    </span>
  `;
}

/** The style sheet shows the one that changes something. */
const sizeButtons = (actions: Actions): TemplateResult => html`
  <button
    class="plain small-size"
    aria-label="Small size"
    @click=${() => actions.steps.resize('compact')}
  >
    ${icons.smaller}
  </button>
  <button
    class="plain full-size"
    aria-label="Full size"
    @click=${() => actions.steps.resize('full')}
  >
    ${icons.larger}
  </button>
`;

/** Who the agent is, and what belongs to the whole page. */
export function topBar(actions: Actions, openBench: (() => void) | undefined): TemplateResult {
  const { signedIn, page } = actions.state;
  const pill = html`${icons.flask} <span class="word">Simulator</span>`;
  const agent = html`
    <span class="line">
      <strong>${AGENT.name}</strong>
      <span class="muted small">Extension ${AGENT.extension}</span>
    </span>
    ${statusMenu(actions)}
  `;
  const settings = html`
    <button
      class="plain"
      aria-label="Settings"
      aria-current=${page === 'settings' ? 'page' : nothing}
      @click=${() => actions.steps.open('settings')}
    >
      ${icons.settings}
    </button>
  `;
  return html`
    <header class="top">
      ${signedIn ? agent : html`<strong>Contact center</strong>`}
      <span class="grow"></span>
      ${
        openBench
          ? html`<button class="pill" aria-haspopup="dialog" @click=${openBench}>${pill}</button>`
          : html`<span class="pill">${pill}</span>`
      }
      ${sizeButtons(actions)} ${signedIn ? settings : nothing}
    </header>
  `;
}
