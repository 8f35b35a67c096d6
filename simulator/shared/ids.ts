const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A fresh id. `crypto.randomUUID()` would ask for a secure context. */
export function freshId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `${prefix}-${Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')}`;
}

/** A time as the documents' samples write it: ISO 8601, whole seconds, UTC. */
export const isoTime = (time: number): string =>
  new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
