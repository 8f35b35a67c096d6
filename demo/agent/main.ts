import { html, render } from 'lit';
import '../../src/define.js';
import type { Engagement } from '../../src/index.js';
import { customerCard } from '../shared/customer-card.js';
import { customerList, type CustomerAction } from '../shared/customer-list.js';
import {
  customerById,
  customersByEmail,
  customersByNumber,
  findCustomers,
  type Customer,
} from '../shared/customers.js';
import { onceAFrame, part } from '../shared/draw.js';
import { showHeader } from '../shared/header.js';
import { showMessageLog } from '../shared/message-log.js';
import { toPlainText } from '../shared/plain-text.js';
import { showErrors } from '../shared/toast.js';
import { contactCenterSource } from '../shared/widget.js';
import { contactOf } from './contacts.js';
import type { Desk, Learned } from './desk.js';
import { engagementList } from './engagement-list.js';
import { liveEngagements } from './live-engagements.js';
import { Outcomes } from './outcomes.js';
import { statusView } from './status.js';

const cc = document.querySelector('zoom-cc-embed');
if (!cc) throw new Error('the page has no contact center');
cc.src = contactCenterSource;

let query = '';
let selected: Customer | undefined;
let addedNotes: readonly string[] = [];
const learned = new Map<string, Learned>();

const draw = onceAFrame(() => {
  const onQuery = (text: string): void => {
    query = text;
    draw();
  };
  render(customerList({ query, selected, actions, onQuery, onSelect: select }), part('#customers'));
  render(
    html`
      ${liveEngagements(cc.engagements)} ${statusView(desk, draw)}
      ${selected && customerCard(selected, actions, '')} ${engagementList(desk)}
      ${addedNotes.length ? notesView() : ''} ${desk.outcomes.view()}
    `,
    part('#desk'),
  );
});

const desk: Desk = {
  cc,
  outcomes: new Outcomes(cc, draw),
  learned: (engagementId) => learned.get(engagementId) ?? {},
  learn: (engagementId, more) => {
    learned.set(engagementId, { ...learned.get(engagementId), ...more });
    draw();
  },
};

const actions: readonly CustomerAction[] = [
  {
    label: 'Call',
    icon: 'call',
    run: ({ id, name, phone }) =>
      void desk.outcomes.run(
        `Call ${name}`,
        cc.makeCall({ id, name, phone, userEntity: 'contact' }),
      ),
  },
  {
    label: 'E-mail',
    icon: 'mail',
    run: ({ id, name, email }) =>
      void desk.outcomes.run(
        `E-mail ${name}`,
        cc.makeCall({ id, name, email, userEntity: 'contact' }),
      ),
  },
];

function select(customer: Customer | undefined): void {
  selected = customer;
  draw();
}

/** Answers who an address belongs to. One customer pops at once; of several the agent chooses one. */
function found(customers: readonly Customer[]) {
  const [customer, another] = customers;
  if (customer && !another) select(customer);
  return customers.map(contactOf);
}

cc.addEventListener('zcc-incomingPhone-request', (event) => {
  event.respondWith(found(customersByNumber(event.detail.incomingPhoneNumber)));
});
cc.addEventListener('zcc-incomingEmail-request', (event) => {
  event.respondWith(found(customersByEmail(event.detail.email)));
});
cc.addEventListener('zcc-screen-pop', ({ detail }) => {
  // Some widgets send the id alone.
  const id: unknown = typeof detail === 'object' ? detail.id : detail;
  select(customerById(String(id)));
});
cc.addEventListener('zcc-contact-search-event', (event) => {
  const { query: wanted } = event.detail;
  const [customer] =
    typeof wanted === 'string' ? findCustomers(wanted) : customersByEmail(wanted.email);
  event.respondWith(customer ? contactOf(customer) : {});
});

async function askDispositions({ engagementId }: Engagement): Promise<void> {
  const codes = desk.cc.getDispositionCodes({ engagementId });
  const dispositions = await desk.outcomes.run('Disposition codes', codes);
  if (dispositions) desk.learn(engagementId, { dispositions });
}

cc.addEventListener('engagements-change', ({ detail: { engagement, previous } }) => {
  const { state } = engagement;
  if (state === 'wrapup' && previous?.state !== state) void askDispositions(engagement);
  draw();
});
cc.addEventListener('agent-status-change', draw);
cc.addEventListener('zcc-add-note', ({ detail }) => {
  addedNotes = [toPlainText(detail.comment), ...addedNotes].slice(0, 20);
  draw();
});

const notesView = () => html`
  <section class="card" aria-labelledby="notes-title">
    <h2 id="notes-title">Notes from the widget</h2>
    <ul class="texts">
      ${addedNotes.map((note) => html`<li class="lines">${note}</li>`)}
    </ul>
  </section>
`;

// The clocks of engagements that are active.
setInterval(() => {
  if (cc.engagements.some(({ state }) => state === 'active')) draw();
}, 1000);

showErrors();
showHeader('Contact Center');
showMessageLog(part('#messages'));
draw();
