import { html, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { findCustomers, type Customer } from '../crm/customers.js';
import { avatar } from '../shared/avatar.js';
import { onceAFrame, part } from '../shared/draw.js';
import { change, onChange, select, shown } from './state.js';

/** The customers that fit what somebody searches for. */
export function showCustomers(): void {
  const draw = onceAFrame(() => {
    const { query, selected } = shown();
    const found = findCustomers(query);
    render(
      html`
        <h2 id="customers-title">Customers <small class="muted">${found.length}</small></h2>
        <label class="hidden" for="customer-search">Search customers</label>
        <input
          id="customer-search"
          type="search"
          placeholder="Name, company or number"
          autocomplete="off"
          @input=${({ target }: Event) => change({ query: (target as HTMLInputElement).value })}
        />
        <p class="hidden" role="status">${query && `${found.length} found`}</p>
        <ul>
          ${repeat(
            found,
            ({ id }) => id,
            (customer) => row(customer, customer === selected),
          )}
        </ul>
        ${found.length ? '' : html`<p class="hint">Nobody fits “${query}”.</p>`}
      `,
      part('#customers'),
    );
  });
  onChange(draw);
  draw();
}

const row = (customer: Customer, isSelected: boolean): TemplateResult => html`
  <li>
    <button class="customer" aria-pressed=${isSelected} @click=${() => select(customer)}>
      ${avatar(customer.name)}
      <span>
        <strong>${customer.name}</strong>
        <small>${customer.company}</small>
      </span>
      ${customer.stage === 'Customer' ? '' : html`<span class="chip">${customer.stage}</span>`}
    </button>
  </li>
`;
