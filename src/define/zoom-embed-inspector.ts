import { ZoomEmbedInspector } from '../controls/embed-inspector/embed-inspector.js';

ZoomEmbedInspector.define();

// The types of the element and its events, for hosts that import nothing else.
export type * from '../controls/embed-inspector/embed-inspector.js';
