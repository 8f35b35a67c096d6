import {
  SmartEmbedError,
  type SmartEmbedErrorCode,
  type SmartEmbedErrorOptions,
} from '../wire/errors.js';
import { fields, textOf, type WireMessage } from '../wire/message.js';
import type { CommandOptions, Outgoing, Proof } from '../wire/outgoing.js';
import type { AnsweredBy } from '../wire/rows.js';
import { after } from './time.js';

/** One command on its way: it waits for readiness, is posted, and perhaps waits for what settles it. */
export class Command {
  readonly message: WireMessage;
  readonly promise: Promise<unknown>;
  /** The id of its request, where the message has one. */
  readonly requestId: string | undefined;
  readonly #answeredBy: AnsweredBy | undefined;
  readonly #proof: Proof | undefined;
  readonly #timeout: number;
  readonly #signal: AbortSignal | undefined;
  #resolve!: (value: unknown) => void;
  #reject!: (error: SmartEmbedError) => void;
  #isSent = false;
  #isResolved = false;
  #isPresumed = false;
  #among: Set<Command> | undefined;
  #deadline = Infinity;
  #late: (() => void) | undefined;
  #callOff: (() => void) | undefined;

  /**
   * @param outgoing - what is sent, and what settles it
   * @param options - `timeout` is needed here
   */
  constructor(
    { message, answeredBy, proof }: Outgoing,
    { timeout, signal }: CommandOptions & { timeout: number },
  ) {
    this.message = message;
    this.requestId = textOf(fields(message.data).requestId);
    // What proves a command says more than its answer.
    this.#answeredBy = proof ? undefined : answeredBy;
    this.#proof = proof;
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

  /** Whether the message was posted. */
  get isSent(): boolean {
    return this.#isSent;
  }

  /** Whether its promise was fulfilled. */
  get isResolved(): boolean {
    return this.#isResolved;
  }

  /** Whether its promise was fulfilled by the posting alone: the widget may still refuse it. */
  get isPresumed(): boolean {
    return this.#isPresumed;
  }

  /** Waits among others until it is settled or leaves, for as long as its timeout allows. */
  wait(among: Set<Command>, late: () => void): void {
    this.#among = among.add(this);
    this.#deadline = Date.now() + this.#timeout;
    this.#late = late;
    this.#callOff = after(this.#timeout, late);
    this.#signal?.addEventListener('abort', this.abort);
  }

  /** Stops waiting. */
  leave(): void {
    this.#among?.delete(this);
    this.#callOff?.();
    this.#signal?.removeEventListener('abort', this.abort);
  }

  /** Notes that the message was posted: done, or waiting among others for what settles it. */
  posted(waiting: Set<Command>): void {
    this.#isSent = true;
    if (this.#proof) {
      this.wait(waiting, () => {
        this.reject(
          'unconfirmed',
          'nothing shows that it was done: the widget may be signed out, or wait for the user',
        );
      });
      this.see();
    } else if (this.#answeredBy) {
      const { type, isOptional } = this.#answeredBy;
      this.wait(waiting, () => {
        if (isOptional) this.resolve(undefined);
        else this.reject('timeout', `no ${type} came in time`);
      });
    } else {
      this.#isPresumed = true;
      this.resolve(undefined);
    }
  }

  /** Settles it where this message of the widget is its answer. */
  hear({ type, data }: WireMessage): void {
    if (this.#answeredBy?.type !== type || this.#expire()) return;
    const { by, fits = () => true } = this.#answeredBy;
    const [answer, own] = [fields(data), fields(this.message.data)];
    if (by && (textOf(own[by]) ?? NaN) !== textOf(answer[by])) return;
    if (!fits(answer, own)) return;
    if (answer.status === false) this.refuse(data);
    else this.resolve(data);
  }

  /** Settles it where a record proves it by now. */
  see(): void {
    if (!this.#proof || this.#expire()) return;
    const record = this.#proof();
    if (record) this.resolve(record);
  }

  /** Ends it where its time is over and its timer is late. */
  #expire(): boolean {
    if (!this.isLate) return false;
    this.#late?.();
    return true;
  }

  resolve(value: unknown): void {
    this.leave();
    this.#isResolved = true;
    this.#resolve(value);
  }

  reject(code: SmartEmbedErrorCode, text: string, options?: SmartEmbedErrorOptions): void {
    this.leave();
    this.#reject(this.#error(code, text, options));
  }

  /** Rejects it in the widget's own words. */
  refuse(data: unknown): void {
    this.leave();
    this.#reject(this.refusal(data));
  }

  /** What the widget says of it; its messages name that differently. */
  refusal(data: unknown): SmartEmbedError {
    const { code, errorCode, message, errorMessage, error } = fields(data);
    const own = textOf(code ?? errorCode);
    const words = textOf(message) ?? textOf(errorMessage) ?? textOf(error);
    const text = words && own ? `${words} (${own})` : (words ?? own ?? 'refused by the widget');
    return this.#error('widget-error', text, { cause: data, ...(own && { widgetCode: own }) });
  }

  /** Gives it up, as its signal says. */
  readonly abort = (): void => {
    this.reject('aborted', 'was aborted', { cause: this.#signal?.reason });
  };

  #error(code: SmartEmbedErrorCode, text: string, options?: SmartEmbedErrorOptions) {
    const { type } = this.message;
    return new SmartEmbedError(code, `${type}: ${text}`, {
      sent: this.#isSent,
      commandType: type,
      ...(this.requestId !== undefined && { requestId: this.requestId }),
      ...options,
    });
  }
}

const QUEUE_LIMIT = 64;

/** The commands that wait until the widget is ready, in order. They outlive a load. */
export class CommandQueue {
  readonly #waiting = new Set<Command>();

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  add(command: Command): void {
    if (this.#waiting.size < QUEUE_LIMIT) command.wait(this.#waiting, () => tooLate(command));
    else command.reject('not-ready', `${QUEUE_LIMIT} commands wait already`);
  }

  /** Takes the commands out, the oldest first. One that is added meanwhile comes last. */
  *take(): Generator<Command> {
    for (const command of this.#waiting) {
      command.leave();
      if (command.isLate) tooLate(command);
      else yield command;
    }
  }

  rejectAll(code: SmartEmbedErrorCode, text: string): void {
    for (const command of this.#waiting) command.reject(code, text);
  }
}

const tooLate = (command: Command): void => {
  command.reject('not-ready', 'the widget was not ready in time');
};

/** How many commands are remembered after they were posted. */
const REMEMBERED = 200;

/** Milliseconds after posting in which an error without a request's id may be about a command. */
const RECENT = 3000;

/** The commands that were posted in one load: those that wait for what settles them, and the last ones besides. */
export class PostedCommands {
  readonly #waiting = new Set<Command>();
  readonly #last: { readonly command: Command; readonly at: number }[] = [];

  /** Takes in a command that was just posted. */
  add(command: Command): void {
    this.#last.push({ command, at: Date.now() });
    if (this.#last.length > REMEMBERED) this.#last.shift();
    command.posted(this.#waiting);
  }

  /** Settles every command that this message answers. */
  hear(message: WireMessage): void {
    for (const command of this.#waiting) command.hear(message);
  }

  /** Settles every command that the records prove by now. */
  see(): void {
    for (const command of this.#waiting) command.see();
  }

  /**
   * Rejects the command that this error is about: that of its request's id; without one, that which waits or was
   * posted just now, if there is only one.
   *
   * @returns the refusal of a command whose promise was fulfilled before: nobody else hears of it
   */
  refuse({ data }: WireMessage): SmartEmbedError | undefined {
    const requestId = textOf(fields(data).requestId);
    const since = Date.now() - RECENT;
    const done = this.#last.filter(({ command, at }) =>
      requestId === undefined ? command.isPresumed && at >= since : command.isResolved,
    );
    const all = [...this.#waiting, ...done.map(({ command }) => command)];
    const [command, ...others] = all.filter(
      (each) => requestId === undefined || each.requestId === requestId,
    );
    if (!command || others.length) return undefined;
    if (command.isResolved) return command.refusal(data);
    command.refuse(data);
    return undefined;
  }

  rejectAll({ code, message }: SmartEmbedError): void {
    for (const command of this.#waiting) command.reject(code, message);
  }
}
