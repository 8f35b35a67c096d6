import type { Answer, MessageData, Named, Shape, ToWidget } from '../embed/protocol.js';
import {
  array,
  filledText,
  flag,
  looseObject,
  maybeFilledText,
  maybeText,
  oneOf,
  optional,
  phoneNumber,
  recordId,
  textThat,
} from '../embed/shapes.js';
import { CHANNELS } from './channels.js';

/** A text that the widget reads in any case. */
const anyCase = (...values: string[]) =>
  textThat((value) => values.includes(value.toLowerCase()), `must be one of ${values.join(', ')}`);

const contactFields = {
  name: maybeText,
  phone: maybeText,
  email: maybeText,
  /** The kind of record, such as contact or lead. */
  entity: maybeText,
};

/** A contact as the host knows it. */
const contact = looseObject({ id: recordId, ...contactFields });
const contacts = array(contact);

/** A contact, or the empty object where none was found. */
const contactOrNone = looseObject(
  { id: optional(recordId), ...contactFields },
  {
    fits: (value) => value.id !== undefined || !Object.keys(value).length,
    field: 'id',
    reason: 'a contact needs one',
  },
);

/** The response's data is the answer itself: these requests carry no id. */
const data: Answer['data'] = (value) => value;

const contactsAnswer: Answer = { entry: contact, value: contacts, empty: () => [], data };

const channelType = oneOf(...CHANNELS);

const engagement = { engagementId: filledText, channelType, requestId: filledText };
const voiceEngagement = { ...engagement, channelType: oneOf('voice') };

const transferType = oneOf('direct', 'warm');
const consult = { ...voiceEngagement, consultParticipantId: maybeFilledText };

/** Every message that Zoom Contact Center Smart Embed understands, with the shape of its data. */
export const ccToWidget = {
  'zcc-init-config-response': {
    data: looseObject({
      phone: optional(looseObject({ screenPopEvent: maybeFilledText })),
    }),
  },
  'zcc-contact-search-response': {
    data: contactOrNone,
    answer: { value: contactOrNone, empty: () => ({}), data },
  },
  'zcc-incomingPhone-response': { data: contacts, answer: contactsAnswer },
  'zcc-incomingEmail-response': { data: contacts, answer: contactsAnswer },
  onclicktoact: {
    data: looseObject(
      {
        phone: optional(phoneNumber),
        email: maybeFilledText,
        id: optional(recordId),
        name: maybeText,
        userEntity: maybeText,
      },
      {
        fits: ({ phone, email }) => phone !== undefined || email !== undefined,
        field: 'phone',
        reason: 'this or email is required',
      },
    ),
  },
  'zcc-accept-engagement': { data: looseObject(engagement) },
  'zcc-reject-engagement': { data: looseObject(engagement) },
  'zcc-terminate-engagement': { data: looseObject(engagement) },
  'zcc-set-engagement-disposition': {
    data: looseObject({ ...engagement, dispositionId: filledText }),
  },
  'zcc-close-engagement-wrapup': {
    data: looseObject({
      ...engagement,
      note: optional(textThat(({ length }) => length <= 2000, 'must have at most 2000 characters')),
    }),
  },
  'zcc-engagement-status-request': {
    data: looseObject({
      requestId: filledText,
      engagementId: maybeFilledText,
      channelType: optional(channelType),
    }),
    expects: 'zcc-engagement-status-response',
  },
  'zcc-agent-status-get-request': {
    data: optional(looseObject({})),
    expects: 'zcc-agent-status-notification',
  },
  'zcc-agent-status-set-request': {
    data: looseObject({ id: filledText }),
    expects: 'zcc-agent-status-notification',
  },
  'zcc-agent-info-request': {
    data: looseObject({ requestId: filledText }),
    expects: 'zcc-agent-info-response',
  },
  'zcc-set-mute': { data: looseObject({ ...voiceEngagement, mute: flag }) },
  'zcc-set-hold': { data: looseObject({ ...voiceEngagement, hold: flag }) },
  'zcc-send-dtmf': {
    data: looseObject({
      ...voiceEngagement,
      digit: textThat((value) => /^[\d*#]$/.test(value), 'must be one of 0-9, * or #'),
    }),
  },
  'zcc-set-recording': {
    data: looseObject({ ...voiceEngagement, action: anyCase('pause', 'resume', 'stop') }),
  },
  'zcc-transfer-engagement': {
    data: looseObject({ ...voiceEngagement, transferType, destination: filledText }),
    expects: 'zcc-transfer-engagement-response',
  },
  'zcc-add-call': {
    data: looseObject({
      ...voiceEngagement,
      destination: filledText,
      /** The widget's default: warm. */
      transferType: optional(transferType),
    }),
    expects: 'zcc-add-call-response',
  },
  'zcc-cancel-consult': {
    data: looseObject({ ...consult, reason: maybeText }),
    expects: 'zcc-cancel-consult-response',
  },
  'zcc-complete-transfer': {
    data: looseObject(consult),
    expects: 'zcc-complete-transfer-response',
  },
  'zcc-merge-consult': {
    data: looseObject(consult),
    expects: 'zcc-merge-consult-response',
  },
  'zcc-upgrade-to-video': {
    data: looseObject({
      ...voiceEngagement,
      method: anyCase('sms', 'email', 'manual'),
      destination: filledText,
    }),
  },
  'zcc-get-disposition-codes': {
    data: looseObject(
      {
        requestId: filledText,
        engagementId: maybeFilledText,
        queueId: maybeFilledText,
        channelType: optional(channelType),
      },
      {
        fits: (value) => value.engagementId !== undefined || value.queueId !== undefined,
        field: 'engagementId',
        reason: 'this or queueId is required',
      },
    ),
    expects: 'zcc-get-disposition-codes-response',
  },
  'zcc-send-chat-message': {
    data: looseObject({
      ...engagement,
      channelType: oneOf('chat'),
      messagePayload: looseObject({ textBody: filledText }),
      conversationId: maybeFilledText,
      communicationId: maybeFilledText,
      participantId: maybeFilledText,
    }),
    expects: 'zcc-send-chat-message-response',
  },
  'zcc-get-variables': {
    data: looseObject({ engagementId: filledText }),
    expects: 'zcc-get-variables-response',
  },
} as const satisfies ToWidget;

/** The data of every message to the widget, by type. */
export type CcToWidget = MessageData<typeof ccToWidget>;

/** A contact as the host knows it, answering a request of the widget. */
export type CcContact = Named<Shape<typeof contact>>;

/** What `respondWith()` takes, for each request event. */
export interface CcAnswers {
  /** The contact that was found, or `{}`. */
  'zcc-contact-search-event': CcContact | Readonly<Record<string, never>>;
  /** The contacts that were found: the agent chooses among several. */
  'zcc-incomingPhone-request': readonly CcContact[];
  /** The contacts that were found: the agent chooses among several. */
  'zcc-incomingEmail-request': readonly CcContact[];
}
