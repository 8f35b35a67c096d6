import {
  SmartEmbedError,
  type SmartEmbedErrorCode,
  type SmartEmbedErrorOptions,
} from '../wire/errors.js';
import { fields, textOf, type WireMessage } from '../wire/message.js';
import type { CommandOptions, Outgoing } from '../wire/outgoing.js';
import type { AnsweredBy } from '../wire/rows.js';
import { after } from './time.js';

/** One command on its way: it waits for readiness, is posted, and perhaps waits for its answer. */
export class Command {
  readonly message: WireMessage;
  /** What settles it; left out, that it is posted. */
  readonly answeredBy: AnsweredBy | undefined;
  /** The value by which answer and command find each other. */
  readonly key: string | undefined;
  readonly promise: Promise<unknown>;
  readonly #timeout: number;
  readonly #signal: AbortSignal | undefined;
  #resolve!: (value: unknown) => void;
  #reject!: (error: SmartEmbedError) => void;
  #sent = false;
  #among: Set<Command> | undefined;
  #deadline = Infinity;
  #callOff: (() => void) | undefined;

  /**
   * @param outgoing - what is sent, and what settles it
   * @param options - `timeout` is needed here
   */
  constructor(
    { message, answeredBy }: Outgoing,
    { timeout, signal }: CommandOptions & { timeout: number },
  ) {
    this.message = message;
    this.answeredBy = answeredBy;
    this.key = answeredBy?.by && textOf(fields(message.data)[answeredBy.by]);
    this.#timeout = timeout;
    this.#signal = signal;
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Whether its time is over. A timer may be late: the page was busy, or the machine asleep. */
  get isLate(): boolean {
    return Date.now() > this.#deadline;
  }

  /** Waits among others until it is settled or leaves, for as long as its timeout allows. */
  wait(among: Set<Command>, code: SmartEmbedErrorCode, late: string): void {
    this.#among = among.add(this);
    this.#deadline = Date.now() + this.#timeout;
    this.#callOff = after(this.#timeout, () => {
      this.reject(code, late);
    });
    this.#signal?.addEventListener('abort', this.abort);
  }

  /** Stops waiting. */
  leave(): void {
    this.#among?.delete(this);
    this.#callOff?.();
    this.#signal?.removeEventListener('abort', this.abort);
  }

  /** Notes that the message was posted. */
  posted(): void {
    this.#sent = true;
    if (!this.answeredBy) this.resolve(undefined);
  }

  resolve(value: unknown): void {
    this.leave();
    this.#resolve(value);
  }

  reject(code: SmartEmbedErrorCode, text: string, options?: SmartEmbedErrorOptions): void {
    this.leave();
    this.#reject(
      new SmartEmbedError(code, `${this.message.type}: ${text}`, { sent: this.#sent, ...options }),
    );
  }

  /** Settles it by the data of the widget's answer. */
  answer(data: unknown): void {
    if (fields(data).status === false) this.refuse(data);
    else this.resolve(data);
  }

  /** Rejects it in the widget's own words; its messages name them differently. */
  refuse(data: unknown): void {
    const { code, errorCode, message, errorMessage, error } = fields(data);
    const own = textOf(code ?? errorCode);
    const words = textOf(message) ?? textOf(errorMessage) ?? textOf(error);
    const text = words && own ? `${words} (${own})` : (words ?? own ?? 'refused by the widget');
    this.reject('widget-error', text, { cause: data, ...(own && { widgetCode: own }) });
  }

  /** Gives it up, as its signal says. */
  readonly abort = (): void => {
    this.reject('aborted', 'was aborted', { cause: this.#signal?.reason });
  };
}

const QUEUE_LIMIT = 64;

/** The commands that wait until the widget is ready, in order. They outlive a load. */
export class CommandQueue {
  readonly #waiting = new Set<Command>();

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  add(command: Command): void {
    if (this.#waiting.size >= QUEUE_LIMIT) {
      command.reject('not-ready', `${QUEUE_LIMIT} commands wait already`);
    } else command.wait(this.#waiting, 'not-ready', NOT_READY_IN_TIME);
  }

  /** Takes the commands out, the oldest first. One that is added meanwhile comes last. */
  *take(): Generator<Command> {
    for (const command of this.#waiting) {
      command.leave();
      if (command.isLate) command.reject('not-ready', NOT_READY_IN_TIME);
      else yield command;
    }
  }

  rejectAll(code: SmartEmbedErrorCode, text: string): void {
    for (const command of this.#waiting) command.reject(code, text);
  }
}

const NOT_READY_IN_TIME = 'the widget was not ready in time';

/** The commands that were posted and wait for the widget's answer. */
export class PendingCommands {
  readonly #waiting = new Set<Command>();

  add(command: Command): void {
    const type = command.answeredBy?.type ?? '';
    command.wait(this.#waiting, 'timeout', `no ${type} came in time`);
  }

  /** Settles every command that this message answers. */
  settle({ type, data }: WireMessage): void {
    for (const command of this.#waiting) {
      const { answeredBy, key } = command;
      if (answeredBy?.type !== type) continue;
      const { by } = answeredBy;
      if (!by || (key !== undefined && key === textOf(fields(data)[by]))) command.answer(data);
    }
  }

  /** Rejects the command that this error is about; without a request id, the one that waits if only one does. */
  refuse({ data }: WireMessage): void {
    const requestId = textOf(fields(data).requestId);
    const all = [...this.#waiting];
    const refused =
      requestId !== undefined
        ? all.filter(({ answeredBy, key }) => answeredBy?.by === 'requestId' && key === requestId)
        : all.length === 1
          ? all
          : [];
    for (const command of refused) command.refuse(data);
  }

  rejectAll({ code, message }: SmartEmbedError): void {
    for (const command of this.#waiting) command.reject(code, message);
  }
}
