import * as z from 'zod/mini';
import { textOf } from '../wire/message.js';
import {
  command,
  event,
  request,
  type AnsweredBy,
  type AnswersOf,
  type DataOf,
  type Protocol,
  type RepliesOf,
} from '../wire/rows.js';
import {
  direction,
  filledText,
  flag,
  maybeFilledText,
  maybeFlag,
  maybeText,
  number,
  oneOf,
  open,
  phoneNumber,
  recordId,
  text,
  textOr,
  textOrNumber,
  textThat,
  type Open,
  type Payload,
  type Schema,
} from '../wire/schema.js';
import { CHANNELS, type ChannelType } from './channels.js';

// What Zoom Contact Center Smart Embed says and understands. For each message: the shape of its data, the name of
// that shape as a type, and at the end of each half its row.

// --- From the widget ---

const channel = open<ChannelType>();

/** HTML that others have written: never put it into a page as it is. */
const html = z.optional(textOr(z.array(text), 'a string or an array of strings'));

/** What the documents name and do not describe. */
const anything = z.optional(z.unknown());

const ofEngagement = { engagementId: text };

/** An engagement that came to an agent directly has no queue. */
const queue = { queueId: maybeText, queueName: maybeText };

const parties = { from: text, to: text };

/** Not every customer is known by name. */
const customer = { customerName: maybeText, customerEmail: maybeText };

const nothing = z.looseObject({});
/** The data of a message that has none. */
export interface NoData extends Payload<typeof nothing> {}

const resize = z.looseObject({ widthInPixels: number, heightInPixels: number });
/** The data of `zcc-resize`. */
export interface Resize extends Payload<typeof resize> {}

const addressQuery = z.looseObject({ type: text, email: maybeText });
/** The one address that `zcc-contact-search-event` looks for. */
export interface AddressQuery extends Payload<typeof addressQuery> {}
const query: Schema<AddressQuery> = addressQuery;

const contactSearch = z.looseObject({
  /** What the agent typed, or the one address that is looked for. */
  query: textOr(query, 'a string, or an object with type and email'),
});
/** The data of `zcc-contact-search-event`. */
export interface CcContactSearch extends Payload<typeof contactSearch> {}

const contactFields = {
  name: maybeText,
  phone: maybeText,
  email: maybeText,
  /** The kind of record, such as contact or lead. */
  entity: maybeText,
};

const contact = z.looseObject({ id: recordId, ...contactFields });
/** A contact as the host knows it. */
export interface CcContact extends Payload<typeof contact> {}
const contacts = z.array(contact);

/** A contact, or the empty object where none was found. */
const contactOrNone = z.looseObject({ id: z.optional(recordId), ...contactFields }).check(
  z.refine((value) => value.id !== undefined || !Object.keys(value).length, {
    path: ['id'],
    error: 'a contact needs one',
  }),
);

const callRinging = z.looseObject({
  ...ofEngagement,
  ...parties,
  channel,
  /** Milliseconds, as the other moments. */
  createTs: number,
  queueName: maybeText,
  isConference: maybeFlag,
  isTransfer: maybeFlag,
});
/** The data of `zcc-call-ringing`. */
export interface CcCallRinging extends Payload<typeof callRinging> {}

const incomingPhone = z.looseObject({
  ...ofEngagement,
  incomingPhoneNumber: text,
  channel: open<'voice' | 'sms'>(),
});
/** The data of `zcc-incomingPhone-request`. */
export interface IncomingPhone extends Payload<typeof incomingPhone> {}

const incomingEmail = z.looseObject({
  ...ofEngagement,
  email: text,
  channel: open<'chat' | 'video'>(),
});
/** The data of `zcc-incomingEmail-request`. */
export interface IncomingEmail extends Payload<typeof incomingEmail> {}

const screenPop = z.looseObject({ id: textOrNumber });
/** The data of `zcc-screen-pop`. */
export interface ScreenPop extends Payload<typeof screenPop> {}

const callConnected = z.looseObject({
  ...ofEngagement,
  ...parties,
  ...queue,
  direction,
  acceptTs: z.optional(number),
});
/** The data of `zcc-call-connected`. */
export interface CcCallConnected extends Payload<typeof callConnected> {}

