/** Holds back the page's long timers: a test lets them run when it likes, and waits for none. */
export class LongTimers {
  readonly #waiting = new Map<unknown, { delay: number; run: () => void }>();
  readonly #restore: () => void;
  #ids = -1;

  constructor() {
    const setTimeout = window.setTimeout.bind(window);
    const clearTimeout = window.clearTimeout.bind(window);
    const patch = (functions: object): unknown => Object.assign(window, functions);
    this.#restore = () => patch({ setTimeout, clearTimeout });
    patch({
      setTimeout: (run: () => void, delay = 0, ...rest: unknown[]): unknown => {
        if (delay < 1000) return setTimeout(run, delay, ...rest);
        this.#waiting.set(--this.#ids, { delay, run });
        return this.#ids;
      },
      clearTimeout: (id?: number): void => {
        if (!this.#waiting.delete(id)) clearTimeout(id);
      },
    });
  }

  /** The delays of those that wait, in milliseconds. */
  get delays(): number[] {
    return [...this.#waiting.values()].map(({ delay }) => delay);
  }

  /** Lets those of one delay run; says how many they were. */
  pass(delay: number): number {
    const due = [...this.#waiting].filter(([, timer]) => timer.delay === delay);
    for (const [id, { run }] of due) {
      if (this.#waiting.delete(id)) run();
    }
    return due.length;
  }

  restore(): void {
    this.#restore();
  }
}
