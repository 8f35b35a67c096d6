import { html, nothing, type TemplateResult } from 'lit';

/** How many calls or engagements go on, where any do: as a number, and in words for assistive technology. */
export const renderBadge = (count: number, text: string): TemplateResult | typeof nothing =>
  count
    ? html`<span part="badge" aria-hidden="true">${count}</span><span class="unseen">${text}</span>`
    : nothing;
