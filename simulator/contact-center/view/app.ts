import { html, nothing, type TemplateResult } from 'lit';
import { bench, benchOf, problemBar } from '../../shared/view/bench.js';
import type { Layout } from '../../shared/view/mount.js';
import type { Actions } from '../actions.js';
import { CHANNELS, currentEngagement } from '../state.js';
import { engagementList } from './engagement-list.js';
import { engagementPanel } from './engagement-panel.js';
import { home, signIn } from './home.js';
import { CHANNEL_ICONS } from './icons.js';
import { settings } from './settings.js';
import { topBar } from './top-bar.js';
import { announcement, CHANNEL_NAMES } from './words.js';

function content(actions: Actions): TemplateResult {
  const { state } = actions;
  if (!state.signedIn) return signIn(actions);
  if (state.page === 'settings') return settings(actions);
  const engagement = currentEngagement(state);
  return state.page === 'engagement' && engagement
    ? engagementPanel(actions, engagement)
    : home(actions);
}

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
  const { wide, openBench } = layout;
  const { state } = actions;
  const contents = bench(actions.simulation, incoming(actions, layout));
  return html`
    <div class="desk">
      ${topBar(actions, wide ? undefined : openBench)}
      <div class="body">
        ${state.signedIn ? engagementList(actions) : nothing}
        <main class="main">${content(actions)}</main>
      </div>
      ${problemBar(actions.simulation.journal, layout)}
    </div>
    ${benchOf(contents, layout)}
    <p class="visually-hidden" role="status">${announcement(currentEngagement(state))}</p>
  `;
}
