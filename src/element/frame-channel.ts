import type { Channel, ChannelListener } from '../session/channel.js';
import type { OriginTest } from '../session/origin.js';
import type { WireMessage } from '../wire/message.js';
import { isNavigated, type Place } from './place.js';

/** The way to a widget in an iframe: `postMessage`, trusting one window and its known origins. */
export class FrameChannel implements Channel {
  readonly origin: string;
  readonly #iframe: HTMLIFrameElement;
  readonly #place: Place;
  readonly #url: URL;
  readonly #trusts: OriginTest;
  readonly #warned = new Set<string>();
  #listener: ChannelListener | undefined;
  #window: Window | null = null;
  #document: Document | undefined;

  /**
   * @param iframe - the frame
   * @param place - where it is loaded
   * @param url - the widget's URL
   * @param trusts - which origins the widget may speak from
   */
  constructor(iframe: HTMLIFrameElement, place: Place, url: URL, trusts: OriginTest) {
    this.#iframe = iframe;
    this.#place = place;
    this.#url = url;
    this.#trusts = trusts;
    this.origin = url.origin;
  }

  open(listener: ChannelListener): void {
    this.#listener = listener;
    // Not those of the page that the library was loaded in: the embed may be in a frame's document, or a pop-up's.
    const { ownerDocument } = this.#iframe;
    this.#window = ownerDocument.defaultView;
    this.#window?.addEventListener('message', this.#onMessage);
    this.#document = ownerDocument;
    ownerDocument.addEventListener('securitypolicyviolation', this.#onViolation);
    this.#iframe.addEventListener('load', this.#onLoad);
    this.#place.load(this.#iframe, this.#url, {
      said: this.#onMessage,
      loaded: this.#onLoad,
    });
  }

  post(message: WireMessage, origin: string): boolean {
    const { contentWindow } = this.#iframe;
    contentWindow?.postMessage(message, origin);
    return contentWindow !== null;
  }

  close(): void {
    try {
      this.#window?.removeEventListener('message', this.#onMessage);
    } catch {
      // The embed's own document is gone, and another origin's in its place: the listener went with it.
    }
    this.#document?.removeEventListener('securitypolicyviolation', this.#onViolation);
    this.#iframe.removeEventListener('load', this.#onLoad);
    this.#listener = undefined;
    this.#place.unload(this.#iframe);
  }

  readonly #onLoad = (): void => {
    // Some engines leave the first empty page in a frame that they keep from loading.
    if (isNavigated(this.#iframe)) this.#listener?.loaded();
  };

  readonly #onViolation = (event: SecurityPolicyViolationEvent): void => {
    const { blockedURI, disposition, effectiveDirective, isTrusted } = event;
    if (!isTrusted || disposition !== 'enforce' || effectiveDirective !== 'frame-src') return;
    if (!URL.canParse(blockedURI)) return;
    // Engines tell the origin alone, or the address with more or less behind its path.
    const { origin, pathname } = new URL(blockedURI);
    if (origin !== this.origin || !['/', this.#url.pathname].includes(pathname)) return;
    this.#listener?.blocked(
      `the page's Content-Security-Policy blocks the frame: frame-src must allow ${this.origin}`,
    );
  };

  readonly #onMessage = (event: MessageEvent): void => {
    const { source, origin } = event;
    // `data` is read last: reading a stranger's message would cost its whole deserialisation.
    if (!source || source !== this.#iframe.contentWindow || !event.isTrusted) return;
    if (origin === this.origin || this.#trusts(origin)) {
      this.#listener?.receive(event.data, origin);
    } else if (!this.#warned.has(origin)) {
      this.#warned.add(origin);
      console.warn(
        `zoom-embed-elements: ignored messages from ${origin}, which is neither the origin of src nor one of trusted-origins`,
      );
    }
  };
}
