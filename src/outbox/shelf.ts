import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import { inOrder, type Entry } from './entries.js';
import type { Row } from './rows.js';

/** What the store knows of itself. */
export interface Meta {
  readonly key: 'meta';
  /** Who numbers the revisions of new rows. */
  readonly source: string;
  /** The order of the next entry. It starts at the clock, so that a new database goes on after a deleted one. */
  readonly count: number;
  /** When everything was thrown away, as `Date.now()`. */
  readonly clearedAt?: number;
}

interface Values {
  rows: Row;
  entries: Entry;
  meta: Meta;
}

type Name = keyof Values;

/** The tables, inside one transaction. What is in a database may be damaged: readers check. */
export interface Tables {
  get(table: Name, key: string): Promise<unknown>;
  /** The entries of a group. */
  group(group: string): Promise<unknown[]>;
  /** The first entries whose place in the order is after this one. */
  after(order: number, count: number): Promise<unknown[]>;
  /** How many entries there are. */
  count(): Promise<number>;
  /** The keys of the entries that have no place in the order: damaged ones. */
  strays(): Promise<string[]>;
  /** The first rows whose number of this name is at most this. */
  upTo(index: 'due' | 'heardAt', most: number, count: number): Promise<unknown[]>;
  put<T extends Name>(table: T, value: Values[T]): Promise<unknown>;
  delete(table: Name, key: string): Promise<unknown>;
  clear(table: Name): Promise<unknown>;
}

/** Where rows and entries lie. */
export interface Shelf {
  /** Reads, all of one moment. */
  read<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  /** Reads and writes, all of it or nothing; done once it is on the disk. */
  write<T>(work: (tables: Tables) => Promise<T>): Promise<T>;
  close(): void;
}

interface Schema extends DBSchema {
  rows: { key: string; value: Row; indexes: { due: number; heardAt: number } };
  entries: { key: string; value: Entry; indexes: { group: string; order: number } };
  meta: { key: string; value: Meta };
}

const NAMES = ['rows', 'entries', 'meta'] as const;

/** A newer version of the library writes a higher one, and is left alone. */
const VERSION = 1;

/** Milliseconds that a database may take to open: some engines forget to answer. */
const PATIENCE = 3000;

/** A shelf in IndexedDB, shared by all tabs. Every method may reject: storage has many ways to fail. */
export class DatabaseShelf implements Shelf {
  readonly #name: string;
  #database: Promise<IDBPDatabase<Schema>> | undefined;
  #isClosed = false;
  #isLate = false;

  constructor(name: string) {
    this.#name = name;
  }

