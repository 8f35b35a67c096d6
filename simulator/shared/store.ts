import type { Environment } from './product.js';

/** A widget's state and its way out, shared by the parts of the model. `M` is its messages' data by type. */
export class StateStore<S extends object, M> {
  #state: S;

  constructor(
    readonly environment: Environment,
    state: S,
  ) {
    this.#state = state;
  }

  get state(): S {
    return this.#state;
  }

  update(change: Partial<S>): void {
    this.#state = { ...this.#state, ...change };
    this.environment.changed();
  }

  now(): number {
    return this.environment.now();
  }

  /** Sends a message without an id, as the documents show most of them. */
  send<T extends keyof M & string>(type: T, data: M[T]): void {
    this.environment.post({ type, data });
  }
}
