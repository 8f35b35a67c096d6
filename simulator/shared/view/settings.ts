import { html, type TemplateResult } from 'lit';
import { asJson } from './json.js';

/** The end of either widget's settings: what the host sent, and who it is. */
export const hostSettings = (
  sentConfig: unknown,
  origin: string | undefined,
): TemplateResult => html`
  <h2 class="label">Configuration as it was sent</h2>
  ${
    sentConfig === undefined
      ? html`<p class="empty">The host has sent no configuration yet.</p>`
      : html`<pre class="json" tabindex="0">${asJson(sentConfig)}</pre>`
  }
  <h2 class="label">Host</h2>
  <p class="muted">${origin ?? 'Not known yet'}</p>
`;
