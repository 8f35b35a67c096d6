// What the parts of the load run share.
import pg from 'pg';

let failures = 0;

/** Says whether something is right. */
export function check(isRight: boolean, what: string): void {
  console.log(`${isRight ? 'right' : 'WRONG'}: ${what}`);
  if (!isRight) failures++;
}

export const hasFailed = (): boolean => failures > 0;

/** Does something with each item, so many at a time. */
export async function together<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let item = rest.next(); !item.done; item = rest.next()) await work(item.value);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

/** A client of the database itself. */
export async function connect(url: string) {
  const client = new pg.Client(url);
  // A statement that fails tells of it; the connection itself need not.
  client.on('error', () => undefined);
  await client.connect();
  return {
    rows: async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
      (await client.query(text, values)).rows as Row[],
    number: async (text: string): Promise<number> =>
      Number(Object.values((await client.query(text)).rows[0] as object)[0]),
    end: () => client.end(),
  };
}

/** How long things took: the median, and what one of a hundred exceeds, in milliseconds. */
export function percentiles(times: readonly number[]): { median: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number =>
    Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10;
  return { median: at(0.5), p99: at(0.99) };
}

/** The same list in another order: Fisher and Yates, from a seed. */
export function shuffled<T>(list: readonly T[], seed = 1): T[] {
  const result = [...list];
  let state = seed;
  for (let index = result.length - 1; index > 0; index--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (index + 1));
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}
