import { ZpNoteField } from '../phone/note-field.js';

ZpNoteField.define();

// The types of the element, for hosts that import nothing else.
export type * from '../phone/note-field.js';
