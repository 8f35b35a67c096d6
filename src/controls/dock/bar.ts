import { html, nothing, type TemplateResult } from 'lit';
import type { Product } from './contents.js';
import { icons } from './icons.js';

/** What the bar shows, in the user's language. */
export interface Bar {
  readonly product: Product | undefined;
  /** Who is spoken to, else the name of what the bar opens. */
  readonly title: string;
  /** How far the call or engagement is, where there is one. */
  readonly state: 'ringing' | 'connected' | 'active' | 'wrapup' | undefined;
  readonly stateText: string;
  /** Since when, as a time that runs. */
  readonly time: string;
  /** How many engagements go on. */
  readonly badge: TemplateResult | typeof nothing;
}

/** What is in the bar that is left of a panel. */
export const renderBar = (bar: Bar): TemplateResult => html`
  <span class="sign" data-state=${bar.state ?? nothing}>
    ${bar.product ? icons[bar.product] : nothing}
  </span>
  <span class="text">
    <bdi class="who">${bar.title}</bdi>
    ${
      bar.state
        ? html`
            <span class="what">
              ${bar.stateText}
              <!-- A screen reader would read the button again each second. -->
              <span class="time" aria-hidden="true">${bar.time}</span>
            </span>
          `
        : nothing
    }
  </span>
  ${bar.badge}
`;
