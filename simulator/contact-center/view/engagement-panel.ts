import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { formatDuration, initials } from '../../shared/view/format.js';
import { roundButton } from '../../shared/view/round-button.js';
import type { Actions } from '../actions.js';
import { AGENT, allDispositions, DISPOSITIONS } from '../people.js';
import type { Disposition, Engagement } from '../state.js';
import { callStage } from './call-stage.js';
import { details, notes } from './details.js';
import { CHANNEL_ICONS, icons } from './icons.js';
import { face, heading, picker, timer } from './parts.js';
import { CHANNEL_NAMES, stateOf, subtitleOf, titleOf } from './words.js';
import { thread, writtenStage } from './written-stage.js';

function ringing(actions: Actions, engagement: Engagement): TemplateResult {
  const { engagementId, direction, queue, channel, isTransfer, isConference } = engagement;
  const inbound = direction === 'inbound';
  const popsNow = actions.state.screenPopEvent === 'RINGING';
  const buttons = inbound
    ? html`
        ${roundButton('Decline', icons.close, () => actions.steps.reject({ engagementId }), {
          kind: 'bad',
        })}
        ${roundButton('Accept', CHANNEL_ICONS[channel], () => actions.accept(engagementId), {
          kind: 'good',
          focus: true,
        })}
      `
    : roundButton('Cancel', icons.hangUp, () => actions.steps.end({ engagementId }), {
        kind: 'bad',
        focus: true,
      });
  return html`
    <div class="ringing">
      ${face(engagement)}
      <p class="kind">${stateOf(engagement)}</p>
      <h1>${titleOf(engagement)}</h1>
      <p class="muted">${subtitleOf(engagement) || nothing}</p>
      <p class="muted">
        ${inbound ? `Queue ${queue.name}` : 'Outbound'} · ${timer(actions, engagement)}
      </p>
      <p class="marks">
        ${isTransfer ? html`<span class="mark">Transferred</span>` : nothing}
        ${isConference ? html`<span class="mark">Conference</span>` : nothing}
      </p>
      <div class="controls wide">${buttons}</div>
      ${popsNow ? picker(actions, engagement) : nothing}
    </div>
  `;
}

const video = (_actions: Actions, engagement: Engagement): TemplateResult => html`
  <div class="stage">
    <div class="screen">
      <span class="face" aria-hidden="true">${initials(titleOf(engagement))}</span>
      <span>${titleOf(engagement)}</span>
      <span class="self" aria-hidden="true">${initials(AGENT.name)}</span>
    </div>
  </div>
`;

const workItem = (): TemplateResult => html`
  <div class="stage"><p class="card">A task in the queue: nobody is on the line.</p></div>
`;

const STAGES = {
  voice: callStage,
  video,
  chat: writtenStage,
  sms: writtenStage,
  work_item: workItem,
} as const;

const active = (actions: Actions, engagement: Engagement): TemplateResult => html`
  ${heading(actions, engagement)}
  <div class="columns">
    ${STAGES[engagement.channel](actions, engagement)} ${details(actions, engagement)}
  </div>
`;

const option = ({ id, name }: Disposition, chosen: Disposition | undefined): TemplateResult => html`
  <option value=${id} .selected=${live(id === chosen?.id)}>${name}</option>
`;

function disposition(actions: Actions, engagement: Engagement): TemplateResult {
  const { engagementId, disposition: chosen } = engagement;
  const choose = ({ target }: Event): void => {
    const { value } = target as HTMLSelectElement;
    if (value) actions.steps.disposition({ engagementId, dispositionId: value });
  };
  return html`
    <div class="field">
      <label class="label" for="disposition">Disposition</label>
      <select class="input" id="disposition" data-focus @change=${choose}>
        <option value="" .selected=${live(!chosen)} ?disabled=${!!chosen}>Choose…</option>
        ${DISPOSITIONS.map((each) =>
          each.subDispositionList
            ? html`<optgroup label=${each.name}>
                ${allDispositions([each]).map((inner) => option(inner, chosen))}
              </optgroup>`
            : option(each, chosen),
        )}
      </select>
    </div>
  `;
}

const wrapup = (actions: Actions, engagement: Engagement): TemplateResult => html`
  ${heading(actions, engagement)}
  <div class="columns">
    <div class="stage">
      ${engagement.lines.length ? thread(engagement) : nothing} ${disposition(actions, engagement)}
      ${notes(actions, engagement)}
      <button
        class="primary"
        @click=${() => actions.steps.close({ engagementId: engagement.engagementId })}
      >
        Finish wrap-up
      </button>
    </div>
    <div class="details">${picker(actions, engagement)} ${facts(engagement)}</div>
  </div>
`;

const link = (url: string | undefined, label: string): TemplateResult | typeof nothing =>
  url
    ? html`<a class="chip" href=${url} target="_blank" rel="noopener">${icons.play} ${label}</a>`
    : nothing;

function facts(engagement: Engagement): TemplateResult {
  const {
    channel,
    direction,
    connectedAt,
    endedAt,
    notConnected,
    disposition: chosen,
  } = engagement;
  const pairs: [string, string | undefined][] = [
    ['Channel', CHANNEL_NAMES[channel]],
    ['Direction', direction],
    ['Queue', engagement.queue.name],
    [
      'Duration',
      connectedAt && endedAt ? formatDuration((endedAt - connectedAt) / 1000) : undefined,
    ],
    ['Disposition', chosen?.name],
    ['Not connected', notConnected?.message],
    ['Contact', engagement.contact?.name],
  ];
  return html`
    <section aria-labelledby="facts">
      <h2 class="label" id="facts">Engagement</h2>
      <dl class="pairs">
        ${pairs.map(([name, value]) =>
          value === undefined
            ? nothing
            : html`<div>
                <dt>${name}</dt>
                <dd>${value}</dd>
              </div>`,
        )}
      </dl>
    </section>
  `;
}

const closed = (actions: Actions, engagement: Engagement): TemplateResult => html`
  ${heading(actions, engagement)}
  <div class="columns">
    <div class="stage">
      ${facts(engagement)}
      <div class="chips">
        ${link(engagement.recordingUrl, 'Recording')} ${link(engagement.logUrl, 'Engagement log')}
      </div>
      <button class="primary" data-focus @click=${() => actions.steps.open('home')}>Done</button>
    </div>
    <div class="details">${notes(actions, engagement)}</div>
  </div>
`;

const PANELS = { ringing, active, wrapup, closed } as const;

/** One engagement, in whatever state. */
export const engagementPanel = (actions: Actions, engagement: Engagement): TemplateResult => html`
  ${keyed(
    engagement.engagementId,
    html`
      <section class="panel" aria-label=${`Engagement with ${titleOf(engagement)}`}>
        ${PANELS[engagement.state](actions, engagement)}
      </section>
    `,
  )}
`;
