import { isObject } from './inspect.js';
import type { Scenarios } from './steps.js';
import type { WireMessage } from './wire.js';

/** Steps of any widget, by name. */
type AnySteps = Readonly<Record<string, (argument: never) => unknown>>;

/** Does scripts step by step, one script after the other. */
export class StepRunner {
  #last: Promise<unknown> = Promise.resolve();
  #sent: WireMessage[] | undefined;

  constructor(
    private readonly steps: AnySteps,
    private readonly scenarios: Scenarios,
  ) {}

  /** The names that {@link run} takes. */
  get names(): readonly string[] {
    return Object.keys(this.scenarios);
  }

  /** Notes a message that goes out while a step is being done. */
  noteSent(message: WireMessage): void {
    this.#sent?.push(message);
  }

  /**
   * Does the steps of a script, or of a named scenario, once all earlier scripts are done.
   *
   * @returns the messages that its steps sent, in order
   */
  run(script: string | readonly object[]): Promise<WireMessage[]> {
    const done = this.#last.then(() => this.#runNow(script));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #runNow(script: string | readonly object[]): Promise<WireMessage[]> {
    const steps = typeof script === 'string' ? this.#scenario(script) : script;
    const sent: WireMessage[] = [];
    for (const [index, step] of steps.entries()) {
      const result = this.#do(step, index, sent);
      if (result instanceof Promise) await result;
    }
    return sent;
  }

  #scenario(script: string): readonly object[] {
    const [name = '', argument] = script.split(':');
    const scenario = Object.hasOwn(this.scenarios, name) ? this.scenarios[name] : undefined;
    if (!scenario) {
      throw new Error(`there is no scenario "${name}", only ${this.names.join(', ')}`);
    }
    return scenario(argument === undefined ? undefined : Number(argument));
  }

  #do(step: object, index: number, sent: WireMessage[]): unknown {
    const entries = isObject(step) ? Object.entries(step) : [];
    const [name = '', argument] = entries[0] ?? [];
    const where = `step ${String(index + 1)}`;
    if (entries.length !== 1) throw new Error(`${where} has to be an object with one key`);
    if (!Object.hasOwn(this.steps, name)) {
      const known = Object.keys(this.steps).join(', ');
      throw new Error(`${where}: there is no step "${name}", only ${known}`);
    }
    this.#sent = sent;
    try {
      return this.steps[name]?.(argument as never);
    } catch (error) {
      throw new Error(`${where} (${name}): ${(error as Error).message}`, { cause: error });
    } finally {
      this.#sent = undefined;
    }
  }
}
