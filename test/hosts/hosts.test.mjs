// Every host under demo/hosts, built by its own tools, does the same on the simulator.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../scripts/browsers.mjs';
import {
  hosts,
  inHost,
  install,
  refreshLibrary,
  runScript,
  scriptsOf,
} from '../../scripts/hosts.mjs';
import { root } from '../../scripts/setup.mjs';
import { configWith, connect, holdDefinitions, openHost } from './host-page.mjs';
import { startSite } from './site.mjs';

// What is built: there is nothing to check its types against before that.
const { startSimulator } = await import(
  new URL('../../dist/simulator/server.js', import.meta.url).href
);

const wanted = process.env.HOSTS?.split(',') ?? hosts;
/** Why the packages of some cannot be installed. */
const uninstalled = new Map();
for (const name of wanted) uninstalled.set(name, await install(name));

const timeout = 300_000;
const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** Whether an application has several pages: it has a navigation then. */
const hasPages = (/** @type {string} */ name) => {
  const src = inHost(name, 'src');
  const files = existsSync(src)
    ? readdirSync(src).map((file) => join(src, file))
    : [inHost(name, 'index.html')];
  return files.some((file) => readFileSync(file, 'utf8').includes('<nav'));
};

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof startSite>>} */
let site;
/** @type {{ phoneUrl: string, contactCenterUrl: string, close(): Promise<void> }} */
let simulator;

