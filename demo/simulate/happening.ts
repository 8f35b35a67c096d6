import type { Simulated } from '../../simulator/client.js';

/** Something that happens in a simulated widget at the press of a button. */
export interface Happening<W extends Simulated> {
  readonly label: string;
  readonly steps: () => readonly W['step'][];
}
