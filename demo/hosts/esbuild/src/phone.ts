import { SmartEmbedError } from 'zoom-embed-elements';
import { noteFields, phoneContacts, type NoteField } from '../../shared/crm.js';
import { widgetsOf } from '../../shared/widgets.js';
import { element } from './page.js';

const phone = document.querySelector('zoom-phone-embed')!;
const calls = document.querySelector('#calls')!;
const fields = document.querySelector('#fields')!;
const result = document.querySelector('#result')!;

// Properties may be set before the element is defined.
phone.src = widgetsOf(location.search).phone;
phone.initConfig = { enableAutoLog: true };

phone.addEventListener('zp-contact-search-event', (event) => {
  event.respondWith(phoneContacts(event.detail.searchString));
});
phone.addEventListener('calls-change', () => {
  const items = phone.calls.map(({ remote, state }) =>
    element('li', {}, remote.name ?? remote.number ?? '', ' ', element('small', {}, state)),
  );
  calls.replaceChildren(...items);
});

const dial = document.querySelector<HTMLFormElement>('#dial')!;
dial.addEventListener('submit', async (event) => {
  event.preventDefault();
  const number = String(new FormData(dial).get('number'));
  try {
    await phone.makeCall(number);
    result.textContent = `Dialling ${number}`;
  } catch (error) {
    result.textContent = error instanceof SmartEmbedError ? error.message : String(error);
  }
});

function addField({ name, options = [] }: NoteField) {
  const choices = options.map((option) => element('option', {}, option));
  const field = element('zp-note-field', { name }, ...choices);
  const remove = element('button', { ariaLabel: `Remove ${name}` }, 'Remove');
  const item = element('li', {}, name, remove);
  remove.addEventListener('click', () => {
    field.remove();
    item.remove();
  });
  phone.append(field);
  fields.append(item);
}

noteFields.forEach(addField);
const newField = document.querySelector<HTMLFormElement>('#add-field')!;
newField.addEventListener('submit', (event) => {
  event.preventDefault();
  addField({ name: String(new FormData(newField).get('name')) });
  newField.reset();
});
