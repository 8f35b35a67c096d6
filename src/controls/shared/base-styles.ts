import { css } from 'lit';

/** What controls have in common: type, buttons, fields, and what only assistive technology reads. */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--_text);
    font-family: var(--_font);
    font-size: var(--_font-size);
    line-height: 1.45;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  ul,
  ol,
  p,
  h2,
  h3,
  dl,
  dd,
  pre,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  ul,
  ol {
    /* With none at all, some screen readers take it for no list. */
    list-style: '';
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(0.75 * var(--_space));
    min-height: 2rem;
    padding: calc(0.5 * var(--_space)) calc(1.5 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: calc(0.8 * var(--_radius));
    font-weight: 550;
    background: var(--_surface);
    cursor: pointer;
    transition: background-color 120ms;
  }
  button:hover {
    background: var(--_hover);
  }
  button.primary {
    border-color: transparent;
    color: var(--_on-accent);
    background: var(--_accent);
  }
  button.good {
    border-color: transparent;
    color: var(--_on-good);
    background: var(--_good);
  }
  button.bad {
    border-color: transparent;
    color: var(--_on-bad);
    background: var(--_bad);
  }
  button:is(.primary, .good, .bad):hover {
    filter: brightness(1.08);
  }
  button:disabled,
  button[aria-disabled='true'] {
    opacity: 0.65;
    cursor: default;
  }
  button.plain {
    min-height: 0;
    padding: 0;
    border: 0;
    font-weight: 650;
    text-align: start;
    background: none;
  }
  button.plain:hover {
    color: var(--_accent);
    text-decoration: underline;
  }
  a {
    color: var(--_accent);
  }
  input,
  select,
  textarea {
    width: 100%;
    min-height: 2.25rem;
    padding: calc(0.75 * var(--_space)) var(--_space);
    border: 1px solid var(--_edge);
    border-radius: calc(0.8 * var(--_radius));
    background: var(--_surface);
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  svg {
    flex: none;
    width: 1.15em;
    height: 1.15em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  time {
    font-variant-numeric: tabular-nums;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }
  .row > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .muted {
    color: var(--_muted);
  }
  .failure {
    display: flex;
    align-items: flex-start;
    gap: calc(0.75 * var(--_space));
    color: var(--_bad);
  }
  .failure svg {
    margin-top: 0.15em;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
    }
  }
`;
