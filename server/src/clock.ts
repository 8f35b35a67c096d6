/** A time that runs out. It stands still while the other side sends its body. */
export interface Clock {
  readonly run: () => void;
  readonly pause: () => void;
}
