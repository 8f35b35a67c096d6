// One user, two tabs of one application, each with its phone: who hears of a call? In Chromium.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { root } from '../../scripts/setup.mjs';
import { serveFolder } from '../../scripts/wtr/serve-folder.mjs';
import { launch, skip } from './browser.mjs';

// What is built: there is nothing to check its types against before that.
const { simulateZoom } = await import(
  new URL('../../dist/simulator/playwright.js', import.meta.url).href
);

describe('two tabs, each with its phone', { skip }, () => {
  let browser, server, context, first, second;
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
  beforeEach(async () => {
    context = await browser.newContext();
  });
  afterEach(() => context.close());

  /** A tab with an application in it, which keeps the call events that it hears of. */
  const openTab = async (attributes) => {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const { phone } = await simulateZoom(page, { timeout: 60_000 });
    await page.goto(`${server.origin}/host.html`);
    await page.evaluate((given) => {
      const window = /** @type {any} */ (globalThis);
      const embed = window.document.createElement('zoom-phone-embed');
      for (const name of given) embed.setAttribute(name, '');
      window.heard = [];
      for (const type of ['ringing', 'connected', 'ended']) {
        embed.addEventListener(`zp-call-${type}-event`, () => window.heard.push(type));
      }
      embed.addEventListener('zp-ai-call-summary-event', () => window.heard.push('summary'));
      window.document.body.append(embed);
    }, attributes);
    await phone.nextReceived('zp-init-config');
    return { page, phone };
  };
  const openTabs = async (...attributes) => {
    first = await openTab(attributes);
    second = await openTab(attributes);
  };

  /** The user turns to a tab, and to the phone in it. */
  const use = async ({ page, phone }) => {
    await page.bringToFront();
    const frame = await phone.frame();
    await frame.getByRole('button', { name: 'Keypad' }).click();
  };
  /** The same call in both tabs, as Zoom tells of it: what each application heard once both are through. */
  const call = async (...steps) => {
    const heard = [];
    for (const { page, phone } of [first, second]) {
      await phone.run(steps);
      // What was posted before it has arrived with it.
      const last = page.evaluate(
        () =>
          new Promise((resolve) =>
            /** @type {any} */ (globalThis).document
              .querySelector('zoom-phone-embed')
              .addEventListener('zp-last', resolve, { once: true }),
          ),
      );
      await phone.send({ type: 'zp-last' });
      await last;
      heard.push(await page.evaluate(() => /** @type {any} */ (globalThis).heard.splice(0)));
    }
    return heard;
  };
  const ring = { ring: { callId: 'c' } };

  test('both hear of a call, unless they ask for less', async () => {
    await openTabs();
    await use(first);
    assert.deepEqual(await call(ring), [['ringing'], ['ringing']]);
  });

  test('only the one that was active last hears of calls, and it may change during one', async () => {
    await openTabs('disable-inactive-tab-call-event');
    await use(first);
    assert.deepEqual(await call(ring), [['ringing'], []]);
    await use(second);
    assert.deepEqual(await call({ answer: {} }), [[], ['connected']]);
    await use(first);
    assert.deepEqual(await call({ hangUp: {} }), [['ended'], []]);
  });

  test('the other one takes over when the last active one is closed', async () => {
    await openTabs('disable-inactive-tab-call-event');
    await use(second);
    assert.deepEqual(await call(ring), [[], ['ringing']]);
    await second.page.close();
    // The browser closes it in its own time.
    const deadline = performance.now() + 60_000;
    while ((await first.phone.run({ ring: {} })).length === 0) {
      assert(performance.now() < deadline, 'nobody hears of calls');
    }
  });
});
