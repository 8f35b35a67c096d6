import * as z from 'zod/mini';
import { given } from '../embed/data.js';
import type { Answer, MessageData, Shape, ToWidget } from '../embed/protocol.js';
import {
  filledText,
  maybeFlag,
  maybeText,
  oneOf,
  phoneNumber,
  recordId,
  text,
} from '../embed/shapes.js';

/** One contact that answers `zp-contact-search-event`. */
const foundContact = z.looseObject({ number: phoneNumber, displayName: filledText });

/** One contact that answers `zp-contact-match-event`, under its phone number. */
const matchedContact = z.looseObject({ id: recordId, name: filledText });

const selectOption = z.looseObject({ label: filledText, value: text });

/** One field of the note page, as `<zp-note-field>` makes it. */
export const noteField = z
  .looseObject({
    fieldName: filledText,
    fieldType: oneOf('text', 'select'),
    placeholder: maybeText,
    selectOptions: z.optional(z.array(selectOption)),
  })
  .check(
    z.refine((field) => field.fieldType !== 'select' || !!field.selectOptions?.length, {
      path: ['selectOptions'],
      error: 'a select needs at least one option',
    }),
  );

const noteFields = z.array(noteField);
/** The note page as an array, or the same as JSON: the documents say both. */
const notePage = z.custom<Shape<typeof noteFields> | string>(
  (value) => typeof value === 'string' || noteFields.safeParse(value).success,
  'must be an array of note fields, or their JSON',
);

const found = z.array(foundContact);
const matched = z.looseObject({});

const contactAnswer = (answer: Omit<Answer, 'data'>): Answer => ({
  ...answer,
  data: (contacts, { requestId }) => given({ responseId: requestId, contacts }),
});

/** Every message that Zoom Phone Smart Embed understands, with the shape of its data. */
export const phoneToWidget = {
  'zp-init-config': {
    data: z.looseObject({
      enableSavingLog: maybeFlag,
      enableAutoLog: maybeFlag,
      enableContactSearching: maybeFlag,
      enableContactMatching: maybeFlag,
      enableAISummary: maybeFlag,
      notePageConfiguration: z.optional(notePage),
      disableInactiveTabCallEvent: maybeFlag,
    }),
  },
  'zp-make-call': {
    data: z.looseObject({
      number: phoneNumber,
      callerId: z.optional(phoneNumber),
      autoDial: maybeFlag,
    }),
  },
  'zp-input-sms': {
    data: z.looseObject({ number: phoneNumber, message: maybeText }),
  },
  'zp-contact-search-response': {
    data: z.looseObject({ responseId: filledText, contacts: found }),
    answer: contactAnswer({ entry: foundContact, value: found, empty: () => [] }),
  },
  'zp-contact-match-response': {
    data: z.looseObject({ responseId: filledText, contacts: matched }),
    answer: contactAnswer({ entry: matchedContact, value: matched, empty: () => ({}) }),
  },
} as const satisfies ToWidget;

/** The data of every message to the widget, by type. */
export type PhoneToWidget = MessageData<typeof phoneToWidget>;

/** One field of the note page. */
export type NoteField = Shape<typeof noteField>;

/** What `respondWith()` takes, for each request event. */
export interface PhoneAnswers {
  'zp-contact-search-event': readonly Shape<typeof foundContact>[];
  'zp-contact-match-event': Readonly<Record<string, Shape<typeof matchedContact>>>;
}
