import { ZoomEmbedStatus } from '../controls/embed-status/embed-status.js';

ZoomEmbedStatus.define();

// The types of the element and its events, for hosts that import nothing else.
export type * from '../controls/embed-status/embed-status.js';
