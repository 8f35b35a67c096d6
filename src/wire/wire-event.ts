import type { WireMessage } from './message.js';
import { differences, type Schema } from './schema.js';

/** A message type with capitals as templates can write it: `zcc-incomingPhone-request` as `zcc-incoming-phone-request`. */
export type Hyphenated<T extends string> = T extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${Hyphenated<Rest>}`
  : T;

/** What a message holds: an empty object where it has no data. */
export const dataOf = ({ data }: WireMessage): unknown => (data === undefined ? {} : data);

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
   * @param options - the name of the event, by default the message's type; whether it can be prevented
   */
  constructor(
    message: WireMessage<string, D>,
    schema?: Schema,
    { name = message.type, cancelable = false }: { name?: string; cancelable?: boolean } = {},
  ) {
    super(name, { detail: dataOf(message) as D, bubbles: true, composed: true, cancelable });
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

  /**
   * The same event under another name: an answer to one is an answer to both.
   * @internal
   */
  renamed(name: string): WireEvent<D> {
    return new WireEvent(this.message, this.#schema, { name });
  }
}

/** An answer that may be given once, while the request is dispatched. */
interface Reply<A> {
  isOpen: boolean;
  answer?: { readonly value: A | PromiseLike<A> };
}

/** A message from the widget that waits for an answer: give it with {@link respondWith}. */
export class RequestWireEvent<D = unknown, A = unknown> extends WireEvent<D> {
  /** Aborts when the answer is too late, when the widget is loaded again and when the embed is removed. */
  readonly signal: AbortSignal;
  readonly #documented: Schema | undefined;
  readonly #reply: Reply<A>;

  /**
   * @param message - the message as it came
   * @param schema - the documented shape of its data
   * @param signal - aborts when an answer is of no use any more
   * @param options - the name of the event; whose answer it takes, where it is another one's
   */
  constructor(
    message: WireMessage<string, D>,
    schema: Schema | undefined,
    signal: AbortSignal,
    { name, reply = { isOpen: true } }: { name?: string; reply?: Reply<A> } = {},
  ) {
    super(message, schema, { cancelable: true, ...(name !== undefined && { name }) });
    this.signal = signal;
    this.#documented = schema;
    this.#reply = reply;
  }

  /**
   * Answers the widget. Call it while the event is dispatched, once, with the answer or a promise of it.
   *
   * @param answer - the answer, or a promise of it
   * @throws {DOMException} `InvalidStateError` on a second call, and after the dispatch
   */
  respondWith(answer: A | PromiseLike<A>): void {
    const { isOpen } = this.#reply;
    if (!isOpen || this.#reply.answer) {
      throw new DOMException(
        `respondWith() of ${this.type} was called ${isOpen ? 'twice' : 'after the event was dispatched'}`,
        'InvalidStateError',
      );
    }
    this.#reply.answer = { value: answer };
  }

  /**
   * Closes the event for answers and hands out the one that was given.
   * @internal
   */
  takeAnswer(): { readonly value: A | PromiseLike<A> } | undefined {
    this.#reply.isOpen = false;
    return this.#reply.answer;
  }

  /** @internal */
  override renamed(name: string): RequestWireEvent<D, A> {
    const reply = this.#reply;
    return new RequestWireEvent(this.message, this.#documented, this.signal, { name, reply });
  }
}
