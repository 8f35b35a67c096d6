const tagOf = (value: unknown): string => Object.prototype.toString.call(value);

/** All objects in one, each value from the first that has it. */
export const firstOf = <T extends object>(objects: readonly T[]): Partial<T> =>
  Object.assign({}, ...objects.toReversed()) as Partial<T>;

/**
 * A copy of data from the wire that shares nothing with it, with its objects and lists frozen: the page may change
 * its own at will. Walks without recursion: the data may be nested deeper than the stack.
 */
export function snapshot<T>(value: T): T {
  const copies = new Map<object, object>();
  const copyOf = (from: unknown): unknown => {
    if (typeof from !== 'object' || from === null) return from;
    let copy = copies.get(from);
    if (!copy) {
      if (Array.isArray(from)) copy = from.slice() as unknown[];
      else if (tagOf(from) === '[object Object]') copy = { ...from };
      else return special(from);
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

/** A copy of a date, a map, bytes and the like; nothing of what cannot be copied, such as a port. */
function special(value: object): unknown {
  try {
    return structuredClone(value);
  } catch {
    return undefined;
  }
}

const DEPTH = 16;

/** Whether two records say the same; what is nested deeper than any record of ours counts as different. */
export function same(a: unknown, b: unknown, depth = DEPTH): boolean {
  if (Object.is(a, b)) return true;
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || !depth) return false;
  if (tagOf(a) !== tagOf(b)) return false;
  if (a instanceof Map || a instanceof Set) return same([...a], [...(b as typeof a)], depth - 1);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) => Object.hasOwn(b, key) && same(Reflect.get(a, key), Reflect.get(b, key), depth - 1),
    )
  );
}
