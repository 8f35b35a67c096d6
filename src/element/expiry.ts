import type { Store } from '../records/store.js';
import { after } from '../session/time.js';

/** Has a store find its overdue records in time, while the embed is in a document. */
export class Expiry {
  readonly #store: Pick<Store<unknown>, 'expire'>;
  #isOn = false;
  #callOff: (() => void) | undefined;

  /** @param store - its changes start the clock: see {@link Expiry.check} */
  constructor(store: Pick<Store<unknown>, 'expire' | 'subscribe'>) {
    this.#store = store;
    store.subscribe(() => {
      // A clock that runs goes off early enough: whatever is new has longer to live.
      if (!this.#callOff) this.check();
    });
  }

  /** Finds what is overdue by now, and goes on looking. */
  start(): void {
    this.#isOn = true;
    this.check();
  }

  stop(): void {
    this.#isOn = false;
    this.#callOff?.();
    this.#callOff = undefined;
  }

  check(): void {
    if (!this.#isOn) return;
    this.#callOff?.();
    const next = this.#store.expire();
    this.#callOff =
      next === undefined
        ? undefined
        : after(next, () => {
            this.check();
          });
  }
}
