/** The data of each documented event, made of what the phone knows. */
import type { PhoneFromWidget } from './wire.js';
import { isoTime } from '../shared/ids.js';
import { AGENT, EMERGENCY_NUMBERS } from './people.js';
import type { Call, Party, TextMessage } from './state.js';
import type { PhoneSwitches } from './switches.js';

type Data<T extends keyof PhoneFromWidget> = PhoneFromWidget[T];
type LogParty = NonNullable<Data<'zp-call-log-completed-event'>['caller']>;

/** Added to the call events once the user has switched auto logging on. */
export type AutoLog = { readonly enableAutoLog?: boolean };

/** What some widgets add to a log. */
type LogSwitches = Pick<PhoneSwitches, 'didNumber' | 'voicemailDirection'>;

export interface LogExtras extends LogSwitches {
  readonly autoLog: AutoLog;
}

/** How a log tells the kinds of numbers apart; recordings and voicemails know the first two. */
const NUMBER_TYPE = { extension: 1, phone: 2, emergency: 3 };

/** The phone's own side is logged by its extension, the other by its number where it has one. */
function logParty(party: Party, own: boolean, { didNumber }: LogSwitches): LogParty {
  const { name = '', phoneNumber, extensionNumber } = party;
  const number = own ? (extensionNumber ?? phoneNumber) : (phoneNumber ?? extensionNumber);
  const byExtension = number !== undefined && number === extensionNumber;
  return {
    name,
    number: number ?? '',
    numberType: byExtension ? NUMBER_TYPE.extension : NUMBER_TYPE.phone,
    ...(didNumber && byExtension && phoneNumber !== undefined && { didNumber: phoneNumber }),
  };
}

const logParties = ({ direction, caller, callee }: Call, switches: LogSwitches) => ({
  caller: logParty(caller, direction === 'outbound', switches),
  callee: logParty(callee, direction === 'inbound', switches),
});

const withEmergency = (party: LogParty): LogParty =>
  EMERGENCY_NUMBERS.includes(party.number ?? '')
    ? { ...party, numberType: NUMBER_TYPE.emergency }
    : party;

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

const loggedData = (call: Call, time: number, switches: LogSwitches) => ({
  callId: call.callId,
  callLogId: call.callLogId ?? '',
  ...logParties(call, switches),
  dateTime: isoTime(time),
});

/** What a log tells besides: only there may a called number be one for emergencies. */
const outcome = (call: Call, switches: LogSwitches) => ({
  callee: withEmergency(logParties(call, switches).callee),
  direction: call.direction,
  result: call.logResult ?? 'Call Connected',
  duration: call.duration ?? 0,
});

export function logData(
  call: Call,
  time: number,
  extras: LogExtras,
): Data<'zp-call-log-completed-event'> {
  return { ...loggedData(call, time, extras), ...outcome(call, extras), ...extras.autoLog };
}

export function recordingData(
  call: Call,
  time: number,
  extras: LogExtras,
): Data<'zp-call-recording-completed-event'> {
  const { direction, recordingUrl = '' } = call;
  return { ...loggedData(call, time, extras), direction, recordingUrl, ...extras.autoLog };
}

export function voicemailData(
  call: Call,
  time: number,
  extras: LogExtras,
): Data<'zp-call-voicemail-received-event'> {
  return {
    ...loggedData(call, time, extras),
    ...(extras.voicemailDirection && { direction: call.direction }),
    voicemailUrl: call.voicemailUrl ?? '',
    ...extras.autoLog,
  };
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
export function savedLogData(call: Call, switches: LogSwitches): Data<'zp-save-log-event'> {
  return {
    ...loggedData(call, call.loggedAt ?? call.startedAt, switches),
    ...outcome(call, switches),
    recordingUrl: call.recordingUrl ?? '',
    voicemailUrl: call.voicemailUrl ?? '',
    ...(call.summary ?? NO_SUMMARY),
  };
}

export function smsData(sms: TextMessage): Data<'zp-sms-log-event'> {
  const party = (phoneNumber: string) => ({ phoneNumber });
  const own = party(AGENT.phoneNumber ?? '');
  const [first = own, ...others] = sms.numbers.map(party);
  const inbound = sms.direction === 'inbound';
  const { sessionId, messageId, message, attachments, status, direction } = sms;
  return {
    sessionId,
    messageId,
    dateTime: isoTime(sms.time),
    sender: inbound ? first : own,
    receivers: [inbound ? own : first, ...others],
    message,
    attachments: attachments.map((each) => ({ ...each })),
    status,
    direction,
  };
}
