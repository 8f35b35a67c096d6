/** An object from the wire, before anything is known of it. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a value from the wire; none where it is no object. */
export const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/** The type of a wire message, where it has one. */
export function typeOf(message: unknown): string | undefined {
  const { type } = fields(message);
  return typeof type === 'string' ? type : undefined;
}

/** A text from the wire, numbers included; empty ones and what is no text count as absent. */
export const textOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value) || typeof value === 'number' ? String(value) : undefined;

/** A web address from the wire, fit for a link; absent where it is none, such as `javascript:`. */
export function urlOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : undefined;
}

/** A date from the wire, ISO text or milliseconds; absent where it is none. */
export function dateOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** A number from the wire, also where it was sent as text. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A boolean from the wire, and nothing that merely looks like one. */
export const flagOf = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;

/** A call's or an engagement's direction, in any case. */
export function directionOf(value: unknown): 'inbound' | 'outbound' | undefined {
  const text = textOf(value)?.toLowerCase();
  return text === 'inbound' || text === 'outbound' ? text : undefined;
}

/** All objects in one, each value from the first that has it. */
export const firstOf = <T extends object>(objects: readonly T[]): Partial<T> =>
  Object.assign({}, ...objects.toReversed()) as Partial<T>;

/** The fields of a plain object that have a value. */
export function given<T extends object>(object: T): Given<T> {
  const result: Partial<T> = {};
  // The barest loop, since every message of a call comes through here several times.
  for (const key in object) if (object[key] !== undefined) result[key] = object[key];
  return result as unknown as Given<T>;
}

/** Fields that may be `undefined`, as fields that may be absent. */
export type Given<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The own property of a table, never an inherited one such as `constructor`. */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Whether a value is an array, or an object without a class. */
export const isPlain = (value: unknown): value is object =>
  Array.isArray(value) ||
  (fields(value) === value && Object.getPrototypeOf(value) === Object.prototype);

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
