import { digitsOf } from './numbers.js';
import type { Side } from './observation.js';

/** Milliseconds between the starts of two legs of one call, at most. A `call_id` may come again later. */
const APART = 12 * 3_600_000;

/**
 * Whether two sides with one `call_id` may be of one call, where no identifier says so for certain. Of a call inside
 * the account both sides are told with the same `call_id`: they are told apart by user, direction and extension, and
 * become one only when the call history says that they are. Where something is unknown, it speaks for neither.
 */
export function mayBeOne(a: Side, b: Side): boolean {
  const differ = (x?: string, y?: string): boolean => Boolean(x && y && x !== y);
  if (differ(a.hostUser, b.hostUser) || differ(a.zoomUser, b.zoomUser)) return false;
  if (a.startedAt && b.startedAt && Math.abs(a.startedAt - b.startedAt) > APART) return false;
  // One user's own words need no second proof.
  if (a.zoomUser && a.zoomUser === b.zoomUser) return true;
  if (differ(a.direction, b.direction) || differ(a.extension, b.extension)) return false;
  return shareNumber(a.numbers, b.numbers);
}

/** Whether two calls have a number in common; where one has none, it cannot be said that they have not. */
function shareNumber(a: readonly string[], b: readonly string[]): boolean {
  const others = new Set(b.map(digitsOf).filter(Boolean));
  const own = a.map(digitsOf).filter(Boolean);
  return !own.length || !others.size || own.some((number) => others.has(number));
}
