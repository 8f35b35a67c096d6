/**
 * What real widgets do otherwise than the documents say, each under the name by which the page's URL switches it on,
 * with a sentence that says what it does.
 */
export type SwitchTable = Readonly<Record<string, string>>;

/** Which switches of a table are on. */
export type Switches<T extends SwitchTable> = { readonly [Name in keyof T]: boolean };

/** All switches of a table: off, but for those that are given. */
export const switchesOf = <T extends SwitchTable>(
  table: T,
  on: Partial<Switches<T>>,
): Switches<T> => ({
  ...(Object.fromEntries(Object.keys(table).map((name) => [name, false])) as Switches<T>),
  ...on,
});

/** Whether a page's URL has something on: `?name`, and not `?name=false`. */
export const isOn = (query: URLSearchParams, name: string): boolean =>
  query.has(name) && query.get(name) !== 'false';

/** The switches that a page's URL has on. */
export const readSwitches = <T extends SwitchTable>(
  table: T,
  query: URLSearchParams,
): Switches<T> =>
  Object.fromEntries(
    Object.keys(table).map((name) => [name, isOn(query, name)]),
  ) as unknown as Switches<T>;
