import { html, nothing, type TemplateResult } from 'lit';
import { bench } from '../../shared/view/bench.js';
import type { Actions } from '../actions.js';
import { type Channel, currentEngagement } from '../state.js';
import { engagementList } from './engagement-list.js';
import { engagementPanel } from './engagement-panel.js';
import { home, signIn } from './home.js';
import { CHANNEL_ICONS, icons } from './icons.js';
import { settings } from './settings.js';
import { topBar } from './top-bar.js';
import { announcement, CHANNEL_NAMES } from './words.js';

/** What the view itself keeps. */
export interface Layout {
  /** Whether there is room for the bench beside the contact center. */
  readonly wide: boolean;
  readonly openBench: () => void;
  readonly closeBench: () => void;
}

function problemBar({ journal }: Actions, { openBench, wide }: Layout): TemplateResult {
  const { length } = journal.problems;
  const bar = html`
    <button class="problem-bar" @click=${openBench}>
      ${icons.warning}
      <span class="grow">
        <strong>${length === 1 ? '1 problem' : `${length} problems`}</strong> ·
        ${journal.problems.at(-1)?.text}
      </span>
    </button>
  `;
  return html`<div role="status">${length && !wide ? bar : nothing}</div>`;
}

function content(actions: Actions): TemplateResult {
  const { state } = actions;
  if (!state.signedIn) return signIn(actions);
  if (state.page === 'settings') return settings(actions);
  const engagement = currentEngagement(state);
  return state.page === 'engagement' && engagement
    ? engagementPanel(actions, engagement)
    : home(actions);
}

const CHANNELS: readonly Channel[] = ['voice', 'chat', 'video', 'sms'];

const incoming = (actions: Actions, { closeBench }: Layout): TemplateResult => html`
  ${CHANNELS.map(
    (channel) => html`
      <button
        class="chip strong"
        @click=${() => {
          closeBench();
          actions.ring(channel);
        }}
      >
        ${CHANNEL_ICONS[channel]} Incoming ${CHANNEL_NAMES[channel]}
      </button>
    `,
  )}
`;

/** The whole page. */
export function app(actions: Actions, layout: Layout): TemplateResult {
  const { wide, openBench, closeBench } = layout;
  const { state } = actions;
  const contents = bench(actions, incoming(actions, layout));
  return html`
    <div class="desk">
      ${topBar(actions, wide ? undefined : openBench)}
      <div class="body">
        ${state.signedIn ? engagementList(actions) : nothing}
        <main class="main">${content(actions)}</main>
      </div>
      ${problemBar(actions, layout)}
    </div>
    ${wide ? html`<aside class="bench" aria-label="Simulator">${contents}</aside>` : nothing}
    <dialog class="bench sheet" aria-label="Simulator">
      <button class="plain close" aria-label="Close" @click=${closeBench}>${icons.close}</button>
      ${wide ? nothing : contents}
    </dialog>
    <p class="visually-hidden" role="status">${announcement(currentEngagement(state))}</p>
  `;
}
