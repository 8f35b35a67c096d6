import { css } from 'lit';

/**
 * What every control is drawn with: a page sets `--zoom-embed-*` on any element around it. The defaults follow the
 * page's `color-scheme`. docs/styling.md lists them, and a test compares.
 */
export const tokens = css`
  :host {
    --_font: var(--zoom-embed-font, inherit);
    --_font-size: var(--zoom-embed-font-size, 0.875rem);
    --_space: var(--zoom-embed-space, 0.5rem);
    --_radius: var(--zoom-embed-radius, 0.625rem);
    --_surface: var(--zoom-embed-surface, light-dark(#ffffff, #161d27));
    --_hover: var(--zoom-embed-hover, light-dark(#eef2f9, #222c3a));
    --_text: var(--zoom-embed-text, light-dark(#161d29, #e8edf5));
    --_muted: var(--zoom-embed-muted, light-dark(#556074, #a3aebf));
    --_line: var(--zoom-embed-line, light-dark(#e2e7ef, #2a3545));
    --_edge: var(--zoom-embed-edge, light-dark(#858fa1, #77849a));
    --_accent: var(--zoom-embed-accent, light-dark(#2f56c8, #8fb0ff));
    --_on-accent: var(--zoom-embed-on-accent, light-dark(#ffffff, #0a1839));
    --_accent-soft: var(--zoom-embed-accent-soft, light-dark(#e7edfc, #1c2a4c));
    --_good: var(--zoom-embed-good, light-dark(#10683a, #72d69d));
    --_on-good: var(--zoom-embed-on-good, light-dark(#ffffff, #06210f));
    --_good-soft: var(--zoom-embed-good-soft, light-dark(#dff3e7, #12301f));
    --_warn: var(--zoom-embed-warn, light-dark(#7d4a00, #f1c36f));
    --_warn-soft: var(--zoom-embed-warn-soft, light-dark(#fcefd6, #34270e));
    --_bad: var(--zoom-embed-bad, light-dark(#a8231b, #ff9f97));
    --_on-bad: var(--zoom-embed-on-bad, light-dark(#ffffff, #330705));
    --_bad-soft: var(--zoom-embed-bad-soft, light-dark(#fde7e5, #3c1b19));
    --_shadow: var(
      --zoom-embed-shadow,
      0 1px 2px light-dark(#1018280f, #00000066),
      0 8px 24px light-dark(#1018281a, #00000066)
    );
  }
`;
