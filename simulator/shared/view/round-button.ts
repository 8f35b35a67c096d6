import { html, nothing, type SVGTemplateResult, type TemplateResult } from 'lit';

export interface RoundOptions {
  kind?: 'soft' | 'good' | 'bad';
  /** Whether it is a switch that is on or off. */
  pressed?: boolean;
  /** Whether it opens something that is open or closed. */
  expanded?: boolean;
  /** Whether it takes the focus of a page that went away. */
  focus?: boolean;
}

/** A round button with its name below. */
export function roundButton(
  label: string,
  image: SVGTemplateResult,
  act: () => unknown,
  { kind = 'soft', pressed, expanded, focus = false }: RoundOptions = {},
): TemplateResult {
  return html`
    <div class="captioned">
      <button
        class="round ${kind}"
        aria-label=${label}
        aria-pressed=${pressed === undefined ? nothing : String(pressed)}
        aria-expanded=${expanded === undefined ? nothing : String(expanded)}
        ?data-focus=${focus}
        @click=${act}
      >
        ${image}
      </button>
      <span aria-hidden="true">${label}</span>
    </div>
  `;
}
