/** What every page has of `crypto`, and what secure contexts have. */
type Source = Pick<typeof crypto, 'getRandomValues'> & Partial<Pick<typeof crypto, 'randomUUID'>>;

/** A fresh random UUID (version 4), also in pages that are no secure context and lack `crypto.randomUUID()`. */
export function uuid(): string {
  const source: Source = crypto;
  if (source.randomUUID) return source.randomUUID();
  const bytes = source.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
