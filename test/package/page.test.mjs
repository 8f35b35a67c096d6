// What takes a whole browser: the back-forward cache, and the engine's own count of what is alive.
// In Chromium, on the script as it was built.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../scripts/setup.mjs';
import { serveFolder } from '../../scripts/wtr/serve-folder.mjs';
import { launch, skip } from './browser.mjs';

const folders = ['test/frames/', 'dist/cdn/'].map((path) => join(root, path));

describe('in a page of Chromium', { skip }, () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {{ origin: string, close(): void }[]} */
  let servers = [];
  before(async () => {
    browser = await launch();
    servers = await Promise.all([serveFolder(...folders), serveFolder(...folders)]);
  });
  after(async () => {
    await browser?.close();
    for (const server of servers) server.close();
  });

  test('embeds come back from the back-forward cache as they were', async () => {
    // The driver switches the cache off where it is not told.
    const cached = await launch({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
    const page = await cached.newPage();
    const [host, widget] = servers.map(({ origin }) => origin);
    await page.goto(`${host}/host.html`);
    const shown = page.waitForEvent('console', (message) => message.text() === 'shown true');
    await page.evaluate(async (src) => {
      const window = /** @type {any} */ (globalThis);
      window.addEventListener('pageshow', ({ persisted }) => console.log(`shown ${persisted}`));
      window.embeds = ['zoom-phone-embed', 'zoom-cc-embed'].map((tag) => {
        const embed = window.document.createElement(tag);
        embed.src = src;
        window.document.body.append(embed);
        return embed;
      });
      await window.embeds[0].whenReady();
    }, `${widget}/puppet.html`);
    await page.goto(`${widget}/host.html`);
    // It is shown again without a load to wait for.
    await page
      .evaluate(() => void (/** @type {any} */ (globalThis).history.back()))
      .catch(() => undefined);
    await shown;
    const told = await page.evaluate(async () => {
      const window = /** @type {any} */ (globalThis);
      const heard = [];
      for (const [embed, type] of [
        [window.embeds[0], 'zp-ready'],
        [window.embeds[1], 'zcc-init-config-request'],
      ]) {
        const { port1, port2 } = new window.MessageChannel();
        const event = new Promise((resolve) => embed.addEventListener(type, resolve));
        const target = new URL(embed.iframe.src).origin;
        embed.iframe.contentWindow.postMessage({ type: 'puppet-connect' }, target, [port2]);
        await new Promise((resolve) => (port1.onmessage = resolve));
        const answer = new Promise((resolve) => {
          port1.onmessage = ({ data }) => data.entry && resolve(data.entry.message.type);
        });
        port1.postMessage({
          id: 1,
          posts: [{ message: { type }, targetOrigin: window.location.origin }],
        });
        await event;
        heard.push(embed.status, embed.confirmed, await answer);
      }
      return heard;
    });
    assert.deepEqual(told, [
      ...['ready', true, 'zp-init-config'],
      ...['ready', true, 'zcc-init-config-response'],
    ]);
    await cached.close();
  });

  test('500 embeds that come, work and go leave nothing alive', async (t) => {
    const page = await browser.newPage();
    const [host, widget] = servers.map(({ origin }) => origin);
    await page.goto(`${host}/host.html`);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    /** @returns {Promise<Record<string, number>>} */
    const alive = async () => {
      await cdp.send('HeapProfiler.collectGarbage');
      const { metrics } = await cdp.send('Performance.getMetrics');
      return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    };
    /** What is alive once that is as it should be, else after half a minute: a frame is not freed at once. */
    const settled = async (/** @type {(now: Record<string, number>) => boolean} */ isFine) => {
      const end = performance.now() + 30_000;
      let now = await alive();
      while (!isFine(now) && performance.now() < end) now = await alive();
      return now;
    };
    /** Mounts embeds one after the other, each with all kinds of business left open. */
    const mount = (count) =>
      page.evaluate(
        async ({ count, src }) => {
          const { document } = /** @type {any} */ (globalThis);
          const settled = [];
          for (let index = 0; index < count; index++) {
            const isPhone = index % 2 === 0;
            const embed = document.createElement(isPhone ? 'zoom-phone-embed' : 'zoom-cc-embed');
            embed.src =
              src +
              encodeURIComponent(
                JSON.stringify([
                  { type: isPhone ? 'zp-ready' : 'zcc-init-config-request' },
                  isPhone
                    ? { type: 'zp-call-ringing-event', data: { callId: 'c' } }
                    : { type: 'zcc-call-ringing', data: { engagementId: 'e' } },
                  isPhone
                    ? {
                        type: 'zp-contact-search-event',
                        data: { requestId: 'r', searchString: 's' },
                      }
                    : { type: 'zcc-contact-search-event', data: { query: 'q' } },
                ]),
              );
            if (isPhone) embed.append(document.createElement('zp-note-field'));
            const asked = new Promise((resolve) => {
              const type = isPhone ? 'zp-contact-search-event' : 'zcc-contact-search-event';
              embed.addEventListener(type, (event) => {
                event.respondWith(new Promise(() => {}));
                resolve(undefined);
              });
            });
            document.body.append(embed);
            const command = isPhone ? embed.makeCall('+1') : embed.getAgentInfo();
            await asked;
            embed.remove();
            settled.push(
              await command.then(
                () => 'posted',
                ({ code }) => code,
              ),
            );
          }
          return settled;
        },
        { count, src: `${widget}/puppet.html#say=` },
      );

    await mount(20);
    const names = ['Documents', 'Frames', 'JSEventListeners', 'Nodes'];
    /** @type {Record<string, number>} */
    let before = {};
    await settled((now) => {
      const isSame = names.every((name) => now[name] === before[name]);
      before = now;
      return isSame;
    });
    const more = (/** @type {Record<string, number>} */ now, name) =>
      (now[name] ?? NaN) - (before[name] ?? NaN);

    const outcomes = await mount(500);
    assert.deepEqual(new Set(outcomes), new Set(['posted', 'disconnected']));
    // A handful is the engine's own, of the last one; one for each mount would be hundreds.
    const handful = 10;
    const heap = 512 * 1024;
    const now = await settled(
      (counts) =>
        names.every((name) => more(counts, name) <= handful) &&
        more(counts, 'JSHeapUsedSize') < heap,
    );
    for (const name of names) {
      assert(more(now, name) <= handful, `${name}: ${before[name]} before, ${now[name]} after`);
    }
    const bytes = more(now, 'JSHeapUsedSize');
    assert(bytes < heap, `${bytes} bytes more`);
    t.diagnostic(`${bytes} bytes of heap more after 500 embeds`);
    await page.close();
  });
});
