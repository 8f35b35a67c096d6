/** The data of each documented event, made of what the phone knows. */
import type { PhoneFromWidget } from './wire.js';
import { isoTime } from '../shared/ids.js';
import { AGENT } from './people.js';
import type { Call, Party, TextMessage } from './state.js';

type Data<T extends keyof PhoneFromWidget> = PhoneFromWidget[T];
type LogParty = Data<'zp-call-log-completed-event'>['caller'];

/** Added to the call events once the user has switched auto logging on. */
export type AutoLog = { readonly enableAutoLog?: true };

/** The phone's own side is logged by its extension (1), the other by its number (2) where it has one. */
function logParty(party: Party, own: boolean): LogParty {
  const { name = '', phoneNumber, extensionNumber } = party;
  return !own && phoneNumber
    ? { name, number: phoneNumber, numberType: 2 }
    : { name, number: extensionNumber ?? phoneNumber ?? '', numberType: extensionNumber ? 1 : 2 };
}

const logParties = ({ direction, caller, callee }: Call) => ({
  caller: logParty(caller, direction === 'outbound'),
  callee: logParty(callee, direction === 'inbound'),
});

export function liveData(
  { callId, direction, caller, callee, forwardedBy }: Call,
  time: number,
  autoLog: AutoLog,
): Data<'zp-call-ringing-event'> {
  return {
    callId,
    direction,
    caller: { ...caller },
    callee: { ...callee },
    dateTime: isoTime(time),
    ...(forwardedBy && { forwardedBy: { ...forwardedBy } }),
    ...autoLog,
  };
}

export function endedData(call: Call, time: number, autoLog: AutoLog): Data<'zp-call-ended-event'> {
  return { ...liveData(call, time, autoLog), result: call.result ?? 'ended' };
}

const loggedData = (call: Call, time: number) => ({
  callId: call.callId,
  callLogId: call.callLogId ?? '',
  ...logParties(call),
  direction: call.direction,
  dateTime: isoTime(time),
});

const outcome = ({ logResult, duration }: Call) => ({
  result: logResult ?? 'Call Connected',
  duration: duration ?? 0,
});

export function logData(
  call: Call,
  time: number,
  autoLog: AutoLog,
): Data<'zp-call-log-completed-event'> {
  return { ...loggedData(call, time), ...outcome(call), ...autoLog };
}

export function recordingData(
  call: Call,
  time: number,
  autoLog: AutoLog,
): Data<'zp-call-recording-completed-event'> {
  return { ...loggedData(call, time), recordingUrl: call.recordingUrl ?? '', ...autoLog };
}

export function voicemailData(
  call: Call,
  time: number,
  autoLog: AutoLog,
): Data<'zp-call-voicemail-received-event'> {
  return { ...loggedData(call, time), voicemailUrl: call.voicemailUrl ?? '', ...autoLog };
}

const NO_SUMMARY = { callSummary: '', nextSteps: '', detailedSummary: '' };

export function summaryData(
  { callId, summary }: Call,
  change: 'created' | 'edited' | 'deleted',
  time: number,
): Data<'zp-ai-call-summary-event'> {
  return {
    callId,
    deleted: change === 'deleted',
    edited: change === 'edited',
    ...(summary ?? NO_SUMMARY),
    modifiedTime: isoTime(time),
  };
}

/** A saved log is the completed one once more, with all that came after it. */
export function savedLogData(call: Call): Data<'zp-save-log-event'> {
  return {
    ...loggedData(call, call.loggedAt ?? call.startedAt),
    ...outcome(call),
    recordingUrl: call.recordingUrl ?? '',
    voicemailUrl: call.voicemailUrl ?? '',
    ...(call.summary ?? NO_SUMMARY),
  };
}

export function smsData(sms: TextMessage): Data<'zp-sms-log-event'> {
  const own = { phoneNumber: AGENT.phoneNumber ?? '' };
  const other = { phoneNumber: sms.number };
  const { sessionId, messageId, message, attachments, status, direction } = sms;
  return {
    sessionId,
    messageId,
    dateTime: isoTime(sms.time),
    sender: direction === 'inbound' ? other : own,
    receivers: [direction === 'inbound' ? own : other],
    message,
    attachments: attachments.map((each) => ({ ...each })),
    status,
    direction,
  };
}
