import { html, type TemplateResult } from 'lit';
import type { Localize } from '../../words/localize.js';
import { warningIcon } from './icons.js';
import type { SharedWords } from './words.js';

/** What an error of a command is, as far as its reader needs to know; of any copy of the library. */
interface Failure {
  readonly code?: unknown;
  readonly sent?: unknown;
  readonly message?: unknown;
}

/** Says in the user's words why a command failed, and whether anything was sent. */
export function failureText(localize: Localize<SharedWords>, error: unknown): string {
  const { code, sent, message }: Failure = Object(error) as Failure;
  const why = String(message ?? error);
  if (code === 'widget-error') return localize.word('refused', why);
  if (sent === true) return localize.word('unconfirmed');
  return /^(not-ready|timeout|disconnected|reloaded)$/.test(String(code))
    ? localize.word('notReady')
    : localize.word('failed', why);
}

/** Shows why a command failed, where it was given; announced when it comes. */
export const failureView = (text: string): TemplateResult => html`
  <p class="failure" part="failure" role="alert">${warningIcon}<span>${text}</span></p>
`;
