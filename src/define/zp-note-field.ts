import { define } from '../embed/define.js';
import { ZpNoteField } from '../phone/zp-note-field.js';

define('zp-note-field', ZpNoteField);

// The types of the element and its events, for hosts that import nothing else.
export type * from '../phone/zp-note-field.js';
