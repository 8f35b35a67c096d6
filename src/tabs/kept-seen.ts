import type { SeenIds } from '../session/seen-ids.js';

/**
 * Keeps the ids of messages for as long as the tab lives, so that a duplicate after a reload is one. In the tab's own
 * storage, which can be read before the first message comes: another tab may count its ids as this one does.
 *
 * @returns a function that ends it
 */
export function keepSeen(seen: SeenIds, name: string): () => void {
  const prefix = `${name}/seen/`;
  try {
    const kept = Object.entries(sessionStorage) as [string, string][];
    const own = kept.flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[Number(key.slice(prefix.length)), value] as const] : [],
    );
    for (const [, value] of own.sort(([a], [b]) => a - b)) seen.add(value);
  } catch {
    // A page may not be allowed any storage.
  }
  seen.keeper = {
    added: (key, place) => {
      try {
        sessionStorage.setItem(`${prefix}${place}`, key);
      } catch {
        // Full, or not allowed: a duplicate after a reload is news then.
      }
    },
    cleared: () => {
      try {
        for (const key of Object.keys(sessionStorage)) {
          if (key.startsWith(prefix)) sessionStorage.removeItem(key);
        }
      } catch {
        // Where no storage is allowed, none is kept.
      }
    },
  };
  return () => {
    seen.keeper = undefined;
  };
}
