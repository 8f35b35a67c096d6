/** Any value that a message can hold, as text to read: messages may hold more than JSON can. */
export function asJson(value: unknown): string {
  const seen = new Set<object>();
  const plain = (_key: string, each: unknown): unknown => {
    if (typeof each === 'bigint') return `${String(each)}n`;
    if (typeof each !== 'object' || each === null) return each;
    if (seen.has(each)) return '(as above)';
    seen.add(each);
    return each;
  };
  return value === undefined ? 'undefined' : JSON.stringify(value, plain, 2);
}
