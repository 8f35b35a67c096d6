import { html, svg, type TemplateResult } from 'lit';
import { phoneIcon } from '../shared/icons.js';

const icon = (shape: TemplateResult): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;

export const icons = {
  phone: phoneIcon,
  cc: icon(
    svg`<path d="M5 14v-2.5a7 7 0 0 1 14 0V14M5 13h2.5v5H6.5A1.5 1.5 0 0 1 5 16.5zM19 13h-2.5v5h1a1.5 1.5 0 0 0 1.5-1.5zM18.5 17.5c0 2-2 3-5 3" />`,
  ),
  grip: icon(svg`<path d="M9 6v.01M9 12v.01M9 18v.01M15 6v.01M15 12v.01M15 18v.01" />`),
  minimize: icon(svg`<path d="m6 10 6 6 6-6" />`),
};
