import { ZoomCallList } from '../controls/call-list/call-list.js';

ZoomCallList.define();

// The types of the element and its events, for hosts that import nothing else.
export type * from '../controls/call-list/call-list.js';
