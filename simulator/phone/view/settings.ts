import { html, type TemplateResult } from 'lit';
import { hostSettings } from '../../shared/view/settings.js';
import type { Actions } from '../actions.js';
import { type Config, isLive } from '../state.js';

const FLAGS: Readonly<Record<Exclude<keyof Config, 'noteFields'>, string>> = {
  enableSavingLog: 'Save Log in the history',
  enableAutoLog: 'Auto logging',
  enableContactSearching: 'Contact search',
  enableContactMatching: 'Contact match',
  enableAISummary: 'AI summary',
  disableInactiveTabCallEvent: 'Call events from the active tab only',
};

function autoLog(actions: Actions): TemplateResult {
  const { config, autoLog: on } = actions.state;
  if (!config.enableAutoLog) {
    return html`<p class="muted">The host has not enabled auto logging.</p>`;
  }
  return html`
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        .checked=${on}
        @change=${({ target }: Event) =>
          actions.steps.autoLog((target as HTMLInputElement).checked)}
      />
      <span>Log all calls automatically</span>
    </label>
  `;
}

export function settings(actions: Actions): TemplateResult {
  const { config, sentConfig, calls } = actions.state;
  const flags = Object.entries(FLAGS) as [keyof typeof FLAGS, string][];
  return html`
    <section class="page" aria-label="Settings">
      <h1>Settings</h1>
      ${autoLog(actions)}
      <h2 class="label">What the host enabled</h2>
      <dl class="flags">
        ${flags.map(
          ([flag, label]) => html`
            <div class="flag ${config[flag] ? 'on' : ''}">
              <dt>${label}</dt>
              <dd>${config[flag] ? 'On' : 'Off'}</dd>
            </div>
          `,
        )}
      </dl>
      ${hostSettings(sentConfig, actions.simulation.link.origin)}
      <p>
        <button
          class="chip"
          ?disabled=${calls.some(isLive)}
          @click=${() => actions.steps.signOut(true)}
        >
          Sign out
        </button>
      </p>
    </section>
  `;
}
