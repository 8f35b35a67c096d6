/** What a tolerant widget takes although it is not as documented. */
import type { Problem } from './control.js';
import { issuesOf, type Schema } from './wire.js';

type Path = readonly PropertyKey[];

/** Stands for a field that is taken out. */
const GONE = Symbol('gone');

/** What a value may have been meant as, and in what words it is noted. */
function meanings(value: unknown): (readonly [meant: unknown, note: string])[] {
  if (value === '') return [[GONE, 'is empty: taken as not given']];
  if (value === null) {
    return [
      [GONE, 'is null: taken as not given'],
      [{}, 'is null: taken as an empty object'],
    ];
  }
  if (value === undefined) return [[{}, 'is missing: taken as an empty object']];
  if (typeof value === 'number') return [[String(value), 'is a number: taken as a text']];
  const isEmptyList = Array.isArray(value) && !value.length;
  return isEmptyList ? [[{}, 'is an empty list: taken as an empty object']] : [];
}

const isPlain = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (root: unknown, path: Path): unknown =>
  path.reduce((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], root);

/** A copy with another value at a path. The entry of a list cannot be taken out. */
function replaced(root: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value === GONE ? undefined : value;
  if (Array.isArray(root)) {
    return root.map((each: unknown, index) => (index === key ? replaced(each, rest, value) : each));
  }
  if (!isPlain(root)) return root;
  const { [key]: old, ...others } = root;
  return value === GONE && !rest.length ? others : { ...root, [key]: replaced(old, rest, value) };
}

/** Data with more differences than this is no slip of the host's any more. */
const LIMIT = 100;

/**
 * Reads data that does not fit its schema as it may have been meant: an optional field that is empty, a number in
 * place of a text, an empty object that is missing or written as a list.
 *
 * @returns the data that is meant, and a note for each difference; nothing where it can mean nothing
 */
export function tolerate(
  schema: Schema,
  data: unknown,
): { readonly data: unknown; readonly notes: readonly Problem[] } | undefined {
  const notes: Problem[] = [];
  let meant = data;
  for (let count = 0; count < LIMIT; count++) {
    const [issue] = issuesOf(schema, meant);
    if (!issue) return { data: meant, notes };
    const { path } = issue;
    const isStill = (candidate: unknown): boolean =>
      issuesOf(schema, candidate).some((other) => String(other.path) === String(path));
    const found = meanings(at(meant, path))
      .map(([value, note]) => ({ candidate: replaced(meant, path, value), note }))
      .find(({ candidate }) => !isStill(candidate));
    if (!found) return undefined;
    meant = found.candidate;
    notes.push({
      kind: 'tolerated',
      text: `${['data', ...path].map(String).join('.')} ${found.note}`,
    });
  }
  return undefined;
}
