/**
 * Types for Angular's components. A template that names the elements needs `CUSTOM_ELEMENTS_SCHEMA`; its
 * checker then knows `$event` and template variables by the elements' own types, but checks no property.
 */
import type { ElementEvents } from './elements.js';

export type { ElementEvents, ElementProps, Elements } from './elements.js';

/** What `$event` is: `ElementEvent<'zoom-phone-embed', 'zp-call-ringing-event'>`. */
export type ElementEvent<
  Tag extends keyof ElementEvents,
  Type extends keyof ElementEvents[Tag],
> = ElementEvents[Tag][Type];
