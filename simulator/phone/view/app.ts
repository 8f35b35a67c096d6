import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import { bench, benchOf, problemBar } from '../../shared/view/bench.js';
import type { Layout } from '../../shared/view/mount.js';
import type { Actions } from '../actions.js';
import { AGENT } from '../people.js';
import { type Call, currentCall, isLive, nameOf, type Page } from '../state.js';
import { callScreen } from './call-screen.js';
import '../../shared/view/call-timer.js';
import { formatNumber } from '../../shared/view/format.js';
import { history, voicemail } from './history.js';
import { icons } from '../../shared/view/icons.js';
import { signInPage } from '../../shared/view/sign-in.js';
import { keypad } from './keypad.js';
import { notes } from './notes.js';
import { settings } from './settings.js';
import { sms } from './sms.js';

const PAGES: Readonly<Record<Page, (actions: Actions) => TemplateResult | typeof nothing>> = {
  call: callScreen,
  keypad,
  sms,
  history,
  voicemail,
  notes,
  settings,
};

const TABS: readonly (readonly [Exclude<Page, 'call'>, string, SVGTemplateResult])[] = [
  ['keypad', 'Keypad', icons.keypad],
  ['sms', 'SMS', icons.message],
  ['history', 'History', icons.history],
  ['voicemail', 'Voicemail', icons.voicemail],
  ['notes', 'Notes', icons.notes],
  ['settings', 'Settings', icons.settings],
];

function announcement(call: Call | undefined, name: string): string {
  if (!call) return '';
  if (call.state === 'ended') return `Call with ${name} ended`;
  if (call.state === 'connected') return `Connected with ${name}`;
  return call.direction === 'inbound' ? `Incoming call from ${name}` : `Calling ${name}`;
}

/** While another page is open: the way back to the call. */
function liveBar(actions: Actions): TemplateResult | typeof nothing {
  const { state } = actions;
  const current = currentCall(state);
  const call = current && isLive(current) ? current : state.calls.find(isLive);
  if (!call || state.page === 'call') return nothing;
  return html`
    <button class="live-bar" @click=${() => actions.widget.calls.show(call.callId)}>
      ${icons.phone}
      <span class="grow">${nameOf(call, state.names)}</span>
      ${
        call.connectedAt
          ? html`<call-timer .since=${call.connectedAt} .clock=${actions.now}></call-timer>`
          : call.state
      }
    </button>
  `;
}

function tab(actions: Actions, [page, label, image]: (typeof TABS)[number]): TemplateResult {
  return html`
    <button
      class="tab"
      aria-current=${actions.state.page === page ? 'page' : nothing}
      @click=${() => actions.steps.open(page)}
    >
      ${image}<span>${label}</span>
    </button>
  `;
}

const tabs = (actions: Actions): TemplateResult => html`
  <nav class="tabs" aria-label="Phone">${TABS.map((each) => tab(actions, each))}</nav>
`;

const signIn = (actions: Actions): TemplateResult =>
  signInPage({ what: 'take calls', who: AGENT.name ?? '' }, () => actions.steps.signIn(true));

/** The whole page. */
export function app(actions: Actions, layout: Layout): TemplateResult {
  const { state } = actions;
  const call = currentCall(state);
  const page = state.page === 'call' && !(call && isLive(call)) ? 'keypad' : state.page;
  const incoming = html`
    <button
      class="chip strong"
      @click=${() => {
        layout.closeBench();
        actions.ring();
      }}
    >
      ${icons.phone} Incoming call
    </button>
  `;
  const badge = html`
    <button class="pill" aria-haspopup="dialog" @click=${layout.openBench}>
      ${icons.flask} Simulator
    </button>
  `;
  const contents = bench(actions.simulation, incoming);
  const user = html`
    <span class="line">
      <strong>${AGENT.name}</strong>
      <span class="muted small">${formatNumber(AGENT.phoneNumber ?? '')}</span>
    </span>
  `;
  return html`
    <div class="phone">
      <header class="top">
        ${state.signedIn ? user : html`<strong>Phone</strong>`}
        ${layout.wide ? html`<span class="pill">${icons.flask} Simulator</span>` : badge}
      </header>
      ${liveBar(actions)}
      <main class="main">${state.signedIn ? PAGES[page](actions) : signIn(actions)}</main>
      ${problemBar(actions.simulation.journal, layout)} ${state.signedIn ? tabs(actions) : nothing}
    </div>
    ${benchOf(contents, layout)}
    <p class="visually-hidden" role="status">
      ${announcement(call, call ? nameOf(call, state.names) : '')}
    </p>
  `;
}
