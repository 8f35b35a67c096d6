import { html, type TemplateResult } from 'lit';

/** Paths in a box of 24 by 24, drawn as lines. */
const PATHS = {
  call: 'M5 4h3l1.500 4.500-2 1.500a11 11 0 0 0 6.500 6.500l1.500-2L20 16v3a2 2 0 0 1-2.200 2A16 16 0 0 1 3 6.200 2 2 0 0 1 5 4z',
  text: 'M4 5h16v11H9l-4 4v-4H4z',
  note: 'M6 4h9l3 3v13H6zM9 11h6M9 15h6',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5M13.500 5l-3 14',
  list: 'M4 7h16M4 12h16M4 17h10',
  copy: 'M9 9h10v11H9zM15 9V4H5v11h4',
  more: 'M6 9l6 6 6-6',
  desk: 'M4 13a8 8 0 0 1 16 0v4a2 2 0 0 1-2 2h-1v-6h3M4 13v4a2 2 0 0 0 2 2h1v-6H4',
  in: 'M17 7 7 17M7 9v8h8',
  out: 'M7 17 17 7M9 7h8v8',
  open: 'M14 5h5v5M19 5l-8 8M17 14v5H5V7h5',
  close: 'M6 6l12 12M18 6 6 18',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  video: 'M4 7h11v10H4zM15 11l5-3v8l-5-3',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon beside a text that says the same. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${PATHS[name]}></path>
  </svg>`;
