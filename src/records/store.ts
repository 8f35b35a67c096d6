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

/** What a record is made of besides its facts. */
export interface RecordState {
  /** Nothing was heard of it for longer than its state can last: its end was not told. */
  readonly stale: boolean;
}

/** What was told of records at one moment, in a form that another tab or a database can take. */
export interface Telling<Source extends string = string, Fact = unknown> {
  readonly told: readonly Told<Source, Fact>[];
  /** When it was heard, as `Date.now()`; `undefined` where it does not count as news of the records. */
  readonly at: number | undefined;
  /** Whether it came from elsewhere, such as another tab, and not from the widget here. */
  readonly isElsewhere: boolean;
}

/** Hears what a store is told, once it holds it: to keep it elsewhere, too. */
export interface Witness<Source extends string = string, Fact = unknown> {
  told?(telling: Telling<Source, Fact>): void;
  /** A record was removed on purpose. */
  forgot?(id: string): void;
  /** All records were removed on purpose. */
  cleared?(): void;
}

/** How a store makes records of messages: two pure functions, and what they need. */
export interface StoreOptions<Source extends string, Fact, R> {
  /** What a message that came at a moment tells, perhaps of several records. It keeps nothing of the message. */
  readonly read: (message: WireMessage, at: number) => readonly Told<Source, Fact>[];
  /** The record that all facts amount to, frozen. */
  readonly project: (id: string, facts: Facts<Source, Fact>, state: RecordState) => R;
  /** Both facts of one source in one. Default: the later one's fields over the earlier one's. */
  readonly merge?: (before: Fact, after: Fact, source: Source) => Fact;
  /** What the order is made of, newest first. Default: when the record was first heard of. */
  readonly startOf?: (record: R) => Date | undefined;
  /** Milliseconds that a record may go on without news; `undefined` once it has ended. Default: all have ended. */
  readonly lifeOf?: (record: R) => number | undefined;
}

/** Records that are made of wire messages. */
export interface Store<R, Source extends string = string, Fact = unknown> {
  /** The records, newest first: the same frozen list until something changes. */
  readonly list: readonly R[];
  /** Those that have not ended and are not stale, newest first. They are always kept; of the others the newest 200. */
  readonly live: readonly R[];
  /** The record of an id, as a frozen snapshot. */
  get(id: string): R | undefined;
  /**
   * Applies a message from the widget. One that is about no record changes nothing.
   *
   * @param message - the message
   * @param at - when it came, as `Date.now()`; now by default
   */
  apply(message: WireMessage, at?: number): void;
  /** What a message tells, without applying it: see {@link Store.apply}. */
  read(message: WireMessage, at?: number): readonly Told<Source, Fact>[];
  /**
   * Adds what else is known of a record.
   *
   * @param told - what is known
   * @param at - the record counts as heard of at that moment, as with a message; left out, it does not count as heard of
   * @param isElsewhere - it came from another tab or a database: see {@link Telling}
   */
  add(told: readonly Told<Source, Fact>[], at?: number, isElsewhere?: boolean): void;
  /** Removes a record. */
  forget(id: string): void;
  /** Removes all records. */
  clear(): void;
  /** Puts what was told of a record to what is known of it. Pure. */
  combine(facts: Facts<Source, Fact>, told: readonly Told<Source, Fact>[]): Facts<Source, Fact>;
  /** All that the records are made of: one telling for each, oldest first. */
  tellings(): Telling<Source, Fact>[];
  /**
   * Has somebody hear all that the store is told.
   *
   * @returns a function that ends it
   */
  overhear(witness: Witness<Source, Fact>): () => void;
  /**
   * Marks the records as stale that nothing was heard of for too long.
   *
   * @param now - the moment, as `Date.now()`; now by default
   * @returns the milliseconds until the next one is due; `undefined` where none is live
   */
  expire(now?: number): number | undefined;
  /**
   * Calls a listener with every record that is new or has changed, once the store holds it.
   *
   * @returns a function that ends the subscription
   */
  subscribe(listener: (change: RecordChange<R>) => void): () => void;
}

/** Of the records that are over, the newest ones are kept. */
const LIMIT = 200;

interface Entry<Source extends string, Fact, R> {
  readonly id: string;
  readonly facts: Facts<Source, Fact>;
  readonly record: R;
  readonly stale: boolean;
  /** When it becomes stale, as `Date.now()`; `undefined` once it has ended. */
  readonly due: number | undefined;
  /** When the record was heard of last. */
  readonly heardAt: number;
  /** Whether the widget here told nothing of it. */
  readonly isElsewhere: boolean;
  /** When it was first heard of, and as which one. */
  readonly arrivedAt: number;
  readonly arrival: number;
  /** What the order is made of. */
  readonly start: number;
}

type Ordered = Pick<Entry<string, unknown, unknown>, 'start' | 'arrival'>;

const newestFirst = (a: Ordered, b: Ordered): number => b.start - a.start || b.arrival - a.arrival;

