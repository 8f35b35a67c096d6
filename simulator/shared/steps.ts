import type { Check } from './arguments.js';

/** What a step does to a widget, with its argument. The type tells only the argument. */
export interface Step<A> {
  (widget: never, argument: A): unknown;
  /** Says what is wrong with an argument. */
  readonly takes: Check;
}

/** Makes a row of a table of steps for one widget: what its argument has to be, and what it does. */
export type StepMaker<W> = <A>(takes: Check, act: (widget: W, argument: A) => unknown) => Step<A>;

export const makeStep: StepMaker<never> = (takes, act) =>
  Object.assign((...given: Parameters<typeof act>) => act(...given), { takes });

/** A table of steps: one row each, under the name that scripts call it by. */
export type StepTable = Readonly<Record<string, Step<never>>>;

/** The steps of a table, each with its argument. */
export type StepsOf<T> = { [K in keyof T]: T[K] extends Step<infer A> ? A : never };

/** One step of a script: an object with one key, the step's name, and its argument. */
export type StepIn<S> = {
  readonly [K in keyof S]: Readonly<Pick<S, K>> & {
    readonly [Other in Exclude<keyof S, K>]?: never;
  };
}[keyof S];

/** The steps of a table as the functions of one widget. */
export type Bound<T> = { readonly [K in keyof T]: (argument: StepsOf<T>[K]) => unknown };

/** Gives a table's steps the widget that they act on. */
export const bind = <T extends StepTable>(table: T, widget: unknown): Bound<T> =>
  Object.fromEntries(
    Object.entries(table).map(([name, act]) => [
      name,
      (argument: unknown) => {
        const reason = act.takes(argument);
        if (reason) throw new Error(reason);
        return act(widget as never, argument as never);
      },
    ]),
  ) as unknown as Bound<T>;

/** Named scripts. A number after the name, as in `flood:500`, is passed to them. */
export type Scenarios<S extends object = object, Name extends string = string> = Readonly<
  Record<Name, (argument: number | undefined) => readonly S[]>
>;
