export type {
  AgentStatus,
  AgentStatusStore,
  AgentSubReason,
} from './contact-center/agent-status.js';
export type { ChannelType } from './contact-center/channels.js';
export {
  agentStatusStoreContext,
  ccEmbedContext,
  engagementStoreContext,
} from './contact-center/context.js';
export {
  ZoomCcEmbed,
  type AgentStatusChange,
  type CcEventMap,
  type CcWireEventMap,
  type Confirmed,
  type EngagementsChange,
} from './contact-center/element.js';
export type { EngagementRef } from './contact-center/engagement-ref.js';
export type * from './contact-center/messages.js';
export type {
  Customer,
  Engagement,
  EngagementChannel,
  EngagementStore,
} from './contact-center/records.js';
export { ZoomDialLinks } from './controls/dial-links/dial-links.js';
export { ZoomCallButton, type CallButtonState } from './controls/call-button/call-button.js';
export { ZoomEmbedDock, type DockToggle } from './controls/dock/dock.js';
export type { DockCorner } from './controls/dock/place.js';
export { ZoomCallBanner, type BannerOpen } from './controls/call-banner/call-banner.js';
export { ZoomCallList } from './controls/call-list/call-list.js';
export { ZoomEngagementList } from './controls/engagement-list/engagement-list.js';
export type { BeforeDial } from './controls/shared/before-dial.js';
export type { EmbedDrift, EmbedStatus, SmartEmbedEventMap } from './element/smart-embed.js';
export { callStoreContext, phoneEmbedContext, smsStoreContext } from './phone/context.js';
export {
  ZoomPhoneEmbed,
  type CallsChange,
  type DialOptions,
  type MakeCallOptions,
  type PhoneEventMap,
  type PhoneWireEventMap,
  type SmsChange,
} from './phone/element.js';
export type * from './phone/messages.js';
export { ZpNoteField } from './phone/note-field.js';
export type { Call, CallParty, CallStore, CallSummary } from './phone/records.js';
export type { SmsMessage, SmsStore } from './phone/sms.js';
export type { RecordChange, Store } from './records/store.js';
export type { MessageRecord } from './session/session.js';
export {
  SmartEmbedError,
  type SmartEmbedErrorCode,
  type SmartEmbedErrorOptions,
} from './wire/errors.js';
export type { WireMessage } from './wire/message.js';
export type { CommandOptions, ConfirmOptions, RequestOptions } from './wire/outgoing.js';
export { RequestWireEvent, WireEvent } from './wire/wire-event.js';
export { addTranslation, type Translation, type Words } from './words/translations.js';
