import { html, type TemplateResult } from 'lit';
import type { Localize } from '../../words/localize.js';
import { warningIcon } from './icons.js';
import type { SharedWords } from './words.js';

/** What an error of a command is, as far as its reader needs to know; of any copy of the library. */
interface Failure {
  readonly code?: unknown;
  readonly sent?: unknown;
  readonly message?: unknown;
  /** What the widget said, where it refused. */
  readonly cause?: unknown;
}

/** The widget's own words for why it refused, where it has some. */
function widgetsWords(cause: unknown): string | undefined {
  const { message, errorMessage, error } = Object(cause) as Readonly<Record<string, unknown>>;
  const words = [message, errorMessage, error].find((each) => typeof each === 'string' && each);
  return words as string | undefined;
}

/** Says in the user's words why a command failed, and whether anything was sent. */
export function failureText(localize: Localize<SharedWords>, error: unknown): string {
  const { code, sent, message, cause }: Failure = Object(error) as Failure;
  const why = String(message ?? error);
  if (code === 'widget-error') return localize.word('refused', widgetsWords(cause) ?? why);
  if (sent === true) return localize.word('unconfirmed');
  if (/^(not-ready|timeout|disconnected|reloaded)$/.test(String(code))) {
    return localize.word('notReady');
  }
  // The library's own words are for developers.
  return typeof code === 'string' ? localize.word('notSent') : localize.word('failed', why);
}

/** Shows why a command failed, where it was given; announced when it comes. */
export const failureView = (text: string): TemplateResult => html`
  <p class="failure" part="failure" role="alert">${warningIcon}<span>${text}</span></p>
`;
