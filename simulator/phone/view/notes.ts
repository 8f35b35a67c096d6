import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { NoteField } from '../wire.js';
import type { Actions } from '../actions.js';
import { type Call, currentCall, nameOf } from '../state.js';
import { formatTime } from '../../shared/view/format.js';

const page = (content: TemplateResult): TemplateResult => html`
  <section class="page" aria-label="Notes">
    <h1>Notes</h1>
    ${content}
  </section>
`;

function field(
  actions: Actions,
  { notes }: Call,
  { fieldName, fieldType, placeholder = '', selectOptions = [] }: NoteField,
  index: number,
): TemplateResult {
  const id = `note-${String(index)}`;
  const value = notes?.[fieldName] ?? '';
  const change = ({ target }: Event): void => {
    const { value: text } = target as HTMLInputElement | HTMLSelectElement;
    actions.widget.notes.fill({ [fieldName]: text });
  };
  const select = html`
    <select class="input" id=${id} @change=${change}>
      <option value="" ?selected=${value === ''}>${placeholder || 'Choose…'}</option>
      ${selectOptions.map(
        (option) => html`
          <option value=${option.value} ?selected=${option.value !== '' && option.value === value}>
            ${option.label}
          </option>
        `,
      )}
    </select>
  `;
  const text = html`
    <textarea
      class="input"
      id=${id}
      rows="3"
      placeholder=${placeholder}
      .value=${live(value)}
      @input=${change}
    ></textarea>
  `;
  return html`
    <div class="field">
      <label class="label" for=${id}>${fieldName}</label>
      ${fieldType === 'select' ? select : text}
    </div>
  `;
}

/** The page that the host's note page configuration describes. */
export function notes(actions: Actions): TemplateResult {
  const { config, names } = actions.state;
  const call = currentCall(actions.state);
  if (!config.noteFields.length) {
    return page(html`<p class="empty">The host has configured no note page.</p>`);
  }
  if (!call) return page(html`<p class="empty">Notes belong to a call. There was none yet.</p>`);
  const save = (event: Event): void => {
    event.preventDefault();
    actions.widget.notes.save();
  };
  const { callId, direction, startedAt, notesSaved } = call;
  return page(html`
    <p class="muted">${nameOf(call, names)} · ${direction} call at ${formatTime(startedAt)}</p>
    <form class="composer" data-call=${callId} @submit=${save}>
      ${config.noteFields.map((each, index) => field(actions, call, each, index))}
      <button class="primary">Save</button>
      <p class="hint" role="status">${notesSaved ? 'Notes saved.' : nothing}</p>
    </form>
  `);
}
