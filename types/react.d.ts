/**
 * Types of the elements in React 19's JSX. In `tsconfig.json`:
 * `"types": ["zoom-embed-elements/types/react"]`.
 */
import type { ClassAttributes, HTMLAttributes } from 'react';
import type { ElementAttributes, ElementListeners, ElementProps, Elements } from './elements.js';

/** What an element's tag takes: `onzp-call-ringing-event={(event) => …}`, attributes and properties. */
export type ReactElementProps<Tag extends keyof Elements> = ClassAttributes<Elements[Tag]> &
  HTMLAttributes<Elements[Tag]> &
  ElementProps<Elements[Tag]> &
  ElementAttributes<Elements[Tag]> &
  ElementListeners<Tag, 'on'>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'zoom-phone-embed': ReactElementProps<'zoom-phone-embed'>;
      'zoom-cc-embed': ReactElementProps<'zoom-cc-embed'>;
      'zp-note-field': ReactElementProps<'zp-note-field'>;
      'zoom-log-outbox': ReactElementProps<'zoom-log-outbox'>;
      'zoom-dial-links': ReactElementProps<'zoom-dial-links'>;
      'zoom-call-button': ReactElementProps<'zoom-call-button'>;
      'zoom-embed-dock': ReactElementProps<'zoom-embed-dock'>;
      'zoom-call-banner': ReactElementProps<'zoom-call-banner'>;
      'zoom-call-list': ReactElementProps<'zoom-call-list'>;
      'zoom-engagement-list': ReactElementProps<'zoom-engagement-list'>;
      'zoom-wrap-up': ReactElementProps<'zoom-wrap-up'>;
      'zoom-agent-status': ReactElementProps<'zoom-agent-status'>;
      'zoom-embed-status': ReactElementProps<'zoom-embed-status'>;
      'zoom-embed-inspector': ReactElementProps<'zoom-embed-inspector'>;
    }
  }
}
