import { html, type TemplateResult } from 'lit';
import { icons } from './icons.js';

/** Before anybody is signed in. */
export const signInPage = (
  { what, who }: { what: string; who: string },
  signIn: () => void,
): TemplateResult => html`
  <section class="sign-in" aria-label="Sign in">
    <div class="face" aria-hidden="true">${icons.person}</div>
    <h1>Sign in to ${what}</h1>
    <p class="muted">
      With Zoom, people sign in here with their own account. This page needs none.
    </p>
    <button class="primary" data-focus @click=${signIn}>Sign in as ${who}</button>
  </section>
`;
