import { html, render } from 'lit';
import { customerCard } from './customer-card.js';
import { customerList, type CustomerAction } from './customer-list.js';
import type { Customer } from './customers.js';
import { onceAFrame, part } from './draw.js';
import { showHeader, type PageTitle } from './header.js';
import { showMessageLog } from './message-log.js';
import { showErrors } from './toast.js';

/** What the page does for a product. */
export interface Page {
  /** The customer whose record is open. */
  readonly selected: Customer | undefined;
  /** Opens a customer's record: a screen pop. */
  readonly select: (customer: Customer) => void;
  /** Brings the page up to date, soon. */
  readonly draw: () => void;
}

/** What a product adds to the page. */
export interface Product {
  /** What can be done about a customer. */
  readonly actions: readonly CustomerAction[];
  /** What goes on just now. */
  now(): unknown;
  /** What is known of a customer. */
  record(customer: Customer): unknown;
  /** All that has happened. */
  history(): unknown;
  /** Whether a clock on the page has to go on. */
  ticks(): boolean;
}

/** Shows the customers, the record of one of them, and what the products add. */
export function showPage(title: PageTitle, create: (page: Page) => readonly Product[]): void {
  let query = '';
  let selected: Customer | undefined;

  const select = (customer: Customer): void => {
    selected = customer;
    draw();
  };
  const search = (text: string): void => {
    query = text;
    draw();
  };

  const draw = onceAFrame(() => {
    const actions = products.flatMap((product) => product.actions);
    render(
      customerList({ query, selected, actions, onQuery: search, onSelect: select }),
      part('#customers'),
    );
    const customer = selected;
    render(
      html`
        ${products.map((product) => product.now())}
        ${
          customer &&
          customerCard(
            customer,
            actions,
            products.map((product) => product.record(customer)),
          )
        }
      `,
      part('#record'),
    );
    render(
      products.map((product) => html`<div class="stack">${product.history()}</div>`),
      part('#history'),
    );
  });

  const products = create({
    get selected() {
      return selected;
    },
    select,
    draw,
  });

  setInterval(() => {
    if (products.some((product) => product.ticks())) draw();
  }, 1000);
  showErrors();
  showHeader(title);
  showMessageLog(part('#messages'));
  draw();
}
