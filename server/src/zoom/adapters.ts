// Every version of Zoom's call rows, in one form. What of v1 and v2 is still read is counted: once the counts stay at
// zero, it can go.
import type { WireMessage } from 'zoom-embed-elements/records';
import { message } from '../calls/embed.js';
import { idsOf } from '../calls/identifiers.js';
import { rowWords, wireParty } from '../calls/legs.js';
import type { LegParty, LegTold, Observation } from '../calls/observation.js';
import {
  directionOf,
  fields,
  known,
  listOf,
  numberOf,
  textOf,
  timeOf,
  type Fields,
} from '../read.js';

/** Where a row comes from. */
export interface Context {
  readonly source: 'webhook' | 'rest';
  /** The event, or the endpoint. */
  readonly type: string;
  readonly at: number;
  readonly account?: string | undefined;
  /** Zoom's id of the user whose row it is. */
  readonly user?: string | undefined;
  /** Hears of every older form that was read for want of the current one. */
  readonly onFallback: (what: string) => void;
}

/** An observation, with what it was read from. */
export interface Reading {
  readonly observation: Observation;
  readonly raw: unknown;
}

/** The arrays in which rows come, with what a row is: a leg, or the whole call. */
const ARRAYS = [
  ['call_elements', 'leg'],
  ['call_history', 'call'],
  ['call_path', 'leg'],
  ['call_logs', 'leg'],
  ['log_details', 'leg'],
] as const;
const CURRENT: readonly string[] = ['call_elements', 'call_history'];

/**
 * What an answer or an event with rows tells. Several arrays in one body are the same rows in several versions: the
 * newest counts.
 *
 * @param whole - whether a row of `call_logs` is a whole call, as in the account's list of v2
 */
export function readRows(body: Fields, context: Context, whole = false): Reading[] {
  const found = ARRAYS.find(([name]) => Array.isArray(body[name]) && body[name].length > 0);
  if (!found) return [];
  const [name, kind] = found;
  if (!CURRENT.includes(name)) context.onFallback(name);
  const isWhole = kind === 'call' || (whole && name === 'call_logs');
  // Rows of a path do not name the call that they are a part of.
  const parent = known({
    call_history_uuid: textOf(body.call_history_uuid, name === 'call_path' ? body.id : undefined),
    call_id: textOf(body.call_id),
  });
  return listOf(body[name]).map((row) =>
    isWhole ? readWhole(row, context) : readLeg({ ...parent, ...row }, context),
  );
}

/** A row that is one leg of a call: an element of v3, a row of a user's list of v2, or a call log of v1. */
export function readLeg(row: Fields, context: Context): Reading {
  const legId = textOf(row.call_element_id, row.id);
  const path = textOf(row.call_history_uuid);
  const pathV2 = path ? undefined : textOf(row.call_path_id);
  if (!textOf(row.call_element_id)) {
    context.onFallback(isDated(legId) ? 'id instead of call_element_id' : 'id of a call log');
  }
  const reading = readCommon(row, context, legId ?? path ?? pathV2 ?? textOf(row.call_id) ?? '');
  const ids = idsOf({
    call_id: textOf(row.call_id),
    call_history_uuid: path,
    call_path_id: pathV2,
    ...(isDated(legId) ? { call_element_id: legId } : { call_log_id: legId }),
    recording_id: textOf(row.recording_id),
    voicemail_id: textOf(row.voicemail_id),
    ai_call_summary_id: textOf(row.ai_call_summary_id),
  });
  const leg = legId === undefined ? undefined : legOf(legId, row, context.user);
  // A leg's own words are not those of the call: see `wordsOf`.
  const told = leg ? { leg } : { messages: messagesOf(row) };
  return { observation: { ...reading, ids, ...told }, raw: row };
}

/** A row that is a whole call: of the account's list. */
function readWhole(row: Fields, context: Context): Reading {
  const path = textOf(row.call_history_uuid, row.id);
  // Both products of v1 and v2 call it `id`; a call log's has no date.
  const ids = idsOf({
    call_id: textOf(row.call_id),
    ...(isDated(path) ? { call_history_uuid: path } : { call_log_id: path }),
  });
  const reading = readCommon(row, context, path ?? textOf(row.call_id) ?? '');
  return { observation: { ...reading, ids, messages: messagesOf(row) }, raw: row };
}

/** What a call as a whole says: the answer of `call_history/{uuid}`, with its elements. */
export function readCall(body: Fields, context: Context): Reading[] {
  const whole = readWhole(body, { ...context, user: undefined });
  return [whole, ...readRows(body, { ...context, user: undefined })];
}

const isDated = (id: string | undefined): boolean => /^\d{8}-/.test(id ?? '');

