import { html, type TemplateResult } from 'lit';
import type { Engagement } from '../../src/index.js';
import type { Desk } from './desk.js';
import { formFields } from './parts.js';

/** The agent's side of a chat: the protocol tells nothing of the customer's. */
export function chat({ cc, outcomes, learned, learn }: Desk, e: Engagement): TemplateResult {
  const { sent = [] } = learned(e.engagementId);
  async function send(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    const { text = '' } = formFields(event);
    if (!(await outcomes.run('Chat message', cc.sendChatMessage(e, text)))) return;
    learn(e.engagementId, { sent: [...sent, text] });
    form.reset();
  }
  return html`
    <ul class="texts">
      ${sent.map((text) => html`<li class="outbound"><p class="bubble">${text}</p></li>`)}
    </ul>
    <form class="fields" @submit=${(event: SubmitEvent) => void send(event)}>
      <label class="wide">Message <input name="text" required autocomplete="off" /></label>
      <button class="primary">Send</button>
    </form>
  `;
}
