import type { WireMessage } from '../wire/message.js';
import { same } from './copy.js';

/** What one message tells of one record. */
export interface Told<Source extends string, Fact> {
  /** The record's id. */
  readonly id: string;
  /** Which kind of message told it, or which part of one. */
  readonly source: Source;
  readonly fact: Fact;
}

/** What each source told of one record. The record is derived from these: the order of arrival does not matter. */
export type Facts<Source extends string, Fact> = Readonly<Partial<Record<Source, Fact>>>;

/** A record that is new or has changed. */
export interface RecordChange<R> {
  readonly record: R;
  /** The record before, where there was one. */
  readonly previous?: R;
}

/** How a store makes records of messages: two pure functions, and what they need. */
export interface StoreOptions<Source extends string, Fact, R> {
  /** What a message tells, perhaps of several records. It must not keep the message's own objects. */
  readonly read: (message: WireMessage) => Iterable<Told<Source, Fact>>;
  /** The record that all facts amount to, frozen. */
  readonly project: (id: string, facts: Facts<Source, Fact>) => R;
  /** Both facts of one source in one. Default: the later one's fields over the earlier one's. */
  readonly merge?: (before: Fact, after: Fact, source: Source) => Fact;
  /** Whether a record is still going on: such a one is always kept. Default: none is. */
  readonly isLive?: (record: R) => boolean;
}

/** Records that are made of wire messages. */
export interface Store<R, Source extends string = string, Fact = unknown> {
  /** The records, newest first: the same frozen list until something changes. */
  readonly list: readonly R[];
  /** The record of an id, as a frozen snapshot. */
  get(id: string): R | undefined;
  /** Takes a message of the widget. One that tells of no record changes nothing. */
  apply(message: WireMessage): void;
  /** Takes what else is known. */
  add(told: Iterable<Told<Source, Fact>>): void;
  /**
   * Hears of every record that is new or has changed, once the store holds it.
   *
   * @returns a function that ends it
   */
  subscribe(listener: (change: RecordChange<R>) => void): () => void;
}

/** Of the records that are not live, the newest ones are kept. */
const LIMIT = 200;

interface Entry<Source extends string, Fact, R> {
  readonly facts: Facts<Source, Fact>;
  readonly record: R;
  readonly live: boolean;
  /** When the record was first heard of, and as which one. */
  readonly arrivedAt: number;
  readonly arrival: number;
  /** What the order is made of. */
  readonly start: number;
}

type Ordered = Pick<Entry<string, unknown, unknown>, 'start' | 'arrival'>;

const newestFirst = (a: Ordered, b: Ordered): number => b.start - a.start || b.arrival - a.arrival;

/** Makes a store of records by id. Live ones are always kept, of the others the newest 200. */
export function createStore<
  Source extends string,
  Fact extends object,
  R extends { readonly startedAt?: Date },
>({
  read,
  project,
  merge = (before, after) => ({ ...before, ...after }),
  isLive = () => false,
}: StoreOptions<Source, Fact, R>): Store<R, Source, Fact> {
  const entries = new Map<string, Entry<Source, Fact, R>>();
  const listeners = new Set<(change: RecordChange<R>) => void>();
  let arrivals = 0;
  let over = 0;
  let list: readonly R[] | undefined;

  const set = (id: string, facts: Facts<Source, Fact>): RecordChange<R> | undefined => {
    const before = entries.get(id);
    const previous = before?.record;
    const next = project(id, facts);
    const changed = !previous || !same(previous, next);
    const record = changed ? next : previous;
    const live = isLive(record);
    const { arrivedAt = Date.now(), arrival = arrivals++ } = before ?? {};
    const start = record.startedAt?.getTime() ?? arrivedAt;
    entries.set(id, { facts, record, live, arrivedAt, arrival, start });
    if (before?.live === false) over--;
    if (!live) over++;
    if (over > LIMIT) forgetOldest();
    if (!changed) return undefined;
    list = undefined;
    return { record, ...(previous && { previous }) };
  };

  const forgetOldest = (): void => {
    let oldest: [string, Entry<Source, Fact, R>] | undefined;
    for (const each of entries) {
      if (!each[1].live && (!oldest || newestFirst(oldest[1], each[1]) < 0)) oldest = each;
    }
    if (oldest) entries.delete(oldest[0]);
    list = undefined;
    over--;
  };

  const add: Store<R, Source, Fact>['add'] = (told) => {
    const touched = new Map<string, Facts<Source, Fact>>();
    for (const { id, source, fact } of told) {
      const facts = touched.get(id) ?? entries.get(id)?.facts;
      const before = facts?.[source];
      touched.set(id, {
        ...facts,
        [source]: before ? merge(before, fact, source) : fact,
      } as typeof facts & {});
    }
    const changes = Array.from(touched, ([id, facts]) => [id, set(id, facts)] as const);
    // What was forgotten at once is no record.
    for (const [id, change] of changes) if (change && entries.has(id)) tell(change);
  };

  const tell = (change: RecordChange<R>): void => {
    for (const listener of [...listeners]) {
      if (!listeners.has(listener)) continue; // another one has sent it away
      try {
        listener(change);
      } catch (error) {
        // As with an event's listeners: it stops nothing, and the page hears of it.
        queueMicrotask(() => {
          throw error as Error;
        });
      }
    }
  };

  return {
    get list() {
      return (list ??= Object.freeze(
        [...entries.values()].sort(newestFirst).map(({ record }) => record),
      ));
    },
    get: (id) => entries.get(id)?.record,
    apply: (message) => {
      add(read(message));
    },
    add,
    subscribe: (listener) => {
      // One function may subscribe twice; each time ends by itself.
      const own: typeof listener = (change) => {
        listener(change);
      };
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}
