import { html, type TemplateResult } from 'lit';
import type { EmbedStatus } from '../../src/index.js';

/** What an embed tells of its widget. */
export interface EmbedState {
  readonly status: EmbedStatus;
  readonly confirmed: boolean;
}

const WORDS: Readonly<Record<EmbedStatus, string>> = {
  idle: 'Not loaded',
  loading: 'Loading',
  ready: 'Loaded, not heard of yet',
  stalled: 'No sign of life',
  error: 'Cannot be loaded',
};

/** Whether the widget runs. A frame that merely loaded may show anything: only its messages prove it. */
export function embedStatus({ status, confirmed }: EmbedState): TemplateResult {
  const heard = status === 'ready' && confirmed;
  const tone = heard ? 'active' : status === 'stalled' || status === 'error' ? 'failed' : '';
  return html`<span class="chip ${tone}" role="status"
    >${heard ? 'Connected' : WORDS[status]}</span
  >`;
}
