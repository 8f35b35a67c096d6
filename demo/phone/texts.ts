import { html, type TemplateResult } from 'lit';
import type { PhoneFromWidget } from '../../src/index.js';
import { namesByNumber } from '../shared/customers.js';
import { phoneNumber, timeOfDay } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { safeLink } from '../shared/safe-link.js';

/** A text message as the widget told of it: any field may be missing. */
export type Text = Partial<PhoneFromWidget['zp-sms-log-event']>;

/** The number of the other side. */
export const otherNumber = ({ direction, sender, receivers }: Text): string =>
  (direction === 'outbound' ? receivers?.[0]?.phoneNumber : sender?.phoneNumber) ?? '';

/** Text messages, newest first. */
export const textList = (texts: readonly Text[]): TemplateResult => html`
  <section class="card" aria-labelledby="texts-title">
    <h2 id="texts-title">Text messages</h2>
    ${
      texts.length
        ? html`<ol class="texts">
            ${texts.map(textItem)}
          </ol>`
        : html`<p class="empty">None yet.</p>`
    }
  </section>
`;

function textItem(text: Text): TemplateResult {
  const { direction = '', message = '', status = '', dateTime, attachments = [] } = text;
  const number = otherNumber(text);
  return html`
    <li class=${direction}>
      <p class="muted line">
        <strong>${namesByNumber(number) || phoneNumber(number)}</strong>
        <span>${icon(direction === 'outbound' ? 'out' : 'in')}${status}</span>
        <span>${timeOfDay(dateTime ? new Date(dateTime) : undefined)}</span>
      </p>
      <p class="bubble">${message}</p>
      <p class="line">${attachments.map(({ type, fileUrl }) => safeLink(type, fileUrl))}</p>
    </li>
  `;
}
