import { html, render, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { ZoomCcEmbed, ZoomPhoneEmbed } from '../../src/index.js';
import { formatNumber } from '../../src/numbers.js';
import type { Customer } from '../crm/customers.js';
import { avatar } from '../shared/avatar.js';
import { onceAFrame, part } from '../shared/draw.js';
import { icon } from '../shared/icons.js';
import { dialLink, linked } from './dial-link.js';
import { onChange, shown } from './state.js';
import { timeline } from './timeline.js';

/** The open customer: who they are, what to do next, how to reach them, and all that was. */
export function showRecord(phone: ZoomPhoneEmbed, cc: ZoomCcEmbed): void {
  const draw = onceAFrame(() => {
    const { selected } = shown();
    render(record(selected, timeline(selected, phone, cc)), part('#record'));
  });
  onChange(draw);
  phone.addEventListener('calls-change', draw);
  phone.addEventListener('sms-change', draw);
  cc.addEventListener('engagements-change', draw);
  draw();
}

const record = (customer: Customer, past: TemplateResult): TemplateResult => html`
  <header class="head">
    ${avatar(customer.name)}
    <div class="title">
      <h2 id="record-title">${customer.name}</h2>
      <p class="muted">${customer.role}, ${customer.company} · ${customer.city}</p>
    </div>
    <div class="buttons">${keyed(customer.id, actions(customer))}</div>
  </header>
  ${
    customer.doNotCall
      ? html`<p class="notice">${icon('close')} Does not want to be called. Write instead.</p>`
      : ''
  }
  <dl class="facts">
    <div>
      <dt>Next</dt>
      <dd><strong>${customer.next}</strong></dd>
    </div>
    <div>
      <dt>${customer.stage}</dt>
      <dd>${customer.value}</dd>
    </div>
    <div>
      <dt>Phone</dt>
      <dd>${dialLink(customer.phone, customer.id, formatNumber(customer.phone))}</dd>
    </div>
    <div>
      <dt>E-mail</dt>
      <dd>${customer.email}</dd>
    </div>
  </dl>
  <p class="about">${linked(customer.about, customer.id)}</p>
  <h3>Activity</h3>
  ${past}
`;

/** One action leads: the others are there when they are wanted. */
function actions({ id, name, phone, doNotCall }: Customer): TemplateResult {
  const [first = name] = name.split(' ');
  const greeting = encodeURIComponent(`Hi ${first}, `);
  return html`
    <zoom-call-button class=${doNotCall ? 'second' : ''} .number=${phone} .context=${id}>
      Call ${first}
    </zoom-call-button>
    <a class="button ${doNotCall ? 'primary' : ''}" href="sms:${phone}?body=${greeting}"
      >${icon('text')}Text</a
    >
    <zoom-call-button class="second" for="contact-center" .number=${phone} .context=${id}>
      Call from the queue
    </zoom-call-button>
  `;
}
