/** All objects in one, each value from the first that has it. */
export const firstOf = <T extends object>(objects: readonly T[]): Partial<T> =>
  Object.assign({}, ...objects.toReversed()) as Partial<T>;

/**
 * A copy of data from the wire that shares nothing with it, with its objects and lists frozen: the page may change
 * its own at will. Freezes without recursion: the data may be nested deeper than the stack.
 */
export function snapshot<T>(value: T): T {
  const copy = structuredClone(value);
  const seen = new Set<unknown>([copy]);
  // The set grows while it is walked, until everything in reach is in it.
  for (const each of seen) {
    if (typeof each !== 'object' || each === null || ArrayBuffer.isView(each)) continue;
    for (const inner of Object.values(each)) seen.add(inner);
    Object.freeze(each);
  }
  return copy;
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
