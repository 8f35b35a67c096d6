// From the navigation to the host's page to the iframe's request: pages of plain HTML, with the
// files for a CDN as they ship, on a first visit and on a later one.
import { quantile } from '../statistics.mjs';

/** What keeps a widget's words until the embed is defined, as the guide on adopted frames has it. */
const EARLY = `<script>
  window.zoomEmbedEarly = [];
  addEventListener('message', (event) => {
    if (window.zoomEmbedEarly.length < 100) window.zoomEmbedEarly.push(event);
  });
</script>`;

/** @param {string} widget @returns {Record<string, string>} */
const bodies = (widget) => {
  const src = `${widget}/widget.html?as=wire`;
  const embed = `<zoom-phone-embed src="${src}"></zoom-phone-embed>`;
  const script = '/cdn/zoom-embeds';
  return {
    raw: `<iframe title="Zoom Phone" src="${src}"></iframe>`,
    'raw-script': '<script src="/iframe.js"></script>',
    module: `<script type="module" src="${script}.js"></script>${embed}`,
    classic: `<script src="${script}.iife.js"></script>${embed}`,
    before: `<script type="module" src="/before${script}.js"></script>${embed}`,
    adopted: `${EARLY}<zoom-phone-embed adopt><iframe title="Zoom Phone" src="${src}"></iframe></zoom-phone-embed>
      <script type="module" src="${script}.js"></script>`,
  };
};

export const subjects = ['raw', 'raw-script', 'module', 'classic'];

/** A tab for the visits of one page. */
class Visitor {
  /**
   * @param {import('playwright-core').Page} page
   * @param {string} url
   */
  constructor(page, url) {
    this.page = page;
    this.url = url;
  }

  /**
   * @param {import('playwright-core').Browser} browser
   * @param {string} url
   */
  static async open(browser, url) {
    // A context for each: nobody finds what another has left in the cache.
    const context = await browser.newContext();
    return new Visitor(await context.newPage(), url);
  }

  /** Milliseconds from the navigation to the iframe's request. @returns {Promise<number>} */
  async visit() {
    await this.page.goto(this.url);
    const requested = await this.page.waitForFunction(REQUESTED);
    return /** @type {Promise<number>} */ (requested.jsonValue());
  }

  /** A visitor who was never here. */
  async another() {
    return Visitor.open(/** @type {any} */ (this.page.context().browser()), this.url);
  }

  close() {
    return this.page.context().close();
  }
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('../server.mjs').Servers} servers
 * @param {string} subject
 */
export async function open(browser, { host, widget, page }, subject) {
  const path = `/visit-${subject}.html`;
  const head = '<head><meta charset="utf-8"><title>Visit</title></head>';
  page(
    path,
    `<!doctype html><html lang="en">${head}<body>${bodies(widget)[subject]}</body></html>`,
  );
  page(
    '/iframe.js',
    `const iframe = document.createElement('iframe');
     iframe.title = 'Zoom Phone';
     iframe.src = '${widget}/widget.html?as=wire';
     document.body.append(iframe);`,
  );
  const visitor = await Visitor.open(browser, `${host}${path}`);
  // The second visit compiles the script for the cache, the third has it from there.
  await visitor.visit();
  await visitor.visit();
  return visitor;
}

/** When the iframe's request left the browser, once that is known. */
const REQUESTED = `performance
  .getEntriesByType('resource')
  .find(({ initiatorType, requestStart }) => initiatorType === 'iframe' && requestStart)
  ?.requestStart`;

/** Milliseconds of a visit by somebody who was never here. @param {{ stage: Visitor }} context */
export async function firstVisit({ stage }) {
  const visitor = await stage.another();
  const time = await visitor.visit();
  await visitor.close();
  return time;
}

/** @type {import('../scenario.mjs').Scenario} */
const first = {
  measures: { 'visit-first': { title: 'Start: first visit to the request', unit: 'ms' } },
  turn: firstVisit,
  figures: ([time]) => ({ 'visit-first': time }),
};

/** @type {import('../scenario.mjs').Scenario} */
const later = {
  measures: {
    'visit-again': { title: 'Start: later visit to the request', unit: 'ms', goal: 1.1 },
  },
  inTurns: true,
  turn: ({ stage }) => stage.visit(),
  figures: (times) => ({ 'visit-again': quantile(times, 0.5) }),
};

export const scenarios = [first, later];
