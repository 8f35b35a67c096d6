import { firstOf } from '../records/copy.js';
import { createStore, type RecordState, type Store } from '../records/store.js';
import { given, type Given } from '../wire/given.js';
import { dateOf, fields, textOf } from '../wire/message.js';
import type { ChannelType } from './channels.js';
import {
  mergeFacts,
  readAbsence,
  readEngagements,
  readNote,
  SOURCES,
  STATES,
  type EngagementFacts,
  type Fact,
  type Source,
} from './engagement-facts.js';
import type { NotConnectedReason } from './messages.js';

/** The channel of an engagement: a documented one, or what a newer widget calls it. */
export type EngagementChannel = ChannelType | (string & {});

/** The customer's side of an engagement. */
export interface Customer {
  /** The id in your own system, from your answer to the widget's request. */
  readonly id?: string;
  /** The display name, as the widget tells it. */
  readonly name?: string;
  /** The phone number. */
  readonly number?: string;
  /** The e-mail address. */
  readonly email?: string;
  /** The kind of record in your own system, such as contact or lead. */
  readonly entity?: string;
}

/** All that the widget has told of one engagement so far. A frozen snapshot. */
export interface Engagement {
  /** The id by which every message tells of the engagement. */
  readonly engagementId: string;
  /** How the customer and the agent talk, such as `voice` or `chat`. */
  readonly channel?: EngagementChannel;
  /** Who began it: the customer, or the agent. */
  readonly direction?: 'inbound' | 'outbound';
  /** How far the engagement has come. */
  readonly state: 'ringing' | 'active' | 'wrapup' | 'ended';
  /** Why it never connected: it was missed, rejected or given up. */
  readonly notConnected?: {
    readonly reasonCode: NotConnectedReason;
    readonly message: string;
  };
  /** The other side: `from` of an inbound engagement, `to` of an outbound one. */
  readonly customer: Customer;
  /** The queue that it came through. */
  readonly queue?: { readonly id?: string; readonly name?: string };
  /** Who began it: a number or an address. */
  readonly from?: string;
  /** Who was meant: a number or an address. */
  readonly to?: string;
  /** Whether it was transferred to this agent. */
  readonly isTransfer?: boolean;
  /** Whether it has more than two parties. */
  readonly isConference?: boolean;
  /** When it began: to ring, or to be dialled. */
  readonly startedAt?: Date;
  /** When the agent accepted it. */
  readonly connectedAt?: Date;
  /** When the conversation ended; wrap-up may go on. */
  readonly endedAt?: Date;
  /** The same as `disposition.id`. */
  readonly dispositionId?: string;
  /** Zoom's page with the recording: `https:` or `http:`, or absent. */
  readonly recordingUrl?: string;
  /** Zoom's page about the engagement: `https:` or `http:`, or absent. */
  readonly logUrl?: string;
  /** The whole data of `zcc-phone-call-log`. Its notes are HTML that others have written. */
  readonly log?: Readonly<Record<string, unknown>>;
  /** The conversation in seconds: the log's, else from accepted to ended. */
  readonly duration?: number;
  /** The disposition's id, and its name as the log tells it. */
  readonly disposition?: { readonly id?: string; readonly name?: string };
  /** The agent's notes as plain text: those of the log, until it comes those that were added one by one. */
  readonly notes?: string;
  /** The agent, as the log tells it. */
  readonly agent?: { readonly id?: string; readonly name?: string; readonly email?: string };
  /** When wrap-up ended. */
  readonly wrapUpEndedAt?: Date;
  /**
   * Nobody told of the engagement's end, as when the page was asleep: it has been ringing for two minutes, or
   * nothing was heard of it for twelve hours.
   */
  readonly stale: boolean;
  /** What you know of the engagement: see `dial()` and `setContext()`. */
  readonly context?: unknown;
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

const HOURS = 3_600_000;

/** Milliseconds that an engagement may go on without news, by its state. */
const LIVES = { ringing: 2 * 60_000, active: 12 * HOURS, wrapup: 12 * HOURS, ended: undefined };

/** Of the engagements that go on, the active one that was accepted last, else the one that rang last. */
export function currentEngagement(live: readonly Engagement[]): Engagement | undefined {
  const active = live.filter(({ state }) => state === 'active');
  return active.length
    ? active.reduce((a, b) => (momentOf(b) > momentOf(a) ? b : a))
    : live.find(({ state }) => state === 'ringing');
}

const momentOf = ({ connectedAt, startedAt }: Engagement): number =>
  (connectedAt ?? startedAt)?.getTime() ?? 0;

/** How engagements are made of messages. */
export const engagementRecords = {
  read: readEngagements,
  project: engagementRecord,
  merge: mergeFacts,
  startOf: ({ startedAt }: Engagement) => startedAt,
  lifeOf: ({ state }: Engagement) => LIVES[state],
};

/** Makes an empty store of engagements: see {@link Engagement}. */
export function createEngagementStore(): EngagementStore {
  const expected = new Map<string, readonly string[]>();
  const store: Store<Engagement, Source, Fact> = createStore<Source, Fact, Engagement>({
    ...engagementRecords,
    read: (message) => {
      const { requestId } = fields(message.data);
      return [
        ...engagementRecords.read(message),
        // What was forgotten meanwhile stays forgotten.
        ...readAbsence(
          message,
          (expected.get(textOf(requestId) ?? '') ?? []).filter((id) => store.get(id)),
        ),
        ...readNote(
          message,
          store.live.map(({ engagementId }) => engagementId),
        ),
      ];
    },
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
export function engagementRecord(
  engagementId: string,
  facts: EngagementFacts,
  { stale }: RecordState,
): Engagement {
  const all = SOURCES.flatMap((source) => facts[source] ?? []);
  // Each value from the first source that tells it.
  const told = firstOf(all);
  const direction = told.direction ?? told.usualDirection;
  const { connectedAt, endedAt } = told;
  const talked =
    connectedAt !== undefined && endedAt !== undefined && endedAt >= connectedAt
      ? Math.round((endedAt - connectedAt) / 1000)
      : undefined;
  const moments = inOrder(told.startedAt, connectedAt, endedAt, told.wrapUpEndedAt);

  return Object.freeze(
    given({
      engagementId,
      // A call or a chat may be upgraded to video, never the reverse.
      channel: all.some(({ channel }) => channel === 'video') ? 'video' : told.channel,
      direction,
      state: furthest(all),
      notConnected: told.notConnected,
      customer: customerOf(told, direction),
      queue: some({ id: told.queueId, name: told.queueName }),
      from: told.from,
      to: told.to,
      isTransfer: told.isTransfer,
      isConference: told.isConference,
      startedAt: moments[0],
      connectedAt: moments[1],
      endedAt: moments[2],
      wrapUpEndedAt: moments[3],
      duration: told.duration ?? talked,
      dispositionId: told.dispositionId,
      disposition: some({ id: told.dispositionId, name: told.dispositionName }),
      notes: told.notes,
      agent: some({ id: told.agentId, name: told.agentName, email: told.agentEmail }),
      recordingUrl: told.recordingUrl,
      logUrl: told.logUrl,
      log: told.log,
      stale,
      context: told.context,
    }),
  );
}

/** Moments, none of them before another that precedes it only because its source tells whole seconds. */
function inOrder(...moments: readonly (number | undefined)[]): (Date | undefined)[] {
  let last = -Infinity;
  return moments.map((moment) => {
    if (moment === undefined) return undefined;
    last = moment < last && last - moment < 1000 ? last : moment;
    return dateOf(last);
  });
}

/** An object of what is known, frozen; nothing where nothing is. */
function some<T extends object>(object: T): Readonly<Given<T>> | undefined {
  const known = given(object);
  return Object.keys(known).length ? Object.freeze(known) : undefined;
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
