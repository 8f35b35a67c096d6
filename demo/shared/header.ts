import { html, render } from 'lit';
import { part } from './draw.js';
import { icon } from './icons.js';
import { pageUrl, usesZoom } from './widget.js';

const PAGES = [
  { page: './index.html', title: 'Phone' },
  { page: './agent.html', title: 'Contact Center' },
  { page: './both.html', title: 'Both' },
] as const;

export type PageTitle = (typeof PAGES)[number]['title'];

const link = (url: string, text: string, current: boolean) =>
  html`<a href=${url} aria-current=${current ? 'page' : 'false'}>${text}</a>`;

/** The head of every page: where one is, and which widget one sees. */
export function showHeader(current: PageTitle): void {
  const here = PAGES.find(({ title }) => title === current)?.page ?? '';
  render(
    html`
      <a class="brand" href=${pageUrl('./index.html')}>
        <span class="mark">${icon('call')}</span>zoom-embed-elements
      </a>
      <nav class="tabs" aria-label="Pages">
        ${PAGES.map(({ page, title }) => link(pageUrl(page), title, title === current))}
      </nav>
      <nav class="tabs" aria-label="Widget">
        ${link(pageUrl(here, false), 'Simulator', !usesZoom)}
        ${link(pageUrl(here, true), 'Zoom', usesZoom)}
      </nav>
    `,
    part('#header'),
  );
}
