import { directionOf, fields, textOf, timeOf, type Fields } from '../read.js';
import { newCall, type StandInCall, type StandInParty } from './calls.js';

/** A message of a widget, as the simulator's page hears it. */
export interface WidgetMessage {
  readonly type: string;
  readonly data?: unknown;
}

/** What a message of the phone's widget makes of a call; nothing where it tells of none. */
export function callOf(
  { type, data: told }: WidgetMessage,
  userId: string,
  known: ReadonlyMap<string, StandInCall>,
): { readonly call: StandInCall; readonly verb: 'ringing' | 'answered' | 'ended' } | undefined {
  const data = fields(told);
  const callId = textOf(data.callId);
  const verb = callId && verbOf(type);
  if (!callId || !verb) return undefined;
  const at = timeOf(data.dateTime) ?? Date.now();
  const call =
    known.get(callId) ??
    newCall({
      callId,
      userId,
      direction: directionOf(data.direction) ?? 'inbound',
      caller: partyOf(data.caller),
      callee: partyOf(data.callee),
      startedAt: at,
    });
  if (verb === 'answered') call.answeredAt ??= at;
  if (verb === 'ended') {
    call.endedAt ??= at;
    call.overAt ??= Date.now();
  }
  return { call, verb };
}

const verbOf = (type: string): 'ringing' | 'answered' | 'ended' | undefined =>
  type === 'zp-call-ringing-event'
    ? 'ringing'
    : type === 'zp-call-connected-event'
      ? 'answered'
      : type === 'zp-call-ended-event'
        ? 'ended'
        : undefined;

function partyOf(value: unknown): StandInParty {
  const party: Fields = fields(value);
  const [name, number] = [textOf(party.name), textOf(party.phoneNumber, value)];
  const extension = textOf(party.extensionNumber);
  return { ...(name && { name }), ...(number && { number }), ...(extension && { extension }) };
}

/** Which event of Contact Center a message of its widget comes with. */
export const engagementEvent = (type: string): string | undefined =>
  ({
    'zcc-call-ringing': 'contact_center.engagement_started',
    'zcc-chat-ringing': 'contact_center.engagement_started',
    'zcc-video-ringing': 'contact_center.engagement_started',
    'zcc-sms-ringing': 'contact_center.engagement_started',
    'zcc-outbound-call-started': 'contact_center.engagement_started',
    'zcc-call-connected': 'contact_center.engagement_user_answered',
    'zcc-chat-started': 'contact_center.engagement_user_answered',
    'zcc-video-started': 'contact_center.engagement_user_answered',
    'zcc-sms-started': 'contact_center.engagement_user_answered',
    'zcc-call-ended': 'contact_center.engagement_ended',
    'zcc-chat-ended': 'contact_center.engagement_ended',
    'zcc-video-ended': 'contact_center.engagement_ended',
    'zcc-sms-ended': 'contact_center.engagement_ended',
    'zcc-end-post-engagement': 'contact_center.engagement_wrap_up_ended',
  })[type];
