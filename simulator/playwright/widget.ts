import type { Script, Simulated } from '../client.js';
import type { Problem, Received } from '../shared/control.js';
import type { Controlled } from '../shared/control-channel.js';
import { ScriptError } from '../shared/script-error.js';
import type { WireMessage } from '../shared/wire.js';
import type { EvaluatingFrame } from './page.js';

/** Milliseconds between two looks at a page. */
const PAUSE = 50;

/** A simulated widget on a page of Playwright's. It is found anew each time, also after a reload. */
export interface SimulatedWidget<W extends Simulated, F extends EvaluatingFrame> {
  /** Resolves with the widget's frame once it has loaded, to click in it: the first one on the page. */
  frame(): Promise<F>;
  /**
   * Plays a named scenario, one step, or a list of both, once the host has configured the widget and
   * all scripts that were started before are done.
   *
   * @returns the wire messages that the steps sent, in order, exactly as they were posted
   * @throws {ScriptError} when a step cannot be done; the message says which one and why
   */
  run(script: Script<W>): Promise<WireMessage[]>;
  /** Posts any message from the widget to the host, exactly as given. */
  send(message: unknown): Promise<void>;
  /** All messages that the host has posted since the widget was loaded, with what is wrong with each. */
  received(): Promise<readonly Received[]>;
  /**
   * The next message from the host, of one type or of any. Each call gives the first one since the
   * widget was loaded that an earlier call for the same type has not given yet; it may have come
   * already.
   *
   * @param type - a message type; left out, any message
   * @param options - `after`: only messages that came later than this one
   */
  nextReceived<T extends keyof W['receives'] & string>(
    type: T,
    options?: { after?: Received },
  ): Promise<Received<W['receives'][T]>>;
  nextReceived(type?: string, options?: { after?: Received }): Promise<Received>;
  /** What the widget shows, and every problem it has met. */
  state(): Promise<W['state'] & { readonly problems: readonly Problem[] }>;
}

/** What the simulator's page holds for who evaluates code in it. */
interface Held {
  readonly simulator?: Controlled;
}

/** How a simulated widget is found and known. */
export interface Known<F> {
  /** The frames of the page, as they are now. */
  readonly frames: () => readonly F[];
  readonly address: RegExp;
  /** The element that makes the frame. */
  readonly tag: string;
  /** The type of the host's configuration. */
  readonly config: string;
  /** Milliseconds that anything may be waited for. */
  readonly timeout: number;
}

export class WidgetDriver<
  W extends Simulated,
  F extends EvaluatingFrame,
> implements SimulatedWidget<W, F> {
  /** The place of the last message that was given, for each type that was asked for. */
  readonly #given = new Map<string | undefined, number>();

  constructor(private readonly known: Known<F>) {}

  frame(): Promise<F> {
    const { frames, address, tag } = this.known;
    const missing = `no widget was at ${String(address)}: is there a <${tag}>, and is it defined?`;
    return this.#wait(missing, async () => {
      const frame = frames().find((each) => address.test(each.url()));
      return (await frame?.evaluate(() => 'simulator' in globalThis, undefined)) && frame;
    });
  }

  async run(script: Script<W>): Promise<WireMessage[]> {
    const { config } = this.known;
    await this.frame();
    await this.#wait(`the host sent no ${config}`, async () =>
      (await this.received()).find(({ taken, message }) => taken && message.type === config),
    );
    const frame = await this.frame();
    const outcome = await frame.evaluate(
      async (each) => {
        try {
          return { sent: await (globalThis as Held).simulator?.run(each) };
        } catch (error) {
          return { error: (error as Error).message };
        }
      },
      typeof script === 'string' || Array.isArray(script)
        ? (script as string | (string | object)[])
        : [script],
    );
    if (outcome.error !== undefined) throw new ScriptError(outcome.error);
    return outcome.sent ?? [];
  }

  async send(message: unknown): Promise<void> {
    await this.run({ send: message } as Script<W>);
  }

  async received(): Promise<readonly Received[]> {
    const frame = await this.frame();
    return frame.evaluate(() => (globalThis as Held).simulator?.received() ?? [], undefined);
  }

  async nextReceived(type?: string, { after }: { after?: Received } = {}): Promise<Received> {
    const next = await this.#wait(`the host sent no ${type ?? 'message'}`, async () => {
      const received = await this.received();
      const given = this.#given.get(type) ?? -1;
      // A widget that was loaded anew counts from the start.
      const from = Math.max(after?.index ?? -1, given < received.length ? given : -1);
      return received.find(
        ({ index, message }) =>
          index > from && (type === undefined || (message as WireMessage | null)?.type === type),
      );
    });
    this.#given.set(type, next.index);
    return next;
  }

  async state(): Promise<W['state'] & { readonly problems: readonly Problem[] }> {
    const frame = await this.frame();
    const state: unknown = await frame.evaluate(
      () => (globalThis as Held).simulator?.state(),
      undefined,
    );
    return state as W['state'] & { readonly problems: readonly Problem[] };
  }

  /** Looks again and again until there is something to find. */
  async #wait<T>(missing: string, look: () => Promise<T | false | undefined>): Promise<T> {
    const { timeout } = this.known;
    const deadline = performance.now() + timeout;
    for (;;) {
      // A frame that is being loaded anew cannot be asked.
      const found = await look().catch(() => undefined);
      if (found) return found;
      if (performance.now() > deadline) throw new Error(`within ${String(timeout)} ms ${missing}`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
