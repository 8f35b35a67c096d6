/**
 * Types of the elements in Preact's JSX. In `tsconfig.json`:
 * `"types": ["zoom-embed-elements/types/preact"]`.
 */
import type { ClassAttributes, HTMLAttributes } from 'preact';
import type { ElementAttributes, ElementListeners, ElementProps, Elements } from './elements.js';

/** What an element's tag takes: `onzp-call-ringing-event={(event) => …}`, attributes and properties. */
export type PreactElementProps<Tag extends keyof Elements> = ClassAttributes<Elements[Tag]> &
  HTMLAttributes<Elements[Tag]> &
  ElementProps<Elements[Tag]> &
  ElementAttributes<Elements[Tag]> &
  ElementListeners<Tag, 'on'>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'zoom-phone-embed': PreactElementProps<'zoom-phone-embed'>;
      'zoom-cc-embed': PreactElementProps<'zoom-cc-embed'>;
      'zp-note-field': PreactElementProps<'zp-note-field'>;
      'zoom-log-outbox': PreactElementProps<'zoom-log-outbox'>;
      'zoom-dial-links': PreactElementProps<'zoom-dial-links'>;
      'zoom-call-button': PreactElementProps<'zoom-call-button'>;
      'zoom-embed-dock': PreactElementProps<'zoom-embed-dock'>;
      'zoom-call-banner': PreactElementProps<'zoom-call-banner'>;
      'zoom-call-list': PreactElementProps<'zoom-call-list'>;
      'zoom-engagement-list': PreactElementProps<'zoom-engagement-list'>;
      'zoom-wrap-up': PreactElementProps<'zoom-wrap-up'>;
      'zoom-agent-status': PreactElementProps<'zoom-agent-status'>;
      'zoom-embed-status': PreactElementProps<'zoom-embed-status'>;
      'zoom-embed-inspector': PreactElementProps<'zoom-embed-inspector'>;
    }
  }
}
