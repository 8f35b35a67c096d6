import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { findCustomers, type Customer } from './customers.js';
import { initials, phoneNumber } from './format.js';
import { icon, type IconName } from './icons.js';

/** Something that can be done about a customer, as a button in their row. */
export interface CustomerAction {
  readonly label: string;
  readonly icon: IconName;
  readonly run: (customer: Customer) => void;
}

export interface CustomerListOptions {
  readonly query: string;
  readonly selected: Customer | undefined;
  readonly actions: readonly CustomerAction[];
  readonly onQuery: (query: string) => void;
  readonly onSelect: (customer: Customer) => void;
}

/** The customers that fit the query. */
export function customerList(options: CustomerListOptions): TemplateResult {
  const { query, onQuery } = options;
  const found = findCustomers(query);
  return html`
    <h2 id="customers-title">Customers</h2>
    <label class="hidden" for="customer-search">Search customers</label>
    <input
      id="customer-search"
      type="search"
      placeholder="Name, company or number"
      autocomplete="off"
      .value=${query}
      @input=${({ target }: Event) => onQuery((target as HTMLInputElement).value)}
    />
    <p class="hidden" role="status">${query && `${found.length} found`}</p>
    <ul class="customers">
      ${repeat(
        found,
        ({ id }) => id,
        (customer) => row(customer, options),
      )}
    </ul>
    ${found.length ? '' : html`<p class="empty">Nobody fits “${query}”.</p>`}
  `;
}

const row = (customer: Customer, { selected, actions, onSelect }: CustomerListOptions) => html`
  <li class=${customer === selected ? 'selected' : ''}>
    <button
      class="customer"
      aria-pressed=${customer === selected}
      @click=${() => onSelect(customer)}
    >
      ${avatar(customer.name)}
      <span>
        <strong>${customer.name}</strong>
        <small>${phoneNumber(customer.phone)}</small>
      </span>
    </button>
    ${actions.map(
      ({ label, icon: name, run }) => html`
        <button
          class="round"
          title=${`${label} ${customer.name}`}
          aria-label=${`${label} ${customer.name}`}
          @click=${() => run(customer)}
        >
          ${icon(name)}
        </button>
      `,
    )}
  </li>
`;

/** The initials of somebody, in one of six colours. */
export const avatar = (name: string): TemplateResult => {
  const letters = Array.from(name, (letter) => letter.codePointAt(0) ?? 0);
  const colour = letters.reduce((sum, letter) => sum + letter, 0) % 6;
  return html`<span class="avatar tint-${colour}" aria-hidden="true"
    >${initials(name) || '?'}</span
  >`;
};
