import { html, render, type TemplateResult } from 'lit';
import { connectSimulator, type Simulated, type Simulator } from '../../simulator/client.js';
import { onceAFrame } from './draw.js';
import { embedStatus, type EmbedState } from './embed-status.js';
import { attempt, notify } from './toast.js';
import { usesZoom } from './widget.js';

/** Something that happens in a simulated widget at the press of a button. */
export interface Happening<W extends Simulated> {
  readonly label: string;
  readonly steps: () => readonly W['step'][];
}

interface Embed extends HTMLElement, EmbedState {
  readonly iframe: HTMLIFrameElement | null;
}

/** The buttons that make the simulator do something; with Zoom's widget, what it takes to use that. */
export function showSimulatorStrip<W extends Simulated>(
  root: HTMLElement,
  embed: Embed,
  happenings: readonly Happening<W>[],
  name = usesZoom ? 'Zoom' : 'Let the simulator play',
): void {
  let simulator: Promise<Simulator<W>> | undefined;
  let running: string | undefined;

  async function play({ label, steps }: Happening<W>): Promise<void> {
    const { iframe } = embed;
    if (running) return;
    if (!iframe) {
      notify('There is no simulator here: npm start brings one.', 'error');
      return;
    }
    running = label;
    draw();
    const connected = (simulator ??= connectSimulator<W>(iframe));
    connected.catch(() => (simulator = undefined));
    await attempt(
      label,
      connected.then((connection) => connection.run(steps())),
    );
    running = undefined;
    draw();
  }

  const buttons = () => html`
    <div class="buttons" role="group" aria-label=${name}>
      ${happenings.map(
        (happening) => html`
          <button
            aria-disabled=${running !== undefined}
            class=${running === happening.label ? 'busy' : ''}
            @click=${() => void play(happening)}
          >
            ${happening.label}
          </button>
        `,
      )}
    </div>
  `;

  // The status comes last: whatever it says, no button moves.
  const draw = onceAFrame(() =>
    render(html`<span>${name}</span>${usesZoom ? needs() : buttons()}${embedStatus(embed)}`, root),
  );
  for (const type of ['embed-ready', 'embed-error', 'embed-message'] as const) {
    embed.addEventListener(type, draw);
  }
  draw();
}

const needs = (): TemplateResult =>
  html`<p>
    This is Zoom’s own widget. It takes a Zoom licence, and an administrator who adds
    <code>${location.origin}</code> to the app’s approved domains.
  </p>`;
