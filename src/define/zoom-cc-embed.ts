import { ZoomCcEmbed } from '../contact-center/zoom-cc-embed.js';
import { define } from '../embed/define.js';

define('zoom-cc-embed', ZoomCcEmbed);

// The types of the element and its events, for hosts that import nothing else.
export type * from '../contact-center/zoom-cc-embed.js';
