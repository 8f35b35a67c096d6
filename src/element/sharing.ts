import { snapshot } from '../records/copy.js';
import type { Store } from '../records/store.js';
import type { SeenIds } from '../session/seen-ids.js';
import type { SharedRecords } from '../tabs/records.js';
import { warnOnce } from '../wire/errors.js';

/** What an embed shares. */
interface SharingHost {
  /** Its stores, by the names that all tabs give them. */
  readonly stores: Readonly<Record<string, Store<unknown>>>;
  readonly seen: SeenIds;
  /** The kind of embed. */
  readonly product: string;
  /** The records are complete, as far as they are kept. */
  caughtUp(): void;
}

/** Shares an embed's records with other tabs, under a key. What does it is loaded once it is needed. */
export class Sharing {
  readonly #host: SharingHost;
  #key = '';
  #records: Promise<SharedRecords | undefined> | undefined;
  #isCatchingUp = false;

  constructor(host: SharingHost) {
    this.#host = host;
  }

  /** Whether the widget has to wait: its first message finds the records complete. */
  get isCatchingUp(): boolean {
    return this.#isCatchingUp;
  }

  /** Shares under a key; an empty one ends it. */
  share(key: string): void {
    if (key === this.#key) return;
    this.#key = key;
    void this.#records?.then((records) => records?.close());
    this.#records = key ? this.#start(key) : undefined;
    this.#isCatchingUp = key !== '';
  }

  /** Whether this tab is the one to show a record; `undefined` where nothing is shared. */
  isChosen(store: string, id: string): Promise<boolean> | undefined {
    return this.#records?.then((records) => records?.isChosen(store, id) ?? true);
  }

  /** Removes what is kept, in all tabs. */
  async forgetAll(): Promise<void> {
    await (await this.#records)?.forgetAll();
  }

  async #start(key: string): Promise<SharedRecords | undefined> {
    const { stores, seen, product } = this.#host;
    const report = (what: unknown): void => {
      warnOnce(`persist: ${String(what)}`);
    };
    let records: SharedRecords | undefined;
    try {
      const { SharedRecords } = await import('../tabs/records.js');
      if (this.#key !== key) return undefined;
      records = new SharedRecords(key, { stores, seen, product, snapshot, report });
    } catch (cause) {
      report(cause);
    }
    void this.#catchUp(key, records?.caughtUp);
    return records;
  }

  async #catchUp(key: string, caughtUp: Promise<void> | undefined): Promise<void> {
    await caughtUp;
    if (this.#key !== key) return;
    this.#isCatchingUp = false;
    this.#host.caughtUp();
  }
}
