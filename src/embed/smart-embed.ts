import {
  css,
  ReactiveElement,
  type CSSResultGroup,
  type PropertyDeclaration,
  type PropertyDeclarations,
  type PropertyValues,
} from '@lit/reactive-element';
import { Bridge, type EmbedStatus, type MessageRecord } from './bridge.js';
import type { CommandOptions } from './command.js';
import { SmartEmbedError } from './errors.js';
import { Fallback, type FallbackProduct } from './fallback.js';
import { trustOrigins, type OriginTest } from './origin.js';
import { checkedCommand, checkedPost } from './outgoing.js';
import { ownEvent } from './own-event.js';
import type { PendingAnswers } from './pending-answers.js';
import type { Protocol, WireMessage } from './protocol.js';
import { WindowTransport } from './window-transport.js';

/** What an embed knows of its product, whose name also goes into labels and messages. */
export interface Product extends FallbackProduct {
  readonly protocol: Protocol;
  /** What takes the commands that wait for an answer, where the product has such. */
  readonly pendingAnswers?: PendingAnswers;
  /** The features that the documented `allow` names. */
  readonly features: readonly string[];
  /** The documented `sandbox`. */
  readonly sandbox: string | null;
  /** The properties that the configuration is made of. */
  readonly configuredBy: readonly string[];
}

/** A property of a boolean attribute: present is true, save for the literal value `false`. */
export const flagAttribute = (attribute: string): PropertyDeclaration => ({
  attribute,
  converter: { fromAttribute: (value) => value !== null && value !== 'false' },
});

const READY_TIMEOUT = 30_000;
const RESPONSE_TIMEOUT = 10_000;

