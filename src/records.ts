/**
 * Records of calls, engagements and the agent's status, made of wire messages: without DOM, for pages, workers,
 * tests and servers.
 */
export {
  AGENT,
  createAgentStatusStore,
  createAgentSubReasonStore,
  type AgentStatus,
  type AgentStatusStore,
  type AgentSubReason,
  type AgentSubReasonStore,
} from './contact-center/agent-status.js';
export {
  createEngagementStore,
  type Customer,
  type Engagement,
  type EngagementChannel,
  type EngagementStore,
} from './contact-center/records.js';
export {
  createCallStore,
  type Call,
  type CallParty,
  type CallStore,
  type CallSummary,
} from './phone/records.js';
export { createSmsStore, type SmsMessage, type SmsStore } from './phone/sms.js';
export type { RecordChange, Store } from './records/store.js';
export type { WireMessage } from './wire/message.js';
