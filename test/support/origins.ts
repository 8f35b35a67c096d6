/** Where the test run put its other origins; the runner serves this module. */
interface Origins {
  /** The simulator's Zoom Phone page. */
  readonly simulatorPhoneUrl: string;
  /** The simulator's Contact Center page. */
  readonly simulatorCcUrl: string;
  /** Three origins, each of which serves the files below `test/frames`. */
  readonly frameOrigins: readonly [string, string, string];
}

// Not a literal: no file of this name exists for a compiler to find.
const served: string = '/__test__/origins.js';

export const { simulatorPhoneUrl, simulatorCcUrl, frameOrigins } = (await import(
  served
)) as Origins;
