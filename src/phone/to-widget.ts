import { given } from '../embed/data.js';
import type { Answer, MessageData, Named, Shape, ToWidget } from '../embed/protocol.js';
import {
  array,
  filledText,
  looseObject,
  maybeFlag,
  maybeText,
  oneOf,
  optional,
  phoneNumber,
  recordId,
  text,
  textOr,
} from '../embed/shapes.js';

/** One contact that answers `zp-contact-search-event`. */
const foundContact = looseObject({ number: phoneNumber, displayName: filledText });

/** One contact that answers `zp-contact-match-event`, under its phone number. */
const matchedContact = looseObject({ id: recordId, name: filledText });

const selectOption = looseObject({ label: filledText, value: text });

/** One field of the note page, as `<zp-note-field>` makes it. */
export const noteField = looseObject(
  {
    fieldName: filledText,
    fieldType: oneOf('text', 'select'),
    placeholder: maybeText,
    selectOptions: optional(array(selectOption)),
  },
  {
    fits: ({ fieldType, selectOptions }) => fieldType !== 'select' || !!selectOptions?.length,
    field: 'selectOptions',
    reason: 'a select needs at least one option',
  },
);

/** The note page as an array, or the same as JSON: the documents say both. */
const notePage = textOr(array(noteField), 'an array of note fields, or their JSON');

const found = array(foundContact);
const matched = looseObject({});

const contactAnswer = (answer: Omit<Answer, 'data'>): Answer => ({
  ...answer,
  data: (contacts, { requestId }) => given({ responseId: requestId, contacts }),
});

/** Every message that Zoom Phone Smart Embed understands, with the shape of its data. */
export const phoneToWidget = {
  'zp-init-config': {
    data: looseObject({
      enableSavingLog: maybeFlag,
      enableAutoLog: maybeFlag,
      enableContactSearching: maybeFlag,
      enableContactMatching: maybeFlag,
      enableAISummary: maybeFlag,
      notePageConfiguration: optional(notePage),
      disableInactiveTabCallEvent: maybeFlag,
    }),
  },
  'zp-make-call': {
    data: looseObject({
      number: phoneNumber,
      callerId: optional(phoneNumber),
      autoDial: maybeFlag,
    }),
  },
  'zp-input-sms': {
    data: looseObject({ number: phoneNumber, message: maybeText }),
  },
  'zp-contact-search-response': {
    data: looseObject({ responseId: filledText, contacts: found }),
    answer: contactAnswer({ entry: foundContact, value: found, empty: () => [] }),
  },
  'zp-contact-match-response': {
    data: looseObject({ responseId: filledText, contacts: matched }),
    answer: contactAnswer({ entry: matchedContact, value: matched, empty: () => ({}) }),
  },
} as const satisfies ToWidget;

/** The data of every message to the widget, by type. */
export type PhoneToWidget = MessageData<typeof phoneToWidget>;

/** One field of the note page. */
export type NoteField = Named<Shape<typeof noteField>>;

/** What `respondWith()` takes, for each request event. */
export interface PhoneAnswers {
  'zp-contact-search-event': readonly Named<Shape<typeof foundContact>>[];
  'zp-contact-match-event': Readonly<Record<string, Named<Shape<typeof matchedContact>>>>;
}
