import { css } from 'lit';

/** A sign in a circle and a word in a pill, coloured by the state of a call or an engagement. */
export const chips = css`
  .sign {
    display: grid;
    flex: none;
    place-items: center;
    width: 2.25rem;
    height: 2.25rem;
    border-radius: 50%;
    color: var(--_muted);
    background: var(--_hover);
  }
  .chip {
    padding: 0.05rem 0.55rem;
    border-radius: 99px;
    font-size: 0.8em;
    font-weight: 600;
    color: var(--_muted);
    background: var(--_hover);
    white-space: nowrap;
  }
  .ringing :is(.sign, .chip),
  .wrapup :is(.sign, .chip) {
    color: var(--_warn);
    background: var(--_warn-soft);
  }
  .connected :is(.sign, .chip),
  .active :is(.sign, .chip) {
    color: var(--_good);
    background: var(--_good-soft);
  }
`;
