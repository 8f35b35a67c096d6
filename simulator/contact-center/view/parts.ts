import { html, nothing, type TemplateResult } from 'lit';
import '../../shared/view/call-timer.js';
import { formatNumber, initials } from '../../shared/view/format.js';
import { roundButton } from '../../shared/view/round-button.js';
import type { Actions } from '../actions.js';
import { type Contact, type Engagement, isCall } from '../state.js';
import { CHANNEL_ICONS, icons } from './icons.js';
import { CHANNEL_NAMES, stateOf, subtitleOf, titleOf } from './words.js';

/** How long it lasts: since it rings, is active or in wrap-up. */
export function timer({ now }: Actions, engagement: Engagement): TemplateResult | typeof nothing {
  const { state, createdAt, connectedAt, endedAt } = engagement;
  if (state === 'closed') return nothing;
  const since = state === 'wrapup' ? endedAt : state === 'active' ? connectedAt : createdAt;
  return html`<call-timer class="time" .since=${since ?? createdAt} .clock=${now}></call-timer>`;
}

export const face = (engagement: Engagement): TemplateResult => html`
  <div class="face" aria-hidden="true">
    ${initials(titleOf(engagement))}<span class="badge">${CHANNEL_ICONS[engagement.channel]}</span>
  </div>
`;

/** Who it is, what goes on, and for how long. */
export function heading(actions: Actions, engagement: Engagement): TemplateResult {
  const { queue, direction, isTransfer, isConference, recording, state } = engagement;
  const active = state === 'active';
  return html`
    <div class="heading">
      ${face(engagement)}
      <div class="grow">
        <h1>${titleOf(engagement)}</h1>
        <p class="muted small">
          ${[subtitleOf(engagement), queue.name].filter(Boolean).join(' · ')}
        </p>
        <p class="marks">
          <span class="mark state ${state}"
            >${stateOf(engagement)} ${timer(actions, engagement)}</span
          >
          ${direction === 'outbound' ? html`<span class="mark">Outbound</span>` : nothing}
          ${isTransfer ? html`<span class="mark">Transferred</span>` : nothing}
          ${isConference ? html`<span class="mark">Conference</span>` : nothing}
          ${active && recording === 'on' ? html`<span class="mark rec">● Recording</span>` : nothing}
          ${active && recording === 'paused' ? html`<span class="mark">Recording paused</span>` : nothing}
        </p>
      </div>
      ${active ? endButton(actions, engagement) : nothing}
    </div>
  `;
}

function endButton(actions: Actions, engagement: Engagement): TemplateResult {
  const act = (): void => {
    actions.steps.end({ engagementId: engagement.engagementId });
  };
  // A conversation in writing goes on in its own field.
  const options = { kind: 'bad', focus: isCall(engagement) } as const;
  const image = isCall(engagement) ? icons.hangUp : icons.close;
  return roundButton(`End ${CHANNEL_NAMES[engagement.channel]}`, image, act, options);
}

/** A contact of the host in two lines. */
export function contactLines({ name, phone, email, entity, id }: Contact): TemplateResult {
  const where = [phone && formatNumber(phone), email, entity].filter(Boolean).join(' · ');
  return html`
    <span class="name">${name ?? phone ?? email ?? String(id)}</span>
    <span class="muted small">${where}</span>
  `;
}

/** The host's contacts to choose from. */
export function picker(
  actions: Actions,
  { engagementId, matches }: Engagement,
): TemplateResult | typeof nothing {
  if (!matches) return nothing;
  return html`
    <section class="card picker" aria-labelledby="picker">
      <h2 class="label" id="picker">${matches.length} contacts match: who is it?</h2>
      <ul>
        ${matches.map(
          (contact) => html`
            <li>
              <button
                class="choice"
                @click=${() => actions.steps.pick({ engagementId, contactId: contact.id })}
              >
                ${contactLines(contact)}
              </button>
            </li>
          `,
        )}
      </ul>
    </section>
  `;
}

/** Reads a form's one field, and empties it. */
export const submitText =
  (act: (text: string) => void, { keep = false } = {}) =>
  (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const field = form.elements.namedItem('text') as HTMLInputElement | HTMLTextAreaElement;
    const text = field.value.trim();
    if (!text) return;
    if (!keep) field.value = '';
    act(text);
  };

/** Enter sends, Shift and Enter begin another line. */
export const enterSubmits = (event: KeyboardEvent): void => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  (event.currentTarget as HTMLTextAreaElement).form?.requestSubmit();
};
