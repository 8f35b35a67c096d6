import { html, nothing, type TemplateResult } from 'lit';
import type { Actions } from '../actions.js';
import type { FoundContact } from '../state.js';
import './contact-field.js';
import { formatNumber } from '../../shared/view/format.js';
import { icons } from '../../shared/view/icons.js';
import { KEY_NAMES, KEYS } from '../../shared/view/keys.js';

export function contactField(
  actions: Actions,
  where: 'keypad' | 'sms',
  label: string,
  value: string,
): TemplateResult {
  const { search } = actions.state;
  const own = search?.where === where ? search : undefined;
  return html`
    <contact-field
      class="field"
      .label=${label}
      .name=${`${where}-number`}
      .value=${value}
      .contacts=${own?.contacts}
      .searching=${!!own && !own.contacts}
      @type=${({ detail }: CustomEvent<string>) => actions.type(where, detail)}
      @choose=${({ detail }: CustomEvent<FoundContact>) =>
        actions.widget.screen.type(where, detail.number)}
    ></contact-field>
  `;
}

export function keypad(actions: Actions): TemplateResult {
  const { number, callerId } = actions.state.keypad;
  const type = (text: string): void => actions.type('keypad', text);
  const call = (event: Event): void => {
    event.preventDefault();
    if (/[\d*#]/.test(number)) actions.dial();
  };
  return html`
    <form class="keypad" @submit=${call}>
      <h1 class="visually-hidden">Keypad</h1>
      ${contactField(actions, 'keypad', 'Number or name', number)}
      <div class="keys">
        ${KEYS.map(
          ([key, letters]) => html`
            <button
              type="button"
              class="key"
              aria-label=${KEY_NAMES[key] ?? nothing}
              @click=${() => type(actions.state.keypad.number + key)}
            >
              <span class="digit">${key}</span>
              <span class="letters" aria-hidden="true">${letters}</span>
            </button>
          `,
        )}
      </div>
      <p class="caller-id">${callerId ? html`Caller ID ${formatNumber(callerId)}` : nothing}</p>
      <div class="dial-row">
        <button class="round good" aria-label="Call" ?disabled=${!/[\d*#]/.test(number)}>
          ${icons.phone}
        </button>
        <button
          type="button"
          class="plain erase"
          aria-label="Delete last digit"
          ?hidden=${!number}
          @click=${() => type(actions.state.keypad.number.slice(0, -1))}
        >
          ${icons.erase}
        </button>
      </div>
    </form>
  `;
}
