import type { ZoomCcEmbed } from '../../contact-center/element.js';
import type { Engagement } from '../../contact-center/records.js';
import type { ZoomPhoneEmbed } from '../../phone/element.js';
import type { Call } from '../../phone/records.js';

/** A call or an engagement that a banner shows. */
export type Current =
  | { readonly id: string; readonly call: Call }
  | { readonly id: string; readonly engagement: Engagement; readonly cc: ZoomCcEmbed };

/** What goes on now, and what else rings. */
const shown = <R extends { readonly state: string }>(live: readonly R[], current?: R): R[] =>
  live.filter((record) => record === current || record.state === 'ringing');

/** Those of both embeds: what rings comes first. */
export function currentOf(phone?: ZoomPhoneEmbed, cc?: ZoomCcEmbed): readonly Current[] {
  const calls = phone ? shown(phone.liveCalls, phone.currentCall) : [];
  const engagements = cc ? shown(cc.liveEngagements, cc.currentEngagement) : [];
  const all: Current[] = [
    ...calls.map((call) => ({ id: call.callId, call })),
    ...(cc
      ? engagements.map((engagement) => ({ id: engagement.engagementId, engagement, cc }))
      : []),
  ];
  return all.sort((a, b) => Number(isRinging(b)) - Number(isRinging(a)));
}

export const recordOf = (current: Current): Call | Engagement =>
  'call' in current ? current.call : current.engagement;

export const isRinging = (current: Current): boolean => recordOf(current).state === 'ringing';

/** Whether somebody calls the user: what is outbound rings elsewhere. */
export const isIncoming = (current: Current): boolean =>
  isRinging(current) && recordOf(current).direction !== 'outbound';
