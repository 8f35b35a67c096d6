// The two whole programs of the documentation, run as they are printed: the README's page, and the test
// in docs/testing.md.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { pinned } from '../../scripts/package-page.mjs';
import { root } from '../../scripts/setup.mjs';
import { serveFolder } from '../../scripts/wtr/serve-folder.mjs';
import { executablePath, launch, skip } from './browser.mjs';
import { createHostProject } from './host-project.mjs';
import { pages } from './markdown.mjs';

/** The first block of a page that fits. */
const block = (path, language, part) => {
  const page = pages.find((each) => each.path === path);
  const found = page?.blocks.find((each) => each.language === language && each.code.includes(part));
  assert(found, `${path} has no such block`);
  return found.code;
};

describe('the documentation’s programs', { skip }, () => {
  let project, host;
  const write = (path, text) => writeFileSync(join(project.folder, path), text);

  before(async () => {
    project = await createHostProject();
    host = await serveFolder(project.folder, join(root, 'test/frames'));
  });
  after(() => {
    host?.close();
    project?.remove();
  });

  test('the README’s page runs, with the CDN’s file and Zoom’s address', async () => {
    const browser = await launch();
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(120_000);
      const { unpkg, version } = project.packageJson;
      const integrity = JSON.parse(
        readFileSync(join(project.package, 'dist/cdn/sri.json'), 'utf8'),
      );
      await page.route(`https://unpkg.com/zoom-embed-elements@${version}/**`, (route) =>
        route.fulfill({
          path: join(project.package, unpkg),
          // Modules of another origin are asked for so.
          headers: { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' },
        }),
      );
      await page.route('https://applications.zoom.us/**', (route) => {
        const { pathname } = new URL(route.request().url());
        const file = pathname.endsWith('/home')
          ? 'phone.html'
          : pathname.replace(/.*\/assets\//, 'assets/');
        return route.fulfill({ path: join(project.package, 'dist/simulator', file) });
      });
      const lines = [];
      page.on('console', (message) => lines.push(message.text()));
      page.on('pageerror', (error) => lines.push(String(error)));
      write(
        'readme.html',
        `<!doctype html><title>Host</title><link rel="icon" href="data:,">
        <button id="callButton">Call</button>
        <script>
          var saved = [];
          const saveToCrm = (call) => saved.push(call.callId);
          const findContacts = async (text) => [{ number: '+12025550123', displayName: text }];
        </script>
        ${pinned(block('README.md', 'html', 'unpkg.com'), version, integrity[basename(unpkg)])}`,
      );
      await page.goto(`${host.origin}/readme.html`);
      const results = await page.evaluate("import('/readme.js').then(({ visit }) => visit())");
      assert.deepEqual(results, {
        fields: ['Outcome', 'Notes'],
        contacts: [{ number: '+12025550123', displayName: 'Ada' }],
        number: '+16505551234',
        saved: 1,
        problems: [],
      });
      assert.equal(lines.length, 1, lines.join('\n'));
      assert.match(lines[0], /^.+ is calling$/);
      assert.doesNotMatch(lines[0], /undefined/);
    } finally {
      await browser.close();
    }
  });

  test('the test in docs/testing.md passes against an application', async () => {
    // What that page takes for granted: playwright-core is installed, and an application runs.
    symlinkSync(
      join(root, 'node_modules/playwright-core'),
      join(project.folder, 'node_modules/playwright-core'),
      'junction',
    );
    write('phone.test.mjs', block('docs/testing.md', 'js', 'chromium.launch'));
    write(
      'app.html',
      `<!doctype html><title>Application</title><p id="said"></p>
      <zoom-phone-embed></zoom-phone-embed>
      <script type="module">
        import '/node_modules/zoom-embed-elements/dist/cdn/zoom-embed-elements.js';
        document.addEventListener('calls-change', ({ detail: { call } }) => {
          const verb = call.state === 'ringing' ? 'calling' : call.state;
          document.querySelector('#said').textContent = call.remote.number + ' is ' + verb;
        });
      </script>`,
    );
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--test', '--test-reporter=tap', 'phone.test.mjs'],
      {
        cwd: project.folder,
        env: {
          ...process.env,
          // Node's runner would take it for a part of this one.
          NODE_TEST_CONTEXT: undefined,
          APP_URL: `${host.origin}/app.html`,
          CHROME_PATH: executablePath,
        },
      },
    ).catch((error) => error);
    assert.match(stdout, /^# pass 2$/m, stdout);
    assert.match(stdout, /^# fail 0$/m, stdout);
  });
});
