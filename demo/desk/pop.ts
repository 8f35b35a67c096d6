import { customerOf } from '../crm/who.js';
import { select } from './state.js';

/** Opens the caller's record when it rings, and when the user chooses the name in the banner. */
export function popRecords(): void {
  document.addEventListener('banner-open', ({ detail: { record } }) => {
    const customer = customerOf(record);
    if (customer) select(customer);
  });

  document.addEventListener('screen-pop', ({ detail: { call, engagement } }) => {
    const record = call ?? engagement;
    const customer = record && customerOf(record);
    if (customer) select(customer);
  });
}
