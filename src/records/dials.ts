/** A number that was dialled, and the call that it became. */
export interface Dial {
  readonly number: string;
  /** What the host knows of the call. */
  readonly context: unknown;
  /** Whether the widget was told of it. */
  isPosted: boolean;
  /** The id of its call, once that has started. */
  id?: string;
}

/** The numbers that were dialled and have not become a call yet, in order. */
export class Dials {
  readonly #waiting = new Set<Dial>();

  /** Takes in a number that is to be dialled. */
  add(number: string, context: unknown): Dial {
    const dial: Dial = { number, context, isPosted: false };
    this.#waiting.add(dial);
    return dial;
  }

  /** Waits for it no longer. */
  delete(dial: Dial): void {
    this.#waiting.delete(dial);
  }

  /**
   * Gives an outbound call that starts to the first dial of its number, or to the only one that waits.
   *
   * @returns the dial, where it came of one
   */
  claim(id: string, number: string | undefined): Dial | undefined {
    const open = [...this.#waiting].filter((dial) => dial.isPosted && dial.id === undefined);
    const [only, ...others] = open;
    const dial =
      open.find((each) => number !== undefined && areAlike(each.number, number)) ??
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
