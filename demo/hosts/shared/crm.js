// Stands for your own system: who the customers are, and what is to be noted of a call.

/**
 * @typedef {object} Customer
 * @property {string} id
 * @property {string} name
 * @property {string} phone
 * @property {string} email
 */

/** @type {readonly Customer[]} */
export const customers = [
  { id: 'c-1', name: 'Ada Lovelace', phone: '+16505551234', email: 'ada@example.test' },
  { id: 'c-2', name: 'Grace Hopper', phone: '+16505559999', email: 'grace@example.test' },
  { id: 'c-3', name: 'Alan Turing', phone: '+16505554321', email: 'alan@example.test' },
];

/**
 * The customers whose name, number or e-mail address holds a text.
 *
 * @param {string} text
 * @returns {Promise<readonly Customer[]>}
 */
export async function findCustomers(text) {
  const wanted = text.toLowerCase();
  return customers.filter(({ name, phone, email }) =>
    [name, phone, email].some((value) => value.toLowerCase().includes(wanted)),
  );
}

/**
 * The answer to `zp-contact-search-event`.
 *
 * @param {string} text
 */
export async function phoneContacts(text) {
  const found = await findCustomers(text);
  return found.map(({ name, phone }) => ({ displayName: name, number: phone }));
}

/**
 * @typedef {object} NoteField
 * @property {string} name
 * @property {readonly string[]} [options] Choices; a field without them takes text.
 */

/** @type {readonly NoteField[]} */
export const noteFields = [
  { name: 'Outcome', options: ['Interested', 'Call again'] },
  { name: 'Notes' },
];
