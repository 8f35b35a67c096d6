// What a host's tests get for Playwright: Zoom's addresses, answered by the simulator. In Chromium.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { root } from '../../scripts/setup.mjs';
import { serveFolder } from '../../scripts/wtr/serve-folder.mjs';
import { launch, skip } from './browser.mjs';

// What is built: there is nothing to check its types against before that.
const { ScriptError, simulateZoom, stepsOf } = await import(
  new URL('../../dist/simulator/playwright.js', import.meta.url).href
);

const PHONE = 'https://applications.zoom.us/integration/phone/embeddablephone/home';

describe('simulateZoom', { skip }, () => {
  let browser, server, page;
  before(async () => {
    [browser, server] = await Promise.all([
      launch(),
      serveFolder(join(root, 'test/frames'), join(root, 'dist/cdn')),
    ]);
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
  afterEach(() => page?.close());

  /** An application with one embed on a page of its own, at Zoom's address by default. */
  const open = async (options = {}, tag = 'zoom-phone-embed', attributes = {}) => {
    page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    const zoom = await simulateZoom(page, { timeout: 60_000, ...options });
    await page.goto(`${server.origin}/host.html`);
    await page.evaluate(
      ([name, given]) => {
        const { document } = /** @type {any} */ (globalThis);
        const embed = document.createElement(name);
        for (const [key, value] of Object.entries(given)) embed.setAttribute(key, value);
        document.body.append(embed);
      },
      [tag, attributes],
    );
    return zoom;
  };
  /** What the page's embed says, by an expression on `embed`. */
  const told = (expression) =>
    page.evaluate(`(() => {
      const embed = document.querySelector('zoom-phone-embed, zoom-cc-embed');
      return ${expression};
    })()`);

  test('plays a script of scenarios and steps on an application that is as it is', async () => {
    const zoom = await open();
    const sent = await zoom.phone.run(['sms-in', { ring: { from: '+12025550123' } }]);
    assert.deepEqual(
      sent.map(({ type }) => type),
      ['zp-sms-log-event', 'zp-call-ringing-event'],
    );
    await page.waitForFunction(
      () => /** @type {any} */ (globalThis).document.querySelector('zoom-phone-embed').calls.length,
    );
    assert.equal(await told('embed.iframe.src'), PHONE);
    assert.equal(await told('embed.calls[0].remote.number'), '+12025550123');
    assert.deepEqual((await zoom.phone.state()).problems, []);
  });

  test('plays recorded traffic, from which the same records come', async () => {
    const records =
      'JSON.stringify(embed.calls.map(({ callId, state, remote, duration }) => ({ callId, state, remote, duration })))';
    const first = await open();
    await page.evaluate(() => {
      const window = /** @type {any} */ (globalThis);
      window.recording = [];
      window.document
        .querySelector('zoom-phone-embed')
        .addEventListener('embed-message', ({ detail }) => window.recording.push(detail));
    });
    await first.phone.run('inbound-answered');
    await page.waitForFunction(
      `document.querySelector('zoom-phone-embed').calls.some(({ duration }) => duration !== undefined)`,
    );
    const recorded = await told(records);
    // As the inspector exports it.
    const recording = await page.evaluate('JSON.stringify(recording)');
    await page.close();

    const second = await open();
    await second.phone.run(stepsOf(recording));
    await page.waitForFunction(
      ([expression, expected]) =>
        new Function('embed', `return ${expression}`)(
          /** @type {any} */ (globalThis).document.querySelector('zoom-phone-embed'),
        ) === expected,
      [records, recorded],
    );
    assert.match(recorded, /"state":"ended"/);
  });

  test('tells what the widget received, first to last', async () => {
    const zoom = await open();
    const config = await zoom.phone.nextReceived();
    assert.equal(config.message.type, 'zp-init-config');
    for (const number of ['1', '2']) await told(`void embed.composeSms('+1202555010${number}')`);
    const first = await zoom.phone.nextReceived('zp-input-sms');
    const second = await zoom.phone.nextReceived('zp-input-sms', { after: first });
    assert.deepEqual(
      [first, second].map(({ message }) => message.data.number),
      ['+12025550101', '+12025550102'],
    );
    assert.equal((await zoom.phone.received()).at(-1).index, second.index);
  });

  test('rejects where a script is awaited, with the step that failed', async () => {
    const zoom = await open();
    const error = await zoom.phone.run(['sms-in', { log: {} }]).catch((reason) => reason);
    assert(error instanceof ScriptError);
    assert.equal(error.name, 'ScriptError');
    assert.match(error.message, /^step 2 \(log\): ./);
    assert.match(error.stack, /playwright\.test\.mjs/);
    await assert.rejects(zoom.phone.run('no-such'), /there is no scenario "no-such"/);
  });

  test('shows a script that nobody waits for as an error of the page', async () => {
    const zoom = await open();
    await zoom.phone.nextReceived();
    const shown = page.waitForEvent('pageerror');
    await told(`embed.iframe.contentWindow.postMessage(
      { type: 'simulator-run', steps: [{ log: {} }] },
      'https://applications.zoom.us',
    )`);
    assert.match((await shown).message, /^step 1 \(log\): ./);
  });

  test('gives the pages their parameters, and lets the far side rest', async () => {
    const zoom = await open({ phone: { ready: 'zp-ready' } });
    const heard = page.evaluate(
      () =>
        new Promise((resolve) => {
          const { document } = /** @type {any} */ (globalThis);
          const embed = document.querySelector('zoom-phone-embed');
          embed.addEventListener('zp-ready', () => resolve('zp-ready'), { once: true });
          embed.reload();
        }),
    );
    assert.equal(await heard, 'zp-ready');
    await told(`void embed.makeCall('+12025550123')`);
    await zoom.phone.nextReceived('zp-make-call');
    const frame = await zoom.phone.frame();
    assert.equal(new URL(frame.url()).searchParams.get('autopilot'), 'off');
  });

  test('finds the widget again after a reload', async () => {
    const zoom = await open();
    await zoom.phone.run({ ring: {} });
    await told('embed.reload()');
    await page.waitForFunction(
      () => /** @type {any} */ (globalThis).document.querySelector('zoom-phone-embed').status,
      undefined,
    );
    const [ringing] = await zoom.phone.run({ ring: { from: '+12025550123' } });
    assert.equal(ringing.data.caller.phoneNumber, '+12025550123');
  });

  for (const [what, attributes, origin] of [
    ['zoom.us', {}, 'https://zoom.us'],
    ['a vanity URL', { vanity: 'acme' }, 'https://acme.zoom.us'],
    ['Zoom for Government', { gov: '' }, 'https://zoomgov.com'],
    ['the older path', { src: 'https://zoom.us/crm-int/callbar/' }, 'https://zoom.us'],
  ]) {
    test(`plays the contact center at ${what}`, async () => {
      const zoom = await open({}, 'zoom-cc-embed', attributes);
      await zoom.contactCenter.run('ringing-voice');
      const frame = await zoom.contactCenter.frame();
      assert.equal(new URL(frame.url()).origin, origin);
      assert.deepEqual((await zoom.contactCenter.state()).problems, []);
      await page.waitForFunction(
        () =>
          /** @type {any} */ (globalThis).document.querySelector('zoom-cc-embed').engagements
            .length,
      );
    });
  }

  test('leaves every other address alone, and all of them once it is closed', async () => {
    page = await browser.newPage();
    const passed = [];
    // Routes that were added later come first.
    await page.route(/zoom/, (route) => {
      passed.push(route.request().url());
      return route.fulfill({ contentType: 'text/html', body: 'Zoom' });
    });
    const zoom = await simulateZoom(page);
    const others = ['https://zoom.us/signin', 'https://zoom.us.example.test/cci/callbar/crm/'];
    for (const url of others) await page.goto(url);
    assert.deepEqual(passed, others);
    await page.goto(PHONE);
    assert.equal(await page.title(), 'Phone simulator');
    await zoom.close();
    await page.goto(PHONE);
    assert.deepEqual(passed, [...others, PHONE]);
  });

  test('does not find what is no file of the simulator', async () => {
    page = await browser.newPage();
    await simulateZoom(page);
    for (const path of [
      '404',
      'assets/404.css',
      '..%2fdefine.js',
      'assets/..%2fserver.js',
      'assets',
    ]) {
      const answer = await page.goto(new URL(path, PHONE).href);
      assert.equal(answer?.status(), 404, path);
    }
  });

  test('says what it waited for', async () => {
    page = await browser.newPage();
    const zoom = await simulateZoom(page, { timeout: 200 });
    await assert.rejects(
      zoom.phone.state(),
      /^Error: within 200 ms no widget was at .*embeddablephone.*<zoom-phone-embed>/,
    );
    await page.goto(PHONE);
    await assert.rejects(
      zoom.phone.run({ ring: {} }),
      /^Error: within 200 ms the host sent no zp-init-config$/,
    );
  });

  test('refuses a parameter that no page knows', async () => {
    page = await browser.newPage();
    await assert.rejects(
      simulateZoom(page, { phone: { signdOut: '' } }),
      /^TypeError: simulateZoom\(\): phone\.signdOut is not known, only ready, .*signedOut/,
    );
  });
});
