import type { WireMessage } from './protocol.js';
import { textOf } from './data.js';

const CAPACITY = 5000;

/** Remembers the last event ids, so that a message that comes twice is told once. */
export class SeenIds {
  readonly #keys = new Set<string>();

  /** Whether this type and id came before. A message without an id never did. */
  seen({ type, id }: WireMessage): boolean {
    const text = textOf(id);
    if (text === undefined) return false;
    const key = `${type} ${text}`;
    if (this.#keys.has(key)) return true;
    this.#keys.add(key);
    if (this.#keys.size > CAPACITY) {
      const [oldest] = this.#keys;
      this.#keys.delete(oldest as string);
    }
    return false;
  }
}
