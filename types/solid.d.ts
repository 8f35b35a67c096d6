/**
 * Types of the elements in Solid's JSX. In `tsconfig.json`:
 * `"types": ["zoom-embed-elements/types/solid"]`.
 */
import type { JSX } from 'solid-js';
import type { ElementAttributes, ElementListeners, ElementProps, Elements } from './elements.js';

/** What decides by itself between an attribute and a property, under one more name each that does not. */
type Under<Prefix extends string, Values> = {
  [K in keyof Values & string as `${Prefix}:${K}`]?: Values[K];
};

/** What an element's tag takes: `on:zp-call-ringing-event={(event) => …}`, `attr:…` and `prop:…`. */
export type SolidElementProps<Tag extends keyof Elements> = JSX.HTMLAttributes<Elements[Tag]> &
  ElementProps<Elements[Tag]> &
  ElementAttributes<Elements[Tag]> &
  Under<'attr', ElementAttributes<Elements[Tag]>> &
  Under<'prop', ElementProps<Elements[Tag]>> &
  ElementListeners<Tag, 'on:'>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'zoom-phone-embed': SolidElementProps<'zoom-phone-embed'>;
      'zoom-cc-embed': SolidElementProps<'zoom-cc-embed'>;
      'zp-note-field': SolidElementProps<'zp-note-field'>;
      'zoom-log-outbox': SolidElementProps<'zoom-log-outbox'>;
      'zoom-dial-links': SolidElementProps<'zoom-dial-links'>;
      'zoom-call-button': SolidElementProps<'zoom-call-button'>;
      'zoom-embed-dock': SolidElementProps<'zoom-embed-dock'>;
      'zoom-call-banner': SolidElementProps<'zoom-call-banner'>;
      'zoom-call-list': SolidElementProps<'zoom-call-list'>;
      'zoom-engagement-list': SolidElementProps<'zoom-engagement-list'>;
      'zoom-wrap-up': SolidElementProps<'zoom-wrap-up'>;
      'zoom-agent-status': SolidElementProps<'zoom-agent-status'>;
      'zoom-embed-status': SolidElementProps<'zoom-embed-status'>;
      'zoom-embed-inspector': SolidElementProps<'zoom-embed-inspector'>;
    }
  }
}
