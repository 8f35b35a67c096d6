import { ZoomLogOutbox } from '../outbox/element.js';

ZoomLogOutbox.define();

// The types of the element and its events, for hosts that import nothing else.
export type * from '../outbox.js';
