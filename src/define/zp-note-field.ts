import { define } from '../embed/define.js';
import { ZpNoteField } from '../phone/zp-note-field.js';

define('zp-note-field', ZpNoteField);
