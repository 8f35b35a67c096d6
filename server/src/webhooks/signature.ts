import { createHmac, timingSafeEqual } from 'node:crypto';

/** `x-zm-signature` of a body: over its bytes as they came, with the time in seconds that the header tells. */
export const signatureOf = (secret: string, timestamp: string, body: Uint8Array): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;

/** The answer to `endpoint.url_validation`. */
export const encryptedToken = (secret: string, plainToken: string): string =>
  createHmac('sha256', secret).update(plainToken).digest('hex');

/** What a webhook is checked against. */
export interface Check {
  readonly secrets: readonly string[];
  /** Seconds to either side. */
  readonly tolerance: number;
}

/** The secret with which a body was signed, recently; nothing where it was not. */
export function signedWith(
  body: Uint8Array,
  headers: Headers,
  { secrets, tolerance }: Check,
  now = Date.now(),
): string | undefined {
  const timestamp = headers.get('x-zm-request-timestamp') ?? '';
  const signature = headers.get('x-zm-signature') ?? '';
  if (!/^\d{1,15}$/.test(timestamp)) return undefined;
  if (Math.abs(now / 1000 - Number(timestamp)) > tolerance) return undefined;
  return secrets.find((secret) => equal(signatureOf(secret, timestamp, body), signature));
}

/** Compares in constant time. */
export function equal(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
