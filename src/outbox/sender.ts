import { after } from '../session/time.js';
import { uuid } from '../wire/uuid.js';
import {
  backoff,
  outcomeOf,
  shown,
  waitsUntil,
  type Entry,
  type Outcome,
  type OutboxEntry,
} from './entries.js';
import { PAGE, type Ledger } from './ledger.js';
import { Waiting, type Round } from './waiting.js';

/** Headers for each attempt, such as a token that is fresh. */
export type OutboxHeaders = HeadersInit | (() => HeadersInit | Promise<HeadersInit>);

/** What a sender needs of its element. */
export interface SenderHost {
  /** Where to; nothing where that is not known. */
  endpoint(): string | undefined;
  headers(): OutboxHeaders;
  concurrency(): number;
  /** Milliseconds that a request may take. */
  requestTimeout(): number;
  /** Milliseconds that an entry may wait. */
  maxAge(): number;
  /** What waits or has failed is not what it was. */
  changed(): void;
  /** An entry is out of the way, or will not be sent again by itself. */
  settled(is: 'delivered' | 'failed', entry: OutboxEntry): void;
  report(what: string, cause: unknown): void;
}

/** Milliseconds between two looks at the clock, and at headers that were refused. */
const HEARTBEAT = 10_000;

/** Milliseconds until the next try where even writing down a failure fails. */
const PAUSE = 5000;

/** Bytes that requests may hold together while the page goes away: browsers allow no more. */
const FAREWELL = 64 * 1024;

/** The groups that have changed; all of them where it is left out. */
type Changed = readonly string[] | undefined;

interface Busy {
  /** Until when another tab may go on with it. */
  readonly until: number;
  readonly stop: AbortController;
}

/**
 * Sends what waits in a ledger. Every tab has one, and none leads. A tab holds a lock of the group that it sends: when
 * it dies the lock is free, and while it sleeps its claim runs out.
 */
export class Sender {
  readonly #ledger: Ledger;
  readonly #host: SenderHost;
  readonly #name: string;
  /** Its claims begin with it. */
  readonly #id = uuid();
  #claims = 0;
  #run: AbortController | undefined;
  #channel: BroadcastChannel | undefined;
  readonly #waiting = new Waiting();
  #reading: Promise<void> | undefined;
  /** The groups that are to be read again. */
  readonly #stale = new Set<string>();
  /** The order of the next entry when all of them were read last. */
  #ever: number | undefined;
  readonly #active = new Set<string>();
  /** The groups that another tab is about. */
  readonly #busy = new Map<string, Busy>();
  /** Until when a group waits whose outcome could not be written down. */
  readonly #resting = new Map<string, number>();
  /** What was settled, but could not be written down. */
  readonly #done = new Set<string>();
  /** The headers that the server did not accept: nothing is sent until there are others. */
  #refused: string | undefined;
  #lastHeaders: Headers | undefined;
  #callOffWake: (() => void) | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;

  /** @param name - the same in all tabs that share the ledger */
  constructor(name: string, ledger: Ledger, host: SenderHost) {
    this.#name = name;
    this.#ledger = ledger;
    this.#host = host;
  }

  /** What waits or has failed, in order. */
  get entries(): readonly Entry[] {
    return this.#waiting.entries;
  }

  start(): void {
    if (this.#run) return;
    this.#run = new AbortController();
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }: MessageEvent<Changed>) => void this.refresh(data);
    this.#heartbeat = setInterval(() => void this.#beat(), HEARTBEAT);
    addEventListener('online', this.#online);
    void this.refresh();
    void this.#beat();
  }

