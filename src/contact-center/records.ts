import { firstOf } from '../records/copy.js';
import { createStore, type Store } from '../records/store.js';
import { given } from '../wire/given.js';
import { dateOf, fields, textOf } from '../wire/message.js';
import type { ChannelType } from './channels.js';
import {
  readAbsence,
  readEngagements,
  SOURCES,
  STATES,
  type EngagementFacts,
  type Fact,
  type Source,
} from './engagement-facts.js';

/** The channel of an engagement: a documented one, or what a newer widget calls it. */
export type EngagementChannel = ChannelType | (string & {});

/** The customer's side of an engagement. */
export interface Customer {
  /** The host's own id, as the host answered the widget's request. */
  readonly id?: string;
  readonly name?: string;
  readonly number?: string;
  readonly email?: string;
  /** The kind of the host's record, such as contact or lead. */
  readonly entity?: string;
}

/** All that the widget has told of one engagement so far. A frozen snapshot. */
export interface Engagement {
  readonly engagementId: string;
  readonly channel?: EngagementChannel;
  readonly direction?: 'inbound' | 'outbound';
  /** The furthest that the engagement has come. */
  readonly state: 'ringing' | 'active' | 'wrapup' | 'ended';
  /** Why it came to nothing. */
  readonly notConnected?: { readonly reasonCode: string; readonly message: string };
  /** Who is `from` in an inbound engagement and `to` in an outbound one. */
  readonly customer: Customer;
  readonly queue?: { readonly id?: string; readonly name?: string };
  readonly from?: string;
  readonly to?: string;
  readonly isTransfer?: boolean;
  readonly isConference?: boolean;
  readonly startedAt?: Date;
  readonly connectedAt?: Date;
  /** The end of the conversation: wrap-up may go on. */
  readonly endedAt?: Date;
  readonly dispositionId?: string;
  /** Zoom's page with the recording: `https:` or `http:`, or absent. */
  readonly recordingUrl?: string;
  /** Zoom's page about the engagement: `https:` or `http:`, or absent. */
  readonly logUrl?: string;
  /** The whole data of `zcc-phone-call-log`. Its notes are HTML from outside. */
  readonly log?: Readonly<Record<string, unknown>>;
}

/** Records of engagements, made of the widget's messages. Runs anywhere: in a page, a worker, a test, on a server. */
export interface EngagementStore extends Store<Engagement, Source, Fact> {
  /**
   * Notes that a snapshot of all engagements is asked for now. The answer with this `requestId` ends the
   * engagements that it does not list, of those that it would have to.
   *
   * @returns a function that takes this back, where no answer will come
   */
  expectSnapshot(requestId: string): () => void;
  /** Another page has taken the widget's place: it answers nothing that was asked before. */
  forgetSnapshots(): void;
}

/** Makes an empty store of engagements: see {@link Engagement}. */
export function createEngagementStore(): EngagementStore {
  const expected = new Map<string, readonly string[]>();
  const store = createStore<Source, Fact, Engagement>({
    read: (message) => {
      const requestId = textOf(fields(message.data).requestId) ?? '';
      return [...readEngagements(message), ...readAbsence(message, expected.get(requestId) ?? [])];
    },
    project: engagementRecord,
    isLive: ({ state }) => state !== 'ended',
  });
  // Not by spreading: `list` is a getter.
  return Object.assign(store, {
    expectSnapshot: (requestId: string) => {
      const listed = store.list.filter(isListed).map(({ engagementId }) => engagementId);
      expected.set(requestId, listed);
      return () => expected.delete(requestId);
    },
    forgetSnapshots: () => {
      expected.clear();
    },
  });
}

/** Whether a full snapshot lists such an engagement. One that rings is in none, so its absence says nothing. */
const isListed = ({ state }: Engagement): boolean => state === 'active' || state === 'wrapup';

/** The record that the facts amount to: pure. */
export function engagementRecord(engagementId: string, facts: EngagementFacts): Engagement {
  const all = SOURCES.flatMap((source) => facts[source] ?? []);
  // Each value from the first source that tells it.
  const told = firstOf(all);
  const direction = told.direction ?? told.usualDirection;
  const queue = given({ id: told.queueId, name: told.queueName });

  return Object.freeze(
    given({
      engagementId,
      // A call or a chat may be upgraded to video, never the reverse.
      channel: all.some(({ channel }) => channel === 'video') ? 'video' : told.channel,
      direction,
      state: furthest(all),
      notConnected: told.notConnected,
      customer: customerOf(told, direction),
      queue: Object.keys(queue).length ? Object.freeze(queue) : undefined,
      from: told.from,
      to: told.to,
      isTransfer: told.isTransfer,
      isConference: told.isConference,
      startedAt: dateOf(told.startedAt),
      connectedAt: dateOf(told.connectedAt),
      endedAt: dateOf(told.endedAt),
      dispositionId: told.dispositionId,
      recordingUrl: told.recordingUrl,
      logUrl: told.logUrl,
      log: told.log,
    }),
  );
}

const furthest = (facts: readonly Fact[]): Engagement['state'] =>
  STATES.findLast((state) => facts.some((fact) => fact.state === state)) ?? 'ringing';

/** The customer by the address that is theirs, completed by what is told of them. */
function customerOf(told: Partial<Fact>, direction: Engagement['direction']): Customer {
  const address = direction === 'outbound' ? told.to : direction && told.from;
  const { name, number, email } = readAddress(address);
  return Object.freeze(
    given({
      id: told.customerId,
      name: told.customerName ?? name,
      number: number ?? told.customerNumber,
      email: told.customerEmail ?? email,
      entity: told.customerEntity,
    }),
  );
}

/** An address is a number as a rule; a chat's may be an e-mail address, that of an unknown caller a word. */
function readAddress(address = ''): Customer {
  if (address.includes('@')) return { email: address };
  if (/\d/.test(address)) return { number: address };
  return address ? { name: address } : {};
}
