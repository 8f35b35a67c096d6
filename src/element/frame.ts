import { trustOrigins, type OriginTest } from '../session/origin.js';
import { warnOnce } from '../wire/errors.js';
import { isOn, setAttributes } from './attributes.js';
import { FrameChannel } from './frame-channel.js';
import { AdoptedPlace, ownPlace, type Place } from './place.js';

/** What a frame takes from its embed. */
export interface FrameHost extends HTMLElement {
  readonly renderRoot: ParentNode;
  readonly adopt: boolean;
  readonly label: string | null;
  readonly allow: string | null;
  readonly sandbox: string | null;
  readonly trustedOrigins: string | null;
}

/** What a frame takes from the documents of its product. */
export interface FrameProduct {
  /** The default label. */
  readonly name: string;
  /** The features that the documented `allow` names. */
  readonly features: readonly string[];
  /** The documented `sandbox`. */
  readonly sandbox: string | null;
}

/** An embed's iframe: its own, or one that the page wrote for it to adopt. */
export class Frame {
  readonly #embed: FrameHost;
  readonly #product: FrameProduct;
  #iframe: HTMLIFrameElement | null = null;
  #place: Place | undefined;
  #window: Window | null = null;
  /** The frame of the page's that is in use. */
  #adopted: HTMLIFrameElement | null = null;
  #trusts: OriginTest = () => false;
  /** The embed stays in its document. */
  #isKept = false;

  constructor(embed: FrameHost, product: FrameProduct) {
    this.#embed = embed;
    this.#product = product;
  }

  /** The iframe, or `null` where nothing is loaded. */
  get iframe(): HTMLIFrameElement | null {
    return this.#iframe;
  }

  /** The frame that the page wrote for the embed to adopt. */
  get given(): HTMLIFrameElement | null {
    const { adopt } = this.#embed;
    return isOn(adopt) ? this.#embed.querySelector<HTMLIFrameElement>(':scope > iframe') : null;
  }

  /** Whether the frame to adopt may still be to come: the page is being read. */
  get isAwaited(): boolean {
    const { adopt, ownerDocument } = this.#embed;
    return isOn(adopt) && !this.given && ownerDocument.readyState === 'loading';
  }

  /** Whether another page is in the frame than the one that was loaded: some engines load it again when it moves. */
  get isReplaced(): boolean {
    return this.#iframe !== null && this.#iframe.contentWindow !== this.#window;
  }

  /**
   * The way to a widget, which loads once it is opened.
   *
   * @param url - the widget's address
   * @param origins - those that it may speak from, besides the ones that the page trusts
   */
  channelTo(url: URL, origins: readonly string[]): FrameChannel {
    this.#isKept = true;
    const { given } = this;
    if (!this.#place || given !== this.#adopted) {
      this.#place = given
        ? new AdoptedPlace(this.#embed, () => this.#isKept)
        : ownPlace(this.#embed.renderRoot);
      this.#iframe = this.#adopted = given;
    }
    this.#iframe ??= given ?? this.#embed.ownerDocument.createElement('iframe');
    this.dress(url, origins);
    return new FrameChannel(this.#iframe, this.#place, url, (origin) => this.#trusts(origin));
  }

  /** Remembers the page that was put into the frame. */
  loaded(): void {
    this.#window = this.#iframe?.contentWindow ?? null;
  }

  /** Forgets the iframe, since there is nothing to load. */
  clear(): void {
    this.#iframe = null;
  }

  /** Lets go of all, since the embed leaves its document; what the page wrote stays where it is. */
  release(): void {
    this.clear();
    this.#isKept = false;
    this.#place = undefined;
    this.#window = this.#adopted = null;
  }

  /** Brings the iframe's attributes up to date; `allow` and `sandbox` act from the next load on. */
  dress(url: URL, origins: readonly string[]): void {
    const iframe = this.#iframe;
    if (!iframe) return;
    const { label, allow, sandbox } = this.#embed;
    const { name, features, sandbox: documented } = this.#product;
    // Engines take no wildcard there.
    const exact = this.#trust(url, origins).filter((origin) => !origin.includes('*'));
    if (iframe === this.given) {
      // What the page wrote stays, but for a name where it has none.
      setAttributes(iframe, { slot: 'iframe', title: iframe.title || label || name });
      return;
    }
    setAttributes(iframe, {
      part: 'iframe',
      title: label || name,
      allow: allow ?? features.map((feature) => [feature, ...exact].join(' ')).join('; '),
      sandbox: sandbox ?? documented,
    });
  }

  /** Brings up to date which origins are trusted, and returns them. */
  #trust(url: URL, origins: readonly string[]): readonly string[] {
    // Frameworks may set a list of them.
    const listed = [this.#embed.trustedOrigins as unknown].flat();
    const own = listed.flatMap(
      (each) => (typeof each === 'string' ? each.match(/\S+/g) : null) ?? [],
    );
    const refused: string[] = [];
    const trusted = trustOrigins([...new Set([url.origin, ...origins, ...own])], (entry) =>
      refused.push(entry),
    );
    if (refused.length) {
      const text = `"${refused.join('", "')}" is neither an origin nor https://*.domain; ignored`;
      warnOnce(`trusted-origins: ${text}`);
    }
    this.#trusts = trusted.trusts;
    return trusted.origins;
  }
}