  /** Aborts what is under way and lets go of every lock. */
  stop(): void {
    this.#run?.abort();
    this.#run = undefined;
    this.#channel?.close();
    this.#channel = undefined;
    clearInterval(this.#heartbeat);
    this.#callOffWake?.();
    removeEventListener('online', this.#online);
    for (const { stop } of this.#busy.values()) stop.abort();
    this.#busy.clear();
    this.#resting.clear();
    this.#active.clear();
  }

  /** The page goes away, perhaps for good: what fits is sent once more, without waiting for an answer. */
  farewell(): void {
    const endpoint = this.#host.endpoint();
    const headers = this.#headersKnown();
    if (!endpoint || !headers || this.#refused !== undefined) return;
    const now = Date.now();
    let left = FAREWELL;
    for (const entry of this.#waiting.entries) {
      const { isFailed, claim } = entry;
      const isOthers = claim && claim.until > now && !claim.by.startsWith(this.#id);
      const waits = waitsUntil(entry, now) > now;
      if (isFailed || isOthers || waits || this.#done.has(entry.key)) continue;
      // What is too long in characters is so in bytes.
      if (entry.body.length > left) continue;
      const size = new TextEncoder().encode(entry.body).length;
      if (size > left) continue;
      left -= size;
      fetch(endpoint, { ...requestOf(entry, headers), keepalive: true }).catch(() => undefined);
    }
  }

  /** Something was written: tells the other tabs, and looks at it. */
  changed(groups?: Changed): Promise<void> {
    this.#tell(groups);
    return this.refresh(groups);
  }

  /** Whatever stopped it, it may try again. */
  resume(): void {
    this.#refused = undefined;
    this.#resting.clear();
    this.#pump();
  }

  /** Reads what waits, all of it or some groups, and goes on sending. */
  refresh(groups?: Changed): Promise<void> {
    if (groups) for (const group of groups) this.#stale.add(group);
    else this.#waiting.begin();
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
      // Something may have come as it ended.
      if (this.#stale.size || this.#waiting.round) void this.refresh([]);
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    try {
      for (;;) {
        const { round } = this.#waiting;
        if (!this.#stale.size && !round) break;
        const isNews = await (round && !this.#stale.size
          ? this.#readPage(round)
          : this.#readGroups());
        if (isNews && this.#run) this.#host.changed();
        // What is known by now need not wait for the rest.
        this.#pump();
      }
    } catch (cause) {
      this.#stale.clear();
      this.#waiting.giveUp();
      this.#ever = undefined;
      if (this.#run) this.#host.report('what waits cannot be read', cause);
      this.#pump();
    }
  }

  async #readGroups(): Promise<boolean> {
    const groups = [...this.#stale].slice(0, PAGE);
    for (const group of groups) this.#stale.delete(group);
    const entries = await this.#ledger.groups(groups);
    const news = groups.map((group, index) => this.#waiting.set(group, entries[index] ?? []));
    return news.includes(true);
  }

  async #readPage(round: Round): Promise<boolean> {
    if (round.after === -Infinity) this.#ever = (await this.#ledger.count()).ever;
    const { entries, next, damaged } = await this.#ledger.page(round.after, round.size);
    if (damaged) this.#host.report(`${damaged} damaged entries were thrown away`, undefined);
    return this.#waiting.take(round, entries, next);
  }

  #tell(groups?: Changed): void {
    // Something may still be written after it has stopped.
    const channel = this.#channel ?? new BroadcastChannel(this.#name);
    channel.postMessage(groups);
    if (channel !== this.#channel) channel.close();
  }

  readonly #online = (): void => {
    // What failed for want of a network need not wait any longer; what the server told to wait must.
    const hurry = this.#ledger.retryUnanswered().then(() => this.changed());
    hurry.catch((cause: unknown) => {
      this.#host.report('what waits cannot be read', cause);
    });
  };

  async #beat(): Promise<void> {
    try {
      const due = await this.#ledger.sweep(steadyNow());
      if (due.length) await this.changed(due);
      await this.#expire();
      // A tab may have died before it told what it wrote.
      const { now, ever } = await this.#ledger.count();
      const known = Math.max(this.#ever ?? 0, this.#waiting.newest + 1);
      if (this.#run && (now !== this.#waiting.size || ever !== known)) await this.refresh();
    } catch (cause) {
      if (this.#run) this.#host.report('the store cannot be written', cause);
    }
    if (this.#refused !== undefined) {
      const headers = await this.#headers().catch(() => undefined);
      if (headers && textOf(headers) !== this.#refused) this.#refused = undefined;
    }
    if (this.#run) this.#pump();
  }

  async #expire(): Promise<void> {
    const maxAge = this.#host.maxAge();
    const now = steadyNow();
    const old = this.#waiting.olderThan(now - maxAge);
    // Page by page, each in a task of its own: the host's listeners may take their time.
    for (let from = 0; from < old.length; from += PAGE) {
      const expired = await this.#ledger.expire(old.slice(from, from + PAGE), maxAge, now);
      for (const entry of expired) this.#host.settled('failed', shown(entry));
      if (expired.length) await this.changed([...new Set(expired.map(({ group }) => group))]);
    }
  }

  #pump(): void {
    const { signal } = this.#run ?? {};
    if (!signal || this.#refused !== undefined || !this.#host.endpoint()) return;
    const now = Date.now();
    const maxAge = this.#host.maxAge();
    const most = this.#host.concurrency();
    let wake = now + HEARTBEAT;
    for (const entry of this.#waiting.next()) {
      // There is more when one of those is over.
      if (this.#active.size >= most) break;
      const { group, key, at } = entry;
      const waits = waitsUntil(entry, now);
      wake = Math.min(wake, Math.max(at + maxAge, now + 1000));
      // Most of many wait, and are passed over as fast as can be.
      if (waits > now) {
        wake = Math.min(wake, waits);
        continue;
      }
      if (this.#active.has(group) || this.#done.has(key)) continue;
      const rests = this.#resting.get(group) ?? 0;
      if (rests > now) {
        wake = Math.min(wake, rests);
        continue;
      }
      const busy = this.#busy.get(group);
      // The clock may have been set back since.
      const longest = now + 2 * this.#host.requestTimeout();
      if (busy && busy.until > now && busy.until <= longest) {
        wake = Math.min(wake, busy.until);
        continue;
      }
      busy?.stop.abort();
      this.#busy.delete(group);
      void this.#attempt(entry, signal, busy ? { steal: true } : { ifAvailable: true });
    }
    this.#callOffWake?.();
    // What is overdue waits for a tab to finish; a clock that was set back must not stop it all.
    this.#callOffWake = after(Math.max(wake - now, 100), () => {
      const isOld = this.#waiting.olderThan(steadyNow() - this.#host.maxAge()).length > 0;
      if (isOld) void this.#beat();
      else this.#pump();
    });
  }

  /** Sends the next entry of a group, unless another tab is about it. */
  async #attempt(entry: Entry, signal: AbortSignal, options: LockOptions): Promise<void> {
    const { group } = entry;
    this.#active.add(group);
    try {
      if (await this.#locked(group, options, signal)) return;
      this.#waitFor(entry, signal);
    } catch {
      // Another tab has taken the lock, as it had lasted for too long.
    } finally {
      if (!signal.aborted) {
        this.#active.delete(group);
        void this.refresh([group]);
      }
    }
  }

  /** Waits for the tab that is about a group: it finishes, or dies, or its time is over. */
  #waitFor({ group, claim }: Entry, signal: AbortSignal): void {
    if (signal.aborted) return;
    const stop = new AbortController();
    // The other tab's clock may be wrong.
    const longest = Date.now() + 2 * this.#host.requestTimeout();
    this.#busy.set(group, { until: Math.min(claim?.until ?? longest, longest), stop });
    if (!hasLocks()) return;
    const turn = this.#locked(group, { signal: stop.signal }, signal, () => {
      this.#busy.delete(group);
      this.#active.add(group);
    });
    turn
      .catch(() => undefined)
      .finally(() => {
        if (signal.aborted || stop.signal.aborted) return;
        this.#active.delete(group);
        void this.refresh([group]);
      });
  }

  /** Sends the next entry of a group under its lock; resolves to whether there was one to be had. */
  async #locked(
    group: string,
    options: LockOptions,
    signal: AbortSignal,
    begin?: () => void,
  ): Promise<boolean> {
    if (!hasLocks()) return this.#deliver(group, signal, false);
    const work = async (lock: Lock | null): Promise<boolean> => {
      if (!lock || signal.aborted) return false;
      begin?.();
      // The lock is let go of at once where the page goes away, whatever still has to be written.
      await Promise.race([this.#deliver(group, signal, true), aborted(signal)]);
      return true;
    };
    try {
      return await navigator.locks.request(`${this.#name}/${group}`, options, work);
    } catch (cause) {
      if ((cause as Error).name !== 'SecurityError') throw cause;
      // The browser's own setting keeps the page from them, as from its storage.
      areLocksRefused = true;
      return this.#deliver(group, signal, false);
    }
  }

  async #deliver(group: string, signal: AbortSignal, isAlone: boolean): Promise<boolean> {
    const entry = await this.#claim(group, isAlone);
    if (!entry) return isAlone;
    const outcome = await this.#send(entry, signal);
    // A write that is under way as the page goes away would keep it out of the back-forward cache.
    if (!outcome) return true;
    const isFinal = outcome.is === 'delivered' || outcome.is === 'failed';
    try {
      const settled = await this.#ledger.settle(entry, outcome);
      if (settled && isFinal) this.#host.settled(outcome.is, shown(settled));
    } catch (cause) {
      if (signal.aborted) return true;
      this.#host.report('what became of a delivery cannot be written', cause);
      if (isFinal) {
        this.#done.add(entry.key);
        this.#host.settled(outcome.is, shown({ ...entry, status: outcome.status }));
      } else {
        const told = outcome.is === 'again' ? (outcome.after ?? 0) : 0;
        this.#resting.set(group, Date.now() + Math.max(PAUSE, backoff(entry.attempts), told));
      }
    }
    this.#tell([group]);
    return true;
  }

  async #claim(group: string, isAlone: boolean): Promise<Entry | undefined> {
    const until = Date.now() + 2 * this.#host.requestTimeout();
    try {
      return await this.#ledger.claim(group, {
        by: `${this.#id}/${++this.#claims}`,
        isAlone,
        until,
      });
    } catch (cause) {
      this.#host.report('a delivery cannot be written down', cause);
      // It is known, and nobody else is about it: it can be sent all the same.
      const entry = this.#waiting.nextOf(group);
      return isAlone && entry ? { ...entry, attempts: entry.attempts + 1 } : undefined;
    }
  }

  /** Sends an entry; nothing comes of it where the page goes away. */
  async #send(entry: Entry, signal: AbortSignal): Promise<Outcome | undefined> {
    const request = new AbortController();
    const abort = (): void => {
      request.abort();
    };
    signal.addEventListener('abort', abort);
    const callOff = after(this.#host.requestTimeout(), abort);
    try {
      const headers = await Promise.race([this.#headers(), aborted(request.signal)]);
      const endpoint = this.#host.endpoint();
      if (!headers || !endpoint) throw new Error('there are no headers in time');
      const options = { ...requestOf(entry, headers), signal: request.signal };
      const response = await fetch(endpoint, options);
      void response.body?.cancel();
      if (response.type === 'opaqueredirect') {
        this.#host.report('the endpoint redirects, and so takes nothing', undefined);
      }
      const outcome = outcomeOf(response, Date.now());
      // The host may have others by now.
      const isKnown = textOf(this.#headersKnown() ?? headers) === textOf(headers);
      if (outcome.is === 'refused' && isKnown) this.#refused = textOf(headers);
      return outcome;
    } catch {
      return signal.aborted ? undefined : { is: 'again' };
    } finally {
      callOff();
      signal.removeEventListener('abort', abort);
    }
  }

  async #headers(): Promise<Headers> {
    try {
      const own = this.#host.headers();
      this.#lastHeaders = new Headers(typeof own === 'function' ? await own() : own);
      return this.#lastHeaders;
    } catch (cause) {
      this.#host.report('there are no headers', cause);
      throw cause;
    }
  }

  /** The headers as far as they are known without waiting. */
  #headersKnown(): Headers | undefined {
    const own = this.#host.headers();
    if (typeof own === 'function') return this.#lastHeaders;
    try {
      return new Headers(own);
    } catch {
      return undefined; // an attempt has said why
    }
  }
}

/**
 * The moment, as far as it is certain: a clock that was set forward since the page was loaded makes nothing old that is
 * to be thrown away then.
 */
const steadyNow = (): number => Math.min(Date.now(), performance.timeOrigin + performance.now());

let areLocksRefused = false;
const hasLocks = (): boolean => 'locks' in navigator && !areLocksRefused;

const textOf = (headers: Headers): string => JSON.stringify([...headers]);

function requestOf({ key, body }: Entry, own: Headers): RequestInit {
  const headers = new Headers(own);
  headers.set('Content-Type', 'application/json');
  headers.set('Idempotency-Key', `"${key}"`);
  // A login page, to which a redirect may lead, would answer that all is well.
  return { method: 'POST', headers, body, redirect: 'manual' };
}

const aborted = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    const done = (): void => {
      resolve(undefined);
    };
    if (signal.aborted) done();
    else signal.addEventListener('abort', done, { once: true });
  });
