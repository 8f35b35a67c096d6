/**
 * A number as it is dialled, without what only people read: its scheme (`tel:`, `callto:`, `sms:`), separators, and
 * parameters behind a semicolon. What is no text stays as it is, for the check that follows.
 */
export const dialable = <T>(number: T): T | string =>
  typeof number === 'string'
    ? number
        .replace(/^\s*(tel|callto|sms):/i, '')
        .replace(/;.*$|[\s().\-\u00ad\u2010-\u2015/]/gu, '')
    : number;
