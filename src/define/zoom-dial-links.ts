import { ZoomDialLinks } from '../controls/dial-links/dial-links.js';

ZoomDialLinks.define();

// The types of the element and its events, for hosts that import nothing else.
export type * from '../controls/dial-links/dial-links.js';
