import type { Command } from './command.js';
import { fields, textOf } from './data.js';
import type { FromWidgetRow, WireMessage } from './protocol.js';

/** A request id finds its command by itself; where there is none, the type must be part of the key. */
const keyOf = (by: FromWidgetRow['answersBy'], type: string, key: string): string =>
  by === 'requestId' ? key : `${type} ${key}`;

/** The widget's own words of refusal; its messages name them differently. */
function refusal(data: unknown): { code: string | undefined; text: string } {
  const { code, errorCode, message, errorMessage, error } = fields(data);
  const own = textOf(code ?? errorCode);
  const words = textOf(message) ?? textOf(errorMessage) ?? textOf(error);
  const text = words && own ? `${words} (${own})` : (words ?? own ?? 'refused by the widget');
  return { code: own, text };
}

/** The commands that were posted and wait for the widget's answer. */
export class PendingAnswers {
  readonly #commands = new Map<string, Set<Command>>();
  #size = 0;

  add(command: Command): void {
    const key = this.#key(command);
    const commands = this.#commands.get(key) ?? new Set();
    this.#commands.set(key, commands.add(command));
    this.#size++;
  }

  delete(command: Command): void {
    const key = this.#key(command);
    const commands = this.#commands.get(key);
    if (!commands?.delete(command)) return;
    this.#size--;
    if (!commands.size) this.#commands.delete(key);
  }

  /** Settles every command that this message answers. */
  settle({ type, data }: WireMessage, answersBy: FromWidgetRow['answersBy']): void {
    if (answersBy === undefined) return;
    const key = answersBy && textOf(fields(data)[answersBy]);
    if (key === undefined) return;
    for (const command of this.#find(keyOf(answersBy, type, key))) {
      if (command.expects?.type !== type) continue;
      if (fields(data).status === false) this.#refuse(command, data);
      else command.resolve(data);
    }
  }

  /** Rejects the command that this error is about; without a request id, the one that waits if only one does. */
  refuse({ data }: WireMessage): void {
    const { requestId } = fields(data);
    const key = textOf(requestId);
    const commands = key !== undefined ? this.#find(key) : this.#size === 1 ? this.#all() : [];
    for (const command of commands) this.#refuse(command, data);
  }

  rejectAll(...reason: Parameters<Command['reject']>): void {
    for (const command of this.#all()) command.reject(...reason);
  }

  #refuse(command: Command, data: unknown): void {
    const { code, text } = refusal(data);
    command.reject('widget-error', text, { cause: data, ...(code && { widgetCode: code }) });
  }

  /** Copies, because settling takes a command out of its set. */
  #find(key: string): Command[] {
    return [...(this.#commands.get(key) ?? [])];
  }

  #all(): Command[] {
    return [...this.#commands.values()].flatMap((commands) => [...commands]);
  }

  #key({ expects, message }: Command): string {
    return keyOf(expects?.by, expects?.type ?? message.type, expects?.key ?? '');
  }
}
