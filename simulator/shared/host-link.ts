import type { Problem } from './control.js';

/** What the link hands on. */
export interface HostLinkListener {
  /** A message of the host. */
  message(data: unknown, ports: readonly MessagePort[]): void;
  problem(problem: Problem): void;
}

/** The origin that a text names; an extension's, too, which not every browser's `URL` can tell. */
function originOf(text: string | null | undefined): string | undefined {
  if (!text || !URL.canParse(text)) return undefined;
  const { origin, protocol, host } = new URL(text);
  if (origin !== 'null') return origin;
  return host && protocol.endsWith('-extension:') ? `${protocol}//${host}` : undefined;
}

/** The host's origin as far as the page can tell by itself. */
function knownOrigin(originDomain: string | null): string | undefined {
  // Not every browser has ancestorOrigins, and a host's referrer policy may hide both.
  const ancestors = (location as { ancestorOrigins?: DOMStringList }).ancestorOrigins;
  return originOf(ancestors?.[0]) ?? originOf(document.referrer) ?? originOf(originDomain);
}

/** The one way between a simulator page and its host: exact window, exact origin, both directions. */
export class HostLink {
  /** Whether there is a host at all: not when the page was opened by itself. */
  readonly embedded = window.parent !== window;
  #origin: string | undefined;
  #waiting: unknown[] = [];

  constructor(
    private readonly listener: HostLinkListener,
    originDomain: string | null,
  ) {
    this.#origin = knownOrigin(originDomain);
    window.addEventListener('message', this.#receive);
  }

  /** The host's origin, once known: messages wait for it. */
  get origin(): string | undefined {
    return this.#origin;
  }

  post(message: unknown): void {
    if (!this.embedded) return;
    if (this.#origin === undefined) this.#waiting.push(message);
    else if (this.#origin === 'null') {
      this.listener.problem({
        kind: 'origin',
        text: 'the host has no origin (a sandbox, or a page from a file): nothing can be posted to it',
      });
    } else window.parent.postMessage(message, this.#origin);
  }

  #receive = ({ source, origin, data, ports }: MessageEvent): void => {
    // Browser extensions talk to a page through its own window.
    if (source === window || !this.embedded) return;
    if (source !== window.parent) {
      const text = `a message came from a window that is not the host's (${origin})`;
      this.listener.problem({ kind: 'origin', text });
      return;
    }
    if (this.#origin === undefined) this.#discover(origin);
    if (origin !== this.#origin) {
      const text = `a message came from ${origin}, the host is ${String(this.#origin)}`;
      this.listener.problem({ kind: 'origin', text });
      return;
    }
    this.listener.message(data, ports);
  };

  #discover(origin: string): void {
    this.#origin = origin;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const message of waiting) this.post(message);
  }
}
