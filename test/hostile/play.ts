import { expect } from '@open-wc/testing';
import type { MessageRecord, SmartEmbedError, WireMessage } from '../../src/index.js';
import {
  createAgentStatusStore,
  createCallStore,
  createEngagementStore,
  createSmsStore,
} from '../../src/records.js';
import { same } from '../../src/records/copy.js';
import { isRequest } from '../../src/wire/rows.js';
import { WireEvent, type RequestWireEvent } from '../../src/wire/wire-event.js';
import type { Embed } from '../support/embed.js';
import { FakeFrames, type FakeWindow } from '../support/fake-frames.js';
import { FakeTime } from '../support/fake-time.js';
import { Listeners } from '../support/listeners.js';
import type { ProductCase } from '../support/products.js';

export const OWN = 'https://widget.test';
export const TRUSTED = 'https://trusted.test';
export const WRONG = 'https://wrong.test';

/** Where messages may go: also to the documented addresses, where there is no src. */
const GOOD = [
  OWN,
  TRUSTED,
  'https://applications.zoom.us',
  'https://zoom.us',
  'https://zoomgov.com',
];

/** What a host does to its embed. */
export type Act = 'reload' | 'remove' | 'insert' | 'move' | 'moveBefore' | 'command' | 'src';

/** How a host deals with the requests from now on. */
export type Answer = 'none' | 'value' | 'promise' | 'never' | 'prevent' | 'unreadable' | 'reload';

/** One thing that happens. */
export type Step =
  /** The widget, or another window, speaks; once or twice. */
  | {
      readonly say: any;
      readonly origin: string;
      readonly stranger: boolean;
      readonly twice: boolean;
    }
  /** The widget answers the last command but `back`. */
  | { readonly answer: number; readonly data: object }
  /** The frame loads; the page's policy keeps one out, or a script says so. */
  | { readonly frame: 'load' | 'violation' | 'script' }
  | { readonly act: Act }
  /** The next event of a kind finds a listener that acts. */
  | { readonly arm: 'event' | 'embed-message' | 'change' | 'embed-error'; readonly act: Act }
  | { readonly command: number; readonly timeout: number; readonly abort: boolean }
  | { readonly respond: Answer }
  | { readonly set: string; readonly value: unknown }
  | { readonly forget: string }
  | { readonly pass: number }
  | { readonly sleep: number };

interface Waiting {
  readonly what: string;
  readonly until: number;
}

interface Asked extends Waiting {
  readonly event: RequestWireEvent;
  /** Whose request it was: another one's is given up. */
  readonly asker: FakeWindow | undefined;
  /** Whether its answer never comes. */
  readonly waits: boolean;
  readonly response: string;
}

const idOf = ({ type, id }: WireMessage): string | undefined =>
  (typeof id === 'string' && id) || typeof id === 'number' ? `${type} ${id}` : undefined;

/** An embed on a page whose frames, clock and listeners are the test's, and all that is known of it. */
export class Play {
  readonly #product: ProductCase;
  readonly #time = new FakeTime();
  readonly #frames = new FakeFrames();
  readonly #listeners = new Listeners(window, document);
  readonly #embed: Embed;
  readonly #places = [document.createElement('div'), document.createElement('section')] as const;
  readonly #onerror = window.onerror;
  readonly #problems: string[] = [];

  // What the records should be.
  readonly #calls = createCallStore();
  readonly #sms = createSmsStore();
  readonly #engagements = createEngagementStore();
  readonly #status = createAgentStatusStore();
  readonly #seen = new Set<string>();
  readonly #expected: string[] = [];
  readonly #told: string[] = [];

  readonly #commands = new Set<Waiting>();
  readonly #ready = new Set<object>();
  readonly #asked = new Set<Asked>();
  /** The host's answers that are still to come. */
  #answers: (() => void)[] = [];
  #respond: Answer = 'none';
  /** Whether what is being said may be heard. */
  #mayCount = false;
  #isOver = false;
  /** The ids of the requests that the embed has sent. */
  readonly #requestIds: string[] = [];
  readonly #own = new Set<string>();

