/** What the simulated phone takes from the library: the messages of Zoom Phone. */
import { phoneToWidget } from '../../src/phone/to-widget.js';
import type { Schema } from '../shared/wire.js';

export type { PhoneFromWidget } from '../../src/phone/from-widget.js';
export {
  type NoteField,
  noteField,
  type PhoneToWidget,
  phoneToWidget,
} from '../../src/phone/to-widget.js';

/** The schema of one contact that answers a contact match. */
export const matchedContact = phoneToWidget['zp-contact-match-response'].answer.entry as Schema;
