// The package as a user gets it: packed, unpacked into a project of its own, and used there in Node
// and in a browser.
import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { root } from '../../scripts/setup.mjs';
import { serveFolder } from '../../scripts/wtr/serve-folder.mjs';
import { launch, skip } from './browser.mjs';
import { createHostProject, entriesOf } from './host-project.mjs';
import { pages } from './markdown.mjs';

const project = await createHostProject();
after(() => project.remove());

const entries = entriesOf(project);
const isCode = ({ file }) => file.endsWith('.js');
const isForBrowsers = ({ file }) => file.startsWith('dist/cdn/');

/** What the controls need: the policy of the engine that draws them, for each copy of it in the page. */
const ENGINE = { policies: "lit-html 'allow-duplicates'" };

const read = (path) => readFileSync(join(project.package, path), 'utf8');
const readBytes = (path) => readFileSync(join(project.package, path));
const write = (path, text) => writeFileSync(join(project.folder, path), text);

describe('the tarball', () => {
  test('holds nothing of the workshop', () => {
    const stray = project.files.filter((path) => /(^|\/)((test|demo|scripts|src)\/|\.)/.test(path));
    assert.deepEqual(stray, []);
  });

  test('names no path of the machine that built it', () => {
    const text = project.files.filter((path) => /\.(js|css|html|map|ts|json|md)$/.test(path));
    assert(text.length > 100);
    const telling = text.filter((path) => read(path).includes(root.replace(/\/$/, '')));
    assert.deepEqual(telling, []);
  });

  test('has a map of what is minified, which brings our own sources along', () => {
    const maps = project.files.filter((path) => path.endsWith('.map'));
    assert(maps.includes('dist/cdn/zoom-embed-elements.js.map'));
    assert.deepEqual(
      maps.filter((path) => !/^dist\/cdn\/[\w-]+\.js\.map$/.test(path)),
      [],
    );
    const missing = maps.flatMap((path) => {
      const { sources, sourcesContent, ignoreList } = JSON.parse(read(path));
      assert(sourcesContent.filter(Boolean).length > 50);
      const isThere = (source, index) =>
        ignoreList.includes(index) ||
        typeof sourcesContent[index] === 'string' ||
        existsSync(join(project.package, dirname(path), source));
      assert(sources.length > 0, path);
      return sources.filter((source, index) => !isThere(source, index));
    });
    assert.deepEqual(missing, []);
  });

  test('is not doubled by its maps', () => {
    const weigh = (isWanted) =>
      gzipSync(Buffer.concat(project.files.filter(isWanted).map((path) => readBytes(path)))).length;
    const maps = weigh((path) => path.endsWith('.map'));
    assert(maps < 0.5 * weigh((path) => !path.endsWith('.map')), `${maps} bytes of maps`);
  });

  test('has what its README links to', () => {
    const links = pages
      .filter(({ path }) => path === 'README.md')
      .flatMap(({ links, text }) => [...links, ...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].flat())
      .filter((link) => !/^https?:|^#|^!/.test(link));
    assert(links.length > 20);
    const missing = links.filter((link) => !project.files.includes(link.split('#')[0]));
    assert.deepEqual(missing, []);
  });

  test('has every map that a script names', () => {
    const scripts = project.files.filter((path) => path.endsWith('.js'));
    for (const path of scripts) {
      const [, map] = /\n\/\/# sourceMappingURL=(.+)\s*$/.exec(read(path)) ?? [];
      if (map) assert(project.files.includes(join(dirname(path), map)), `${path}: ${map}`);
    }
  });
});

describe('in Node, without a DOM', () => {
  for (const { name, file } of entries.filter((entry) => !isForBrowsers(entry))) {
    test(`imports ${name}`, () => {
      const how = file.endsWith('.json') ? ", { with: { type: 'json' } }" : '';
      const script = `
        const before = typeof document + typeof HTMLElement;
        const module = await import(${JSON.stringify(name)}${how});
        console.log(before, Object.keys(module).length, import.meta.resolve(${JSON.stringify(name)}));`;
      write('check.mjs', script);
      const args = ['--no-warnings', 'check.mjs'];
      const output = execFileSync(process.execPath, args, {
        cwd: project.folder,
        encoding: 'utf8',
      });
      const [before, names, path = ''] = output.trim().split(' ');
      assert.equal(before, 'undefinedundefined');
      // Not some other copy of the package.
      assert(path.startsWith(pathToFileURL(project.folder).href), path);
      if (!/\/(define|translations)\b/.test(name)) assert(Number(names) > 0);
    });
  }
});

describe('in a browser', { skip }, () => {
  let browser, simulator, page, host, cdn, embeds, complaints;

  before(async () => {
    const { startSimulator } = await import(
      pathToFileURL(join(project.package, 'dist/simulator/server.js')).href
    );
    [simulator, host, cdn, browser] = await Promise.all([
      startSimulator(),
      serveFolder(project.folder, join(root, 'test/frames')),
      serveFolder(project.package),
      launch(),
    ]);
    embeds = `
      <zoom-phone-embed src="${simulator.phoneUrl}">
        <zp-note-field name="Outcome"></zp-note-field>
      </zoom-phone-embed>
      <zoom-cc-embed src="${simulator.contactCenterUrl}"></zoom-cc-embed>`;
    page = await browser.newPage();
    // A slow machine is no failure.
    page.setDefaultTimeout(120_000);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
  });
  after(async () => {
    await browser?.close();
    host?.close();
    cdn?.close();
    await simulator?.close();
  });

  /** Opens a page of the host under a policy that allows no more than is given. */
  const open = async (head, { scripts = '', policies = "'none'" } = {}) => {
    const policy = [
      "default-src 'none'",
      `script-src 'self' ${scripts}`,
      `frame-src ${new URL(simulator.phoneUrl).origin}`,
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      `trusted-types ${policies}`,
    ].join('; ');
    complaints = [];
    // The icon keeps the browser from asking for one.
    write('page.html', `<!doctype html><title>Host</title><link rel="icon" href="data:,">${head}`);
    const url = new URL('/page.html', host.origin);
    url.searchParams.set('header', `Content-Security-Policy:${policy}; img-src data:`);
    await page.goto(url.href);
  };

  const exchanged = () => page.evaluate('window.result');

  const expected = {
    phone: { from: '+12025550123', number: '+12025550199', note: 'Outcome', complaints: [] },
    contactCenter: { same: true, channel: 'voice', complaints: [] },
  };

  test('every entry loads in a bundle, and messages go both ways', async () => {
    const imported = entries.filter(
      ({ name, file }) =>
        !/\/(simulator|playwright)$/.test(name) && (file.endsWith('.json') || isCode({ file })),
    );
    const names = imported.map(({ name }) => name).filter((name) => !name.endsWith('.iife.js'));
    write(
      'bundled.js',
      `import 'zoom-embed-elements/define';
      import { connectSimulator } from 'zoom-embed-elements/simulator/client';
      import { exchange } from ${JSON.stringify(join(root, 'test/frames/exchange.js'))};
      const modules = [${names.map((name) => `() => import(${JSON.stringify(name)})`).join(', ')}];
      window.result = (async () => {
        const loaded = await Promise.all(modules.map((load) => load()));
        return { loaded: loaded.length, ...(await exchange(connectSimulator)) };
      })();`,
    );
    await build({
      root: project.folder,
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: 'bundle',
        // A preloading script would be one more thing between the package and the page.
        modulePreload: false,
        reportCompressedSize: false,
        rolldownOptions: {
          input: join(project.folder, 'bundled.js'),
          output: { entryFileNames: 'host.js' },
        },
      },
    });
    await open(`<script type="module" src="/bundle/host.js"></script>${embeds}`, ENGINE);
    assert.deepEqual(await exchanged(), { loaded: names.length, ...expected });
    assert.deepEqual(complaints, []);
  });

  const integrity = JSON.parse(read('dist/cdn/sri.json'));
  const hostScript = `<script type="module" src="/host.js"></script>`;

  /** A script of the CDN, from another origin than the page's. */
  const script = (file, hash, type = '') =>
    `<script ${type} src="${cdn.origin}/dist/cdn/${file}?header=access-control-allow-origin:${host.origin}"
      integrity="${hash}" crossorigin="anonymous"></script>`;

  before(() =>
    write(
      'host.js',
      `import { connectSimulator } from '/node_modules/zoom-embed-elements/dist/simulator/client.js';
      import { exchange } from '/exchange.js';
      window.result = customElements.whenDefined('zoom-cc-embed').then(() => exchange(connectSimulator));`,
    ),
  );

  for (const [file, type, policies] of [
    ['zoom-embed-elements.js', 'type="module"', ENGINE],
    ['zoom-embed-elements.iife.js', '', ENGINE],
    ['zoom-embeds.js', 'type="module"', {}],
    ['zoom-embeds.iife.js', '', {}],
  ]) {
    test(`${file} works from another origin, with its integrity, under Trusted Types`, async () => {
      await open(script(file, integrity[file], type) + hostScript + embeds, {
        scripts: cdn.origin,
        ...policies,
      });
      assert.deepEqual(await exchanged(), expected);
      assert.deepEqual(complaints, []);
      const isGlobal = await page.evaluate('typeof globalThis.ZoomEmbedElements?.ZoomPhoneEmbed');
      assert.equal(isGlobal, type ? 'undefined' : 'function');
    });

    test(`${file} is refused with another integrity`, async () => {
      const wrong = integrity[file].replace(/.{8}$/, 'AAAAAAAA');
      await open(script(file, wrong, type) + embeds, { scripts: cdn.origin, ...policies });
      assert.equal(
        await page.evaluate("typeof customElements.get('zoom-phone-embed')"),
        'undefined',
      );
      assert.match(complaints.join(), /integrity/);
    });
  }
});
