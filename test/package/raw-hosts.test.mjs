// Pages that know Zoom's documents and nothing of ours, with Zoom's own addresses in them: they run on the
// simulator as they are. In Chromium.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../scripts/setup.mjs';
import { serveFolder } from '../../scripts/wtr/serve-folder.mjs';
import { launch, skip } from './browser.mjs';

// What is built: there is nothing to check its types against before that.
const { simulateZoom } = await import(
  new URL('../../dist/simulator/playwright.js', import.meta.url).href
);

const ADA = '+16505551234';
/** Grace Hopper's; Grace Kelly's ends in the same seven digits. */
const GRACE = '+16505559999';

describe('a host that knows nothing but Zoom’s documents', { skip }, () => {
  let browser, server, page, zoom, failures;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serveFolder(join(root, 'test/frames/raw'))]);
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  /** Opens a host on a page of its own. */
  const open = async (path, options = {}) => {
    // All of it fits: for a moment after it has scrolled, Chromium gives a click to the wrong frame.
    page = await browser.newPage({ viewport: { width: 1280, height: 1400 } });
    page.setDefaultTimeout(60_000);
    failures = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
    zoom = await simulateZoom(page, { timeout: 60_000, ...options });
    await page.goto(`${server.origin}/${path}`);
  };
  /** Ends a test on that page: nothing went wrong on either side. */
  const close = async (widget) => {
    assert.deepEqual((await widget.state()).problems, []);
    assert.deepEqual(failures, []);
    await page.close();
  };
  const says = (text) => page.getByText(text, { exact: true }).waitFor();
  const press = (name) => page.getByRole('button', { name, exact: true }).click();
  const value = (name, text) =>
    page.waitForFunction(
      ([field, expected]) =>
        /** @type {any} */ (globalThis).document.forms[0].elements[field].value === expected,
      [name, text],
    );

  describe('with the phone in an iframe', () => {
    test('logs an inbound call with its recording, summary and notes', async () => {
      await open('phone.html');
      await zoom.phone.run({ ring: { from: ADA } });
      await says('Ada Lovelace is calling');
      const phone = await zoom.phone.frame();
      await phone.getByRole('button', { name: 'Answer' }).click();
      await says('connected');
      await zoom.phone.run([
        { pass: 65 },
        { hangUp: {} },
        { log: {} },
        { recording: {} },
        { summary: { change: 'created' } },
        { notes: { Disposition: 'interested', Description: 'Wants a quote' } },
      ]);
      await says('{"Disposition":"interested","Description":"Wants a quote"}');
      const cells = await page.locator('#log td').allTextContents();
      assert.deepEqual(cells, [
        ...['inbound', ADA, 'Ada Lovelace', 'ended', 'Call Connected', '65', 'recorded'],
        '{"Disposition":"interested","Description":"Wants a quote"}',
        'Asked about pricing for twenty seats.',
      ]);
      await zoom.phone.run({ saveLog: {} });
      await says('saved');
      await close(zoom.phone);
    });

    test('calls a customer whom the agent clicks, and counts no event twice', async () => {
      await open('phone.html');
      await zoom.phone.nextReceived('zp-init-config');
      await press('Call Grace Hopper');
      const { message } = await zoom.phone.nextReceived('zp-make-call');
      assert.deepEqual(message.data, { number: GRACE });
      await says('ringing');
      await zoom.phone.run([{ answer: {} }, { repeat: 3 }, { hangUp: {} }, { repeat: 3 }]);
      await page.locator('#log').getByText('ended').first().waitFor();
      assert.equal(await page.locator('#log tr').count(), 1);
      await close(zoom.phone);
    });

    test('has its contacts found and matched in the widget', async () => {
      await open('phone.html');
      await zoom.phone.nextReceived('zp-init-config');
      const phone = await zoom.phone.frame();
      await phone.getByRole('combobox').pressSequentially('grace');
      await phone.getByRole('option', { name: 'Grace Hopper' }).waitFor();
      await phone.getByRole('option', { name: 'Grace Kelly' }).waitFor();
      await zoom.phone.run({ match: [ADA, '+19995550000'] });
      await zoom.phone.nextReceived('zp-contact-match-response');
      const { names } = await zoom.phone.state();
      assert.deepEqual(names, { [ADA]: { id: 'c-1', name: 'Ada Lovelace' } });
      await close(zoom.phone);
    });
  });

  describe('on Zoom’s own script', () => {
    const opened = async (options = undefined) => {
      await open('sdk.html', options);
      await page.locator('form[data-ready]').waitFor();
    };

    test('is told that the phone is there, configures it, and calls', async () => {
      await opened();
      const { message } = await zoom.phone.nextReceived('zp-init-config');
      assert.equal(typeof message.data.notePageConfiguration, 'string');
      await page.getByLabel('Number').fill(ADA);
      await page.getByLabel('From').fill('+16505550000');
      await press('Call');
      await says('zp-call-ringing-event outbound');
      await zoom.phone.run([{ answer: {} }, { hangUp: {} }]);
      await says('zp-call-ended-event outbound');
      await press('Text');
      await zoom.phone.nextReceived('zp-input-sms');
      assert.deepEqual((await zoom.phone.state()).sms, { to: ADA, message: 'Can I call you?' });
      await close(zoom.phone);
    });

    test('drags and minimizes the phone, which goes on', async () => {
      await opened();
      await zoom.phone.run({ ring: { from: ADA } });
      const frame = page.locator('#zoom-embeddable-phone-iframe');
      const bar = page.getByText('Phone simulator');
      const before = await frame.boundingBox();
      const { x, y } = await bar.boundingBox();
      await page.mouse.move(x + 20, y + 5);
      await page.mouse.down();
      await page.mouse.move(x - 180, y - 15, { steps: 4 });
      await page.mouse.up();
      await page.mouse.move(x, y);
      const after = await frame.boundingBox();
      assert.equal(after.x, before.x - 200);
      assert.equal(after.y, before.y - 20);
      await press('Minimize');
      await frame.waitFor({ state: 'hidden' });
      await press('Restore');
      const phone = await zoom.phone.frame();
      await phone.getByRole('button', { name: 'Answer' }).click();
      await says('zp-call-connected-event inbound');
      await close(zoom.phone);
    });
  });

  describe('with the contact center in an iframe', () => {
    test('takes a call from ringing to the saved log', async () => {
      await open('contact-center.html');
      await zoom.contactCenter.run({ ring: { channel: 'voice', from: ADA } });
      await value('state', 'ringing');
      await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
      await zoom.contactCenter.nextReceived('zcc-incomingPhone-response');
      await press('Accept');
      await value('state', 'active');
      await press('Mute');
      await zoom.contactCenter.nextReceived('zcc-set-mute');
      const agent = await zoom.contactCenter.frame();
      await agent.getByRole('textbox', { name: 'New note' }).fill('Asked for a quote');
      await agent.getByRole('button', { name: 'Add note' }).click();
      await page.locator('#timeline').getByText('Asked for a quote').waitFor();
      await press('End');
      await value('state', 'wrapup');
      await page.getByLabel('Disposition').selectOption({ index: 0 });
      const chosen = await page.getByLabel('Disposition').locator('option').first().textContent();
      await page.getByLabel('Note').fill('Send it on Friday');
      await press('Close wrap-up');
      await value('state', 'logged');
      const log = await page
        .locator('#timeline')
        .getByText(/^log c-1/)
        .textContent();
      assert.match(log, /^log c-1 inbound /);
      assert(log.includes(chosen.split(': ').at(-1)), log);
      assert.match(log, /Asked for a quote.*Send it on Friday/);
      await close(zoom.contactCenter);
    });

    test('lets the agent choose among customers who share a number', async () => {
      await open('contact-center.html');
      await zoom.contactCenter.run({ ring: { channel: 'voice', from: GRACE } });
      const agent = await zoom.contactCenter.frame();
      await agent.getByRole('button', { name: /^Grace Kelly/ }).click();
      await page.getByRole('heading', { name: 'Grace Kelly' }).waitFor();
      await press('Decline');
      await zoom.contactCenter.nextReceived('zcc-reject-engagement');
      await value('state', 'agent-rejected');
      await close(zoom.contactCenter);
    });

    test('takes a chat, by the address of who writes', async () => {
      await open('contact-center.html');
      await zoom.contactCenter.run({ ring: { channel: 'chat' } });
      await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
      await press('Accept');
      await value('state', 'active');
      await press('End');
      await value('state', 'wrapup');
      await close(zoom.contactCenter);
    });

    test('calls a customer, follows the size, and shows status and errors', async () => {
      await open('contact-center.html');
      await zoom.contactCenter.run([{ resize: 'compact' }, { agentStatus: '22' }]);
      await says('Training');
      assert.equal(await page.locator('iframe').evaluate(({ style }) => style.width), '420px');
      await zoom.contactCenter.run({ agentStatus: '1' });
      await press('Call Ada Lovelace');
      await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
      await value('state', 'ringing');
      await zoom.contactCenter.run({ error: { code: 'invalid-input', message: 'No such queue' } });
      await says('invalid-input: No such queue');
      await close(zoom.contactCenter);
    });
  });
});
