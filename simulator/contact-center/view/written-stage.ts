import { html, nothing, type TemplateResult } from 'lit';
import { formatTime } from '../../shared/view/format.js';
import type { Actions } from '../actions.js';
import type { Engagement, Line } from '../state.js';
import { icons } from './icons.js';
import { enterSubmits, submitText } from './parts.js';
import { titleOf } from './words.js';

const bubble = ({ from, text, time }: Line, name: string): TemplateResult => html`
  <li class="bubble ${from}">
    <span class="visually-hidden">${from === 'agent' ? 'You' : name}:</span>
    <p>${text}</p>
    <p class="when">${formatTime(time)}</p>
  </li>
`;

/** What was written so far. */
export function thread(engagement: Engagement): TemplateResult {
  const name = titleOf(engagement);
  return html`
    <ol class="thread" tabindex="0" aria-label="Conversation" data-bottom>
      ${engagement.lines.map((line) => bubble(line, name))}
      ${engagement.lines.length ? nothing : html`<li class="empty">Nothing written yet.</li>`}
    </ol>
  `;
}

/** An active chat or SMS conversation. */
export function writtenStage(actions: Actions, engagement: Engagement): TemplateResult {
  const { engagementId } = engagement;
  const send = submitText((text) => actions.write(engagementId, text));
  return html`
    <div class="stage written">
      ${thread(engagement)}
      <form class="composer" @submit=${send}>
        <label class="visually-hidden" for="message">Message</label>
        <textarea
          class="input"
          id="message"
          name="text"
          rows="2"
          placeholder="Write a message"
          data-focus
          @keydown=${enterSubmits}
        ></textarea>
        <button class="plain" aria-label="Send">${icons.send}</button>
      </form>
    </div>
  `;
}
