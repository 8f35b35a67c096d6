import { isPlain } from '../wire/message.js';

/** All objects in one, each value from the first that has it. */
export const firstOf = <T extends object>(objects: readonly T[]): Partial<T> =>
  Object.assign({}, ...objects.toReversed()) as Partial<T>;

/**
 * A deeply frozen copy of data from the wire, which the page may change at will.
 * Walks without recursion: the data may be nested deeper than the stack.
 */
export function snapshot<T>(value: T): T {
  const copies = new Map<object, object>();
  const copyOf = (from: unknown): unknown => {
    if (!isPlain(from)) return from;
    let copy = copies.get(from);
    if (!copy) {
      copy = Array.isArray(from) ? (from.slice() as unknown[]) : { ...from };
      copies.set(from, copy);
    }
    return copy;
  };
  const result = copyOf(value);
  // The map grows while it is walked, until every object in reach has its copy.
  for (const [, copy] of copies) {
    for (const key of Object.keys(copy)) Reflect.set(copy, key, copyOf(Reflect.get(copy, key)));
    Object.freeze(copy);
  }
  return result as T;
}

const DEPTH = 16;

/** Whether two records say the same; what is nested deeper than any record of ours counts as different. */
export function same(a: unknown, b: unknown, depth = DEPTH): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || !depth) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) => Object.hasOwn(b, key) && same(Reflect.get(a, key), Reflect.get(b, key), depth - 1),
    )
  );
}
