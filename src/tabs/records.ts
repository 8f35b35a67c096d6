import type { Store, Telling, Told } from '../records/store.js';
import type { SeenIds } from '../session/seen-ids.js';
import type { Kit } from './kit.js';
import { freshId } from './id.js';
import { KeptFactsDatabase } from './kept-facts.js';
import { keepSeen } from './kept-seen.js';
import { VisibleTabs } from './visible.js';

/** What an embed shares. */
export interface Shared {
  /** Its stores, by the names that all tabs give them. */
  readonly stores: Readonly<Record<string, Store<unknown>>>;
  readonly seen: SeenIds;
  readonly snapshot: Kit['snapshot'];
  /** The kind of embed. */
  readonly product: string;
  /** Something went wrong; what is shared may be incomplete. */
  readonly report: (what: string, cause: unknown) => void;
}

type AnyStore = Store<unknown, string, object>;

/** What tabs tell each other. */
type Message =
  | {
      readonly is: 'told';
      readonly store: string;
      readonly telling: Telling<string, object>;
      /** The epoch of the tab that tells, where it is known: what belongs to an older one is forgotten. */
      readonly epoch: string | undefined;
    }
  | { readonly is: 'forgot'; readonly store: string; readonly id: string }
  | { readonly is: 'cleared'; readonly epoch: string };

/** Milliseconds that a hidden tab leaves to one that can be seen. */
const HEAD_START = 300;

/** Milliseconds that the widget waits for what is kept: some engines forget to open a database. */
const PATIENCE = 2000;

/** The records of an embed, shared with other tabs by facts, and kept for those to come. */
export class SharedRecords {
  /** Resolves when what is kept is in the stores, or when that takes too long. */
  readonly caughtUp: Promise<void>;
  readonly #name: string;
  readonly #shared: Shared;
  readonly #stores: readonly (readonly [name: string, store: AnyStore])[];
  readonly #database: KeptFactsDatabase;
  readonly #visible: VisibleTabs;
  readonly #ends: (() => void)[];
  #channel: BroadcastChannel | undefined;
  #epoch: string | undefined;
  /** Whether the database has not opened in time. */
  #isLate = false;
  #isClosed = false;
  /** Whether a store changes because of another tab: it must not be told back. */
  #isEcho = false;

