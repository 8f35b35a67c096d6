// The documentation site: every page, and every example in each framework, as a reader meets them.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../scripts/browsers.mjs';
import { root } from '../../scripts/setup.mjs';
import {
  buildSite,
  checkExamples,
  installSite,
  serveSite,
  siteFolder,
} from '../../scripts/site.mjs';

const missing = await installSite();
const timeout = 300_000;
const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** Each example's name, and what it says of itself. */
const examples = readdirSync(join(root, 'site/examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    name,
    ...JSON.parse(readFileSync(join(root, 'site/examples', name, 'example.json'), 'utf8')),
  }));
const frameworks = ['html', 'vue', 'react', 'angular', 'svelte'];

const filesOf = (/** @type {string} */ ending) =>
  readdirSync(siteFolder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith(ending) && !file.startsWith('run/'))
    .sort();
const read = (/** @type {string} */ file) => readFileSync(join(siteFolder, file), 'utf8');

describe('the documentation site', { skip: missing, timeout: 2 * timeout }, () => {
  /** @type {Awaited<ReturnType<typeof serveSite>>} */
  let site;
  /** @type {import('playwright-core').Browser} */
  let browser;
  before(async () => {
    if (!process.env.SITE_BUILT) await buildSite();
    site = await serveSite();
    browser = await chromium.launch({
      executablePath: ensureBrowser('chromium'),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
  });
  after(async () => {
    await browser?.close();
    site?.close();
  });

  /** Opens a page, and notes what it complains of and whom it asks. */
  const open = async (path, options = {}) => {
    const context = await browser.newContext({
      viewport: { width: 1360, height: 900 },
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    /** @type {string[]} */
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await context.route('**/*', (route) => {
      const url = route.request().url();
      if (url.startsWith(site.url)) return route.continue();
      complaints.push(`asks ${url}`);
      return route.abort();
    });
    await page.goto(site.url + path);
    return { page, complaints, close: () => context.close() };
  };

  test('shows React, Angular and Vue that pass a strict compiler', async () => {
    assert.equal(await checkExamples(), undefined);
  });

  test('has a page for each file of the documentation, and each is in the sidebar', () => {
    const pages = filesOf('.html');
    const sources = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.md'),
    );
    assert(pages.length > sources.length);
    const home = read('before-you-start.html');
    const unlisted = pages.filter(
      (page) =>
        !/^(404|index|contents|measurements)\.html$/.test(page) &&
        !home.includes(`href="/${page.replace(/index\.html$/, '')}"`) &&
        !home.includes(`href="/${page}"`),
    );
    assert.deepEqual(unlisted, []);
  });

  test('has no link into the void', () => {
    const dead = filesOf('.html').flatMap((page) =>
      [...read(page).matchAll(/\s(?:href|src)="([^"]+)"/g)].flatMap(([, link = '']) => {
        if (/^(https?|mailto|data):/.test(link)) return [];
        const { pathname, hash } = new URL(link.replaceAll('&amp;', '&'), `http://x/${page}`);
        const file = pathname.replace(/\/$/, '/index.html').slice(1);
        const found = [file, `${file}.html`].find((each) => existsSync(join(siteFolder, each)));
        if (!found || statSync(join(siteFolder, found)).isDirectory()) return [`${page}: ${link}`];
        if (!hash || extname(found) !== '.html') return [];
        return read(found).includes(`id="${decodeURIComponent(hash.slice(1))}"`)
          ? []
          : [`${page}: ${link}`];
      }),
    );
    assert.deepEqual([...new Set(dead)], []);
  });

  test('is there as text, too', () => {
    const list = read('llms.txt');
    const linked = [...list.matchAll(/\]\(\/([^)]+)\)/g)].map(([, path]) => path);
    assert(linked.length > 25);
    for (const path of linked) assert(existsSync(join(siteFolder, path)), path);
    const whole = read('llms-full.txt');
    assert(whole.includes('# Before you start') && whole.includes('# Troubleshooting'));
    assert.doesNotMatch(whole, /<!-- (declare|live)/);
  });

  test('weighs at most 100 kB gzip on the first page, without the examples', async () => {
    const { page, close } = await open('introduction.html');
    await page.waitForLoadState('load');
    const urls = await page.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    );
    const files = ['introduction.html', ...urls.map((path) => path.slice(1))];
    const kinds = ['.html', '.js', '.css', '.woff2'];
    const loaded = files.filter((file) => kinds.includes(extname(file)));
    assert(loaded.length > 3);
    const total = loaded
      .map((file) => gzipSync(readFileSync(join(siteFolder, file))).length)
      .reduce((sum, each) => sum + each, 0);
    console.log(`first page: ${total} bytes of gzip`);
    assert(total <= 100_000, `${total} bytes`);
    await close();
  });

  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    for (const width of [360, 1360]) {
      test(`reads well in ${colorScheme}, ${width} pixels wide`, { timeout }, async () => {
        for (const path of ['', 'before-you-start.html', 'phone.html', 'playground.html']) {
          const { page, complaints, close } = await open(path, {
            viewport: { width, height: 900 },
            colorScheme,
          });
          await page.locator('h1').first().waitFor();
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.equal(overflow, 0, `${path} is too wide`);
          assert.deepEqual(complaints, [], path);
          // Each colour once, and each width once: the other two pairs would find the same.
          if ((colorScheme === 'dark') !== width > 1000) {
            await close();
            continue;
          }
          await page.evaluate(axe);
          // The widgets in the frames have tests of their own.
          const violations = await page.evaluate(async () => {
            const { violations } = await /** @type {any} */ (window).axe.run(document, {
              iframes: false,
            });
            return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
          });
          assert.deepEqual(violations, [], path);
          assert.deepEqual(complaints, [], path);
          await close();
        }
      });
    }
  }

  test('shifts nothing while it loads', { timeout }, async () => {
    for (const path of ['', 'introduction.html', 'phone.html']) {
      const { page, close } = await open('404.html');
      await page.addInitScript(() => {
        const window = /** @type {any} */ (globalThis);
        window.shifted = 0;
        new window.PerformanceObserver((list) => {
          for (const { value, hadRecentInput } of list.getEntries()) {
            if (!hadRecentInput) window.shifted += value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(site.url + path);
      if (path === '') {
        await page.locator('[data-example="screen-pop"]').scrollIntoViewIfNeeded();
        await page.frameLocator('[data-example] iframe').locator('zoom-phone-embed').waitFor();
      }
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      const shifted = await page.evaluate('shifted');
      console.log(`${path || 'the first page'}: layout shift ${shifted}`);
      assert(shifted < 0.05, `${path}: ${shifted}`);
      await close();
    }
  });

  test('finds a page by its words, without a server', async () => {
    const { page, complaints, close } = await open('introduction.html');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('10DLC');
    await page
      .getByRole('option', { name: /Before you start/ })
      .first()
      .waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });

  test('plays a message, and shows its event, record and drift', { timeout }, async () => {
    const { page, complaints, close } = await open('playground.html');
    const text = page.getByLabel('Message, as the widget posts it');
    const message = {
      id: 'm-1',
      type: 'zp-call-ringing-event',
      data: {
        callId: 'c-1',
        direction: 'sideways',
        caller: { phoneNumber: '+12025550123' },
        callee: { phoneNumber: '+12025550199' },
        dateTime: 7,
      },
    };
    await page.frameLocator('.playground iframe').locator('zoom-phone-embed').waitFor();
    await text.fill(JSON.stringify(message));
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.locator('summary', { hasText: 'zp-call-ringing-event' }).waitFor();
    await page.locator('[data-told=record]', { hasText: '"callId": "c-1"' }).waitFor();
    await page.locator('[data-told=drift]', { hasText: 'dateTime' }).waitFor();
    await text.fill('no JSON');
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByRole('alert').filter({ hasText: 'no JSON' }).waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });

  /** The page that shows an example; those of frameworks have a test of their own. */
  const pageOf = (/** @type {string} */ name) =>
    filesOf('.html').find(
      (file) => !file.startsWith('hosts/') && read(file).includes(`data-example="${name}"`),
    );

  test('the page of a framework begins with its own code', { timeout }, async () => {
    for (const framework of frameworks) {
      const file = framework === 'html' ? 'plain' : framework;
      const { page, complaints, close } = await open(`hosts/${file}.html`);
      const example = page.locator('[data-example]');
      await example.scrollIntoViewIfNeeded();
      await page.locator(`iframe[src*="/run/${framework}.html"]`).waitFor();
      await example.frameLocator('iframe').locator('zoom-phone-embed').waitFor();
      const selected = example.locator('[role=tab][aria-selected=true]');
      assert.equal(await selected.getAttribute('data-tab'), framework);
      assert.deepEqual(complaints, [], framework);
      await close();
    }
  });

  for (const { name, click, steps } of examples) {
    test(`the example ${name} does what it says, in each framework`, { timeout }, async () => {
      const path = pageOf(name);
      assert(path, 'no page shows it');
      const { page, complaints, close } = await open(path);
      const example = page.locator(`[data-example="${name}"]`);
      await example.scrollIntoViewIfNeeded();
      for (const framework of frameworks) {
        await example.locator(`[data-tab=${framework}]`).click();
        await page
          .locator(`[data-example="${name}"] iframe[src*="/run/${framework}.html"]`)
          .waitFor();
        const result = example.frameLocator('iframe');
        const output = () => result.locator('output').first();
        const act = async () => {
          for (const { label, shows } of steps) {
            await example.getByRole('button', { name: label, exact: true }).click();
            if (shows) await output().filter({ hasText: shows }).waitFor();
            if (click && shows) await press();
          }
        };
        const press = () => result.getByRole('button', { name: click }).first().click();
        await result.locator('zoom-phone-embed, zoom-cc-embed').waitFor();
        const before = (await output().count()) ? await output().textContent() : '';
        if (click && !steps[0].shows) {
          await press();
          await result.locator('output', { hasText: /^Call \S+: \w+$/ }).waitFor();
        }
        await act();
        assert.notEqual(await output().textContent(), before, framework);
        assert.deepEqual(complaints, [], framework);
      }
      await close();
    });
  }

  test('the HTML of an example can be changed and run', { timeout }, async () => {
    const { page, complaints, close } = await open(pageOf('screen-pop') ?? '');
    const example = page.locator('[data-example="screen-pop"]');
    await example.getByRole('button', { name: 'Edit' }).click();
    const editor = example.getByLabel('HTML of the example');
    await editor.fill((await editor.inputValue()).replace('Nobody has called yet.', 'Changed.'));
    await example.getByRole('button', { name: 'Run' }).click();
    await example.frameLocator('iframe').getByText('Changed.').waitFor();
    assert.deepEqual(complaints, []);
    await close();
  });
});
