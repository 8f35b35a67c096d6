import { html, type TemplateResult } from 'lit';
import type { Call } from '../../src/index.js';
import { avatar } from '../shared/customer-list.js';
import { phoneNumber, timeSince } from '../shared/format.js';
import type { Page } from '../shared/page.js';
import { customersOf, nameOf } from './call-list.js';

/** What goes on with a call, as a sentence. */
function sentence(call: Call): string {
  if (call.state === 'connected') return `On a call with ${nameOf(call)}`;
  return call.direction === 'outbound' ? `Calling ${nameOf(call)}` : `${nameOf(call)} is calling`;
}

/** A banner for each call that rings or is connected, and the same in words for a screen reader. */
export const liveCalls = (calls: readonly Call[], page: Page): TemplateResult => {
  const live = calls.filter(({ state }) => state !== 'ended');
  return html`
    <p class="hidden" role="status">${live.map(sentence).join('. ')}</p>
    ${live.length ? html`<div class="live">${live.map((call) => banner(call, page))}</div>` : ''}
  `;
};

function banner(call: Call, { selected, select }: Page): TemplateResult {
  const known = customersOf(call);
  const { state, remote, connectedAt } = call;
  return html`
    <div class="banner ${state}">
      ${avatar(nameOf(call))}
      <div>
        <strong>${sentence(call)}</strong>
        <p class="line">
          ${[known[0]?.company, phoneNumber(remote.number ?? '')]
            .filter(Boolean)
            .map((part) => html`<span>${part}</span>`)}
        </p>
      </div>
      ${
        state === 'connected'
          ? connectedAt && html`<span class="timer">${timeSince(connectedAt)}</span>`
          : html`<a class="hint" href="#phone">
              ${call.direction === 'outbound' ? 'See the phone' : 'Answer in the phone'}
            </a>`
      }
      ${known
        .filter((customer) => customer !== selected)
        .map(
          (customer) => html`
            <button @click=${() => select(customer)}>Show ${customer.name}</button>
          `,
        )}
    </div>
  `;
}
