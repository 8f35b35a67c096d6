import { css } from '@lit/reactive-element';

/** How every embed looks: a box that its frame fills, or the fallback in its place. */
export const styles = css`
  :host {
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    overflow: hidden;
  }
  :host([hidden]),
  [hidden] {
    display: none;
  }
  iframe,
  ::slotted(iframe) {
    border: 0;
    flex: 1;
    height: 100%;
    min-height: 0;
    width: 100%;
  }
  [part='fallback'] {
    font:
      0.875rem/1.4 system-ui,
      sans-serif;
    overflow: auto;
    padding: 0.75rem;
  }
  ul {
    margin: 0.25rem 0;
    padding-inline-start: 1.25rem;
  }
  small,
  button {
    display: block;
    font: inherit;
    margin-top: 0.5rem;
    overflow-wrap: anywhere;
  }
`;
