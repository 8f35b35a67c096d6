import type { Schema } from './protocol.js';
import { issuesOf, type Structure } from './shapes.js';

/** Where `value` differs from `schema`: `path: reason`, one line for each difference; empty when it fits. */
export function differences(schema: Schema, value: unknown, root = 'data'): string[] {
  return issuesOf(schema, value).map(
    ({ message, path }) => `${path.map(String).join('.') || root}: ${message}`,
  );
}

/** The keys of `value` that an object schema does not name: often a misspelt option. */
export function unknownKeys(schema: Schema, value: object): string[] {
  const { shape } = schema as Structure;
  return shape ? Object.keys(value).filter((key) => !Object.hasOwn(shape, key)) : [];
}
