import { html, type TemplateResult } from 'lit';
import { asJson } from '../../shared/view/json.js';
import type { Actions } from '../actions.js';
import { isLive } from '../state.js';

export function settings(actions: Actions): TemplateResult {
  const { screenPopEvent, sentConfig, engagements } = actions.state;
  const busy = engagements.some(isLive);
  const sent =
    sentConfig === undefined
      ? html`<p class="empty">The host has sent no configuration yet.</p>`
      : html`<pre class="json" tabindex="0">${asJson(sentConfig)}</pre>`;
  return html`
    <section class="page" aria-label="Settings">
      <h1>Settings</h1>
      <h2 class="label">The host’s contact opens</h2>
      <p>${screenPopEvent === 'ANSWER' ? 'when the agent answers' : 'when it rings'}</p>
      <h2 class="label">Configuration as it was sent</h2>
      ${sent}
      <h2 class="label">Host</h2>
      <p class="muted">${actions.hostOrigin ?? 'Not known yet'}</p>
      <p>
        <button
          class="chip"
          ?disabled=${busy}
          @click=${() => {
            actions.signOut();
          }}
        >
          Sign out
        </button>
      </p>
    </section>
  `;
}
