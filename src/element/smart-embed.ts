import { ReactiveElement, type CSSResultGroup, type PropertyValues } from '@lit/reactive-element';
import type { Store } from '../records/store.js';
import { Command, CommandQueue } from '../session/commands.js';
import { parseSrc } from '../session/origin.js';
import { SeenIds } from '../session/seen-ids.js';
import {
  Session,
  type MessageRecord,
  type SessionHost,
  type SessionMemory,
} from '../session/session.js';
import { SmartEmbedError, warnOnce } from '../wire/errors.js';
import type { WireMessage } from '../wire/message.js';
import {
  checkedCommand,
  checkedPost,
  type CommandOptions,
  type Outgoing,
  type Proof,
} from '../wire/outgoing.js';
import type { Protocol } from '../wire/rows.js';
import type { WireEvent } from '../wire/wire-event.js';
import type { FallbackProduct } from './advice.js';
import { flag, isOn, milliseconds, property, type EmbedProperty } from './attributes.js';
import { Changes } from './changes.js';
import { Drifts } from './drifts.js';
import { Expiry } from './expiry.js';
import { Fallback } from './fallback.js';
import { Frame, type FrameProduct } from './frame.js';
import { adoptOwnStyles } from './own-styles.js';
import { Readiness } from './readiness.js';
import { Sharing } from './sharing.js';
import { styles } from './styles.js';

/**
 * - `idle`: not in a document
 * - `loading`: the widget gave no sign of life yet
 * - `ready`: commands are posted
 * - `stalled`: no sign of life within `ready-timeout`, or the page's policy keeps the widget out;
 *   a sign of life that comes later makes it `ready`
 * - `error`: there is no widget to load
 */
export type EmbedStatus = 'idle' | 'loading' | 'ready' | 'stalled' | 'error';

/** What an embed knows of its product, whose name also goes into labels and messages. */
export interface Product extends FallbackProduct, FrameProduct {
  readonly protocol: Protocol;
  /** The events that tell of a change in its records. */
  readonly changes: readonly string[];
}

/** The `detail` of `embed-drift`. */
export interface EmbedDrift {
  /** The type of the message that differs from the documents. */
  type: string;
  /** The ways that are new, each as `path: reason`. */
  drift: readonly string[];
  /** The message as it came. */
  message: WireMessage;
}

/** `zcc-incomingPhone-request` as `zcc-incoming-phone-request`. */
const hyphenated = (type: string): string =>
  type.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The events of every embed. */
const OWN_EVENTS: readonly (keyof SmartEmbedEventMap)[] = [
  'screen-pop',
  'embed-ready',
  'embed-error',
  'embed-forget',
  'embed-message',
  'embed-drift',
];

const READY_TIMEOUT = 30_000;
const RESPONSE_TIMEOUT = 10_000;

/** What both embeds are: an element that owns the widget's iframe and the traffic with it. */
export abstract class SmartEmbed extends ReactiveElement {
  static override styles: CSSResultGroup = styles;

  /**
   * The widget's URL; relative ones are resolved against the page. Only `https:`, or `http:` on a loopback host.
   * Default: the documented URL.
   */
  @property({ locates: true }) src: string | null = null;

  /** The iframe's accessible name. Default: the product's name. */
  @property() label: string | null = null;

  /** Replaces the iframe's documented `allow`, from the next load on. */
  @property() allow: string | null = null;

  /** Replaces the iframe's documented `sandbox`, from the next load on. */
  @property() sandbox: string | null = null;

  /** Milliseconds until a widget that gave no sign of life counts as stalled. Default: 30000. */
  @property({ type: Number, attribute: 'ready-timeout' }) readyTimeout = READY_TIMEOUT;

  /** Milliseconds that an answer may take: yours to a request, or the widget's to a command. Default: 10000. */
  @property({ type: Number, attribute: 'response-timeout' }) responseTimeout = RESPONSE_TIMEOUT;

  /**
   * More origins that the widget may send messages from, separated by spaces:
   * exact ones, or `https://*.example.com` for any subdomain on the default port.
   */
  @property({ attribute: 'trusted-origins' }) trustedOrigins: string | null = null;

