import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import type { Actions } from '../actions.js';
import { partyOf } from '../people.js';
import type { TextMessage } from '../state.js';
import { formatNumber, formatTime } from '../../shared/view/format.js';
import { contactField } from './keypad.js';

const SHOWN = 50;

function bubble(actions: Actions, sms: TextMessage): TemplateResult {
  const { numbers, direction, message, attachments, time, status } = sms;
  const { names } = actions.state;
  const nameOf = (number: string): string =>
    formatNumber(
      (Object.hasOwn(names, number) && names[number]?.name) || partyOf(number).name || number,
    );
  const who = numbers.map(nameOf).join(', ');
  return html`
    <li class="bubble ${direction}">
      <p class="muted small">${direction === 'inbound' ? who : `To ${who}`}</p>
      <p>${message}</p>
      ${attachments.map(
        ({ type, fileUrl }) => html`
          <p><a href=${fileUrl} target="_blank" rel="noopener">Attachment (${type})</a></p>
        `,
      )}
      <p class="muted small">
        ${formatTime(time)}${direction === 'outbound' ? ` · ${status}` : nothing}
      </p>
    </li>
  `;
}

export function sms(actions: Actions): TemplateResult {
  const { sms: draft, messages } = actions.state;
  const sendable = /[\d*#]/.test(draft.to) && !!draft.message.trim();
  const send = (event: Event): void => {
    event.preventDefault();
    if (sendable) actions.widget.texting.sendComposed();
  };
  const bubbles = repeat(
    messages.slice(0, SHOWN),
    ({ messageId }) => messageId,
    (each) => bubble(actions, each),
  );
  return html`
    <section class="page" aria-label="SMS">
      <h1>SMS</h1>
      <form class="composer" @submit=${send}>
        ${contactField(actions, 'sms', 'To', draft.to)}
        <div class="field">
          <label class="label" for="sms-message">Message</label>
          <textarea
            class="input"
            id="sms-message"
            rows="3"
            .value=${live(draft.message)}
            @input=${({ target }: Event) =>
              actions.widget.screen.typeMessage((target as HTMLTextAreaElement).value)}
          ></textarea>
        </div>
        <button class="primary" ?disabled=${!sendable}>Send</button>
      </form>
      ${
        messages.length
          ? html`<h2 class="label">Messages</h2>
              <ul class="bubbles">
                ${bubbles}
              </ul>`
          : html`<p class="empty">No messages yet.</p>`
      }
    </section>
  `;
}
