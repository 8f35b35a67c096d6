import type { Schema } from './protocol.js';

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: string;
  readonly values?: readonly unknown[];
}

const DEFAULT_MESSAGE = 'Invalid input';

/** The reason in words; made from the issue's own fields, so that no locale is shipped. */
function reason({ code, message, expected, values }: Issue): string {
  if (message !== DEFAULT_MESSAGE) return message;
  if (expected) return `must be ${/^[aeo]/.test(expected) ? 'an' : 'a'} ${expected}`;
  if (values) return `must be one of ${values.join(', ')}`;
  return code === 'invalid_union' ? 'has none of the accepted shapes' : 'is not valid';
}

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
