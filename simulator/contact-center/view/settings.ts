import { html, type TemplateResult } from 'lit';
import { hostSettings } from '../../shared/view/settings.js';
import type { Actions } from '../actions.js';
import { isLive } from '../state.js';

export function settings(actions: Actions): TemplateResult {
  const { screenPopEvent, sentConfig, engagements } = actions.state;
  const busy = engagements.some(isLive);
  return html`
    <section class="page" aria-label="Settings">
      <h1>Settings</h1>
      <h2 class="label">The host’s contact opens</h2>
      <p>${screenPopEvent === 'ANSWER' ? 'when the agent answers' : 'when it rings'}</p>
      ${hostSettings(sentConfig, actions.simulation.link.origin)}
      <p>
        <button class="chip" ?disabled=${busy} @click=${() => actions.steps.signOut(true)}>
          Sign out
        </button>
      </p>
    </section>
  `;
}
