import type { Engagement } from '../../contact-center/records.js';
import type { Call } from '../../phone/records.js';
import type { Contents, Product } from './contents.js';

/** What goes on in a dock's embeds, as the bar shows it. */
export interface Live {
  readonly product: Product;
  readonly state: 'ringing' | 'connected' | 'active' | 'wrapup';
  readonly record: Call | Engagement;
  /** When it began to be in this state, where it is known. */
  readonly since: Date | undefined;
}

/** The other side, where it is known. */
export function partyOf(record: Call | Engagement): string | undefined {
  if ('remote' in record) {
    const { name, number, extension } = record.remote;
    return name ?? number ?? extension;
  }
  const { name, number, email } = record.customer;
  return name ?? number ?? email;
}

/** The current call, else the current engagement, else the newest that is in wrap-up. */
export function liveIn({ phone, cc }: Pick<Contents, 'phone' | 'cc'>): Live | undefined {
  const call = phone?.currentCall;
  if (call) {
    const { startedAt, connectedAt } = call;
    return {
      product: 'phone',
      state: call.state === 'ringing' ? 'ringing' : 'connected',
      record: call,
      since: connectedAt ?? startedAt,
    };
  }
  const engagement = cc?.currentEngagement ?? cc?.liveEngagements[0];
  if (!engagement || engagement.state === 'ended') return undefined;
  const { state, startedAt, connectedAt, endedAt } = engagement;
  return {
    product: 'cc',
    state,
    record: engagement,
    since: state === 'wrapup' ? endedAt : (connectedAt ?? startedAt),
  };
}
