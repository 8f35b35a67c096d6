import { isCorner, type Place, type Size } from './place.js';
import { atLeast } from './size.js';

/** What a dock keeps for the next visit. */
export interface Kept {
  readonly open: boolean;
  readonly place: Place;
  /** Absent until the user has sized the panel. */
  readonly size?: Size;
}

const isLength = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** What was kept under a key; nothing where there is none, or where something else wrote it. */
export function recall(key: string): Kept | undefined {
  try {
    const { open, corner, x, y, width, height } = JSON.parse(
      localStorage.getItem(key) ?? '{}',
    ) as Readonly<Record<string, unknown>>;
    if (typeof open !== 'boolean' || !isCorner(corner) || !isLength(x) || !isLength(y)) return;
    const isSized = isLength(width) && isLength(height);
    return { open, place: { corner, x, y }, ...(isSized && { size: atLeast({ width, height }) }) };
  } catch {
    // Not JSON, or the browser keeps nothing for this page.
    return;
  }
}

/** Keeps it, where the browser lets pages keep anything. */
export function remember(key: string, { open, place, size }: Kept): void {
  try {
    localStorage.setItem(key, JSON.stringify({ open, ...place, ...size }));
  } catch {
    // It is full, or switched off: the next visit starts afresh.
  }
}
