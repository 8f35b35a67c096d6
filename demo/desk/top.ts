import { html, render } from 'lit';
import { part } from '../shared/draw.js';
import { deskUrl, usesZoom } from '../shared/environment.js';
import { change, onChange, shown, type View } from './state.js';

const VIEWS: Readonly<Record<View, string>> = {
  customer: 'Customer',
  customers: 'All customers',
  calls: 'Calls',
};

const link = (url: string, text: string, isCurrent: boolean) =>
  html`<a href=${url} aria-current=${isCurrent ? 'page' : 'false'}>${text}</a>`;

/** The head of the desk: which widgets one sees, and in a narrow window which part of the desk. */
export function showTop(): void {
  render(
    html`${link(deskUrl(false), 'Simulator', !usesZoom)}${link(deskUrl(true), 'Zoom', usesZoom)}`,
    part('#widgets'),
  );
  const draw = (): void => {
    const { view } = shown();
    document.body.dataset.view = view;
    render(
      (Object.keys(VIEWS) as View[]).map(
        (each) => html`
          <button aria-pressed=${each === view} @click=${() => change({ view: each })}>
            ${VIEWS[each]}
          </button>
        `,
      ),
      part('#views'),
    );
  };
  onChange(draw);
  draw();
}
