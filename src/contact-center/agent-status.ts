import { fields, given, textOf } from '../embed/data.js';
import type { WireMessage } from '../embed/protocol.js';

/** The agent's status as the widget told it last. A frozen snapshot. */
export interface AgentStatus {
  /** An opaque id; `0` offline, `1` ready, `2` not ready, `3` occupied, others belong to the account. */
  readonly statusCode: string;
  /** The status in words. */
  readonly status?: string;
  /** The code of the status that this one is a reason of. */
  readonly parentStatusCode?: string;
  /** The reason in words. */
  readonly subReason?: string;
}

/** A reason that the agent may give for a status, such as a training while not ready. */
export interface AgentSubReason {
  /** The code to set it by. */
  readonly statusCode: string;
  readonly parentStatusCode: string;
  readonly subReason: string;
}

/** More reasons than any account has. */
const LIMIT = 200;

/** The status that a message tells, if any. The agent's info has one in some widgets only. */
export function agentStatusOf({ type, data }: WireMessage): AgentStatus | undefined {
  const told = fields(data);
  const statusCode = textOf(told.statusCode);
  const tells =
    type === 'zcc-agent-status-notification' ||
    // Nothing says that a number under this name is an agent's status there.
    (type === 'zcc-agent-info-response' && typeof told.statusCode === 'string');
  if (!tells || statusCode === undefined) return undefined;
  return Object.freeze(
    given({
      statusCode,
      status: textOf(told.status),
      parentStatusCode: textOf(told.parentStatusCode),
      subReason: textOf(told.subReason),
    }),
  );
}

/**
 * Adds the reason that a status names to those known, in the order in which they were first heard of: pure.
 * The protocol lists them nowhere. The same list where nothing is new.
 */
export function addSubReason(
  known: readonly AgentSubReason[],
  { statusCode, parentStatusCode, subReason }: AgentStatus,
): readonly AgentSubReason[] {
  if (!parentStatusCode || !subReason || statusCode === parentStatusCode) return known;
  const told = Object.freeze({ statusCode, parentStatusCode, subReason });
  const index = known.findIndex((each) => each.statusCode === statusCode);
  const before = known[index];
  if (!before) return Object.freeze([...known, told].slice(-LIMIT));
  if (before.subReason === subReason && before.parentStatusCode === parentStatusCode) return known;
  return Object.freeze(known.with(index, told));
}
