/* global customerOf, findCustomers, listCustomers */
const ZOOM = 'https://applications.zoom.us';
const frame = document.querySelector('iframe#zoom-embeddable-phone-iframe');
const banner = document.querySelector('#banner');
const table = document.querySelector('#log');

/** What the CRM keeps of each call, by call id. */
const calls = new Map();
const seen = new Set();

const send = (type, data) => frame.contentWindow.postMessage({ type, data }, ZOOM);

frame.addEventListener('load', () => {
  send('zp-init-config', {
    enableSavingLog: true,
    enableAutoLog: true,
    enableContactSearching: true,
    enableContactMatching: true,
    enableAISummary: true,
    notePageConfiguration: [
      {
        fieldName: 'Disposition',
        fieldType: 'select',
        selectOptions: [
          { label: 'Interested', value: 'interested' },
          { label: 'Call again', value: 'later' },
        ],
        placeholder: 'Select an option',
      },
      { fieldName: 'Description', fieldType: 'text', placeholder: 'Enter notes' },
    ],
  });
});

listCustomers(({ phone }) => send('zp-make-call', { number: phone }));

const remote = ({ direction, caller, callee }) => (direction === 'outbound' ? callee : caller);

function showLog() {
  table.replaceChildren();
  for (const [callId, call] of calls) {
    const row = table.insertRow();
    row.dataset.callId = callId;
    for (const field of ['direction', 'number', 'customer', 'state', 'result', 'duration']) {
      row.insertCell().textContent = call[field] ?? '';
    }
    row.insertCell().textContent = call.recordingUrl ? 'recorded' : '';
    row.insertCell().textContent = call.notes ? JSON.stringify(call.notes) : '';
    row.insertCell().textContent = call.summary ?? '';
  }
}

function keep(callId, fields) {
  calls.set(callId, { ...calls.get(callId), ...fields });
  showLog();
}

window.addEventListener('message', ({ source, origin, data: message }) => {
  if (origin !== ZOOM || source !== frame.contentWindow || !message?.type) return;
  const { id, type, data } = message;
  if (id) {
    if (seen.has(id)) return;
    seen.add(id);
  }
  switch (type) {
    case 'zp-call-ringing-event': {
      const { phoneNumber, extensionNumber, name } = remote(data);
      const number = phoneNumber ?? extensionNumber;
      const customer = customerOf(number)?.name ?? name;
      banner.textContent = data.direction === 'inbound' ? `${customer} is calling` : '';
      keep(data.callId, { direction: data.direction, number, customer, state: 'ringing' });
      break;
    }
    case 'zp-call-connected-event':
      banner.textContent = '';
      keep(data.callId, { state: 'connected' });
      break;
    case 'zp-call-ended-event':
      banner.textContent = '';
      keep(data.callId, { state: 'ended', result: data.result });
      break;
    case 'zp-call-log-completed-event':
      keep(data.callId, { result: data.result, duration: data.duration });
      break;
    case 'zp-call-recording-completed-event':
      keep(data.callId, { recordingUrl: data.recordingUrl });
      break;
    case 'zp-ai-call-summary-event':
      keep(data.callId, { summary: data.deleted ? undefined : data.callSummary });
      break;
    case 'zp-save-log-event':
      keep(data.callId, { state: 'saved' });
      break;
    case 'zp-notes-save-event':
      keep(data.callId, { notes: data.notesData });
      break;
    case 'zp-contact-search-event':
      send('zp-contact-search-response', {
        responseId: data.requestId,
        contacts: findCustomers(data.searchString).map(({ name, phone }) => ({
          number: phone,
          displayName: name,
        })),
      });
      break;
    case 'zp-contact-match-event': {
      const contacts = {};
      for (const number of data.phoneNumbers) {
        const customer = customerOf(number);
        if (customer) contacts[number] = { id: customer.id, name: customer.name };
      }
      send('zp-contact-match-response', { responseId: data.requestId, contacts });
      break;
    }
  }
});