  read<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.#run('readonly', work);
  }

  write<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.#run('readwrite', work);
  }

  close(): void {
    this.#isClosed = true;
    this.#database?.then((database) => database.close()).catch(() => undefined);
    this.#database = undefined;
  }

  async #run<T>(mode: 'readonly' | 'readwrite', work: (tables: Tables) => Promise<T>): Promise<T> {
    const database = await this.#open();
    const transaction = database.transaction(NAMES, mode, { durability: 'strict' });
    // Rejects where anything fails, so that nothing is half done; the first error is told below.
    const done = transaction.done.then(
      () => undefined,
      (error: unknown) => error,
    );
    try {
      const result = await work(tablesOf(transaction));
      const error = await done;
      if (error) throw error as Error;
      return result;
    } catch (error) {
      abort(transaction);
      throw error;
    }
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    if (this.#isClosed) return Promise.reject(new Error('the store is closed'));
    if (!this.#database) {
      this.#database = this.#opened();
      // Who asked may have been told by then that it is late.
      this.#database.catch(() => undefined);
    }
    if (this.#isLate) return Promise.reject(new Error('the database does not open'));
    return this.#database;
  }

  async #opened(): Promise<IDBPDatabase<Schema>> {
    const forget = (): void => {
      this.#database = undefined;
      this.#isLate = false;
    };
    const opening = openDB<Schema>(this.#name, VERSION, {
      upgrade: (database) => {
        const rows = database.createObjectStore('rows', { keyPath: 'key' });
        rows.createIndex('due', 'due');
        rows.createIndex('heardAt', 'heardAt');
        const entries = database.createObjectStore('entries', { keyPath: 'key' });
        entries.createIndex('group', 'group');
        entries.createIndex('order', 'order');
        database.createObjectStore('meta', { keyPath: 'key' });
      },
      // A newer version, or somebody who deletes it all, must not wait for this tab.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        this.#isLate = true;
        reject(new Error('the database does not open'));
      }, PATIENCE);
    });
    opening.then((database) => {
      // It may be too late for whoever waited, yet in time for what comes next.
      this.#isLate = false;
      this.#database = Promise.resolve(database);
      if (this.#isClosed) database.close();
    }, forget);
    try {
      return await Promise.race([opening, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The places after this one: what is no number is none of them. */
const placesAfter = (order: number): IDBKeyRange => IDBKeyRange.bound(order, Infinity, true);

type Transaction = IDBPTransaction<Schema, typeof NAMES, IDBTransactionMode>;

function abort(transaction: Transaction): void {
  try {
    transaction.abort();
  } catch {
    // It is over already.
  }
}

const tablesOf = (transaction: Transaction): Tables => {
  const table = (name: Name) => transaction.objectStore(name);
  const entries = transaction.objectStore('entries');
  const order = entries.index('order');
  return {
    get: (name, key) => table(name).get(key),
    group: (group) => entries.index('group').getAll(group),
    after: (from, count) => order.getAll(placesAfter(from), count),
    count: () => entries.count(),
    strays: async () => {
      if ((await entries.count()) === (await order.count(placesAfter(-Infinity)))) return [];
      const placed = new Set(await order.getAllKeys(placesAfter(-Infinity)));
      return (await entries.getAllKeys()).filter((key) => !placed.has(key));
    },
    upTo: (index, most, count) =>
      transaction.objectStore('rows').index(index).getAll(IDBKeyRange.upperBound(most), count),
    put: async (name, value) => table(name).put?.(value),
    delete: async (name, key) => table(name).delete?.(key),
    clear: async (name) => table(name).clear?.(),
  };
};

/** A shelf in memory, for when there is no other: lost with the tab. */
export class MemoryShelf implements Shelf {
  readonly #tables: Record<Name, Map<string, Values[Name]>> = {
    rows: new Map(),
    entries: new Map(),
    meta: new Map(),
  };
  #last: Promise<unknown> = Promise.resolve();

  read<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    return this.write(work);
  }

  write<T>(work: (tables: Tables) => Promise<T>): Promise<T> {
    const next = this.#last.then(() => work(this.#access));
    this.#last = next.catch(() => undefined);
    return next;
  }

  close(): void {
    // Nothing is open.
  }

  readonly #access: Tables = {
    get: (name, key) => Promise.resolve(this.#tables[name].get(key)),
    group: (group) => Promise.resolve(this.#entries.filter((entry) => entry.group === group)),
    after: (from, count) => {
      const later = this.#entries.filter(({ order }) => order > from);
      return Promise.resolve(later.sort(inOrder).slice(0, count));
    },
    count: () => Promise.resolve(this.#tables.entries.size),
    strays: () => {
      const strays = this.#entries.filter(({ order }) => typeof order !== 'number');
      return Promise.resolve(strays.map(({ key }) => key));
    },
    upTo: (index, most, count) =>
      Promise.resolve(this.#rows.filter((row) => (row[index] ?? Infinity) <= most).slice(0, count)),
    put: (name, value) => Promise.resolve(this.#tables[name].set(value.key, value)),
    delete: (name, key) => Promise.resolve(this.#tables[name].delete(key)),
    clear: (name) => {
      this.#tables[name].clear();
      return Promise.resolve();
    },
  };

  get #entries(): Entry[] {
    return [...this.#tables.entries.values()] as Entry[];
  }

  get #rows(): Row[] {
    return [...this.#tables.rows.values()] as Row[];
  }
}
