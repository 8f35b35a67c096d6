import type { Call, Engagement } from '../../src/index.js';
import { customerById, customersByEmail, customersByNumber, type Customer } from './customers.js';

const byContext = (context: unknown): Customer | undefined =>
  typeof context === 'string' ? customerById(context) : undefined;

/** The customers at the other end of a call: several may share a number. */
function ofCall({ context, remote }: Call): readonly Customer[] {
  const known = byContext(context);
  return known ? [known] : customersByNumber(remote.number);
}

function ofEngagement({ context, customer }: Engagement): readonly Customer[] {
  const known = byContext(context) ?? customerById(customer.id ?? '');
  if (known) return [known];
  const byEmail = customersByEmail(customer.email);
  return byEmail.length ? byEmail : customersByNumber(customer.number);
}

/** The customers that a record may be about. */
export const customersOf = (record: Call | Engagement): readonly Customer[] =>
  'callId' in record ? ofCall(record) : ofEngagement(record);

/** The customer that a record is about, where there is no doubt. */
export function customerOf(record: Call | Engagement): Customer | undefined {
  const [customer, another] = customersOf(record);
  return another ? undefined : customer;
}
