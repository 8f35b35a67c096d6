/* exported PHONESDKIFRAMEURL, onZoomPhoneIframeApiReady */
const form = document.querySelector('#dial');
const said = document.querySelector('#said');

var PHONESDKIFRAMEURL = `https://applications.zoom.us/integration/phone/embeddablephone/home?originDomain=${location.origin}`;

const send = (type, data) =>
  document
    .querySelector('iframe#zoom-embeddable-phone-iframe')
    .contentWindow.postMessage({ type, data }, 'https://applications.zoom.us');

/** Zoom's script calls it. */
function onZoomPhoneIframeApiReady() {
  send('zp-init-config', {
    enableSavingLog: false,
    enableAutoLog: false,
    enableContactSearching: false,
    enableContactMatching: false,
    enableAISummary: false,
    notePageConfiguration: JSON.stringify([
      { fieldName: 'Description', fieldType: 'text', placeholder: 'Enter notes' },
    ]),
    disableInactiveTabCallEvent: true,
  });
  form.dataset.ready = '';
}

form.onsubmit = (event) => {
  event.preventDefault();
  const { number, from } = form.elements;
  // An empty field is sent as it is: the caller id is optional.
  send('zp-make-call', { number: number.value, callerId: from.value, autoDial: true });
};

document.querySelector('#text').onclick = () => {
  send('zp-input-sms', { number: form.elements.number.value, message: 'Can I call you?' });
};

window.addEventListener('message', (e) => {
  if (e.origin !== 'https://applications.zoom.us') return;
  const data = e.data;
  if (data?.type?.startsWith('zp-')) {
    const item = document.createElement('li');
    item.textContent = `${data.type} ${data.data?.direction ?? ''}`;
    said.append(item);
  }
});
