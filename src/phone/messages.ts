import * as z from 'zod/mini';
import { given } from '../wire/given.js';
import {
  command,
  event,
  request,
  type AnswersOf,
  type DataOf,
  type Protocol,
  type RequestRow,
} from '../wire/rows.js';
import {
  direction,
  filledText,
  maybeFlag,
  maybeText,
  number,
  oneOf,
  open,
  phoneNumber,
  recordId,
  text,
  textOr,
  type Open,
  type OpenNumber,
  type Payload,
  type Schema,
} from '../wire/schema.js';

// What Zoom Phone Smart Embed says and understands. For each message: the shape of its data, the name of that shape
// as a type, and at the end of each half its row.

// --- From the widget ---

/** What a side of a call is. `pstn`, a number outside of Zoom, is in no document and in most calls. */
export type ExtensionType = Open<
  | 'user'
  | 'callQueue'
  | 'autoReceptionist'
  | 'commonAreaPhone'
  | 'sharedLineGroup'
  | 'zoomRoom'
  | 'ciscoRoom/PolycomRoom'
  | 'contactCenter'
  | 'pstn'
>;
const extensionType = z.optional<Schema<ExtensionType>>(text);

const liveSide = z.looseObject({
  name: maybeText,
  phoneNumber: maybeText,
  extensionNumber: maybeText,
  extensionId: maybeText,
  extensionType,
});
/** A side of a call while it lives. */
export interface LiveParty extends Payload<typeof liveSide> {}
/** A side may be left out. */
const liveParty = z.optional<Schema<LiveParty>>(liveSide);

const forwarder = z.looseObject({ name: maybeText, extensionNumber: maybeText, extensionType });
/** Who has forwarded a call. */
export interface Forwarder extends Payload<typeof forwarder> {}
const forwardedBy = z.optional<Schema<Forwarder>>(forwarder);

/** 1 extension or internal, 2 phone or external, 3 emergency. */
export type NumberType = OpenNumber<1 | 2 | 3>;

const loggedSide = z.looseObject({
  name: maybeText,
  number: maybeText,
  numberType: z.optional<Schema<NumberType>>(number),
  /** The number that was dialled, where it leads to an extension. */
  didNumber: maybeText,
});
/** A side of a call in the log. */
export interface LogParty extends Payload<typeof loggedSide> {}
const logParty = z.optional<Schema<LogParty>>(loggedSide);

const liveCall = {
  callId: text,
  direction,
  caller: liveParty,
  callee: liveParty,
  /** ISO 8601. */
  dateTime: text,
  forwardedBy,
  enableAutoLog: maybeFlag,
};

const callRinging = z.looseObject(liveCall);
/** The data of `zp-call-ringing-event`. */
export interface CallRinging extends Payload<typeof callRinging> {}

const callConnected = z.looseObject(liveCall);
/** The data of `zp-call-connected-event`. */
export interface CallConnected extends Payload<typeof callConnected> {}

/** How a call ended. */
export type CallResult = Open<'missed' | 'rejected' | 'ended'>;

const result: Schema<CallResult> = text;
const callEnded = z.looseObject({ ...liveCall, result });
/** The data of `zp-call-ended-event`. */
export interface CallEnded extends Payload<typeof callEnded> {}

const loggedCall = {
  callId: text,
  callLogId: text,
  caller: logParty,
  callee: logParty,
  /** ISO 8601. */
  dateTime: text,
};

/** What became of a call, as its log tells. */
export type CallLogResult = Open<
  | 'Answered by other member'
  | 'Busy'
  | 'Call Cancel'
  | 'No Answer'
  | 'Park'
  | 'Rejected'
  | 'Blocked'
  | 'Voicemail'
  | 'Wrong Number'
  | 'International Disabled'
  | 'Internal Error'
  | 'Restricted Number'
  | 'Call Connected'
>;
const logResult: Schema<CallLogResult> = text;

const callLog = z.looseObject({
  ...loggedCall,
  direction,
  result: logResult,
  /** Whole seconds. */
  duration: number,
  enableAutoLog: maybeFlag,
});
/** The data of `zp-call-log-completed-event`. */
export interface CallLogCompleted extends Payload<typeof callLog> {}

const callRecording = z.looseObject({
  ...loggedCall,
  callLogId: maybeText,
  direction,
  recordingUrl: text,
  enableAutoLog: maybeFlag,
});
/** The data of `zp-call-recording-completed-event`. */
export interface CallRecordingCompleted extends Payload<typeof callRecording> {}

