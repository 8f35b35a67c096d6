/* global customerOf, findCustomers, listCustomers */
const phone = document.querySelector('zoom-phone-embed');

listCustomers((customer) => phone.makeCall(customer.phone));
phone.addEventListener('calls-change', ({ detail: { call } }) => {
  document.querySelector('#kept').textContent = JSON.stringify(call);
});
phone.addEventListener('zp-contact-search-event', (event) => {
  const found = findCustomers(event.detail.searchString);
  event.respondWith(found.map(({ name, phone: number }) => ({ number, displayName: name })));
});
phone.addEventListener('zp-contact-match-event', (event) => {
  const known = event.detail.phoneNumbers.filter(customerOf);
  const contact = ({ id, name }) => ({ id, name });
  event.respondWith(
    Object.fromEntries(known.map((number) => [number, contact(customerOf(number))])),
  );
});
