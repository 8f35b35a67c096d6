import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { simulateZoom } from 'zoom-embed-elements/playwright';

const folder = fileURLToPath(new URL('../..', import.meta.url));
const library = fileURLToPath(
  import.meta.resolve('zoom-embed-elements/dist/cdn/zoom-embed-elements.js'),
);

let server, browser, page, zoom;

before(async () => {
  server = createServer(sirv(folder, { dev: true })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  browser = await chromium.launch({ executablePath: process.env.CHROME_PATH });
  page = await browser.newPage();
  zoom = await simulateZoom(page);
  // The test has the library of `node_modules`, and needs no CDN.
  await page.route('https://unpkg.com/**', (route) =>
    route.fulfill({ path: library, headers: { 'access-control-allow-origin': '*' } }),
  );
  await page.goto(`http://127.0.0.1:${server.address().port}/plain/`);
});
after(async () => {
  await browser?.close();
  server?.close();
});

test('a call goes on while the user looks at the customers', async () => {
  const calls = page.getByRole('list', { name: 'Calls' });
  await zoom.phone.run([{ ring: {} }, { answer: {} }]);
  await calls.getByText('connected').waitFor();

  await page.getByRole('link', { name: 'Customers' }).click();
  await zoom.phone.run({ hangUp: {} });
  await calls.getByText('ended').waitFor();
});

test("a click on a customer's number dials it", async () => {
  await page.getByRole('link', { name: '+16505559999' }).click();
  const { message } = await zoom.phone.nextReceived('zp-make-call');
  assert.equal(message.data.number, '+16505559999');
});
