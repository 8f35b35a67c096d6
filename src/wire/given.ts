/** The fields of a plain object that have a value. */
export function given<T extends object>(object: T): Given<T> {
  const result: Partial<T> = {};
  // The barest loop: every message of a call comes through here several times.
  for (const key in object) if (object[key] !== undefined) result[key] = object[key];
  return result as unknown as Given<T>;
}

/** Input as hosts have it: an optional field may also be `null`, which counts as left out. */
export type Nullish<T> = { [K in keyof T]: undefined extends T[K] ? T[K] | null : T[K] };

/** Fields that may be `undefined`, as fields that may be absent. */
export type Given<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
