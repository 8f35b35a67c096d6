import {
  css,
  ReactiveElement,
  type CSSResultGroup,
  type PropertyValues,
} from '@lit/reactive-element';
import { milliseconds, property } from '../element/attributes.js';
import { define } from '../element/define.js';
import { uuid } from '../wire/uuid.js';
import { EmbedFinder, type AnyStore } from './embeds.js';
import { shown, type Entry, type OutboxEntry } from './entries.js';
import { databaseOf, Intake, tellingsOf, type AnyTelling } from './intake.js';
import { KINDS, type OutboxKind, type StoreName } from './kinds.js';
import { Ledger } from './ledger.js';
import type { User } from './owners.js';
import { Sender, type OutboxHeaders, type SenderHost } from './sender.js';
import { DatabaseShelf, MemoryShelf, type Shelf } from './shelf.js';

const DAYS = 24 * 3600;
const MAX_AGE = 7 * DAYS;
const CONCURRENCY = 4;
const REQUEST_TIMEOUT = 30_000;

/** A ledger and what sends it. */
interface Desk {
  readonly ledger: Ledger;
  readonly sender: Sender;
}

/**
 * Delivers what the embeds tell to your server: each call, engagement, SMS and note once, however many tabs are open,
 * and none lost with a tab or a network.
 *
 * It shows nothing. What it has to deliver is in IndexedDB before it is sent, and leaves it only after an answer.
 *
 * @summary Delivers calls, engagements, SMS and notes to your server.
 * @tagname zoom-log-outbox
 *
 * @fires {CustomEvent<OutboxEntry>} outbox-delivered - the server has taken an entry
 * @fires {CustomEvent<OutboxEntry>} outbox-failed - the server does not want an entry, or it has waited for too long
 * @fires {CustomEvent<null>} outbox-change - `pending` or `failed` has changed, perhaps by another tab
 * @fires {CustomEvent<Error>} outbox-error - the store or your `headers` failed, or an attribute is wrong; delivery goes on as far as it can
 */
export class ZoomLogOutbox extends ReactiveElement {
  static override styles: CSSResultGroup = css`
    :host {
      display: none;
    }
  `;

  /** Where to: a URL of your server, of this origin or with CORS. It gets a `POST` for each entry. */
  @property() endpoint: string | null = null;

  /** What to deliver, separated by spaces: `call`, `engagement`, `sms`, `notes`. Default: all of them. */
  @property() events: string | null = null;

  /** The ids of the embeds to take from, separated by spaces. Default: all embeds of the document. */
  @property() for: string | null = null;

  /** Whose records these are. Each user has a store of their own: nothing of another one is shown or sent. */
  @property() user: string | null = null;

  /** Tells it apart from other outboxes of the same user: those of one name, or of none, share what waits. */
  @property() name: string | null = null;

  /** Seconds that an entry may wait before it is given up. Default: 604800, a week. */
  @property({ type: Number, attribute: 'max-age' }) maxAge = MAX_AGE;

  /** How many requests may be under way at a time. Default: 4. */
  @property({ type: Number }) concurrency = CONCURRENCY;

  /** Milliseconds that a request may take. Default: 30000. */
  @property({ type: Number, attribute: 'request-timeout' }) requestTimeout = REQUEST_TIMEOUT;

  /** Headers for each request, or an async function that is asked for them before each attempt. */
  @property({ attribute: false }) headers: OutboxHeaders = {};

