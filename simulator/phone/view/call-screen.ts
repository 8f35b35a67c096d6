import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Actions } from '../actions.js';
import { type Call, currentCall, isLive, nameOf, numberOf, remoteOf } from '../state.js';
import '../../shared/view/call-timer.js';
import { formatNumber, initials } from '../../shared/view/format.js';
import { icons } from '../../shared/view/icons.js';
import { roundButton } from '../../shared/view/round-button.js';

function toggles(actions: Actions, call: Call): TemplateResult {
  const { callId } = call;
  const toggle = (
    control: 'muted' | 'held' | 'recording',
    label: string,
    image: SVGTemplateResult,
  ): TemplateResult =>
    roundButton(label, image, () => actions.widget.calls.toggle(callId, control), {
      pressed: call[control] ?? false,
    });
  return html`
    <div class="call-buttons">
      ${toggle('muted', 'Mute', icons.mute)} ${toggle('held', 'Hold', icons.hold)}
      ${toggle('recording', 'Record', icons.record)}
    </div>
  `;
}

const status = (actions: Actions, call: Call): TemplateResult => {
  if (call.connectedAt) {
    return html`${call.held ? 'On hold · ' : nothing}<call-timer
        .since=${call.connectedAt}
        .clock=${actions.now}
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
            <button class="chip" @click=${() => actions.widget.calls.show(each.callId)}>
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
  const end = roundButton('End call', icons.hangUp, () => actions.hangUp(callId), {
    kind: 'bad',
    focus: true,
  });
  const answerOrDecline = html`
    ${roundButton('Decline', icons.hangUp, () => actions.decline(callId), {
      kind: 'bad',
      focus: true,
    })}
    ${roundButton('Answer', icons.phone, () => actions.steps.answer({ callId }), {
      kind: 'good',
      focus: true,
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
