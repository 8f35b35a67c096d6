import type { FromWidget, MessageData } from '../embed/protocol.js';
import {
  array,
  direction,
  flag,
  looseObject,
  maybeFlag,
  maybeText,
  number,
  oneOf,
  optional,
  text,
  textOr,
  textOrNumber,
} from '../embed/shapes.js';
import { CHANNELS } from './channels.js';

const channel = oneOf(...CHANNELS);
/** A moment, in milliseconds. */
const time = number;

/** What the agent typed, or the one address that is looked for. */
const query = textOr(
  looseObject({ type: text, email: maybeText }),
  'a string, or an object with type and email',
);

/** HTML from outside: never put it into a page as it is. */
const html = optional(textOr(array(text), 'a string or an array of strings'));

const ofEngagement = { engagementId: text };

/** An engagement that came to an agent directly has no queue. */
const queue = { queueId: maybeText, queueName: maybeText };

const parties = { from: text, to: text };

/** Not every customer is known by name. */
const customer = { customerName: maybeText, customerEmail: maybeText };

const started = { data: looseObject({ ...ofEngagement, createTs: time }) };
const ended = { data: looseObject({ ...ofEngagement, completeTs: time }) };
const notConnected = { data: looseObject({ ...ofEngagement, reasonCode: text, message: text }) };
const withUrl = { data: looseObject({ ...ofEngagement, recordingUrl: text }) };

/** An engagement in the status snapshot: what is there depends on its channel. */
const status = looseObject({
  ...ofEngagement,
  ...queue,
  ...customer,
  channel: optional(channel),
  engagementDirection: optional(direction),
  state: optional(oneOf('active', 'wrapup')),
  customerNumber: maybeText,
  from: maybeText,
  to: maybeText,
});

const disposition = {
  id: text,
  name: text,
  description: maybeText,
  dispositionType: maybeText,
};

/** The answer to a command that works on a consult. What a success holds besides is for each command to say. */
const commandResponse = {
  data: looseObject({
    requestId: text,
    status: flag,
    errorCode: optional(textOrNumber),
    error: maybeText,
    message: maybeText,
  }),
  answersBy: 'requestId',
} as const;

/**
 * Every message from Zoom Contact Center Smart Embed that its documents name, with the documented shape
 * of its data.
 */
