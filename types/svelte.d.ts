/**
 * Types of the elements in Svelte's templates. In `tsconfig.json`:
 * `"types": ["zoom-embed-elements/types/svelte"]`.
 */
import type { HTMLAttributes } from 'svelte/elements';
import type { ElementAttributes, ElementListeners, ElementProps, Elements } from './elements.js';

/** What an element's tag takes: `onzp-call-ringing-event={(event) => …}`, attributes and properties. */
export type SvelteElementProps<Tag extends keyof Elements> = HTMLAttributes<Elements[Tag]> &
  ElementProps<Elements[Tag]> &
  ElementAttributes<Elements[Tag]> &
  ElementListeners<Tag, 'on'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'zoom-phone-embed': SvelteElementProps<'zoom-phone-embed'>;
    'zoom-cc-embed': SvelteElementProps<'zoom-cc-embed'>;
    'zp-note-field': SvelteElementProps<'zp-note-field'>;
    'zoom-log-outbox': SvelteElementProps<'zoom-log-outbox'>;
    'zoom-dial-links': SvelteElementProps<'zoom-dial-links'>;
    'zoom-call-button': SvelteElementProps<'zoom-call-button'>;
    'zoom-embed-dock': SvelteElementProps<'zoom-embed-dock'>;
    'zoom-call-banner': SvelteElementProps<'zoom-call-banner'>;
    'zoom-call-list': SvelteElementProps<'zoom-call-list'>;
    'zoom-engagement-list': SvelteElementProps<'zoom-engagement-list'>;
    'zoom-wrap-up': SvelteElementProps<'zoom-wrap-up'>;
    'zoom-agent-status': SvelteElementProps<'zoom-agent-status'>;
    'zoom-embed-status': SvelteElementProps<'zoom-embed-status'>;
    'zoom-embed-inspector': SvelteElementProps<'zoom-embed-inspector'>;
  }
}
