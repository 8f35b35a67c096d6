import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Engagement } from '../../src/index.js';
import { avatar } from '../shared/customer-list.js';
import { json, phoneNumber, timeOfDay, timeSince } from '../shared/format.js';
import { icon, type IconName } from '../shared/icons.js';
import { fields, list, text } from '../shared/read.js';
import { safeLink } from '../shared/safe-link.js';
import { chat } from './chat.js';
import { nameOf } from './contacts.js';
import type { Desk } from './desk.js';
import { logView } from './log.js';
import { command } from './parts.js';
import { voiceCommands } from './voice-commands.js';
import { wrapUp } from './wrap-up.js';

const STATES = {
  ringing: 'Ringing',
  active: 'Active',
  wrapup: 'Wrap-up',
  ended: 'Ended',
} as const;

const ICONS: Readonly<Partial<Record<string, IconName>>> = {
  voice: 'call',
  video: 'video',
  chat: 'text',
  sms: 'text',
};

/** All engagements, newest first, each with the commands that fit its state and channel. */
export const engagementList = (desk: Desk): TemplateResult => {
  const { engagements } = desk.cc;
  return html`
    <section class="card" aria-labelledby="engagements-title">
      <h2 id="engagements-title">Engagements</h2>
      ${
        engagements.length
          ? html`<ol class="engagements">
              ${repeat(
                engagements,
                ({ engagementId }) => engagementId,
                (each) => item(desk, each),
              )}
            </ol>`
          : html`<p class="empty">None yet. Call a customer, or let the simulator play.</p>`
      }
    </section>
  `;
};

function item(desk: Desk, e: Engagement): TemplateResult {
  const { customer, channel = '', direction, queue, state, startedAt, connectedAt } = e;
  const { variables } = desk.learned(e.engagementId);
  const name = nameOf(e);
  return html`
    <li class="call" aria-label=${`${name}, ${STATES[state]}`}>
      ${avatar(name)}
      <div>
        <p class="line">
          <strong>${name}</strong>
          <span class="chip ${state}">${STATES[state]}</span>
          ${state === 'active' ? html`<span class="timer">${sinceConnected(e)}</span>` : ''}
        </p>
        <p class="muted line">
          <span
            >${icon(ICONS[channel] ?? 'desk')}${[direction, channel].filter(Boolean).join(' ')}</span
          >
          ${[
            phoneNumber(customer.number ?? customer.email ?? ''),
            queue?.name,
            timeOfDay(startedAt ?? connectedAt),
          ]
            .filter(Boolean)
            .map((fact) => html`<span>${fact}</span>`)}
        </p>
        ${e.notConnected && html`<p class="muted">${e.notConnected.message}</p>`}
        ${commands(desk, e)} ${variablesView(variables)} ${e.log && logView(e.log)}
        <p class="line">${safeLink('Recording', e.recordingUrl)}${safeLink('Log', e.logUrl)}</p>
      </div>
    </li>
  `;
}

const sinceConnected = ({ connectedAt }: Engagement): string =>
  connectedAt ? timeSince(connectedAt) : '';

/** Only what the protocol offers for an engagement in this state, on this channel. */
function commands(desk: Desk, e: Engagement): TemplateResult | undefined {
  const { cc, outcomes } = desk;
  switch (e.state) {
    case 'ringing':
      if (e.direction === 'outbound') return undefined;
      return html`<div class="buttons">
        ${command('Accept', () => outcomes.run('Accept', cc.acceptEngagement(e)), 'primary')}
        ${command('Reject', () => outcomes.run('Reject', cc.rejectEngagement(e)))}
      </div>`;
    case 'active':
      return html`
        <div class="buttons">
          ${command('End', () => outcomes.run('End', cc.terminateEngagement(e)), 'danger')}
          ${command('Variables', () => askVariables(desk, e))}
        </div>
        ${e.channel === 'voice' ? voiceCommands(desk, e) : ''}
        ${e.channel === 'chat' ? chat(desk, e) : ''}
      `;
    case 'wrapup':
      return wrapUp(desk, e);
    case 'ended':
      return undefined;
  }
}

async function askVariables({ cc, outcomes, learn }: Desk, e: Engagement): Promise<void> {
  const variables = await outcomes.run('Variables', cc.getVariables(e));
  if (variables) learn(e.engagementId, { variables });
}

function variablesView(variables: unknown): TemplateResult | undefined {
  const shown = list(variables).map(fields);
  if (!shown.length) return undefined;
  return html`
    <dl class="notes">
      ${shown.map(
        ({ globalVariableName, globalVariableDisplayName, value }) => html`
          <div>
            <dt>${text(globalVariableDisplayName) || text(globalVariableName)}</dt>
            <dd>${text(value) || json(value)}</dd>
          </div>
        `,
      )}
    </dl>
  `;
}
