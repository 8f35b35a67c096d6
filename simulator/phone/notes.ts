import { type NoteField, noteField, type PhoneToWidget } from './wire.js';
import type { Problem } from '../shared/control.js';
import { shapeProblems, unknownKeys } from '../shared/inspect.js';
import { type Call, currentCall } from './state.js';
import type { Store } from './store.js';

type Configured = PhoneToWidget['zp-init-config']['notePageConfiguration'];

const problem = (text: string): Problem => ({ kind: 'config', text });

/** Reads the note page's fields: an array, or the same as JSON text. A bad field is left out. */
export function readNoteFields(configured: Configured): {
  fields: NoteField[];
  problems: Problem[];
} {
  const path = 'data.notePageConfiguration';
  if (configured === undefined) return { fields: [], problems: [] };
  let list: unknown = configured;
  try {
    if (typeof configured === 'string') list = JSON.parse(configured);
  } catch {
    return { fields: [], problems: [problem(`${path} is no JSON`)] };
  }
  if (!Array.isArray(list)) return { fields: [], problems: [problem(`${path} is no array`)] };
  const fields: NoteField[] = [];
  const problems: Problem[] = [];
  for (const [index, field] of list.entries()) {
    const where = `${path}.${String(index)}`;
    const wrong = shapeProblems(noteField, field, where);
    problems.push(...wrong);
    if (wrong.length) continue;
    problems.push(...unknownKeys(noteField, field, where));
    const { fieldName } = field as NoteField;
    if (fields.some((other) => other.fieldName === fieldName)) {
      problems.push(problem(`${where}.fieldName ${fieldName} was used before`));
    } else fields.push(field as NoteField);
  }
  return { fields, problems };
}

/** The note page. */
export class Notes {
  constructor(private readonly store: Store) {}

  /** Opens the note page for a call. */
  take(callId: string): void {
    this.store.update({ currentCallId: callId, page: 'notes' });
  }

  /** Fills fields for the current call, or the last. */
  fill(values: Readonly<Record<string, string>>): void {
    const { noteFields } = this.store.state.config;
    for (const [name, value] of Object.entries(values)) {
      const field = noteFields.find(({ fieldName }) => fieldName === name);
      if (!field) throw new Error(`the note page has no field ${name}`);
      const options = field.fieldType === 'select' ? field.selectOptions : undefined;
      if (value && options && !options.some((option) => option.value === value)) {
        throw new Error(`${name} has no option with the value ${value}`);
      }
    }
    const call = this.#call();
    this.store.replaceCall({ ...call, notes: { ...call.notes, ...values }, notesSaved: false });
  }

  /** Something for every field: the first option, or a short text. */
  samples(): Record<string, string> {
    const { noteFields } = this.store.state.config;
    return Object.fromEntries(
      noteFields.map(({ fieldName, fieldType, selectOptions }) => [
        fieldName,
        fieldType === 'select' ? (selectOptions?.[0]?.value ?? '') : 'Wants a demo',
      ]),
    );
  }

  /** The user presses Save: the values go to the host, an unfilled one as an empty text. */
  save(): void {
    const { noteFields } = this.store.state.config;
    if (!noteFields.length) throw new Error('the host configured no note page');
    const call = this.#call();
    const { callId, notes = {} } = call;
    const entries = noteFields.map(({ fieldName }): [string, string] => [
      fieldName,
      notes[fieldName] ?? '',
    ]);
    this.store.replaceCall({ ...call, notesSaved: true });
    this.store.send('zp-notes-save-event', { callId, notesData: Object.fromEntries(entries) });
  }

  #call(): Call {
    const call = currentCall(this.store.state);
    if (!call) throw new Error('there was no call to note anything about');
    return call;
  }
}
