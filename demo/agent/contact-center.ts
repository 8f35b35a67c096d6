import { html } from 'lit';
import { toPlainText } from '../../src/plain-text.js';
import type { Engagement, ZoomCcEmbed } from '../../src/index.js';
import {
  customerById,
  customersByEmail,
  customersByNumber,
  findCustomers,
  type Customer,
} from '../shared/customers.js';
import type { Page, Product } from '../shared/page.js';
import { fields, text } from '../shared/read.js';
import { contactOf } from './contacts.js';
import type { Desk, Learned } from './desk.js';
import { engagementList } from './engagement-list.js';
import { liveEngagements } from './live-engagements.js';
import { Outcomes } from './outcomes.js';
import { statusView } from './status.js';

/** All that this page needs to work with Zoom Contact Center: what it asks for, answers and listens to. */
export function contactCenterProduct(cc: ZoomCcEmbed, page: Page): Product {
  const outcomes = new Outcomes(cc, page.draw);
  const learned = new Map<string, Learned>();
  const desk: Desk = {
    cc,
    outcomes,
    learned: (engagementId) => learned.get(engagementId) ?? {},
    learn: (engagementId, more) => {
      learned.set(engagementId, { ...learned.get(engagementId), ...more });
      page.draw();
    },
  };
  let notes: readonly string[] = [];

  /** The answer to who it may be. The only one pops at once; of several the agent chooses, and `zcc-screen-pop` tells. */
  const found = (customers: readonly Customer[]) => {
    const [customer, another] = customers;
    if (customer && !another) page.select(customer);
    return customers.map(contactOf);
  };

  cc.addEventListener('zcc-incomingPhone-request', (event) => {
    const number = text(fields(event.detail).incomingPhoneNumber);
    event.respondWith(found(customersByNumber(number)));
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
    if (customer) page.select(customer);
  });

  async function askDispositions({ engagementId }: Engagement): Promise<void> {
    const codes = cc.getDispositionCodes({ engagementId });
    const dispositions = await outcomes.run('Disposition codes', codes);
    if (dispositions) desk.learn(engagementId, { dispositions });
  }

  cc.addEventListener('engagements-change', ({ detail: { engagement, previous } }) => {
    const { state } = engagement;
    if (state === 'wrapup' && previous?.state !== state) void askDispositions(engagement);
    page.draw();
  });

  cc.addEventListener('agent-status-change', page.draw);

  cc.addEventListener('zcc-add-note', ({ detail }) => {
    const note = toPlainText(fields(detail).comment);
    if (note) notes = [note, ...notes].slice(0, 20);
    page.draw();
  });

  const reach = (what: string, customer: Customer, by: { phone: string } | { email: string }) => {
    const { id, name } = customer;
    page.select(customer);
    void outcomes.run(`${what} ${name}`, cc.makeCall({ id, name, userEntity: 'contact', ...by }));
  };

  return {
    actions: [
      { label: 'Call', icon: 'call', run: (each) => reach('Call', each, { phone: each.phone }) },
      {
        label: 'E-mail',
        icon: 'mail',
        run: (each) => reach('E-mail', each, { email: each.email }),
      },
    ],
    now: () => [liveEngagements(cc.engagements), statusView(desk, page.draw)],
    record: () => undefined,
    history: () => [engagementList(desk), notesView(notes), outcomes.view()],
    ticks: () => cc.engagements.some(({ state }) => state === 'active'),
  };
}

/** Notes come without a word of whose they are. */
const notesView = (notes: readonly string[]) =>
  notes.length
    ? html`<section class="card" aria-labelledby="notes-title">
        <h2 id="notes-title">Notes from the widget</h2>
        <ul class="texts">
          ${notes.map((note) => html`<li class="lines">${note}</li>`)}
        </ul>
      </section>`
    : undefined;
