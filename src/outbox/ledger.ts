import type { Telling } from '../records/store.js';
import { uuid } from '../wire/uuid.js';
import { fields } from '../wire/message.js';
import {
  backoff,
  entryOf,
  inOrder,
  isEntry,
  placeOf,
  superseded,
  waitsUntil,
  type Entry,
  type Outcome,
} from './entries.js';
import type { OutboxKind, StoreName } from './kinds.js';
import {
  emptyRow,
  isRow,
  missing,
  revise,
  rowKey,
  takeIn,
  type Revision,
  type Row,
} from './rows.js';
import type { Meta, Shelf, Tables } from './shelf.js';

const DAY = 24 * 3_600_000;

/** Milliseconds that what was delivered is remembered, so that it is told apart from what is new. */
const RETENTION = 30 * DAY;

/** How many are read or written at a time: the page must not stand still, however many there are. */
export const PAGE = 200;

/** Some entries, in order. */
export interface Page {
  readonly entries: readonly Entry[];
  /** Where the next page begins; nothing after the last one. */
  readonly next?: number;
  /** How many were damaged, and were thrown away. */
  readonly damaged: number;
}

/** Whose records, and which. */
export interface LedgerOptions {
  readonly user: string | null;
  readonly kinds: () => ReadonlySet<OutboxKind>;
}

/** What is known and what waits, each change in one transaction: all tabs of a user write the same. */
export class Ledger {
  readonly #shelf: Shelf;
  readonly #options: LedgerOptions;

  constructor(shelf: Shelf, options: LedgerOptions) {
    this.#shelf = shelf;
    this.#options = options;
  }

  close(): void {
    this.#shelf.close();
  }

