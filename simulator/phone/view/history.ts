import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Actions } from '../actions.js';
import { type Call, isLive, nameOf, numberOf, remoteOf } from '../state.js';
import { formatDuration, formatNumber, formatTime } from '../../shared/view/format.js';
import { icons } from '../../shared/view/icons.js';

/** A page longer than this only makes scrolling hard. */
const SHOWN = 100;

const RESULTS = { missed: 'Missed', rejected: 'Declined', ended: 'Not answered' } as const;

function outcome({ connectedAt, result, voicemailUrl, duration = 0 }: Call): string {
  if (connectedAt) return formatDuration(duration);
  return voicemailUrl ? 'Voicemail' : RESULTS[result ?? 'ended'];
}

function face({ direction, result }: Call): TemplateResult {
  if (direction === 'inbound' && result === 'missed') {
    return html`<span class="direction bad" role="img" aria-label="Missed">${icons.missed}</span>`;
  }
  return direction === 'inbound'
    ? html`<span class="direction" role="img" aria-label="Inbound">${icons.inbound}</span>`
    : html`<span class="direction" role="img" aria-label="Outbound">${icons.outbound}</span>`;
}

function iconButton(label: string, image: SVGTemplateResult, act: () => void): TemplateResult {
  return html`<button class="plain" aria-label=${label} @click=${act}>${image}</button>`;
}

const player = (url: string, label: string): TemplateResult => html`
  <a class="chip" href=${url} target="_blank" rel="noopener">${icons.play} ${label}</a>
`;

function extras(actions: Actions, call: Call): TemplateResult | typeof nothing {
  const { enableSavingLog, noteFields } = actions.state.config;
  const { callId, callLogId, recordingUrl, voicemailUrl, summary, saved } = call;
  if (!callLogId) return html`<p class="muted small">Writing the log…</p>`;
  const saveLog = html`
    <button class="chip" @click=${() => actions.steps.saveLog({ callId })}>
      ${saved ? icons.check : icons.save} ${saved ? 'Log saved' : 'Save Log'}
    </button>
  `;
  const notes = html`
    <button class="chip" @click=${() => actions.widget.notes.take(callId)}>
      ${icons.notes} Notes
    </button>
  `;
  return html`
    <div class="chips">
      ${enableSavingLog ? saveLog : nothing} ${noteFields.length ? notes : nothing}
      ${recordingUrl ? player(recordingUrl, 'Recording') : nothing}
      ${voicemailUrl ? player(voicemailUrl, 'Voicemail') : nothing}
    </div>
    ${
      summary
        ? html`<details class="summary">
            <summary>AI summary</summary>
            <p>${summary.callSummary}</p>
            <p><strong>Next:</strong> ${summary.nextSteps}</p>
          </details>`
        : nothing
    }
  `;
}

function item(actions: Actions, call: Call): TemplateResult {
  const name = nameOf(call, actions.state.names);
  const number = numberOf(remoteOf(call));
  return html`
    <li class="item">
      <div class="row">
        ${face(call)}
        <div class="grow">
          <p class="name">${formatNumber(name)}</p>
          ${name === number ? nothing : html`<p class="muted small">${formatNumber(number)}</p>`}
          <p class="muted small">${formatTime(call.startedAt)} · ${outcome(call)}</p>
        </div>
        ${iconButton(`Message ${name}`, icons.message, () => actions.writeTo(number))}
        ${iconButton(`Call ${name}`, icons.phone, () => actions.callBack(number))}
      </div>
      ${extras(actions, call)}
    </li>
  `;
}

function list(
  actions: Actions,
  title: string,
  calls: readonly Call[],
  none: string,
): TemplateResult {
  const items = repeat(
    calls.slice(0, SHOWN),
    ({ callId }) => callId,
    (call) => item(actions, call),
  );
  return html`
    <section class="page" aria-label=${title}>
      <h1>${title}</h1>
      ${
        calls.length
          ? html`<ul class="list">
              ${items}
            </ul>`
          : html`<p class="empty">${none}</p>`
      }
    </section>
  `;
}

const past = ({ calls }: Actions['state']): Call[] => calls.filter((call) => !isLive(call));

export const history = (actions: Actions): TemplateResult =>
  list(actions, 'History', past(actions.state), 'No calls yet.');

export const voicemail = (actions: Actions): TemplateResult =>
  list(
    actions,
    'Voicemail',
    past(actions.state).filter(({ voicemailUrl }) => voicemailUrl),
    'No voicemail.',
  );
