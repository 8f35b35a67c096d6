import type { Store } from '../records/store.js';
import { after } from '../session/time.js';

/** Milliseconds that every record may go on without news. */
const SHORTEST = 2 * 60_000;

/** Has a store find its overdue records in time, while the embed is in a document. */
export class Expiry {
  readonly #store: Pick<Store<unknown>, 'expire'>;
  #isOn = false;
  #callOff: (() => void) | undefined;
  #document: Document | undefined;
  /** When the clock goes off, as `Date.now()`. */
  #due = Infinity;

  /** @param store - its changes start the clock: see {@link Expiry.check} */
  constructor(store: Pick<Store<unknown>, 'expire' | 'subscribe'>) {
    this.#store = store;
    store.subscribe(() => {
      // A clock that goes off soon is early enough: whatever is new has longer to live.
      if (this.#due - Date.now() > SHORTEST) this.check();
    });
  }

  /** Finds what is overdue where the clock is late: the page, or the machine, was asleep. */
  readonly look = (): void => {
    if (Date.now() >= this.#due) this.check();
  };

  /**
   * Finds what is overdue by now, and goes on looking.
   *
   * @param document - the page, which may have been asleep when it is seen again
   */
  start(document: Document): void {
    this.stop();
    this.#isOn = true;
    this.#document = document;
    document.addEventListener('visibilitychange', this.look);
    this.check();
  }

  stop(): void {
    this.#isOn = false;
    this.#document?.removeEventListener('visibilitychange', this.look);
    this.#callOff?.();
  }

  check(): void {
    if (!this.#isRunning()) return;
    this.#callOff?.();
    const next = this.#store.expire();
    // A listener may have stopped the clock meanwhile, or set it.
    this.#callOff?.();
    if (!this.#isRunning()) return;
    this.#due = Date.now() + (next ?? Infinity);
    this.#callOff = after(next ?? Infinity, () => {
      this.check();
    });
  }

  /** Whether it goes on looking: asked anew each time, as a listener may have changed that. */
  #isRunning(): boolean {
    return this.#isOn;
  }
}
