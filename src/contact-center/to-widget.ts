import * as z from 'zod/mini';
import type { Answer, MessageData, Shape, ToWidget } from '../embed/protocol.js';
import {
  filledText,
  flag,
  maybeFilledText,
  maybeText,
  oneOf,
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
const contact = z.looseObject({ id: recordId, ...contactFields });
const contacts = z.array(contact);

/** A contact, or the empty object where none was found. */
const contactOrNone = z.looseObject({ id: z.optional(recordId), ...contactFields }).check(
  z.refine((value) => value.id !== undefined || !Object.keys(value).length, {
    path: ['id'],
    error: 'a contact needs one',
  }),
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
    data: z.looseObject({
      phone: z.optional(z.looseObject({ screenPopEvent: maybeFilledText })),
    }),
  },
  'zcc-contact-search-response': {
    data: contactOrNone,
    answer: { value: contactOrNone, empty: () => ({}), data },
  },
  'zcc-incomingPhone-response': { data: contacts, answer: contactsAnswer },
  'zcc-incomingEmail-response': { data: contacts, answer: contactsAnswer },
  onclicktoact: {
    data: z
      .looseObject({
        phone: z.optional(phoneNumber),
        email: maybeFilledText,
        id: z.optional(recordId),
        name: maybeText,
        userEntity: maybeText,
      })
      .check(
        z.refine(({ phone, email }) => phone !== undefined || email !== undefined, {
          path: ['phone'],
          error: 'this or email is required',
        }),
      ),
  },
  'zcc-accept-engagement': { data: z.looseObject(engagement) },
  'zcc-reject-engagement': { data: z.looseObject(engagement) },
  'zcc-terminate-engagement': { data: z.looseObject(engagement) },
  'zcc-set-engagement-disposition': {
    data: z.looseObject({ ...engagement, dispositionId: filledText }),
  },
  'zcc-close-engagement-wrapup': {
    data: z.looseObject({
      ...engagement,
      note: z.optional(
        textThat(({ length }) => length <= 2000, 'must have at most 2000 characters'),
      ),
    }),
  },
  'zcc-engagement-status-request': {
    data: z.looseObject({
      requestId: filledText,
      engagementId: maybeFilledText,
      channelType: z.optional(channelType),
    }),
    expects: 'zcc-engagement-status-response',
  },
  'zcc-agent-status-get-request': {
    data: z.optional(z.looseObject({})),
    expects: 'zcc-agent-status-notification',
  },
  'zcc-agent-status-set-request': {
    data: z.looseObject({ id: filledText }),
    expects: 'zcc-agent-status-notification',
  },
  'zcc-agent-info-request': {
    data: z.looseObject({ requestId: filledText }),
    expects: 'zcc-agent-info-response',
  },
  'zcc-set-mute': { data: z.looseObject({ ...voiceEngagement, mute: flag }) },
  'zcc-set-hold': { data: z.looseObject({ ...voiceEngagement, hold: flag }) },
  'zcc-send-dtmf': {
    data: z.looseObject({
      ...voiceEngagement,
      digit: textThat((value) => /^[\d*#]$/.test(value), 'must be one of 0-9, * or #'),
    }),
  },
  'zcc-set-recording': {
    data: z.looseObject({ ...voiceEngagement, action: anyCase('pause', 'resume', 'stop') }),
  },
  'zcc-transfer-engagement': {
    data: z.looseObject({ ...voiceEngagement, transferType, destination: filledText }),
    expects: 'zcc-transfer-engagement-response',
  },
  'zcc-add-call': {
    data: z.looseObject({
      ...voiceEngagement,
      destination: filledText,
      /** The widget's default: warm. */
      transferType: z.optional(transferType),
    }),
    expects: 'zcc-add-call-response',
  },
  'zcc-cancel-consult': {
    data: z.looseObject({ ...consult, reason: maybeText }),
    expects: 'zcc-cancel-consult-response',
  },
  'zcc-complete-transfer': {
    data: z.looseObject(consult),
    expects: 'zcc-complete-transfer-response',
  },
  'zcc-merge-consult': {
    data: z.looseObject(consult),
    expects: 'zcc-merge-consult-response',
  },
  'zcc-upgrade-to-video': {
    data: z.looseObject({
      ...voiceEngagement,
      method: anyCase('sms', 'email', 'manual'),
      destination: filledText,
    }),
  },
  'zcc-get-disposition-codes': {
    data: z
      .looseObject({
        requestId: filledText,
        engagementId: maybeFilledText,
        queueId: maybeFilledText,
        channelType: z.optional(channelType),
      })
      .check(
        z.refine((value) => value.engagementId !== undefined || value.queueId !== undefined, {
          path: ['engagementId'],
          error: 'this or queueId is required',
        }),
      ),
    expects: 'zcc-get-disposition-codes-response',
  },
  'zcc-send-chat-message': {
    data: z.looseObject({
      ...engagement,
      channelType: oneOf('chat'),
      messagePayload: z.looseObject({ textBody: filledText }),
      conversationId: maybeFilledText,
      communicationId: maybeFilledText,
      participantId: maybeFilledText,
    }),
    expects: 'zcc-send-chat-message-response',
  },
  'zcc-get-variables': {
    data: z.looseObject({ engagementId: filledText }),
    expects: 'zcc-get-variables-response',
  },
} as const satisfies ToWidget;

/** The data of every message to the widget, by type. */
export type CcToWidget = MessageData<typeof ccToWidget>;

/** A contact as the host knows it, answering a request of the widget. */
export type CcContact = Shape<typeof contact>;

/** What `respondWith()` takes, for each request event. */
export interface CcAnswers {
  /** The contact that was found, or `{}`. */
  'zcc-contact-search-event': CcContact | Readonly<Record<string, never>>;
  /** The contacts that were found: the agent chooses among several. */
  'zcc-incomingPhone-request': readonly CcContact[];
  /** The contacts that were found: the agent chooses among several. */
  'zcc-incomingEmail-request': readonly CcContact[];
}
