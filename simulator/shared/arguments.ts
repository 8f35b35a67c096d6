import { isObject } from './inspect.js';

/** Says what is wrong with a value; nothing where nothing is. */
export type Check = (value: unknown) => string | undefined;

const is =
  (what: string, fits: (value: unknown) => boolean): Check =>
  (value) =>
    fits(value) ? undefined : `has to be ${what}`;

export const anything: Check = () => undefined;
export const yes = is('true', (value) => value === true);
export const flag = is('true or false', (value) => typeof value === 'boolean');
export const text = is('a text', (value) => typeof value === 'string');
export const number = is(
  'a number from 0',
  (value) => Number.isFinite(value) && Number(value) >= 0,
);
export const list = is('a list', Array.isArray);
export const object = is('an object', isObject);
export const nothing = is('null', (value) => value === null);

/** One of some texts. */
export const oneOf = (...values: readonly string[]): Check =>
  is(`one of ${values.join(', ')}`, (value) => values.includes(value as string));

/** What one of several checks lets through. */
export const either =
  (...checks: readonly Check[]): Check =>
  (value) => {
    const reasons = checks.map((check) => check(value));
    return reasons.includes(undefined) ? undefined : reasons.join(', or ');
  };

/** The checks of all options, by name. */
type Options<A> = Readonly<Record<keyof A, Check>>;

/** An object of options, none of them unknown; each may be left out, but for those that are needed. */
export const options =
  <A extends object>(checks: Options<A>, needed: readonly (keyof A & string)[] = []): Check =>
  (value) => {
    if (!isObject(value)) return object(value);
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(checks, name));
    if (unknown !== undefined) {
      return `"${unknown}" is not known, only ${Object.keys(checks).join(', ')}`;
    }
    for (const [name, check] of Object.entries<Check>(checks)) {
      const given = value[name];
      const isMissing = given === undefined && !needed.includes(name as keyof A & string);
      const reason = isMissing ? undefined : check(given);
      if (reason) return `${name}: ${reason}`;
    }
    return undefined;
  };
