import * as z from 'zod/mini';

// The plain values of both protocols. They are custom shapes with reasons of their own, which the page's
// developers get to read: zod's own types for them weigh more and say less without a locale.

const isText = (value: unknown): value is string => typeof value === 'string';

/** A value of a kind, and the reason why another is not. */
const kind = <T>(is: (value: unknown) => boolean, what: string) =>
  z.custom<T>(is, `must be ${what}`);

export const text = kind<string>(isText, 'a string');
export const number = kind<number>(Number.isFinite, 'a number');
export const flag = kind<boolean>((value) => typeof value === 'boolean', 'a boolean');
export const textOrNumber = kind<string | number>(
  (value) => isText(value) || Number.isFinite(value),
  'a string or a number',
);

export const maybeText = z.optional(text);
export const maybeFlag = z.optional(flag);

/** One of some texts. */
export const oneOf = <const T extends string>(...values: readonly T[]) =>
  kind<T>(
    (value) => values.includes(value as T),
    `${values.length > 1 ? 'one of ' : ''}${values.join(', ')}`,
  );

/** A text with a condition. */
export const textThat = (fits: (value: string) => boolean, reason: string) =>
  z.custom<string>((value) => isText(value) && fits(value), {
    error: ({ input }) => (isText(input) ? reason : 'must be a string'),
  });

export const filledText = textThat((value) => value.trim() !== '', 'must not be empty');
export const maybeFilledText = z.optional(filledText);

/** What can be dialled: also an extension or a code, and written as people write it. */
export const phoneNumber = textThat(
  (value) => /[\d*#]/.test(value),
  'must hold at least one digit',
);

/** A record's id in the host's own system. */
export const recordId = kind<string | number>(
  (value) => (isText(value) && value.trim() !== '') || Number.isFinite(value),
  'a number or a text that is not empty',
);

export const direction = oneOf('inbound', 'outbound');
