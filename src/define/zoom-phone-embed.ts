import { ZoomPhoneEmbed } from '../phone/element.js';
import { ZpNoteField } from '../phone/note-field.js';

ZoomPhoneEmbed.define();
ZpNoteField.define();

// The types of the elements and their events, for hosts that import nothing else.
export type * from '../phone/element.js';
export type * from '../phone/note-field.js';
