/* global customers, customerOf, findCustomers, listCustomers */
const cc = document.querySelector('zoom-cc-embed');
const asContact = (customer) => ({ ...customer, entity: 'contact' });

function pop(customer) {
  document.querySelector('#customer').textContent = customer?.name ?? 'Unknown';
}

/** Answers with the customers, and shows the only one. */
function answer(event, found) {
  if (found.length < 2) pop(found[0]);
  event.respondWith(found.map(asContact));
}

listCustomers(({ id, name, phone }) => cc.makeCall({ id, name, phone, userEntity: 'contact' }));
cc.addEventListener('zcc-contact-search-event', (event) => {
  const { query } = event.detail;
  const [found] = findCustomers(query.email ?? query);
  event.respondWith(found ? asContact(found) : {});
});
cc.addEventListener('zcc-incoming-phone-request', (event) => {
  answer(event, findCustomers(event.detail.incomingPhoneNumber.slice(-7)));
});
cc.addEventListener('zcc-incoming-email-request', (event) => {
  answer(event, findCustomers(event.detail.email));
});
cc.addEventListener('zcc-screen-pop', ({ detail }) =>
  pop(customers.find(({ id }) => id === detail.id)),
);
cc.addEventListener('zcc-outbound-call-started', ({ detail }) => pop(customerOf(detail.to)));
cc.addEventListener('engagements-change', ({ detail: { engagement } }) => {
  document.querySelector('#kept').textContent = JSON.stringify(engagement);
});
cc.addEventListener('embed-error', ({ detail }) => {
  document.querySelector('#errors').textContent = detail.message;
});
