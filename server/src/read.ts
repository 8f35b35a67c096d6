/** An object from outside, before anything is known of it. */
export type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null;

/** The fields of a value; none where it is no object. */
export const fields = (value: unknown): Fields => (isObject(value) ? value : {});

/** The objects of a list; none where it is no list. */
export const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fields) : []);

/** The first text among the values, numbers included. A number too large to be exact is no identifier. */
export function textOf(...values: unknown[]): string | undefined {
  for (const value of values) {
    if (typeof value === 'string' && value) return value;
    if (Number.isSafeInteger(value)) return String(value);
  }
  return undefined;
}

/** A number, also where it was sent as text. */
export function numberOf(...values: unknown[]): number | undefined {
  for (const value of values) {
    const number = typeof value === 'string' && value.trim() ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
  }
  return undefined;
}

/** A moment in milliseconds, of an ISO text or milliseconds. PostgreSQL knows no year of six digits here. */
export function timeOf(...values: unknown[]): number | undefined {
  for (const value of values) {
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const time = new Date(value).getTime();
    if (time > 0 && time < FAR) return time;
  }
  return undefined;
}

const FAR = Date.UTC(9999, 0);

/** The direction of a call, in any case. */
export function directionOf(value: unknown): 'inbound' | 'outbound' | undefined {
  const text = textOf(value)?.toLowerCase();
  return text === 'inbound' || text === 'outbound' ? text : undefined;
}

/** An object without what is unknown. */
export type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what is undefined. */
export const known = <T extends object>(object: T): Known<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Known<T>;

/**
 * What JSON may hold and PostgreSQL's `jsonb` may not: NUL, and halves of characters.
 * Both are replaced, since a whole delivery must not be lost for one of them.
 */
export function storable<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'string'
      ? clean(inner)
      : Object.getPrototypeOf(inner ?? 0) === Object.prototype
        ? Object.fromEntries(
            Object.entries(inner as object).map(([name, each]) => [clean(name), each as unknown]),
          )
        : inner,
  ) as T;
}

/** A text that PostgreSQL takes. */
export const clean = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');
