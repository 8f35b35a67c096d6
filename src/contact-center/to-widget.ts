import * as z from 'zod/mini';
import type { Answer, MessageData, Shape, ToWidget } from '../embed/protocol.js';
import { CHANNELS } from './channels.js';

const text = z.string().check(z.refine((value) => value.trim() !== '', 'must not be empty'));
const maybeText = z.optional(z.string());
const maybeId = z.optional(text);
const phoneNumber = z
  .string()
  .check(z.refine((value) => /[\d*#]/.test(value), 'must hold at least one digit'));

/** A text that the widget reads in any case. */
const anyCase = (...values: string[]) =>
  z
    .string()
    .check(
      z.refine(
        (value) => values.includes(value.toLowerCase()),
        `must be one of ${values.join(', ')}`,
      ),
    );

const recordId = z.union([text, z.number()], 'must be a number or a text that is not empty');

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

const channelType = z.enum(CHANNELS);

const engagement = { engagementId: text, channelType, requestId: text };
const voiceEngagement = { ...engagement, channelType: z.enum(['voice'], 'must be voice') };

const transferType = z.enum(['direct', 'warm']);
const consult = { ...voiceEngagement, consultParticipantId: maybeId };

/** Every message that Zoom Contact Center Smart Embed understands, with the shape of its data. */
export const ccToWidget = {
  'zcc-init-config-response': {
    data: z.looseObject({
      phone: z.optional(z.looseObject({ screenPopEvent: maybeId })),
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
        email: maybeId,
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
    data: z.looseObject({ ...engagement, dispositionId: text }),
  },
  'zcc-close-engagement-wrapup': {
    data: z.looseObject({
      ...engagement,
      note: z.optional(
        z
          .string()
          .check(z.refine(({ length }) => length <= 2000, 'must have at most 2000 characters')),
      ),
    }),
  },
  'zcc-engagement-status-request': {
    data: z.looseObject({
      requestId: text,
      engagementId: maybeId,
      channelType: z.optional(channelType),
    }),
    expects: 'zcc-engagement-status-response',
  },
  'zcc-agent-status-get-request': {
    data: z.optional(z.looseObject({})),
    expects: 'zcc-agent-status-notification',
  },
  'zcc-agent-status-set-request': {
    data: z.looseObject({ id: text }),
    expects: 'zcc-agent-status-notification',
  },
  'zcc-agent-info-request': {
    data: z.looseObject({ requestId: text }),
    expects: 'zcc-agent-info-response',
  },
  'zcc-set-mute': { data: z.looseObject({ ...voiceEngagement, mute: z.boolean() }) },
  'zcc-set-hold': { data: z.looseObject({ ...voiceEngagement, hold: z.boolean() }) },
  'zcc-send-dtmf': {
    data: z.looseObject({
      ...voiceEngagement,
      digit: z
        .string()
        .check(z.refine((value) => /^[\d*#]$/.test(value), 'must be one of 0-9, * or #')),
    }),
  },
  'zcc-set-recording': {
    data: z.looseObject({ ...voiceEngagement, action: anyCase('pause', 'resume', 'stop') }),
  },
  'zcc-transfer-engagement': {
    data: z.looseObject({ ...voiceEngagement, transferType, destination: text }),
    expects: 'zcc-transfer-engagement-response',
  },
  'zcc-add-call': {
    data: z.looseObject({
      ...voiceEngagement,
      destination: text,
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
      destination: text,
    }),
  },
  'zcc-get-disposition-codes': {
    data: z
      .looseObject({
        requestId: text,
        engagementId: maybeId,
        queueId: maybeId,
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
      channelType: z.enum(['chat'], 'must be chat'),
      messagePayload: z.looseObject({ textBody: text }),
      conversationId: maybeId,
      communicationId: maybeId,
      participantId: maybeId,
    }),
    expects: 'zcc-send-chat-message-response',
  },
  'zcc-get-variables': {
    data: z.looseObject({ engagementId: text }),
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
