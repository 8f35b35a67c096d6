import type { WireMessage } from './wire.js';
import { isObject } from './inspect.js';

/** The steps that every simulated widget knows, each with its argument. */
export interface CommonSteps {
  /** Posts any message to the host, exactly as given. */
  send: unknown;
  /** Posts the last message again, so many times, unchanged: a burst of duplicates. */
  repeat: number;
  /** Waits so many milliseconds of real time. Nothing else ever waits. */
  wait: number;
  /** Lets so many seconds pass on the widget's clock, at once: later messages carry later times. */
  pass: number;
  /** Pretends that the tab is hidden (`true`) or shown (`false`), whatever the browser says. */
  hidden: boolean;
  /** Loads the page anew, as a widget does that reloads itself. Has to be the last step. */
  reload: true;
}

/** One step: an object with one key, the step's name, and its argument. */
export type StepOf<S> = {
  readonly [K in keyof S]: Readonly<Record<K, S[K]>> & {
    readonly [Other in Exclude<keyof S, K>]?: never;
  };
}[keyof S];

/** How each step is done. */
export type Verbs<S> = { readonly [K in keyof S]: (argument: S[K]) => void | Promise<void> };

/** Named scripts; a number after the name, as in `flood:500`, is handed on. */
export type Scenarios<S> = Readonly<
  Record<string, (argument: number | undefined) => readonly StepOf<S>[]>
>;

/** Verbs of whatever steps. */
export type AnyVerbs = Readonly<Record<string, (argument: never) => void | Promise<void>>>;

/** Scenarios of whatever steps. */
export type AnyScenarios = Readonly<
  Record<string, (argument: number | undefined) => readonly object[]>
>;

/** Does scripts step by step, one script after the other. */
export class StepRunner {
  #last: Promise<unknown> = Promise.resolve();
  #sent: WireMessage[] | undefined;

  constructor(
    private readonly verbs: AnyVerbs,
    private readonly scenarios: AnyScenarios,
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
      if (result) await result;
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

  #do(step: object, index: number, sent: WireMessage[]): void | Promise<void> {
    const entries = isObject(step) ? Object.entries(step) : [];
    const [name = '', argument] = entries[0] ?? [];
    const where = `step ${String(index + 1)}`;
    if (entries.length !== 1) throw new Error(`${where} has to be an object with one key`);
    if (!Object.hasOwn(this.verbs, name)) {
      const known = Object.keys(this.verbs).join(', ');
      throw new Error(`${where}: there is no step "${name}", only ${known}`);
    }
    this.#sent = sent;
    try {
      return this.verbs[name]?.(argument as never);
    } catch (error) {
      throw new Error(`${where} (${name}): ${(error as Error).message}`, { cause: error });
    } finally {
      this.#sent = undefined;
    }
  }
}
