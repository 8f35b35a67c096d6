import { textOf, type WireMessage } from '../wire/message.js';

const CAPACITY = 5000;

/** Keeps the ids somewhere else, too. */
export interface SeenKeeper {
  /** An id was seen, the one in its place before is forgotten. */
  added(key: string, place: number): void;
  cleared(): void;
}

/** Remembers the last event ids, so that a message that comes twice is told once. */
export class SeenIds {
  keeper: SeenKeeper | undefined;
  readonly #keys = new Set<string>();
  /** The same keys in a ring: to ask a set for its oldest key costs more the more it has lost. */
  readonly #ring: string[] = [];
  #next = 0;

  /** Whether this type and id came before. A message without an id never did. */
  seen({ type, id }: WireMessage): boolean {
    const text = textOf(id);
    return text !== undefined && !this.add(`${type} ${text}`);
  }

  /** Adds a key; whether it is new. */
  add(key: string): boolean {
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    const oldest = this.#ring[this.#next];
    if (oldest !== undefined) this.#keys.delete(oldest);
    this.#ring[this.#next] = key;
    this.keeper?.added(key, this.#next);
    this.#next = (this.#next + 1) % CAPACITY;
    return true;
  }

  /** Forgets all. */
  clear(): void {
    this.#keys.clear();
    this.#ring.length = this.#next = 0;
    this.keeper?.cleared();
  }
}
