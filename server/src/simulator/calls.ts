import { randomUUID } from 'node:crypto';
import type { Fields } from '../read.js';

/** A call as the stand-in knows it. */
export interface StandInCall {
  readonly callId: string;
  readonly callHistoryUuid: string;
  readonly callElementId: string;
  readonly userId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly caller: StandInParty;
  readonly callee: StandInParty;
  readonly startedAt: number;
  answeredAt?: number;
  endedAt?: number;
  /** When it ended by this machine's clock: that of a simulated widget may be ahead. */
  overAt?: number;
  /** What there is besides: each is found by its own id. */
  recordingId?: string;
  voicemailId?: string;
  summaryId?: string;
}

export interface StandInParty {
  readonly name?: string;
  readonly number?: string;
  readonly extension?: string;
}

/** Makes a call that rings. Zoom's call ids have 19 digits. */
export function newCall(
  call: Pick<StandInCall, 'userId' | 'direction' | 'caller' | 'callee'> & Partial<StandInCall>,
): StandInCall {
  const startedAt = call.startedAt ?? Date.now();
  const day = new Date(startedAt).toISOString().slice(0, 10).replaceAll('-', '');
  return {
    callId: `74${Array.from({ length: 17 }, () => Math.floor(Math.random() * 10)).join('')}`,
    callHistoryUuid: `${day}-${randomUUID()}`,
    callElementId: `${day}-${randomUUID()}`,
    startedAt,
    ...call,
  };
}

const iso = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

/** The whole call: a row of the account's list. */
export const wholeRow = (call: StandInCall): Fields => ({
  call_history_uuid: call.callHistoryUuid,
  ...rowFields(call),
  duration:
    call.answeredAt && call.endedAt ? Math.round((call.endedAt - call.answeredAt) / 1000) : 0,
  call_result: resultOf(call),
});

/** The leg of its user: an element of v3, in v2 and v1 the same under other names. */
export function legRow(call: StandInCall, version: 'v1' | 'v2' | 'v3'): Fields {
  const media = { recording_id: call.recordingId, voicemail_id: call.voicemailId };
  if (version === 'v1') {
    const { caller, callee } = call;
    return {
      id: call.callElementId.slice(-36),
      call_id: call.callId,
      direction: call.direction,
      caller_name: caller.name,
      caller_number: caller.number ?? caller.extension,
      caller_number_type: caller.number ? 2 : 1,
      caller_did_number: caller.number,
      callee_name: callee.name,
      callee_number: callee.number ?? callee.extension,
      callee_number_type: callee.number ? 2 : 1,
      callee_did_number: callee.number,
      date_time: iso(call.startedAt),
      answer_start_time: iso(call.answeredAt),
      call_end_time: iso(call.endedAt),
      result: resultOf(call),
      ...media,
    };
  }
  const ids =
    version === 'v2'
      ? { id: call.callElementId, call_path_id: call.callHistoryUuid }
      : { call_element_id: call.callElementId, call_history_uuid: call.callHistoryUuid };
  return { ...ids, ...rowFields(call), event: 'incoming', result: resultOf(call), ...media };
}

const resultOf = (call: StandInCall): string => (call.answeredAt ? 'answered' : 'no_answer');

const rowFields = (call: StandInCall): Fields => ({
  call_id: call.callId,
  direction: call.direction,
  ...partyFields('caller', call.caller, call.direction === 'outbound'),
  ...partyFields('callee', call.callee, call.direction === 'inbound'),
  start_time: iso(call.startedAt),
  answer_time: iso(call.answeredAt),
  end_time: iso(call.endedAt),
  call_type: 'general',
});

const partyFields = (side: string, party: StandInParty, isUser: boolean): Fields => ({
  [`${side}_name`]: party.name,
  [`${side}_did_number`]: party.number,
  [`${side}_ext_number`]: party.extension,
  [`${side}_ext_type`]: isUser ? 'user' : 'external_contact',
});

/** The object of a live event. */
export function liveObject(call: StandInCall): Fields {
  const party = ({ name, number, extension }: StandInParty, isUser: boolean): Fields => ({
    name,
    phone_number: number,
    extension_number: extension,
    ...(isUser && { user_id: call.userId, extension_type: 'user' }),
  });
  const isOutbound = call.direction === 'outbound';
  return {
    call_id: call.callId,
    caller: party(call.caller, isOutbound),
    callee: party(call.callee, !isOutbound),
    ringing_start_time: iso(call.startedAt),
    [isOutbound ? 'connected_start_time' : 'answer_start_time']: iso(call.answeredAt),
    call_end_time: iso(call.endedAt),
  };
}

/** A recording or a voicemail of a call. */
export const mediaRow = (
  call: StandInCall,
  what: 'recording' | 'voicemail',
  base: string,
): Fields => ({
  id: what === 'recording' ? call.recordingId : call.voicemailId,
  call_id: call.callId,
  call_element_id: call.callElementId,
  call_history_id: call.callElementId,
  call_log_id: call.callElementId.slice(-36),
  user_id: call.userId,
  direction: call.direction,
  caller_number: call.caller.number,
  callee_number: call.callee.number,
  date_time: iso(call.answeredAt ?? call.startedAt),
  duration: 43,
  download_url: `${base}/v2/phone/${what}/download/${call.callElementId}`,
});
