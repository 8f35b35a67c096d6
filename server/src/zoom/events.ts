import type { WireMessage } from 'zoom-embed-elements/records';
import { message } from '../calls/embed.js';
import { idsOf, type IdName } from '../calls/identifiers.js';
import type { Forget } from '../calls/forget.js';
import type { Observation } from '../calls/observation.js';
import { fields, known, listOf, textOf, timeOf, type Fields } from '../read.js';
import { iso, readMedia, readRows, type Context, type Reading } from './adapters.js';
import { readEngagementEvent } from './engagements.js';

/** What one webhook tells. */
export interface Told {
  readonly readings: readonly Reading[];
  readonly forget?: readonly Forget[];
  /** All calls of this Zoom user are to be forgotten. */
  readonly forgetUser?: string;
  /** The account that has removed the app, or its user. */
  readonly deauthorized?: { readonly account: string; readonly user: string | undefined };
}

/** Whether it takes something away, and does not only tell. */
export const isDeletion = ({ forget, forgetUser, deauthorized }: Told): boolean =>
  Boolean(forget ?? forgetUser ?? deauthorized);

const NOTHING: Told = { readings: [] };

/** Reads a webhook of any version. One that is not known, or tells of no call, tells nothing, and is no error. */
export function readEvent(
  body: Fields,
  context: Omit<Context, 'source' | 'type' | 'account'>,
): Told {
  const event = textOf(body.event) ?? '';
  const payload = fields(body.payload);
  const object = fields(payload.object);
  const account = textOf(payload.account_id);
  const at = timeOf(body.event_ts) ?? context.at;
  const all: Context = { ...context, source: 'webhook', type: event, at, account };

  if (event === 'app_deauthorized')
    return account
      ? { ...NOTHING, deauthorized: { account, user: textOf(payload.user_id) } }
      : NOTHING;
  if (event.startsWith('contact_center.')) return { readings: readEngagementEvent(object, all) };
  if (!event.startsWith('phone.')) return NOTHING;
  if (event.endsWith('_deleted')) return readDeleted(event, object);
  const user = textOf(object.user_id);
  if (/_call_(log|history|element)_completed$/.test(event)) {
    return { readings: readRows(object, { ...all, user }) };
  }
  if (/^phone\.recording_(transcript_)?completed/.test(event)) {
    const recordings = listOf(object.recordings);
    return { readings: recordings.map((row) => readMedia(row, 'recording', all)) };
  }
  if (/^phone\.voicemail_(received|transcript_completed)/.test(event)) {
    const owner = textOf(object.callee_extension_type) === 'user' ? textOf(object.callee_id) : user;
    return { readings: [readMedia(object, 'voicemail', { ...all, user: owner })] };
  }
  const observation =
    event === 'phone.ai_call_summary_changed'
      ? readSummaryChange(object, all)
      : readLive(event, object, all);
  return observation ? { readings: [{ observation, raw: body }] } : NOTHING;
}

/** In which words of the widget a live event is told. */
const LIVE: Readonly<Record<string, 'ringing' | 'connected' | 'ended'>> = {
  ringing: 'ringing',
  connected: 'connected',
  answered: 'connected',
  missed: 'ended',
  rejected: 'ended',
  ended: 'ended',
};

/** Ringing, answered, ended, on hold …: all that carries a `call_id`. */
function readLive(event: string, object: Fields, context: Context): Observation | undefined {
  const callId = textOf(object.call_id);
  if (!callId) return undefined;
  const [, side, verb = ''] = /^phone\.(caller|callee)_(\w+)$/.exec(event) ?? [];
  const own = fields(object[side ?? '']);
  const user = textOf(own.user_id, fields(object.owner).id, object.user_id);
  const direction = !side ? undefined : side === 'caller' ? 'outbound' : 'inbound';
  const [caller, callee] = [partyOf(object.caller), partyOf(object.callee)];
  const rang = timeOf(object.ringing_start_time);
  const observation: Omit<Observation, 'messages'> = {
    kind: 'call',
    source: 'webhook',
    type: event,
    key: ['webhook', event, callId, user ?? '', context.at].join(':'),
    at: context.at,
    ids: idsOf({ call_id: callId, transfer_call_id: consultOf(event, object, context) }),
    users: user ? [user] : [],
    side: {
      numbers: [caller.phoneNumber, callee.phoneNumber].flatMap((number) => textOf(number) ?? []),
      ...known({
        zoomUser: user,
        direction,
        extension: textOf((side === 'caller' ? caller : callee).extensionNumber),
        startedAt: rang,
      }),
    },
    ...(context.account && { account: context.account }),
  };
  return { ...observation, messages: liveMessages(verb, object, { direction, caller, callee }) };
}

