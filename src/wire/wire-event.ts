import type { WireMessage } from './message.js';
import { differences, type Schema } from './schema.js';

/**
 * A message from the widget as a DOM event of the same type: bubbling, composed, with the message's data
 * as `detail`.
 */
export class WireEvent<D = unknown> extends CustomEvent<D> {
  /** The whole wire message, as it came. */
  readonly message: WireMessage<string, D>;
  readonly #schema: Schema | undefined;
  #drift: readonly string[] | undefined;

  /**
   * @param message - the message as it came
   * @param schema - the documented shape of its data, where it is known
   * @param cancelable - whether `preventDefault()` means something
   */
  constructor(message: WireMessage<string, D>, schema?: Schema, cancelable = false) {
    const detail = message.data === undefined ? ({} as D) : message.data;
    super(message.type, { detail, bubbles: true, composed: true, cancelable });
    this.message = message;
    this.#schema = schema;
  }

  /**
   * The ways in which the data differs from the documented shape, each as `path: reason`.
   * Empty when it fits, and for a type that this version does not know. Computed when it is first read.
   */
  get drift(): readonly string[] {
    return (this.#drift ??= this.#schema ? differences(this.#schema, this.detail) : []);
  }
}

/** A message from the widget that waits for an answer: give it with {@link respondWith}. */
export class RequestWireEvent<D = unknown, A = unknown> extends WireEvent<D> {
  /** Aborts when the answer is too late, when the widget is loaded again and when the embed is removed. */
  readonly signal: AbortSignal;
  #open = true;
  #answer: { readonly value: A | PromiseLike<A> } | undefined;

  /**
   * @param message - the message as it came
   * @param schema - the documented shape of its data
   * @param signal - aborts when an answer is of no use any more
   */
  constructor(message: WireMessage<string, D>, schema: Schema | undefined, signal: AbortSignal) {
    super(message, schema, true);
    this.signal = signal;
  }

  /**
   * Answers the widget. Call it while the event is dispatched, once, with the answer or a promise of it.
   *
   * @param answer - the answer, or a promise of it
   * @throws {DOMException} `InvalidStateError` on a second call, and after the dispatch
   */
  respondWith(answer: A | PromiseLike<A>): void {
    if (!this.#open || this.#answer) {
      throw new DOMException(
        `respondWith() of ${this.type} was called ${this.#open ? 'twice' : 'after the event was dispatched'}`,
        'InvalidStateError',
      );
    }
    this.#answer = { value: answer };
  }

  /**
   * Closes the event for answers and hands out the one that was given.
   * @internal
   */
  takeAnswer(): { readonly value: A | PromiseLike<A> } | undefined {
    this.#open = false;
    return this.#answer;
  }
}
