import type { Channel, ChannelListener } from '../../src/session/channel.js';
import type { WireMessage } from '../../src/wire/message.js';

/** A way to a widget that is no window: what the session posts lands in a list, and the test plays the widget. */
export class FakeChannel implements Channel {
  readonly origin = 'https://widget.test';
  /** All that was posted, copied as a window would copy it. */
  readonly posted: WireMessage[] = [];
  /** The origin that each message was meant for. */
  readonly origins: string[] = [];
  /** What was done with the channel, in order. */
  readonly calls: ('open' | 'post' | 'close')[] = [];
  #listener: ChannelListener | undefined;

  open(listener: ChannelListener): void {
    this.calls.push('open');
    this.#listener = listener;
  }

  post(message: WireMessage, origin: string): boolean {
    const copy = structuredClone(message);
    this.calls.push('post');
    this.posted.push(copy);
    this.origins.push(origin);
    return true;
  }

  close(): void {
    this.calls.push('close');
    this.#listener = undefined;
  }

  /** Whether somebody listens. */
  get isOpen(): boolean {
    return this.#listener !== undefined;
  }

  /** The frame has loaded. */
  load(): void {
    this.#listener?.loaded();
  }

  /** The page's policy keeps the widget out. */
  block(why = 'blocked by the page'): void {
    this.#listener?.blocked(why);
  }

  /** The widget says something. */
  say(message: unknown, origin = this.origin): void {
    this.#listener?.receive(structuredClone(message), origin);
  }

  /** The types of what was posted. */
  get types(): string[] {
    return this.posted.map(({ type }) => type);
  }
}
