/**
 * Phone numbers as people write them, made comparable and readable. On libphonenumber-js, Google's own metadata;
 * nothing else of the library imports it.
 */
import {
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/min';

export type { CountryCode } from 'libphonenumber-js/min';

/** A number that may be dialled: neither too short nor too long for its country. */
function parsed(number: string, country?: CountryCode): PhoneNumber | undefined {
  const phone = parsePhoneNumberFromString(number.replace(/^\s*(tel|callto|sms):/i, ''), country);
  return phone?.isPossible() ? phone : undefined;
}

/**
 * A number in the international form that Zoom takes.
 *
 * @param number - as people write it: `(650) 253-0000`, `tel:+1-650-253-0000`
 * @param country - the country of numbers without a country code, such as `US`
 * @returns {string | undefined} the number, such as `+16502530000`; `undefined` where it is none, as an extension
 */
export const toE164 = (number: string, country?: CountryCode): string | undefined =>
  parsed(number, country)?.number;

/**
 * Whether two numbers are the same, however they are written.
 *
 * @param a - a number
 * @param b - another one
 * @param country - the country of numbers without a country code
 * @returns {boolean} where one of them is no number of any country, such as an extension: whether their digits are
 *   the same
 */
export function sameNumber(a: string, b: string, country?: CountryCode): boolean {
  const [one, other] = [toE164(a, country), toE164(b, country)];
  if (one !== undefined || other !== undefined) return one === other;
  const digits = digitsOf(a);
  return digits !== '' && digits === digitsOf(b);
}

const digitsOf = (number: string): string => number.replace(/[^\d*#]/g, '');

/**
 * A number as people of its country read it: in its national form where it is of `country`, else international.
 *
 * @param number - a number
 * @param country - the reader's country, and that of numbers without a country code
 * @returns {string} what is no number of any country stays as it is
 */
export function formatNumber(number: string, country?: CountryCode): string {
  const phone = parsed(number, country);
  if (!phone) return number;
  const isOwn = country !== undefined && phone.country === country;
  return isOwn ? phone.formatNational() : phone.formatInternational();
}
