// A host's page in a browser, with the simulator behind its widgets.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/setup.mjs';

/** @typedef {import('playwright-core').Page} Page */

const cdnFile = readFileSync(join(root, 'dist/cdn/zoom-embed-elements.js'));

/**
 * Opens a page, and notes what it complains of.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} url
 */
export async function openHost(context, url) {
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const text = message.text();
    if (/^Lit is in dev mode/.test(text)) return;
    if (['error', 'warning'].includes(message.type())) complaints.push(text);
  });
  // What is not published yet comes from here.
  await page.route('https://unpkg.com/zoom-embed-elements**', (route) =>
    route.fulfill({
      body: cdnFile,
      headers: { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' },
    }),
  );
  await page.goto(url);
  return { page, complaints };
}

/**
 * Holds back the definition of elements, as a script does that arrives late: `release(page)` lets it happen.
 *
 * @param {import('playwright-core').BrowserContext} context
 */
export async function holdDefinitions(context) {
  await context.addInitScript(() => {
    if (top !== window) return;
    const define = customElements.define.bind(customElements);
    /** @type {(() => void)[]} */
    const held = [];
    customElements.define = (...parameters) => held.push(() => define(...parameters));
    Object.assign(window, { releaseDefinitions: () => held.forEach((each) => each()) });
  });
  return (/** @type {Page} */ page) => page.evaluate('releaseDefinitions()');
}

/**
 * Connects to the simulator behind one of a page's embeds.
 *
 * @param {Page} page
 * @param {'zoom-phone-embed' | 'zoom-cc-embed'} tag
 */
export async function connect(page, tag) {
  const iframe = await page.waitForFunction(
    // @ts-expect-error -- an embed
    (name) => document.querySelector(name)?.iframe,
    tag,
  );
  const simulator = await iframe.evaluateHandle(async (element, client) => {
    const { connectSimulator } = await import(client);
    return connectSimulator(element, undefined, { timeout: 60_000 });
  }, '/library/simulator/client.js');
  return {
    /** @param {string | object | object[]} script */
    run: (script) => simulator.evaluate((it, wanted) => it.run(wanted), script),
    /** @param {string} type @returns {Promise<any>} the data of the next message of a type */
    next: (type) =>
      simulator.evaluate(async (it, name) => (await it.nextReceived(name)).message.data, type),
    /** @returns {Promise<any[]>} */
    problems: async () => (await simulator.evaluate((it) => it.state())).problems,
  };
}

/**
 * The first configuration that has these note fields.
 *
 * @param {Awaited<ReturnType<typeof connect>>} simulator
 * @param {string[]} names
 */
export async function configWith(simulator, names) {
  for (;;) {
    const config = await simulator.next('zp-init-config');
    const fields = config.notePageConfiguration ?? [];
    if (fields.map(({ fieldName }) => fieldName).join() === names.join()) return config;
  }
}
