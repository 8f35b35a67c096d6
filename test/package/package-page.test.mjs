// What the package's page shows: the README, which has no files beside it there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  pinned,
  placesOf,
  scriptTag,
  withAbsoluteLinks,
  withRelativeLinks,
} from '../../scripts/package-page.mjs';
import { root } from '../../scripts/setup.mjs';

const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const packageJson = json('package.json');
const integrity = json('dist/cdn/sri.json')['zoom-embed-elements.js'];
const places = placesOf(packageJson);

describe('the first example', () => {
  test('loads this version, with an integrity value', () => {
    const [value] = /sha384-[\w+/]{64}/.exec(readme) ?? [];
    assert(value, 'no integrity value: node scripts/package-page.mjs pin');
    assert(readme.includes(scriptTag(packageJson.version, value)));
  });

  test('gets the version and the value of what is published, and nothing else changes', () => {
    const published = pinned(readme, '9.8.7', integrity);
    assert(published.includes(scriptTag('9.8.7', integrity)));
    assert.equal(
      pinned(published, packageJson.version, ''),
      pinned(readme, packageJson.version, ''),
    );
    assert.equal(published.split('\n').length, readme.split('\n').length);
  });

  test('is found however it was written before', () => {
    const bare = '<script type="module" src="https://unpkg.com/zoom-embed-elements"></script>';
    assert.equal(pinned(bare, '1.0.0', 'sha384-x'), scriptTag('1.0.0', 'sha384-x'));
  });
});

describe('the links', () => {
  const published = withAbsoluteLinks(readme, places);

  test('name a place each, of this version', () => {
    const links = [...published.matchAll(/\]\(([^)]+)\)/g)].map(([, to]) => to);
    assert(links.length > 30);
    for (const link of links) assert(/^https:/.test(link) && URL.canParse(link), link);
    assert(published.includes(`](${places.page}docs/phone.md)`));
    assert(published.includes(`](${places.file}docs/images/desk.png)`));
    assert(places.page.includes(packageJson.version));
  });

  test('are what they were once the package is packed', () => {
    assert.equal(withRelativeLinks(published, places), readme);
  });

  test('lead to the repository where there is one, and else to the CDN', () => {
    for (const repository of [
      'github:acme/embed',
      'https://github.com/acme/embed',
      { url: 'git+https://github.com/acme/embed.git' },
      { url: 'git@github.com:acme/embed.git' },
    ]) {
      const { page, file } = placesOf({ name: 'x', version: '1.2.3', repository });
      assert.equal(page, 'https://github.com/acme/embed/blob/v1.2.3/');
      assert.equal(file, 'https://raw.githubusercontent.com/acme/embed/v1.2.3/');
    }
    assert.match(placesOf({ name: 'x', version: '1.2.3' }).page, /unpkg\.com\/x@1\.2\.3\//);
  });

  test('with an image in them keep both', () => {
    const text = '[![A](docs/a.png)](docs/a.md) [b](#c) [d](https://example.com/)';
    assert.equal(
      withAbsoluteLinks(text, { page: 'https://p/', file: 'https://f/' }),
      '[![A](https://f/docs/a.png)](https://p/docs/a.md) [b](#c) [d](https://example.com/)',
    );
  });
});
