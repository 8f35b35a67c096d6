import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.js';
import type { Engagement } from '../state.js';
import { contactLines, picker, submitText } from './parts.js';

function contact({ contact: chosen, matches }: Engagement): TemplateResult | typeof nothing {
  if (matches) return nothing;
  return html`
    <section aria-labelledby="contact">
      <h2 class="label" id="contact">Contact</h2>
      ${
        chosen
          ? html`<p class="two-lines">${contactLines(chosen)}</p>`
          : html`<p class="muted small">The host knows no contact.</p>`
      }
    </section>
  `;
}

const variables = ({ variables: all }: Engagement): TemplateResult => html`
  <section aria-labelledby="variables">
    <h2 class="label" id="variables">Variables</h2>
    <dl class="pairs">
      ${all.map(
        ({ displayName, value }) => html`
          <div>
            <dt>${displayName}</dt>
            <dd>${String(value)}</dd>
          </div>
        `,
      )}
    </dl>
  </section>
`;

/** The agent's notes, and a field for the next. */
export function notes(actions: Actions, engagement: Engagement): TemplateResult {
  const { engagementId, notes: all, state } = engagement;
  const add = submitText((text) => actions.steps.note({ engagementId, text }));
  const form = html`
    <form class="note-form" @submit=${add}>
      <label class="visually-hidden" for="note">New note</label>
      <textarea
        class="input"
        id="note"
        name="text"
        rows="2"
        maxlength="2000"
        placeholder="Add a note"
      ></textarea>
      <button class="chip">Add note</button>
    </form>
  `;
  return html`
    <section aria-labelledby="notes">
      <h2 class="label" id="notes">Notes</h2>
      ${
        all.length
          ? html`<ul class="notes">
              ${all.map((text) => html`<li>${text}</li>`)}
            </ul>`
          : nothing
      }
      ${state === 'closed' ? (all.length ? nothing : html`<p class="muted small">None.</p>`) : form}
    </section>
  `;
}

/** What is known of the customer, beside the conversation. */
export const details = (actions: Actions, engagement: Engagement): TemplateResult => html`
  <div class="details">
    ${picker(actions, engagement)} ${contact(engagement)} ${variables(engagement)}
    ${notes(actions, engagement)}
  </div>
`;
