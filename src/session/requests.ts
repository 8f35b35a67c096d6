import { cloned } from '../wire/clone.js';
import { SmartEmbedError } from '../wire/errors.js';
import { fields, textOf, type WireMessage } from '../wire/message.js';
import type { RequestRow } from '../wire/rows.js';
import { differences, limited } from '../wire/schema.js';
import { RequestWireEvent } from '../wire/wire-event.js';
import { after } from './time.js';

/** What requests need of the session. */
export interface RequestsHost {
  /** Dispatches the event on the embed; `false` where its default was prevented. */
  deliver(event: RequestWireEvent): boolean;
  /** Posts the response, or throws where it cannot be cloned. */
  post(message: WireMessage): void;
  report(error: SmartEmbedError): void;
  responseTimeout(): number;
}

/** A request whose response must not overtake the ones before it. */
interface Turn {
  respond?: () => void;
}

/** The widget's requests in one load: each is dispatched, and answered exactly once. */
export class Requests {
  readonly #host: RequestsHost;
  /** One for each request that waits. Nothing is answered once the load is over. */
  readonly #open = new Set<AbortController>();
  readonly #turns = new Map<string, Turn[]>();
  #ended: SmartEmbedError | undefined;

  constructor(host: RequestsHost) {
    this.#host = host;
  }

  /** Dispatches a request event and sees to it that the widget gets its answer. */
  receive(message: WireMessage, row: RequestRow): void {
    const controller = new AbortController();
    // The load may have ended while the message was told of: its event still looks as hosts know it.
    if (this.#ended) controller.abort(this.#ended);
    else this.#open.add(controller);
    // A listener may change what it was told, and the answer still belongs to what was asked.
    const asked = { ...fields(message.data) };
    const event = new RequestWireEvent(message, row.data, controller.signal);
    const turn = this.#takeTurn(message, row);
    let isAnswered = false;
    const finish = (answer: unknown, error?: SmartEmbedError): void => {
      if (isAnswered || !this.#open.has(controller)) return;
      isAnswered = true;
      // Until its turn has come the load may still end, and its signal abort.
      this.#respond(turn, row, () => {
        this.#open.delete(controller);
        this.#post(message, asked, row, answer);
      });
      if (error) this.#host.report(error);
    };
    const fail = (why: string, cause: unknown): void => {
      finish(row.empty, failed(message, why, cause));
    };
    const check = (answer: unknown): void => {
      const { clean, problems } = checked(row, answer);
      finish(clean, problems.length ? failed(message, problems.join('; ')) : undefined);
    };

    const proceed = this.#host.deliver(event);
    const given = event.takeAnswer();
    if (!given) {
      if (proceed) finish(row.empty);
      // A host that prevents the default answers by itself, with post(): it holds up nobody.
      else if (this.#open.has(controller)) {
        this.#respond(turn, row, () => undefined);
        this.#limit(controller, () => this.#open.delete(controller));
      }
      return;
    }
    // Whatever the host has answered, reading it may throw.
    try {
      if (!isThenable(given.value)) {
        check(given.value);
        return;
      }
    } catch (cause) {
      fail('the answer was rejected', cause);
      return;
    }
    const { value } = given;
    // Not by resolving with it: an engine may throw in a task of its own what then() throws.
    const settled = new Promise((resolve, reject) => {
      value.then(resolve, reject);
    })
      .then(check)
      .catch((cause: unknown) => {
        fail('the answer was rejected', cause);
      });
    const callOff = this.#limit(controller, () => {
      finish(row.empty, new SmartEmbedError('timeout', `${message.type}: no answer in time`));
    });
    void settled.finally(callOff);
  }

  /** Gives up every request that still waits: the widget is gone. */
  end(reason: SmartEmbedError): void {
    this.#ended = reason;
    const controllers = [...this.#open];
    this.#open.clear();
    this.#turns.clear();
    for (const controller of controllers) controller.abort(reason);
  }

  /** Ends a request's time; returns a function that calls that off. */
  #limit(controller: AbortController, late: () => void): () => void {
    const timeout = this.#host.responseTimeout();
    // A listener may have ended the load: then there is nothing left to wait for.
    if (!this.#open.has(controller)) return () => undefined;
    const callOff = after(timeout, () => {
      late();
      controller.abort(new DOMException('no answer in time', 'TimeoutError'));
    });
    controller.signal.addEventListener('abort', callOff);
    return callOff;
  }

  #post(
    message: WireMessage,
    asked: Readonly<Record<string, unknown>>,
    { response, wrap }: RequestRow,
    answer: unknown,
  ): void {
    const data = wrap ? wrap(answer, asked) : answer;
    try {
      this.#host.post({ type: response.type, data });
    } catch (cause) {
      // What the widget asked with cannot be sent back to it: then nobody can answer.
      this.#host.report(failed(message, 'the answer cannot be cloned', cause));
    }
  }

  /** A request with an id is answered whenever its answer is there; one without waits for its turn. */
  #takeTurn({ data }: WireMessage, { response: { type } }: RequestRow): Turn | undefined {
    if (textOf(fields(data).requestId) !== undefined) return undefined;
    const turn: Turn = {};
    const turns = this.#turns.get(type);
    if (turns) turns.push(turn);
    else this.#turns.set(type, [turn]);
    return turn;
  }

  #respond(turn: Turn | undefined, { response }: RequestRow, respond: () => void): void {
    if (!turn) {
      respond();
      return;
    }
    turn.respond = respond;
    const turns = this.#turns.get(response.type);
    while (turns?.[0]?.respond) turns.shift()?.respond?.();
  }
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof fields(value).then === 'function';

const failed = ({ type }: WireMessage, why: string, cause?: unknown): SmartEmbedError =>
  new SmartEmbedError('response-failed', `${type}: ${why}`, cause === undefined ? {} : { cause });

/** Whether a value is an object to read fields of: of any realm or class, but no map, date or promise. */
const isObject = (value: unknown): value is object =>
  Object.prototype.toString.call(value) === '[object Object]';

/** The answer as far as it is valid, and what is wrong with the rest. */
function checked(
  { answer, entry, empty }: RequestRow,
  given: unknown,
): { clean: unknown; problems: readonly string[] } {
  const lost: string[] = [];
  const value = cloned(given, 'answer', lost);
  const isList = Array.isArray(empty);
  if (!(isList ? Array.isArray(value) : isObject(value))) {
    const problem = `answer: must be ${isList ? 'an array' : 'an object'}`;
    return { clean: empty, problems: limited([...lost, problem]) };
  }
  if (!entry) {
    const problems = differences(answer, value, 'answer');
    return { clean: problems.length ? empty : value, problems: limited([...lost, ...problems]) };
  }
  const wrong: string[][] = [];
  // A list may have other members than its entries: no message holds them.
  const all = isList ? [...(value as unknown[]).entries()] : Object.entries(value as object);
  const entries = (all as [string | number, unknown][]).filter(([key, each]) => {
    const problems = differences(entry, each, 'entry');
    wrong.push(problems.map((text) => `[${key}] ${text}`));
    return !problems.length;
  });
  const clean = isList ? entries.map(([, each]) => each) : Object.fromEntries(entries);
  return { clean, problems: limited([...lost, ...wrong.flat()]) };
}
