import type { CcContact, Engagement } from '../../src/index.js';
import {
  customerById,
  customersByEmail,
  customersByNumber,
  type Customer,
} from '../shared/customers.js';
import { phoneNumber } from '../shared/format.js';

/** A customer as the widget is told of them. */
export const contactOf = ({ id, name, phone, email }: Customer): CcContact => ({
  id,
  name,
  phone,
  email,
  entity: 'contact',
});

/** The customers that an engagement may be with. */
export function customersOf({ customer }: Engagement): readonly Customer[] {
  const known = customerById(customer.id ?? '');
  if (known) return [known];
  const byEmail = customersByEmail(customer.email);
  return byEmail.length ? byEmail : customersByNumber(customer.number);
}

/** Who an engagement is with, as far as anybody knows. */
export const nameOf = (engagement: Engagement): string =>
  customersOf(engagement)
    .map(({ name }) => name)
    .join(' or ') ||
  (engagement.customer.name ??
    phoneNumber(engagement.customer.number ?? engagement.customer.email ?? 'Unknown'));
