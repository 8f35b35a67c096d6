/**
 * A number as it is dialled, without what only people and address books read: its scheme (`tel:`, `callto:`, `sms:`),
 * separators, marks of direction, and parameters behind a semicolon. What is no text stays as it is, for the check that follows.
 */
export const dialable = <T>(number: T): T | string =>
  typeof number === 'string'
    ? number
        .replace(/^\s*(tel|callto|sms):/i, '')
        .replace(
          /;.*$|%20|[\s().\-\u00ad\u200e\u200f\u2010-\u2015\u202a-\u202e\u2066-\u2069/]/gu,
          '',
        )
    : number;
