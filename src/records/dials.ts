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
    const dial =
      open.find((each) => number !== undefined && areAlike(each.number, number)) ??
      (open.length === 1 ? open[0] : undefined);
    if (dial) dial.id = id;
    return dial;
  }
}

/** The shortest national number that may stand for an international one. */
const NATIONAL = 7;

/** Whether two numbers have the same digits, national or international. */
function areAlike(a: string, b: string): boolean {
  const [long = '', short = ''] = [a, b]
    .map((number) => number.replace(/[^\d*#]/g, '').replace(/^0+/, ''))
    .sort((one, other) => other.length - one.length);
  return long === short || (short.length >= NATIONAL && long.endsWith(short));
}
