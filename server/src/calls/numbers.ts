/** A phone number as it is looked for: its last ten digits, as prefixes come and go; nothing where it is none. */
export function digitsOf(number: string): string {
  const digits = number.replace(/\D/g, '');
  // An extension is no number that tells two calls apart.
  return digits.length < 7 ? '' : digits.slice(-10);
}
