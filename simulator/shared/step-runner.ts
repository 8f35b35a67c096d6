import { isObject } from './inspect.js';
import { ScriptError } from './script-error.js';
import type { Scenarios } from './steps.js';
import type { WireMessage } from './wire.js';

/** Steps of any widget, by name. */
type AnySteps = Readonly<Record<string, (argument: never) => unknown>>;

/** A scenario's name, or a list of steps and of scenarios' names. */
export type Script = string | readonly (string | object)[];

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
   * Does a script once all earlier scripts are done.
   *
   * @returns the messages that its steps sent, in order
   * @throws {ScriptError} when a step cannot be done
   */
  run(script: Script): Promise<WireMessage[]> {
    const done = this.#last.then(async () => {
      const sent: WireMessage[] = [];
      await (typeof script === 'string' ? this.#play(script, sent) : this.#runAll(script, sent));
      return sent;
    });
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** Does one step after the other; `within` is the scenario that they are of. */
  async #runAll(
    steps: readonly (string | object)[],
    sent: WireMessage[],
    within = '',
  ): Promise<void> {
    for (const [index, step] of steps.entries()) {
      const where = `${within}step ${String(index + 1)}`;
      if (typeof step === 'string') await this.#play(step, sent, `${where}: `);
      else {
        const result = this.#do(step, where, sent);
        if (result) await result;
      }
    }
  }

  async #play(scenario: string, sent: WireMessage[], where = ''): Promise<void> {
    const [name = '', argument] = scenario.split(':');
    const make = Object.hasOwn(this.scenarios, name) ? this.scenarios[name] : undefined;
    if (!make) {
      const known = this.names.join(', ');
      throw new ScriptError(`${where}there is no scenario "${name}", only ${known}`);
    }
    const steps = make(argument === undefined ? undefined : Number(argument));
    await this.#runAll(steps, sent, `${where}${name}, `);
  }

  /** Does one step; what it returns is waited for only where it is a promise. */
  #do(step: object, where: string, sent: WireMessage[]): Promise<unknown> | undefined {
    const entries = isObject(step) ? Object.entries(step) : [];
    const [name = '', argument] = entries[0] ?? [];
    if (entries.length !== 1) throw new ScriptError(`${where} has to be an object with one key`);
    if (!Object.hasOwn(this.steps, name)) {
      const known = Object.keys(this.steps).join(', ');
      throw new ScriptError(`${where}: there is no step "${name}", only ${known}`);
    }
    const fail = (error: unknown): never => {
      throw new ScriptError(`${where} (${name}): ${(error as Error).message}`, { cause: error });
    };
    this.#sent = sent;
    try {
      const result = this.steps[name]?.(argument as never);
      return result instanceof Promise ? result.catch(fail) : undefined;
    } catch (error) {
      return fail(error);
    } finally {
      this.#sent = undefined;
    }
  }
}
