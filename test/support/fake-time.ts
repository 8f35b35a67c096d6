interface Timer {
  readonly due: number;
  readonly run: () => void;
}

/** A clock that goes on when a test says so, and the page's timers with it. */
export class FakeTime {
  readonly #timers = new Map<unknown, Timer>();
  readonly #restore: () => void;
  #ids = 0;

  constructor(public now = Date.UTC(2026, 0, 5, 10)) {
    const setTimeout = window.setTimeout.bind(window);
    const clearTimeout = window.clearTimeout.bind(window);
    const { now: realNow } = Date;
    this.#restore = () => {
      Object.assign(window, { setTimeout, clearTimeout });
      Date.now = realNow;
    };
    Date.now = () => this.now;
    Object.assign(window, {
      setTimeout: (run: () => void, delay = 0) => {
        this.#timers.set(++this.#ids, { due: this.now + delay, run });
        return this.#ids;
      },
      clearTimeout: (id: unknown) => this.#timers.delete(id),
    });
  }

  /** How many timers wait. */
  get waiting(): number {
    return this.#timers.size;
  }

  /**
   * Lets time go by, with each timer at its moment; one that is late already runs first.
   *
   * @param milliseconds - how long
   * @param around - runs each timer
   */
  pass(milliseconds: number, around = (run: () => void): void => run()): void {
    const end = this.now + milliseconds;
    for (;;) {
      const due = [...this.#timers].filter(([, timer]) => timer.due <= end);
      const [next] = due.sort(([, a], [, b]) => a.due - b.due);
      if (!next) break;
      const [id, timer] = next;
      this.#timers.delete(id);
      this.now = Math.max(this.now, timer.due);
      around(timer.run);
    }
    this.now = end;
  }

  /** Lets time go by on a page that is too busy, or asleep, to run its timers. */
  sleep(milliseconds: number): void {
    this.now += milliseconds;
  }

  restore(): void {
    this.#restore();
  }
}
