import { core } from 'zod/mini';
import type { Named, Schema, Shape } from './protocol.js';

// What both protocols are made of: zod schemas of a type of our own, which says what is wrong in words that the
// page's developers get to read. zod's own types say less without a locale, and weigh 3 kB more for what no
// message needs, such as promises, defaults and transforms.

/** One thing that is wrong with a value, and where in it. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What a schema is made of, for those that look into it. */
export interface Structure {
  /** The fields of an object. */
  readonly shape?: Readonly<Record<string, Schema>>;
  /** An entry of a list. */
  readonly element?: Schema;
  /** What a value must fit, unless it is the other thing that is allowed. */
  readonly inner?: Schema;
}

interface Definition extends core.$ZodTypeDef {
  readonly issues: (value: unknown) => readonly Issue[];
}

const Checked = /* @__PURE__ */ core.$constructor<core.$ZodType, Definition>(
  'Checked',
  (schema, definition) => {
    core.$ZodType.init(schema, definition);
    schema._zod.parse = (payload) => {
      for (const { path, message } of definition.issues(payload.value)) {
        payload.issues.push({ code: 'custom', path: [...path], message, input: payload.value });
      }
      return payload;
    };
  },
);

/** A schema that is known by what is wrong with a value that does not fit. */
const checked = <T, S extends Structure = Structure>(issues: Definition['issues'], structure?: S) =>
  Object.assign(new Checked({ type: 'custom', issues }) as core.$ZodType<T>, structure);

const wrong = (message: string, ...path: PropertyKey[]): Issue[] => [{ path, message }];

/** What is wrong with a value, told as a part of a whole where a path to it is given. */
export function issuesOf(schema: Schema, value: unknown, ...to: PropertyKey[]): Issue[] {
  // Not zod's safeParse(): it would bring errors that nobody throws.
  const { issues } = schema._zod.run({ value, issues: [] }, {}) as core.ParsePayload;
  return issues.map(({ path = [], message = '' }) => ({ path: [...to, ...path], message }));
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** A value of a kind, and the reason why another is not. */
const kind = <T>(is: (value: unknown) => boolean, what: string) =>
  checked<T>((value) => (is(value) ? [] : wrong(`must be ${what}`)));

export const text = kind<string>(isText, 'a string');
export const number = kind<number>(Number.isFinite, 'a number');
export const flag = kind<boolean>((value) => typeof value === 'boolean', 'a boolean');
export const textOrNumber = kind<string | number>(
  (value) => isText(value) || Number.isFinite(value),
  'a string or a number',
);

/** Nothing, or what fits the schema. */
export const optional = <S extends Schema>(inner: S) =>
  checked<Shape<S> | undefined>((value) => (value === undefined ? [] : issuesOf(inner, value)), {
    inner,
  });

/** A text, or what fits the schema; what is neither is told in words of its own. */
export const textOr = <S extends Schema>(inner: S, what: string) =>
  checked<Shape<S> | string>(
    (value) =>
      isText(value)
        ? []
        : issuesOf(inner, value).map((issue) =>
            issue.path.length ? issue : { ...issue, message: `must be ${what}` },
          ),
    { inner },
  );

/** A list whose entries all fit the schema. */
export const array = <S extends Schema>(element: S) =>
  checked<Shape<S>[]>(
    (value) =>
      Array.isArray(value)
        ? [...(value as unknown[])].flatMap((entry, index) => issuesOf(element, entry, index))
        : wrong('must be an array'),
    { element },
  );

type Fields = Readonly<Record<string, Schema>>;
type OptionalKey<F extends Fields> = {
  [K in keyof F]: undefined extends Shape<F[K]> ? K : never;
}[keyof F];
type Loose<F extends Fields> = Named<
  { [K in Exclude<keyof F, OptionalKey<F>>]: Shape<F[K]> } & {
    [K in OptionalKey<F>]?: Shape<F[K]>;
  }
> & { [field: string]: unknown };

/** A condition on an object whose fields all fit. */
interface Condition<T> {
  readonly fits: (value: T) => boolean;
  /** The field that the reason is told of. */
  readonly field: keyof T & string;
  readonly reason: string;
}

/** An object with these fields, and any others. */
export const looseObject = <const F extends Fields>(shape: F, condition?: Condition<Loose<F>>) =>
  checked<Loose<F>, { shape: F }>(
    (value) => {
      if (typeof value !== 'object' || !value || Array.isArray(value)) {
        return wrong('must be an object');
      }
      const issues = Object.entries(shape).flatMap(([key, field]) =>
        issuesOf(field, Reflect.get(value, key), key),
      );
      return issues.length || !condition || condition.fits(value as Loose<F>)
        ? issues
        : wrong(condition.reason, condition.field);
    },
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
  checked<string>((value) =>
    isText(value) ? (fits(value) ? [] : wrong(reason)) : wrong('must be a string'),
  );

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
