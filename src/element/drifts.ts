/** A widget that differs in ever new ways must not fill the memory. */
const LIMIT = 1000;

/** The ways in which messages have differed from the documents so far. */
export class Drifts {
  readonly #known = new Set<string>();

  /** Those that no earlier message of the type had; none once there are too many. */
  newOnes(type: string, drift: readonly string[]): string[] {
    return drift.filter((text) => {
      const key = `${type} ${text}`;
      const isNew = !this.#known.has(key) && this.#known.size < LIMIT;
      if (isNew) this.#known.add(key);
      return isNew;
    });
  }
}
