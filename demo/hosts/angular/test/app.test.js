// The application as it was built, with the simulator in the place of Zoom's widgets.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { simulateZoom } from 'zoom-embed-elements/playwright';

const timeout = 60_000;
let server, browser, page, zoom;

before(
  async () => {
    server = createServer(sirv('dist'));
    await once(server.listen(0), 'listening');
    browser = await chromium.launch({ executablePath: process.env.CHROME_PATH });
    page = await browser.newPage();
    zoom = await simulateZoom(page);
    await page.goto(`http://localhost:${server.address().port}`);
  },
  { timeout },
);
after(async () => {
  await browser?.close();
  server.close();
});

test('a call that comes on one page is shown on the other', { timeout }, async () => {
  await page.getByRole('link', { name: 'Customers' }).click();
  await zoom.phone.run([{ ring: {} }, { answer: {} }]);
  await page.getByRole('link', { name: 'Phone' }).click();
  const calls = page.getByRole('list', { name: 'Calls' });
  await calls.getByText('Ada Lovelace connected').waitFor();
});
