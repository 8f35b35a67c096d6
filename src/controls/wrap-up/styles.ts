import { css } from 'lit';

export const styles = css`
  .panel {
    display: grid;
    gap: calc(1.5 * var(--_space));
    padding: calc(2 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  header,
  footer {
    justify-content: space-between;
  }
  h2 {
    font-size: 1.1em;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  fieldset {
    display: grid;
    gap: var(--_space);
    min-width: 0;
  }
  legend,
  .note span {
    margin-bottom: calc(0.5 * var(--_space));
    padding: 0;
    font-weight: 600;
  }
  .note span {
    display: block;
  }
  textarea {
    display: block;
    resize: vertical;
  }
  .tree {
    max-height: 14rem;
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: calc(0.8 * var(--_radius));
  }
  .tree > p {
    padding: var(--_space);
  }
  .tree ul ul {
    padding-inline-start: calc(2.5 * var(--_space));
  }
  .tree button {
    justify-content: flex-start;
    width: 100%;
    border: 0;
    border-radius: 0;
    font-weight: inherit;
    text-align: start;
    outline-offset: -2px;
  }
  .tree button[aria-pressed='true'] {
    color: var(--_accent);
    font-weight: 600;
    background: var(--_accent-soft);
  }
  .sent {
    margin-inline-start: auto;
    font-size: 0.85em;
  }
  .empty {
    padding: calc(3 * var(--_space));
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
    color: var(--_muted);
    text-align: center;
  }
`;