export const ccFromWidget = {
  'zcc-init-config-request': { data: looseObject({}) },
  'zcc-resize': {
    data: looseObject({ widthInPixels: number, heightInPixels: number }),
  },
  'zcc-contact-search-event': {
    data: looseObject({
      query,
    }),
    expects: 'zcc-contact-search-response',
  },
  'zcc-call-ringing': {
    data: looseObject({
      ...ofEngagement,
      ...parties,
      channel,
      createTs: time,
      queueName: maybeText,
      isConference: maybeFlag,
      isTransfer: maybeFlag,
    }),
  },
  'zcc-incomingPhone-request': {
    data: looseObject({
      ...ofEngagement,
      incomingPhoneNumber: text,
      channel: oneOf('voice', 'sms'),
    }),
    expects: 'zcc-incomingPhone-response',
  },
  'zcc-screen-pop': { data: looseObject({ id: textOrNumber }) },
  'zcc-call-connected': {
    data: looseObject({
      ...ofEngagement,
      ...parties,
      ...queue,
      direction,
      acceptTs: optional(time),
    }),
  },
  'zcc-call-ended': ended,
  'zcc-end-post-engagement': {
    data: looseObject({ ...ofEngagement, name: maybeText, dispositionCode: maybeText }),
  },
  'zcc-phone-call-log': {
    data: looseObject({
      ...ofEngagement,
      objectRecord: looseObject({
        callType: direction,
        from: maybeText,
        to: maybeText,
        /** `MM:SS`, as the other durations. */
        callDuration: maybeText,
        callStartTime: maybeText,
        callEndTime: maybeText,
        callQueue: maybeText,
        agentExtension: maybeText,
        agentName: maybeText,
        wrapUpTimeDuration: maybeText,
        notes: html,
        dispositionCode: maybeText,
        dispositionId: maybeText,
        type: oneOf('phone', 'chat', 'sms', 'video'),
      }),
      relateTo: maybeText,
      smartNotes: html,
      /** As the host's own answers told it. */
      user: optional(
        looseObject({
          id: optional(textOrNumber),
          name: maybeText,
          phone: maybeText,
          email: maybeText,
          entity: maybeText,
        }),
      ),
    }),
  },
  'zcc-call-recording': withUrl,
  'zcc-incomingEmail-request': {
    data: looseObject({ ...ofEngagement, email: text, channel: oneOf('chat', 'video') }),
    expects: 'zcc-incomingEmail-response',
  },
  'zcc-chat-ringing': { data: looseObject({ ...ofEngagement, ...queue, ...customer }) },
  'zcc-chat-started': started,
  'zcc-chat-ended': ended,
  'zcc-video-ringing': { data: looseObject({ ...ofEngagement, ...queue }) },
  'zcc-video-started': started,
  'zcc-video-ended': ended,
  'zcc-add-note': {
    data: looseObject({
      /** HTML from outside: never put it into a page as it is. */
      comment: text,
    }),
  },
  'zcc-sms-ringing': {
    data: looseObject({
      ...ofEngagement,
      ...queue,
      ...customer,
      incomingPhoneNumber: text,
    }),
  },
  'zcc-sms-started': started,
  'zcc-sms-ended': ended,
  'zcc-outbound-call-started': {
    data: looseObject({ ...ofEngagement, ...parties, queueName: maybeText, startTs: time }),
  },
  'zcc-inbound-not-connected': notConnected,
  'zcc-outbound-not-connected': notConnected,
  'zcc-engagement-status-response': {
    data: looseObject({
      requestId: text,
      active: optional(array(status)),
      wrapup: optional(array(status)),
    }),
    answersBy: 'requestId',
  },
  'zcc-engagement-log-url': withUrl,
  // The official page prints the log URL's message under this type.
  'zcc-close-engagement-wrapup': withUrl,
  'zcc-agent-status-notification': {
    data: looseObject({
      statusCode: text,
      status: text,
      parentStatusCode: maybeText,
      subReason: maybeText,
    }),
    answersBy: '',
  },
  // Comes by itself after sign-in too, and then without a request id.
  'zcc-agent-info-response': {
    data: looseObject({ requestId: maybeText }),
    answersBy: 'requestId',
  },
  'zcc-error': {
    data: looseObject({ code: textOrNumber, message: text, requestId: maybeText }),
  },
  'zcc-get-disposition-codes-response': {
    data: looseObject({
      requestId: text,
      codes: array(
        looseObject({
          ...disposition,
          // One level only: a check that follows the widget's nesting could be led into a stack overflow.
          subDispositionList: optional(array(looseObject(disposition))),
        }),
      ),
    }),
    answersBy: 'requestId',
  },
  'zcc-send-chat-message-response': {
    data: looseObject({
      requestId: text,
      status: flag,
      timestamp: optional(time),
      errorCode: optional(textOrNumber),
      errorMessage: maybeText,
    }),
    answersBy: 'requestId',
  },
  'zcc-get-variables-response': {
    data: looseObject({
      ...ofEngagement,
      variables: array(
        looseObject({
          globalVariableId: text,
          globalVariableName: text,
          globalVariableDisplayName: maybeText,
          globalVariableType: maybeText,
          /** Says what `value` is. */
          dataType: maybeText,
          screen: maybeText,
        }),
      ),
    }),
    answersBy: 'engagementId',
  },
  'zcc-transfer-engagement-response': commandResponse,
  'zcc-add-call-response': commandResponse,
  'zcc-complete-transfer-response': commandResponse,
  'zcc-merge-consult-response': commandResponse,
  'zcc-cancel-consult-response': commandResponse,
} as const satisfies FromWidget;

/** The data of every documented message from the widget, by type. */
export type CcFromWidget = MessageData<typeof ccFromWidget>;
