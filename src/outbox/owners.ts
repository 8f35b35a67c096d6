import type { AnyStore } from './embeds.js';

/** A user of an outbox: `null` is whoever has no name. */
export type User = string | null;

/**
 * Whose the records of an embed's store are, as its page knows it: theirs who had an outbox here when a record was first
 * heard of. It outlives every outbox, since the embed stays where another user signs in.
 */
export class Owners {
  static readonly #all = new WeakMap<AnyStore, Owners>();
  /** By record. One that was there before anybody came is missing until somebody comes. */
  readonly #owners = new Map<string, readonly User[]>();
  /** How often each record was told of. */
  readonly #tellings = new Map<string, number>();
  /** How much of that has been written, by database and record. */
  readonly #written = new Map<string, number>();
  /** One for each outbox. */
  readonly #here: User[] = [];
  #last: User | undefined;
  #isNamed = false;

  static of(store: AnyStore): Owners {
    const known = this.#all.get(store);
    if (known) return known;
    const owners = new Owners();
    for (const { told } of store.tellings()) owners.#hear(told);
    store.overhear({
      told: ({ told }) => {
        owners.#hear(told);
      },
    });
    this.#all.set(store, owners);
    return owners;
  }

  /** A user's outbox comes. What is there and nobody's, becomes theirs. */
  enter(user: User): void {
    const isFirstName = user !== null && !this.#isNamed;
    for (const id of this.#tellings.keys()) {
      const owners = this.#owners.get(id) ?? [];
      // Who has no name may be the one whose name was not known yet.
      if (!owners.length || isFirstName) {
        this.#owners.set(id, [...owners.filter((each) => this.isHere(each)), user]);
      }
    }
    this.#isNamed ||= user !== null;
    this.#here.push(user);
    this.#last = user;
  }

  leave(user: User): void {
    this.#here.splice(this.#here.indexOf(user), 1);
  }

  isHere(user: User): boolean {
    return this.#here.includes(user);
  }

  of(id: string): readonly User[] {
    return this.#owners.get(id) ?? [];
  }

  /** How often a record was told of so far. */
  count(id: string): number {
    return this.#tellings.get(id) ?? 0;
  }

  /** A database has all that was told of a record, up to a telling. */
  wrote(database: string, id: string, count = this.count(id)): void {
    this.#written.set(`${database}/${id}`, Math.max(count, this.written(database, id)));
  }

  /** How much of what was told of a record a database has. */
  written(database: string, id: string): number {
    return this.#written.get(`${database}/${id}`) ?? 0;
  }

  #hear(told: readonly { readonly id: string }[]): void {
    for (const id of new Set(told.map((each) => each.id))) {
      this.#tellings.set(id, this.count(id) + 1);
      if (this.#owners.has(id) || this.#last === undefined) continue;
      this.#owners.set(id, this.#here.length ? [...new Set(this.#here)] : [this.#last]);
    }
  }
}
