import type { Telling } from '../records/store.js';
import type { AnyStore } from './embeds.js';
import { encoded } from './entries.js';
import type { StoreName } from './kinds.js';
import type { Ledger } from './ledger.js';
import { Owners, type User } from './owners.js';
import { rowKey } from './rows.js';

export type AnyTelling = Telling<string, object>;

/** What an intake needs of its outbox. */
export interface IntakeHost {
  /** A ledger of a user, for a moment. */
  ledger(user: User): Ledger;
  /** Takes what was told of a record of the user's; resolves to whether it is on the disk. */
  take(name: StoreName, store: AnyStore, id: string, telling: AnyTelling): Promise<boolean>;
  /** Takes what another tab was told of a record of the user's, where that one has not written it. */
  rescue(name: StoreName, id: string, telling: AnyTelling, heardAt: number): Promise<void>;
  report(what: string, cause: unknown): void;
}

/** Milliseconds that the names of the databases may take: a record must not wait for an engine that forgets to answer. */
const PATIENCE = 3000;

/** Milliseconds that another tab has to write what it was told, before this one looks whether it did. */
const HEAD_START = 2000;

const PREFIX = 'zoom-embed-elements/outbox';

/** What a user's database, locks and channel are called. */
export const databaseOf = (user: User, name: string | null): string =>
  [PREFIX, ...[user ?? '', ...(name ? [name] : [])].map(encoded)].join('/');

/** The others who have had a database here, and its name; nothing where that cannot be found out in time. */
async function othersThan(user: User): Promise<{ other: User; database: string }[] | undefined> {
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => {
      resolve(undefined);
    }, PATIENCE);
  });
  const all = await Promise.race([indexedDB.databases(), late]);
  return all?.flatMap(({ name: database = '' }) => {
    const text = database.startsWith(`${PREFIX}/`) && database.split('/')[2];
    if (typeof text !== 'string') return [];
    const other = decodeURIComponent(text) || null;
    return other === user ? [] : [{ other, database }];
  });
}

/** What was told of each record. */
const byRecord = (telling: AnyTelling): (readonly [id: string, AnyTelling])[] =>
  [...new Set(telling.told.map(({ id }) => id))].map((id) => [
    id,
    { ...telling, told: telling.told.filter((each) => each.id === id) },
  ]);

/** All that is known of one record. */
export const tellingsOf = (store: AnyStore, id: string): AnyTelling[] =>
  store.tellings().flatMap((telling) => {
    const told = telling.told.filter((each) => each.id === id);
    return told.length ? [{ ...telling, told }] : [];
  });

/** Takes what embeds' stores are told, while one user is there, and has each record written for whom it belongs to. */
export class Intake {
  readonly #user: User;
  readonly #name: string | null;
  readonly #host: IntakeHost;
  readonly #came = Date.now();
  readonly #stores = new Map<AnyStore, { readonly name: StoreName; readonly end: () => void }>();
  /** Who had a record before this user came, by record; `undefined` where nobody had it. */
  readonly #before = new Map<string, Promise<User | undefined>>();
  #others: Promise<User[]> | undefined;
  /** What other tabs are to write, by the timer after which this one looks whether they did. */
  readonly #watched = new Map<ReturnType<typeof setTimeout>, () => void>();
  /** What is being written, by what it is about: one telling after the other. */
  readonly #writing = new Map<string, Promise<void>>();

  /**
   * @param user - whose records are taken
   * @param name - the outbox's name
   * @param host - the outbox
   */
  constructor(user: User, name: string | null, host: IntakeHost) {
    this.#user = user;
    this.#name = name;
    this.#host = host;
  }

