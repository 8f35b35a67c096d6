import { customers, findCustomers, noteFields, phoneContacts } from '../shared/crm.js';
import { widgetsOf } from '../shared/widgets.js';

const find = (selector) => document.querySelector(selector);
const element = (tag, properties, ...children) => {
  const created = Object.assign(document.createElement(tag), properties);
  created.append(...children);
  return created;
};

const phone = find('zoom-phone-embed');
const contactCenter = find('zoom-cc-embed');

// Properties may be set before the elements are defined.
const widgets = widgetsOf(location.search);
phone.src = widgets.phone;
phone.initConfig = { enableAutoLog: true };
contactCenter.src = widgets.contactCenter;

phone.addEventListener('zp-contact-search-event', (event) => {
  event.respondWith(phoneContacts(event.detail.searchString));
});
phone.addEventListener('calls-change', () => {
  const items = phone.calls.map(({ remote, state }) =>
    element('li', {}, remote.name ?? remote.number, ' ', element('small', {}, state)),
  );
  find('#calls').replaceChildren(...items);
});

find('#dial').addEventListener('submit', async (event) => {
  event.preventDefault();
  const number = event.target.elements.number.value;
  try {
    await phone.makeCall(number);
    find('#result').textContent = `Dialling ${number}`;
  } catch (error) {
    find('#result').textContent = error.message;
  }
});

function addField({ name, options = [] }) {
  const choices = options.map((option) => element('option', {}, option));
  const field = element('zp-note-field', { name }, ...choices);
  const remove = element('button', { ariaLabel: `Remove ${name}` }, 'Remove');
  const item = element('li', {}, name, remove);
  remove.addEventListener('click', () => {
    field.remove();
    item.remove();
  });
  phone.append(field);
  find('#fields').append(item);
}

noteFields.forEach(addField);
find('#add-field').addEventListener('submit', (event) => {
  event.preventDefault();
  addField({ name: event.target.elements.name.value });
  event.target.reset();
});

contactCenter.addEventListener('zcc-incomingPhone-request', (event) => {
  event.respondWith(findCustomers(event.detail.incomingPhoneNumber));
});
contactCenter.addEventListener('agent-status-change', (event) => {
  find('#agent').textContent = event.detail.status.status;
});
contactCenter.addEventListener('engagements-change', () => {
  const items = contactCenter.engagements.map((engagement) => {
    const { customer, state } = engagement;
    const accept = element('button', { hidden: state !== 'ringing' }, 'Accept');
    accept.addEventListener('click', () => contactCenter.acceptEngagement(engagement));
    return element(
      'li',
      {},
      customer.name ?? customer.number,
      ' ',
      element('small', {}, state),
      accept,
    );
  });
  find('#engagements').replaceChildren(...items);
});

const numbers = customers.map(({ name, phone: number }) =>
  element('li', {}, name, ' ', element('a', { href: `tel:${number}` }, number)),
);
find('#customers').append(...numbers);

/** Shows the page that the address names, and leaves the embeds as they are. */
function showPage() {
  const current = location.hash || '#/';
  for (const page of document.querySelectorAll('[data-page]')) {
    page.hidden = page.dataset.page !== current;
  }
  for (const link of document.querySelectorAll('nav a')) {
    link.ariaCurrent = link.hash === current ? 'page' : null;
  }
}
window.addEventListener('hashchange', showPage);
showPage();
