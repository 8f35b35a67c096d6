import { html, render } from 'lit';
import { live } from 'lit/directives/live.js';
import { onceAFrame, part } from '../shared/draw.js';
import { icon } from '../shared/icons.js';
import { follow, onShow, show } from './follow.js';
import { frameworks, type Framework } from './frameworks.js';
import { highlight } from './highlight.js';
import { snippets, type SnippetName } from './snippets.js';
import type { Snippet } from './snippet.js';

const NAMES = Object.keys(frameworks) as Framework[];
const TITLES = Object.entries(snippets).map(
  ([name, make]) => [name, make({ id: '', first: '', number: '' }).title] as const,
);
const KEY = 'larkspur-framework';

/** The code of what was done last, in the framework of the reader's choice. */
export function showCode(): void {
  let snippet: Snippet | undefined;
  let name: SnippetName | undefined;
  let framework = NAMES.find((each) => each === localStorage.getItem(KEY)) ?? 'HTML';
  let copied = '';

  const choose = (next: Framework): void => {
    framework = next;
    copied = '';
    localStorage.setItem(KEY, framework);
    draw();
  };

  async function copy(code: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(code);
      copied = 'Copied';
    } catch {
      copied = 'The browser does not let the page copy';
    }
    draw();
  }

  /** The arrow keys go from tab to tab. */
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = NAMES.at((NAMES.indexOf(framework) + step) % NAMES.length) as Framework;
    choose(next);
    part('#code').querySelector<HTMLElement>(`[data-framework=${next}]`)?.focus();
  };

  const draw = onceAFrame(() => {
    if (!snippet) return;
    const { text, own = [] } = snippet;
    const code = frameworks[framework](snippet);
    render(
      html`
        <header>
          <label>
            <span class="hidden">What it does</span>
            <select
              @change=${({ target }: Event) =>
                show((target as HTMLSelectElement).value as SnippetName)}
            >
              ${TITLES.map(
                ([each, words]) =>
                  html`<option value=${each} .selected=${live(each === name)}>${words}</option>`,
              )}
            </select>
          </label>
          <div class="tabs" role="tablist" aria-label="Frameworks" @keydown=${onKey}>
            ${NAMES.map(
              (each) => html`
                <button
                  role="tab"
                  id="tab-${each}"
                  data-framework=${each}
                  aria-controls="snippet"
                  aria-selected=${each === framework}
                  tabindex=${each === framework ? 0 : -1}
                  @click=${() => choose(each)}
                >
                  ${each}
                </button>
              `,
            )}
          </div>
          <button class="copy" @click=${() => void copy(code)}>${icon('copy')}Copy</button>
          <span class="muted" role="status">${copied}</span>
        </header>
        <p class="muted">
          ${text}
          ${
            own.length
              ? html`Yours:
                ${own.map((each, index) => html`${index ? ', ' : ''}<code>${each}</code>`)}.`
              : ''
          }
        </p>
        <pre
          id="snippet"
          role="tabpanel"
          tabindex="0"
          aria-labelledby="tab-${framework}"
        ><code>${highlight(code)}</code></pre>
      `,
      part('#code'),
    );
  });

  onShow((shown, itsName) => {
    snippet = shown;
    name = itsName;
    copied = '';
    draw();
  });
  follow();
  // Something is there before anything is done.
  show('link');
}
