import type { Channel, ChannelListener } from '../session/channel.js';
import type { OriginTest } from '../session/origin.js';
import type { WireMessage } from '../wire/message.js';

/** The way to a widget in an iframe: `postMessage`, trusting one window and its known origins. */
export class FrameChannel implements Channel {
  readonly origin: string;
  readonly #iframe: HTMLIFrameElement;
  readonly #parent: ParentNode;
  readonly #url: URL;
  readonly #trusts: OriginTest;
  readonly #warned = new Set<string>();
  #listener: ChannelListener | undefined;
  #window: Window | null = null;

  /**
   * @param iframe - the frame, not in the document yet
   * @param parent - where it goes
   * @param url - the widget's URL
   * @param trusts - which origins the widget may speak from
   */
  constructor(iframe: HTMLIFrameElement, parent: ParentNode, url: URL, trusts: OriginTest) {
    this.#iframe = iframe;
    this.#parent = parent;
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
    ownerDocument.addEventListener('securitypolicyviolation', this.#onViolation);
    this.#iframe.addEventListener('load', this.#onLoad);
    this.#iframe.src = this.#url.href;
    this.#parent.prepend(this.#iframe);
  }

  post(message: WireMessage, origin: string): void {
    this.#iframe.contentWindow?.postMessage(message, origin);
  }

  close(): void {
    this.#window?.removeEventListener('message', this.#onMessage);
    this.#window?.document.removeEventListener('securitypolicyviolation', this.#onViolation);
    this.#iframe.removeEventListener('load', this.#onLoad);
    this.#listener = undefined;
    // Taking the frame out ends its page at once: nothing of it can be taken for the next one's.
    this.#iframe.remove();
  }

  readonly #onLoad = (): void => {
    this.#listener?.loaded();
  };

  readonly #onViolation = (event: SecurityPolicyViolationEvent): void => {
    const { blockedURI, disposition, effectiveDirective, isTrusted } = event;
    if (!isTrusted || disposition !== 'enforce' || effectiveDirective !== 'frame-src') return;
    // Engines tell either the whole address or its origin.
    const [address] = this.#url.href.split('#');
    if (![this.origin, `${this.origin}/`, address].includes(blockedURI)) return;
    this.#listener?.blocked(
      `the page's Content-Security-Policy blocks the frame: frame-src must allow ${this.origin}`,
    );
  };

  readonly #onMessage = (event: MessageEvent): void => {
    const { source, origin } = event;
    // `data` is read last: reading a stranger's message would cost its whole deserialisation.
    if (!source || source !== this.#iframe.contentWindow || !event.isTrusted) return;
    if (this.#trusts(origin)) {
      this.#listener?.receive(event.data, origin);
    } else if (!this.#warned.has(origin)) {
      this.#warned.add(origin);
      console.warn(
        `zoom-embed-elements: ignored messages from ${origin}, which is neither the origin of src nor one of trusted-origins`,
      );
    }
  };
}
