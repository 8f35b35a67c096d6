// Checked by the compiler, never run: each event of each element, and its exact type.
import type {
  AddNote,
  AgentInfo,
  AgentStatusChange,
  AgentStatusNotification,
  AICallSummary,
  CallConnected,
  CallEnded,
  CallLogCompleted,
  CallRecordingCompleted,
  CallRinging,
  CallsChange,
  CallVoicemailReceived,
  CcCallConnected,
  CcCallEnded,
  CcCallRinging,
  CcContact,
  CcContactSearch,
  CcError,
  CcEventMap,
  ChatMessageSent,
  ChatRinging,
  CommandOutcome,
  ContactMatch,
  ContactSearch,
  DispositionCodes,
  EmbedDrift,
  EndPostEngagement,
  EngagementEnded,
  EngagementLog,
  EngagementsChange,
  EngagementStarted,
  EngagementStatus,
  EngagementUrl,
  FoundContact,
  IncomingEmail,
  IncomingPhone,
  MatchedContact,
  MessageRecord,
  NoData,
  NotConnected,
  OutboundCallStarted,
  PhoneEventMap,
  RequestWireEvent,
  Resize,
  SavedLog,
  SavedNotes,
  ScreenPop,
  ScreenPopDetail,
  SmartEmbedError,
  SmartEmbedEventMap,
  SmsChange,
  SmsLog,
  SmsRinging,
  Variables,
  VideoRinging,
  WireEvent,
} from '../../src/index.js';

/** Whether two types are the same, also where one has `any` or an optional member. */
type Same<A, B> =
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- asks about any T
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** An error where the answer is no. */
type Yes<Answer extends true> = Answer;
/** The members of an interface, as one object type. */
type Flat<T> = { [K in keyof T]: T[K] };

/** The events of every embed. */
interface Shared {
  'embed-ready': CustomEvent<null>;
  'embed-error': CustomEvent<SmartEmbedError>;
  'embed-forget': CustomEvent<null>;
  'embed-message': CustomEvent<MessageRecord>;
  'embed-drift': CustomEvent<EmbedDrift>;
  'screen-pop': CustomEvent<ScreenPopDetail>;
}

interface Phone {
  'zp-call-ringing-event': WireEvent<CallRinging>;
  'zp-call-connected-event': WireEvent<CallConnected>;
  'zp-call-ended-event': WireEvent<CallEnded>;
  'zp-call-log-completed-event': WireEvent<CallLogCompleted>;
  'zp-call-recording-completed-event': WireEvent<CallRecordingCompleted>;
  'zp-call-voicemail-received-event': WireEvent<CallVoicemailReceived>;
  'zp-ai-call-summary-event': WireEvent<AICallSummary>;
  'zp-sms-log-event': WireEvent<SmsLog>;
  'zp-save-log-event': WireEvent<SavedLog>;
  'zp-contact-search-event': RequestWireEvent<ContactSearch, readonly FoundContact[]>;
  'zp-contact-match-event': RequestWireEvent<
    ContactMatch,
    Readonly<Record<string, MatchedContact>>
  >;
  'zp-notes-save-event': WireEvent<SavedNotes>;
  'calls-change': CustomEvent<CallsChange>;
  'sms-change': CustomEvent<SmsChange>;
}

type PhoneRequest = RequestWireEvent<IncomingPhone, readonly CcContact[]>;
type EmailRequest = RequestWireEvent<IncomingEmail, readonly CcContact[]>;

