import {
  dateOf,
  directionOf,
  fields,
  flagOf,
  given,
  lookUp,
  numberOf,
  snapshot,
  textOf,
  urlOf,
  type Fields,
} from '../embed/data.js';
import type { WireMessage } from '../embed/protocol.js';
import { channelOf, type ChannelType } from './channels.js';

/** From the first to the last. */
export const STATES = ['ringing', 'active', 'wrapup', 'ended'] as const;

export type Direction = 'inbound' | 'outbound';

/** What one message tells of one engagement, in a form of our own: its data belongs to the page. */
export interface Fact {
  readonly state: (typeof STATES)[number];
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
}

type Told = { readonly [K in keyof Fact]?: Fact[K] | undefined } & Pick<Fact, 'state'>;
type Read = (data: Fields) => Told;

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
  'zcc-phone-call-log': readLog,
} as const satisfies Record<string, Read>;

/** A message, by its type, or one of the lists of a status snapshot. */
export type Source = keyof typeof READERS;

/** All sources. Of two that tell the same, the first counts. */
export const SOURCES = Object.keys(READERS) as readonly Source[];

/** What each source told of one engagement. The record is derived from these, so the order of arrival is no matter. */
export type EngagementFacts = Readonly<Partial<Record<Source, Fact>>>;

const STATUS = 'zcc-engagement-status-response';
const NOTHING: ReadonlyMap<string, EngagementFacts> = new Map();

/** What a message tells, by the id of the engagement that it is about; a status snapshot is about many. Pure. */
export function engagementFacts({ type, data }: WireMessage): ReadonlyMap<string, EngagementFacts> {
  if (type === STATUS) return statusFacts(fields(data));
  const id = textOf(fields(data).engagementId);
  if (id === undefined || !lookUp(READERS, type) || !type.startsWith('zcc-')) return NOTHING;
  return new Map([[id, readFact(type as Source, fields(data))]]);
}

/** Both together: pure. Of two messages of one type the later counts. */
export function addEngagementFacts(
  before: EngagementFacts,
  told: EngagementFacts,
): EngagementFacts {
  const facts: Partial<Record<Source, Fact>> = { ...before };
  for (const [source, fact] of Object.entries(told) as [Source, Fact][]) {
    facts[source] = Object.freeze({ ...before[source], ...fact });
  }
  return Object.freeze(facts);
}

/**
 * What a full status snapshot tells by silence: those of the candidates that it does not list have ended. Pure.
 *
 * @param message - the answer to a status request that named no engagement
 * @param candidates - the ids of the engagements that a snapshot taken when it was asked for had to list:
 *   it may know nothing of one that was accepted later
 */
export function absenceFacts(
  { type, data }: WireMessage,
  candidates: Iterable<string>,
): ReadonlyMap<string, EngagementFacts> {
  const { active, wrapup } = fields(data);
  // An answer without any list is no snapshot, and what has ended never comes back to life.
  if (type !== STATUS || !(Array.isArray(active) || Array.isArray(wrapup))) return NOTHING;
  const listed = statusFacts(fields(data));
  const absent = [...candidates].filter((id) => !listed.has(id));
  return new Map(absent.map((id) => [id, readFact('absent', {})]));
}

function statusFacts(data: Fields): ReadonlyMap<string, EngagementFacts> {
  const facts = new Map<string, EngagementFacts>();
  for (const list of ['active', 'wrapup'] as const) {
    const engagements: unknown = data[list];
    // An array may have holes, or be all hole.
    for (const each of Array.isArray(engagements) ? Object.values(engagements).map(fields) : []) {
      const id = textOf(each.engagementId);
      if (id === undefined) continue;
      facts.set(id, addEngagementFacts(facts.get(id) ?? {}, readFact(list, each)));
    }
  }
  return facts;
}

function readFact(source: Source, data: Fields): EngagementFacts {
  const told: Told = {
    channel: readChannel(data.channel),
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
    ...READERS[source](data),
  };
  return Object.freeze({ [source]: Object.freeze(given(told)) });
}

function readLog(data: Fields): Told {
  const record = fields(data.objectRecord);
  const user = fields(data.user);
  return {
    state: 'ended',
    channel: channelOf(record.type),
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
    endedAt: timeOf(record.callEndTime),
    dispositionId: textOf(record.dispositionId),
    log: snapshot(data),
  };
}

/** A newer widget may name channels that the documents do not. */
const readChannel = (value: unknown): string | undefined =>
  channelOf(value) ?? (typeof value === 'string' ? textOf(value) : undefined);

/** A moment in milliseconds: from a number, the same as text, or a date. Zero stands for none. */
function timeOf(value: unknown): number | undefined {
  return dateOf(numberOf(value) ?? value)?.getTime() || undefined;
}
