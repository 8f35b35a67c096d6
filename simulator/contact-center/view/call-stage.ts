import { html, nothing, type TemplateResult } from 'lit';
import { formatNumber } from '../../shared/view/format.js';
import { KEY_NAMES, KEYS } from '../../shared/view/keys.js';
import { roundButton } from '../../shared/view/round-button.js';
import type { Actions } from '../actions.js';
import type { ConsultOptions } from '../call-control.js';
import { SUPERVISOR } from '../people.js';
import type { Engagement } from '../state.js';
import { icons } from './icons.js';
import { submitText } from './parts.js';
import { titleOf } from './words.js';

export const keys = (press: (key: string) => void): TemplateResult => html`
  <div class="keys">
    ${KEYS.map(
      ([key]) => html`
        <button
          type="button"
          class="key"
          aria-label=${KEY_NAMES[key] ?? nothing}
          @click=${() => {
            press(key);
          }}
        >
          ${key}
        </button>
      `,
    )}
  </div>
`;

/** A field for a number, with buttons for what is to be done with it. */
function destination(label: string, value: string, buttons: TemplateResult): TemplateResult {
  return html`
    <div class="field">
      <label class="label" for="destination">${label}</label>
      <input class="input" id="destination" name="text" autocomplete="off" value=${value} />
    </div>
    <div class="chips">${buttons}</div>
  `;
}

function drawer(actions: Actions, engagement: Engagement): TemplateResult | typeof nothing {
  const { engagementId, digits } = engagement;
  switch (actions.state.drawer) {
    case 'keypad':
      return html`
        <div class="card drawer">
          <p class="digits" role="status" aria-label="Digits sent">${digits || nothing}</p>
          ${keys((key) => actions.widget.calls.press(engagementId, key))}
        </div>
      `;
    case 'transfer': {
      const transfer = submitText(
        (text) => actions.steps.transfer({ engagementId, destination: text, transferType: 'warm' }),
        { keep: true },
      );
      const directly = ({ currentTarget }: Event): void => {
        const { form } = currentTarget as HTMLButtonElement;
        const field = form?.elements.namedItem('text') as HTMLInputElement | null;
        const text = field?.value.trim();
        if (text) {
          actions.steps.transfer({ engagementId, destination: text, transferType: 'direct' });
        }
      };
      return html`
        <form class="card drawer" @submit=${transfer}>
          ${destination(
            'Transfer to',
            SUPERVISOR,
            html`
              <button class="chip strong">Speak first</button>
              <button type="button" class="chip" @click=${directly}>Transfer directly</button>
            `,
          )}
        </form>
      `;
    }
    case 'add': {
      const add = submitText((text) => actions.steps.addCall({ engagementId, destination: text }), {
        keep: true,
      });
      return html`
        <form class="card drawer" @submit=${add}>
          ${destination('Add to the call', SUPERVISOR, html`<button class="chip strong">Call</button>`)}
        </form>
      `;
    }
    case 'video': {
      const upgrade = submitText((destination) =>
        actions.steps.upgrade({
          engagementId,
          method: destination.includes('@') ? 'email' : 'sms',
          destination,
        }),
      );
      const { email, number } = engagement.customer;
      return html`
        <form class="card drawer" @submit=${upgrade}>
          ${destination(
            'Send the video link to',
            email ?? number ?? '',
            html`<button class="chip strong">Go on as video</button>`,
          )}
        </form>
      `;
    }
    default:
      return nothing;
  }
}

/** The second leg, and what can become of it. */
function consult(actions: Actions, engagement: Engagement): TemplateResult | typeof nothing {
  const { engagementId, consult: leg } = engagement;
  if (!leg) return nothing;
  const other = formatNumber(leg.destination);
  if (leg.state === 'conference') {
    return html`<p class="card">${icons.merge} In a conference with ${other}</p>`;
  }
  const button = (label: string, act: (options: ConsultOptions) => unknown): TemplateResult => html`
    <button class="chip" @click=${() => act({ engagementId })}>${label}</button>
  `;
  return html`
    <section class="card" aria-label="Consultation">
      <p>Speaking with <strong>${other}</strong>. ${titleOf(engagement)} is on hold.</p>
      <div class="chips">
        ${button('Complete transfer', actions.steps.completeTransfer)}
        ${button('Merge', actions.steps.mergeConsult)}
        ${button('Cancel', actions.steps.cancelConsult)}
      </div>
    </section>
  `;
}

function recordButtons(actions: Actions, { engagementId, recording }: Engagement): TemplateResult {
  const button = (label: string, image: typeof icons.pause, action: 'pause' | 'resume' | 'stop') =>
    roundButton(label, image, () => actions.widget.calls.record(engagementId, action));
  return html`
    ${recording === 'on' ? button('Pause rec.', icons.pause, 'pause') : nothing}
    ${recording === 'paused' ? button('Resume rec.', icons.record, 'resume') : nothing}
    ${recording === 'on' || recording === 'paused' ? button('Stop rec.', icons.stop, 'stop') : nothing}
  `;
}

/** An active voice call. */
export function callStage(actions: Actions, engagement: Engagement): TemplateResult {
  const { engagementId, muted = false, held = false, consult: leg } = engagement;
  const { drawer: open } = actions.state;
  const toggle = (which: NonNullable<typeof open>, label: string, image: typeof icons.pause) =>
    roundButton(label, image, () => actions.widget.screen.toggleDrawer(which), {
      expanded: open === which,
    });
  return html`
    <div class="stage">
      ${consult(actions, engagement)}
      <div class="controls">
        ${roundButton('Mute', icons.mute, () => actions.widget.calls.mute(engagementId, !muted), {
          pressed: muted,
        })}
        ${roundButton('Hold', icons.hold, () => actions.widget.calls.hold(engagementId, !held), {
          pressed: held,
        })}
        ${toggle('keypad', 'Keypad', icons.keypad)} ${recordButtons(actions, engagement)}
        ${
          leg
            ? nothing
            : html`${toggle('transfer', 'Transfer', icons.transfer)}
              ${toggle('add', 'Add call', icons.add)} ${toggle('video', 'Video', icons.video)}`
        }
      </div>
      ${drawer(actions, engagement)}
    </div>
  `;
}