  /**
   * Takes what an embed's store was told. What came from another tab, that one has taken as a rule.
   *
   * @returns the groups of which something is to be delivered
   */
  note(store: StoreName, { told, at, isElsewhere }: Telling<string, object>): Promise<string[]> {
    const now = Date.now();
    return this.#shelf.write(async (tables) => {
      const due: string[] = [];
      for (const id of new Set(told.map((each) => each.id))) {
        if (isElsewhere && (await wasCleared(tables, at))) continue;
        const before = await rowOf(tables, store, id);
        const all = told.filter((each) => each.id === id);
        const own = isElsewhere ? missing(before, all, at) : all;
        const heardAt = Math.min(at ?? (before.heardAt || now), now);
        const row = takeIn(before, own, heardAt);
        if (await this.#revise(tables, row, now)) due.push(row.key);
      }
      return due;
    });
  }

  /**
   * Whether something is missing of what another tab was told of a record, or of what is to be made of it.
   *
   * @param heardAt - when it was heard, as `Date.now()`: nothing is missing that was cleared since
   */
  lacks(
    store: StoreName,
    id: string,
    { told, at }: Telling<string, object>,
    heardAt = at,
  ): Promise<boolean> {
    return this.#shelf.read(async (tables) => {
      if (await wasCleared(tables, heardAt)) return false;
      const row = await tables.get('rows', rowKey(store, id));
      if (!isRow(row) || missing(row, told, at).length) return true;
      return revise(row, this.#options.kinds(), Date.now()).revisions.length > 0;
    });
  }

  /** Whether a record was known here before a moment, as `Date.now()`. */
  had(store: StoreName, id: string, before: number): Promise<boolean> {
    return this.#shelf.read(async (tables) =>
      isKnown(await tables.get('rows', rowKey(store, id)), before),
    );
  }

  /**
   * What is known of a record that was known here before a moment, where the server has stored nothing of it.
   *
   * @param store - the embed's store
   * @param id - the record's id
   * @param before - the moment, as `Date.now()`
   */
  unsent(
    store: StoreName,
    id: string,
    before: number,
  ): Promise<Telling<string, object> | undefined> {
    const key = rowKey(store, id);
    return this.#shelf.read(async (tables) => {
      const row = await tables.get('rows', key);
      if (!isKnown(row, before)) return undefined;
      const waiting = (await tables.group(key)).filter(isEntry).filter(isUnheard);
      const kinds = Object.entries(row.last);
      const isUnsent = kinds.every(
        ([kind, { revision }]) => revision === 1 && waiting.some((each) => each.kind === kind),
      );
      if (!isUnsent) return undefined;
      const told = Object.entries(row.facts).map(([source, fact]) => ({ id, source, fact }));
      return { told, at: row.heardAt, isElsewhere: false };
    });
  }

  /**
   * Takes note of what is overdue: calls whose end was not told, and what need not be remembered any longer.
   *
   * @param steady - the moment by a clock that nobody sets: see `Sender`
   * @returns the groups of which something is to be delivered
   */
  async sweep(steady = Date.now()): Promise<string[]> {
    const now = Date.now();
    const due: string[] = [];
    for (let isMore = true; isMore;) {
      isMore = await this.#shelf.write(async (tables) => {
        const overdue = await tables.upTo('due', now, PAGE);
        const rows = overdue.filter(isRow);
        for (const row of rows) if (await this.#revise(tables, row, now)) due.push(row.key);
        const old = await tables.upTo('heardAt', steady - RETENTION, PAGE);
        const forgotten = [...overdue.filter((row) => !isRow(row)), ...old] as Row[];
        for (const { key } of forgotten) await tables.delete('rows', key);
        // What comes of them after all is numbered from the start, so it is another's number.
        if (forgotten.length) await renumber(tables);
        return overdue.length === PAGE || old.length === PAGE;
      });
    }
    return due;
  }

  /** The first entries after a place in the order. Damaged ones are thrown away. */
  async page(after = -Infinity, size = PAGE): Promise<Page> {
    const all = await this.#shelf.read((tables) => tables.after(after, size));
    const isLast = all.length < size;
    const damaged = all.filter((entry) => !isEntry(entry)).map((entry) => (entry as Entry).key);
    if (isLast) damaged.push(...(await this.#shelf.read((tables) => tables.strays())));
    if (damaged.length) {
      await this.#shelf.write(async (tables) => {
        for (const key of damaged) await tables.delete('entries', key);
      });
    }
    return {
      entries: all.filter(isEntry),
      ...(!isLast && { next: placeOf(all.at(-1)) }),
      damaged: damaged.length,
    };
  }

  /** The entries of each of these groups. */
  groups(names: readonly string[]): Promise<Entry[][]> {
    return this.#shelf.read((tables) =>
      Promise.all(names.map(async (name) => (await tables.group(name)).filter(isEntry))),
    );
  }

  /** How many entries there are, and what the order of the next one is. */
  count(): Promise<{ now: number; ever: number }> {
    return this.#shelf.read(async (tables) => {
      const meta = await tables.get('meta', 'meta');
      return { now: await tables.count(), ever: isMeta(meta) ? meta.count : 0 };
    });
  }

  /**
   * Claims the next entry of a group.
   *
   * @param group - the group
   * @param by - who claims it
   * @param isAlone - whether nobody else can be sending it, whatever an old claim says
   * @param until - when the claim runs out
   */
  claim(
    group: string,
    { by, isAlone, until }: { by: string; isAlone: boolean; until: number },
  ): Promise<Entry | undefined> {
    const now = Date.now();
    return this.#shelf.write(async (tables) => {
      const entries = (await tables.group(group)).filter(isEntry);
      // One that lasts for longer than a claim can was made by a wrong clock.
      const isTaken = ({ claim }: Entry): boolean =>
        claim !== undefined && claim.until > now && claim.until <= until;
      if (!isAlone && entries.some(isTaken)) return undefined;
      const needless = superseded(entries);
      for (const { key } of needless) await tables.delete('entries', key);
      const next = entries
        .filter((entry) => !entry.isFailed && !needless.includes(entry))
        .sort(inOrder)[0];
      if (!next || waitsUntil(next, now) > now) return undefined;
      const claimed = { ...next, attempts: next.attempts + 1, claim: { by, until } };
      await tables.put('entries', claimed);
      return claimed;
    });
  }

  /**
   * Writes down what became of an attempt.
   *
   * @returns the entry as it is now, or as it was last; nothing where another one has settled it
   */
  settle({ key, claim }: Entry, outcome: Outcome): Promise<Entry | undefined> {
    const now = Date.now();
    return this.#shelf.write(async (tables) => {
      const found = await tables.get('entries', key);
      if (!isEntry(found)) return undefined;
      const { claim: holder, ...entry } = found;
      if (outcome.is === 'delivered') {
        await tables.delete('entries', key);
        return { ...entry, status: outcome.status };
      }
      // Somebody else has taken it over meanwhile, and will have the last word.
      if (holder?.by !== claim?.by) return undefined;
      const next = nextState(entry, outcome, now);
      await tables.put('entries', next);
      const group = (await tables.group(entry.group)).filter(isEntry);
      const needless = superseded(group);
      for (const other of needless) await tables.delete('entries', other.key);
      // What the server has told it to wait holds for the newer revision that takes its place.
      const heir = needless.some((each) => each.key === key)
        ? group.find((each) => each.kind === next.kind && !needless.includes(each))
        : undefined;
      if (heir && !heir.isFailed && next.notBefore > heir.notBefore) {
        const { notBefore, waitsSince } = next;
        const isTold = wasTold(next);
        await tables.put('entries', {
          ...heir,
          notBefore,
          ...(waitsSince && { waitsSince }),
          ...(isTold && { isTold }),
        });
      }
      return next;
    });
  }

  /**
   * Throws away those of these entries that wait for too long.
   *
   * @param keys - the entries
   * @param maxAge - how long they may wait, in milliseconds
   * @param now - the moment, as `Date.now()`
   * @returns the entries that were thrown away
   */
  expire(keys: readonly string[], maxAge: number, now = Date.now()): Promise<Entry[]> {
    const isOld = ({ at, isFailed, claim }: Entry): boolean =>
      !isFailed && !(claim && claim.until > now) && at + maxAge < now;
    return this.#shelf.write(async (tables) => {
      const expired: Entry[] = [];
      for (const key of keys) {
        const entry = await tables.get('entries', key);
        if (!isEntry(entry) || !isOld(entry)) continue;
        await tables.delete('entries', key);
        expired.push(entry);
      }
      return expired;
    });
  }

  /** Has entries sent again at once: one of them, or all. */
  retry(key?: string): Promise<void> {
    return this.#again((entry) => key === undefined || key === entry.key);
  }

  /** Has those entries sent again at once that wait although the server did not say so. */
  retryUnanswered(): Promise<void> {
    return this.#again((entry) => !wasTold(entry));
  }

  async #again(isMeant: (entry: Entry) => boolean): Promise<void> {
    for (let after: number | undefined = -Infinity; after !== undefined;) {
      const from: number = after;
      after = await this.#shelf.write(async (tables) => {
        const all = await tables.after(from, PAGE);
        for (const entry of all) {
          if (!isEntry(entry) || !isMeant(entry)) continue;
          const { isFailed, isTold: _isTold, ...others } = entry;
          if (!isFailed && !entry.notBefore) continue;
          // What has failed may be older than any entry may be: it waits anew.
          const at = isFailed ? Date.now() : entry.at;
          await tables.put('entries', { ...others, at, notBefore: 0 });
        }
        return all.length < PAGE ? undefined : placeOf(all.at(-1));
      });
    }
  }

  /** Throws an entry away. */
  discard(key: string): Promise<void> {
    return this.#shelf.write(async (tables) => {
      await tables.delete('entries', key);
    });
  }

  /** Throws away what is known of a record, and what waits of it; what is under way goes on. */
  forget(store: StoreName, id: string): Promise<void> {
    const key = rowKey(store, id);
    return this.#shelf.write(async (tables) => {
      await tables.delete('rows', key);
      for (const entry of (await tables.group(key)).filter(isEntry)) {
        if (!entry.claim) await tables.delete('entries', entry.key);
      }
    });
  }

  /** Throws everything away, also what was known of calls. */
  clear(): Promise<void> {
    return this.#shelf.write(async (tables) => {
      await tables.clear('rows');
      await tables.clear('entries');
      await renumber(tables);
      await tables.put('meta', { ...(await metaOf(tables)), clearedAt: Date.now() });
    });
  }

  /** Writes a row, and an entry for each kind of it that is due. */
  async #revise(tables: Tables, row: Row, now: number): Promise<boolean> {
    const { row: revised, revisions } = revise(row, this.#options.kinds(), now);
    await tables.put('rows', revised);
    for (const revision of revisions) await this.#add(tables, revised, revision, now);
    return revisions.length > 0;
  }

  async #add(tables: Tables, row: Row, revision: Revision, now: number): Promise<void> {
    const { user } = this.#options;
    const meta = await metaOf(tables);
    const before = (await tables.group(row.key)).filter(isEntry);
    const entry = entryOf(row, revision, { user, order: meta.count, at: now });
    const needless = superseded([...before, entry]).filter((each) => !each.claim);
    for (const { key } of needless) await tables.delete('entries', key);
    // What the server has told an older revision to wait holds for this one, too.
    const notBefore = Math.max(0, ...needless.map((each) => waitsUntil(each, now)));
    const isTold = needless.some(wasTold);
    await tables.put('entries', {
      ...entry,
      notBefore,
      waitsSince: now,
      ...(isTold && { isTold }),
    });
    await tables.put('meta', { ...meta, count: meta.count + 1 });
  }
}

