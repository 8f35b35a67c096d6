// The recipes in docs/recipes, run as they are printed, on the simulator. In Chromium.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { root } from '../../scripts/setup.mjs';
import { serveFolder } from '../../scripts/wtr/serve-folder.mjs';
import { launch, skip } from './browser.mjs';
import { pages } from './markdown.mjs';

// What is built: there is nothing to check its types against before that.
const { simulateZoom } = await import(
  new URL('../../dist/simulator/playwright.js', import.meta.url).href
);

/** The blocks of a recipe in one language. */
const blocks = (name, language) => {
  const page = pages.find(({ path }) => path === `docs/recipes/${name}.md`);
  assert(page, name);
  return page.blocks.filter((each) => each.language === language).map(({ code }) => code);
};

/** What a bundler would do. */
const bundled = (code) =>
  code.replace(/import 'zoom-embed-elements\/[^']+';/g, `import '/zoom-embed-elements.js';`);

describe('the recipe', { skip }, () => {
  let browser, server, page;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serveFolder(join(root, 'dist/cdn'))]);
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
  afterEach(() => page?.close());

  /** Opens a page of this text, which may have a policy and a script beside it. */
  const open = async (html, { policy = '', script = '', beforehand = '' } = {}) => {
    page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const zoom = await simulateZoom(page, { timeout: 60_000 });
    const serve = (path, contentType, body, headers = {}) =>
      page.route(server.origin + path, (route) => route.fulfill({ contentType, body, headers }));
    await serve('/recipe.js', 'text/javascript', bundled(script));
    await serve(
      '/recipe.html',
      'text/html',
      `<!doctype html><title>Recipe</title>${bundled(html)}`,
      policy && { 'content-security-policy': policy },
    );
    if (beforehand) await page.addInitScript(beforehand);
    await page.goto(`${server.origin}/recipe.html`);
    return { zoom, complaints };
  };

  test('for a Content-Security-Policy lets both embeds work, and nothing is reported', async () => {
    const [policy = ''] = blocks('csp', 'text');
    assert.match(policy, /^default-src 'none';/);
    const { zoom, complaints } = await open(
      `<zoom-phone-embed></zoom-phone-embed><zoom-cc-embed></zoom-cc-embed>
       <script type="module" src="/recipe.js"></script>`,
      {
        policy: policy.replace(/\s*\n\s*/g, ' '),
        script: "import 'zoom-embed-elements/define';",
        beforehand: `addEventListener('securitypolicyviolation', (event) => {
          if (top === window) console.error('blocked', event.violatedDirective, event.blockedURI);
        });`,
      },
    );
    await zoom.phone.run({ ring: {} });
    await zoom.contactCenter.run('ringing-voice');
    await page.waitForFunction(
      `document.querySelector('zoom-phone-embed').calls.length &&
       document.querySelector('zoom-cc-embed').engagements.length`,
    );
    assert.deepEqual(complaints, []);
  });

  test('for moving from sdk.js floats a phone that is configured', async () => {
    const [, after = ''] = blocks('from-sdk', 'html');
    const { zoom, complaints } = await open(after);
    const { message } = await zoom.phone.nextReceived('zp-init-config');
    assert.equal(message.data.enableSavingLog, true);
    await zoom.phone.run({ ring: {} });
    // A call opens the panel.
    await page.waitForFunction(`document.querySelector('zoom-embed-dock').open`);
    assert.deepEqual(complaints, []);
  });

  test('for a Salesforce Open CTI panel dials, pops and saves', async () => {
    const [html = ''] = blocks('from-open-cti', 'html');
    const [script = ''] = blocks('from-open-cti', 'js');
    const { zoom, complaints } = await open(
      `${html}<script type="module" src="/recipe.js"></script>`,
      {
        script,
        beforehand: `
          const told = (globalThis.told = { logs: [], searched: [] });
          globalThis.sforce = { opencti: {
            CALL_TYPE: { INBOUND: 'inbound' },
            enableClickToDial() {},
            onClickToDial({ listener }) { told.click = listener; },
            setSoftphonePanelVisibility({ visible }) { told.visible = visible; },
            searchAndScreenPop({ searchParams, callback }) {
              told.searched.push(searchParams);
              callback({ success: true, returnValue: { '003A': {} } });
            },
            saveLog({ value, callback }) { told.logs.push(value); callback({ success: true }); },
          } };`,
      },
    );
    const told = () => page.evaluate('told');
    await zoom.phone.run([
      { ring: { from: '+12025550123' } },
      { answer: {} },
      { hangUp: {} },
      { log: {} },
    ]);
    await page.waitForFunction('told.logs.length');
    const { visible, searched, logs } = await told();
    assert.equal(visible, true);
    assert.deepEqual(searched, ['+12025550123']);
    assert.equal(logs.length, 1);
    assert.equal(logs[0].WhoId, '003A');
    assert.equal(logs[0].Subject, 'Call from +12025550123');

    await page.evaluate(`told.click({ number: '+12025550199', recordId: '003B' })`);
    const { message } = await zoom.phone.nextReceived('zp-make-call');
    assert.equal(message.data.number, '+12025550199');
    assert.deepEqual(complaints, []);
  });

  test('for extension pages tells Zoom the page’s origin', async () => {
    const script = blocks('extension-pages', 'js').join('\n');
    const { zoom, complaints } = await open(
      '<zoom-phone-embed></zoom-phone-embed><script type="module" src="/recipe.js"></script>',
      {
        script,
        beforehand: 'globalThis.notify = async (text) => { globalThis.notified = text; };',
      },
    );
    await zoom.phone.run({ ring: { from: '+12025550123' } });
    await page.waitForFunction(`globalThis.notified === '+12025550123 is calling'`);
    const src = await page.evaluate(`document.querySelector('zoom-phone-embed').iframe.src`);
    assert.equal(new URL(src).searchParams.get('originDomain'), server.origin);
    await page.evaluate(`postMessage({ dial: '+12025550199' }, location.origin)`);
    await zoom.phone.nextReceived('zp-make-call');
    assert.deepEqual(complaints, []);
  });
});

test('every recipe is in the table of contents', () => {
  const contents = readFileSync(join(root, 'docs/README.md'), 'utf8');
  const missing = pages
    .map(({ path }) => /^docs\/(recipes\/.*)$/.exec(path)?.[1])
    .filter((path) => path && !contents.includes(`(${path})`));
  assert.deepEqual(missing, []);
});
