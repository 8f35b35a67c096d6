import { ZoomAgentStatus } from '../controls/agent-status/agent-status.js';

ZoomAgentStatus.define();

// The types of the element and its events, for hosts that import nothing else.
export type * from '../controls/agent-status/agent-status.js';
