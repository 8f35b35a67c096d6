/** A change of a record that is to be told. */
interface Change {
  readonly type: string;
  readonly detail: object;
  readonly isThere: () => boolean;
}

/** Tells of changed records: after the event of the message that has changed them, and one after the other. */
export class Changes {
  readonly #emit: (type: string, detail: object) => void;
  readonly #waiting: Change[] = [];
  #isHeld = false;
  #isTelling = false;

  /** @param emit - fires the event */
  constructor(emit: (type: string, detail: object) => void) {
    this.#emit = emit;
  }

  /** Waits with all that changes until {@link Changes.release}. */
  hold(): void {
    this.#isHeld = true;
  }

  /** Tells of what has waited. */
  release(): void {
    this.#isHeld = false;
    this.#tell();
  }

  /**
   * Adds a change, which is told in its turn.
   *
   * @param isThere - whether the record is still there: of one that a listener has removed nothing is told
   */
  add(type: string, detail: object, isThere: () => boolean): void {
    this.#waiting.push({ type, detail, isThere });
    this.#tell();
  }

  #tell(): void {
    // A listener that changes a record is told of that in its turn.
    if (this.#isHeld || this.#isTelling) return;
    this.#isTelling = true;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      if (next.isThere()) this.#emit(next.type, next.detail);
    }
    this.#isTelling = false;
  }
}
