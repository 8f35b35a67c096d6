import * as z from 'zod/mini';
import type { Answer, MessageData, Shape, ToWidget } from '../embed/protocol.js';

const text = z.string().check(z.refine((value) => value.trim() !== '', 'must not be empty'));
const phoneNumber = z
  .string()
  .check(z.refine((value) => /[\d*#]/.test(value), 'must hold at least one digit'));

/** One contact that answers `zp-contact-search-event`. */
const foundContact = z.looseObject({ number: phoneNumber, displayName: text });

/** One contact that answers `zp-contact-match-event`, under its phone number. */
const matchedContact = z.looseObject({ id: z.union([text, z.number()]), name: text });

const selectOption = z.looseObject({ label: text, value: z.string() });

/** One field of the note page, as `<zp-note-field>` makes it. */
export const noteField = z
  .looseObject({
    fieldName: text,
    fieldType: z.enum(['text', 'select']),
    placeholder: z.optional(z.string()),
    selectOptions: z.optional(z.array(selectOption)),
  })
  .check(
    z.refine((field) => field.fieldType !== 'select' || !!field.selectOptions?.length, {
      path: ['selectOptions'],
      error: 'a select needs at least one option',
    }),
  );

const found = z.array(foundContact);
const matched = z.looseObject({});

const contactAnswer = (answer: Omit<Answer, 'data'>): Answer => ({
  ...answer,
  data: (contacts, { requestId }) => ({ responseId: requestId, contacts }),
});

const flag = z.optional(z.boolean());

/** Every message that Zoom Phone Smart Embed understands, with the shape of its data. */
export const phoneToWidget = {
  'zp-init-config': {
    data: z.looseObject({
      enableSavingLog: flag,
      enableAutoLog: flag,
      enableContactSearching: flag,
      enableContactMatching: flag,
      enableAISummary: flag,
      notePageConfiguration: z.optional(z.union([z.array(noteField), z.string()])),
      disableInactiveTabCallEvent: flag,
    }),
  },
  'zp-make-call': {
    data: z.looseObject({
      number: phoneNumber,
      callerId: z.optional(phoneNumber),
      autoDial: flag,
    }),
  },
  'zp-input-sms': {
    data: z.looseObject({ number: phoneNumber, message: z.optional(z.string()) }),
  },
  'zp-contact-search-response': {
    data: z.looseObject({ responseId: text, contacts: found }),
    answer: contactAnswer({ entry: foundContact, value: found, empty: () => [] }),
  },
  'zp-contact-match-response': {
    data: z.looseObject({ responseId: text, contacts: matched }),
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
