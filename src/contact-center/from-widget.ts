import * as z from 'zod/mini';
import type { FromWidget, MessageData } from '../embed/protocol.js';
import {
  direction,
  flag,
  maybeFlag,
  maybeText,
  number,
  oneOf,
  text,
  textOrNumber,
} from '../embed/shapes.js';
import { CHANNELS } from './channels.js';

const channel = oneOf(...CHANNELS);
/** A moment, in milliseconds. */
const time = number;

/** What the agent typed, or the one address that is looked for. */
const query = z.custom<string | { readonly type: string; readonly email?: string }>(
  (value) => typeof value === 'string' || address.safeParse(value).success,
  'must be a string, or an object with type and email',
);
const address = z.looseObject({ type: text, email: maybeText });

/** HTML from outside: never put it into a page as it is. */
const html = z.optional(
  z.custom<string | readonly string[]>(
    (value) => [value].flat().every((each) => typeof each === 'string'),
    'must be a string or an array of strings',
  ),
);

const ofEngagement = { engagementId: text };

/** An engagement that came to an agent directly has no queue. */
const queue = { queueId: maybeText, queueName: maybeText };

const parties = { from: text, to: text };

/** Not every customer is known by name. */
const customer = { customerName: maybeText, customerEmail: maybeText };

const started = { data: z.looseObject({ ...ofEngagement, createTs: time }) };
const ended = { data: z.looseObject({ ...ofEngagement, completeTs: time }) };
const notConnected = { data: z.looseObject({ ...ofEngagement, reasonCode: text, message: text }) };
const withUrl = { data: z.looseObject({ ...ofEngagement, recordingUrl: text }) };

/** An engagement in the status snapshot: what is there depends on its channel. */
const status = z.looseObject({
  ...ofEngagement,
  ...queue,
  ...customer,
  channel: z.optional(channel),
  engagementDirection: z.optional(direction),
  state: z.optional(oneOf('active', 'wrapup')),
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
  data: z.looseObject({
    requestId: text,
    status: flag,
    errorCode: z.optional(textOrNumber),
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
  'zcc-init-config-request': { data: z.looseObject({}) },
  'zcc-resize': {
    data: z.looseObject({ widthInPixels: number, heightInPixels: number }),
  },
  'zcc-contact-search-event': {
    data: z.looseObject({
      query,
    }),
    expects: 'zcc-contact-search-response',
  },
  'zcc-call-ringing': {
    data: z.looseObject({
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
    data: z.looseObject({
      ...ofEngagement,
      incomingPhoneNumber: text,
      channel: oneOf('voice', 'sms'),
    }),
    expects: 'zcc-incomingPhone-response',
  },
  'zcc-screen-pop': { data: z.looseObject({ id: textOrNumber }) },
  'zcc-call-connected': {
    data: z.looseObject({
      ...ofEngagement,
      ...parties,
      ...queue,
      direction,
      acceptTs: z.optional(time),
    }),
  },
  'zcc-call-ended': ended,
  'zcc-end-post-engagement': {
    data: z.looseObject({ ...ofEngagement, name: maybeText, dispositionCode: maybeText }),
  },
  'zcc-phone-call-log': {
    data: z.looseObject({
      ...ofEngagement,
      objectRecord: z.looseObject({
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
      user: z.optional(
        z.looseObject({
          id: z.optional(textOrNumber),
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
    data: z.looseObject({ ...ofEngagement, email: text, channel: oneOf('chat', 'video') }),
    expects: 'zcc-incomingEmail-response',
  },
  'zcc-chat-ringing': { data: z.looseObject({ ...ofEngagement, ...queue, ...customer }) },
  'zcc-chat-started': started,
  'zcc-chat-ended': ended,
  'zcc-video-ringing': { data: z.looseObject({ ...ofEngagement, ...queue }) },
  'zcc-video-started': started,
  'zcc-video-ended': ended,
  'zcc-add-note': {
    data: z.looseObject({
      /** HTML from outside: never put it into a page as it is. */
      comment: text,
    }),
  },
  'zcc-sms-ringing': {
    data: z.looseObject({
      ...ofEngagement,
      ...queue,
      ...customer,
      incomingPhoneNumber: text,
    }),
  },
  'zcc-sms-started': started,
  'zcc-sms-ended': ended,
  'zcc-outbound-call-started': {
    data: z.looseObject({ ...ofEngagement, ...parties, queueName: maybeText, startTs: time }),
  },
  'zcc-inbound-not-connected': notConnected,
  'zcc-outbound-not-connected': notConnected,
  'zcc-engagement-status-response': {
    data: z.looseObject({
      requestId: text,
      active: z.optional(z.array(status)),
      wrapup: z.optional(z.array(status)),
    }),
    answersBy: 'requestId',
  },
  'zcc-engagement-log-url': withUrl,
  // The official page prints the log URL's message under this type.
  'zcc-close-engagement-wrapup': withUrl,
  'zcc-agent-status-notification': {
    data: z.looseObject({
      statusCode: text,
      status: text,
      parentStatusCode: maybeText,
      subReason: maybeText,
    }),
    answersBy: '',
  },
  // Comes by itself after sign-in too, and then without a request id.
  'zcc-agent-info-response': {
    data: z.looseObject({ requestId: maybeText }),
    answersBy: 'requestId',
  },
  'zcc-error': {
    data: z.looseObject({ code: textOrNumber, message: text, requestId: maybeText }),
  },
  'zcc-get-disposition-codes-response': {
    data: z.looseObject({
      requestId: text,
      codes: z.array(
        z.looseObject({
          ...disposition,
          // One level only: a check that follows the widget's nesting could be led into a stack overflow.
          subDispositionList: z.optional(z.array(z.looseObject(disposition))),
        }),
      ),
    }),
    answersBy: 'requestId',
  },
  'zcc-send-chat-message-response': {
    data: z.looseObject({
      requestId: text,
      status: flag,
      timestamp: z.optional(time),
      errorCode: z.optional(textOrNumber),
      errorMessage: maybeText,
    }),
    answersBy: 'requestId',
  },
  'zcc-get-variables-response': {
    data: z.looseObject({
      ...ofEngagement,
      variables: z.array(
        z.looseObject({
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
