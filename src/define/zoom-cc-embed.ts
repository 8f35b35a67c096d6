import { ZoomCcEmbed } from '../contact-center/element.js';

ZoomCcEmbed.define();

// The types of the element and its events, for hosts that import nothing else.
export type * from '../contact-center/element.js';
