/* The CRM's own data, and what every one of its pages does with it. */
/* exported findCustomers, customerOf, listCustomers */
const customers = [
  { id: 'c-1', name: 'Ada Lovelace', phone: '+16505551234', email: 'ada@example.test' },
  { id: 'c-2', name: 'Grace Hopper', phone: '+16505559999', email: 'grace@example.test' },
  { id: 'c-3', name: 'Grace Kelly', phone: '+12125559999', email: 'kelly@example.test' },
];

const digitsOf = (text) => text.replace(/\D/g, '');

/** Customers by a part of their name, number or address. */
function findCustomers(text) {
  const wanted = text.toLowerCase();
  const digits = digitsOf(text);
  return customers.filter(
    ({ name, phone, email }) =>
      name.toLowerCase().includes(wanted) ||
      email.includes(wanted) ||
      (digits && digitsOf(phone).endsWith(digits)),
  );
}

const customerOf = (phone) => customers.find((each) => digitsOf(each.phone) === digitsOf(phone));

/** Lists all customers, each with a button that calls. */
function listCustomers(call) {
  for (const customer of customers) {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.textContent = `Call ${customer.name}`;
    button.onclick = () => call(customer);
    item.append(button);
    document.querySelector('#customers').append(item);
  }
}