const started = z.looseObject({
  ...ofEngagement,
  /** Milliseconds, or date and time as text: the documents say both. */
  createTs: textOrNumber,
});
/** The data of `zcc-chat-started`, `zcc-video-started` and `zcc-sms-started`. */
export interface EngagementStarted extends Payload<typeof started> {}

const callEnded = z.looseObject({ ...ofEngagement, completeTs: number });
/** The data of `zcc-call-ended`. */
export interface CcCallEnded extends Payload<typeof callEnded> {}

const ended = z.looseObject({
  ...ofEngagement,
  /** Milliseconds, or date and time as text: the documents say both. */
  completeTs: textOrNumber,
});
/** The data of `zcc-chat-ended`, `zcc-video-ended` and `zcc-sms-ended`. */
export interface EngagementEnded extends Payload<typeof ended> {}

const endPostEngagement = z.looseObject({
  ...ofEngagement,
  name: maybeText,
  dispositionCode: maybeText,
});
/** The data of `zcc-end-post-engagement`. */
export interface EndPostEngagement extends Payload<typeof endPostEngagement> {}

const logRecord = z.looseObject({
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
  type: open<'phone' | 'chat' | 'sms' | 'video'>(),
});
/** What an {@link EngagementLog} says of the conversation. */
export interface EngagementLogRecord extends Payload<typeof logRecord> {}
const objectRecord: Schema<EngagementLogRecord> = logRecord;

const logUser = z.looseObject({
  id: z.optional(textOrNumber),
  name: maybeText,
  phone: maybeText,
  email: maybeText,
  entity: maybeText,
});
/** The customer in an {@link EngagementLog}, as the host's own answers told it. */
export interface EngagementLogUser extends Payload<typeof logUser> {}
const user: Schema<EngagementLogUser> = logUser;

const engagementLog = z.looseObject({
  ...ofEngagement,
  objectRecord,
  relateTo: maybeText,
  smartNotes: html,
  /** How the channel was upgraded during the engagement; `null` where it was not. The documents name no fields. */
  channelUpgradeInfo: anything,
  user: z.optional(user),
});
/** The data of `zcc-phone-call-log`. */
export interface EngagementLog extends Payload<typeof engagementLog> {}

const withUrl = z.looseObject({ ...ofEngagement, recordingUrl: text });
/** The data of `zcc-call-recording` and `zcc-engagement-log-url`. */
export interface EngagementUrl extends Payload<typeof withUrl> {}

const ringing = z.looseObject({ ...ofEngagement, ...queue });
/** The data of `zcc-video-ringing`. */
export interface VideoRinging extends Payload<typeof ringing> {}

const chatRinging = z.looseObject({ ...ofEngagement, ...queue, ...customer });
/** The data of `zcc-chat-ringing`. */
export interface ChatRinging extends Payload<typeof chatRinging> {}

const smsRinging = z.looseObject({
  ...ofEngagement,
  ...queue,
  ...customer,
  incomingPhoneNumber: text,
});
/** The data of `zcc-sms-ringing`. */
export interface SmsRinging extends Payload<typeof smsRinging> {}

const addNote = z.looseObject({
  /** HTML that others have written: never put it into a page as it is. */
  comment: text,
});
/** The data of `zcc-add-note`. */
export interface AddNote extends Payload<typeof addNote> {}

const outboundStarted = z.looseObject({
  ...ofEngagement,
  ...parties,
  queueName: maybeText,
  startTs: number,
});
/** The data of `zcc-outbound-call-started`. */
export interface OutboundCallStarted extends Payload<typeof outboundStarted> {}

/** Why an engagement was not connected. The documents list no reasons: these have been seen. */
export type NotConnectedReason = Open<
  'agent-rejected' | 'customer-hangup' | 'outbound-call-canceled'
>;
const reasonCode: Schema<NotConnectedReason> = text;

const notConnected = z.looseObject({ ...ofEngagement, reasonCode, message: text });
/** The data of `zcc-inbound-not-connected` and `zcc-outbound-not-connected`. */
export interface NotConnected extends Payload<typeof notConnected> {}

