import { ZoomCallButton } from '../controls/call-button/call-button.js';

ZoomCallButton.define();

// The types of the element and its events, for hosts that import nothing else.
export type * from '../controls/call-button/call-button.js';
