/** A number that was dialled, and the call that it became. */
export interface Dial {
  readonly number: string;
  /** What the host knows of the call. */
  readonly context: unknown;
  /** Until when a call may come of it, as `Date.now()`, once the widget was told of it. */
  until?: number;
  /** The id of its call, once that has started. */
  id?: string;
}

/** The numbers that were dialled and have not become a call yet, in order. */
export class Dials {
  readonly #waiting = new Set<Dial>();

  /** Takes in a number that is to be dialled. */
  add(number: string, context: unknown): Dial {
    const dial: Dial = { number, context };
    this.#waiting.add(dial);
    return dial;
  }

  /** Notes that the widget was told of it, and has so many milliseconds to make it a call. */
  posted(dial: Dial, timeout: number): void {
    dial.until ??= Date.now() + timeout;
  }

  /** Waits for it no longer. */
  delete(dial: Dial): void {
    this.#waiting.delete(dial);
  }

  /**
   * Gives an outbound call that starts to the first dial of its number, or to the only one that waits.
   *
   * @param id - the call's id
   * @param numbers - whom it calls: a number, an extension or both, as far as they are known
   * @returns the dial, where it came of one
   */
  claim(id: string, numbers: readonly (string | undefined)[]): Dial | undefined {
    const open = [...this.#waiting].filter(
      ({ until, id: given }) => given === undefined && until !== undefined && Date.now() <= until,
    );
    const [only, ...others] = open;
    const isOf = (dial: Dial): boolean =>
      numbers.some((number) => number !== undefined && areAlike(dial.number, number));
    const dial =
      open.find(isOf) ??
      // What the widget calls may look different; an address never becomes a call of a number.
      (only && !others.length && digitsOf(only.number) ? only : undefined);
    if (dial) dial.id = id;
    return dial;
  }
}

/** The shortest national number that may stand for an international one. */
const NATIONAL = 7;

/** The digits of a number, without leading zeros; none of an e-mail address. */
const digitsOf = (number: string): string =>
  number.includes('@') ? '' : number.replace(/[^\d*#]/g, '').replace(/^0+/, '');

/** Whether two numbers have the same digits, national or international, or are the same address. */
function areAlike(a: string, b: string): boolean {
  if (a.toLowerCase() === b.toLowerCase()) return true;
  const [long = '', short = ''] = [a, b]
    .map(digitsOf)
    .sort((one, other) => other.length - one.length);
  return short !== '' && (long === short || (short.length >= NATIONAL && long.endsWith(short)));
}
