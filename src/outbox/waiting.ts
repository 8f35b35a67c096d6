import { PAGE } from './ledger.js';
import { inOrder, nextOf, type Entry } from './entries.js';

/** How many entries the first page reads; each later one reads twice as many, up to {@link PAGE}. */
const FIRST = 25;

/** A reading of everything, page by page: how far it is, and which groups it has come across. */
export interface Round {
  after: number;
  /** How many to read next: few at first, so that they can be sent soon. */
  size: number;
  /** Of each group, whether all of it was read during this round: then its pages are older, and are ignored. */
  readonly groups: Map<string, boolean>;
}

/**
 * What waits or has failed, as one tab knows it. It changes group by group: with ten thousand entries, one more costs
 * what it costs with ten.
 */
export class Waiting {
  readonly #groups = new Map<string, readonly Entry[]>();
  #entries: readonly Entry[] | undefined;
  #size = 0;
  #newest = -Infinity;
  #round: Round | undefined;

  /** How many entries there are. */
  get size(): number {
    return this.#size;
  }

  /** All entries, in order. */
  get entries(): readonly Entry[] {
    return (this.#entries ??= [...this.#groups.values()].flat().sort(inOrder));
  }

  /** The reading that is under way; `undefined` once all is read. */
  get round(): Readonly<Round> | undefined {
    return this.#round;
  }

  /** The last place in the order that was seen. */
  get newest(): number {
    return this.#newest;
  }

  /** Of each group the entry that is next, about in the order of all. */
  *next(): Generator<Entry> {
    for (const group of this.#groups.values()) {
      const next = nextOf(group);
      if (next) yield next;
    }
  }

  nextOf(group: string): Entry | undefined {
    return nextOf(this.#groups.get(group) ?? []);
  }

  /** Those that wait since before a moment. */
  olderThan(moment: number): string[] {
    const keys: string[] = [];
    for (const group of this.#groups.values()) {
      for (const { key, at, isFailed } of group) if (!isFailed && at < moment) keys.push(key);
    }
    return keys;
  }

  /** Begins to read everything. */
  begin(): void {
    this.#round = { after: -Infinity, size: FIRST, groups: new Map() };
  }

  /** Ends a reading that has failed. */
  giveUp(): void {
    this.#round = undefined;
  }

  /**
   * Takes the next page of a reading, unless another one has begun since.
   *
   * @returns whether `pending` or `failed` has changed
   */
  take(of: Readonly<Round>, entries: readonly Entry[], next: number | undefined): boolean {
    const round = this.#round;
    if (round !== of) return false;
    let isNews = false;
    for (const group of new Set(entries.map((entry) => entry.group))) {
      if (round.groups.get(group)) continue;
      const own = entries.filter((entry) => entry.group === group);
      const before = round.groups.has(group) ? (this.#groups.get(group) ?? []) : [];
      round.groups.set(group, false);
      isNews = this.#put(group, [...before, ...own]) || isNews;
    }
    if (next !== undefined) {
      round.after = next;
      round.size = Math.min(2 * round.size, PAGE);
      return isNews;
    }
    for (const group of [...this.#groups.keys()]) {
      if (!round.groups.has(group)) isNews = this.#put(group, []) || isNews;
    }
    this.#round = undefined;
    return isNews;
  }

  /**
   * Takes all entries of a group.
   *
   * @returns whether `pending` or `failed` has changed
   */
  set(group: string, entries: readonly Entry[]): boolean {
    this.#round?.groups.set(group, true);
    return this.#put(group, entries);
  }

  #put(group: string, unordered: readonly Entry[]): boolean {
    const entries = unordered.toSorted(inOrder);
    const before = this.#groups.get(group) ?? [];
    if (entries.length) this.#groups.set(group, entries);
    else this.#groups.delete(group);
    this.#size += entries.length - before.length;
    for (const { order } of entries) this.#newest = Math.max(this.#newest, order);
    this.#entries = undefined;
    return textOf(before) !== textOf(entries);
  }
}

/** What the page sees of a group. */
const textOf = (group: readonly Entry[]): string =>
  JSON.stringify(
    group.map(({ key, attempts, status, isFailed }) => [key, attempts, status, isFailed]),
  );
