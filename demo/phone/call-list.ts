import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Call, CallSummary } from '../../src/index.js';
import { avatar } from '../shared/customer-list.js';
import { customersByNumber, namesByNumber, type Customer } from '../shared/customers.js';
import { duration, json, phoneNumber, timeOfDay } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import type { Page } from '../shared/page.js';
import { safeLink } from '../shared/safe-link.js';

/** The customers at the other end: several may share a number. */
export const customersOf = ({ remote }: Call): readonly Customer[] =>
  customersByNumber(remote.number);

/** Who is at the other end, as far as anybody knows. */
export function nameOf({ remote }: Call): string {
  const { name, number, extension } = remote;
  return namesByNumber(number) || name || phoneNumber(number ?? extension ?? 'Unknown');
}

const STATES = {
  ringing: 'Ringing',
  connected: 'Connected',
  ended: 'Ended',
  unknown: 'Notes',
} as const;

/** What has become of a call, in a word or two; whether it is good news. */
export function outcomeOf({ state, result, logResult }: Call): { text: string; tone: string } {
  if (state !== 'ended') return { text: STATES[state], tone: state };
  const text = logResult ?? result ?? STATES.ended;
  if (/^ended$/i.test(text)) return { text: STATES.ended, tone: 'done' };
  // Zoom's words; beside calls that are connected now they would mislead.
  if (/^call connected$/i.test(text)) return { text: 'Answered', tone: 'done' };
  return { text: text.charAt(0).toUpperCase() + text.slice(1), tone: 'failed' };
}

/** All calls, newest first. */
export const callList = (calls: readonly Call[], page: Page): TemplateResult => html`
  <section class="card" aria-labelledby="calls-title">
    <h2 id="calls-title">Calls</h2>
    ${
      calls.length
        ? html`<ol class="calls">
            ${repeat(
              calls,
              ({ callId }) => callId,
              (call) => callItem(call, page),
            )}
          </ol>`
        : html`<p class="empty">No calls yet.</p>`
    }
  </section>
`;

function callItem(call: Call, page: Page): TemplateResult {
  const { direction, startedAt, recordingUrl, voicemailUrl, summary, notes, remote } = call;
  const [customer, another] = customersOf(call);
  const name = nameOf(call);
  const outcome = outcomeOf(call);
  return html`
    <li class="call">
      ${avatar(name)}
      <div>
        <p class="line">
          ${
            customer && !another
              ? html`<button class="name" @click=${() => page.select(customer)}>${name}</button>`
              : html`<strong>${name}</strong>`
          }
          <span class="chip ${outcome.tone}">${outcome.text}</span>
        </p>
        <p class="muted line">
          ${direction && html`<span>${icon(direction === 'inbound' ? 'in' : 'out')}${direction}</span>`}
          ${[phoneNumber(remote.number ?? ''), timeOfDay(startedAt), lengthOf(call)]
            .filter(Boolean)
            .map((text) => html`<span>${text}</span>`)}
        </p>
        <p class="line">
          ${safeLink('Recording', recordingUrl)}${safeLink('Voicemail', voicemailUrl)}
        </p>
        ${summary && summaryView(summary)}${notes && notesView(notes)}
      </div>
    </li>
  `;
}

const lengthOf = ({ state, duration: seconds }: Call): string =>
  state === 'ended' && seconds ? duration(seconds) : '';

const summaryView = ({ callSummary, nextSteps, detailedSummary, edited }: CallSummary) => html`
  <details class="summary">
    <summary>AI summary${edited ? ', edited' : ''}: ${callSummary}</summary>
    <p>${detailedSummary}</p>
    ${nextSteps && html`<p><strong>Next:</strong> ${nextSteps}</p>`}
  </details>
`;

/** What was saved on the note page. */
export const notesView = (notes: Readonly<Record<string, unknown>>): TemplateResult => html`
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
