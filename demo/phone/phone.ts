import type { ZoomPhoneEmbed } from '../../src/index.js';
import { customersByNumber, findCustomers, namesByNumber } from '../shared/customers.js';
import type { Page, Product } from '../shared/page.js';
import { fields, list, text } from '../shared/read.js';
import { attempt, notify } from '../shared/toast.js';
import { callList, customersOf, notesView } from './call-list.js';
import { liveCalls } from './live-calls.js';
import { textList, textOf, type Text } from './texts.js';
import { welcome } from './welcome.js';

/** All that this page needs to work with Zoom Phone: what it asks for, answers and listens to. */
export function phoneProduct(phone: ZoomPhoneEmbed, page: Page): Product {
  let texts: readonly Text[] = [];

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

  phone.addEventListener('calls-change', ({ detail: { call, previous } }) => {
    // A screen pop, where it is clear whose record it is.
    const [customer, another] = customersOf(call);
    if (!previous && customer && !another) page.select(customer);
    page.draw();
  });

  phone.addEventListener('zp-sms-log-event', ({ detail }) => {
    texts = [textOf(detail), ...texts].slice(0, 100);
    page.draw();
  });

  phone.addEventListener('zp-notes-save-event', () => notify('The notes are saved.'));

  return {
    actions: [
      {
        label: 'Call',
        icon: 'call',
        run: ({ name, phone: number }) => void attempt(`Calling ${name}`, phone.makeCall(number)),
      },
      {
        label: 'Text',
        icon: 'text',
        run: ({ name, phone: number }) => {
          const greeting = `Hi ${name.split(' ')[0] ?? name}, `;
          void attempt(`Texting ${name}`, phone.composeSms(number, greeting));
        },
      },
    ],
    now: () => [liveCalls(phone.calls, page), phone.calls.length || page.selected ? '' : welcome()],
    record: (customer) =>
      phone.calls
        .filter((call) => customersOf(call).includes(customer))
        .map(({ notes }) => notes && notesView(notes)),
    history: () => [callList(phone.calls, page), textList(texts)],
    ticks: () => phone.calls.some(({ state }) => state === 'connected'),
  };
}
