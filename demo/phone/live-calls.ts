import { html, type TemplateResult } from 'lit';
import type { Call } from '../../src/index.js';
import { avatar } from '../shared/customer-list.js';
import type { Customer } from '../shared/customers.js';
import { duration, phoneNumber } from '../shared/format.js';
import { customersOf, nameOf } from './call-list.js';

/** What goes on with a call, as a sentence. */
function sentence(call: Call): string {
  if (call.state === 'connected') return `On a call with ${nameOf(call)}`;
  return call.direction === 'outbound' ? `Calling ${nameOf(call)}` : `${nameOf(call)} is calling`;
}

/** A banner for each call that rings or is connected, and the same in words for a screen reader. */
export const liveCalls = (
  calls: readonly Call[],
  selected: Customer | undefined,
  onShow: (customer: Customer) => void,
): TemplateResult => {
  const live = calls.filter(({ state }) => state !== 'ended');
  return html`
    <p class="hidden" role="status">${live.map(sentence).join('. ')}</p>
    ${live.map((call) => banner(call, selected, onShow))}
  `;
};

function banner(
  call: Call,
  selected: Customer | undefined,
  onShow: (customer: Customer) => void,
): TemplateResult {
  const known = customersOf(call);
  const { state, remote, connectedAt } = call;
  return html`
    <div class="banner ${state}">
      ${avatar(nameOf(call))}
      <div>
        <strong>${sentence(call)}</strong>
        <p>${[known[0]?.company, phoneNumber(remote.number ?? '')].filter(Boolean).join(' · ')}</p>
      </div>
      ${
        state === 'connected' && connectedAt
          ? html`<span class="timer"
              >${duration((Date.now() - connectedAt.getTime()) / 1000)}</span
            >`
          : html`<span class="hint">Answer or hang up in the phone</span>`
      }
      ${known
        .filter((customer) => customer !== selected)
        .map(
          (customer) => html`
            <button @click=${() => onShow(customer)}>Show ${customer.name}</button>
          `,
        )}
    </div>
  `;
}
