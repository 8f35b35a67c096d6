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
  }
}
