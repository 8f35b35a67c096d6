const HOME = 'https://applications.zoom.us/integration/phone/embeddablephone/home';

const isZooms = ({ hostname }: URL): boolean => /(^|\.)zoom\.us$/.test(hostname);

/**
 * What the script loads into its iframe: the simulated phone beside it in place of Zoom's address, which
 * it keeps where a test serves the script itself at Zoom's. Any other address is taken as it is.
 *
 * @param script - the script's own address; its query is added
 * @param asked - what the page asks for, by default Zoom's documented address
 */
export function addressOf(script: string, asked = HOME): URL {
  const own = new URL(script);
  const wanted = new URL(asked, document.baseURI);
  const url =
    isZooms(wanted) && !isZooms(own) ? new URL(`phone.html${wanted.search}`, own) : wanted;
  for (const [name, value] of own.searchParams) url.searchParams.set(name, value);
  return url;
}
