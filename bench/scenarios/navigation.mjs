// From the navigation to the host's page to the iframe's request: pages of plain HTML, with the
// files for a CDN as they ship, on a first visit and on a later one.

/** @type {import('../scenario.mjs').Measures} */
export const measures = {
  'visit-first': { title: 'Start: first visit to the request', unit: 'ms', goal: 1.1 },
  'visit-again': { title: 'Start: later visit to the request', unit: 'ms', goal: 1.1 },
};

/** @param {string} widget @returns {Record<string, string>} */
const bodies = (widget) => {
  const src = `${widget}/widget.html?as=wire`;
  const embed = `<zoom-phone-embed src="${src}"></zoom-phone-embed>`;
  return {
    raw: `<iframe title="Zoom Phone" src="${src}"></iframe>`,
    'raw-script': '<script src="/iframe.js"></script>',
    module: `<script type="module" src="/cdn/zoom-embed-elements.js"></script>${embed}`,
    classic: `<script src="/cdn/zoom-embed-elements.iife.js"></script>${embed}`,
  };
};

export const variants = Object.keys(bodies(''));

/** @param {import('../server.mjs').Servers} servers */
export function addPages({ page, widget }) {
  for (const [name, body] of Object.entries(bodies(widget))) {
    page(
      `/visit-${name}.html`,
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Visit</title></head><body>${body}</body></html>`,
    );
  }
  page(
    '/iframe.js',
    `const iframe = document.createElement('iframe');
     iframe.title = 'Zoom Phone';
     iframe.src = '${widget}/widget.html?as=wire';
     document.body.append(iframe);`,
  );
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('../server.mjs').Servers} servers
 * @param {string} variant
 * @param {(id: string, value: number) => void} record
 */
export async function visit(browser, servers, variant, record) {
  const context = await browser.newContext();
  const page = await context.newPage();
  // The second visit of a page compiles its script for the cache, the third has it from there.
  for (const id of ['visit-first', undefined, 'visit-again']) {
    await page.goto(`${servers.host}/visit-${variant}.html`);
    const frame = await page.waitForFunction(REQUESTED);
    const time = /** @type {number} */ (await frame.jsonValue());
    if (id) record(id, time);
  }
  await context.close();
}

/** When the iframe's request left the browser, once that is known. */
const REQUESTED = `performance
  .getEntriesByType('resource')
  .find(({ initiatorType, requestStart }) => initiatorType === 'iframe' && requestStart)
  ?.requestStart`;
