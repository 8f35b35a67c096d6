import { html, type TemplateResult } from 'lit';
import type { Call, Engagement, SmsMessage, ZoomCcEmbed, ZoomPhoneEmbed } from '../../src/index.js';
import { customersByNumber, type Customer, type Past } from '../crm/customers.js';
import { customersOf } from '../crm/who.js';
import { daysAgo, duration, json, timeOfDay } from '../shared/format.js';
import { icon, type IconName } from '../shared/icons.js';
import { fields, list, text } from '../shared/read.js';
import { safeLink } from '../shared/safe-link.js';

/** Something that was done about a customer. */
interface Entry {
  readonly icon: IconName;
  readonly text: string;
  readonly time: string;
  /** Milliseconds, to sort by. */
  readonly at: number;
  readonly more?: unknown;
  readonly isNew?: boolean;
}

/** All that was done about a customer, newest first: what the widgets told, then what the desk knew before. */
export function timeline(
  customer: Customer,
  phone: ZoomPhoneEmbed,
  cc: ZoomCcEmbed,
): TemplateResult {
  const isTheirs = (record: Call | Engagement): boolean => customersOf(record).includes(customer);
  const entries = [
    ...phone.calls.filter(isTheirs).map(ofCall),
    ...cc.engagements.filter(isTheirs).map(ofEngagement),
    ...phone.smsMessages.filter((message) => isWith(customer, message)).map(ofMessage),
  ].sort((a, b) => b.at - a.at);
  return html`
    <ol class="timeline">
      ${[...entries, ...customer.past.map(ofPast)].map(item)}
    </ol>
  `;
}

const item = ({ icon: name, text: what, time, more, isNew }: Entry): TemplateResult => html`
  <li class=${isNew ? 'new' : ''}>
    <span class="sign">${icon(name)}</span>
    <div class="what">
      <p>${what}</p>
      ${more}
    </div>
    <time class="muted">${time}</time>
  </li>
`;

const ICONS = { call: 'call', mail: 'mail', note: 'note', text: 'text' } as const;

const ofPast = ({ kind, text: what, daysAgo: days }: Past): Entry => ({
  icon: ICONS[kind],
  text: what,
  time: daysAgo(days),
  at: -days,
});

const HOW = { ringing: 'rings', connected: 'goes on', ended: '', unknown: '' } as const;

function ofCall(call: Call): Entry {
  const {
    direction,
    state,
    result,
    logResult,
    startedAt,
    duration: seconds,
    summary,
    notes,
  } = call;
  const outcome =
    HOW[state] || (logResult ?? result ?? '').replace(/^call connected$/i, 'answered');
  const what = direction === 'outbound' ? 'Outgoing call' : 'Incoming call';
  return {
    icon: direction === 'outbound' ? 'out' : 'in',
    text: [what, outcome.toLowerCase(), seconds ? duration(seconds) : '']
      .filter(Boolean)
      .join(' · '),
    time: timeOfDay(startedAt),
    at: startedAt?.getTime() ?? Date.now(),
    isNew: true,
    more: html`
      ${
        summary &&
        html`<details>
          <summary>AI summary${summary.edited ? ', edited' : ''}: ${summary.callSummary}</summary>
          <p>${summary.detailedSummary}</p>
          ${summary.nextSteps && html`<p><strong>Next:</strong> ${summary.nextSteps}</p>`}
        </details>`
      }
      ${notes && notesView(notes)}
      <p class="line">
        ${safeLink('Recording', call.recordingUrl)}${safeLink('Voicemail', call.voicemailUrl)}
      </p>
    `,
  };
}

const STATES = {
  ringing: 'waits',
  active: 'goes on',
  wrapup: 'in wrap-up',
  ended: '',
} as const;

const CHANNELS: Readonly<Partial<Record<string, readonly [IconName, string]>>> = {
  video: ['video', 'Video'],
  chat: ['text', 'Chat'],
  sms: ['text', 'SMS'],
};

function ofEngagement(engagement: Engagement): Entry {
  const {
    channel = 'voice',
    queue,
    state,
    startedAt,
    connectedAt,
    notes,
    disposition,
  } = engagement;
  const [name, what] = CHANNELS[channel] ?? ['desk', 'Call'];
  const outcome = STATES[state] || (engagement.notConnected?.message ?? '');
  const seconds = engagement.duration;
  const start = startedAt ?? connectedAt;
  return {
    icon: name,
    text: [
      queue?.name ? `${what} through ${queue.name}` : `${what} through the contact center`,
      outcome,
      disposition?.name,
      seconds ? duration(seconds) : '',
    ]
      .filter(Boolean)
      .join(' · '),
    time: timeOfDay(start),
    at: start?.getTime() ?? Date.now(),
    isNew: true,
    more: html`
      ${notes && html`<p class="muted lines">${notes}</p>`}
      <p class="line">
        ${safeLink('Recording', engagement.recordingUrl)}${safeLink('Log', engagement.logUrl)}
      </p>
    `,
  };
}

const otherSide = ({ direction, sender, receivers }: SmsMessage): string =>
  text(fields(direction === 'outbound' ? list(receivers)[0] : sender).phoneNumber);

const isWith = (customer: Customer, message: SmsMessage): boolean =>
  customersByNumber(otherSide(message)).includes(customer);

function ofMessage(message: SmsMessage): Entry {
  const time = new Date(text(message.dateTime));
  const known = !Number.isNaN(time.getTime());
  const attachments = list(message.attachments).map(fields);
  return {
    icon: 'text',
    text: `${message.direction === 'outbound' ? 'Sent' : 'Got'} “${text(message.message)}”`,
    time: timeOfDay(time),
    at: known ? time.getTime() : Date.now(),
    isNew: true,
    more: html`<p class="line">
      ${attachments.map(({ type, fileUrl }) => safeLink(text(type) || 'Attachment', text(fileUrl)))}
    </p>`,
  };
}

/** What was saved on the note page. */
const notesView = (notes: Readonly<Record<string, unknown>>): TemplateResult => html`
  <dl class="notes">
    ${Object.entries(notes)
      .filter(([, value]) => value !== '')
      .map(
        ([field, value]) =>
          html`<div>
            <dt>${field}</dt>
            <dd>${typeof value === 'string' ? value : json(value)}</dd>
          </div>`,
      )}
  </dl>
`;
