import { isRecord } from '../wire/message.js';

/**
 * What of a configuration can be sent. A member that cannot be cloned is left out and named; the others stay.
 *
 * @param value - the configuration
 * @param path - what to call it
 * @param problems - takes what is left out
 */
export function cloneable(value: object, path: string, problems: string[]): object {
  const entries = Object.entries(value).flatMap(([key, each]: [string, unknown]) => {
    try {
      structuredClone(each);
      return [[key, each] as const];
    } catch {
      const where = `${path}.${key}`;
      if (isRecord(each)) return [[key, cloneable(each, where, problems)] as const];
      problems.push(`${where}: cannot be cloned`);
      return [];
    }
  });
  return Object.fromEntries(entries);
}
