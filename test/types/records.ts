// Checked by the compiler, never run.
import {
  createAgentStatusStore,
  createCallStore,
  createEngagementStore,
  createSmsStore,
  type AgentStatus,
  type Call,
  type Engagement,
  type RecordChange,
} from '../../src/records.js';
import type { CallLogResult, CallResult } from '../../src/index.js';

/** Reads a value. */
declare function use(...values: readonly unknown[]): void;

const calls = createCallStore();
calls.apply({ type: 'zp-call-ringing-event', data: { callId: 'c' } }, Date.now());
const stop: () => void = calls.subscribe(({ record, previous }: RecordChange<Call>) => {
  // @ts-expect-error -- there may be no record before
  use(previous.state);
  use(record.state);
});
stop();

for (const call of calls.live) {
  const { result, logResult, notes }: Call = call;
  const ended: CallResult | undefined = result;
  const logged: CallLogResult | undefined = logResult;
  const note: string | undefined = notes?.Description;
  const number: string | undefined = call.remote.number;
  const startedAt: Date | undefined = call.startedAt;
  // @ts-expect-error -- what was not told is absent
  use(call.startedAt.getTime());
  // @ts-expect-error -- a record is frozen
  call.state = 'ended';
  // @ts-expect-error -- misspelt
  use(call.recordingURL);
  use(ended, logged, note, number, startedAt);
}

/** Our own enumerations are closed: a switch over all of them needs no default. */
export function word(call: Call, engagement: Engagement): string {
  switch (call.state) {
    case 'ringing':
    case 'connected':
    case 'ended':
    case 'unknown':
      break;
    default: {
      const none: never = call.state;
      use(none);
    }
  }
  switch (engagement.state) {
    case 'ringing':
      return 'rings';
    case 'active':
      return engagement.customer.name ?? 'goes on';
    case 'wrapup':
      return 'wraps up';
    case 'ended':
      return engagement.notConnected?.reasonCode ?? 'is over';
  }
}

const engagement = createEngagementStore().get('e');
// @ts-expect-error -- there may be none
use(engagement.state);
const status: AgentStatus | undefined = createAgentStatusStore().get('agent');
const text: string | undefined = createSmsStore().list[0]?.message;
use(engagement, status, text);
