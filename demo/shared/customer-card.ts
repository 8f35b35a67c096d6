import { html, type TemplateResult } from 'lit';
import { avatar, type CustomerAction } from './customer-list.js';
import type { Customer } from './customers.js';
import { phoneNumber } from './format.js';
import { icon } from './icons.js';

/** The record of one customer; `more` is what the page knows besides. */
export const customerCard = (
  customer: Customer,
  actions: readonly CustomerAction[],
  more: unknown,
): TemplateResult => html`
  <article class="card record" aria-labelledby="record-title">
    <header>
      ${avatar(customer.name)}
      <div>
        <h2 id="record-title">${customer.name}</h2>
        <p class="muted">${customer.company}</p>
      </div>
      <div class="buttons">
        ${actions.map(
          ({ label, icon: name, run }) => html`
            <button @click=${() => run(customer)}>${icon(name)}${label}</button>
          `,
        )}
      </div>
    </header>
    <dl class="facts">
      <div>
        <dt>Phone</dt>
        <dd>${phoneNumber(customer.phone)}</dd>
      </div>
      <div>
        <dt>E-mail</dt>
        <dd>${customer.email}</dd>
      </div>
    </dl>
    ${more}
  </article>
`;