const snapshotEntry = z.looseObject({
  ...ofEngagement,
  ...queue,
  ...customer,
  channel: z.optional(channel),
  engagementDirection: direction,
  state: z.optional(open<'active' | 'wrapup'>()),
  customerNumber: maybeText,
  from: maybeText,
  to: maybeText,
});
/** An engagement in an {@link EngagementStatus}: which fields are there depends on its channel. */
export interface EngagementStatusEntry extends Payload<typeof snapshotEntry> {}
const statusEntry: Schema<EngagementStatusEntry> = snapshotEntry;

const engagementStatus = z.looseObject({
  requestId: text,
  active: z.optional(z.array(statusEntry)),
  wrapup: z.optional(z.array(statusEntry)),
});
/** The data of `zcc-engagement-status-response`. */
export interface EngagementStatus extends Payload<typeof engagementStatus> {}

/** The name of an agent's status. */
export type AgentStatusName = Open<'Offline' | 'Ready' | 'Not Ready' | 'Occupied'>;
const status: Schema<AgentStatusName> = text;

const agentStatus = z.looseObject({
  /** `0` offline, `1` ready, `2` not ready, `3` occupied; sub-reasons and the account's own statuses have others. */
  statusCode: text,
  status,
  /** Where the status is a sub-reason: the code of the status that it belongs to. */
  parentStatusCode: maybeText,
  /** The sub-reason's name. */
  subReason: maybeText,
});
/** The data of `zcc-agent-status-notification`. */
export interface AgentStatusNotification extends Payload<typeof agentStatus> {}

const agentInfo = z.looseObject({
  /** Left out where the message comes by itself, after sign-in. */
  requestId: maybeText,
});
/** The data of `zcc-agent-info-response`. No document says what it tells of the agent. */
export interface AgentInfo extends Payload<typeof agentInfo> {
  readonly [field: string]: unknown;
}

const ccError = z.looseObject({ code: textOrNumber, message: text, requestId: maybeText });
/** The data of `zcc-error`. */
export interface CcError extends Payload<typeof ccError> {}

const dispositionFields = {
  id: text,
  name: text,
  description: maybeText,
  dispositionType: maybeText,
};
const leaf = z.looseObject(dispositionFields);
/** A disposition below another one; there may be more below it. */
export interface SubDisposition extends Payload<typeof leaf> {
  readonly subDispositionList?: readonly SubDisposition[];
}
const subDisposition: Schema<SubDisposition> = leaf;

const branch = z.looseObject({
  ...dispositionFields,
  // One level is checked: a check that follows the widget's nesting could be led into a stack overflow.
  subDispositionList: z.optional(z.array(subDisposition)),
});
/** A disposition that an engagement or a queue allows. */
export interface Disposition extends Payload<typeof branch> {}
const disposition: Schema<Disposition> = branch;

const dispositionCodes = z.looseObject({ requestId: text, codes: z.array(disposition) });
/** The data of `zcc-get-disposition-codes-response`. */
export interface DispositionCodes extends Payload<typeof dispositionCodes> {}

const chatMessageSent = z.looseObject({
  requestId: text,
  status: flag,
  timestamp: z.optional(number),
  errorCode: z.optional(textOrNumber),
  errorMessage: maybeText,
});
/** The data of `zcc-send-chat-message-response`. */
export interface ChatMessageSent extends Payload<typeof chatMessageSent> {}

const globalVariable = z.looseObject({
  globalVariableId: text,
  globalVariableName: text,
  globalVariableDisplayName: maybeText,
  globalVariableType: maybeText,
  /** The type of `value`, such as `string`. */
  dataType: maybeText,
  value: anything,
  screen: maybeText,
});
/** A global custom variable of an engagement. */
export interface GlobalVariable extends Payload<typeof globalVariable> {}
const variable: Schema<GlobalVariable> = globalVariable;

const variables = z.looseObject({ ...ofEngagement, variables: z.array(variable) });
/** The data of `zcc-get-variables-response`. */
export interface Variables extends Payload<typeof variables> {}

const outcome = z.looseObject({
  requestId: text,
  status: flag,
  consultState: anything,
  destinationSummary: anything,
  holdState: anything,
  errorCode: z.optional(textOrNumber),
  error: maybeText,
  message: maybeText,
});
/** What became of a transfer, an added call or a consult. */
export interface CommandOutcome extends Payload<typeof outcome> {}

