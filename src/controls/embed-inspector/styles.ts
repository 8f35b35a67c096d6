import { css } from 'lit';

export const styles = css`
  :host {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: clip;
  }
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    padding: var(--_space);
    border-bottom: 1px solid var(--_line);
  }
  .toolbar input[type='search'] {
    flex: 1 1 10rem;
    width: auto;
  }
  .toolbar select {
    width: auto;
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: calc(0.5 * var(--_space));
    min-height: 2rem;
  }
  .check input {
    width: 1rem;
    min-height: 0;
    height: 1rem;
    accent-color: var(--_accent);
  }
  .count {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  button[aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_accent);
    background: var(--_accent-soft);
  }
  ol {
    max-height: 24rem;
    overflow: auto;
  }
  li {
    content-visibility: auto;
    contain-intrinsic-size: auto 2rem;
  }
  li + li {
    border-top: 1px solid var(--_line);
  }
  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(0.25 * var(--_space)) var(--_space);
    padding: calc(0.5 * var(--_space)) var(--_space);
    outline-offset: -2px;
    cursor: pointer;
  }
  summary:hover {
    background: var(--_hover);
  }
  .way {
    display: inline-grid;
    padding: 0.15rem;
    border-radius: 50%;
    color: var(--_good);
    background: var(--_good-soft);
  }
  .way.out {
    color: var(--_accent);
    background: var(--_accent-soft);
  }
  .way svg {
    width: 0.9em;
    height: 0.9em;
  }
  code,
  pre {
    font-family: ui-monospace, monospace;
    font-size: 0.93em;
    overflow-wrap: anywhere;
  }
  .drift {
    color: var(--_warn);
  }
  summary .drift {
    margin-inline-start: auto;
    padding: 0 0.5rem;
    border-radius: 99px;
    font-size: 0.85em;
    font-weight: 600;
    background: var(--_warn-soft);
  }
  p.drift {
    padding: calc(0.25 * var(--_space)) var(--_space);
  }
  pre {
    padding: var(--_space);
    background: var(--_hover);
    outline-offset: -2px;
    white-space: pre-wrap;
  }
  .empty {
    padding: calc(3 * var(--_space));
    color: var(--_muted);
    text-align: center;
  }
  .failure {
    padding: var(--_space);
  }
`;
