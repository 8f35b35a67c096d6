// Two of the hosts that know Zoom's documents alone, on the elements: they do the same with few lines. In Chromium.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../scripts/setup.mjs';
import { serveFolder } from '../../scripts/wtr/serve-folder.mjs';
import { launch, skip } from './browser.mjs';

const { simulateZoom } = await import(
  new URL('../../dist/simulator/playwright.js', import.meta.url).href
);

const ADA = '+16505551234';
const folder = (/** @type {string} */ path) => join(root, path);

/** The lines of a script that hold code. @param {string} file */
const linesOf = (file) =>
  readFileSync(join(root, 'test/frames', file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !/^\s*(\/\/|\/\*|\*)/.test(line)).length;

for (const file of ['phone.js', 'contact-center.js']) {
  test(`${file} has a fraction of the lines that it had`, (t) => {
    const [after, before] = [linesOf(`rewritten/${file}`), linesOf(`raw/${file}`)];
    t.diagnostic(`${before} lines before, ${after} after`);
    assert(after < before / 4, `${after} of ${before}`);
  });
}

describe('a host that was rewritten', { skip }, () => {
  let browser, server, page, zoom, failures;
  before(async () => {
    [browser, server] = await Promise.all([
      launch(),
      serveFolder(...['test/frames/rewritten', 'test/frames/raw', 'dist/cdn'].map(folder)),
    ]);
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  const open = async (path) => {
    page = await browser.newPage({ viewport: { width: 1280, height: 1800 } });
    page.setDefaultTimeout(60_000);
    failures = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
    zoom = await simulateZoom(page, { timeout: 60_000 });
    await page.goto(`${server.origin}/${path}`);
  };
  const close = async (widget) => {
    assert.deepEqual((await widget.state()).problems, []);
    assert.deepEqual(failures, []);
    await page.close();
  };
  const press = (name) => page.getByRole('button', { name, exact: true }).click();
  /** What is kept of the call or engagement that changed last, once it fits. */
  const kept = (condition) =>
    page
      .waitForFunction(
        ([code]) => {
          const { textContent } = /** @type {any} */ (globalThis).document.querySelector('#kept');
          const record = textContent ? JSON.parse(textContent) : {};
          return new Function('record', `return ${code}`)(record) && record;
        },
        [condition],
      )
      .then((record) => record.jsonValue());

  test('logs an inbound call with its recording, summary and notes', async () => {
    await open('phone.html');
    await zoom.phone.run({ ring: { from: ADA } });
    const banner = page.locator('zoom-call-banner');
    await banner.getByText('Ada Lovelace').first().waitFor();
    const phone = await zoom.phone.frame();
    await phone.getByRole('button', { name: 'Answer' }).click();
    await banner.getByText('In conversation').waitFor();
    await zoom.phone.run([
      { pass: 65 },
      { hangUp: {} },
      { log: {} },
      { recording: {} },
      { summary: { change: 'created' } },
      { notes: { Disposition: 'interested', Description: 'Wants a quote' } },
    ]);
    const call = await kept('record.notes');
    assert.equal(call.remote.number, ADA);
    assert.equal(call.duration, 65);
    assert.equal(call.summary.callSummary, 'Asked about pricing for twenty seats.');
    assert.deepEqual(call.notes, { Disposition: 'interested', Description: 'Wants a quote' });
    const row = page.locator('zoom-call-list [part=call]');
    await row.getByRole('link', { name: /Recording/ }).waitFor();
    assert.match(await row.textContent(), /Ada Lovelace[^]*1:05/);
    await close(zoom.phone);
  });

  test('calls a customer, and has contacts found and matched in the widget', async () => {
    await open('phone.html');
    await zoom.phone.nextReceived('zp-init-config');
    const phone = await zoom.phone.frame();
    await phone.getByRole('combobox').pressSequentially('grace');
    await phone.getByRole('option', { name: 'Grace Kelly' }).waitFor();
    await press('Call Grace Hopper');
    await zoom.phone.nextReceived('zp-make-call');
    await zoom.phone.run([{ answer: {} }, { repeat: 3 }, { hangUp: {} }, { repeat: 3 }]);
    await kept("record.state === 'ended'");
    assert.equal(await page.locator('zoom-call-list [part=call]').count(), 1);
    await zoom.phone.run({ match: [ADA, '+19995550000'] });
    await zoom.phone.nextReceived('zp-contact-match-response');
    assert.equal((await zoom.phone.state()).names[ADA].name, 'Ada Lovelace');
    await close(zoom.phone);
  });

  test('takes a contact center call from ringing to the saved log', async () => {
    await open('contact-center.html');
    await zoom.contactCenter.run({ ring: { channel: 'voice', from: ADA } });
    await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    await zoom.contactCenter.nextReceived('zcc-incomingPhone-response');
    await press('Accept');
    await kept("record.state === 'active'");
    await press('Mute');
    await zoom.contactCenter.nextReceived('zcc-set-mute');
    await press('End');
    await kept("record.state === 'wrapup'");
    const wrapUp = page.locator('zoom-wrap-up');
    await wrapUp.locator('[part=disposition]').first().click();
    await zoom.contactCenter.nextReceived('zcc-set-engagement-disposition');
    await wrapUp.getByRole('textbox', { name: 'Note' }).fill('Send it on Friday');
    await wrapUp.getByRole('button', { name: /Close/ }).click();
    const engagement = await kept('record.log');
    assert.equal(engagement.state, 'ended');
    assert.match(JSON.stringify(engagement), /Send it on Friday/);
    await close(zoom.contactCenter);
  });

  test('calls a customer from the contact center, and shows status and errors', async () => {
    await open('contact-center.html');
    await zoom.contactCenter.run({ agentStatus: '22' });
    const chosen = page.locator('zoom-agent-status option:checked');
    await chosen.filter({ hasText: 'Training' }).waitFor({ state: 'attached' });
    await zoom.contactCenter.run({ agentStatus: '1' });
    await press('Call Ada Lovelace');
    await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
    await kept("record.state === 'ringing'");
    await zoom.contactCenter.run({ error: { code: 'invalid-input', message: 'No such queue' } });
    await page.locator('#errors').getByText('No such queue').waitFor();
    await close(zoom.contactCenter);
  });
});