/** Sets the attributes that differ; `null` removes one. */
function setAttributes(element: Element, attributes: Record<string, string | null>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

/** A number of milliseconds, where the value is one; `Infinity` means no limit. */
const milliseconds = (value: unknown): number | undefined =>
  typeof value === 'number' && value > 0 ? value : undefined;

/** What `whenReady()` waits for. */
interface Readiness {
  promise: Promise<void>;
  resolve(): void;
  reject(error: SmartEmbedError): void;
}

/** What both embeds are: an element that owns the widget's iframe and the traffic with it. */
export abstract class SmartEmbed extends ReactiveElement {
  static override styles: CSSResultGroup = css`
    :host {
      display: flex;
      flex-direction: column;
      box-sizing: border-box;
      overflow: hidden;
    }
    :host([hidden]),
    [hidden] {
      display: none;
    }
    iframe {
      border: 0;
      flex: 1;
      min-height: 0;
      width: 100%;
    }
    [part='fallback'] {
      font:
        0.875rem/1.4 system-ui,
        sans-serif;
      overflow: auto;
      padding: 0.75rem;
    }
    ul {
      margin: 0.25rem 0;
      padding-inline-start: 1.25rem;
    }
    small,
    button {
      display: block;
      font: inherit;
      margin-top: 0.5rem;
      overflow-wrap: anywhere;
    }
  `;

  static override properties: PropertyDeclarations = {
    src: {},
    label: {},
    allow: {},
    sandbox: {},
    readyTimeout: { type: Number, attribute: 'ready-timeout' },
    responseTimeout: { type: Number, attribute: 'response-timeout' },
    trustedOrigins: { attribute: 'trusted-origins' },
  };

  /**
   * The widget's URL; relative ones are resolved against the page. Only `https:`, or `http:` on a loopback host.
   * Default: the documented URL.
   */
  src: string | null = null;

  /** The iframe's accessible name. Default: the product's name. */
  label: string | null = null;

  /** Replaces the iframe's documented `allow`, from the next load on. */
  allow: string | null = null;

  /** Replaces the iframe's documented `sandbox`, from the next load on. */
  sandbox: string | null = null;

  /** Milliseconds until a widget that gave no sign of life counts as stalled. Default: 30000. */
  readyTimeout = READY_TIMEOUT;

  /** Milliseconds that an answer may take, the host's or the widget's. Default: 10000. */
  responseTimeout = RESPONSE_TIMEOUT;

  /**
   * Further origins that the widget may speak from, separated by spaces:
   * exact ones, or `https://*.example.com` for any subdomain on the default port.
   */
  trustedOrigins: string | null = null;

  readonly #product: Product;
  readonly #bridge: Bridge;
  #fallback: Fallback | undefined;
  #iframe: HTMLIFrameElement | null = null;
  #window: Window | null = null;
  #trusts: OriginTest = () => false;
  /** The URL that was loaded, or why none was. */
  #loaded: string | undefined;
  #error: SmartEmbedError | undefined;
  #reported = '';
  #warnedOf: string | null = null;
  #readiness: Readiness | undefined;

  constructor(product: Product) {
    super();
    this.#product = product;
    this.#bridge = new Bridge(
      product.protocol,
      {
        dispatchEvent: (event) => this.dispatchEvent(event),
        configuration: () => this.configuration(),
        record: (message) => this.record(message),
        renewed: () => {
          this.renewed();
        },
        statusChanged: (status, error) => {
          this.#statusChanged(status, error);
        },
        readyTimeout: () => milliseconds(this.readyTimeout) ?? READY_TIMEOUT,
        responseTimeout: () => milliseconds(this.responseTimeout) ?? RESPONSE_TIMEOUT,
      },
      product.pendingAnswers,
    );
  }

  /**
   * Whether the widget runs: `idle` outside a document, `loading`, `ready`, `stalled` when it gave no sign
   * of life within {@link readyTimeout}, `error` when there is nothing to load. Reflected.
   */
  get status(): EmbedStatus {
    return this.#bridge.status;
  }

  /**
   * Whether the widget has sent an accepted message since it loaded.
   * A frame that merely loaded may still show an error page.
   */
  get confirmed(): boolean {
    return this.#bridge.confirmed;
  }

  /** The iframe, or `null` where there is nothing to load. */
  get iframe(): HTMLIFrameElement | null {
    return this.#iframe;
  }

  /**
   * Waits for the widget.
   *
   * @returns {Promise<void>} resolves when {@link status} is or becomes `ready`; rejects with a
   *   {@link SmartEmbedError} when it is or becomes `stalled` or `error`, and when the embed is removed
   */
  whenReady(): Promise<void> {
    if (this.status === 'ready') return Promise.resolve();
    if (this.#error) return Promise.reject(this.#error);
    if (!this.#readiness) {
      const readiness: Partial<Readiness> = {};
      readiness.promise = new Promise<void>((resolve, reject) => {
        Object.assign(readiness, { resolve, reject });
      });
      this.#readiness = readiness as Readiness;
    }
    return this.#readiness.promise;
  }

  /**
   * Loads the widget again. Commands that were not posted yet stay queued; those that wait for an answer
   * reject with `reloaded`. Without effect outside a document.
   */
  reload(): void {
    if (this.isConnected) this.#load(this.#resolveUrl());
  }

  /**
   * Sends any wire message once the widget is ready: the way out for a message that this version does not know.
   *
   * @param type - the message's type
   * @param data - its data; for a type that the documents name, it is checked as they say
   * @param options - `signal` and `timeout`
   * @returns {Promise<void>} resolves once posted; rejects with a {@link SmartEmbedError}
   */
  async post(type: string, data?: unknown, options?: CommandOptions): Promise<void> {
    const { message, ...rest } = checkedPost(this.#product.protocol, type, data, options);
    await this.#bridge.send(message, rest.options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#bridge.open();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#bridge.close();
    this.#iframe = null;
    this.#window = null;
    this.#loaded = undefined;
  }

  /** A move that keeps the frame's page (`moveBefore()`) changes nothing. */
  connectedMoveCallback(): void {
    // Some engines load a frame in a shadow tree anew all the same.
    if (this.#iframe && this.#iframe.contentWindow !== this.#window) this.reload();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#fallback = new Fallback(this.#product, () => {
      this.reload();
    });
    root.append(this.#fallback.element);
    return root;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.isConnected) return;
    const url = this.#resolveUrl();
    if (String(url) !== this.#loaded) this.#load(url);
    else if (url instanceof URL) this.#dress(url);
    for (const name of ['readyTimeout', 'responseTimeout'] as const) {
      if (changed.has(name)) this.#checkMilliseconds(name);
    }
    if (this.#product.configuredBy.some((name) => changed.has(name))) this.#bridge.reconfigure();
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

  /** Brings the records up to date; returns what is to be done once the message's listeners ran. */
  protected abstract record(message: WireMessage): (() => void) | undefined;

  /** Another page takes the widget's place. */
  protected renewed(): void {
    // Nothing to forget here.
  }

  /** Checks and sends a documented command. */
  protected async command(type: string, data?: object, options?: CommandOptions): Promise<unknown> {
    const { message, ...rest } = checkedCommand(this.#product.protocol, type, data, options);
    return this.#bridge.send(message, rest.options, rest.expects);
  }

  /** Posts a message that nobody waits for. */
  protected tell(message: WireMessage): void {
    this.#bridge.tell(message);
  }

  /** Fires `embed-error`. */
  protected report(error: SmartEmbedError): void {
    this.#bridge.report(error);
  }

  /** Reports what is wrong with the configuration, once for as long as the same is wrong. */
  protected reportConfig(problems: readonly string[]): void {
    const text = problems.join('; ');
    if (text && text !== this.#reported) this.report(new SmartEmbedError('invalid-config', text));
    this.#reported = text;
  }

  /** Fires one of the embeds' own events. */
  protected emit(type: string, detail: unknown): void {
    this.dispatchEvent(ownEvent(type, detail));
  }

  #resolveUrl(): URL | SmartEmbedError {
    try {
      return this.resolveUrl();
    } catch (error) {
      return error as SmartEmbedError;
    }
  }

  #load(url: URL | SmartEmbedError): void {
    this.#loaded = String(url);
    if (!(url instanceof URL)) {
      this.#iframe = null;
      this.#bridge.fail(url);
      return;
    }
    const iframe = (this.#iframe ??= document.createElement('iframe'));
    this.#dress(url);
    this.#bridge.load(
      new WindowTransport(iframe, this.renderRoot, url, (origin) => this.#trusts(origin)),
    );
    this.#window = iframe.contentWindow;
  }

  /** Brings the iframe's attributes up to date; `allow` and `sandbox` act from the next load on. */
  #dress(url: URL): void {
    const iframe = this.#iframe;
    if (!iframe) return;
    const { name, features, sandbox } = this.#product;
    const refused: string[] = [];
    const own = (this.trustedOrigins ?? '').split(/\s+/).filter(Boolean);
    const { origins, trusts } = trustOrigins(
      [...new Set([url.origin, ...this.defaultOrigins(url), ...own])],
      (entry) => refused.push(entry),
    );
    if (refused.length && this.trustedOrigins !== this.#warnedOf) {
      const text = `"${refused.join('", "')}" is neither an origin nor https://*.domain; ignored`;
      console.warn(`zoom-embed-elements: trusted-origins: ${text}`);
    }
    this.#warnedOf = this.trustedOrigins;
    this.#trusts = trusts;
    setAttributes(iframe, {
      part: 'iframe',
      title: this.label || name,
      allow: this.allow ?? features.map((feature) => [feature, ...origins].join(' ')).join('; '),
      sandbox: this.sandbox ?? sandbox,
    });
  }

  #checkMilliseconds(name: 'readyTimeout' | 'responseTimeout'): void {
    const value = this[name] as number | null;
    if (value !== null && milliseconds(value) === undefined) {
      const text = `${name} must be a number of milliseconds above 0, not ${value}; the default is used`;
      this.report(new SmartEmbedError('invalid-config', text));
    }
  }

  #statusChanged(status: EmbedStatus, error?: SmartEmbedError): void {
    this.setAttribute('status', status);
    const broken = status === 'stalled' || status === 'error';
    this.#error = broken ? error : undefined;
    if (broken && error) this.#fallback?.show(error, this);
    else this.#fallback?.hide();
    if (status === 'ready') this.#readiness?.resolve();
    else if (error) this.#readiness?.reject(error);
    else return;
    this.#readiness = undefined;
  }
}

/** The embeds' own events. */
export interface SmartEmbedEventMap {
  'embed-ready': CustomEvent<null>;
  'embed-error': CustomEvent<SmartEmbedError>;
  'embed-message': CustomEvent<MessageRecord>;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the events are named in one place
  interface GlobalEventHandlersEventMap extends SmartEmbedEventMap {}
}
