import { snapshot } from '../records/copy.js';
import type { Facts, Told } from '../records/store.js';
import { given } from '../wire/given.js';
import {
  dateOf,
  directionOf,
  fields,
  flagOf,
  lookUp,
  numberOf,
  textOf,
  urlOf,
  type Fields,
  type WireMessage,
} from '../wire/message.js';
import { toPlainText } from '../plain-text.js';
import { channelOf, type ChannelType } from './channels.js';

/** From the first to the last. */
export const STATES = ['ringing', 'active', 'wrapup', 'ended'] as const;

export type Direction = 'inbound' | 'outbound';

/** What one message tells of one engagement, in a form of our own: its data belongs to the page. */
export interface Fact {
  readonly state?: (typeof STATES)[number];
  readonly channel?: string;
  readonly direction?: Direction;
  /** The direction that the type of the message stands for. */
  readonly usualDirection?: Direction;
  readonly notConnected?: { readonly reasonCode: string; readonly message: string };
  readonly from?: string;
  readonly to?: string;
  readonly queueId?: string;
  readonly queueName?: string;
  readonly customerId?: string;
  readonly customerName?: string;
  readonly customerNumber?: string;
  readonly customerEmail?: string;
  readonly customerEntity?: string;
  readonly isTransfer?: boolean;
  readonly isConference?: boolean;
  /** Moments in milliseconds. */
  readonly startedAt?: number;
  readonly connectedAt?: number;
  readonly endedAt?: number;
  readonly dispositionId?: string;
  readonly recordingUrl?: string;
  readonly logUrl?: string;
  readonly log?: Fields;
  /** Seconds. */
  readonly duration?: number;
  readonly dispositionName?: string;
  readonly notes?: string;
  readonly agentId?: string;
  readonly agentName?: string;
  readonly agentEmail?: string;
  readonly wrapUpEndedAt?: number;
  /** What the host knows of the engagement. */
  readonly context?: unknown;
}

type Reading = { readonly [K in keyof Fact]?: Fact[K] | undefined };
type Read = (data: Fields) => Reading;

const inboundRinging =
  (channel?: ChannelType): Read =>
  (data) => ({
    state: 'ringing',
    usualDirection: 'inbound',
    startedAt: timeOf(data.createTs),
    ...(channel && { channel }),
  });

const started =
  (channel: ChannelType, time: string): Read =>
  (data) => ({ state: 'active', channel, connectedAt: timeOf(data[time]) });

const conversationEnded =
  (channel: ChannelType): Read =>
  (data) => ({ state: 'wrapup', channel, endedAt: timeOf(data.completeTs) });

const notConnected =
  (usualDirection: Direction): Read =>
  (data) => ({
    state: 'ended',
    usualDirection,
    notConnected: Object.freeze({
      reasonCode: textOf(data.reasonCode) ?? '',
      message: textOf(data.message) ?? '',
    }),
  });

const logUrl: Read = (data) => ({ state: 'ended', logUrl: urlOf(data.recordingUrl) });

/** What each source tells besides the fields that are read alike in all of them; in order of preference. */
const READERS = {
  'zcc-call-ringing': inboundRinging('voice'),
  'zcc-chat-ringing': inboundRinging('chat'),
  'zcc-video-ringing': inboundRinging('video'),
  'zcc-sms-ringing': inboundRinging('sms'),
  'zcc-outbound-call-started': (data) => ({
    state: 'ringing',
    channel: 'voice',
    usualDirection: 'outbound',
    startedAt: timeOf(data.startTs),
  }),
  'zcc-call-connected': started('voice', 'acceptTs'),
  'zcc-chat-started': started('chat', 'createTs'),
  'zcc-video-started': started('video', 'createTs'),
  'zcc-sms-started': started('sms', 'createTs'),
  'zcc-call-ended': conversationEnded('voice'),
  'zcc-chat-ended': conversationEnded('chat'),
  'zcc-video-ended': conversationEnded('video'),
  'zcc-sms-ended': conversationEnded('sms'),
  'zcc-inbound-not-connected': notConnected('inbound'),
  'zcc-outbound-not-connected': notConnected('outbound'),
  'zcc-end-post-engagement': () => ({ state: 'ended' }),
  'zcc-engagement-log-url': logUrl,
  // The official page prints the log URL's message under this type.
  'zcc-close-engagement-wrapup': logUrl,
  'zcc-call-recording': (data) => ({ state: 'ended', recordingUrl: urlOf(data.recordingUrl) }),
  'zcc-incomingPhone-request': inboundRinging(),
  'zcc-incomingEmail-request': inboundRinging(),
  // The lists of a status snapshot, and what is in neither of them.
  active: () => ({ state: 'active' }),
  wrapup: () => ({ state: 'wrapup' }),
  absent: () => ({ state: 'ended' }),
  // What the host knows of it, beside what the widget tells.
  context: () => ({}),
  'zcc-phone-call-log': readLog,
  // What the agent wrote meanwhile: the log, where it comes, has it all.
  'zcc-add-note': (data) => ({ notes: toPlainText(data.comment) || undefined }),
} as const satisfies Record<string, Read>;

/** A message, by its type, or one of the lists of a status snapshot. */
export type Source = keyof typeof READERS;

/** All sources. Of two that tell the same, the first counts. */
export const SOURCES = Object.keys(READERS) as readonly Source[];

/** What each source told of one engagement. */
export type EngagementFacts = Facts<Source, Fact>;

/** What one source tells of an engagement. */
export type EngagementTold = Told<Source, Fact>;

const STATUS = 'zcc-engagement-status-response';
const LISTS = ['active', 'wrapup'] as const;

