import { findCustomers } from '../../shared/crm.js';
import { widgetsOf } from '../../shared/widgets.js';
import { element } from './page.js';

const contactCenter = document.querySelector('zoom-cc-embed')!;
const agent = document.querySelector('#agent')!;
const engagements = document.querySelector('#engagements')!;

contactCenter.src = widgetsOf(location.search).contactCenter;

contactCenter.addEventListener('zcc-incomingPhone-request', (event) => {
  event.respondWith(findCustomers(event.detail.incomingPhoneNumber));
});
contactCenter.addEventListener('agent-status-change', (event) => {
  agent.textContent = event.detail.status.status ?? '';
});
contactCenter.addEventListener('engagements-change', () => {
  const items = contactCenter.engagements.map((engagement) => {
    const { customer, state } = engagement;
    const accept = element('button', { hidden: state !== 'ringing' }, 'Accept');
    accept.addEventListener('click', () => contactCenter.acceptEngagement(engagement));
    const name = customer.name ?? customer.number ?? '';
    return element('li', {}, name, ' ', element('small', {}, state), accept);
  });
  engagements.replaceChildren(...items);
});
