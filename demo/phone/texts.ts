import { html, type TemplateResult } from 'lit';
import { namesByNumber } from '../shared/customers.js';
import { phoneNumber, timeOfDay } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { fields, list, text } from '../shared/read.js';
import { safeLink } from '../shared/safe-link.js';

/** A text message, as the page shows it. */
export interface Text {
  readonly outbound: boolean;
  /** The number of the other side. */
  readonly number: string;
  readonly message: string;
  readonly status: string;
  readonly time: Date;
  readonly attachments: readonly { readonly label: string; readonly url: string }[];
}

/** What a `zp-sms-log-event` tells. */
export function textOf(detail: unknown): Text {
  const { direction, sender, receivers, message, status, dateTime, attachments } = fields(detail);
  const outbound = direction === 'outbound';
  return {
    outbound,
    number: text(fields(outbound ? list(receivers)[0] : sender).phoneNumber),
    message: text(message),
    status: text(status),
    time: new Date(text(dateTime)),
    attachments: list(attachments)
      .map(fields)
      .map(({ type, fileUrl }) => ({ label: text(type) || 'Attachment', url: text(fileUrl) })),
  };
}

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

function textItem({ outbound, number, message, status, time, attachments }: Text): TemplateResult {
  return html`
    <li class=${outbound ? 'outbound' : 'inbound'}>
      <p class="muted line">
        <strong>${namesByNumber(number) || phoneNumber(number) || 'Unknown'}</strong>
        <span>${icon(outbound ? 'out' : 'in')}${status}</span>
        <span>${timeOfDay(time)}</span>
      </p>
      ${message && html`<p class="bubble">${message}</p>`}
      <p class="line">${attachments.map(({ label, url }) => safeLink(label, url))}</p>
    </li>
  `;
}