interface ContactCenter {
  'zcc-init-config-request': WireEvent<NoData>;
  'zcc-resize': WireEvent<Resize>;
  'zcc-contact-search-event': RequestWireEvent<
    CcContactSearch,
    CcContact | Readonly<Record<string, never>>
  >;
  'zcc-call-ringing': WireEvent<CcCallRinging>;
  'zcc-incomingPhone-request': PhoneRequest;
  'zcc-incoming-phone-request': PhoneRequest;
  'zcc-screen-pop': WireEvent<ScreenPop>;
  'zcc-call-connected': WireEvent<CcCallConnected>;
  'zcc-call-ended': WireEvent<CcCallEnded>;
  'zcc-end-post-engagement': WireEvent<EndPostEngagement>;
  'zcc-phone-call-log': WireEvent<EngagementLog>;
  'zcc-call-recording': WireEvent<EngagementUrl>;
  'zcc-incomingEmail-request': EmailRequest;
  'zcc-incoming-email-request': EmailRequest;
  'zcc-chat-ringing': WireEvent<ChatRinging>;
  'zcc-chat-started': WireEvent<EngagementStarted>;
  'zcc-chat-ended': WireEvent<EngagementEnded>;
  'zcc-video-ringing': WireEvent<VideoRinging>;
  'zcc-video-started': WireEvent<EngagementStarted>;
  'zcc-video-ended': WireEvent<EngagementEnded>;
  'zcc-add-note': WireEvent<AddNote>;
  'zcc-sms-ringing': WireEvent<SmsRinging>;
  'zcc-sms-started': WireEvent<EngagementStarted>;
  'zcc-sms-ended': WireEvent<EngagementEnded>;
  'zcc-outbound-call-started': WireEvent<OutboundCallStarted>;
  'zcc-inbound-not-connected': WireEvent<NotConnected>;
  'zcc-outbound-not-connected': WireEvent<NotConnected>;
  'zcc-engagement-status-response': WireEvent<EngagementStatus>;
  'zcc-engagement-log-url': WireEvent<EngagementUrl>;
  'zcc-close-engagement-wrapup': WireEvent<EngagementUrl>;
  'zcc-agent-status-notification': WireEvent<AgentStatusNotification>;
  'zcc-agent-info-response': WireEvent<AgentInfo>;
  'zcc-error': WireEvent<CcError>;
  'zcc-get-disposition-codes-response': WireEvent<DispositionCodes>;
  'zcc-send-chat-message-response': WireEvent<ChatMessageSent>;
  'zcc-get-variables-response': WireEvent<Variables>;
  'zcc-transfer-engagement-response': WireEvent<CommandOutcome>;
  'zcc-add-call-response': WireEvent<CommandOutcome>;
  'zcc-complete-transfer-response': WireEvent<CommandOutcome>;
  'zcc-merge-consult-response': WireEvent<CommandOutcome>;
  'zcc-cancel-consult-response': WireEvent<CommandOutcome>;
  'engagements-change': CustomEvent<EngagementsChange>;
  'agent-status-change': CustomEvent<AgentStatusChange>;
}

// Higher up, and on an element whose class is not known, they are the same.
type All = Shared & Phone & ContactCenter;
type Higher = Pick<GlobalEventHandlersEventMap, keyof All>;

// Of a payload, what the documents do not name is an error, where they describe it at all.
type Loose<Map> = {
  [K in keyof Map]: Map[K] extends WireEvent<infer D>
    ? string extends keyof D
      ? K
      : never
    : never;
}[keyof Map];

export type Checks = [
  Yes<Same<Flat<SmartEmbedEventMap>, Flat<Shared>>>,
  Yes<Same<Flat<PhoneEventMap>, Flat<Phone>>>,
  Yes<Same<Flat<CcEventMap>, Flat<ContactCenter>>>,
  Yes<Same<Flat<Higher>, Flat<All>>>,
  Yes<Same<Loose<All>, 'zcc-agent-info-response'>>,
  // @ts-expect-error -- the question can be answered with no
  Yes<Same<Flat<Omit<Phone, 'sms-change'>>, Flat<Phone>>>,
  // @ts-expect-error -- also for what fits everything
  Yes<Same<{ a: any }, { a: string }>>,
  // @ts-expect-error -- also for a member that may be missing
  Yes<Same<{ a?: string }, { a: string | undefined }>>,
];

// On the elements each listener gets its own event, and no other.
const phone = document.createElement('zoom-phone-embed');
const contactCenter = document.createElement('zoom-cc-embed');
declare function onEnded(event: WireEvent<CallEnded>): void;
phone.addEventListener('zp-call-ended-event', onEnded);
// @ts-expect-error -- a call that rings has no result
phone.addEventListener('zp-call-ringing-event', onEnded);
// @ts-expect-error -- nor has an engagement
contactCenter.addEventListener('zcc-call-ringing', onEnded);
