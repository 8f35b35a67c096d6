import { SmartEmbedError } from './errors.js';
import { fields, isPlain, textOf } from './data.js';
import type { Answer, Schema, WireMessage } from './protocol.js';
import { after } from './time.js';
import { differences } from './validate.js';
import { RequestWireEvent } from './wire-event.js';

/** What a responder needs of the bridge. */
export interface ResponderHost {
  /** Dispatches the event on the embed; `false` where its default was prevented. */
  dispatch(event: Event): boolean;
  /** Posts the response, or throws where it cannot be cloned. */
  post(message: WireMessage): void;
  report(error: SmartEmbedError): void;
  responseTimeout(): number;
}

/** A response that must not overtake the ones before it. */
interface Turn {
  send?: () => void;
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof fields(value).then === 'function';

/** Dispatches the widget's requests and sends the host's answers, for one load of the widget. */
export class Responder {
  readonly #host: ResponderHost;
  /** Aborted when this load is over: nothing is answered to another one. */
  readonly #over = new Set<AbortController>();
  readonly #turns = new Map<string, Turn[]>();

  constructor(host: ResponderHost) {
    this.#host = host;
  }

  /** Dispatches a request event and sees to it that the widget gets exactly one answer. */
  request(message: WireMessage, schema: Schema, type: string, answer: Answer): void {
    const controller = new AbortController();
    this.#over.add(controller);
    const event = new RequestWireEvent(message, schema, controller.signal);
    const turn = this.#takeTurn(message, type);
    const finish = (value: unknown, error?: SmartEmbedError): void => {
      if (!this.#over.delete(controller)) return;
      this.#send(turn, message, type, answer, value);
      if (error) this.#host.report(error);
    };
    const fail = (cause: unknown): void => {
      finish(answer.empty(), failed(message, 'the answer was rejected', cause));
    };

    const proceed = this.#host.dispatch(event);
    const given = event.takeAnswer();
    if (!given) {
      // A host that prevented the default answers by itself, with post().
      if (proceed) finish(answer.empty());
      else this.#pass(turn, type, controller);
      return;
    }
    const check = (value: unknown): void => {
      const { clean, problems } = checked(answer, value);
      finish(clean, problems.length ? failed(message, problems.join('; ')) : undefined);
    };
    if (!isThenable(given.value)) {
      check(given.value);
      return;
    }
    const callOff = after(this.#host.responseTimeout(), () => {
      finish(answer.empty(), new SmartEmbedError('timeout', `${message.type}: no answer in time`));
      controller.abort(new DOMException('no answer in time', 'TimeoutError'));
    });
    controller.signal.addEventListener('abort', callOff);
    void Promise.resolve(given.value).then(check, fail).finally(callOff);
  }

  /** Gives up every request that still waits: its widget is gone. */
  close(reason: SmartEmbedError): void {
    const controllers = [...this.#over];
    this.#over.clear();
    this.#turns.clear();
    for (const controller of controllers) controller.abort(reason);
  }

  #send(
    turn: Turn | undefined,
    message: WireMessage,
    type: string,
    answer: Answer,
    value: unknown,
  ): void {
    const request = fields(message.data);
    const send = (): void => {
      // The second time it is the request's own part that cannot be cloned: then nobody can answer.
      for (const each of [value, answer.empty()]) {
        try {
          this.#host.post({ type, data: answer.data(each, request) });
          return;
        } catch (cause) {
          this.#host.report(failed(message, 'the answer cannot be cloned', cause));
        }
      }
    };
    if (!turn) {
      send();
      return;
    }
    turn.send = send;
    this.#advance(type);
  }

  /** A request with an id is answered whenever its answer is there; one without waits for its turn. */
  #takeTurn({ data }: WireMessage, type: string): Turn | undefined {
    if (textOf(fields(data).requestId) !== undefined) return undefined;
    const turn: Turn = {};
    const turns = this.#turns.get(type) ?? [];
    turns.push(turn);
    this.#turns.set(type, turns);
    return turn;
  }

  #advance(type: string): void {
    const turns = this.#turns.get(type);
    while (turns?.[0]?.send) turns.shift()?.send?.();
  }

  /** Leaves the answer to the host. */
  #pass(turn: Turn | undefined, type: string, controller: AbortController): void {
    this.#over.delete(controller);
    if (!turn) return;
    turn.send = () => undefined;
    this.#advance(type);
  }
}

function failed({ type }: WireMessage, why: string, cause?: unknown): SmartEmbedError {
  return new SmartEmbedError(
    'response-failed',
    `${type}: ${why}`,
    cause === undefined ? {} : { cause },
  );
}

/** The answer as far as it is valid, and what was wrong with the rest. */
function checked(answer: Answer, value: unknown): { clean: unknown; problems: string[] } {
  const empty = answer.empty();
  const { entry } = answer;
  if (!entry || Array.isArray(value) !== Array.isArray(empty) || !isPlain(value)) {
    const problems = isPlain(value)
      ? differences(answer.value, value, 'answer')
      : [`answer: must be ${Array.isArray(empty) ? 'an array' : 'an object'}`];
    return { clean: problems.length ? empty : value, problems };
  }
  const problems: string[] = [];
  const entries = Object.entries(value).filter(([key, each]) => {
    const wrong = differences(entry, each, 'entry');
    problems.push(...wrong.map((text) => `[${key}] ${text}`));
    return !wrong.length;
  });
  const clean = Array.isArray(value)
    ? entries.map(([, each]) => each as unknown)
    : Object.fromEntries(entries);
  return { clean, problems };
}
