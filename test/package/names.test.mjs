// Pages under real names, which no server of ours has: every request is answered here. In Chromium, on the
// script as it was built.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root } from '../../scripts/setup.mjs';
import { launch, skip } from './browser.mjs';

const script = readFileSync(join(root, 'dist/cdn/zoom-embed-elements.iife.js'), 'utf8');

describe('under Zoom’s own names', { skip }, () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  const HOST = 'https://crm.test/';
  const REDIRECTED = 'https://zoom.us/cci/redirected';

  /** Opens a host page with one embed, in a world where every name answers. */
  async function open(tag, attributes = {}) {
    const context = await browser.newContext({ permissions: ['microphone'] });
    await context.route('**', (route) => {
      const url = route.request().url();
      const content =
        url === HOST
          ? `<script>${script}</script>`
          : url.startsWith(REDIRECTED)
            ? `<script>location.replace('https://us02web.zoom.us/')</script>`
            : 'widget';
      const body = `<!doctype html><body>${content}</body>`;
      return route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
    });
    const page = await context.newPage();
    await page.goto(HOST);
    await page.evaluate(
      ({ tag, attributes }) => {
        const window = /** @type {any} */ (globalThis);
        const embed = window.document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) embed.setAttribute(name, value);
        window.heard = [];
        embed.addEventListener('embed-message', ({ detail }) => {
          if (detail.direction === 'in') window.heard.push(detail.message.type);
        });
        const loaded = new Promise((resolve) => {
          void embed.updateComplete.then(() => embed.iframe.addEventListener('load', resolve));
        });
        window.document.body.append(embed);
        return loaded;
      },
      { tag, attributes },
    );
    const frame = page.frames().find((each) => each !== page.mainFrame());
    assert(frame);
    /** Lets the frame's page say something; resolves to what the embed has heard. */
    const say = async (type) => {
      const arrived = page.evaluate(
        () =>
          new Promise((resolve) => {
            const window = /** @type {any} */ (globalThis);
            window.addEventListener('message', ({ origin }) => resolve(origin), { once: true });
          }),
      );
      await frame.evaluate(
        ({ type, host }) => {
          const window = /** @type {any} */ (globalThis);
          window.parent.postMessage({ type }, new URL(host).origin);
        },
        { type, host: HOST },
      );
      const origin = await arrived;
      const heard = await page.evaluate(() => /** @type {any} */ (globalThis).heard.splice(0));
      return { origin, heard };
    };
    const microphone = () =>
      frame.evaluate(() =>
        /** @type {any} */ (globalThis).document.featurePolicy.allowsFeature('microphone'),
      );
    return { context, page, frame, say, microphone };
  }

  const cases = [
    {
      tag: 'zoom-cc-embed',
      type: 'zcc-resize',
      trusted: [
        'https://zoom.us/elsewhere',
        'https://www.zoom.us/',
        'https://us02web.zoom.us/',
        'https://a.b.zoom.us/',
      ],
      foreign: [
        'https://zoom.us.evil.test/',
        'https://evilzoom.us/',
        'https://zoom.us./',
        'https://www.zoom.us./',
        'https://zoom.us:8443/',
        'https://us02web.zoom.us:8443/',
        'https://zoom.us.com/',
        'https://zoom-us.test/',
        'https://zoomgov.com/',
        'https://xzoom.us/',
        'http://zoom.us/',
      ],
    },
    {
      tag: 'zoom-phone-embed',
      type: 'zp-ready',
      trusted: ['https://applications.zoom.us/elsewhere'],
      foreign: [
        'https://zoom.us/',
        'https://www.applications.zoom.us/',
        'https://applications.zoom.us./',
        'https://applications.zoom.us:8443/',
        'https://applications.zoom.us.evil.test/',
        'http://applications.zoom.us/',
      ],
    },
  ];
  for (const { tag, type, trusted, foreign } of cases) {
    test(`<${tag}> believes Zoom’s hosts, and none that look like them`, async () => {
      const { context, frame, say } = await open(tag);
      for (const url of trusted) {
        await frame.goto(url);
        const { origin, heard } = await say(type);
        assert.equal(origin, new URL(url).origin);
        assert.deepEqual(heard, [type], url);
      }
      for (const url of foreign) {
        await frame.goto(url);
        const { origin, heard } = await say(type);
        assert.equal(origin, new URL(url).origin);
        assert.deepEqual(heard, [], url);
      }
      await context.close();
    });
  }

  test('a redirect to a name of Zoom’s that the page trusts keeps the microphone, others do not', async () => {
    // Chromium takes no wildcard here: the page names the host to which its account is sent.
    const { context, frame, say, microphone } = await open('zoom-cc-embed', {
      src: REDIRECTED,
      'trusted-origins': 'https://us02web.zoom.us',
    });
    await frame.waitForURL('https://us02web.zoom.us/');
    assert.equal(await microphone(), true);
    assert.deepEqual((await say('zcc-resize')).heard, ['zcc-resize']);
    await frame.goto('https://zoom.us/');
    assert.equal(await microphone(), true);
    for (const url of ['https://evilzoom.us/', 'https://us02web.zoom.us.evil.test/']) {
      await frame.goto(url);
      assert.equal(await microphone(), false, url);
    }
    await context.close();
  });

  test('a vanity name and zoom.us hand the microphone to each other', async () => {
    const { context, frame, microphone } = await open('zoom-cc-embed', { vanity: 'acme' });
    assert.match(frame.url(), /^https:\/\/acme\.zoom\.us\//);
    for (const url of ['https://zoom.us/', 'https://acme.zoom.us/']) {
      await frame.goto(url);
      assert.equal(await microphone(), true, url);
    }
    await context.close();
  });
});