function liveMessages(verb: string, object: Fields, shared: Fields): WireMessage[] {
  const stage = Object.hasOwn(LIVE, verb) ? LIVE[verb] : undefined;
  if (!stage) return [];
  const rang = iso(timeOf(object.ringing_start_time));
  const answered = iso(timeOf(object.connected_start_time, object.answer_start_time));
  const result = verb === 'ended' ? undefined : verb;
  const dateTime = iso(timeOf(object.call_end_time));
  return [
    message('zp-call-ringing-event', { ...shared, dateTime: rang }, rang ?? stage === 'ringing'),
    message(
      'zp-call-connected-event',
      { ...shared, dateTime: answered },
      answered ?? stage === 'connected',
    ),
    message('zp-call-ended-event', { ...shared, dateTime, result }, stage === 'ended'),
  ].flat();
}

/** Since this day a warm transfer lies under one `call_history_uuid`; before, the consult call was one of its own. */
const ONE_TRANSFER = Date.UTC(2026, 4, 18);

const consultOf = (event: string, object: Fields, { at }: Context): string | undefined =>
  event === 'phone.warm_transfer_initiated' && at >= ONE_TRANSFER
    ? textOf(object.transfer_call_id)
    : undefined;

/** One side, in the fields of the widget. The extension of an outside number is the number again. */
function partyOf(value: unknown): Fields {
  const party = fields(value);
  const number = textOf(party.phone_number);
  const extension = textOf(party.extension_number);
  return known({
    name: textOf(party.name),
    phoneNumber: number,
    extensionNumber: extension && number?.endsWith(extension) ? undefined : extension,
    extensionId: textOf(party.extension_id),
    extensionType: textOf(party.extension_type),
  });
}

/** The event has no text: that is fetched by its id. */
function readSummaryChange(object: Fields, context: Context): Observation {
  const callId = textOf(object.call_id);
  const summaryId = textOf(object.ai_call_summary_id);
  const user = textOf(object.user_id);
  const logs = Array.isArray(object.call_log_ids) ? object.call_log_ids : [];
  return {
    kind: 'call',
    source: 'webhook',
    type: context.type,
    key: ['webhook', context.type, summaryId ?? '', context.at].join(':'),
    at: context.at,
    ids: {
      ...idsOf({ call_id: callId, ai_call_summary_id: summaryId }),
      call_log_id: logs.flatMap((id) => textOf(id) ?? []),
    },
    users: user ? [user] : [],
    side: { numbers: [], ...known({ zoomUser: user }) },
    messages: message(
      'zp-ai-call-summary-event',
      { deleted: true, modifiedTime: object.modified_time },
      object.deleted === true,
    ),
    ...(context.account && { account: context.account }),
  };
}

/** What each deleting event names. */
function readDeleted(event: string, object: Fields): Told {
  const idsIn = (list: unknown, field = 'id'): string[] =>
    Array.isArray(list) ? list.flatMap((entry) => textOf(entry, fields(entry)[field]) ?? []) : [];
  const forget = (name: IdName, ...lists: unknown[]): Told => {
    const user = object.delete_all === true ? textOf(object.user_id) : undefined;
    const values = lists.flatMap((list) => idsIn(list));
    return { readings: [], forget: [{ name, values }], ...(user && { forgetUser: user }) };
  };
  if (event.includes('call_element')) return forget('call_element_id', object.call_element_ids);
  if (/call_(log|history)/.test(event)) {
    return forget('call_log_id', object.call_log_ids, object.call_logs);
  }
  if (event.includes('recording')) return forget('recording_id', object.recordings);
  if (event.includes('voicemail')) return forget('voicemail_id', object.voice_mails);
  return NOTHING;
}
