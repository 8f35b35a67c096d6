import { ZoomCallBanner } from '../controls/call-banner/call-banner.js';

ZoomCallBanner.define();

// The types of the element and its events, for hosts that import nothing else.
export type * from '../controls/call-banner/call-banner.js';
