export type { AgentStatus, AgentSubReason } from './contact-center/agent-status.js';
export type { EngagementRef } from './contact-center/cc-commands.js';
export type { ChannelType } from './contact-center/channels.js';
export type { Customer, Engagement, EngagementChannel } from './contact-center/engagements.js';
export type { CcFromWidget } from './contact-center/from-widget.js';
export type { CcAnswers, CcContact, CcToWidget } from './contact-center/to-widget.js';
export {
  ZoomCcEmbed,
  type AgentStatusChange,
  type CcEventMap,
  type CcWireEventMap,
  type EngagementsChange,
} from './contact-center/zoom-cc-embed.js';
export type { CommandOptions } from './embed/command.js';
export type { EmbedStatus, MessageRecord } from './embed/bridge.js';
export {
  SmartEmbedError,
  type SmartEmbedErrorCode,
  type SmartEmbedErrorOptions,
} from './embed/errors.js';
export type { WireMessage } from './embed/protocol.js';
export type { SmartEmbedEventMap } from './embed/smart-embed.js';
export { RequestWireEvent, WireEvent } from './embed/wire-event.js';
export type { Call, CallParty, CallSummary } from './phone/calls.js';
export type { PhoneFromWidget } from './phone/from-widget.js';
export type { NoteField, PhoneAnswers, PhoneToWidget } from './phone/to-widget.js';
export {
  ZoomPhoneEmbed,
  type CallsChange,
  type MakeCallOptions,
  type PhoneEventMap,
  type PhoneWireEventMap,
} from './phone/zoom-phone-embed.js';
export { ZpNoteField } from './phone/zp-note-field.js';
