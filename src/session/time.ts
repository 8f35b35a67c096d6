/** The longest delay that a browser's timer can hold; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * Runs `callback` after `delay` milliseconds, never where the delay is infinite.
 *
 * @returns a function that calls it off
 */
export function after(delay: number, callback: () => void): () => void {
  if (delay === Infinity) return () => undefined;
  const timer = setTimeout(callback, Math.min(delay, LONGEST));
  return () => {
    clearTimeout(timer);
  };
}
