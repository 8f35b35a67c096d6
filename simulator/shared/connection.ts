import type { ConnectMessage, ControlMessage, ControlRequest, Welcome } from './control.js';
import { freshId } from './ids.js';

/** How often an attempt to connect is repeated: until the page listens, nobody can tell it to. */
const RETRY = 50;

/** What a connection hands on. */
export interface ConnectionListener {
  /** The page has said who it is: `anew` when it is another load of it than before. */
  welcome(message: Welcome, anew: boolean): void;
  /** Any other message of the page. */
  message(message: ControlMessage): void;
}

/** Whether something other than the first empty page is in an iframe, so that a message makes sense. */
function isNavigated({ contentWindow }: HTMLIFrameElement): boolean {
  try {
    return !!contentWindow && contentWindow.location.href !== 'about:blank';
  } catch {
    return true;
  }
}

/** The client's port to the simulator in an iframe: opened again whenever the page is loaded anew. */
export class Connection {
  readonly #client = freshId('client');
  #load: string | undefined;
  #port: MessagePort | undefined;
  #window: Window | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #resolve!: () => void;
  #reject!: (reason: Error) => void;
  /** Resolves once there is a port. */
  #open = this.#willOpen();

  constructor(
    private readonly iframe: HTMLIFrameElement,
    private readonly origin: string | undefined,
    private readonly listener: ConnectionListener,
  ) {
    this.iframe.addEventListener('load', this.#connect);
    this.#connect();
  }

  /** Resolves once the page can be spoken to; after a reload, once it can again. */
  ready(): Promise<void> {
    // An iframe that was taken out and put in again has another window, and no time to say so.
    if (this.#port && this.iframe.contentWindow !== this.#window) {
      this.#lose();
      this.#connect();
    }
    return this.#open;
  }

  post(request: ControlRequest): void {
    this.#port?.postMessage(request);
  }

  /** Ends it; who waits for it to open waits in vain, and is told so. */
  close(reason: Error): void {
    clearInterval(this.#timer);
    this.iframe.removeEventListener('load', this.#connect);
    this.post({ id: 0, query: 'close' });
    this.#port?.close();
    this.#lose();
    this.#reject(reason);
  }

  #connect = (): void => {
    clearInterval(this.#timer);
    this.#timer = setInterval(this.#attempt, RETRY);
    this.#attempt();
  };

  /** Each attempt needs a channel of its own: a port is lost with the message that nobody heard. */
  #attempt = (): void => {
    const { contentWindow, src } = this.iframe;
    if (!contentWindow || !isNavigated(this.iframe)) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      // A page that was taken out may still have had something to say.
      if (contentWindow === this.iframe.contentWindow) {
        this.#receive(data as ControlMessage, port1);
      }
    };
    const message: ConnectMessage = { type: 'simulator-connect', client: this.#client };
    contentWindow.postMessage(message, this.origin ?? new URL(src, document.baseURI).origin, [
      port2,
    ]);
  };

  #receive(message: ControlMessage, port: MessagePort): void {
    if ('leaving' in message) {
      if (port !== this.#port) return;
      this.#lose();
      this.#connect();
      return;
    }
    if (!('welcome' in message)) {
      this.listener.message(message);
      return;
    }
    clearInterval(this.#timer);
    const anew = this.#load !== undefined && this.#load !== message.welcome;
    this.#load = message.welcome;
    this.#port = port;
    this.#window = this.iframe.contentWindow;
    this.listener.welcome(message, anew);
    this.#resolve();
  }

  #lose(): void {
    this.#port = undefined;
    this.#open = this.#willOpen();
  }

  #willOpen(): Promise<void> {
    const open = new Promise<void>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Perhaps nobody waits for it when it is closed.
    open.catch(() => undefined);
    return open;
  }
}