/** The response's data is the answer itself: the contact center's requests carry no id. */
const answeredWithContacts = (type: string) => ({
  answer: contacts,
  entry: contact,
  empty: [],
  response: { type, data: contacts },
});

/** The messages from the widget. */
export const ccEvents = {
  /** The widget asks for its configuration; the embed answers by itself. */
  'zcc-init-config-request': event<NoData>(nothing),
  /** The agent chose a size; the embed follows it, but for `fixed-size`. */
  'zcc-resize': event<Resize>(resize),
  /** Somebody looks for a contact. Answer with `respondWith()`: the contact that was found, or `{}`. */
  'zcc-contact-search-event': request<CcContactSearch, CcContact | Readonly<Record<string, never>>>(
    contactSearch,
    {
      answer: contactOrNone as Schema<CcContact>,
      empty: {},
      response: { type: 'zcc-contact-search-response', data: contactOrNone },
    },
  ),
  /** A call rings. */
  'zcc-call-ringing': event<CcCallRinging>(callRinging),
  /** A number looks for contacts. Answer with `respondWith()`: the agent chooses among several. */
  'zcc-incomingPhone-request': request<IncomingPhone, readonly CcContact[]>(
    incomingPhone,
    answeredWithContacts('zcc-incomingPhone-response'),
  ),
  /** The agent chose a contact among several: show its record. */
  'zcc-screen-pop': event<ScreenPop>(screenPop),
  /** A call is accepted. */
  'zcc-call-connected': event<CcCallConnected>(callConnected),
  /** A call ends; wrap-up begins. */
  'zcc-call-ended': event<CcCallEnded>(callEnded),
  /** Wrap-up ends (deprecated by Zoom). */
  'zcc-end-post-engagement': event<EndPostEngagement>(endPostEngagement),
  /** An engagement of any channel is complete, with its log. */
  'zcc-phone-call-log': event<EngagementLog>(engagementLog),
  /** The URL of an engagement's recording. */
  'zcc-call-recording': event<EngagementUrl>(withUrl),
  /** An e-mail address looks for contacts. Answer with `respondWith()`: the agent chooses among several. */
  'zcc-incomingEmail-request': request<IncomingEmail, readonly CcContact[]>(
    incomingEmail,
    answeredWithContacts('zcc-incomingEmail-response'),
  ),
  /** A chat rings. */
  'zcc-chat-ringing': event<ChatRinging>(chatRinging),
  /** A chat is accepted. */
  'zcc-chat-started': event<EngagementStarted>(started),
  /** A chat ends; wrap-up begins. */
  'zcc-chat-ended': event<EngagementEnded>(ended),
  /** A video engagement rings. */
  'zcc-video-ringing': event<VideoRinging>(ringing),
  /** A video engagement is accepted. */
  'zcc-video-started': event<EngagementStarted>(started),
  /** A video engagement ends; wrap-up begins. */
  'zcc-video-ended': event<EngagementEnded>(ended),
  /** The agent adds a note, or a transcript is logged; HTML from outside. */
  'zcc-add-note': event<AddNote>(addNote),
  /** An SMS engagement rings. */
  'zcc-sms-ringing': event<SmsRinging>(smsRinging),
  /** An SMS engagement is accepted. */
  'zcc-sms-started': event<EngagementStarted>(started),
  /** An SMS engagement ends; wrap-up begins. */
  'zcc-sms-ended': event<EngagementEnded>(ended),
  /** An outbound call begins. */
  'zcc-outbound-call-started': event<OutboundCallStarted>(outboundStarted),
  /** An inbound engagement was missed, rejected or given up. */
  'zcc-inbound-not-connected': event<NotConnected>(notConnected),
  /** An outbound call came to nothing. */
  'zcc-outbound-not-connected': event<NotConnected>(notConnected),
  /** The active engagements and those in wrap-up. */
  'zcc-engagement-status-response': event<EngagementStatus>(engagementStatus),
  /** Wrap-up is saved: the URL of the engagement's page. */
  'zcc-engagement-log-url': event<EngagementUrl>(withUrl),
  /** The same as `zcc-engagement-log-url`, under the type that the official page prints. */
  'zcc-close-engagement-wrapup': event<EngagementUrl>(withUrl),
  /** The agent's status. */
  'zcc-agent-status-notification': event<AgentStatusNotification>(agentStatus),
  /** Who the agent is; comes also by itself after sign-in. */
  'zcc-agent-info-response': event<AgentInfo>(agentInfo),
  /** The widget refuses a message, or has failed. */
  'zcc-error': event<CcError>(ccError),
  /** The dispositions that were asked for. */
  'zcc-get-disposition-codes-response': event<DispositionCodes>(dispositionCodes),
  /** Whether a chat message was sent. */
  'zcc-send-chat-message-response': event<ChatMessageSent>(chatMessageSent),
  /** The global custom variables of an engagement. */
  'zcc-get-variables-response': event<Variables>(variables),
  /** What became of a transfer. */
  'zcc-transfer-engagement-response': event<CommandOutcome>(outcome),
  /** What became of a second leg. */
  'zcc-add-call-response': event<CommandOutcome>(outcome),
  /** What became of a transfer's completion. */
  'zcc-complete-transfer-response': event<CommandOutcome>(outcome),
  /** What became of a merge. */
  'zcc-merge-consult-response': event<CommandOutcome>(outcome),
  /** What became of a consult's end. */
  'zcc-cancel-consult-response': event<CommandOutcome>(outcome),
} satisfies Protocol['events'];

