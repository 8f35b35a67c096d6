import { css, unsafeCSS } from 'lit';
import { base } from '../shared/base-styles.js';
import { tokens } from '../shared/tokens.js';
import { HEAD, LEAST_WIDGET } from './size.js';

/** Where the viewport is too narrow for anything but a sheet at its lower edge. */
export const SHEET = '(max-width: 479.98px)';

/** Pixels of the page that a sheet leaves free at the top. */
export const SHEET_GAP = 32;

// The element sets --_x and --_y, the distances from its corner, --_own-width and --_own-height, and --_above, the room
// for what stands above the widget: the panel is so much higher.
const places = css`
  :host {
    display: contents;
  }
  .layer {
    --_width: min(var(--_own-width, var(--zoom-embed-dock-width, 380px)), 100%);
    --_wanted: calc(var(--_own-height, var(--zoom-embed-dock-height, 660px)) + var(--_above, 0px));
    --_height: min(var(--_wanted), 100%);
    --_across: clamp(0px, var(--_x), 100% - var(--_width));
    --_down: clamp(0px, var(--_y), 100% - var(--_height));
    position: fixed;
    inset: 0;
    width: auto;
    height: auto;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: visible;
    color: var(--_text);
    background: none;
    /* What of it is neither panel nor bar is the page's. */
    pointer-events: none;
  }
  [part='panel'],
  [part='bar'] {
    position: absolute;
    background: var(--_surface);
    box-shadow:
      0 0 0 1px var(--_line),
      var(--_shadow);
    /* Forced colours take the shadows away, and show this. */
    outline: 1px solid transparent;
    pointer-events: auto;
  }
  [data-corner^='bottom'] > :is([part='panel'], [part='bar']) {
    inset-block-end: var(--_down);
  }
  [data-corner^='top'] > :is([part='panel'], [part='bar']) {
    inset-block-start: var(--_down);
  }
  [data-corner$='end'] > :is([part='panel'], [part='bar']) {
    inset-inline-end: var(--_across);
  }
  [data-corner$='start'] > :is([part='panel'], [part='bar']) {
    inset-inline-start: var(--_across);
  }
`;

const panel = css`
  [part='panel'] {
    display: flex;
    flex-direction: column;
    inline-size: var(--_width);
    block-size: var(--_height);
    border-radius: calc(1.4 * var(--_radius));
    overflow: hidden;
  }
  [part='panel']:not([inert]) {
    animation: rise 160ms ease-out;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(0.5rem) scale(0.985);
    }
  }
  /*
   * Minimised, a bit of it is still painted, covered by the bar. Engines stop a frame's clock that is display: none,
   * invisible, clipped away or off the screen; none of them stops this one's.
   */
  [part='panel'][inert] {
    box-shadow: none;
    clip-path: inset(var(--_clip-top) var(--_clip-right) var(--_clip-bottom) var(--_clip-left));
    pointer-events: none;
  }
  .layer {
    --_near: 20px;
    --_far: calc(100% - 28px);
    --_clip-top: var(--_far);
    --_clip-right: var(--_near);
    --_clip-bottom: var(--_near);
    --_clip-left: var(--_far);
  }
  [data-corner^='top'] {
    --_clip-top: var(--_near);
    --_clip-bottom: var(--_far);
  }
  [data-left] {
    --_clip-right: var(--_far);
    --_clip-left: var(--_near);
  }
  /* There the bar would cover nothing but the head. */
  [data-corner^='top'] > [part='panel'][inert] {
    flex-direction: column-reverse;
  }
  .above {
    flex: none;
    block-size: var(--_above, 0px);
    overflow: auto;
  }
  .above > div {
    display: flow-root;
  }
  .pages {
    display: grid;
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    isolation: isolate;
  }
  /* One upon the other, so that the frame behind is painted, too. */
  .page {
    display: grid;
    grid-area: 1 / 1;
    min-inline-size: ${LEAST_WIDGET.width}px;
    min-block-size: ${LEAST_WIDGET.height}px;
    background: var(--_surface);
  }
  .page[inert] {
    z-index: -1;
  }
  .page > ::slotted(*) {
    inline-size: 100% !important;
    block-size: 100% !important;
    max-inline-size: none !important;
  }
`;

