import { html, render, type TemplateResult } from 'lit';
import type { ZoomCcEmbed, ZoomPhoneEmbed } from '../../src/index.js';
import type { SimulatedContactCenter, SimulatedPhone } from '../../simulator/client.js';
import { inTurn } from '../crm/customers.js';
import { part } from '../shared/draw.js';
import { usesZoom } from '../shared/environment.js';
import { icon } from '../shared/icons.js';
import { contactCenterHappenings } from './contact-center.js';
import { phoneHappenings } from './phone.js';
import { playerOf } from './player.js';

/** Something that can be made to happen. */
interface Play {
  readonly label: string;
  readonly run: () => Promise<void>;
}

/** Those that are always in sight, by their labels; the others are in a menu. */
const FIRST = ['Phone rings', 'Queue rings', 'Chat'];

/** The buttons that make the simulator do something; with Zoom's widgets, what it takes to use those. */
export function showSimulator(phone: ZoomPhoneEmbed, cc: ZoomCcEmbed): void {
  const root = part('#simulate');
  if (usesZoom) {
    render(needs(), root);
    return;
  }
  const next = inTurn();
  const playPhone = playerOf<SimulatedPhone>(phone);
  const playCc = playerOf<SimulatedContactCenter>(cc);
  const ofPhone = phoneHappenings(phone, next).map((each) => ({
    label: each.label,
    run: () => playPhone(each),
  }));
  const ofCc = contactCenterHappenings(next).map((each) => ({
    label: each.label,
    run: () => playCc(each),
  }));

  let running: Play | undefined;
  async function play(chosen: Play): Promise<void> {
    if (running) return;
    closeMenu(root.querySelector('details'));
    running = chosen;
    draw();
    await chosen.run();
    running = undefined;
    draw();
  }

  const button = (each: Play): TemplateResult => html`
    <button
      aria-disabled=${running !== undefined}
      class=${running === each ? 'busy' : ''}
      @click=${() => void play(each)}
    >
      ${each.label}
    </button>
  `;
  const group = (name: string, plays: readonly Play[]): TemplateResult => html`
    <div role="group" aria-label=${name}>
      <span>${name}</span>
      ${plays.filter(({ label }) => !FIRST.includes(label)).map(button)}
    </div>
  `;
  const draw = (): void => {
    render(
      html`
        <span class="muted">Simulate</span>
        ${[...ofPhone, ...ofCc].filter(({ label }) => FIRST.includes(label)).map(button)}
        <details class="more" @focusout=${closeWhenLeft} @keydown=${closeOnEscape}>
          <summary class="button">More ${icon('more')}</summary>
          <div class="menu">${group('Phone', ofPhone)}${group('Contact center', ofCc)}</div>
        </details>
      `,
      root,
    );
  };
  draw();
}

function closeWhenLeft({ currentTarget, relatedTarget }: FocusEvent): void {
  const menu = currentTarget as HTMLDetailsElement;
  if (!menu.contains(relatedTarget as Node | null)) menu.open = false;
}

function closeOnEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') closeMenu(event.currentTarget as HTMLDetailsElement);
}

/** The focus goes to what opens it again. */
function closeMenu(menu: HTMLDetailsElement | null): void {
  if (!menu?.open) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
}

const needs = (): TemplateResult =>
  html`<p class="muted">
    These are Zoom’s own widgets. They take a Zoom licence, and an administrator who adds
    <code>${location.origin}</code> to the app’s approved domains.
  </p>`;
