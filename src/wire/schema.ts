import * as z from 'zod/mini';

// The words that schemas of both protocols are put together from, and the one place that reads what zod reports.

/** A zod schema of a known output. */
export type Schema<T = unknown> = z.ZodMiniType<T>;

/** The fields that a loose object names, without the index for all others: a misspelt field is an error. */
export type Named<T> = { [K in keyof T as string extends K ? never : K]: T[K] } & {};

/** The named fields of what a schema describes. */
export type Payload<S extends z.core.$ZodType> = Named<z.output<S>>;

export const text = z.string();
export const number = z.number();
export const flag = z.boolean();
export const maybeText = z.optional(text);
export const maybeFlag = z.optional(flag);

/** A text that meets a condition; `error` says which. */
export const textThat = (fits: (value: string) => boolean, error: string) =>
  text.check(z.refine(fits, { error }));

export const filledText = textThat((value) => value.trim() !== '', 'must not be empty');
export const maybeFilledText = z.optional(filledText);

/** What can be dialled: also an extension or a code, and written as people write it. */
export const phoneNumber = textThat(
  (value) => /[\d*#]/.test(value),
  'must hold at least one digit',
);

/** One of some texts, and no other: for what we send. */
export function oneOf<const T extends string>(...values: readonly T[]): Schema<T> {
  const error = `must be ${values.length > 1 ? 'one of ' : ''}${values.join(', ')}`;
  const fits = (value: string): boolean => values.includes(value as T);
  return z.string({ error }).check(z.refine(fits, { error })) as Schema as Schema<T>;
}

/** A text that is one of those documented, or a new one: the widget's enumerations grow. */
export type Open<T extends string> = T | (string & {});

/** What the documents list for a text of the widget's. Any other is no drift. */
export const open = <T extends string>(): Schema<Open<T>> => text;

/** The same for numbers. */
export type OpenNumber<N extends number> = N | (number & {});

/** Some messages name none. */
export const direction = z.optional(open<'inbound' | 'outbound'>());

const isNumber = (value: unknown): boolean => Number.isFinite(value);

/** An id that some widgets send as a number. */
export const textOrNumber = z.custom<string | number>(
  (value) => typeof value === 'string' || isNumber(value),
  { error: 'must be a string or a number' },
);

/** A record's id in the host's own system. */
export const recordId = z.custom<string | number>(
  (value) => (typeof value === 'string' ? value.trim() !== '' : isNumber(value)),
  { error: 'must be a number or a text that is not empty' },
);

/** A text, or what fits the schema; `what` names that in an error. zod's own union weighs more, and says less. */
export const textOr = <T>(inner: Schema<T>, what: string) =>
  Object.assign(
    z.unknown().check(({ value, issues }) => {
      if (typeof value === 'string') return;
      for (const { path, message } of issuesOf(inner, value)) {
        const reason = path.length ? message : `must be ${what}`;
        issues.push({ code: 'custom', input: value, path: [...path], message: reason });
      }
    }) as Schema as Schema<T | string>,
    { inner },
  );

/** What zod calls a kind of value, in words for a developer. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  array: 'an array',
  object: 'an object',
};

/** Says what is wrong. Schemas with a condition say it themselves. */
const words = (issue: z.core.$ZodRawIssue): string | undefined =>
  issue.code === 'invalid_type' ? `must be ${KINDS[issue.expected] ?? issue.expected}` : undefined;

/** One thing that is wrong with a value, and where in it. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What is wrong with a value. Never throws. */
export function issuesOf(schema: Schema, value: unknown): readonly Issue[] {
  try {
    return z.safeParse(schema, value, { error: words }).error?.issues ?? [];
  } catch (cause) {
    // More problems than an engine can handle at once, or a value that throws when it is read.
    return [{ path: [], message: `cannot be checked (${String(cause)})` }];
  }
}

/**
 * Where `value` differs from `schema`: `path: reason`, one line for each difference; empty when it fits.
 * Never throws.
 *
 * @param schema - what it should fit
 * @param value - the value
 * @param root - what to call the value itself
 */
export const differences = (schema: Schema, value: unknown, root = 'data'): string[] =>
  limited(
    issuesOf(schema, value).map(
      ({ path, message }) => `${path.map(String).join('.') || root}: ${message}`,
    ),
  );

const LIMIT = 100;

/** As many problems as anybody reads. */
export const limited = (problems: string[]): string[] =>
  problems.length > LIMIT
    ? [...problems.slice(0, LIMIT), `and ${problems.length - LIMIT} more`]
    : problems;

/** The schemas of an object's fields; nothing where the schema is no object's. */
export const shapeOf = (schema: Schema): Readonly<Record<string, Schema>> | undefined =>
  (schema as { readonly shape?: Readonly<Record<string, Schema>> }).shape;

/** The keys of `value` that an object schema does not name: often a misspelt option. */
export function unknownKeys(schema: Schema, value: object): string[] {
  const shape = shapeOf(schema);
  return shape ? Object.keys(value).filter((key) => !Object.hasOwn(shape, key)) : [];
}
