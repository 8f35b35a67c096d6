import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Facts, Told } from '../records/store.js';

/** What is known of one record. */
export interface KeptFacts {
  readonly key: string;
  /** The store that it belongs to, by name. */
  readonly store: string;
  readonly id: string;
  readonly facts: Facts<string, object>;
  /** When it was heard of last, by the clock of the tab that heard it. */
  readonly heardAt: number;
}

interface Schema extends DBSchema {
  facts: { key: string; value: KeptFacts; indexes: { heardAt: number } };
  /** What was done once for all tabs, and when. */
  done: { key: string; value: number };
  /** Another one begins when everything is forgotten: the later of two is the greater text. */
  epoch: { key: string; value: string };
}

const VERSION = 1;
const DAY = 24 * 3_600_000;

/** The records of which something is kept: more than a store keeps of those that are over. */
const LIMIT = 500;

const EPOCH = 'epoch';

/** What was told at once. */
interface Addition {
  /** When, as `Date.now()`. */
  readonly at: number | undefined;
  /** In which epoch, where that is known: what belongs to an older one is forgotten already. */
  readonly epoch: string | undefined;
  /** Puts facts together as the store does. */
  readonly combine: (
    facts: Facts<string, object>,
    told: readonly Told<string, object>[],
  ) => Facts<string, object>;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isKept = (value: unknown): value is KeptFacts => {
  if (!isObject(value)) return false;
  const { store, id, facts, heardAt } = value as Partial<KeptFacts>;
  return (
    typeof store === 'string' &&
    typeof id === 'string' &&
    typeof heardAt === 'number' &&
    isObject(facts) &&
    Object.values(facts).every(isObject)
  );
};

/** Facts in IndexedDB, for the tabs and page loads that come later. Every method may reject. */
export class KeptFactsDatabase {
  readonly #name: string;
  #opened: Promise<IDBPDatabase<Schema>> | undefined;
  #isClosed = false;

  constructor(name: string) {
    this.#name = name;
  }

  /**
   * Adds what was told of a store's records.
   *
   * @param store - the store's name
   * @param told - what was told
   */
  async add(
    store: string,
    told: readonly Told<string, object>[],
    { at, epoch, combine }: Addition,
  ): Promise<void> {
    const transaction = (await this.#database).transaction(['facts', 'epoch'], 'readwrite');
    const table = transaction.objectStore('facts');
    const epochs = transaction.objectStore('epoch');
    const present = (await epochs.get(EPOCH)) ?? '';
    if (epoch !== undefined && epoch > present) await epochs.put(epoch, EPOCH);
    const isForgotten = epoch !== undefined && epoch < present;
    for (const id of new Set(isForgotten ? [] : told.map((each) => each.id))) {
      const key = `${store}:${id}`;
      const found = await table.get(key);
      const before = isKept(found) ? found : { facts: {}, heardAt: 0 };
      const own = told.filter((each) => each.id === id);
      const facts = combine(before.facts, own);
      const heardAt = Math.max(before.heardAt, at ?? 0) || Date.now();
      await table.put({ key, store, id, facts, heardAt });
    }
    await transaction.done;
  }

  /** All that is kept, oldest first, and which epoch it is. What is too old, too much or damaged is thrown away. */
  async read(): Promise<{ kept: KeptFacts[]; epoch: string }> {
    const now = Date.now();
    const transaction = (await this.#database).transaction(['facts', 'done', 'epoch'], 'readwrite');
    const facts = transaction.objectStore('facts');
    const all: unknown[] = await facts.index('heardAt').getAll();
    const young = all.filter(isKept).filter(({ heardAt }) => heardAt > now - DAY);
    const kept = young.slice(-LIMIT);
    if (kept.length < (await facts.count())) {
      const keys = new Set(kept.map(({ key }) => key));
      for (const key of await facts.getAllKeys()) if (!keys.has(key)) await facts.delete(key);
    }
    const done = transaction.objectStore('done');
    for (const key of await done.getAllKeys()) {
      if (((await done.get(key)) ?? 0) < now - DAY) await done.delete(key);
    }
    const epochs = transaction.objectStore('epoch');
    const epoch = (await epochs.get(EPOCH)) ?? '';
    await transaction.done;
    return { kept, epoch };
  }

  /** Whether this is the first to do a thing that is to be done once. */
  async isFirst(what: string): Promise<boolean> {
    const transaction = (await this.#database).transaction('done', 'readwrite');
    const before = await transaction.store.get(what);
    if (before === undefined) await transaction.store.put(Date.now(), what);
    await transaction.done;
    return before === undefined;
  }

  async forget(store: string, id: string): Promise<void> {
    await (await this.#database).delete('facts', `${store}:${id}`);
  }

  /** Forgets everything, and begins a new epoch. */
  async clear(epoch: string): Promise<void> {
    const transaction = (await this.#database).transaction(['facts', 'done', 'epoch'], 'readwrite');
    await transaction.objectStore('facts').clear();
    await transaction.objectStore('done').clear();
    const epochs = transaction.objectStore('epoch');
    if (epoch > ((await epochs.get(EPOCH)) ?? '')) await epochs.put(epoch, EPOCH);
    await transaction.done;
  }

  close(): void {
    this.#isClosed = true;
    this.#opened?.then((database) => database.close()).catch(() => undefined);
  }

  /** Open again where it was closed by another tab, or by the browser. */
  get #database(): Promise<IDBPDatabase<Schema>> {
    return this.#isClosed
      ? Promise.reject(new Error('it is closed'))
      : (this.#opened ??= this.#open());
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    const forget = (): void => {
      this.#opened = undefined;
    };
    const opening = openDB<Schema>(this.#name, VERSION, {
      upgrade: (database) => {
        database.createObjectStore('facts', { keyPath: 'key' }).createIndex('heardAt', 'heardAt');
        database.createObjectStore('done');
        database.createObjectStore('epoch');
      },
      // A newer version, or somebody who deletes it all, must not wait for this tab.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    opening.catch(forget);
    return opening;
  }
}
