/**
 * Types of the elements in Vue's templates. In `tsconfig.json`:
 * `"types": ["zoom-embed-elements/types/vue"]`.
 */
import type { HTMLAttributes, ReservedProps } from 'vue';
import type {
  ElementAttributes,
  ElementEvent,
  ElementEvents,
  ElementProps,
  Elements,
} from './elements.js';

/** `zp-call-ringing-event` as `onZpCallRingingEvent`: what Vue makes of `@zp-call-ringing-event`. */
type Listener<Type extends string> = `on${Capitalize<Camel<Type>>}`;
type Camel<S extends string> = S extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : S;

/** Vue's checker takes `ready-timeout` for `readyTimeout`: one name stands for the attribute and the property. */
type Attributes<T> = {
  [K in keyof ElementAttributes<T> & string as Camel<K>]?: ElementAttributes<T>[K];
};

/** What an element's tag takes: attributes, properties and listeners. */
export type VueElementProps<Tag extends keyof Elements> = HTMLAttributes &
  ReservedProps &
  Attributes<Elements[Tag]> &
  Omit<ElementProps<Elements[Tag]>, keyof Attributes<Elements[Tag]>> & {
    [Type in keyof ElementEvents[Tag] & string as Listener<Type>]?:
      ((event: ElementEvent<Tag, Type>) => void) | undefined;
  };

type VueElement<Tag extends keyof Elements> = new () => Elements[Tag] & {
  /** @deprecated For the type checker only. */
  $props: VueElementProps<Tag>;
};

declare module 'vue' {
  interface GlobalComponents {
    'zoom-phone-embed': VueElement<'zoom-phone-embed'>;
    'zoom-cc-embed': VueElement<'zoom-cc-embed'>;
    'zp-note-field': VueElement<'zp-note-field'>;
    'zoom-log-outbox': VueElement<'zoom-log-outbox'>;
    'zoom-dial-links': VueElement<'zoom-dial-links'>;
    'zoom-call-button': VueElement<'zoom-call-button'>;
    'zoom-embed-dock': VueElement<'zoom-embed-dock'>;
    'zoom-call-banner': VueElement<'zoom-call-banner'>;
    'zoom-call-list': VueElement<'zoom-call-list'>;
    'zoom-engagement-list': VueElement<'zoom-engagement-list'>;
    'zoom-wrap-up': VueElement<'zoom-wrap-up'>;
    'zoom-agent-status': VueElement<'zoom-agent-status'>;
    'zoom-embed-status': VueElement<'zoom-embed-status'>;
    'zoom-embed-inspector': VueElement<'zoom-embed-inspector'>;
  }
}
