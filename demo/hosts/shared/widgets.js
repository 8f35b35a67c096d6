/**
 * Where the widgets come from: from Zoom, unless the page's address names a simulator on this machine,
 * as in `?phone=http://127.0.0.1:4174/phone.html&cc=http://127.0.0.1:4174/contact-center.html`.
 *
 * @param {string} search The query of the page's address.
 * @returns {{ phone: string | null, contactCenter: string | null }} For `src`; `null` leaves it out.
 */
export function widgetsOf(search) {
  const query = new URLSearchParams(search);
  const local = (/** @type {string} */ name) => {
    const url = query.get(name) ?? '';
    // Nobody else may choose what the page embeds.
    return URL.canParse(url) && new URL(url).hostname === '127.0.0.1' ? url : null;
  };
  return { phone: local('phone'), contactCenter: local('cc') };
}
