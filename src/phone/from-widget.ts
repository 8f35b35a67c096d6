import type { FromWidget, MessageData } from '../embed/protocol.js';
import {
  array,
  direction,
  looseObject,
  maybeFlag,
  maybeText,
  number,
  oneOf,
  optional,
  text,
} from '../embed/shapes.js';

const extensionType = optional(
  oneOf(
    'user',
    'callQueue',
    'autoReceptionist',
    'commonAreaPhone',
    'sharedLineGroup',
    'zoomRoom',
    'ciscoRoom/PolycomRoom',
    'contactCenter',
  ),
);

/** A side of a call while it lives. */
const liveParty = looseObject({
  name: maybeText,
  phoneNumber: maybeText,
  extensionNumber: maybeText,
  extensionId: maybeText,
  extensionType,
});

/** A side of a call in the log. `numberType`: 1 extension or internal, 2 phone or external, 3 emergency. */
const logParty = looseObject({
  name: maybeText,
  number: maybeText,
  numberType: optional(number),
});

const liveCall = {
  callId: text,
  direction,
  caller: liveParty,
  callee: liveParty,
  dateTime: text,
  forwardedBy: optional(
    looseObject({ name: maybeText, extensionNumber: maybeText, extensionType }),
  ),
  enableAutoLog: maybeFlag,
};

const loggedCall = {
  callId: text,
  callLogId: text,
  caller: logParty,
  callee: logParty,
  dateTime: text,
};

const summaryTexts = { callSummary: maybeText, nextSteps: maybeText, detailedSummary: maybeText };

const logResult = oneOf(
  'Answered by other member',
  'Busy',
  'Call Cancel',
  'No Answer',
  'Park',
  'Rejected',
  'Blocked',
  'Voicemail',
  'Wrong Number',
  'International Disabled',
  'Internal Error',
  'Restricted Number',
  'Call Connected',
);

const smsParty = looseObject({ phoneNumber: text });

/** Every message from Zoom Phone Smart Embed that its documents name, with the documented shape of its data. */
export const phoneFromWidget = {
  'zp-call-ringing-event': { data: looseObject(liveCall) },
  'zp-call-connected-event': { data: looseObject(liveCall) },
  'zp-call-ended-event': {
    data: looseObject({ ...liveCall, result: oneOf('missed', 'rejected', 'ended') }),
  },
  'zp-call-log-completed-event': {
    data: looseObject({
      ...loggedCall,
      direction,
      result: logResult,
      /** Whole seconds. */
      duration: number,
      enableAutoLog: maybeFlag,
    }),
  },
  'zp-call-recording-completed-event': {
    data: looseObject({ ...loggedCall, direction, recordingUrl: text, enableAutoLog: maybeFlag }),
  },
  'zp-call-voicemail-received-event': {
    data: looseObject({
      ...loggedCall,
      direction: optional(direction),
      voicemailUrl: text,
      enableAutoLog: maybeFlag,
    }),
  },
  'zp-ai-call-summary-event': {
    data: looseObject({
      callId: text,
      deleted: maybeFlag,
      edited: maybeFlag,
      ...summaryTexts,
      modifiedTime: maybeText,
    }),
  },
  'zp-sms-log-event': {
    data: looseObject({
      sessionId: text,
      messageId: text,
      dateTime: text,
      sender: smsParty,
      receivers: array(smsParty),
      message: maybeText,
      attachments: optional(
        array(
          looseObject({
            type: oneOf('OTHER', 'PNG', 'GIF', 'JPG', 'AUDIO', 'VIDEO'),
            fileUrl: text,
          }),
        ),
      ),
      status: oneOf('Delivered', 'Not delivered', 'Received'),
      direction,
    }),
  },
  'zp-save-log-event': {
    data: looseObject({
      ...loggedCall,
      direction,
      result: logResult,
      duration: number,
      recordingUrl: maybeText,
      voicemailUrl: maybeText,
      ...summaryTexts,
    }),
  },
  'zp-contact-search-event': {
    data: looseObject({ requestId: text, searchString: text }),
    expects: 'zp-contact-search-response',
  },
  'zp-contact-match-event': {
    data: looseObject({ requestId: text, phoneNumbers: array(text) }),
    expects: 'zp-contact-match-response',
  },
  'zp-notes-save-event': {
    data: looseObject({ callId: text, notesData: looseObject({}) }),
  },
} as const satisfies FromWidget;

/** The data of every documented message from the widget, by type. */
export type PhoneFromWidget = MessageData<typeof phoneFromWidget>;