  follow(name: StoreName, store: AnyStore): void {
    if (this.#stores.has(store)) return;
    const owners = Owners.of(store);
    owners.enter(this.#user);
    const told = (telling: AnyTelling): void => {
      if (telling.isElsewhere) this.#watch(name, store, telling);
      else this.#take(name, store, telling);
    };
    const end = store.overhear({ told });
    this.#stores.set(store, {
      name,
      end: () => {
        end();
        owners.leave(this.#user);
      },
    });
    for (const telling of store.tellings()) told(telling);
  }

  /** Ends it for all stores, and tells which they were. */
  unfollow(): (readonly [StoreName, AnyStore])[] {
    const all = [...this.#stores];
    for (const [, { end }] of all) end();
    this.#stores.clear();
    // Nobody is here to look later.
    for (const look of [...this.#watched.values()]) look();
    return all.map(([store, { name }]) => [name, store]);
  }

  /** What is known by now was thrown away, and does not come back by itself. */
  clear(): void {
    const database = databaseOf(this.#user, this.#name);
    for (const store of this.#stores.keys()) {
      for (const { told } of store.tellings()) {
        if (told[0]) Owners.of(store).wrote(database, told[0].id);
      }
    }
  }

  /** Resolves when all that was told so far is written, as far as it can be. */
  async written(): Promise<void> {
    await Promise.all(this.#writing.values());
  }

  #take(name: StoreName, store: AnyStore, telling: AnyTelling): void {
    for (const [id, own] of byRecord(telling)) {
      const count = Owners.of(store).count(id);
      this.#write(rowKey(name, id), 'a record cannot be written', () =>
        this.#give(name, store, id, own, count),
      );
    }
  }

  /** What another tab was told, that one writes, unless it has no outbox or dies first. */
  #watch(name: StoreName, store: AnyStore, telling: AnyTelling): void {
    // What is older may be another user's.
    const { at: heardAt = Date.now() } = telling;
    if (heardAt < this.#came) return;
    const look = (): void => {
      clearTimeout(timer);
      this.#watched.delete(timer);
      for (const [id, own] of byRecord(telling)) {
        if (!Owners.of(store).of(id).includes(this.#user)) continue;
        // What is told here does not wait for it.
        const key = `${rowKey(name, id)} elsewhere`;
        this.#write(key, 'what another tab heard cannot be written', () =>
          this.#rescue(name, id, own, heardAt),
        );
      }
    };
    const timer = setTimeout(look, HEAD_START);
    this.#watched.set(timer, look);
  }

  #write(key: string, failure: string, work: () => Promise<void>): void {
    const before = this.#writing.get(key) ?? Promise.resolve();
    const writing = before
      .then(work)
      .catch((cause: unknown) => {
        this.#host.report(failure, cause);
      })
      .finally(() => {
        if (this.#writing.get(key) === writing) this.#writing.delete(key);
      });
    this.#writing.set(key, writing);
  }

  /** Has written for the user what another tab was told and has not written, where it can be nobody else's. */
  async #rescue(name: StoreName, id: string, telling: AnyTelling, heardAt: number): Promise<void> {
    // Which user is signed in there is not told.
    const others = await othersThan(this.#user);
    if (!others || others.some(({ other }) => other !== null)) return;
    const isOurs = others.some(({ database }) => database === databaseOf(null, this.#name));
    if (isOurs && (await this.#had(null, name, id, Infinity))) return;
    await this.#host.rescue(name, id, telling, heardAt);
  }

  /** Has what was told of a record written for its owner. */
  async #give(
    name: StoreName,
    store: AnyStore,
    id: string,
    telling: AnyTelling,
    count: number,
  ): Promise<void> {
    const owners = Owners.of(store);
    const here = owners.of(id);
    const owner = here.includes(this.#user)
      ? await this.#ownerBefore(name, store, id)
      : (here[0] ?? null);
    const isOwn = owner === undefined;
    const database = databaseOf(isOwn ? this.#user : owner, this.#name);
    const written = owners.written(database, id);
    if (written >= count) return;
    // Where something could not be written before, all is told again, as it is by now: each delivery is the whole
    // record. The store may have forgotten it since.
    const all = written < count - 1 ? tellingsOf(store, id) : [];
    for (const each of [telling, ...all]) {
      // What is another's is sent when that one is back.
      if (!isOwn) await this.#with(owner, (ledger) => ledger.note(name, each));
      else if (!(await this.#host.take(name, store, id, each))) return;
    }
    owners.wrote(database, id, count);
  }

  /** Who of the others had a record before this user came; asked once for each. */
  #ownerBefore(name: StoreName, store: AnyStore, id: string): Promise<User | undefined> {
    const key = rowKey(name, id);
    const known = this.#before.get(key);
    if (known) return known;
    // Where nothing can be found out, it belongs to who is here.
    const asked = this.#find(name, store, id).catch(() => undefined);
    this.#before.set(key, asked);
    return asked;
  }

  async #find(name: StoreName, store: AnyStore, id: string): Promise<User | undefined> {
    this.#others ??= this.#othersOfName();
    const others = await this.#others;
    if (!others.length) return undefined;
    if (await this.#with(this.#user, (ledger) => ledger.had(name, id, Infinity))) return undefined;
    if (others.includes(null) && !Owners.of(store).isHere(null)) await this.#inherit(name, id);
    const had = await Promise.all(others.map((other) => this.#had(other, name, id, this.#came)));
    return others.find((_other, index) => had[index]);
  }

  async #othersOfName(): Promise<User[]> {
    const all = (await othersThan(this.#user)) ?? [];
    return all.flatMap(({ other, database }) =>
      databaseOf(other, this.#name) === database ? [other] : [],
    );
  }

  async #had(other: User, name: StoreName, id: string, before: number): Promise<boolean> {
    return this.#with(other, (ledger) => ledger.had(name, id, before)).catch(() => false);
  }

  /** What was heard before a name was known, and was not stored by the server, goes to who has one. */
  async #inherit(name: StoreName, id: string): Promise<void> {
    const left = await this.#with(null, (ledger) => ledger.unsent(name, id, this.#came));
    if (!left) return;
    // First written, then deleted: a tab may die in between.
    await this.#with(this.#user, (ledger) => ledger.note(name, left));
    await this.#with(null, (ledger) => ledger.forget(name, id));
  }

  async #with<T>(user: User, work: (ledger: Ledger) => Promise<T>): Promise<T> {
    const ledger = this.#host.ledger(user);
    try {
      return await work(ledger);
    } finally {
      ledger.close();
    }
  }
}