  /** @param key - embeds of the same key share their records */
  constructor(key: string, shared: Shared) {
    // Half a character cannot be encoded.
    const text = key.replace(/\p{Surrogate}/gu, '\ufffd');
    this.#name = `zoom-embed-elements/records/${encodeURIComponent(text)}`;
    this.#shared = shared;
    this.#stores = Object.entries(shared.stores) as unknown as [string, AnyStore][];
    this.#database = new KeptFactsDatabase(this.#name);
    this.#visible = new VisibleTabs(`${this.#name}/visible`);
    this.#ends = this.#stores.map(([name, store]) =>
      store.overhear({
        told: (telling) => {
          if (!telling.isElsewhere) this.#tell(name, store, telling);
        },
        forgot: (id) => {
          if (!this.#isEcho) this.#forgot(name, id);
        },
      }),
    );
    this.#ends.push(keepSeen(shared.seen, `${this.#name}/${shared.product}`));
    addEventListener('pagehide', this.#pause);
    addEventListener('pageshow', this.#resume);
    // What the embed knew before it shared.
    for (const [name, store] of this.#stores) {
      for (const telling of store.tellings()) this.#tell(name, store, telling);
    }
    this.caughtUp = this.#open();
  }

  /** Whether this tab is the one to show a record that rings: one that can be seen, where there is one. */
  async isChosen(name: string, id: string): Promise<boolean> {
    try {
      if (await this.#visible.areOthers()) {
        await new Promise((resolve) => setTimeout(resolve, HEAD_START));
      }
      const asked = this.#isLate ? undefined : this.#database.isFirst(`${name}:${id}`);
      const isFirst = await inTime(asked, PATIENCE);
      if (isFirst === undefined) throw new Error('the database does not answer');
      return isFirst;
    } catch (cause) {
      if (this.#isClosed) return false;
      this.#report('the tabs cannot agree on one', cause);
      return true;
    }
  }

  /** Forgets all records and ids, in all tabs. */
  async forgetAll(): Promise<void> {
    const epoch = epochAfter(this.#epoch);
    this.#begin(epoch);
    this.#post({ is: 'cleared', epoch });
    try {
      const cleared = this.#database.clear(epoch).then(() => true);
      if (!(await inTime(cleared, PATIENCE))) throw new Error('the database does not answer');
    } catch (cause) {
      this.#report('what is kept cannot be forgotten', cause);
    }
  }

  close(): void {
    this.#isClosed = true;
    removeEventListener('pagehide', this.#pause);
    removeEventListener('pageshow', this.#resume);
    this.#pause();
    for (const end of this.#ends.splice(0)) end();
    this.#database.close();
  }

  // A page with an open channel or a lock does not go into the back-forward cache, or not come back from it.
  readonly #pause = (): void => {
    this.#channel?.close();
    this.#channel = undefined;
    this.#visible.stop();
  };

  readonly #resume = (): void => {
    if (!this.#channel) void this.#open();
  };

  async #open(): Promise<void> {
    this.#visible.start();
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => {
      this.#hear(data);
    };
    const caughtUp = this.#catchUp().then(() => {
      this.#isLate = false;
      return true;
    });
    this.#isLate = !(await inTime(caughtUp, PATIENCE));
  }

  async #catchUp(): Promise<void> {
    try {
      const before = this.#epoch;
      const { kept, epoch } = await this.#database.read();
      // Everything was forgotten meanwhile, and perhaps not yet where this was read.
      if (this.#epoch !== before) {
        await this.#catchUp();
        return;
      }
      // What is kept could not be forgotten when it was to be.
      if (this.#epoch !== undefined && epoch < this.#epoch) {
        await this.#database.clear(this.#epoch);
        return;
      }
      // Everything was forgotten while this page slept.
      if (this.#epoch !== undefined && epoch > this.#epoch) this.#begin(epoch);
      this.#epoch = epoch;
      for (const { store, id, facts, heardAt } of kept) {
        const told = Object.entries(facts).map(
          ([source, fact]) => ({ id, source, fact }) as Told<string, object>,
        );
        this.#take(store, { told, at: heardAt, isElsewhere: true });
      }
    } catch (cause) {
      this.#report('what is kept cannot be read', cause);
    }
  }

  #hear(message: Message): void {
    switch (message.is) {
      case 'told':
        if (this.#counts(message.epoch)) this.#take(message.store, message.telling);
        return;
      case 'forgot':
        this.#echo(() => this.#store(message.store)?.forget(message.id));
        return;
      case 'cleared':
        if (message.epoch > (this.#epoch ?? '')) this.#begin(message.epoch);
    }
  }

  /** Whether what belongs to an epoch still counts. A newer one begins here, too; of an older one somebody has to hear. */
  #counts(epoch: string | undefined): boolean {
    if (epoch === undefined || this.#epoch === undefined) return true;
    if (epoch < this.#epoch) {
      this.#post({ is: 'cleared', epoch: this.#epoch });
      return false;
    }
    if (epoch > this.#epoch) this.#begin(epoch);
    return true;
  }

  #take(name: string, { told, at }: Telling<string, object>): void {
    try {
      // Another tab's clock may be ahead.
      const heardAt = at === undefined ? undefined : Math.min(at, Date.now());
      this.#store(name)?.add(this.#shared.snapshot(told), heardAt, true);
    } catch (cause) {
      this.#report('what another tab told cannot be read', cause);
    }
  }

  #tell(name: string, store: AnyStore, telling: Telling<string, object>): void {
    if (!telling.told.length) return;
    const epoch = this.#epoch;
    this.#post({ is: 'told', store: name, telling, epoch });
    const { told, at } = telling;
    const combine: AnyStore['combine'] = (facts, more) => store.combine(facts, more);
    this.#database.add(name, told, { at, epoch, combine }).catch((cause: unknown) => {
      this.#report('records cannot be kept', cause);
    });
  }

  #forgot(name: string, id: string): void {
    this.#post({ is: 'forgot', store: name, id });
    this.#database.forget(name, id).catch((cause: unknown) => {
      this.#report('what is kept cannot be forgotten', cause);
    });
  }

  /** Everything is forgotten that was before. */
  #begin(epoch: string): void {
    this.#epoch = epoch;
    for (const [, store] of this.#stores) store.clear();
    this.#shared.seen.clear();
  }

  #echo(act: () => void): void {
    this.#isEcho = true;
    try {
      act();
    } finally {
      this.#isEcho = false;
    }
  }

  #store(name: string): AnyStore | undefined {
    return this.#stores.find(([each]) => each === name)?.[1];
  }

  #post(message: Message): void {
    try {
      this.#channel?.postMessage(message);
    } catch (cause) {
      this.#report('the other tabs cannot be told', cause);
    }
  }

  #report(what: string, cause: unknown): void {
    this.#shared.report(cause instanceof Error ? `${what}: ${cause.message}` : what, cause);
  }
}

/** An epoch that follows another one: the later of two is the greater text, whichever tab began it. */
const epochAfter = (before = ''): string =>
  `e${Math.max(Date.now(), (Number.parseInt(before.slice(1), 10) || 0) + 1)}-${freshId()}`;

/** What comes of it within some milliseconds; nothing after that. */
async function inTime<T>(work: Promise<T> | undefined, patience: number): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
