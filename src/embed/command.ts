import {
  SmartEmbedError,
  type SmartEmbedErrorCode,
  type SmartEmbedErrorOptions,
} from './errors.js';
import type { WireMessage } from './protocol.js';
import { after } from './time.js';

/** The last argument of every command. */
export interface CommandOptions {
  /** Gives the command up: it rejects with `aborted`. What was posted is not taken back. */
  signal?: AbortSignal;
  /**
   * Milliseconds that the command may wait for readiness, and then again for its answer.
   * Default: the embed's `response-timeout`.
   */
  timeout?: number;
}

/** The message that settles a command. */
export interface Expectation {
  /** The answer's type. */
  readonly type: string;
  /** The value by which answer and command find each other. */
  readonly key: string;
  /** The field that holds it; `''` where any message of the type is the answer. */
  readonly by: 'requestId' | 'engagementId' | '';
}

/** One command on its way: it waits for readiness, is posted, and perhaps waits for its answer. */
export class Command {
  readonly promise: Promise<unknown>;
  #sent = false;
  #resolve!: (value: unknown) => void;
  #reject!: (error: SmartEmbedError) => void;
  #callOff: (() => void) | undefined;

  readonly #timeout: number;
  readonly #signal: AbortSignal | undefined;
  readonly #forget: (command: Command) => void;

  /**
   * @param message - what is posted
   * @param expects - what settles it; left out, that it is posted
   * @param options - `timeout` is needed here
   * @param forget - called when it is settled
   */
  constructor(
    readonly message: WireMessage,
    readonly expects: Expectation | undefined,
    { timeout, signal }: CommandOptions & { timeout: number },
    forget: (command: Command) => void,
  ) {
    this.#timeout = timeout;
    this.#signal = signal;
    this.#forget = forget;
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Waits for readiness, for as long as its timeout allows. */
  wait(): void {
    this.#signal?.addEventListener('abort', this.#abort);
    this.#limit('not-ready', 'the widget was not ready in time');
  }

  /** Notes that the message was posted: done, or waiting for the answer. */
  posted(): void {
    this.#sent = true;
    if (!this.expects) {
      this.resolve(undefined);
      return;
    }
    this.#callOff?.();
    this.#signal?.addEventListener('abort', this.#abort);
    this.#limit('timeout', `no ${this.expects.type} came in time`);
  }

  resolve(value: unknown): void {
    this.#end();
    this.#resolve(value);
  }

  reject(code: SmartEmbedErrorCode, text: string, options?: SmartEmbedErrorOptions): void {
    this.#end();
    this.#reject(
      new SmartEmbedError(code, `${this.message.type}: ${text}`, { sent: this.#sent, ...options }),
    );
  }

  #limit(code: SmartEmbedErrorCode, text: string): void {
    this.#callOff = after(this.#timeout, () => {
      this.reject(code, text);
    });
  }

  #abort = (): void => {
    this.reject('aborted', 'was aborted', { cause: this.#signal?.reason });
  };

  #end(): void {
    this.#callOff?.();
    this.#signal?.removeEventListener('abort', this.#abort);
    this.#forget(this);
  }
}
