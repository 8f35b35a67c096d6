import { define } from '../embed/define.js';
import { ZoomPhoneEmbed } from '../phone/zoom-phone-embed.js';
import { ZpNoteField } from '../phone/zp-note-field.js';

// The embed first: it hears of the fields that are in the page already.
define('zoom-phone-embed', ZoomPhoneEmbed);
define('zp-note-field', ZpNoteField);

// The types of the element and its events, for hosts that import nothing else.
export type * from '../phone/zoom-phone-embed.js';
export type * from '../phone/zp-note-field.js';
