import { textOf, type WireMessage } from '../wire/message.js';

const CAPACITY = 5000;

/** Remembers the last event ids, so that a message that comes twice is told once. */
export class SeenIds {
  readonly #keys = new Set<string>();
  /** The same keys in a ring: to ask a set for its oldest key costs more the more it has lost. */
  readonly #ring: string[] = [];
  #next = 0;

  /** Whether this type and id came before. A message without an id never did. */
  seen({ type, id }: WireMessage): boolean {
    const text = textOf(id);
    if (text === undefined) return false;
    const key = `${type} ${text}`;
    if (this.#keys.has(key)) return true;
    this.#keys.add(key);
    const oldest = this.#ring[this.#next];
    if (oldest !== undefined) this.#keys.delete(oldest);
    this.#ring[this.#next] = key;
    this.#next = (this.#next + 1) % CAPACITY;
    return false;
  }
}
