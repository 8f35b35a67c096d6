import { SmartEmbedError } from '../wire/errors.js';

/** `https://*.example.com`: one or more labels before a base of at least two, on the default port. */
const WILDCARD = /^https:\/\/\*\.((?:[a-z\d-]+\.)+[a-z\d-]+)$/i;
const LABELS = /^[\w-]+(\.[\w-]+)*$/;
const ADDRESS = /^\[[\da-f:.]+\]$/;
const LOOPBACK = /^(localhost|(.+\.)?localhost|127(\.\d+){3}|\[::1\])$/;

// Engines let characters into a host that mean something in `allow`, such as `;`, or to themselves, such as `*`.
const isSafe = (url: URL): boolean =>
  !url.username &&
  !url.password &&
  (LABELS.test(url.hostname) || ADDRESS.test(url.hostname)) &&
  (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)));

/**
 * The widget's URL from what the page gave.
 *
 * @param given - what the page gave
 * @param base - the page's own address, against which a relative one is resolved
 * @throws {SmartEmbedError} `invalid-src` for anything but `https:`, or `http:` on a loopback host,
 *   and for credentials or a trailing dot in the host
 */
export function parseSrc(given: string | URL, base: string): URL {
  const src = String(given);
  const fail = (why: string): never => {
    throw new SmartEmbedError('invalid-src', `src "${src}" ${why}`);
  };
  if (!src.trim()) fail('is empty');
  let url: URL;
  try {
    url = new URL(src, base);
  } catch {
    return fail('is not a URL');
  }
  if (!isSafe(url))
    fail('must be https: (or http: on a loopback host), with a plain host name and no credentials');
  return url;
}

/** Sets a query parameter, written as Zoom's documents write it: colons and slashes stay as they are. */
export function setParameter(url: URL, name: string, value: string): void {
  if (url.searchParams.has(name)) url.searchParams.delete(name);
  const text = encodeURIComponent(value).replace(/%3A/g, ':').replace(/%2F/g, '/');
  url.search += `${url.search ? '&' : '?'}${name}=${text}`;
}

/** Whether an origin is trusted. */
export type OriginTest = (origin: string) => boolean;

/** The test for one entry of `trusted-origins`, or `undefined` where the entry is refused. */
function originTest(entry: string): OriginTest | undefined {
  const base = WILDCARD.exec(entry)?.[1]?.toLowerCase();
  if (base) {
    const end = `.${base}`;
    return (origin) =>
      origin.startsWith('https://') &&
      origin.endsWith(end) &&
      LABELS.test(origin.slice('https://'.length, -end.length));
  }
  if (!URL.canParse(entry)) return undefined;
  const url = new URL(entry);
  const exact = url.origin;
  return isSafe(url) && url.href === `${exact}/` ? (origin) => origin === exact : undefined;
}

/**
 * Reads a list of trusted origins.
 *
 * @param entries - exact origins, or `https://*.example.com`
 * @param refuse - told of each entry that is no such thing
 */
export function trustOrigins(
  entries: readonly string[],
  refuse: (entry: string) => void,
): { readonly origins: readonly string[]; readonly trusts: OriginTest } {
  const tests: OriginTest[] = [];
  const origins = entries.filter((entry) => {
    const test = originTest(entry);
    if (test) tests.push(test);
    else refuse(entry);
    return test;
  });
  return { origins, trusts: (origin) => tests.some((test) => test(origin)) };
}
