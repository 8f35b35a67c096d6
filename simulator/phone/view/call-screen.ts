import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Actions } from '../actions.js';
import { type Call, currentCall, isLive, nameOf, numberOf, remoteOf } from '../state.js';
import '../../shared/view/call-timer.js';
import { formatNumber, initials } from '../../shared/view/format.js';
import { icons } from '../../shared/view/icons.js';

function roundButton(
  kind: 'good' | 'bad',
  label: string,
  image: SVGTemplateResult,
  act: () => void,
): TemplateResult {
  return html`
    <div class="captioned">
      <button class="round ${kind}" aria-label=${label} data-focus @click=${act}>${image}</button>
      <span aria-hidden="true">${label}</span>
    </div>
  `;
}

function toggles(actions: Actions, call: Call): TemplateResult {
  const toggle = (
    control: 'muted' | 'held' | 'recording',
    label: string,
    image: SVGTemplateResult,
  ): TemplateResult => html`
    <div class="captioned">
      <button
        class="round soft"
        aria-label=${label}
        aria-pressed=${call[control] ? 'true' : 'false'}
        @click=${() => {
          actions.toggle(call.callId, control);
        }}
      >
        ${image}
      </button>
      <span aria-hidden="true">${label}</span>
    </div>
  `;
  return html`
    <div class="call-buttons">
      ${toggle('muted', 'Mute', icons.mute)} ${toggle('held', 'Hold', icons.hold)}
      ${toggle('recording', 'Record', icons.record)}
    </div>
  `;
}

const status = (actions: Actions, call: Call): TemplateResult => {
  if (call.connectedAt) {
    const clock = actions.now;
    return html`${call.held ? 'On hold · ' : nothing}<call-timer
        .since=${call.connectedAt}
        .clock=${clock}
      ></call-timer>`;
  }
  return call.direction === 'inbound' ? html`Incoming call` : html`Calling…`;
};

function detail({ direction, forwardedBy, caller }: Call): string {
  if (direction === 'outbound') return `From ${formatNumber(caller.phoneNumber ?? '')}`;
  return forwardedBy?.name ? `Via ${forwardedBy.name}` : '';
}

/** The other live calls, to change over to. */
function otherCalls(actions: Actions, call: Call): TemplateResult | typeof nothing {
  const { calls, names } = actions.state;
  const others = calls.filter((each) => isLive(each) && each !== call);
  if (!others.length) return nothing;
  return html`
    <ul class="others" aria-label="Other calls">
      ${others.map(
        (each) => html`
          <li>
            <button
              class="chip"
              @click=${() => {
                actions.showCall(each.callId);
              }}
            >
              ${nameOf(each, names)} · ${each.state}
            </button>
          </li>
        `,
      )}
    </ul>
  `;
}

export function callScreen(actions: Actions): TemplateResult | typeof nothing {
  const call = currentCall(actions.state);
  if (!call || !isLive(call)) return nothing;
  const { callId, state, direction } = call;
  const name = nameOf(call, actions.state.names);
  const number = numberOf(remoteOf(call));
  const end = roundButton('bad', 'End call', icons.hangUp, () => {
    actions.hangUp(callId);
  });
  const answerOrDecline = html`
    ${roundButton('bad', 'Decline', icons.hangUp, () => {
      actions.decline(callId);
    })}
    ${roundButton('good', 'Answer', icons.phone, () => {
      actions.answer(callId);
    })}
  `;
  return html`
    <section class="call ${state}" aria-label="Call">
      ${otherCalls(actions, call)}
      <div class="face" aria-hidden="true">${initials(name)}</div>
      <h1>${formatNumber(name)}</h1>
      <p class="muted">${number === name ? nothing : formatNumber(number)}</p>
      <p class="call-status">${status(actions, call)}</p>
      <p class="muted">${detail(call)}</p>
      <div class="fill"></div>
      ${state === 'connected' ? toggles(actions, call) : nothing}
      <div class="call-buttons">
        ${state === 'ringing' && direction === 'inbound' ? answerOrDecline : end}
      </div>
    </section>
  `;
}