const voicemail = z.looseObject({
  ...loggedCall,
  direction,
  voicemailUrl: text,
  enableAutoLog: maybeFlag,
});
/** The data of `zp-call-voicemail-received-event`. */
export interface CallVoicemailReceived extends Payload<typeof voicemail> {}

const summaryTexts = { callSummary: maybeText, nextSteps: maybeText, detailedSummary: maybeText };

const aiCallSummary = z.looseObject({
  callId: text,
  deleted: maybeFlag,
  edited: maybeFlag,
  ...summaryTexts,
  modifiedTime: maybeText,
});
/** The data of `zp-ai-call-summary-event`. */
export interface AICallSummary extends Payload<typeof aiCallSummary> {}

const smsSide = z.looseObject({ phoneNumber: text });
/** The sender or a receiver of an SMS. */
export interface SmsParty extends Payload<typeof smsSide> {}
const smsParty: Schema<SmsParty> = smsSide;

const attachment = z.looseObject({
  type: open<'OTHER' | 'PNG' | 'GIF' | 'JPG' | 'AUDIO' | 'VIDEO'>(),
  fileUrl: text,
});
/** A file that came with an SMS. */
export interface SmsAttachment extends Payload<typeof attachment> {}
const smsAttachment: Schema<SmsAttachment> = attachment;

const smsLog = z.looseObject({
  sessionId: text,
  messageId: text,
  /** ISO 8601. */
  dateTime: text,
  sender: smsParty,
  receivers: z.array(smsParty),
  message: maybeText,
  attachments: z.optional(z.array(smsAttachment)),
  status: open<'Delivered' | 'Not delivered' | 'Received'>(),
  direction,
});
/** The data of `zp-sms-log-event`. */
export interface SmsLog extends Payload<typeof smsLog> {}

const savedLog = z.looseObject({
  ...loggedCall,
  direction,
  result: logResult,
  /** Whole seconds. */
  duration: number,
  recordingUrl: maybeText,
  voicemailUrl: maybeText,
  ...summaryTexts,
});
/** The data of `zp-save-log-event`. */
export interface SavedLog extends Payload<typeof savedLog> {}

const contactSearch = z.looseObject({ requestId: text, searchString: text });
/** The data of `zp-contact-search-event`. */
export interface ContactSearch extends Payload<typeof contactSearch> {}

const foundContact = z.looseObject({ number: phoneNumber, displayName: filledText });
/** One contact that answers `zp-contact-search-event`. */
export interface FoundContact extends Payload<typeof foundContact> {}

const contactMatch = z.looseObject({ requestId: text, phoneNumbers: z.array(text) });
/** The data of `zp-contact-match-event`. */
export interface ContactMatch extends Payload<typeof contactMatch> {}

const matchedContact = z.looseObject({ id: recordId, name: filledText });
/** One contact that answers `zp-contact-match-event`, under its phone number. */
export interface MatchedContact extends Payload<typeof matchedContact> {}
// Each entry is checked by itself. zod's own schema for this weighs a kilobyte.
const matched = z.looseObject({}) as Schema as Schema<Readonly<Record<string, MatchedContact>>>;

/** The values of the note page by the names of its fields. One that the user left empty may be missing. */
export interface NotesData {
  readonly [fieldName: string]: string | undefined;
}
const notesData = z.looseObject({}) as Schema as Schema<NotesData>;

const savedNotes = z.looseObject({ callId: text, notesData });
/** The data of `zp-notes-save-event`. */
export interface SavedNotes extends Payload<typeof savedNotes> {}

/** The phone's answers go out with the request's id, as `responseId`. */
const contacts = <A>(type: string, answer: Schema<A>, entry: Schema, empty: A) =>
  ({
    answer,
    entry,
    empty,
    response: { type, data: z.looseObject({ responseId: filledText, contacts: answer }) },
    wrap: (found, { requestId }) => given({ responseId: requestId, contacts: found }),
  }) satisfies Omit<RequestRow<unknown, A>, 'data'>;