function readCommon(row: Fields, context: Context, id: string): Omit<Observation, 'ids'> {
  const caller = partyOf(row, 'caller');
  const callee = partyOf(row, 'callee');
  const direction = directionOf(row.direction);
  const startedAt = startOf(row);
  const user = context.user ?? textOf(row.user_id, fields(row.owner).id);
  const own = direction === 'outbound' ? caller : callee;
  const emails = ['caller', 'callee'].flatMap((side) =>
    row[`${side}_ext_type`] === 'user' ? (textOf(row[`${side}_email`]) ?? []) : [],
  );
  return {
    kind: 'call',
    source: context.source,
    type: context.type,
    key: [context.source, context.type, id, user ?? ''].join(':'),
    at: context.at,
    ...(context.account && { account: context.account }),
    users: [...(user ? [user] : []), ...emails],
    side: {
      numbers: [caller.number, callee.number].filter((number) => number !== undefined),
      ...known({ zoomUser: user, direction, extension: own.extension, startedAt }),
    },
    messages: [],
  };
}

const startOf = (row: Fields): number | undefined => timeOf(row.start_time, row.date_time);

/** What a row says of the call, in the words of the widget. */
const messagesOf = (row: Fields): WireMessage[] =>
  rowWords({
    direction: row.direction,
    caller: partyOf(row, 'caller'),
    callee: partyOf(row, 'callee'),
    start: iso(startOf(row)),
    answer: iso(timeOf(row.answer_time, row.answer_start_time)),
    end: iso(timeOf(row.end_time, row.call_end_time)),
    duration: numberOf(row.duration) || undefined,
    result: textOf(row.result, row.call_result),
  });

function legOf(callElementId: string, row: Fields, user: string | undefined): LegTold {
  return {
    callElementId,
    caller: partyOf(row, 'caller'),
    callee: partyOf(row, 'callee'),
    ...known({
      direction: directionOf(row.direction),
      event: textOf(row.event, row.path),
      result: textOf(row.result, row.call_result),
      userId: user ?? textOf(row.user_id, fields(row.owner).id),
      startedAt: iso(startOf(row)),
      answeredAt: iso(timeOf(row.answer_time, row.answer_start_time)),
      endedAt: iso(timeOf(row.end_time, row.call_end_time)),
      recordingId: textOf(row.recording_id),
      duration: numberOf(row.duration) || undefined,
      voicemailId: textOf(row.voicemail_id),
    }),
  };
}

/** One side, of the flat fields of a row. In v1 `caller_number` is an extension where its type says so. */
function partyOf(row: Fields, side: 'caller' | 'callee'): LegParty {
  const field = (name: string): string | undefined => textOf(row[`${side}_${name}`]);
  const number = field('number');
  const isExtension = field('number_type') === '1' && (number?.length ?? 0) < 7;
  return known({
    name: field('name'),
    number: field('did_number') ?? (isExtension ? undefined : number),
    extension: field('ext_number') ?? (isExtension ? number : undefined),
    email: field('email'),
  });
}

export const iso = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time).toISOString();

/** A recording or a voicemail: of an event's list, or the answer of an element's endpoint. */
export function readMedia(row: Fields, what: 'recording' | 'voicemail', context: Context): Reading {
  const id = textOf(row.id) ?? '';
  const legId = textOf(row.call_element_id, row.call_history_id, row.call_log_id);
  if (!textOf(row.call_element_id)) context.onFallback(`${what} without call_element_id`);
  const reading = readCommon(row, context, id);
  const media = known({
    id,
    downloadUrl: textOf(row.download_url, row.file_url),
    duration: numberOf(row.duration),
  });
  const leg =
    legId &&
    ({ callElementId: legId, [`${what}Id`]: id, [`${what}s`]: [media] } as unknown as LegTold);
  const shared = {
    direction: directionOf(row.direction) ?? (what === 'voicemail' ? 'inbound' : undefined),
    caller: wireParty(partyOf(row, 'caller')),
    callee: wireParty(partyOf(row, 'callee')),
  };
  const observation: Observation = {
    ...reading,
    ids: idsOf({
      call_id: textOf(row.call_id),
      call_element_id: textOf(row.call_element_id),
      call_history_id: textOf(row.call_history_id),
      call_log_id: textOf(row.call_log_id),
      [`${what}_id`]: id,
    }),
    // A recording may be complete while the call goes on; a voicemail is its end.
    messages: message('zp-call-voicemail-received-event', shared, what === 'voicemail'),
    ...(leg && { leg }),
  };
  return { observation, raw: row };
}

/** The text of an AI summary. */
export function readSummary(body: Fields, context: Context): Reading {
  const summaryId = textOf(body.ai_call_summary_id);
  const observation: Observation = {
    ...readCommon(body, context, summaryId ?? ''),
    ids: idsOf({ call_id: textOf(body.call_id), ai_call_summary_id: summaryId }),
    messages: message(
      'zp-ai-call-summary-event',
      {
        callSummary: body.call_summary,
        nextSteps: body.next_steps,
        detailedSummary: body.detailed_summary,
        edited: body.edited,
        deleted: body.deleted,
        modifiedTime: body.modified_time,
      },
      true,
    ),
  };
  return { observation, raw: body };
}
