import type { Schema } from './protocol.js';

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: string;
}

/** The reason in words. Our own shapes bring theirs; what is left are objects and arrays that are none. */
const reason = ({ message, expected }: Issue): string =>
  expected ? `must be an ${expected}` : message;

/** Where `value` differs from `schema`: `path: reason`, one line for each difference; empty when it fits. */
export function differences(schema: Schema, value: unknown, root = 'data'): string[] {
  const result = schema.safeParse(value);
  return result.success
    ? []
    : (result.error.issues as readonly Issue[]).map(
        (issue) => `${issue.path.map(String).join('.') || root}: ${reason(issue)}`,
      );
}

/** The keys of `value` that an object schema does not name: often a misspelt option. */
export function unknownKeys(schema: Schema, value: object): string[] {
  const { shape } = schema as { shape?: object };
  return shape ? Object.keys(value).filter((key) => !Object.hasOwn(shape, key)) : [];
}
