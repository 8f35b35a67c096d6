import { createStore, type Store } from '../records/store.js';
import { given } from '../wire/given.js';
import { fields, textOf, type WireMessage } from '../wire/message.js';
import type { AgentStatusName } from './messages.js';

/** The agent's status as the widget told it last. A frozen snapshot. */
export interface AgentStatus {
  /** `0` offline, `1` ready, `2` not ready, `3` occupied; sub-reasons and the account's own statuses have others. */
  readonly statusCode: string;
  /** The status's name. */
  readonly status?: AgentStatusName;
  /** Where the status is a sub-reason: the code of the status that it belongs to. */
  readonly parentStatusCode?: string;
  /** The sub-reason's name. */
  readonly subReason?: string;
}

/** A reason that the agent may give for a status, such as a training while not ready. */
export interface AgentSubReason {
  /** The code for `setAgentStatus()`. */
  readonly statusCode: string;
  /** The code of the status that it belongs to. */
  readonly parentStatusCode: string;
  /** Its name. */
  readonly subReason: string;
}

/** The agent's status, made of the widget's messages: one record, of the id {@link AGENT}. */
export type AgentStatusStore = Store<AgentStatus, 'status', AgentStatus>;

/** The reasons that the agent has given so far, by their codes. */
export type AgentSubReasonStore = Store<AgentSubReason, 'status', AgentSubReason>;

/** The id of the one record in an {@link AgentStatusStore}. */
export const AGENT = 'agent';

/** Makes an empty store of the agent's status. */
export const createAgentStatusStore = (): AgentStatusStore =>
  storeOfLatest((status) => [AGENT, status]);

/** Makes an empty store of sub-reasons. The protocol lists them nowhere: they are learnt as the agent uses them. */
export const createAgentSubReasonStore = (): AgentSubReasonStore =>
  storeOfLatest(({ statusCode, parentStatusCode, subReason }) =>
    parentStatusCode && subReason && statusCode !== parentStatusCode
      ? [statusCode, { statusCode, parentStatusCode, subReason }]
      : undefined,
  );

/** A store of what the statuses tell: what came last replaces what came before. */
const storeOfLatest = <R extends object>(
  read: (status: AgentStatus) => [id: string, record: R] | undefined,
): Store<R, 'status', R> =>
  createStore<'status', R, R & { readonly startedAt?: never }>({
    read: (message) => {
      const status = agentStatusOf(message);
      const told = status && read(status);
      return told ? [{ id: told[0], source: 'status', fact: told[1] }] : [];
    },
    merge: (_before, after) => after,
    project: (_id, { status }) => Object.freeze(status) as R,
  });

/** The status that a message tells, if any. The agent's info has one in some widgets only. */
export function agentStatusOf({ type, data }: WireMessage): AgentStatus | undefined {
  const told = fields(data);
  const statusCode = textOf(told.statusCode);
  const tells =
    type === 'zcc-agent-status-notification' ||
    // Nothing says that a number under this name is an agent's status there.
    (type === 'zcc-agent-info-response' && typeof told.statusCode === 'string');
  if (!tells || statusCode === undefined) return undefined;
  return given({
    statusCode,
    status: textOf(told.status),
    parentStatusCode: textOf(told.parentStatusCode),
    subReason: textOf(told.subReason),
  });
}
