import { html, type TemplateResult } from 'lit';
import type { Engagement } from '../../src/index.js';
import { nameOf } from './contacts.js';

/** What goes on with an engagement, as a sentence. */
function sentence(e: Engagement): string {
  const name = nameOf(e);
  switch (e.state) {
    case 'ringing':
      return e.direction === 'outbound'
        ? `Calling ${name}`
        : `${name} is waiting: ${e.channel ?? ''}`;
    case 'active':
      return `Talking to ${name}`;
    case 'wrapup':
      return `Wrap-up after ${name}`;
    case 'ended':
      return '';
  }
}

/** What goes on just now, for those who listen to the page. */
export const liveEngagements = (engagements: readonly Engagement[]): TemplateResult =>
  html`<p class="hidden" role="status">${engagements.map(sentence).filter(Boolean).join('. ')}</p>`;