/** The messages from the widget. */
export const phoneEvents = {
  /** A call starts to ring. */
  'zp-call-ringing-event': event<CallRinging>(callRinging),
  /** A call connects. */
  'zp-call-connected-event': event<CallConnected>(callConnected),
  /** A call ends. */
  'zp-call-ended-event': event<CallEnded>(callEnded),
  /** A call's log is complete. */
  'zp-call-log-completed-event': event<CallLogCompleted>(callLog),
  /** A call's recording is complete. */
  'zp-call-recording-completed-event': event<CallRecordingCompleted>(callRecording),
  /** A voicemail arrives. */
  'zp-call-voicemail-received-event': event<CallVoicemailReceived>(voicemail),
  /** A call's AI summary is made, changed or deleted. */
  'zp-ai-call-summary-event': event<AICallSummary>(aiCallSummary),
  /** An SMS is sent or received. */
  'zp-sms-log-event': event<SmsLog>(smsLog),
  /** The user saves a call's log. */
  'zp-save-log-event': event<SavedLog>(savedLog),
  /** The user types a name or a number. Answer with `respondWith()`. */
  'zp-contact-search-event': request<ContactSearch, readonly FoundContact[]>(
    contactSearch,
    contacts('zp-contact-search-response', z.array(foundContact), foundContact, []),
  ),
  /** The widget asks for the names of numbers. Answer with `respondWith()`. */
  'zp-contact-match-event': request<ContactMatch, Readonly<Record<string, MatchedContact>>>(
    contactMatch,
    contacts('zp-contact-match-response', matched, matchedContact, {}),
  ),
  /** The user saves the note page. */
  'zp-notes-save-event': event<SavedNotes>(savedNotes),
} satisfies Protocol['events'];

/** The data of every documented message from the widget, by type. */
export type PhoneFromWidget = DataOf<typeof phoneEvents>;

/** What `respondWith()` takes, for each request event. */
export type PhoneAnswers = AnswersOf<typeof phoneEvents>;

// --- To the widget ---

const option = z.looseObject({ label: filledText, value: text });
/** One choice of a note field of type `select`. */
export interface NoteFieldOption extends Payload<typeof option> {}
const selectOption: Schema<NoteFieldOption> = option;

const field = z
  .looseObject({
    fieldName: filledText,
    fieldType: oneOf('text', 'select'),
    placeholder: maybeText,
    selectOptions: z.optional(z.array(selectOption)),
  })
  .check(
    z.refine(({ fieldType, selectOptions }) => fieldType !== 'select' || !!selectOptions?.length, {
      path: ['selectOptions'],
      error: 'a select needs at least one option',
    }),
  );
/** One field of the note page, as `<zp-note-field>` makes it. */
export interface NoteField extends Payload<typeof field> {}
export const noteField: Schema<NoteField> = field;

const initConfig = z.looseObject({
  enableSavingLog: maybeFlag,
  enableAutoLog: maybeFlag,
  enableContactSearching: maybeFlag,
  enableContactMatching: maybeFlag,
  enableAISummary: maybeFlag,
  /** The note page as an array, or the same as JSON: the documents say both. */
  notePageConfiguration: z.optional(
    textOr(z.array(noteField), 'an array of note fields, or their JSON'),
  ),
  disableInactiveTabCallEvent: maybeFlag,
});
/** The data of `zp-init-config`. */
export interface PhoneInitConfig extends Payload<typeof initConfig> {}

const makeCall = z.looseObject({
  number: phoneNumber,
  callerId: z.optional(phoneNumber),
  autoDial: maybeFlag,
});
/** The data of `zp-make-call`. */
export interface MakeCall extends Payload<typeof makeCall> {}

const inputSms = z.looseObject({ number: phoneNumber, message: maybeText });
/** The data of `zp-input-sms`. */
export interface InputSms extends Payload<typeof inputSms> {}

/** The messages to the widget. */
export const phoneCommands = {
  /** The configuration: attributes, `initConfig` and the note page. */
  'zp-init-config': command<PhoneInitConfig>(initConfig),
  /** Dials a number, or puts it into the keypad. */
  'zp-make-call': command<MakeCall>(makeCall),
  /** Fills the SMS composer; the user sends. */
  'zp-input-sms': command<InputSms>(inputSms),
} satisfies Protocol['commands'];

/** The data of every command, by type. */
export type PhoneToWidget = DataOf<typeof phoneCommands>;

/** Zoom Phone's side of the wire. */
export const phoneProtocol: Protocol = {
  prefix: 'zp-',
  events: phoneEvents,
  commands: phoneCommands,
  config: 'zp-init-config',
  startsAtLoad: true,
  asksForConfig: ['zp-ready', 'onZoomPhoneIframeApiReady'],
};