/** Makes a store of records by id. Live ones are always kept, of the others the newest 200. */
export function createStore<Source extends string, Fact extends object, R>({
  read,
  project,
  merge = (before, after) => ({ ...before, ...after }),
  startOf = () => undefined,
  lifeOf = () => undefined,
}: StoreOptions<Source, Fact, R>): Store<R, Source, Fact> {
  const entries = new Map<string, Entry<Source, Fact, R>>();
  const listeners = new Set<(change: RecordChange<R>) => void>();
  const witnesses = new Set<Witness<Source, Fact>>();
  let arrivals = 0;
  let over = 0;
  let list: readonly R[] | undefined;
  let live: readonly R[] | undefined;

  const set = (
    id: string,
    facts: Facts<Source, Fact>,
    at: number | undefined,
    isElsewhere: boolean,
    isOverdue = false,
  ): RecordChange<R> | undefined => {
    const before = entries.get(id);
    const heardAt = Math.max(before?.heardAt ?? 0, at ?? 0) || Date.now();
    const stale = isOverdue || (at === undefined && before?.stale === true);
    const previous = before?.record;
    const next = project(id, facts, { stale });
    const changed = !previous || !same(previous, next);
    const record = changed ? next : previous;
    const life = stale ? undefined : lifeOf(record);
    const due = life === undefined ? undefined : heardAt + life;
    const { arrivedAt = heardAt, arrival = arrivals++ } = before ?? {};
    const start = startOf(record)?.getTime() ?? arrivedAt;
    entries.set(id, {
      id,
      facts,
      record,
      stale,
      due,
      heardAt,
      arrivedAt,
      arrival,
      start,
      isElsewhere: isElsewhere && (before?.isElsewhere ?? true),
    });
    if (before && before.due === undefined) over--;
    if (due === undefined) over++;
    if (over > LIMIT) forgetOldest();
    if (!changed) return undefined;
    list = live = undefined;
    return { record, ...(previous && { previous }) };
  };

  const forgetOldest = (): void => {
    let oldest: Entry<Source, Fact, R> | undefined;
    for (const entry of entries.values()) {
      if (entry.due === undefined && (!oldest || newestFirst(oldest, entry) < 0)) oldest = entry;
    }
    if (oldest) drop(oldest.id);
  };

  const drop = (id: string): void => {
    const entry = entries.get(id);
    if (!entries.delete(id)) return;
    if (entry?.due === undefined) over--;
    list = live = undefined;
  };

  const combine: Store<R, Source, Fact>['combine'] = (facts, told) => {
    const all: Partial<Record<Source, Fact>> = { ...facts };
    for (const { source, fact } of told) {
      const before = all[source];
      all[source] = before ? merge(before, fact, source) : fact;
    }
    return all;
  };

  const add: Store<R, Source, Fact>['add'] = (told, at, isElsewhere = false) => {
    // Most messages tell of no record.
    if (!told.length) return;
    const touched = new Map<string, Told<Source, Fact>[]>();
    for (const each of told) {
      const others = touched.get(each.id);
      if (others) others.push(each);
      else touched.set(each.id, [each]);
    }
    const changes: [string, RecordChange<R>][] = [];
    for (const [id, own] of touched) {
      const facts = combine(entries.get(id)?.facts ?? ({} as Facts<Source, Fact>), own);
      const change = set(id, facts, at, isElsewhere);
      if (change) changes.push([id, change]);
    }
    for (const witness of [...witnesses]) witness.told?.({ told, at, isElsewhere });
    tell(changes);
  };

  const tell = (changes: readonly (readonly [string, RecordChange<R>])[]): void => {
    for (const [id, change] of changes) {
      // What was forgotten at once is no record.
      if (!entries.has(id)) continue;
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
    }
  };

  const sorted = (): Entry<Source, Fact, R>[] => [...entries.values()].sort(newestFirst);
  const readAt: Store<R, Source, Fact>['read'] = (message, at = Date.now()) => read(message, at);

  return {
    get list() {
      return (list ??= Object.freeze(sorted().map(({ record }) => record)));
    },
    get live() {
      const going = (): R[] =>
        sorted().flatMap(({ record, due }) => (due === undefined ? [] : [record]));
      return (live ??= Object.freeze(going()));
    },
    get: (id) => entries.get(id)?.record,
    read: readAt,
    apply: (message, at = Date.now()) => {
      const told = readAt(message, at);
      if (told.length) add(told, at);
    },
    add,
    combine,
    forget: (id) => {
      drop(id);
      for (const witness of [...witnesses]) witness.forgot?.(id);
    },
    clear: () => {
      entries.clear();
      over = 0;
      list = live = undefined;
      for (const witness of [...witnesses]) witness.cleared?.();
    },
    tellings: () =>
      sorted()
        .toReversed()
        .map(({ id, facts, heardAt, isElsewhere }) => ({
          told: Object.entries(facts).map(
            ([source, fact]) => ({ id, source, fact }) as Told<Source, Fact>,
          ),
          at: heardAt,
          isElsewhere,
        })),
    overhear: (witness) => {
      witnesses.add(witness);
      return () => witnesses.delete(witness);
    },
    expire: (now = Date.now()) => {
      const overdue = [...entries].filter(([, { due = Infinity }]) => due <= now);
      tell(
        overdue.flatMap(([id, { facts }]) => {
          const change = set(id, facts, undefined, true, true);
          return change ? [[id, change] as const] : [];
        }),
      );
      const next = Math.min(...[...entries.values()].map(({ due = Infinity }) => due));
      return next === Infinity ? undefined : next - now;
    },
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