/** The data of every documented message from the widget, by type. */
export type CcFromWidget = DataOf<typeof ccEvents>;

/** What `respondWith()` takes, for each request event. */
export type CcAnswers = AnswersOf<typeof ccEvents>;

// --- To the widget ---

const screenPopEvent = z.looseObject({
  /** `RINGING` or `ANSWER`. */
  screenPopEvent: maybeFilledText,
});
const initConfig = z.looseObject({ phone: z.optional(screenPopEvent) });
/** The data of `zcc-init-config-response`. */
export interface CcInitConfig extends Payload<typeof initConfig> {}

/** A text that the widget reads in any case. */
const anyCase = (...values: string[]) =>
  textThat((value) => values.includes(value.toLowerCase()), `must be one of ${values.join(', ')}`);

const clickToAct = z
  .looseObject({
    /** For voice. This or `email` is required. */
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
  );
/** The data of `onclicktoact`. */
export interface ClickToAct extends Payload<typeof clickToAct> {}

const channelType = oneOf(...CHANNELS);
const engagement = { engagementId: filledText, channelType, requestId: filledText };
const voice = { ...engagement, channelType: oneOf('voice') };
const consult = { ...voice, consultParticipantId: maybeFilledText };
const transferType = oneOf('direct', 'warm');

const ofAny = z.looseObject(engagement);
/** The data of a command that names its engagement and nothing else. */
export interface EngagementCommand extends Payload<typeof ofAny> {}

const setDisposition = z.looseObject({ ...engagement, dispositionId: filledText });
/** The data of `zcc-set-engagement-disposition`. */
export interface SetDisposition extends Payload<typeof setDisposition> {}

const closeWrapup = z.looseObject({
  ...engagement,
  /** At most 2,000 characters. */
  note: z.optional(textThat(({ length }) => length <= 2000, 'must have at most 2000 characters')),
});
/** The data of `zcc-close-engagement-wrapup`. */
export interface CloseWrapup extends Payload<typeof closeWrapup> {}

const statusRequest = z.looseObject({
  requestId: filledText,
  engagementId: maybeFilledText,
  channelType: z.optional(channelType),
});
/** The data of `zcc-engagement-status-request`. */
export interface EngagementStatusRequest extends Payload<typeof statusRequest> {}

const setStatus = z.looseObject({ id: filledText });
/** The data of `zcc-agent-status-set-request`. */
export interface SetAgentStatus extends Payload<typeof setStatus> {}

const infoRequest = z.looseObject({ requestId: filledText });
/** The data of `zcc-agent-info-request`. */
export interface AgentInfoRequest extends Payload<typeof infoRequest> {}

const setMute = z.looseObject({ ...voice, mute: flag });
/** The data of `zcc-set-mute`. */
export interface SetMute extends Payload<typeof setMute> {}

const setHold = z.looseObject({ ...voice, hold: flag });
/** The data of `zcc-set-hold`. */
export interface SetHold extends Payload<typeof setHold> {}

const sendDtmf = z.looseObject({
  ...voice,
  digit: textThat((value) => /^[\d*#]$/.test(value), 'must be one of 0-9, * or #'),
});
/** The data of `zcc-send-dtmf`. */
export interface SendDtmf extends Payload<typeof sendDtmf> {}

const setRecording = z.looseObject({ ...voice, action: anyCase('pause', 'resume', 'stop') });
/** The data of `zcc-set-recording`. */
export interface SetRecording extends Payload<typeof setRecording> {}

const transfer = z.looseObject({ ...voice, transferType, destination: filledText });
/** The data of `zcc-transfer-engagement`. */
export interface TransferEngagement extends Payload<typeof transfer> {}

const addCall = z.looseObject({
  ...voice,
  destination: filledText,
  /** The widget's default: warm. */
  transferType: z.optional(transferType),
});
/** The data of `zcc-add-call`. */
export interface AddCall extends Payload<typeof addCall> {}

const cancelConsult = z.looseObject({ ...consult, reason: maybeText });
/** The data of `zcc-cancel-consult`. */
export interface CancelConsult extends Payload<typeof cancelConsult> {}

const ofConsult = z.looseObject(consult);
/** The data of `zcc-complete-transfer` and `zcc-merge-consult`. */
export interface ConsultCommand extends Payload<typeof ofConsult> {}

const upgrade = z.looseObject({
  ...voice,
  method: anyCase('sms', 'email', 'manual'),
  destination: filledText,
});
/** The data of `zcc-upgrade-to-video`. */
export interface UpgradeToVideo extends Payload<typeof upgrade> {}

const getDispositions = z
  .looseObject({
    requestId: filledText,
    /** This or `queueId` is required. */
    engagementId: maybeFilledText,
    queueId: maybeFilledText,
    channelType: z.optional(channelType),
  })
  .check(
    z.refine((value) => value.engagementId !== undefined || value.queueId !== undefined, {
      path: ['engagementId'],
      error: 'this or queueId is required',
    }),
  );
/** The data of `zcc-get-disposition-codes`. */
export interface GetDispositionCodes extends Payload<typeof getDispositions> {}

const messageText = z.looseObject({ textBody: filledText });
/** What a chat message says. */
export interface MessagePayload extends Payload<typeof messageText> {}
const messagePayload: Schema<MessagePayload> = messageText;

const sendChatMessage = z.looseObject({
  ...engagement,
  channelType: oneOf('chat'),
  messagePayload,
  conversationId: maybeFilledText,
  communicationId: maybeFilledText,
  participantId: maybeFilledText,
});
/** The data of `zcc-send-chat-message`. */
export interface SendChatMessage extends Payload<typeof sendChatMessage> {}

const getVariables = z.looseObject({ engagementId: filledText });
/** The data of `zcc-get-variables`. */
export interface GetVariables extends Payload<typeof getVariables> {}

/** Found by the request's id. */
const byRequest = (type: string): AnsweredBy => ({ type, by: 'requestId' });

/** An answer that newer widgets give and the documents do not name. */
const perhapsBy = (type: string): AnsweredBy => ({ ...byRequest(type), isOptional: true });

const byNotification: AnsweredBy = { type: 'zcc-agent-status-notification' };

/** Of the agent's statuses, the one that was asked for, or a reason of it. */
const byStatus: AnsweredBy = {
  ...byNotification,
  fits: ({ statusCode, parentStatusCode }, { id }) =>
    [textOf(statusCode), textOf(parentStatusCode)].includes(textOf(id)),
};

/** The messages to the widget. */
export const ccCommands = {
  /** The configuration. */
  'zcc-init-config-response': command<CcInitConfig>(initConfig),
  /** Calls a number, or opens an engagement by e-mail. */
  onclicktoact: command<ClickToAct>(clickToAct),
  /** Accepts a ringing engagement. */
  'zcc-accept-engagement': command<EngagementCommand>(ofAny),
  /** Rejects a ringing engagement. */
  'zcc-reject-engagement': command<EngagementCommand>(ofAny),
  /** Ends an active engagement; wrap-up begins. */
  'zcc-terminate-engagement': command<EngagementCommand>(ofAny),
  /** Chooses the disposition of an engagement in wrap-up. */
  'zcc-set-engagement-disposition': command<SetDisposition>(setDisposition),
  /** Closes an engagement's wrap-up. */
  'zcc-close-engagement-wrapup': command<CloseWrapup>(closeWrapup),
  /** Asks for the active engagements and those in wrap-up. */
  'zcc-engagement-status-request': command<EngagementStatusRequest, EngagementStatus>(
    statusRequest,
    byRequest('zcc-engagement-status-response'),
  ),
  /** Asks for the agent's status. */
  'zcc-agent-status-get-request': command<NoData | undefined, AgentStatusNotification>(
    z.optional(nothing),
    byNotification,
  ),
  /** Sets the agent's status. */
  'zcc-agent-status-set-request': command<SetAgentStatus, AgentStatusNotification>(
    setStatus,
    byStatus,
  ),
  /** Asks who the agent is. */
  'zcc-agent-info-request': command<AgentInfoRequest, AgentInfo>(
    infoRequest,
    byRequest('zcc-agent-info-response'),
  ),
  /** Mutes the agent or takes that back. */
  'zcc-set-mute': command<SetMute>(setMute),
  /** Holds a call or resumes it. */
  'zcc-set-hold': command<SetHold>(setHold),
  /** Sends a touch tone. */
  'zcc-send-dtmf': command<SendDtmf>(sendDtmf),
  /** Controls the recording. */
  'zcc-set-recording': command<SetRecording>(setRecording),
  /** Transfers a call. */
  'zcc-transfer-engagement': command<TransferEngagement, CommandOutcome | undefined>(
    transfer,
    perhapsBy('zcc-transfer-engagement-response'),
  ),
  /** Adds a second leg to a call. */
  'zcc-add-call': command<AddCall, CommandOutcome | undefined>(
    addCall,
    perhapsBy('zcc-add-call-response'),
  ),
  /** Ends a consult before the transfer. */
  'zcc-cancel-consult': command<CancelConsult, CommandOutcome | undefined>(
    cancelConsult,
    perhapsBy('zcc-cancel-consult-response'),
  ),
  /** Completes a warm transfer: the agent leaves. */
  'zcc-complete-transfer': command<ConsultCommand, CommandOutcome | undefined>(
    ofConsult,
    perhapsBy('zcc-complete-transfer-response'),
  ),
  /** Makes a conference of call and consult. */
  'zcc-merge-consult': command<ConsultCommand, CommandOutcome | undefined>(
    ofConsult,
    perhapsBy('zcc-merge-consult-response'),
  ),
  /** Upgrades a call to video. */
  'zcc-upgrade-to-video': command<UpgradeToVideo>(upgrade),
  /** Asks for the dispositions that an engagement or a queue allows. */
  'zcc-get-disposition-codes': command<GetDispositionCodes, DispositionCodes>(
    getDispositions,
    byRequest('zcc-get-disposition-codes-response'),
  ),
  /** Sends a message to the customer. */
  'zcc-send-chat-message': command<SendChatMessage, ChatMessageSent>(
    sendChatMessage,
    byRequest('zcc-send-chat-message-response'),
  ),
  /** Asks for the global custom variables of an engagement. */
  'zcc-get-variables': command<GetVariables, Variables>(getVariables, {
    type: 'zcc-get-variables-response',
    by: 'engagementId',
  }),
} satisfies Protocol['commands'];

/** The data of every command, by type. */
export type CcToWidget = DataOf<typeof ccCommands>;

/** What each command resolves with, by type. */
export type CcReplies = RepliesOf<typeof ccCommands>;

/** Zoom Contact Center's side of the wire. */
export const ccProtocol: Protocol = {
  prefix: 'zcc-',
  events: ccEvents,
  commands: ccCommands,
  config: 'zcc-init-config-response',
  startsAtLoad: false,
  asksForConfig: ['zcc-init-config-request'],
  error: 'zcc-error',
};
