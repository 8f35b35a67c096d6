import { define } from '../embed/define.js';
import { ZoomPhoneEmbed } from '../phone/zoom-phone-embed.js';
import { ZpNoteField } from '../phone/zp-note-field.js';

// The embed first: it hears of the fields that are in the page already.
define('zoom-phone-embed', ZoomPhoneEmbed);
define('zp-note-field', ZpNoteField);
