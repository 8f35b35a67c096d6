import { ZoomEmbedDock } from '../controls/dock/dock.js';

ZoomEmbedDock.define();

// The types of the element and its events, for hosts that import nothing else.
export type * from '../controls/dock/dock.js';
