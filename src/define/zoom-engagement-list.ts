import { ZoomEngagementList } from '../controls/engagement-list/engagement-list.js';

ZoomEngagementList.define();

// The types of the element and its events, for hosts that import nothing else.
export type * from '../controls/engagement-list/engagement-list.js';
