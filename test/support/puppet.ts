import { frameOrigins } from './origins.js';

interface Entry {
  message: any;
  origin: string;
}

/** A page on another origin that does what a test says: posts to the embed, and tells what it received. */
export class Puppet {
  /** All that the page received since it loaded, but for the test's own traffic. */
  readonly received: Entry[];
  readonly #port: MessagePort;
  readonly #waiting = new Set<() => void>();
  readonly #done = new Map<number, () => void>();
  #calls = 0;

  private constructor(port: MessagePort, received: Entry[]) {
    this.#port = port;
    this.received = received;
    port.onmessage = ({ data }: MessageEvent) => {
      if (data.entry) this.received.push(data.entry as Entry);
      else this.#done.get(data.done as number)?.();
      for (const wake of [...this.#waiting]) wake();
    };
  }

  /** The address of the page on one of the foreign origins. */
  static url(index = 0, say?: readonly unknown[]): string {
    const hash = say ? `#say=${encodeURIComponent(JSON.stringify(say))}` : '';
    return `${frameOrigins[index]}/puppet.html${hash}`;
  }

  /** Takes hold of the puppet in a frame that has loaded. */
  static async attach(
    iframe: HTMLIFrameElement,
    origin = new URL(iframe.src).origin,
  ): Promise<Puppet> {
    const { port1, port2 } = new MessageChannel();
    const connected = new Promise<Entry[]>((resolve) => {
      port1.onmessage = ({ data }: MessageEvent) => {
        resolve(data.received as Entry[]);
      };
    });
    iframe.contentWindow?.postMessage({ type: 'puppet-connect' }, origin, [port2]);
    return new Puppet(port1, await connected);
  }

  /** Posts messages to the embed's page, in order. Resolves when the puppet has posted them. */
  async send(...messages: unknown[]): Promise<void> {
    await this.#tell({ posts: messages.map((message) => ({ message })) });
  }

  /** Goes to another address by itself. */
  navigate(url: string): void {
    this.#port.postMessage({ navigate: url });
  }

  /** Runs a script in the puppet's page. */
  async run(script: string): Promise<void> {
    await this.#tell({ eval: script });
  }

  /** The messages received so far, of one type where it is given. */
  messages(type?: string): any[] {
    return this.received
      .map(({ message }) => message)
      .filter((message) => type === undefined || message?.type === type);
  }

  /** Waits until so many messages have come. */
  async count(count: number): Promise<void> {
    while (this.received.length < count) await this.#change();
  }

  /** The nth message of a type (counted from 1), waiting for it where it has not come yet. */
  async message(type: string, nth = 1): Promise<any> {
    for (;;) {
      const found = this.messages(type)[nth - 1];
      if (found) return found;
      await this.#change();
    }
  }

  /** A round trip: whatever the page was sent before has arrived. */
  async settle(): Promise<void> {
    await this.#tell({ posts: [] });
  }

  /** Waits until something more is known of the page. */
  #change(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
    });
  }

  #tell(order: object): Promise<void> {
    const id = ++this.#calls;
    return new Promise((resolve) => {
      this.#done.set(id, resolve);
      this.#port.postMessage({ id, ...order });
    });
  }
}