const head = css`
  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(0.5 * var(--_space));
    block-size: ${HEAD}px;
    padding-inline: calc(0.5 * var(--_space));
    border-block-end: 1px solid var(--_line);
    cursor: grab;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }
  header:active {
    cursor: grabbing;
  }
  #title {
    flex: 0 1 auto;
    min-inline-size: 0;
    font-weight: 650;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  [part='handle'],
  [part='minimize'] {
    flex: none;
    inline-size: 2rem;
    padding: 0;
    border: 0;
    color: var(--_muted);
    background: none;
  }
  [part='handle'] {
    cursor: inherit;
  }
  [part='handle'] svg {
    stroke-width: 2.6;
  }
  [part='minimize'] {
    margin-inline-start: auto;
  }
  [part='minimize']:hover {
    color: var(--_text);
    background: var(--_hover);
  }
  [role='tablist'] {
    display: flex;
    flex: 1 1 auto;
    min-inline-size: 0;
    gap: 2px;
  }
  [part='tab'] {
    min-inline-size: 0;
    padding-inline: var(--_space);
    border-color: transparent;
    color: var(--_muted);
    background: none;
  }
  [part='tab']:hover {
    color: var(--_text);
    background: var(--_hover);
  }
  [part='tab'][aria-selected='true'] {
    color: var(--_accent);
    background: var(--_accent-soft);
  }
  @media (forced-colors: active) {
    [part='tab'][aria-selected='true'] {
      color: SelectedItemText;
      background: SelectedItem;
      forced-color-adjust: none;
    }
  }
  [part='tab'][data-ringing]:not([aria-selected='true']) {
    color: var(--_good);
    background: var(--_good-soft);
    animation: ring 1.4s ease-out infinite;
  }
  [part='tab'] > .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  header :focus-visible {
    outline-offset: -2px;
  }
  [part='badge'] {
    flex: none;
    min-inline-size: 1.25rem;
    padding: 0 0.375rem;
    border-radius: 999px;
    color: var(--_on-accent);
    background: var(--_accent);
    font-size: 0.75rem;
    font-variant-numeric: tabular-nums;
    font-weight: 650;
    line-height: 1.25rem;
    text-align: center;
  }
`;

const resize = css`
  [part='resize'] {
    position: absolute;
    inline-size: 20px;
    min-height: 0;
    block-size: 20px;
    padding: 0;
    border: 0;
    border-radius: calc(1.4 * var(--_radius));
    background: none;
    touch-action: none;
    z-index: 1;
  }
  [part='resize']::after {
    position: absolute;
    inset: 6px;
    border: 0 solid var(--_edge);
    content: '';
  }
  [part='resize']:is(:hover, :focus-visible)::after {
    border-color: var(--_accent);
  }
  [part='resize']:focus-visible {
    outline-offset: -3px;
  }
  /* In the corner that is free. */
  [data-corner^='bottom'] [part='resize'] {
    inset-block-start: 0;
  }
  [data-corner^='bottom'] [part='resize']::after {
    border-block-start-width: 2px;
  }
  [data-corner^='top'] [part='resize'] {
    inset-block-end: 0;
  }
  [data-corner^='top'] [part='resize']::after {
    border-block-end-width: 2px;
  }
  [data-corner$='end'] [part='resize'] {
    inset-inline-start: 0;
  }
  [data-corner$='end'] [part='resize']::after {
    border-inline-start-width: 2px;
  }
  [data-corner$='start'] [part='resize'] {
    inset-inline-end: 0;
  }
  [data-corner$='start'] [part='resize']::after {
    border-inline-end-width: 2px;
  }
  [data-corner='bottom-end'] [part='resize'] {
    cursor: nwse-resize;
  }
  :host([resizable]) [data-corner$='end'] header {
    padding-inline-start: 18px;
  }
  :host([resizable]) [data-corner$='start'] header {
    padding-inline-end: 18px;
  }
`;

const bar = css`
  [part='bar'] {
    min-block-size: 3rem;
    max-inline-size: min(20rem, 100%);
    padding: 0.375rem 1rem 0.375rem 0.375rem;
    padding-inline: 0.375rem 1.125rem;
    gap: 0.75rem;
    border: 0;
    border-radius: 999px;
    text-align: start;
  }
  .sign {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    border-radius: 50%;
    color: var(--_on-accent);
    background: var(--_accent);
  }
  .sign:is([data-state='ringing'], [data-state='connected'], [data-state='active']) {
    color: var(--_on-good);
    background: var(--_good);
  }
  .sign[data-state='wrapup'] {
    color: var(--_warn);
    background: var(--_warn-soft);
  }
  .sign[data-state='ringing'] {
    animation: ring 1.4s ease-out infinite;
  }
  @keyframes ring {
    from {
      box-shadow: 0 0 0 0 var(--_good);
    }
    to {
      box-shadow: 0 0 0 0.75rem transparent;
    }
  }
  .text {
    display: grid;
    min-inline-size: 0;
    line-height: 1.25;
  }
  .who {
    font-weight: 650;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .what {
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 400;
  }
  .time {
    font-variant-numeric: tabular-nums;
    margin-inline-start: 0.25rem;
  }
`;

const sheet = css`
  @media ${unsafeCSS(SHEET)} {
    .layer {
      --_width: 100%;
      --_height: min(var(--_wanted), 100% - ${SHEET_GAP}px);
    }
    .layer > [part='panel'] {
      inset: auto 0 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
    /* It covers what is still painted of the panel, so it is as wide. */
    .layer > [part='bar'] {
      inset: auto 0.75rem calc(0.75rem + env(safe-area-inset-bottom));
      inline-size: calc(100% - 1.5rem);
      max-inline-size: none;
    }
    .layer > [part='panel'][inert] {
      flex-direction: column;
    }
    .layer {
      --_clip-top: calc(100% - 36px - env(safe-area-inset-bottom));
      --_clip-bottom: calc(28px + env(safe-area-inset-bottom));
      --_clip-right: 32px;
      --_clip-left: calc(100% - 40px);
    }
    [part='handle'],
    [part='resize'] {
      display: none;
    }
    header {
      padding-inline-start: 1rem;
      cursor: auto;
      touch-action: auto;
    }
  }
`;

/** How a dock looks. */
export const styles = [tokens, base, places, panel, head, resize, bar, sheet];
