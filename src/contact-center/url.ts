import { parseSrc } from '../session/origin.js';
import { SmartEmbedError, warnOnce } from '../wire/errors.js';

const COMMERCIAL = 'zoom.us';
const GOVERNMENT = 'zoomgov.com';

const HOST_LABEL = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i;

/** Zoom's own domain that a URL is on: a widget on one may go on from any of its hosts. */
export const zoomDomainOf = ({ protocol, host }: URL): string | undefined =>
  protocol === 'https:'
    ? [COMMERCIAL, GOVERNMENT].find((domain) => host === domain || host.endsWith(`.${domain}`))
    : undefined;

/**
 * The widget's URL, as the attributes say.
 *
 * @throws {SmartEmbedError} `invalid-src`
 */
export function widgetUrl({
  src,
  vanity,
  gov,
  base,
}: {
  readonly src: string | null;
  readonly vanity: string | null;
  readonly gov: boolean;
  readonly base: string;
}): URL {
  if (vanity && !HOST_LABEL.test(vanity)) {
    throw new SmartEmbedError('invalid-src', `vanity "${vanity}" must be a single host label`);
  }
  const url = parseSrc(src ?? `https://${COMMERCIAL}/cci/callbar/crm/`, base);
  const domain = zoomDomainOf(url);
  if (domain) {
    const own = gov ? GOVERNMENT : domain;
    url.hostname = vanity ? `${vanity}.${own}` : url.hostname.replace(domain, own);
  } else if (vanity || gov) {
    warnOnce(`vanity and gov have no effect on ${url.origin}, which is none of Zoom's domains`);
  }
  return url;
}