const isKnown = (row: unknown, before: number): row is Row =>
  isRow(row) && (row.since ?? 0) < before;

/** Whether an entry waits because the server said so. */
const wasTold = ({ status, isTold }: Entry): boolean => status !== undefined || isTold === true;

/** Whether nobody can have taken an entry: it was not sent, or for want of a name. */
const isUnheard = ({ claim, attempts, status }: Entry): boolean =>
  !claim && (!attempts || status === 401);

function nextState(entry: Omit<Entry, 'claim'>, outcome: Outcome, now: number): Entry {
  const { status: _before, isTold: _isTold, ...others } = entry;
  switch (outcome.is) {
    case 'failed':
      return { ...others, isFailed: true, status: outcome.status };
    case 'again': {
      const wait = Math.max(backoff(entry.attempts), outcome.after ?? 0);
      const { status } = outcome;
      const waits = { notBefore: now + wait, waitsSince: now };
      return { ...others, ...waits, ...(status !== undefined && { status }) };
    }
    default:
      return { ...others, status: outcome.status };
  }
}

const isMeta = (value: unknown): value is Meta => {
  const { source, count } = fields(value);
  return typeof source === 'string' && typeof count === 'number';
};

async function metaOf(tables: Tables): Promise<Meta> {
  const meta = await tables.get('meta', 'meta');
  if (isMeta(meta)) return meta;
  const fresh: Meta = { key: 'meta', source: uuid(), count: Date.now() };
  await tables.put('meta', fresh);
  return fresh;
}

/** Whether everything was thrown away after a moment. */
async function wasCleared(tables: Tables, at = Date.now()): Promise<boolean> {
  const { clearedAt } = fields(await tables.get('meta', 'meta'));
  return typeof clearedAt === 'number' && at <= clearedAt;
}

/** What comes from now on has another source. */
async function renumber(tables: Tables): Promise<void> {
  await tables.put('meta', { ...(await metaOf(tables)), source: uuid() });
}

/** What is known of a record so far. A damaged row is as good as none, and its numbers may be taken. */
async function rowOf(tables: Tables, store: StoreName, id: string): Promise<Row> {
  const row = await tables.get('rows', rowKey(store, id));
  if (isRow(row)) return row;
  const source = row === undefined ? (await metaOf(tables)).source : uuid();
  return { ...emptyRow(store, id, source), since: Date.now() };
}