/** What a message tells of an engagement; a status snapshot tells of many. Pure. */
export function readEngagements({ type, data }: WireMessage): EngagementTold[] {
  if (type === STATUS) return readStatus(fields(data));
  const id = textOf(fields(data).engagementId);
  if (id === undefined || !lookUp(READERS, type) || !type.startsWith('zcc-')) return [];
  return [toldBy(type as Source, id, fields(data))];
}

/**
 * What a full status snapshot tells by silence: those of the candidates that it does not list have ended. Pure.
 *
 * @param message - the answer to a status request that named no engagement
 * @param candidates - the ids of the engagements that a snapshot taken when it was asked for had to list:
 *   it may know nothing of one that was accepted later
 */
export function readAbsence(
  { type, data }: WireMessage,
  candidates: readonly string[],
): EngagementTold[] {
  const lists = fields(data);
  // An answer without any list is no snapshot, and what has ended never comes back to life.
  if (type !== STATUS || !LISTS.some((list) => Array.isArray(lists[list]))) return [];
  const listed = new Set(readStatus(lists).map(({ id }) => id));
  return candidates.filter((id) => !listed.has(id)).map((id) => toldBy('absent', id, {}));
}

/**
 * A note names no engagement in the documents: it is that of the only one that goes on, else of none. Pure.
 *
 * @param message - any message
 * @param live - the ids of the engagements that go on
 */
export function readNote({ type, data }: WireMessage, live: readonly string[]): EngagementTold[] {
  const [id, ...others] = live;
  const isOpen = type === 'zcc-add-note' && fields(data).engagementId === undefined;
  return isOpen && id !== undefined && !others.length ? [toldBy(type, id, fields(data))] : [];
}

/** Notes add up, each once; of everything else the later counts. Pure. */
export function mergeFacts(before: Fact, after: Fact, source: Source): Fact {
  if (source !== 'zcc-add-note') return { ...before, ...after };
  const notes = [before.notes, after.notes].flatMap((text) => text?.split('\n\n') ?? []);
  return { ...before, ...after, notes: [...new Set(notes)].join('\n\n') };
}

function readStatus(data: Fields): EngagementTold[] {
  return LISTS.flatMap((list) => {
    const engagements: unknown = data[list];
    // An array may have holes, or be all hole.
    const all = Array.isArray(engagements) ? Object.values(engagements).map(fields) : [];
    return all.flatMap((each) => {
      const id = textOf(each.engagementId);
      return id === undefined ? [] : toldBy(list, id, each);
    });
  });
}

function toldBy(source: Source, id: string, data: Fields): EngagementTold {
  const told: Reading = READERS[source](data);
  const reading: Reading = {
    direction: directionOf(data.direction ?? data.engagementDirection),
    from: textOf(data.from),
    to: textOf(data.to),
    queueId: textOf(data.queueId),
    queueName: textOf(data.queueName),
    customerName: textOf(data.customerName),
    customerNumber: textOf(data.customerNumber) ?? textOf(data.incomingPhoneNumber),
    customerEmail: textOf(data.customerEmail) ?? textOf(data.email),
    isTransfer: flagOf(data.isTransfer),
    isConference: flagOf(data.isConference),
    dispositionId: textOf(data.dispositionId),
    ...told,
    // The message's own channel counts before the one that its type usually has.
    channel: readChannel(data.channel) ?? told.channel,
  };
  return { id, source, fact: Object.freeze(given(reading)) };
}

/** What the host knows of an engagement, as a fact beside those that the widget tells. */
export const contextOf = (id: string, context: unknown): EngagementTold => ({
  id,
  source: 'context',
  fact: { context: snapshot(context) },
});

function readLog(data: Fields): Reading {
  const record = fields(data.objectRecord);
  const user = fields(data.user);
  const endedAt = timeOf(record.callEndTime);
  const wrapUp = secondsOf(record.wrapUpTimeDuration);
  return {
    state: 'ended',
    channel: readChannel(record.type),
    direction: directionOf(record.callType),
    from: textOf(record.from),
    to: textOf(record.to),
    queueName: textOf(record.callQueue),
    customerId: textOf(user.id),
    customerName: textOf(user.name),
    customerNumber: textOf(user.phone),
    customerEmail: textOf(user.email),
    customerEntity: textOf(user.entity),
    startedAt: timeOf(record.callStartTime),
    endedAt,
    wrapUpEndedAt:
      endedAt === undefined || wrapUp === undefined ? undefined : endedAt + wrapUp * 1000,
    duration: secondsOf(record.callDuration),
    dispositionId: textOf(record.dispositionId),
    dispositionName: textOf(record.dispositionCode),
    notes: toPlainText(record.notes) || undefined,
    agentId: textOf(record.agentId),
    agentName: textOf(record.agentName),
    agentEmail: textOf(record.agentEmail),
    log: snapshot(data),
  };
}

/** Seconds of a duration, `MM:SS` or `HH:MM:SS`; absent where it is none, such as `NaN:NaN`. */
function secondsOf(value: unknown): number | undefined {
  const parts = textOf(value)?.split(':').map(Number) ?? [];
  const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
  return parts.length > 1 && Number.isFinite(seconds) ? seconds : undefined;
}

/** A newer widget may name channels that the documents do not. */
const readChannel = (value: unknown): string | undefined =>
  channelOf(value) ?? (typeof value === 'string' ? textOf(value) : undefined);

/** A moment in milliseconds: from a number, the same as text, or a date. Zero stands for none. */
function timeOf(value: unknown): number | undefined {
  return dateOf(numberOf(value) ?? value)?.getTime() || undefined;
}