  /**
   * Takes over an `<iframe>` that is a child of the embed in the page's own HTML, so that it loads while the page is
   * still being parsed. Its `src` is the widget's URL.
   */
  @property(flag('adopt', { locates: true })) adopt = false;

  /**
   * Keeps the records over reloads, and shares them with the embeds of other tabs that have the same value: any text.
   * At most a day; `forgetAll()` ends it, as when the user signs out.
   */
  @property() persist: string | null = null;

  readonly #product: Product;
  readonly #memory: SessionMemory = { seen: new SeenIds(), queue: new CommandQueue() };
  readonly #readiness = new Readiness();
  readonly #host: SessionHost = {
    apply: (message) => {
      this.#expiry?.look();
      this.#changes.hold();
      this.apply(message);
    },
    deliver: (event) => {
      // Before listeners can change what the message holds.
      const drift = this.#heard.has('embed-drift') ? event.drift : [];
      let proceed = this.dispatchEvent(event);
      // Templates that cannot write capitals listen for another name.
      const name = hyphenated(event.type);
      if (name !== event.type) proceed = this.dispatchEvent(event.renamed(name)) && proceed;
      this.#tellDrift(event, drift);
      this.delivered(event.message);
      this.#changes.release();
      return proceed;
    },
    emit: (type, detail) => {
      this.emit(type, detail);
    },
    log: (direction, message, drift) => {
      if (!this.#heard.has('embed-message')) return;
      // What was posted may still wait for its answer: nobody changes that here.
      const told = direction === 'out' ? structuredClone(message) : message;
      const record: MessageRecord = {
        direction,
        message: told,
        time: Date.now(),
        drift: drift(),
      };
      this.emit('embed-message', record);
    },
    configuration: () => this.configuration(),
    statusChanged: (_status, error) => {
      this.#statusChanged(error);
    },
    renewed: () => {
      this.renewed();
    },
    readyTimeout: () => milliseconds(this.readyTimeout) ?? READY_TIMEOUT,
    responseTimeout: () => this.patience,
  };
  #session: Session | undefined;
  /** Why the widget does not run. */
  #error: SmartEmbedError | undefined;
  #isOpen = false;
  /** What somebody has listened for on the embed. */
  readonly #heard = new Set<string>();
  readonly #drifts = new Drifts();
  readonly #changes = new Changes((type, detail) => {
    this.emit(type, detail);
  });
  #expiry: Expiry | undefined;
  #fallback: Fallback | undefined;
  readonly #frame: Frame;
  /** The URL that is loaded, or why none is. */
  #url: URL | SmartEmbedError | undefined;
  #reported = '';
  #sharing: Sharing | undefined;

  constructor(product: Product) {
    super();
    this.#product = product;
    this.#frame = new Frame(this, product);
    // One that was in the page before it was defined may have listeners that nobody saw being added.
    if (this.isConnected || this.hasAttributes() || this.hasChildNodes()) {
      for (const type of ['embed-message', 'embed-drift']) this.#heard.add(type);
    }
  }

  /**
   * Whether the widget runs: `idle` outside a document, `loading`, `ready`, `stalled` when it gave no sign
   * of life within {@link readyTimeout}, `error` when there is nothing to load. Reflected.
   */
  get status(): EmbedStatus {
    if (!this.#isOpen) return 'idle';
    return this.#session?.status ?? (this.#error ? 'error' : 'loading');
  }

  /**
   * Whether the widget has sent an accepted message since it loaded.
   * A frame that merely loaded may still show an error page.
   */
  get confirmed(): boolean {
    return this.#session?.confirmed ?? false;
  }

  /** The iframe, or `null` where there is nothing to load. */
  get iframe(): HTMLIFrameElement | null {
    return this.#frame.iframe;
  }

  /**
   * Waits for the widget.
   *
   * @returns {Promise<void>} resolves when {@link status} is or becomes `ready`; rejects with a
   *   {@link SmartEmbedError} when it is or becomes `stalled` or `error`, and when the embed is removed
   */
  whenReady(): Promise<void> {
    if (this.status === 'ready') return Promise.resolve();
    return this.#error ? Promise.reject(this.#error) : this.#readiness.promise;
  }

  /**
   * Loads the widget again. Commands that were not posted yet stay queued; those that wait for an answer
   * reject with `reloaded`. Does nothing outside a document.
   */
  reload(): void {
    if (this.isConnected) this.#load(this.#url instanceof URL ? this.#url : this.#resolveUrl());
  }

  /**
   * Sends any message once the widget is ready: for those that this version does not know.
   *
   * @param type - the message's type
   * @param data - its data; checked where Zoom's documents describe the type
   * @param options - `signal` and `timeout`
   * @returns {Promise<void>} resolves once posted; rejects with a {@link SmartEmbedError}
   */
  async post(type: string, data?: unknown, options?: CommandOptions): Promise<void> {
    await this.#send(checkedPost(this.#product.protocol, type, data, options), options);
  }

  /** Forgets all records, in other tabs too where they are shared: see {@link persist}. */
  async forgetAll(): Promise<void> {
    for (const store of Object.values(this.stores)) store.clear();
    this.#memory.seen.clear();
    await this.#sharing?.forgetAll();
  }

  /** @internal */
  override addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** @internal */
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void {
    if (!this.#heard.has(type)) this.#warnOfName(type);
    // An event for each message costs: some are made once somebody has asked for them.
    this.#heard.add(type);
    super.addEventListener(type, listener as EventListener, options);
  }

  /** Linters and templates rewrite names: a listener under such a one would wait for ever. */
  #warnOfName(type: string): void {
    const bare = (name: string): string => name.replaceAll('-', '').toLowerCase();
    const { protocol, changes } = this.#product;
    const names = [...Object.keys(protocol.events), ...changes, ...OWN_EVENTS];
    const name = names.find((each) => bare(each) === bare(type));
    if (name && type !== name && type !== hyphenated(name)) {
      console.warn(`zoom-embed-elements: no event is called ${type}; listen for ${name}`);
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#isOpen = true;
    this.#statusChanged();
    this.#expiry ??= this.#followStores();
    this.#expiry.start(this.ownerDocument);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const reason = new SmartEmbedError('disconnected', 'the embed left the document');
    const session = this.#session;
    this.#session = undefined;
    this.#isOpen = false;
    this.#expiry?.stop();
    this.#sharing?.share('');
    this.#frame.release();
    this.#url = undefined;
    this.#memory.queue.rejectAll(reason.code, reason.message);
    this.#statusChanged(reason);
    session?.end(reason);
  }

  /** In another document the styles of the one before mean nothing, and its frame is made anew. */
  adoptedCallback(): void {
    if (this.shadowRoot) adoptOwnStyles(this, this.shadowRoot);
  }

  /** A move that keeps the frame's page (`moveBefore()`) changes nothing. */
  connectedMoveCallback(): void {
    if (this.#frame.isReplaced) this.reload();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const { shadowRootOptions } = this.constructor as typeof ReactiveElement;
    const root = this.shadowRoot ?? this.attachShadow(shadowRootOptions);
    adoptOwnStyles(this, root);
    this.#fallback = new Fallback(this, this.#product, () => {
      this.reload();
    });
    const slot = this.ownerDocument.createElement('slot');
    slot.name = 'iframe';
    root.append(slot, this.#fallback.element);
    return root;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.isConnected) return;
    this.#share();
    // A frame that the page wrote may speak already.
    if ((this.#sharing?.isCatchingUp && !isOn(this.adopt)) || this.#awaitsFrame()) return;
    const { elementProperties } = this.constructor as typeof ReactiveElement;
    const touches = (what: 'locates' | 'configures'): boolean =>
      [...changed.keys()].some(
        (name) => (elementProperties.get(name) as EmbedProperty | undefined)?.[what],
      );
    // Only what the URL is made of loads another one: a page that goes on to another address does not.
    const url = !this.#url || touches('locates') ? this.#resolveUrl() : this.#url;
    if (String(url) !== String(this.#url)) this.#load(url);
    else if (url instanceof URL) this.#frame.dress(url, this.defaultOrigins(url));
    for (const name of ['readyTimeout', 'responseTimeout'] as const) {
      if (changed.has(name)) this.#checkMilliseconds(name);
    }
    if (touches('configures')) this.#session?.reconfigure();
  }

  /**
   * The widget's URL.
   * @throws {SmartEmbedError} `invalid-src`
   */
  protected abstract resolveUrl(): URL;

  /** The origins that the widget may speak from, besides the one of its URL. */
  protected abstract defaultOrigins(url: URL): readonly string[];

  /** The configuration as it is now. */
  protected abstract configuration(): unknown;

  /** The records that may go on without an end. */
  protected abstract get expiring(): Store<unknown>;

  /** The records that are shared between tabs, by names of their own. */
  protected abstract get stores(): Readonly<Record<string, Store<unknown>>>;

  /** Brings the records up to date. */
  protected abstract apply(message: WireMessage): void;

  /** Follows the event of a message, before what the message has changed in the records is told. */
  protected delivered(_message: WireMessage): void {
    // Nothing to do here.
  }

  /** Another page has taken the widget's place. */
  protected renewed(): void {
    // Nothing to forget here.
  }

  /**
   * Checks and sends a documented command; `proof` settles it, where there is one.
   * @throws {SmartEmbedError} `invalid-input`: a method that calls it is async
   */
  protected send(
    type: string,
    data?: object,
    options?: CommandOptions,
    proof?: Proof,
  ): Promise<unknown> {
    const outgoing = checkedCommand(this.#product.protocol, type, data, options);
    return this.#send({ ...outgoing, proof }, options);
  }

  /** Milliseconds that an answer may take. */
  protected get patience(): number {
    return milliseconds(this.responseTimeout) ?? RESPONSE_TIMEOUT;
  }

  /** Posts a message that nobody waits for, where the widget is ready. */
  protected postNow(message: WireMessage): void {
    this.#session?.post(message);
  }

  /** Fires one of the embeds' own events: bubbling and composed, but for those about the traffic. */
  protected emit(type: string, detail?: unknown): void {
    const stays = type === 'embed-message' || type === 'embed-drift';
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: !stays, composed: !stays }));
  }

  /**
   * Tells of a record that has changed: after the event of the message that has changed it, and after the changes
   * before it.
   *
   * @param isThere - whether the record is still there: of one that a listener has removed nothing is told
   */
  protected emitChange(type: string, detail: object, isThere: () => boolean): void {
    this.#session?.see();
    this.#changes.add(type, detail, isThere);
  }

  /** Tells of a record that rings, in one tab of those that share it. */
  protected popScreen(
    store: string,
    id: string,
    detail: ScreenPopDetail,
    isThere: () => boolean,
  ): void {
    const chosen = this.#sharing?.isChosen(store, id);
    if (!chosen) this.emitChange('screen-pop', detail, isThere);
    void chosen?.then((isChosen) => {
      if (isChosen && isThere()) this.emit('screen-pop', detail);
    });
  }

  /** Tells of records that are removed, and lets those expire that go on. */
  #followStores(): Expiry {
    let isDue = false;
    // Once for all that are removed together.
    const tell = (): void => {
      if (isDue) return;
      isDue = true;
      queueMicrotask(() => {
        isDue = false;
        this.emit('embed-forget');
      });
    };
    for (const store of Object.values(this.stores)) store.overhear({ forgot: tell, cleared: tell });
    return new Expiry(this.expiring);
  }

  /** Shares the records with other tabs, under the key that the host gave. */
  #share(): void {
    if (this.persist) {
      this.#sharing ??= new Sharing({
        stores: this.stores,
        seen: this.#memory.seen,
        product: this.#product.name,
        caughtUp: () => {
          this.requestUpdate();
        },
      });
    }
    this.#sharing?.share(this.persist ?? '');
  }

  /** Reports what is wrong with the configuration, once for as long as the same is wrong. */
  protected reportConfig(problems: readonly string[]): void {
    const text = problems.join('; ');
    if (text && text !== this.#reported) {
      this.emit('embed-error', new SmartEmbedError('invalid-config', text));
    }
    this.#reported = text;
  }

  /** Tells of the ways in which a message differs from the documents that no earlier one of its type did. */
  #tellDrift({ message }: WireEvent, all: readonly string[]): void {
    const drift = this.#drifts.newOnes(message.type, all);
    const detail: EmbedDrift = { type: message.type, drift, message };
    if (drift.length) this.emit('embed-drift', detail);
  }

  /** Sends what was checked; settles as the command does. */
  #send(outgoing: Outgoing, options?: CommandOptions | null): Promise<unknown> {
    const { signal, timeout } = options ?? {};
    const command = new Command(outgoing, {
      timeout: timeout ?? this.#host.responseTimeout(),
      ...(signal && { signal }),
    });
    if (!this.#isOpen) command.reject('disconnected', 'the embed is not in a document');
    else if (signal?.aborted) command.abort();
    else if (this.#session) this.#session.send(command);
    else if (this.#error) command.reject('not-ready', 'the widget is not available');
    else this.#memory.queue.add(command);
    return command.promise;
  }

  /** Whether the frame to adopt is still to come. */
  #awaitsFrame(): boolean {
    if (!this.#frame.isAwaited) return false;
    const update = (): void => {
      this.requestUpdate();
    };
    this.ownerDocument.addEventListener('DOMContentLoaded', update, { once: true });
    return true;
  }

  #resolveUrl(): URL | SmartEmbedError {
    const { given } = this.#frame;
    try {
      if (given) return parseSrc(given.getAttribute('src') ?? '', this.ownerDocument.baseURI);
      return this.resolveUrl();
    } catch (cause) {
      if (cause instanceof SmartEmbedError) return cause;
      return new SmartEmbedError('invalid-src', `no address can be made: ${String(cause)}`, {
        cause,
      });
    }
  }

  #load(url: URL | SmartEmbedError): void {
    this.#url = url;
    const before = this.#session;
    if (!(url instanceof URL)) {
      this.#session = undefined;
      this.#frame.clear();
      this.#memory.queue.rejectAll('not-ready', url.message);
      this.#statusChanged(url);
      before?.end(new SmartEmbedError('reloaded', 'another widget was to be loaded'));
      this.emit('embed-error', url);
      return;
    }
    const channel = this.#frame.channelTo(url, this.defaultOrigins(url));
    const session = new Session(channel, this.#product.protocol, this.#host, this.#memory);
    this.#session = session;
    this.renewed();
    this.#statusChanged();
    // The host's own listeners run in this: the embed is in order before, and starts only what is left of it.
    before?.end(new SmartEmbedError('reloaded', 'the widget was loaded anew'));
    session.start();
    this.#frame.loaded();
  }

  #checkMilliseconds(name: 'readyTimeout' | 'responseTimeout'): void {
    const value = this[name] as number | null;
    if ((value ?? undefined) !== undefined && milliseconds(value) === undefined) {
      const text = `${name} must be a number of milliseconds above 0, not ${value}; the default is used`;
      this.emit('embed-error', new SmartEmbedError('invalid-config', text));
    }
  }

  /** Shows what the status is now; `error` says why it is no good news. */
  #statusChanged(error?: SmartEmbedError): void {
    const isBroken = error !== undefined && this.#isOpen;
    this.#error = isBroken ? error : undefined;
    const { status } = this;
    this.setAttribute('status', status);
    if (isBroken) this.#fallback?.show(error);
    else this.#fallback?.hide();
    if (error || status === 'ready') this.#readiness.settle(error);
    if (status === 'ready') this.#checkSize();
  }

  #checkSize(): void {
    const { name, minimum: [width, height] = [0, 0] } = this.#product;
    const { clientWidth, clientHeight } = this;
    // An embed that is not shown has no size at all.
    if (!clientWidth || (clientWidth >= width && clientHeight >= height)) return;
    warnOnce(`${name} needs ${width} × ${height} pixels; ${this.localName} has fewer`);
  }
}

/** The `detail` of `screen-pop`: `call` of the phone, `engagement` of the contact center. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- each product adds its own to it
export interface ScreenPopDetail {}

/** The embeds' own events. */
export interface SmartEmbedEventMap {
  'screen-pop': CustomEvent<ScreenPopDetail>;
  'embed-ready': CustomEvent<null>;
  'embed-error': CustomEvent<SmartEmbedError>;
  'embed-forget': CustomEvent<null>;
  'embed-message': CustomEvent<MessageRecord>;
  'embed-drift': CustomEvent<EmbedDrift>;
}

declare global {
  interface Window {
    /** The messages that a page keeps for embeds that are not defined yet: see the guide on adopted frames. */
    zoomEmbedEarly?: MessageEvent[];
  }
  interface GlobalEventHandlersEventMap extends SmartEmbedEventMap {}
}
