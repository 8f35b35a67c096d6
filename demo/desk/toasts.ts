import { html, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../shared/icons.js';

interface Toast {
  readonly text: string;
  readonly tone: 'info' | 'error';
}

const SHOWN = 3;
const INFO_TIME = 6000;
let toasts: readonly Toast[] = [];

function show(next: readonly Toast[]): void {
  toasts = next;
  const root = document.querySelector<HTMLElement>('#toasts');
  if (root)
    render(
      repeat(toasts, (toast) => toast, view),
      root,
    );
}

const dismiss = (toast: Toast): void => show(toasts.filter((each) => each !== toast));

const view = (toast: Toast) => html`
  <div class="toast ${toast.tone}">
    <p>${toast.text}</p>
    <button class="plain" aria-label="Dismiss" @click=${() => dismiss(toast)}>
      ${icon('close')}
    </button>
  </div>
`;

/** Tells the user something. An error stays until it is dismissed, or three others have come. */
export function notify(text: string, tone: Toast['tone'] = 'info'): void {
  const toast: Toast = { text, tone };
  show([...toasts.filter((each) => each.text !== text), toast].slice(-SHOWN));
  if (tone === 'info') setTimeout(() => dismiss(toast), INFO_TIME);
}

/** Waits for a command; says so where it fails. Whether it did not. */
export async function attempt(what: string, command: Promise<unknown>): Promise<boolean> {
  try {
    await command;
    return true;
  } catch (error) {
    notify(`${what}: ${error instanceof Error ? error.message : String(error)}`, 'error');
    return false;
  }
}

/** Shows what the embeds of the page report: `embed-error` bubbles. */
export function showErrors(): void {
  document.addEventListener('embed-error', ({ detail }) => notify(detail.message, 'error'));
}