  #stored: Desk | undefined;
  /** For what the store could not take: lost with the tab. */
  #spare: Desk | undefined;
  /** Whose database is open, and its name. */
  #user: User = null;
  #database: string | undefined;
  #intake: Intake | undefined;
  readonly #finder = new EmbedFinder(this, (name, store) => {
    this.#intake?.follow(name, store);
  });
  /** As they were last shown; nothing where that has to be looked up. */
  #pending: readonly OutboxEntry[] | undefined;
  #failed: readonly OutboxEntry[] | undefined;
  /** Each entry is shown as the same object for as long as nothing of it changes. */
  readonly #shown = new WeakMap<Entry, OutboxEntry>();
  readonly #reported = new Set<string>();
  /** What no store took, by database: an outbox that is moved goes on with it. */
  static readonly #memory = new Map<
    string,
    { readonly name: string; readonly shelf: MemoryShelf }
  >();
  /** Those of the document that are in use. */
  static readonly #all = new Set<ZoomLogOutbox>();

  /**
   * Registers the element, unless the tag is taken.
   *
   * @param tag - the tag
   * @param registry - where it is registered; the page's own by default
   */
  static define(tag = 'zoom-log-outbox', registry = customElements): void {
    define(this, tag, registry);
  }

  /** What waits to be delivered, in order: frozen. */
  get pending(): readonly OutboxEntry[] {
    return (this.#pending ??= this.#show((entry) => !entry.isFailed));
  }

  /** What the server does not want: frozen. It stays until `retry()` or `discard()`. */
  get failed(): readonly OutboxEntry[] {
    return (this.#failed ??= this.#show((entry) => Boolean(entry.isFailed)));
  }

  /**
   * Sends again at once, also what has failed, and what waits for other headers.
   *
   * @param key - of one entry; all of them where it is left out
   */
  async retry(key?: string): Promise<void> {
    try {
      await this.#each(({ ledger }) => ledger.retry(key));
    } finally {
      for (const { sender } of this.#desks()) sender.resume();
    }
  }

  /**
   * Throws an entry away. If it is being sent at this moment, the server may get it all the same.
   *
   * @param key - its key
   */
  async discard(key: string): Promise<void> {
    await this.#each(({ ledger }) => ledger.discard(key));
  }

  /** Throws away all that is stored for this user. Rejects where the disk cannot be written. */
  async clear(): Promise<void> {
    this.#intake?.clear();
    await this.#each(({ ledger }) => ledger.clear());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#hide);
    addEventListener('pageshow', this.#goOn);
    if (this.hasUpdated) this.#open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#hide);
    removeEventListener('pageshow', this.#goOn);
    this.#close();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.isConnected) return;
    const stores = this.#database === this.#databaseNow() ? [] : this.#close();
    if (!this.#stored) this.#open();
    if (changed.has('for')) this.#intake?.unfollow();
    else for (const [name, store] of stores) this.#intake?.follow(name, store);
    this.#finder.start();
    this.#check();
    this.#compare();
    if (changed.has('headers') || changed.has('endpoint')) {
      for (const { sender } of this.#desks()) sender.resume();
    }
  }

  readonly #hide = (): void => {
    for (const { sender } of this.#desks()) {
      sender.stop();
      sender.farewell();
    }
  };

  readonly #goOn = (): void => {
    for (const { sender } of this.#desks()) sender.start();
  };

  #desks(): readonly Desk[] {
    return [this.#stored, this.#spare].filter((desk) => desk !== undefined);
  }

  async #each(change: (desk: Desk) => Promise<void>): Promise<void> {
    const failures: unknown[] = [];
    for (const desk of this.#desks()) {
      await change(desk).catch((cause: unknown) => failures.push(cause));
      await desk.sender.changed();
    }
    // What is in memory was changed all the same.
    if (failures.length) throw failures[0] as Error;
  }

  #databaseNow(): string {
    return databaseOf(this.user || null, this.name);
  }

  #open(): void {
    const user = (this.#user = this.user || null);
    const { name } = this;
    this.#database = this.#databaseNow();
    const ledger = (of: User): Ledger => {
      const database = databaseOf(of, name);
      return this.#ledger(of, new DatabaseShelf(database));
    };
    const desk = this.#desk(this.#database, ledger(user));
    this.#stored = desk;
    this.#intake = new Intake(user, name, {
      ledger,
      take: (from, store, id, telling) => this.#take(desk, from, store, id, telling),
      rescue: (from, id, telling, heardAt) => this.#rescue(desk, from, id, telling, heardAt),
      report: (what, cause) => {
        this.#report(what, cause);
      },
    });
    ZoomLogOutbox.#all.add(this);
    this.#finder.start();
  }

  #url(): string | undefined {
    const { baseURI } = this.ownerDocument;
    return this.endpoint && URL.canParse(this.endpoint, baseURI)
      ? new URL(this.endpoint, baseURI).href
      : undefined;
  }

  /** Says which attributes are wrong. */
  #check(): void {
    const unknown = this.#kinds().filter((name) => !KINDS.some((kind) => kind === name));
    const say = (what: string): void => {
      this.#report(what, undefined);
    };
    if (unknown.length) say(`events: "${unknown.join(' ')}" is none of ${KINDS.join(', ')}`);
    if (this.endpoint && !this.#url()) say(`endpoint: "${this.endpoint}" is no URL`);
    // An attribute that is taken away leaves null.
    const numbers: Readonly<Record<string, number | null>> = {
      'max-age': this.maxAge,
      concurrency: this.concurrency,
      'request-timeout': this.requestTimeout,
    };
    for (const [name, value] of Object.entries(numbers)) {
      if (value === null || milliseconds(value) !== undefined) continue;
      say(`${name}: ${value} is no number above 0, so the default counts`);
    }
  }

  /** What `events` names. */
  #kinds(): readonly string[] {
    return this.events?.split(/\s+/).filter(Boolean) ?? KINDS;
  }

  /** Those that share what waits send each other's entries, each to its own endpoint. */
  #compare(): void {
    const url = this.#url();
    for (const other of ZoomLogOutbox.#all) {
      const isShared = other.#database === this.#database;
      if (!isShared || !url || !other.#url() || other.#url() === url) continue;
      const what = 'another outbox of this user has another endpoint, and sends what this one has';
      this.#report(`${what}: give them a \`name\` each`, undefined);
    }
  }

  #desk(name: string, ledger: Ledger): Desk {
    const sender = new Sender(name, ledger, this.#senderHost());
    sender.start();
    return { ledger, sender };
  }

  #ledger(user: User, shelf: Shelf): Ledger {
    const kinds = (): ReadonlySet<OutboxKind> => {
      const names = this.#kinds();
      return new Set(KINDS.filter((kind) => names.includes(kind)));
    };
    return new Ledger(shelf, { user, kinds });
  }

  /** Where nothing else takes what an embed tells. */
  #spareDesk(): Desk {
    const database = this.#databaseNow();
    const memory = ZoomLogOutbox.#memory.get(database) ?? {
      name: `zoom-embed-elements/outbox-in-memory/${uuid()}`,
      shelf: new MemoryShelf(),
    };
    ZoomLogOutbox.#memory.set(database, memory);
    return (this.#spare ??= this.#desk(memory.name, this.#ledger(this.#user, memory.shelf)));
  }

  /** Ends it all, and tells what was followed. */
  #close(): (readonly [StoreName, AnyStore])[] {
    ZoomLogOutbox.#all.delete(this);
    this.#finder.stop();
    const stores = this.#intake?.unfollow() ?? [];
    const written = this.#intake?.written();
    const desks = this.#desks();
    for (const { ledger, sender } of desks) {
      sender.stop();
      // What was heard a moment ago is still to be written.
      void written?.then(() => {
        ledger.close();
      });
    }
    this.#stored = this.#spare = undefined;
    if (desks.some(({ sender }) => sender.entries.length)) this.#changed();
    this.#reported.clear();
    return stores;
  }

  /** Takes what an embed's store was told of a record; resolves to whether it is on the disk. */
  async #take(
    desk: Desk,
    name: StoreName,
    store: AnyStore,
    id: string,
    telling: AnyTelling,
  ): Promise<boolean> {
    try {
      const due = await desk.ledger.note(name, telling);
      if (due.length) await desk.sender.changed(due);
    } catch (cause) {
      if (desk !== this.#stored) return false;
      this.#report('the store takes nothing: what comes now is lost with the tab', cause);
      const spare = this.#spareDesk();
      // All that is known of it: the part before may be out of reach.
      for (const known of tellingsOf(store, id)) await spare.ledger.note(name, known);
      await spare.sender.changed();
      return false;
    }
    // The store has all of it now.
    if (desk === this.#stored && this.#spare) {
      await this.#spare.ledger.forget(name, id);
      await this.#spare.sender.changed();
    }
    return true;
  }

  /** On the disk alone: in memory, each tab would have a copy of its own. */
  async #rescue(
    desk: Desk,
    name: StoreName,
    id: string,
    telling: AnyTelling,
    heardAt: number,
  ): Promise<void> {
    if (!(await desk.ledger.lacks(name, id, telling, heardAt))) return;
    const due = await desk.ledger.note(name, telling);
    if (due.length) await desk.sender.changed(due);
  }

  #senderHost(): SenderHost {
    return {
      endpoint: () => this.#url(),
      headers: () => this.headers,
      concurrency: () => milliseconds(this.concurrency) ?? CONCURRENCY,
      requestTimeout: () => milliseconds(this.requestTimeout) ?? REQUEST_TIMEOUT,
      maxAge: () => (milliseconds(this.maxAge) ?? MAX_AGE) * 1000,
      changed: () => {
        this.#changed();
      },
      settled: (is, entry) => {
        this.#emit(`outbox-${is}`, entry);
      },
      report: (what, cause) => {
        this.#report(what, cause);
      },
    };
  }

  #changed(): void {
    this.#pending = this.#failed = undefined;
    this.#emit('outbox-change', null);
  }

  #show(isMeant: (entry: Entry) => boolean): readonly OutboxEntry[] {
    const entries = this.#desks().flatMap(({ sender }) => sender.entries);
    return Object.freeze(
      entries.filter(isMeant).map((entry) => {
        const known = this.#shown.get(entry) ?? shown(entry);
        this.#shown.set(entry, known);
        return known;
      }),
    );
  }

  /** Tells of trouble, once for each kind of it. */
  #report(what: string, cause: unknown): void {
    const text = cause instanceof Error ? `${what}: ${cause.message}` : what;
    if (this.#reported.has(text)) return;
    this.#reported.add(text);
    this.#emit('outbox-error', new Error(text, { cause }));
  }

  #emit(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** The events of `<zoom-log-outbox>`. */
export interface OutboxEventMap {
  'outbox-delivered': CustomEvent<OutboxEntry>;
  'outbox-failed': CustomEvent<OutboxEntry>;
  'outbox-change': CustomEvent<null>;
  'outbox-error': CustomEvent<Error>;
}

declare global {
  interface HTMLElementTagNameMap {
    'zoom-log-outbox': ZoomLogOutbox;
  }
  interface GlobalEventHandlersEventMap extends OutboxEventMap {}
}
