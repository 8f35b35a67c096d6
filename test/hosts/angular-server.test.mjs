// Angular's own server, which sends whole pages: the embeds on them are taken over, and loaded once.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { ensureBrowser } from '../../scripts/browsers.mjs';
import { inHost, install, refreshLibrary, runScript } from '../../scripts/hosts.mjs';

const { simulateZoom } = await import(
  new URL('../../dist/simulator/playwright.js', import.meta.url).href
);

const isWanted = process.env.HOSTS?.split(',').includes('angular') ?? true;
const skip = isWanted ? ((await install('angular')) ?? false) : 'another host is wanted';
const timeout = 600_000;

/** @type {(() => unknown)[]} */
const closings = [];
after(() => Promise.all(closings.map((close) => close())));

/** Angular's pages, as it built them last. */
async function serve() {
  const file = inHost('angular', 'dist/server/server/server.mjs');
  const { reqHandler } = await import(pathToFileURL(file).href);
  const files = sirv(inHost('angular', 'dist/server/browser'));
  const server = createServer((request, response) => {
    files(request, response, () =>
      reqHandler(request, response, () => response.writeHead(404).end()),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closings.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return `http://127.0.0.1:${port}/`;
}

test(
  'the embeds that Angular rendered on its server are taken over',
  { skip, timeout },
  async () => {
    await refreshLibrary('angular');
    const { ok, output } = await runScript('angular', 'build:ssr');
    assert(ok, output);
    const url = await serve();

    const html = await (await fetch(url)).text();
    assert.match(html, /<zoom-phone-embed[^>]* enable-contact-searching/);
    assert.match(html, /<zp-note-field name="Outcome"><option>Interested<\/option>/);
    assert.doesNotMatch(html, /<iframe/);

    const browser = await chromium.launch({ executablePath: ensureBrowser('chromium') });
    closings.push(() => browser.close());
    const context = await browser.newContext();
    context.setDefaultTimeout(120_000);
    for (const route of ['', '#/customers']) {
      const page = await context.newPage();
      const zoom = await simulateZoom(page);
      /** @type {string[]} */
      const loads = [];
      page.on('framenavigated', (frame) => {
        if (frame.parentFrame()) loads.push(frame.url());
      });
      /** @type {string[]} */
      const complaints = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      // Before the first script runs: what the server wrote.
      await page.addInitScript(() => {
        const note = () =>
          Object.assign(window, { written: document.querySelector('zoom-phone-embed') });
        document.addEventListener('readystatechange', note, { once: true });
      });
      await page.goto(url + route);

      const { data } = (await zoom.phone.nextReceived('zp-init-config')).message;
      assert.equal(data.enableAutoLog, true, 'a property');
      assert.equal(data.enableContactSearching, true, 'an attribute');
      assert.equal(data.notePageConfiguration.length, 2);

      await zoom.phone.run([{ ring: {} }, { answer: {} }]);
      const calls = page.getByRole('list', { name: 'Calls' });
      await calls.getByText('Ada Lovelace connected').waitFor();
      await page.getByRole('link', { name: 'Customers' }).click();
      await page.getByRole('link', { name: '+16505559999' }).waitFor();
      await page.getByRole('link', { name: 'Phone' }).click();
      await page.getByRole('button', { name: 'Remove Notes' }).waitFor();
      assert(await page.evaluate(`written === document.querySelector('zoom-phone-embed')`));
      assert.deepEqual(loads, [...new Set(loads)], 'each once');
      assert.deepEqual(complaints, []);
    }
  },
);
