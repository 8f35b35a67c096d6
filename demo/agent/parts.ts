import { html, type TemplateResult } from 'lit';

/** A button that sends a command. */
export const command = (label: string, send: () => unknown, look = ''): TemplateResult =>
  html`<button type="button" class=${look} @click=${() => void send()}>${label}</button>`;

/** Buttons that belong together, under a name. */
export const group = (label: string, buttons: readonly TemplateResult[]): TemplateResult => html`
  <div class="group" role="group" aria-label=${label}>
    <span>${label}</span>
    <div class="buttons">${buttons}</div>
  </div>
`;

/** What somebody filled into a form that they submit; the page stays. */
export function formFields(event: SubmitEvent): Partial<Record<string, string>> {
  event.preventDefault();
  const data = new FormData(event.target as HTMLFormElement);
  return Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])),
  );
}
