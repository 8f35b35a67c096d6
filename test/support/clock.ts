/** A clock that stands still: `Date.now()` says what the test says. Timers go on as they do. */
export class Clock {
  readonly #now = Date.now;

  constructor(public time = Date.UTC(2026, 0, 5, 10)) {
    Date.now = () => this.time;
  }

  restore(): void {
    Date.now = this.#now;
  }
}
