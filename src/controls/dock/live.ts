import type { Contents, Product } from './contents.js';

/** What goes on in a dock's embeds, as the bar shows it. */
export interface Live {
  readonly product: Product;
  readonly state: 'ringing' | 'connected' | 'active' | 'wrapup';
  readonly isIncoming: boolean;
  /** The other side, where it is known. */
  readonly who: string | undefined;
  /** When it began to be in this state, where it is known. */
  readonly since: Date | undefined;
}

/** The current call, else the current engagement, else the newest that is in wrap-up. */
export function liveIn({ phone, cc }: Pick<Contents, 'phone' | 'cc'>): Live | undefined {
  const call = phone?.currentCall;
  if (call) {
    const { direction, remote, startedAt, connectedAt } = call;
    return {
      product: 'phone',
      state: call.state === 'ringing' ? 'ringing' : 'connected',
      isIncoming: direction !== 'outbound',
      who: remote.name ?? remote.number ?? remote.extension,
      since: connectedAt ?? startedAt,
    };
  }
  const engagement = cc?.currentEngagement ?? cc?.liveEngagements[0];
  if (!engagement || engagement.state === 'ended') return undefined;
  const { state, direction, customer, startedAt, connectedAt, endedAt } = engagement;
  return {
    product: 'cc',
    state,
    isIncoming: direction !== 'outbound',
    who: customer.name ?? customer.number ?? customer.email,
    since: state === 'wrapup' ? endedAt : (connectedAt ?? startedAt),
  };
}
