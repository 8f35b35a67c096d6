// The package as it was built: `npm test` builds first.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { publishedFiles } from '../../scripts/pack.mjs';
import { root } from '../../scripts/setup.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const filesIn = (path) => readdirSync(join(root, path), { recursive: true });
const packageJson = JSON.parse(read('package.json'));

/** What npm would publish, by path. */
const published = await publishedFiles();

const tags = filesIn('src/define').map((file) => file.replace(/\.ts$/, ''));

describe('the package', () => {
  for (const [name, target] of Object.entries(packageJson.exports)) {
    const paths = typeof target === 'string' ? [target] : Object.values(target);
    for (const path of paths) {
      test(`publishes ${path} for ${name}`, () => {
        const [start = '', end] = path.replace('./', '').split('*');
        const fits = (it) =>
          end === undefined ? it === start : it.startsWith(start) && it.endsWith(end);
        assert(published.some(fits));
      });
    }
  }

  test('publishes a definition of each tag', () => {
    assert.notDeepEqual(tags, []);
    for (const tag of tags) {
      for (const kind of ['js', 'd.ts']) assert(published.includes(`dist/define/${tag}.${kind}`));
    }
  });

  test('publishes no source, test or tool', () => {
    const stray = published.filter(
      (path) => !/^((dist|types)\/|docs\/.+\.(md|png|svg)$|[^/]+\.(md|json)$|LICENSE$)/.test(path),
    );
    assert.deepEqual(stray, []);
  });

  test('can be imported where there is no DOM, and registers nothing', async () => {
    const script = `
      const before = typeof document;
      const names = Object.keys(await import('zoom-embed-elements'));
      const tags = ${JSON.stringify(tags)}.filter((tag) => globalThis.customElements?.get(tag));
      console.log(JSON.stringify({ before, names, tags }));`;
    const args = ['--input-type=module', '--eval', script];
    const result = JSON.parse(
      execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }),
    );
    assert.equal(result.before, 'undefined');
    assert.deepEqual(result.tags, []);
    for (const name of ['ZoomCcEmbed', 'ZoomPhoneEmbed', 'ZpNoteField'])
      assert(result.names.includes(name), name);
  });
});

describe('the CDN files', () => {
  const scripts = filesIn('dist/cdn').filter((file) => file.endsWith('.js'));

  test('are a module and a classic script', () => {
    assert.deepEqual(scripts.sort(), [
      ...['translations/de.js', 'translations/es.js', 'translations/ja.js'],
      ...['zoom-embed-elements.iife.js', 'zoom-embed-elements.js'],
      ...['zoom-embeds.iife.js', 'zoom-embeds.js'],
    ]);
  });

  test('have their integrity values', () => {
    const expected = scripts.map((file) => {
      const hash = createHash('sha384')
        .update(read(`dist/cdn/${file}`))
        .digest('base64');
      return [file, `sha384-${hash}`];
    });
    assert.deepEqual(JSON.parse(read('dist/cdn/sri.json')), Object.fromEntries(expected));
  });

  test('bring no template engine for the embeds alone', () => {
    for (const file of scripts.filter((each) => each.startsWith('zoom-embeds.'))) {
      assert.doesNotMatch(read(`dist/cdn/${file}`), /litHtmlVersions/, file);
    }
  });

  for (const file of scripts) {
    describe(file, () => {
      const code = read(`dist/cdn/${file}`);

      test('needs no other file', () => {
        assert.doesNotMatch(code, /\bimport\s*[("'{*]|\bfrom\s*["'`]/);
      });

      test('evaluates no string', () => {
        assert.doesNotMatch(code, /\beval\(|\bnew Function\b|\bFunction\(/);
      });

      test('holds production code', () => {
        assert.doesNotMatch(code, /Lit is in dev mode/);
      });

      test('is minified, and the module names its map', () => {
        assert.doesNotMatch(code, /^\s*(const|let|return|if)\b/m);
        const isClassic = /\.iife\.|^translations/.test(file);
        const map = isClassic ? undefined : `${file}.map`;
        assert.equal(/\n\/\/# sourceMappingURL=(.+)\s*$/.exec(code)?.[1], map);
      });
    });
  }
});

describe('the pages of the simulator', () => {
  const pages = filesIn('dist/simulator').filter((file) => file.endsWith('.html'));

  test('are there', () => {
    assert(pages.includes('phone.html'));
    assert(pages.includes('contact-center.html'));
  });

  for (const page of pages) {
    test(`${page} works under a strict Content-Security-Policy, below any path`, () => {
      const html = read(`dist/simulator/${page}`);
      for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) assert.match(tag, / src="\.\//);
      assert.doesNotMatch(html, /<style\b|\sstyle=|\son\w+=|javascript:/);
      assert.doesNotMatch(html, /(src|href)="\//);
    });
  }
});
