import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { signInPage } from '../../shared/view/sign-in.js';
import type { Actions } from '../actions.js';
import { AGENT } from '../people.js';
import { keys } from './call-stage.js';
import { icons } from './icons.js';
import { contactLines } from './parts.js';

function found(actions: Actions): TemplateResult | typeof nothing {
  const { search } = actions.state;
  if (!search) return nothing;
  if (search.found === undefined) return html`<p class="hint">Searching contacts…</p>`;
  if (search.found === null) return html`<p class="hint">No contact found</p>`;
  const contact = search.found;
  return html`
    <button
      class="choice card"
      ?disabled=${actions.inCall || !(contact.phone ?? contact.email)}
      @click=${() => actions.dial(contact)}
    >
      ${contactLines(contact)} <span class="visually-hidden">: call</span>
    </button>
  `;
}

/** Where calls begin. */
export function home(actions: Actions): TemplateResult {
  const { dial } = actions.state;
  const callable = /[\d*#]|@/.test(dial) && !actions.inCall;
  const call = (event: Event): void => {
    event.preventDefault();
    if (callable) actions.dial();
  };
  return html`
    <form class="home" @submit=${call}>
      <h1>New call</h1>
      <div class="field">
        <label class="label" for="dial">Number, name or e-mail address</label>
        <input
          class="input"
          id="dial"
          .value=${live(dial)}
          autocomplete="off"
          spellcheck="false"
          data-focus
          @input=${({ target }: Event) => actions.type((target as HTMLInputElement).value)}
        />
      </div>
      <div class="found" role="status">${found(actions)}</div>
      ${keys((key) => actions.type(actions.state.dial + key))}
      <button class="round good" aria-label="Call" ?disabled=${!callable}>${icons.phone}</button>
      ${actions.inCall ? html`<p class="hint">Another call is live.</p>` : nothing}
    </form>
  `;
}

/** Before anybody is signed in. */
export const signIn = (actions: Actions): TemplateResult =>
  signInPage({ what: 'take engagements', who: AGENT.name }, () => actions.steps.signIn(true));
