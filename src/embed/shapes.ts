import * as z from 'zod/mini';
import type { Schema, Shape } from './protocol.js';

// What both protocols are made of. These are custom schemas, with reasons of their own that the page's
// developers get to read: zod's ready-made ones say less without a locale, and weigh 2 kB more for what no
// message needs, such as promises, defaults and transforms.

const isText = (value: unknown): value is string => typeof value === 'string';

/** A value of a kind, and the reason why another is not. */
const kind = <T>(is: (value: unknown) => boolean, what: string) =>
  z.custom<T>(is, `must be ${what}`);

export const text = kind<string>(isText, 'a string');
export const number = kind<number>(Number.isFinite, 'a number');
export const flag = kind<boolean>((value) => typeof value === 'boolean', 'a boolean');
export const textOrNumber = kind<string | number>(
  (value) => isText(value) || Number.isFinite(value),
  'a string or a number',
);

/** What a schema is made of, for those that look into it. */
export interface Structure {
  /** The fields of an object. */
  readonly shape?: Readonly<Record<string, Schema>>;
  /** An entry of a list. */
  readonly element?: Schema;
  /** What a value must fit, unless it is the other thing that is allowed. */
  readonly inner?: Schema;
}

/** What is wrong with a part of a value, told as the whole's. */
const issuesOf = (schema: Schema, value: unknown, ...to: PropertyKey[]) =>
  (schema.safeParse(value).error?.issues ?? []).map(({ message, path }) => ({
    code: 'custom' as const,
    message,
    path: [...to, ...path],
    input: value,
  }));

/** Nothing, or what fits the schema. */
export const optional = <S extends Schema>(inner: S) =>
  Object.assign(
    z.custom<Shape<S> | undefined>().check(({ value, issues }) => {
      if (value !== undefined) issues.push(...issuesOf(inner, value));
    }),
    { inner },
  );

/** A text, or what fits the schema; what is neither is told in words of its own. */
export const textOr = <S extends Schema>(inner: S, what: string) =>
  Object.assign(
    z.custom<Shape<S> | string>().check(({ value, issues }) => {
      if (isText(value)) return;
      for (const issue of issuesOf(inner, value)) {
        issues.push(issue.path.length ? issue : { ...issue, message: `must be ${what}` });
      }
    }),
    { inner },
  );

/** A list whose entries all fit the schema. */
export const array = <S extends Schema>(element: S) =>
  Object.assign(
    kind<Shape<S>[]>(Array.isArray, 'an array').check(({ value, issues }) => {
      for (const [index, entry] of value.entries()) issues.push(...issuesOf(element, entry, index));
    }),
    { element },
  );

type Fields = Readonly<Record<string, Schema>>;
type OptionalKey<F extends Fields> = {
  [K in keyof F]: undefined extends Shape<F[K]> ? K : never;
}[keyof F];
type Loose<F extends Fields> = { [K in Exclude<keyof F, OptionalKey<F>>]: Shape<F[K]> } & {
  [K in OptionalKey<F>]?: Shape<F[K]>;
} & Record<string, unknown>;

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A condition on an object whose fields all fit. */
interface Condition<T> {
  readonly fits: (value: T) => boolean;
  /** The field that the reason is told of. */
  readonly field: keyof T & string;
  readonly reason: string;
}

/** An object with these fields, and any others. */
export const looseObject = <const F extends Fields>(shape: F, condition?: Condition<Loose<F>>) =>
  Object.assign(
    kind<Loose<F>>(isObject, 'an object').check(({ value, issues }) => {
      for (const key of Object.keys(shape)) {
        issues.push(...issuesOf(shape[key] as Schema, value[key], key));
      }
      if (!condition || issues.length || condition.fits(value)) return;
      const { field, reason: message } = condition;
      issues.push({ code: 'custom', message, path: [field], input: value });
    }),
    { shape },
  );

export const maybeText = optional(text);
export const maybeFlag = optional(flag);

/** One of some texts. */
export const oneOf = <const T extends string>(...values: readonly T[]) =>
  kind<T>(
    (value) => values.includes(value as T),
    `${values.length > 1 ? 'one of ' : ''}${values.join(', ')}`,
  );

/** A text with a condition. */
export const textThat = (fits: (value: string) => boolean, reason: string) =>
  z.custom<string>((value) => isText(value) && fits(value), {
    error: ({ input }) => (isText(input) ? reason : 'must be a string'),
  });

export const filledText = textThat((value) => value.trim() !== '', 'must not be empty');
export const maybeFilledText = optional(filledText);

/** What can be dialled: also an extension or a code, and written as people write it. */
export const phoneNumber = textThat(
  (value) => /[\d*#]/.test(value),
  'must hold at least one digit',
);

/** A record's id in the host's own system. */
export const recordId = kind<string | number>(
  (value) => (isText(value) && value.trim() !== '') || Number.isFinite(value),
  'a number or a text that is not empty',
);

export const direction = oneOf('inbound', 'outbound');
