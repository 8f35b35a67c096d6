import { createContext } from '@lit/context';
import type { AgentStatusStore } from './agent-status.js';
import type { EngagementStore } from './records.js';

// The keys under which a <zoom-cc-embed> provides itself to its descendants. They are the same for every copy of
// the library on a page.

/** The embed itself. */
export const ccEmbedContext = createContext<HTMLElementTagNameMap['zoom-cc-embed']>(
  Symbol.for('zoom-embed-elements/cc-embed'),
);

/** Its records of engagements. */
export const engagementStoreContext = createContext<EngagementStore>(
  Symbol.for('zoom-embed-elements/engagement-store'),
);

/** The agent's status. */
export const agentStatusStoreContext = createContext<AgentStatusStore>(
  Symbol.for('zoom-embed-elements/agent-status-store'),
);
