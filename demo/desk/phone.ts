import type { ZoomPhoneEmbed } from '../../src/index.js';
import { customersByNumber, findCustomers, namesByNumber } from '../crm/customers.js';
import { fields, list, text } from '../shared/read.js';
import { notify } from './toasts.js';

/** Answers what Zoom Phone asks for: whom somebody searches, and whose numbers these are. */
export function answerPhone(phone: ZoomPhoneEmbed): void {
  phone.addEventListener('zp-contact-search-event', (event) => {
    const found = findCustomers(text(fields(event.detail).searchString));
    event.respondWith(found.map(({ name, phone: number }) => ({ displayName: name, number })));
  });

  phone.addEventListener('zp-contact-match-event', (event) => {
    const numbers = list(fields(event.detail).phoneNumbers).map(text);
    const matches = numbers.flatMap((number) => {
      const [customer] = customersByNumber(number);
      return customer ? [[number, { id: customer.id, name: namesByNumber(number) }] as const] : [];
    });
    event.respondWith(Object.fromEntries(matches));
  });

  phone.addEventListener('zp-notes-save-event', () => notify('The notes are saved.'));
}