  constructor(product: ProductCase) {
    this.#product = product;
    document.body.append(...this.#places);
    window.onerror = (message) => {
      this.#problems.push(`uncaught: ${typeof message === 'string' ? message : message.type}`);
      return true;
    };
    this.#embed = document.createElement(product.tag);
    this.#embed.src = `${OWN}/a`;
    this.#embed.setAttribute('trusted-origins', TRUSTED);
    if (product.tag === 'zoom-phone-embed') {
      const field = document.createElement('zp-note-field');
      field.name = 'Notes';
      this.#embed.append(field);
    }
    this.#watch();
  }

  /** Does one thing, and looks at everything. */
  async step(step: Step): Promise<void> {
    this.#do(step);
    await settled();
    // Timers that are late say nothing of limits.
    if ('pass' in step) this.#checkLimits();
    this.check();
  }

  /** Takes the embed out, and looks at what is left of it. */
  async end(): Promise<void> {
    this.#isOver = true;
    // One that is in no document has nobody to tell of readiness yet.
    this.#insert(0);
    await settled();
    this.#embed.remove();
    await settled();
    this.check();
    expect(
      [...this.#commands].map(({ what }) => what),
      'commands that wait',
    ).to.deep.equal([]);
    expect(this.#ready.size, 'whenReady()').to.equal(0);
  }

  restore(): void {
    this.#embed.remove();
    for (const place of this.#places) place.remove();
    this.#listeners.restore();
    this.#frames.restore();
    this.#time.restore();
    window.onerror = this.#onerror;
  }

  /** All that must hold after each step. */
  check(): void {
    const embed = this.#embed;
    const { status, iframe, isConnected } = embed;
    expect(this.#problems).to.deep.equal([]);
    expect(embed.getAttribute('status') ?? 'idle', 'reflected').to.equal(status);
    expect(this.#told, 'events').to.deep.equal(this.#expected);
    this.#told.length = this.#expected.length = 0;
    if (isConnected) {
      const isLoaded = status !== 'error';
      const count = isLoaded ? 1 : 0;
      expect(this.#listeners.of(window, 'message'), 'message').to.have.lengthOf(count);
      expect(this.#listeners.of(document, 'securitypolicyviolation')).to.have.lengthOf(count);
      expect(embed.shadowRoot?.querySelectorAll('iframe')).to.have.lengthOf(count);
      expect(iframe !== null).to.equal(isLoaded);
    } else {
      expect(status).to.equal('idle');
      expect(iframe === null).to.equal(true);
      expect(this.#listeners.left, 'listeners').to.deep.equal([]);
      expect(this.#time.waiting, 'timers').to.equal(0);
      expect(this.#commands.size, 'commands').to.equal(0);
    }
    for (const asked of this.#asked) {
      if (asked.asker === this.#widget) continue;
      if (asked.waits) expect(asked.event.signal.aborted, 'given up').to.equal(true);
      this.#asked.delete(asked);
    }
    for (const { origin } of this.#widget?.posted ?? []) expect(GOOD).to.include(origin);
    if (status !== 'loading' && status !== 'idle') expect(this.#ready.size).to.equal(0);
    this.#checkRecords();
  }

  #checkRecords(): void {
    const embed = this.#embed;
    if ('calls' in embed) {
      expect(embed.calls.map(bare)).to.deep.equal(this.#calls.list.map(bare));
      expect(embed.liveCalls).to.have.lengthOf(this.#calls.live.length);
      expect(embed.smsMessages).to.deep.equal(this.#sms.list);
    } else {
      expect(embed.engagements.map(bare)).to.deep.equal(this.#engagements.list.map(bare));
      expect(embed.liveEngagements).to.have.lengthOf(this.#engagements.live.length);
      expect(embed.agentStatus).to.deep.equal(this.#status.list[0]);
    }
  }

  #checkLimits(): void {
    for (const { what, until } of this.#commands) {
      if (until < this.#time.now) expect.fail(`${what} was not settled in time`);
    }
    for (const asked of this.#asked) {
      if (asked.asker === this.#widget && asked.until < this.#time.now)
        expect.fail(`${asked.what} was not answered in time`);
    }
  }

  /** Follows what the embed says and does. */
  #watch(): void {
    const embed = this.#embed;
    embed.addEventListener('embed-message', ({ detail }) => {
      if (detail.direction === 'in') this.#accepted(detail);
      else this.#sent(detail);
    });
    const dispatch = embed.dispatchEvent.bind(embed);
    embed.dispatchEvent = (event) => {
      if (event instanceof WireEvent && event.type === event.message.type) {
        this.#told.push(event.type);
      }
      return dispatch(event);
    };
    for (const [type, row] of Object.entries(this.#product.fromWidget)) {
      if (!isRequest(row)) continue;
      embed.addEventListener(type, (event: unknown) => {
        this.#request(event as RequestWireEvent, row.response.type);
      });
    }
    // Where another page takes the widget's place, it answers nothing that was asked before.
    const inner = embed as unknown as { renewed(): void };
    const renewed = inner.renewed.bind(embed);
    inner.renewed = () => {
      renewed();
      this.#engagements.forgetSnapshots();
    };
  }

  #accepted({ message, time }: MessageRecord): void {
    if (!this.#mayCount) this.#problems.push('a stranger was heard');
    const type: unknown = (message as WireMessage | null | undefined)?.type;
    if (typeof type !== 'string' || !type.startsWith(this.#prefix)) return;
    const id = idOf(message);
    if (id !== undefined && this.#seen.has(id)) return;
    // A message wakes those that look for what is overdue.
    this.#expire();
    if (id !== undefined) this.#seen.add(id);
    this.#expected.push(type);
    const stores = this.#isPhone ? [this.#calls, this.#sms] : [this.#engagements, this.#status];
    for (const store of stores) store.apply(message, time);
  }

  #sent({ message: { type, data } }: MessageRecord): void {
    const fields = (data ?? {}) as Record<string, unknown>;
    const { requestId } = fields;
    if (typeof requestId === 'string') this.#requestIds.push(requestId);
    const asksForAll = type === 'zcc-engagement-status-request' && Object.keys(fields).length === 1;
    if (asksForAll && typeof requestId === 'string' && !this.#own.has(requestId)) {
      this.#engagements.expectSnapshot(requestId);
    }
    if (
      ![...Object.values(this.#product.fromWidget)].some(
        (row) => isRequest(row) && row.response.type === type,
      )
    )
      return;
    const answered = [...this.#asked].find(
      ({ response, event, asker }) =>
        response === type &&
        asker === this.#widget &&
        (!this.#isPhone || same((event.detail as any)?.requestId, fields.responseId)),
    );
    if (answered) this.#asked.delete(answered);
    else this.#problems.push(`${type} was posted once too often`);
  }

  #request(event: RequestWireEvent, response: string): void {
    const answer = this.#respond;
    const limit = this.#embed.responseTimeout > 0 ? this.#embed.responseTimeout : 10_000;
    // Without an id, it waits for those before it.
    const before = [...this.#asked].filter((each) => each.response === response);
    const until = Math.max(this.#time.now + limit, ...before.map((each) => each.until));
    const asker = this.#widget;
    const asked: Asked = {
      what: event.type,
      until,
      event,
      response,
      asker,
      waits: answer === 'never',
    };
    if (!event.signal.aborted && answer !== 'prevent') this.#asked.add(asked);
    const value = response.endsWith('match-response') ? {} : [];
    if (answer === 'prevent') event.preventDefault();
    else if (answer === 'value') event.respondWith(value);
    else if (answer === 'never') event.respondWith(new Promise(() => undefined));
    else if (answer === 'unreadable') event.respondWith(unreadable());
    else if (answer !== 'none') {
      event.respondWith(
        new Promise((resolve) => {
          this.#answers.push(() => {
            resolve(value);
          });
        }),
      );
    }
    if (answer === 'reload') {
      event.signal.addEventListener('abort', () => {
        this.#embed.reload();
      });
    }
  }

  #do(step: Step): void {
    if ('say' in step) this.#say(step);
    else if ('answer' in step) this.#answer(step);
    else if ('frame' in step) this.#frame(step.frame);
    else if ('arm' in step) this.#arm(step.arm, step.act);
    else if ('act' in step) this.#act(step.act);
    else if ('command' in step) this.#command(step);
    else if ('respond' in step) {
      this.#respond = step.respond;
      for (const answer of this.#answers.splice(0)) answer();
    } else if ('set' in step) Object.assign(this.#embed, { [step.set]: step.value });
    else if ('forget' in step) this.#forget(step.forget);
    else if ('sleep' in step) this.#time.sleep(step.sleep);
    else {
      this.#time.pass(step.pass, (run) => {
        const { isConnected } = this.#embed;
        run();
        if (isConnected && (this.#embed.isConnected || this.#hasExpired())) this.#expire();
      });
      if (this.#embed.isConnected) this.#expire();
    }
  }

  #say({ say, origin, stranger, twice }: Extract<Step, { say: any }>): void {
    for (let time = 0; time < (twice ? 2 : 1); time++) {
      const source = stranger ? {} : this.#widget;
      if (!source) return;
      const { iframe } = this.#embed;
      const isOwn = iframe !== null && origin === new URL(iframe.src).origin;
      this.#mayCount = !stranger && (isOwn || origin === TRUSTED);
      const event = { source, origin, isTrusted: true, data: structuredClone(say) as unknown };
      for (const listener of this.#listeners.of(window, 'message')) listener(event);
    }
  }

  #answer({ answer, data }: Extract<Step, { answer: number }>): void {
    const requestId = this.#requestIds.at(-1 - answer);
    const type =
      Object.keys(data)[0] === 'active'
        ? 'zcc-engagement-status-response'
        : 'zcc-agent-info-response';
    const say = { type, data: { ...data, requestId } };
    this.#say({ say, origin: OWN, stranger: false, twice: false });
  }

  #frame(what: 'load' | 'violation' | 'script'): void {
    const { iframe } = this.#embed;
    if (what === 'load') {
      if (iframe) this.#frames.load(iframe);
      return;
    }
    const violation = {
      isTrusted: what === 'violation',
      blockedURI: `${OWN}/a`,
      disposition: 'enforce',
      effectiveDirective: 'frame-src',
    };
    for (const listener of this.#listeners.of(document, 'securitypolicyviolation')) {
      listener(violation);
    }
  }

  #act(act: Act): void {
    const embed = this.#embed;
    if (this.#isOver) return;
    if (act === 'reload') embed.reload();
    else if (act === 'remove') embed.remove();
    else if (act === 'insert') this.#insert(0);
    else if (act === 'move') this.#insert(1);
    else if (act === 'src') embed.src = `${OWN}/b`;
    else if (act === 'command') this.#command({ command: 0, timeout: 1000, abort: false });
    else if (embed.isConnected) {
      const place: any = this.#places[embed.parentElement === this.#places[0] ? 1 : 0];
      place.moveBefore?.(embed, null);
    }
  }

  #insert(place: 0 | 1): void {
    this.#places[place].append(this.#embed);
    this.#expire();
  }

  #expire(): void {
    this.#calls.expire(this.#time.now);
    this.#engagements.expire(this.#time.now);
  }

  /** Whether the embed has found what is overdue: the timer that took it out of the page may have been another one. */
  #hasExpired(): boolean {
    const embed = this.#embed;
    return 'calls' in embed
      ? embed.calls.some(({ callId, stale }) => stale !== this.#calls.get(callId)?.stale)
      : embed.engagements.some(
          ({ engagementId: id, stale }) => stale !== this.#engagements.get(id)?.stale,
        );
  }

  #arm(kind: 'event' | 'embed-message' | 'change' | 'embed-error', act: Act): void {
    const types = {
      event: this.#product.samples.map(({ type }) => type),
      change: ['calls-change', 'engagements-change'],
      'embed-message': ['embed-message'],
      'embed-error': ['embed-error'],
    }[kind];
    const controller = new AbortController();
    const listener = (): void => {
      controller.abort();
      this.#act(act);
    };
    for (const type of types) {
      this.#embed.addEventListener(type, listener, { signal: controller.signal });
    }
  }

  #command({ command, timeout, abort }: Extract<Step, { command: number }>): void {
    const controller = new AbortController();
    const signal = this.#listeners.watch(controller.signal);
    const options = { timeout, signal };
    const commands: readonly (() => Promise<unknown>)[] = [
      () => this.#product.command(this.#embed, options),
      () => this.#embed.post('anything', { a: 1 }, options),
      ...this.#productCommands(options),
    ];
    const act = commands[command % commands.length]!;
    // As long for readiness as for the answer.
    const waiting: Waiting = {
      what: `command ${command % commands.length}`,
      until: this.#time.now + 2 * timeout,
    };
    this.#commands.add(waiting);
    act()
      .catch((error: unknown) => {
        if (!(error instanceof Error) || !('code' in error)) this.#problems.push(String(error));
        return error as SmartEmbedError;
      })
      .finally(() => this.#commands.delete(waiting));
    const ready = {};
    this.#ready.add(ready);
    this.#embed
      .whenReady()
      .catch(() => undefined)
      .finally(() => this.#ready.delete(ready));
    if (abort) controller.abort();
  }

  #productCommands(options: { timeout: number; signal: AbortSignal }): (() => Promise<unknown>)[] {
    const embed = this.#embed;
    if ('calls' in embed) return [() => embed.dial('+1', {}, options)];
    return [
      () => embed.getAgentInfo(options),
      () => embed.getAgentStatus(options),
      () => embed.dial('+1', {}, options),
      () => {
        const requestId = `own-${this.#own.size}`;
        this.#own.add(requestId);
        const takeBack = this.#engagements.expectSnapshot(requestId);
        return embed.getEngagementStatus(undefined, { ...options, requestId }).finally(takeBack);
      },
    ];
  }

  #forget(id: string): void {
    if ('calls' in this.#embed) this.#embed.forgetCall(id);
    else this.#embed.forgetEngagement(id);
    this.#calls.forget(id);
    this.#engagements.forget(id);
  }

  get #widget(): FakeWindow | undefined {
    return this.#frames.windowOf(this.#embed.iframe);
  }

  get #isPhone(): boolean {
    return 'calls' in this.#embed;
  }

  get #prefix(): string {
    return this.#isPhone ? 'zp-' : 'zcc-';
  }
}

/** Lets all that follows by itself follow. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}

/** A record without what the host alone has said of it. */
const bare = ({ context: _context, ...record }: { readonly context?: unknown }): object => record;

const unreadable = (): object => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};
