import type { SmartEmbedError } from '../wire/errors.js';

/** The promise of `whenReady()`: one for all who wait, and a new one once it is settled. */
export class Readiness {
  #promise: Promise<void> | undefined;
  #resolve!: () => void;
  #reject!: (error: SmartEmbedError) => void;

  get promise(): Promise<void> {
    return (this.#promise ??= new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    }));
  }

  /** Settles the promise that is waited for, if any: with an error where there is one. */
  settle(error?: SmartEmbedError): void {
    if (!this.#promise) return;
    this.#promise = undefined;
    if (error) this.#reject(error);
    else this.#resolve();
  }
}
