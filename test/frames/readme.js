// What a visitor and Zoom do on the README's page.
import { connectSimulator } from '/node_modules/zoom-embed-elements/dist/simulator/client.js';

export async function visit() {
  const phone = document.querySelector('zoom-phone-embed');
  await phone.whenReady();
  const simulator = await connectSimulator(phone.iframe, undefined, { timeout: 60_000 });
  const config = await simulator.nextReceived('zp-init-config');

  await simulator.run([{ search: 'Ada' }]);
  const answer = await simulator.nextReceived('zp-contact-search-response');

  const isLogged = new Promise((resolve) =>
    phone.addEventListener('zp-call-log-completed-event', resolve),
  );
  await simulator.run('inbound-answered');
  await isLogged;

  document.querySelector('#callButton').click();
  const call = await simulator.nextReceived('zp-make-call');
  return {
    fields: config.message.data.notePageConfiguration.map(({ fieldName }) => fieldName),
    contacts: answer.message.data.contacts,
    number: call.message.data.number,
    saved: new Set(window.saved).size,
    problems: [config, answer, call].flatMap(({ problems }) => problems),
  };
}
