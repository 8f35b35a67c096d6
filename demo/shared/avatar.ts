import { html, type TemplateResult } from 'lit';
import { initials } from './format.js';

/** The initials of somebody, in one of six colours. */
export const avatar = (name: string): TemplateResult => {
  const letters = Array.from(name, (letter) => letter.codePointAt(0) ?? 0);
  const colour = letters.reduce((sum, letter) => sum + letter, 0) % 6;
  return html`<span class="avatar tint-${colour}" aria-hidden="true"
    >${initials(name) || '?'}</span
  >`;
};
