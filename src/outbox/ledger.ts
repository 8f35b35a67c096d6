import type { Telling } from '../records/store.js';
import { uuid } from '../wire/uuid.js';
import { isRecord } from '../wire/message.js';
import {
  backoff,
  entryOf,
  inOrder,
  isEntry,
  superseded,
  type Entry,
  type Outcome,
} from './entries.js';
import type { OutboxKind, StoreName } from './kinds.js';
import { emptyRow, isRow, revise, rowKey, takeIn, type Revision, type Row } from './rows.js';
import type { Meta, Shelf, Tables } from './shelf.js';

const DAY = 24 * 3_600_000;

/** Milliseconds that what was delivered is remembered, so that it is told apart from what is new. */
const MEMORY = 30 * DAY;

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
   * Takes what an embed's store was told.
   *
   * @returns whether anything is to be delivered of it
   */
  note(store: StoreName, { told, at }: Telling<string, object>): Promise<boolean> {
    const now = Date.now();
    return this.#shelf.write(async (tables) => {
      let isDue = false;
      for (const id of new Set(told.map((each) => each.id))) {
        const own = told.filter((each) => each.id === id);
        const before = await rowOf(tables, store, id);
        const heardAt = Math.min(at ?? (before.heardAt || now), now);
        const row = takeIn(before, own, heardAt);
        isDue = (await this.#revise(tables, row, now)) || isDue;
      }
      return isDue;
    });
  }

  /** Takes note of what is overdue: calls whose end was not told, and what need not be remembered any longer. */
  sweep(): Promise<boolean> {
    const now = Date.now();
    return this.#shelf.write(async (tables) => {
      let isDue = false;
      for (const row of (await tables.upTo('due', now)).filter(isRow)) {
        isDue = (await this.#revise(tables, row, now)) || isDue;
      }
      const forgotten = await tables.upTo('heardAt', now - MEMORY);
      for (const row of forgotten) await tables.delete('rows', (row as Row).key);
      // What comes of them after all is numbered from the start, so it is another's number.
      if (forgotten.length) await tables.put('meta', { ...(await metaOf(tables)), source: uuid() });
      return isDue;
    });
  }

  /** All entries, in order. Damaged ones are thrown away, and `report` is told. */
  async entries(report: (count: number) => void): Promise<Entry[]> {
    const all = await this.#shelf.read((tables) => tables.all('entries'));
    const entries = all.filter(isEntry);
    const damaged = all.filter((entry) => !isEntry(entry));
    if (damaged.length) {
      await this.#shelf.write(async (tables) => {
        for (const entry of damaged) await tables.delete('entries', (entry as Entry).key);
      });
      report(damaged.length);
    }
    return entries.sort(inOrder);
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
      const needless = superseded(entries);
      for (const { key } of needless) await tables.delete('entries', key);
      const next = entries
        .filter((entry) => !entry.isFailed && !needless.includes(entry))
        .sort(inOrder)[0];
      if (!next || next.notBefore > now) return undefined;
      if (!isAlone && next.claim && next.claim.until > now) return undefined;
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
      for (const other of superseded(group)) await tables.delete('entries', other.key);
      return next;
    });
  }

  /**
   * Throws away what waits for too long.
   *
   * @returns the entries that were thrown away
   */
  expire(maxAge: number): Promise<Entry[]> {
    const now = Date.now();
    return this.#shelf.write(async (tables) => {
      const old = (await tables.all('entries'))
        .filter(isEntry)
        .filter(({ at, isFailed, claim }) => {
          const isHeld = claim && claim.until > now;
          return !isFailed && !isHeld && at + maxAge < now;
        });
      for (const { key } of old) await tables.delete('entries', key);
      return old;
    });
  }

  /** Has entries sent again at once: one of them, or all. */
  retry(key?: string): Promise<void> {
    return this.#again((entry) => key === undefined || key === entry.key);
  }

  /** Has those entries sent again at once that wait although the server did not say so. */
  retryUnanswered(): Promise<void> {
    return this.#again(({ status }) => status === undefined);
  }

  #again(isMeant: (entry: Entry) => boolean): Promise<void> {
    return this.#shelf.write(async (tables) => {
      for (const entry of await tables.all('entries')) {
        if (!isEntry(entry) || !isMeant(entry)) continue;
        const { isFailed: _failed, ...others } = entry;
        await tables.put('entries', { ...others, notBefore: 0 });
      }
    });
  }

  /** Throws an entry away. */
  discard(key: string): Promise<void> {
    return this.#shelf.write(async (tables) => {
      await tables.delete('entries', key);
    });
  }

  /** Throws everything away, also what was known of calls. */
  clear(): Promise<void> {
    return this.#shelf.write(async (tables) => {
      for (const table of ['rows', 'entries'] as const) {
        for (const each of await tables.all(table)) await tables.delete(table, (each as Row).key);
      }
      await tables.put('meta', { ...(await metaOf(tables)), source: uuid() });
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
    const notBefore = Math.max(0, ...needless.map((each) => each.notBefore));
    await tables.put('entries', { ...entry, notBefore });
    await tables.put('meta', { ...meta, count: meta.count + 1 });
  }
}

function nextState(entry: Omit<Entry, 'claim'>, outcome: Outcome, now: number): Entry {
  const { status: _before, ...others } = entry;
  switch (outcome.is) {
    case 'failed':
      return { ...others, isFailed: true, status: outcome.status };
    case 'again': {
      const wait = Math.max(backoff(entry.attempts), outcome.after ?? 0);
      const { status } = outcome;
      return { ...others, notBefore: now + wait, ...(status !== undefined && { status }) };
    }
    default:
      return { ...others, status: outcome.status };
  }
}

async function metaOf(tables: Tables): Promise<Meta> {
  const meta = await tables.get('meta', 'meta');
  if (isRecord(meta) && 'source' in meta && typeof meta.source === 'string') return meta as Meta;
  const fresh: Meta = { key: 'meta', source: uuid(), count: Date.now() };
  await tables.put('meta', fresh);
  return fresh;
}

/** What is known of a record so far. A damaged row is as good as none, and its numbers may be taken. */
async function rowOf(tables: Tables, store: StoreName, id: string): Promise<Row> {
  const row = await tables.get('rows', rowKey(store, id));
  if (isRow(row)) return row;
  return emptyRow(store, id, row === undefined ? (await metaOf(tables)).source : uuid());
}
