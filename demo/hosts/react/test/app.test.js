import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { simulateZoom } from 'zoom-embed-elements/playwright';

let server, browser, page, zoom;

before(async () => {
  server = await preview();
  browser = await chromium.launch({ executablePath: process.env.CHROME_PATH });
  page = await browser.newPage();
  zoom = await simulateZoom(page);
  await page.goto(server.resolvedUrls.local[0]);
});
after(async () => {
  await browser?.close();
  await server?.close();
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
