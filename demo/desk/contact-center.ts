import type { CcContact, ZoomCcEmbed } from '../../src/index.js';
import {
  customerById,
  customersByEmail,
  customersByNumber,
  findCustomers,
  type Customer,
} from '../crm/customers.js';
import { fields, text } from '../shared/read.js';
import { select } from './state.js';

/** A customer as the widget is told of them. */
const contactOf = ({ id, name, phone, email }: Customer): CcContact => ({
  id,
  name,
  phone,
  email,
  entity: 'contact',
});

/** The only one pops at once; of several the agent chooses, and `zcc-screen-pop` tells. */
function found(customers: readonly Customer[]): CcContact[] {
  const [customer, another] = customers;
  if (customer && !another) select(customer);
  return customers.map(contactOf);
}

/** Answers what Zoom Contact Center asks for: who it is that calls or writes, and whom somebody searches. */
export function answerContactCenter(cc: ZoomCcEmbed): void {
  cc.addEventListener('zcc-incomingPhone-request', (event) => {
    event.respondWith(found(customersByNumber(text(fields(event.detail).incomingPhoneNumber))));
  });

  cc.addEventListener('zcc-incomingEmail-request', (event) => {
    event.respondWith(found(customersByEmail(text(fields(event.detail).email))));
  });

  cc.addEventListener('zcc-contact-search-event', (event) => {
    // What the agent typed, or an address that the widget looks up.
    const { query } = fields(event.detail);
    const typed = text(query);
    const [first] = typed ? findCustomers(typed) : customersByEmail(text(fields(query).email));
    event.respondWith(first ? contactOf(first) : {});
  });

  cc.addEventListener('zcc-screen-pop', ({ detail }) => {
    // Some widgets send the id alone.
    const customer = customerById(text(detail) || text(fields(detail).id));
    if (customer) select(customer);
  });
}
