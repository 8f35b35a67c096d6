/** What crosses the frame's border, in either direction. */
export interface WireMessage<T extends string = string, D = unknown> {
  /** The message's type, such as `zp-call-ringing-event`. */
  readonly type: T;
  /** What it holds; shaped as its type says, for messages that keep to the documents. */
  readonly data?: D;
  /** An event id, present on some messages from the widget. Equal ids of one type mean a duplicate. */
  readonly id?: unknown;
}

/** The type of a wire message, where it has one. */
export function typeOf(message: unknown): string | undefined {
  const { type } = fields(message);
  return typeof type === 'string' ? type : undefined;
}

/** An object from the wire, before anything is known of it. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a value from the wire; none where it is no object. */
export const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/** Whether a value is an object, and no list. */
export const isRecord = (value: unknown): value is object =>
  fields(value) === value && !Array.isArray(value);

/** An own property of a table, never an inherited one such as `constructor`. */
export const lookUp = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** A text from the wire, numbers included. Empty texts and everything else count as absent. */
export const textOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value) || typeof value === 'number' ? String(value) : undefined;

/** A web address from the wire that is fit for a link; absent where it is none, such as `javascript:`. */
export function urlOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : undefined;
}

/** A date from the wire, ISO text or milliseconds; absent where it is none. */
export function dateOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** A number from the wire, also where it was sent as text. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A boolean from the wire, and nothing that merely looks like one. */
export const flagOf = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;

/** The direction of a call or an engagement, in any case. */
export function directionOf(value: unknown): 'inbound' | 'outbound' | undefined {
  const text = textOf(value)?.toLowerCase();
  return text === 'inbound' || text === 'outbound' ? text : undefined;
}
