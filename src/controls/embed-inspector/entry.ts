import type { MessageRecord } from '../../session/session.js';

/** A message as the inspector keeps it. */
export interface Entry extends MessageRecord {
  readonly id: number;
  /** The product whose embed it came to or went from. */
  readonly product: string;
}

/** What stands in the place of a value. */
const HIDDEN = '•••';

/** What is nested deeper is left out. */
const DEPTH = 24;

/** What a field may be called. Any other key is data, such as the phone numbers that contacts are listed under. */
const NAME = /^[a-z_]+\d?$/i;

/**
 * A message in the form of JSON. A widget may say anything at all: what JSON cannot hold is named by its kind.
 *
 * @param isRedacted - whether values, and keys that are data, are left out, and only their places kept
 */
export function shown(
  value: unknown,
  isRedacted: boolean,
  around: readonly object[] = [],
): unknown {
  if (typeof value !== 'object' || value === null) {
    if (value === null || value === undefined || typeof value === 'boolean') return value;
    return isRedacted ? HIDDEN : typeof value === 'bigint' ? String(value) : value;
  }
  if (around.includes(value) || around.length === DEPTH) return '…';
  const inside = [...around, value];
  if (Array.isArray(value)) return Array.from(value, (each) => shown(each, isRedacted, inside));
  if (Object.getPrototypeOf(value) !== Object.prototype) {
    return isRedacted ? HIDDEN : Object.prototype.toString.call(value);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each], index) => [
      // The index keeps hidden keys apart.
      isRedacted && !NAME.test(key) ? `${HIDDEN} ${index + 1}` : key,
      shown(each, isRedacted, inside),
    ]),
  );
}

/** The type of a message, where it has one. */
export function typeOf({ message }: MessageRecord): string | undefined {
  const { type } = Object(message) as { type?: unknown };
  return typeof type === 'string' ? type : undefined;
}

/** A message as it is shown, copied and exported; its type is no secret. */
export function contentOf(entry: Entry, isRedacted: boolean): unknown {
  const content = shown(entry.message, isRedacted);
  const type = typeOf(entry);
  return type === undefined ? content : { ...(content as object), type };
}

export const jsonOf = (entry: Entry, isRedacted: boolean): string =>
  JSON.stringify(contentOf(entry, isRedacted), null, 2);

/** Messages for somebody else to read. */
export const exported = (entries: readonly Entry[], isRedacted: boolean): string =>
  JSON.stringify(
    entries.map((entry) => ({
      time: new Date(entry.time).toISOString(),
      direction: entry.direction,
      product: entry.product,
      drift: entry.drift,
      message: contentOf(entry, isRedacted),
    })),
    null,
    2,
  );
