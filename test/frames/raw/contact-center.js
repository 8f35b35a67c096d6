/* global customers, customerOf, findCustomers, listCustomers */
const ZOOM = 'https://zoom.us';
const frame = document.querySelector('#zoom-embeddable-phone-iframe');
const form = document.querySelector('#engagement');
const { id, state, accept, decline, mute, end, disposition, note, close } = form.elements;

/** The engagement that the page shows. */
let engagement;

const send = (type, data) => frame.contentWindow.postMessage({ type, data }, ZOOM);

/** A command about the engagement that the page shows. */
const command = (type, more) =>
  send(type, { ...engagement, requestId: crypto.randomUUID(), ...more });

function add(list, text) {
  const item = document.createElement('li');
  item.textContent = text;
  document.querySelector(list).append(item);
}

function show(engagementId, channelType, now) {
  if (engagement?.engagementId !== engagementId) engagement = { engagementId, channelType };
  id.value = engagementId;
  state.value = now;
}

const asContact = ({ id: customerId, name, phone, email }) => ({
  id: customerId,
  name,
  phone,
  email,
  entity: 'contact',
});

function pop(customerId) {
  const customer = customers.find((each) => each.id === customerId);
  document.querySelector('#customer').textContent = customer?.name ?? 'Unknown';
}

listCustomers((customer) => {
  const { id: customerId, name, phone, email } = customer;
  send('onclicktoact', { id: customerId, name, phone, email, userEntity: 'contact' });
});

accept.onclick = () => command('zcc-accept-engagement');
decline.onclick = () => command('zcc-reject-engagement');
mute.onclick = () => command('zcc-set-mute', { mute: true });
end.onclick = () => command('zcc-terminate-engagement');
close.onclick = () => {
  command('zcc-set-engagement-disposition', { dispositionId: disposition.value });
  command('zcc-close-engagement-wrapup', { note: note.value });
};

/** Dispositions may be nested. */
function listDispositions(codes, path = '') {
  for (const { id: value, name, subDispositionList = [] } of codes) {
    if (subDispositionList.length) listDispositions(subDispositionList, `${path}${name}: `);
    else disposition.append(new Option(path + name, value));
  }
}

window.addEventListener('message', (e) => {
  if (e.origin !== ZOOM || e.source !== frame.contentWindow) return;
  const { type, data } = e.data ?? {};
  switch (type) {
    case 'zcc-init-config-request':
      send('zcc-init-config-response', { phone: { screenPopEvent: 'RINGING' } });
      break;
    case 'zcc-resize':
      frame.style.width = `${data.widthInPixels}px`;
      frame.style.height = `${data.heightInPixels}px`;
      break;
    case 'zcc-agent-status-notification':
      document.querySelector('#agent').textContent = data.subReason ?? data.status;
      break;
    case 'zcc-contact-search-event': {
      const { query } = data;
      const [found] = findCustomers(typeof query === 'string' ? query : query.email);
      send('zcc-contact-search-response', found ? asContact(found) : {});
      break;
    }
    case 'zcc-incomingPhone-request': {
      // Whoever calls may share the number with a colleague: the last seven digits decide.
      const found = findCustomers(data.incomingPhoneNumber.slice(-7));
      if (found.length < 2) pop(found[0]?.id);
      send('zcc-incomingPhone-response', found.map(asContact));
      break;
    }
    case 'zcc-incomingEmail-request': {
      const found = findCustomers(data.email);
      if (found.length < 2) pop(found[0]?.id);
      send('zcc-incomingEmail-response', found.map(asContact));
      break;
    }
    case 'zcc-screen-pop':
      pop(data.id);
      break;
    case 'zcc-call-ringing':
      show(data.engagementId, 'voice', 'ringing');
      break;
    case 'zcc-chat-ringing':
    case 'zcc-video-ringing':
    case 'zcc-sms-ringing':
      show(data.engagementId, type.split('-')[1], 'ringing');
      break;
    case 'zcc-outbound-call-started':
      show(data.engagementId, 'voice', 'ringing');
      pop(customerOf(data.to)?.id);
      break;
    case 'zcc-call-connected':
    case 'zcc-chat-started':
    case 'zcc-video-started':
    case 'zcc-sms-started':
      show(data.engagementId, engagement?.channelType, 'active');
      send('zcc-get-disposition-codes', {
        requestId: crypto.randomUUID(),
        engagementId: data.engagementId,
      });
      break;
    case 'zcc-get-disposition-codes-response':
      disposition.replaceChildren();
      listDispositions(data.codes);
      break;
    case 'zcc-call-ended':
    case 'zcc-chat-ended':
    case 'zcc-video-ended':
    case 'zcc-sms-ended':
      show(data.engagementId, engagement?.channelType, 'wrapup');
      break;
    case 'zcc-inbound-not-connected':
    case 'zcc-outbound-not-connected':
      show(data.engagementId, engagement?.channelType, data.reasonCode);
      break;
    case 'zcc-add-note':
      add('#timeline', `note ${data.comment}`);
      break;
    case 'zcc-phone-call-log': {
      const { user, objectRecord } = data;
      show(data.engagementId, engagement?.channelType, 'logged');
      add(
        '#timeline',
        `log ${user?.id} ${objectRecord.callType} ${objectRecord.dispositionCode} ${[objectRecord.notes].flat().join()}`,
      );
      break;
    }
    case 'zcc-call-recording':
      add('#timeline', 'recording');
      break;
    case 'zcc-engagement-log-url':
      add('#timeline', 'log url');
      break;
    case 'zcc-error':
      add('#errors', `${data.code}: ${data.message}`);
      break;
  }
});

// Only now, so that no message comes before there is a listener.
frame.src = `https://zoom.us/cci/callbar/crm/?origin=${location.origin}`;