before(async () => {
  simulator = await startSimulator();
  site = await startSite();
  browser = await chromium.launch({
    executablePath: ensureBrowser('chromium'),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});
after(async () => {
  await browser.close();
  site.close();
  await simulator.close();
});

for (const name of wanted) {
  describe(name, () => {
    const scripts = scriptsOf(name);
    const missing = uninstalled.get(name) ?? false;
    const onPage = { skip: missing, timeout };

    const rendersOnServer = 'build:server' in scripts;
    const runs = async (script, ...more) => {
      const { ok, output } = await runScript(name, script, ...more);
      assert(ok, output);
    };
    const onMachine = { skip: missing, timeout: 2 * timeout };
    if ('build' in scripts) {
      test('builds', onMachine, async () => {
        await refreshLibrary(name);
        await runs('build');
      });
    }
    if ('check' in scripts) test('passes its own type checker', onMachine, () => runs('check'));
    if ('lint' in scripts) test('passes its own linter', onMachine, () => runs('lint'));
    if ('test' in scripts) {
      test('passes its own test', onMachine, () => {
        // Node's runner does nothing where it believes to be a part of another one.
        const env = { CHROME_PATH: ensureBrowser('chromium'), NODE_TEST_CONTEXT: undefined };
        return runs('test', [], env);
      });
    }
    if (rendersOnServer) {
      test('builds for its server, and for a browser that warns', onMachine, async () => {
        await runs('build:server');
        // A framework tells of what does not fit the server's page in development only.
        await runs('build', ['--outDir', 'dist/development'], { NODE_ENV: 'development' });
      });
    }

    /** @type {import('playwright-core').BrowserContext} */
    let context;
    beforeEach(async () => {
      context = await browser.newContext({ viewport: { width: 1360, height: 760 } });
    });
    afterEach(() => context.close());

    const open = async (path = '') => {
      const { phoneUrl, contactCenterUrl } = simulator;
      const url = new URL(`${name}/${path}`, site.url);
      url.searchParams.set('phone', phoneUrl);
      url.searchParams.set('cc', contactCenterUrl);
      const { page, complaints } = await openHost(context, url.href);
      return {
        page,
        complaints,
        phone: page.getByRole('region', { name: 'Phone' }),
        contactCenter: page.getByRole('region', { name: 'Contact center' }),
      };
    };

    /** What every host does, however it came to be on the page. */
    const works = async ({ page, phone, contactCenter, complaints }) => {
      const zoomPhone = await connect(page, 'zoom-phone-embed');
      const zoomContactCenter = await connect(page, 'zoom-cc-embed');

      const config = await configWith(zoomPhone, ['Outcome', 'Notes']);
      assert.equal(config.enableContactSearching, true, 'by an attribute');
      assert.equal(config.enableAutoLog, true, 'by the property initConfig');
      assert.equal(config.enableSavingLog, false);
      assert.deepEqual(config.notePageConfiguration[0], {
        fieldName: 'Outcome',
        fieldType: 'select',
        selectOptions: [
          { label: 'Interested', value: 'Interested' },
          { label: 'Call again', value: 'Call again' },
        ],
      });
      const ccConfig = await zoomContactCenter.next('zcc-init-config-response');
      assert.deepEqual(ccConfig, { phone: { screenPopEvent: 'ANSWER' } });

      await phone.getByRole('textbox', { name: 'New field' }).fill('Priority');
      await phone.getByRole('button', { name: 'Add field' }).click();
      await configWith(zoomPhone, ['Outcome', 'Notes', 'Priority']);
      await phone.getByRole('button', { name: 'Remove Notes' }).click();
      await configWith(zoomPhone, ['Outcome', 'Priority']);
      const items = phone.getByRole('list', { name: 'Note fields' }).getByRole('listitem');
      assert.equal(await items.count(), 2);

      await zoomPhone.run([{ ring: {} }, { answer: {} }]);
      const calls = phone.getByRole('list', { name: 'Calls' }).getByRole('listitem');
      await calls.filter({ hasText: 'Ada Lovelace' }).filter({ hasText: 'connected' }).waitFor();
      await zoomPhone.run({ hangUp: {} });
      await calls.filter({ hasText: 'ended' }).waitFor();

      await zoomPhone.run({ search: 'grace' });
      const { contacts } = await zoomPhone.next('zp-contact-search-response');
      assert.deepEqual(contacts, [{ displayName: 'Grace Hopper', number: '+16505559999' }]);

      const number = phone.getByRole('textbox', { name: 'Number' });
      await number.fill('nobody');
      await phone.getByRole('button', { name: 'Call' }).click();
      const result = phone.getByRole('status');
      await result.filter({ hasText: 'must hold at least one digit' }).waitFor();
      await number.fill('+16505559999');
      await phone.getByRole('button', { name: 'Call' }).click();
      await result.filter({ hasText: 'Dialling +16505559999' }).waitFor();
      assert.deepEqual(await zoomPhone.next('zp-make-call'), { number: '+16505559999' });

      const status = contactCenter.getByRole('status', { name: 'Agent status' });
      await zoomContactCenter.run('sign-in');
      await status.filter({ hasText: 'Ready' }).waitFor();
      await zoomContactCenter.run('ringing-voice');
      const [match] = await zoomContactCenter.next('zcc-incomingPhone-response');
      assert.equal(match.name, 'Ada Lovelace');
      const engagement = contactCenter.getByRole('listitem').filter({ hasText: '+16505551234' });
      await engagement.getByRole('button', { name: 'Accept' }).click();
      await engagement.filter({ hasText: 'active' }).waitFor();

      assert.deepEqual(await zoomPhone.problems(), []);
      assert.deepEqual(await zoomContactCenter.problems(), []);
      assert.deepEqual(complaints, []);
    };

    test('works', onPage, async () => {
      await works(await open());
    });

    test('works when the elements are defined after the page was drawn', onPage, async () => {
      const release = await holdDefinitions(context);
      const host = await open();
      await host.phone.getByRole('button', { name: 'Remove Notes' }).waitFor();
      await host.page.waitForLoadState('load');
      assert.equal(await host.page.evaluate(() => !customElements.get('zoom-phone-embed')), true);
      await release(host.page);
      await works(host);
    });

    if (rendersOnServer) {
      test('works on what its server rendered', onPage, async () => {
        await works(await open('development/?server'));
      });
    }

    const routes = hasPages(name) ? ['', '#/customers'] : [''];

    if (routes.length > 1) {
      // A server never sees what is behind `#`.
      const deep = rendersOnServer ? ['', 'development/?server'] : [''];
      for (const path of deep) {
        test(`keeps its widgets from page to page ${path}`.trim(), onPage, async () => {
          /** @type {string[]} */
          const loads = [];
          context.on('request', (request) => {
            if (request.isNavigationRequest() && request.frame().parentFrame()) {
              loads.push(new URL(request.url()).pathname);
            }
          });
          const { page, complaints, phone } = await open(`${path}#/customers`);
          const { search } = new URL(page.url());
          const customers = page.getByRole('list', { name: 'Customers' });
          const newField = phone.getByRole('textbox', { name: 'New field' });
          const [desk, list] = ['Phone', 'Customers'].map((link) =>
            page.getByRole('navigation').getByRole('link', { name: link, exact: true }),
          );
          await customers.waitFor();

          const zoomPhone = await connect(page, 'zoom-phone-embed');
          const zoomContactCenter = await connect(page, 'zoom-cc-embed');
          await configWith(zoomPhone, ['Outcome', 'Notes']);
          await zoomContactCenter.next('zcc-init-config-response');
          const births = () =>
            Promise.all(page.frames().map((frame) => frame.evaluate('performance.timeOrigin')));
          const born = await births();

          for (let times = 1; times <= 3; times++) {
            await desk.click();
            await newField.waitFor();
            assert.equal(await desk.getAttribute('aria-current'), 'page');
            await list.click();
            await customers.waitFor();
            assert.equal(await newField.count(), 0, 'one page at a time');
            assert.equal(new URL(page.url()).search, search);
            assert.deepEqual(await births(), born, 'the frames are the same');
          }

          const call = page.getByRole('list', { name: 'Calls' }).getByRole('listitem');
          await zoomPhone.run({ ring: {} });
          await desk.click();
          await newField.waitFor();
          await call.filter({ hasText: 'Ada Lovelace' }).filter({ hasText: 'ringing' }).waitFor();
          await zoomPhone.run([{ answer: {} }, { hangUp: {} }]);
          await list.click();
          await customers.waitFor();
          await call.filter({ hasText: 'Ada Lovelace' }).filter({ hasText: 'ended' }).waitFor();

          const grace = customers.getByRole('listitem').filter({ hasText: 'Grace Hopper' });
          await grace.getByRole('link').click();
          const { number } = await zoomPhone.next('zp-make-call');
          assert.equal(number, '+16505559999');

          assert.deepEqual(await births(), born);
          assert.deepEqual(loads.sort(), ['/contact-center.html', '/phone.html']);
          assert.deepEqual(await zoomPhone.problems(), []);
          assert.deepEqual(complaints, []);
        });
      }
    }

    test('has no accessibility issue that axe finds', onPage, async () => {
      for (const route of routes) {
        const { page } = await open(route);
        await connect(page, 'zoom-phone-embed');
        await connect(page, 'zoom-cc-embed');
        await page.evaluate(axe);
        const issues = await page.evaluate(async () => {
          // @ts-expect-error -- what was evaluated before
          const { violations } = await window.axe.run(document, { iframes: false });
          return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
        });
        assert.deepEqual(issues, [], route);
      }
    });
  });
}
