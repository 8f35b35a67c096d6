import { css } from 'lit';

/** A list of calls or engagements: a row for each, those that go on with a ground of their own. */
export const list = css`
  .list {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: clip;
  }
  .list > li {
    padding: calc(1.25 * var(--_space)) calc(1.5 * var(--_space));
  }
  .list > li + li {
    border-top: 1px solid var(--_line);
  }
  .line {
    display: flex;
    align-items: center;
    gap: calc(1.5 * var(--_space));
  }
  .who {
    flex: 1;
    min-width: 0;
  }
  .who strong {
    display: block;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .who .row {
    gap: calc(0.25 * var(--_space)) var(--_space);
    font-size: 0.93em;
  }
  .when {
    flex: none;
    text-align: end;
  }
  .when > * {
    display: block;
  }
  .empty {
    padding: calc(3 * var(--_space));
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
    color: var(--_muted);
    text-align: center;
  }
`;
