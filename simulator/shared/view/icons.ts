import { svg, type SVGTemplateResult } from 'lit';

/** A drawing beside a text that says the same. */
export const icon = (content: SVGTemplateResult): SVGTemplateResult =>
  svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${content}</svg>`;

const handset = svg`<path d="M6.6 3.5 9 3l2 4.6-2.2 1.7a12 12 0 0 0 5.9 5.9l1.7-2.2L21 15l-.5 2.4A3.2 3.2 0 0 1 17 20 15 15 0 0 1 4 7a3.2 3.2 0 0 1 2.6-3.5Z" />`;

/** What both widgets draw. */
export const icons = {
  phone: icon(handset),
  hangUp: icon(svg`<g transform="rotate(135 12 12)">${handset}</g>`),
  keypad: icon(
    svg`${[5, 12, 19].map((y) =>
      [5, 12, 19].map((x) => svg`<circle class="solid" cx=${x} cy=${y} r="1.7" />`),
    )}`,
  ),
  message: icon(svg`<path d="M4 5h16v11H9.5L5.5 19.5V16H4Z" />`),
  history: icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7v5.2l3.4 2" />`),
  voicemail: icon(
    svg`<circle cx="7" cy="12" r="3.5" /><circle cx="17" cy="12" r="3.5" /><path d="M7 15.5h10" />`,
  ),
  notes: icon(svg`<path d="M5 4h14v16H5Z" /><path d="M8.5 9h7M8.5 12.5h7M8.5 16h4" />`),
  settings: icon(
    svg`<path d="M4 7h9M17 7h3M4 17h3M11 17h9" /><circle cx="15" cy="7" r="2" /><circle cx="9" cy="17" r="2" />`,
  ),
  inbound: icon(svg`<path d="M18 6 7 17M7 9v8h8" />`),
  outbound: icon(svg`<path d="M6 18 17 7M9 7h8v8" />`),
  missed: icon(svg`<path d="m4 8 7 7 9-9M4 14V8h6" />`),
  mute: icon(
    svg`<rect x="9" y="3.5" width="6" height="10" rx="3" /><path d="M6 11a6 6 0 0 0 12 0M12 17v3.5" />`,
  ),
  hold: icon(svg`<path d="M9 6v12M15 6v12" />`),
  record: icon(
    svg`<circle cx="12" cy="12" r="8.5" /><circle class="solid" cx="12" cy="12" r="4" />`,
  ),
  play: icon(svg`<path class="solid" d="M8 5.5v13l11-6.5Z" />`),
  save: icon(svg`<path d="M12 4v10M8 10.5l4 4 4-4M5 19.5h14" />`),
  check: icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`),
  erase: icon(svg`<path d="M9 6h11v12H9l-5.5-6ZM12 9.5l5 5M17 9.5l-5 5" />`),
  warning: icon(svg`<path d="M12 4 21 19.5H3Z" /><path d="M12 10v4.5M12 16.8v.4" />`),
  close: icon(svg`<path d="m6 6 12 12M18 6 6 18" />`),
  flask: icon(
    svg`<path d="M9.5 3.5h5M10.5 3.5v6L5 18.5a1.4 1.4 0 0 0 1.2 2h11.6a1.4 1.4 0 0 0 1.2-2l-5.5-9v-6M7.7 15h8.6" />`,
  ),
  person: icon(
    svg`<circle cx="12" cy="8" r="3.8" /><path d="M4.5 20c.8-4 3.7-6 7.5-6s6.7 2 7.5 6" />`,
  ),
};
