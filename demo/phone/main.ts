import { html, render } from 'lit';
import '../../src/define.js';
import { customerCard } from '../shared/customer-card.js';
import { customerList, type CustomerAction } from '../shared/customer-list.js';
import {
  customersByNumber,
  findCustomers,
  namesByNumber,
  type Customer,
} from '../shared/customers.js';
import { onceAFrame, part } from '../shared/draw.js';
import { showHeader } from '../shared/header.js';
import { showMessageLog } from '../shared/message-log.js';
import { showSimulatorStrip } from '../shared/simulator-strip.js';
import { attempt, notify, showErrors } from '../shared/toast.js';
import { phoneSource } from '../shared/widget.js';
import { callList, customersOf, notesView } from './call-list.js';
import { inTurn, phoneHappenings } from './happenings.js';
import { liveCalls } from './live-calls.js';
import { textList, type Text } from './texts.js';

const phone = document.querySelector('zoom-phone-embed');
if (!phone) throw new Error('the page has no phone');
phone.src = phoneSource;

let query = '';
let selected: Customer | undefined;
let texts: readonly Text[] = [];

const actions: readonly CustomerAction[] = [
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
      void attempt(`Texting ${name}`, phone.sendSms(number, greeting));
    },
  },
];

const select = (customer: Customer | undefined): void => {
  selected = customer;
  draw();
};

const draw = onceAFrame(() => {
  const onQuery = (text: string): void => {
    query = text;
    draw();
  };
  render(customerList({ query, selected, actions, onQuery, onSelect: select }), part('#customers'));
  render(
    html`
      ${liveCalls(phone.calls, selected, select)}
      ${selected && customerCard(selected, actions, savedNotes(selected))}
      ${callList(phone.calls, select)} ${textList(texts)}
    `,
    part('#desk'),
  );
});

const savedNotes = (customer: Customer) =>
  phone.calls.map((call) =>
    call.notes && customersOf(call).includes(customer) ? notesView(call.notes) : '',
  );

// The clocks of calls that are connected.
setInterval(() => {
  if (phone.calls.some(({ state }) => state === 'connected')) draw();
}, 1000);

phone.addEventListener('zp-contact-search-event', (event) => {
  event.respondWith(
    findCustomers(event.detail.searchString).map(({ name, phone: number }) => ({
      displayName: name,
      number,
    })),
  );
});

phone.addEventListener('zp-contact-match-event', (event) => {
  const matches = event.detail.phoneNumbers.flatMap((number) => {
    const [customer] = customersByNumber(number);
    return customer ? [[number, { id: customer.id, name: namesByNumber(number) }] as const] : [];
  });
  event.respondWith(Object.fromEntries(matches));
});

phone.addEventListener('calls-change', ({ detail: { call, previous } }) => {
  // A screen pop, where it is clear whose record it is.
  const [customer, another] = customersOf(call);
  if (!previous && customer && !another) selected = customer;
  draw();
});

phone.addEventListener('zp-sms-log-event', ({ detail }) => {
  texts = [structuredClone(detail), ...texts].slice(0, 100);
  draw();
});

phone.addEventListener('zp-notes-save-event', () => notify('The notes are saved.'));

showErrors();
showHeader('Phone');
showMessageLog(part('#messages'));
showSimulatorStrip(part('#simulator'), phone, phoneHappenings(phone, inTurn()));
draw();
