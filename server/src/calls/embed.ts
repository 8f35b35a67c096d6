import { createHash } from 'node:crypto';
import type { WireMessage } from 'zoom-embed-elements/records';
import { directionOf, fields, known, textOf, timeOf, type Fields } from '../read.js';
import { assumedCallId, idsOf, LONGEST } from './identifiers.js';
import type { Observation } from './observation.js';

/** What an outbox posted. */
export interface Posted {
  readonly kind: 'call' | 'engagement' | 'sms' | 'notes';
  readonly id: string;
  readonly source: string;
  readonly record: Fields;
}

/** What a posted record tells; nothing where it is a message. The user is who posted it, whatever the body says. */
export function observeRecord(posted: Posted, user: string, at: number): Observation | undefined {
  const { kind, id, source, record } = posted;
  if (kind === 'sms') return undefined;
  const key = short(['embed', user, kind, id, source].map(encodeURIComponent).join(':'));
  const startedAt = timeOf(record.startedAt, record.connectedAt);
  const { context, stale } = record;
  const page = known({ context, stale: stale === true ? stale : undefined });
  const shared = { source: 'embed', type: kind, key, at, users: [user], page } as const;
  if (kind === 'engagement') {
    return {
      ...shared,
      kind: 'engagement',
      ids: idsOf({ engagementId: idOf(record.engagementId, id) }),
      side: { hostUser: user, numbers: [] },
      messages: engagementMessages(record),
    };
  }
  const direction = directionOf(record.direction);
  const own = fields(direction === 'outbound' ? record.caller : record.callee);
  const callId = idOf(record.callId, id);
  return {
    ...shared,
    kind: 'call',
    ids: idsOf({ callId: assumedCallId(callId), callLogId: textOf(record.callLogId) }),
    side: {
      hostUser: user,
      numbers: [record.caller, record.callee].flatMap(
        (party) => textOf(fields(party).number) ?? [],
      ),
      ...known({ direction, extension: textOf(own.extension), startedAt }),
    },
    messages: kind === 'notes' ? notesMessages(record) : callMessages(record),
  };
}

/** The id that a record tells, else that of the post: a longer one is no identifier. */
function idOf(told: unknown, id: string): string {
  const text = textOf(told);
  return text !== undefined && text.length <= LONGEST ? text : id;
}

/** A key that an index holds. */
const short = (key: string): string =>
  key.length > 1000 ? `embed:${createHash('sha256').update(key).digest('hex')}` : key;

/** A record of a call as the messages that it was made of. */
function callMessages(record: Fields): WireMessage[] {
  const shared = {
    direction: record.direction,
    caller: partyOf(record.caller),
    callee: partyOf(record.callee),
    forwardedBy: record.forwardedBy && partyOf(record.forwardedBy),
    enableAutoLog: record.autoLog,
  };
  const { state, summary, notes, duration, logResult } = record;
  const isLogged = Boolean(record.callLogId ?? logResult ?? (state === 'ended' && duration));
  return [
    message(
      'zp-call-ringing-event',
      { ...shared, dateTime: record.startedAt },
      state !== 'unknown',
    ),
    message(
      'zp-call-connected-event',
      { ...shared, dateTime: record.connectedAt },
      record.connectedAt ?? state === 'connected',
    ),
    message(
      'zp-call-ended-event',
      { ...shared, dateTime: record.endedAt, result: record.result },
      state === 'ended',
    ),
    message(
      'zp-call-log-completed-event',
      { ...shared, callLogId: record.callLogId, duration, result: logResult },
      isLogged,
    ),
    message(
      'zp-call-recording-completed-event',
      { ...shared, recordingUrl: record.recordingUrl },
      record.recordingUrl,
    ),
    message(
      'zp-call-voicemail-received-event',
      { ...shared, voicemailUrl: record.voicemailUrl },
      record.voicemailUrl,
    ),
    message('zp-ai-call-summary-event', fields(summary), summary),
    message('zp-notes-save-event', { notesData: notes }, notes),
  ].flat();
}

const notesMessages = (record: Fields): WireMessage[] =>
  message('zp-notes-save-event', { notesData: record.notes ?? record.notesData ?? record }, true);

/** The words of each channel for the beginning and the end. */
const WORDS: Readonly<Record<string, readonly [ringing: string, started: string, ended: string]>> =
  {
    chat: ['zcc-chat-ringing', 'zcc-chat-started', 'zcc-chat-ended'],
    video: ['zcc-video-ringing', 'zcc-video-started', 'zcc-video-ended'],
    sms: ['zcc-sms-ringing', 'zcc-sms-started', 'zcc-sms-ended'],
  };
const VOICE = ['zcc-call-ringing', 'zcc-call-connected', 'zcc-call-ended'] as const;

/** A record of an engagement as the messages that it was made of. */
function engagementMessages(record: Fields): WireMessage[] {
  const { channel, direction, state, log } = record;
  const customer = fields(record.customer);
  const queue = fields(record.queue);
  const [ringing, started, ended] = WORDS[textOf(channel) ?? ''] ?? VOICE;
  const shared = {
    channel,
    direction,
    from: record.from,
    to: record.to,
    queueId: queue.id,
    queueName: queue.name,
    customerName: customer.name,
    customerNumber: customer.number,
    customerEmail: customer.email,
    isTransfer: record.isTransfer,
    isConference: record.isConference,
    dispositionId: record.dispositionId,
  };
  const connectedAt = timeOf(record.connectedAt);
  const reason = fields(record.notConnected);
  return [
    message(
      direction === 'outbound' ? 'zcc-outbound-call-started' : ringing,
      { ...shared, createTs: timeOf(record.startedAt), startTs: timeOf(record.startedAt) },
      true,
    ),
    message(
      started,
      { ...shared, acceptTs: connectedAt, createTs: connectedAt },
      connectedAt ?? state === 'active',
    ),
    message(
      ended,
      { ...shared, completeTs: timeOf(record.endedAt) },
      record.endedAt ?? state === 'wrapup',
    ),
    message(
      direction === 'outbound' ? 'zcc-outbound-not-connected' : 'zcc-inbound-not-connected',
      { ...shared, ...reason },
      record.notConnected,
    ),
    message('zcc-end-post-engagement', shared, state === 'ended'),
    message(
      'zcc-call-recording',
      { ...shared, recordingUrl: record.recordingUrl },
      record.recordingUrl,
    ),
    message('zcc-engagement-log-url', { ...shared, recordingUrl: record.logUrl }, record.logUrl),
    message('zcc-phone-call-log', fields(log), log),
  ].flat();
}

/** A message, where there is something to tell. */
export const message = (type: string, data: Fields, when: unknown): WireMessage[] =>
  when ? [{ type, data: known(data) }] : [];

function partyOf(value: unknown): Fields {
  const { number, extension, ...party } = fields(value);
  return known({ ...party, phoneNumber: number, extensionNumber: extension });
}
