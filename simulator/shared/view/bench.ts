import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Journal, LogLine } from '../journal.js';
import type { Simulation } from '../simulation.js';
import { icons } from './icons.js';
import { asJson } from './json.js';
import type { Layout } from './mount.js';

/** What the bench shows and can do. */
type Bench = Pick<Simulation<never, never>, 'journal' | 'scenarios' | 'play' | 'clearProblems'>;

const SHOWN = 50;
const WORDS = { in: 'from the host', out: 'to the host', held: 'held back, the tab is inactive' };
const ARROWS = { in: '→', out: '←', held: '×' };
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

const caption = (name: string): string => {
  const text = name.replace('sms', 'SMS').replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const typeOf = (message: unknown): string => {
  const type = (message as { type?: unknown } | null | undefined)?.type;
  return typeof type === 'string' ? type : 'no type';
};

const line = ({ direction, message, time, problems }: LogLine): TemplateResult => html`
  <li>
    <details class="line">
      <summary class=${problems.length ? 'wrong' : nothing}>
        <span role="img" aria-label=${WORDS[direction]}>${ARROWS[direction]}</span>
        <span class="grow">${typeOf(message)}</span>
        <time>${clock.format(time)}</time>
      </summary>
      ${problems.map(({ text }) => html`<p class="wrong">${text}</p>`)}
      <pre class="json" tabindex="0">${asJson(message)}</pre>
    </details>
  </li>
`;

function problemList(simulation: Bench): TemplateResult {
  const { problems } = simulation.journal;
  if (!problems.length) return html`<p class="empty">None so far.</p>`;
  return html`
    <ul class="problems">
      ${[...problems]
        .reverse()
        .map(({ kind, text }) => html`<li><span class="kind">${kind}</span> ${text}</li>`)}
    </ul>
    <button class="chip" @click=${() => simulation.clearProblems()}>Clear</button>
  `;
}

/** The workbench beside a simulated widget: scenarios to play, problems, and all messages. */
export function bench(simulation: Bench, buttons: TemplateResult): TemplateResult {
  const { journal, scenarios } = simulation;
  const newest = journal.log.slice(-SHOWN).reverse();
  return html`
    <h2>Simulator</h2>
    <p class="muted small">This page plays Zoom’s widget. It is not made by Zoom.</p>
    <h3 class="label">Problems (${journal.problems.length})</h3>
    ${problemList(simulation)}
    <h3 class="label">Make something happen</h3>
    <div class="chips">
      ${buttons}
      ${scenarios.map(
        (name) => html`
          <button class="chip" @click=${() => simulation.play(name)}>${caption(name)}</button>
        `,
      )}
    </div>
    <h3 class="label">Messages</h3>
    ${
      newest.length
        ? html`<ol class="lines">
            ${repeat(newest, ({ order }) => order, line)}
          </ol>`
        : html`<p class="empty">None yet.</p>`
    }
  `;
}

/** The newest problem, where no bench beside the widget shows it. */
export function problemBar({ problems }: Journal, { openBench, wide }: Layout): TemplateResult {
  const { length } = problems;
  const bar = html`
    <button class="problem-bar" @click=${openBench}>
      ${icons.warning}
      <span class="grow">
        <strong>${length === 1 ? '1 problem' : `${String(length)} problems`}</strong> ·
        ${problems.at(-1)?.text}
      </span>
    </button>
  `;
  return html`<div role="status">${length && !wide ? bar : nothing}</div>`;
}

/** The bench where there is room for it: beside the widget, or in a dialog above it. */
export const benchOf = (
  contents: TemplateResult,
  { wide, closeBench }: Layout,
): TemplateResult => html`
  ${wide ? html`<aside class="bench" aria-label="Simulator">${contents}</aside>` : nothing}
  <dialog class="bench sheet" aria-label="Simulator">
    <button class="plain close" aria-label="Close" @click=${closeBench}>${icons.close}</button>
    ${wide ? nothing : contents}
  </dialog>
`;
