import { html, svg, type TemplateResult } from 'lit';

const icon = (shape: TemplateResult): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;

export const warningIcon = icon(svg`<path d="M12 4 2.8 20h18.4L12 4Zm0 6v4.5M12 17.4v.1" />`);
export const phoneIcon = icon(
  svg`<path d="M6.6 3.5 9.3 8 7.4 10.2a12.6 12.6 0 0 0 6.4 6.4L16 14.7l4.5 2.7-.9 3.1C11.6 21.4 2.6 12.4 3.5 4.4Z" />`,
);
const videoIcon = icon(svg`<path d="M3.5 6.5h11v11h-11zM14.5 11l6-3.5v9l-6-3.5" />`);
const chatIcon = icon(svg`<path d="M4 5h16v11H9.5L4 20.5Z" />`);
export const inIcon = icon(svg`<path d="M18 6 7 17M7 9v8h8" />`);
export const outIcon = icon(svg`<path d="M6 18 17 7M9 7h8v8" />`);

/** The sign of a channel; a call's where it is not known. */
export const channelIcon = (channel = 'voice'): TemplateResult =>
  ({ video: videoIcon, chat: chatIcon, sms: chatIcon })[channel] ?? phoneIcon;
