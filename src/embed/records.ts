import { same } from './data.js';

/** What the order of records is made of. */
interface Ordered {
  readonly startedAt?: Date;
}

/** A record, and what it was before. */
export interface RecordChange<R> {
  readonly record: R;
  readonly previous?: R;
}

interface Entry<F, R> {
  readonly facts: F;
  readonly record: R;
  readonly live: boolean;
  /** When the record was first heard of, and as which one. */
  readonly arrivedAt: number;
  readonly arrival: number;
  /** What the order is made of. */
  readonly start: number;
}

const ENDED_LIMIT = 200;

const newestFirst = (a: Entry<unknown, Ordered>, b: Entry<unknown, Ordered>): number =>
  b.start - a.start || b.arrival - a.arrival;

/**
 * Records by id, each derived from the facts that the widget told of it.
 * Live ones are always kept, of the ended ones the newest 200.
 */
export class Records<F, R extends Ordered> {
  readonly #entries = new Map<string, Entry<F, R>>();
  #arrivals = 0;
  #ended = 0;
  #list: readonly R[] | undefined;

  /** The records, newest first: the same frozen list until something changes. */
  get list(): readonly R[] {
    return (this.#list ??= Object.freeze(
      [...this.#entries.values()].sort(newestFirst).map(({ record }) => record),
    ));
  }

  get(id: string): R | undefined {
    return this.#entries.get(id)?.record;
  }

  facts(id: string): F | undefined {
    return this.#entries.get(id)?.facts;
  }

  /** Sets what is known of one id; says what has changed, if anything. */
  set(id: string, facts: F, next: R, live: boolean): RecordChange<R> | undefined {
    const before = this.#entries.get(id);
    const previous = before?.record;
    const changed = !previous || !same(previous, next);
    const record = changed ? next : previous;
    const { arrivedAt = Date.now(), arrival = this.#arrivals++ } = before ?? {};
    const start = record.startedAt?.getTime() ?? arrivedAt;
    this.#entries.set(id, { facts, record, live, arrivedAt, arrival, start });
    if (changed) this.#list = undefined;
    if (!live && before?.live !== false) this.#ended++;
    if (this.#ended > ENDED_LIMIT) this.#forgetOldest();
    return changed ? { record, ...(previous && { previous }) } : undefined;
  }

  #forgetOldest(): void {
    let oldest: [string, Entry<F, R>] | undefined;
    for (const each of this.#entries) {
      if (!each[1].live && (!oldest || newestFirst(oldest[1], each[1]) < 0)) oldest = each;
    }
    if (oldest) this.#entries.delete(oldest[0]);
    this.#list = undefined;
    this.#ended--;
  }
}
