import { ZoomWrapUp } from '../controls/wrap-up/wrap-up.js';

ZoomWrapUp.define();

// The types of the element and its events, for hosts that import nothing else.
export type * from '../controls/wrap-up/wrap-up.js';
