// The documentation: its links lead somewhere, and its code is what the package takes.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../../scripts/setup.mjs';
import { compile } from './compile.mjs';
import { pages } from './markdown.mjs';

/** Code of other languages than these cannot be checked here, so there is none; SQL has a test of its own. */
const languages = ['css', 'html', 'js', 'json', 'sh', 'sql', 'ts', 'text'];

/** The guides of frameworks: their code is that of the applications in demo/hosts, which has tests. */
const isOfHosts = ({ path }) => path.startsWith('docs/hosts/');

/** Where the custom properties are documented: what all controls share, and what the dock has besides. */
const styling = ['docs/styling.md', 'docs/dock.md']
  .map((path) => readFileSync(join(root, path), 'utf8').replace(/^```.*?^```/gms, ''))
  .join('');

const elements = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'))
  .modules.flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName);

/** Every name of ours and Zoom's that starts as theirs do, and those that the pages warn of. */
const names = new Set([
  ...elements.flatMap(({ tagName, events = [] }) => [tagName, ...events.map(({ name }) => name)]),
  ...['phone', 'contact-center'].flatMap((product) => {
    const file = join(root, `test/fixtures/${product}.json`);
    return JSON.parse(readFileSync(file, 'utf8')).toWidget.map(({ type }) => type);
  }),
  'zcc-agent-info-request',
  'zp-ready',
  'zp-end-call',
]);

/** Pages that `npm run docs` makes: they are not in the repository, so no page there may link to them. */
const isMade = (path) => /^docs\/reference\/(?!README\.md)/.test(path);

/** Attributes that every element has. */
const isGlobal = (name) =>
  ['class', 'hidden', 'id', 'lang', 'dir', 'slot', 'tabindex', 'title'].includes(name) ||
  /^(data|aria)-/.test(name);

const TAG =
  /<([a-z][\w-]*)((?:\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>`]+))?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s"'>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>`]+))?/g;
const SCRIPT = /<script\b([^>]*)>([^]*?)<\/script>/g;

/** The tags and attributes of our own elements that are no such thing. */
function unknownMarkup(html) {
  return [...html.replace(SCRIPT, '').matchAll(TAG)].flatMap(([, tag, list]) => {
    if (!tag.includes('-')) return [];
    const element = elements.find(({ tagName }) => tagName === tag);
    if (!element) return [`<${tag}>`];
    const known = new Set(element.attributes.map(({ name }) => name));
    return [...list.matchAll(ATTRIBUTE)]
      .map(([, name]) => name)
      .filter((name) => !known.has(name) && !isGlobal(name))
      .map((name) => `<${tag} ${name}>`);
  });
}

/** The scripts in a piece of HTML, with their lines. */
const scriptsIn = ({ code, line }) =>
  [...code.matchAll(SCRIPT)]
    .filter(([, , script]) => script.trim())
    .map((match) => ({
      code: match[2],
      line: line + code.slice(0, match.index + match[0].indexOf('>')).split('\n').length - 1,
    }));

test('docs/security.md names tests that there are', () => {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const named = [...text.matchAll(/`(test\/[^`]+)`:((?:,? ?“[^”]+”)+)/g)];
  assert(named.length > 20);
  for (const [, file = '', names = ''] of named) {
    const tests = readFileSync(join(root, file), 'utf8');
    for (const [, name = ''] of names.matchAll(/“([^”]+)”/g)) {
      assert(tests.includes(name), `${file} has no test “${name}”`);
    }
  }
  // Nothing that is named escapes the check.
  assert.equal(named.length, text.match(/`test\/\w+\/[^`]+`/g)?.length);
});

test('there is documentation, with code in it', () => {
  assert(pages.length > 10);
  for (const language of ['html', 'js', 'ts']) {
    assert(pages.some(({ blocks }) => blocks.some((block) => block.language === language)));
  }
});

for (const page of pages) {
  describe(page.path, () => {
    test('has no link into the void', () => {
      const missing = page.links.filter((link) => {
        if (/^(https?|mailto):/.test(link)) return !URL.canParse(link);
        const [path = '', anchor] = link.split('#');
        const target = path ? posix.join(posix.dirname(page.path), path) : page.path;
        if (isMade(target) && !isMade(page.path)) return true;
        const other = pages.find((each) => each.path === target);
        if (anchor && other) return !other.anchors.includes(anchor);
        return !existsSync(join(root, target));
      });
      assert.deepEqual(missing, []);
    });

    test('names no message, event or tag that does not exist', () => {
      const named =
        page.text.match(/(?<![-\w])(zp|zcc|embed)-[A-Za-z]+(-[A-Za-z]+)*\b(?![-*.])/g) ?? [];
      assert.deepEqual(
        named.filter((name) => !names.has(name)),
        [],
      );
    });

    if (page.blocks.length === 0 || isOfHosts(page)) return;
    const inLanguage = (name) => page.blocks.filter(({ language }) => language === name);

    test('has code in languages that are checked', () => {
      assert(!page.isOpen, 'a block is not closed');
      const others = page.blocks.filter(({ language }) => !languages.includes(language));
      assert.deepEqual(others, []);
    });

    const typescript = inLanguage('ts');
    if (typescript.length > 0) {
      test('has TypeScript that compiles', () => {
        assert.deepEqual(compile(typescript, 'ts', page.declarations), []);
      });
    }

    const scripts = [...inLanguage('js'), ...inLanguage('html').flatMap(scriptsIn)];
    if (scripts.length > 0) {
      test('has JavaScript that uses what is there', () => {
        assert.deepEqual(compile(scripts, 'js', page.declarations), []);
      });
    }

    const css = inLanguage('css');
    if (css.length > 0) {
      test('has CSS with custom properties that are there', () => {
        const used = css.flatMap(({ code }) => code.match(/--zoom-embed-[\w-]+/g) ?? []);
        assert.deepEqual(
          used.filter((name) => !styling.includes(`\`${name}\``)),
          [],
        );
      });
    }

    const html = inLanguage('html');
    if (html.length > 0) {
      test('has HTML with tags and attributes that are known', () => {
        assert.deepEqual(
          html.flatMap(({ code }) => unknownMarkup(code)),
          [],
        );
      });
    }

    for (const { code, line } of inLanguage('json')) {
      test(`has JSON on line ${line}`, () => {
        assert.doesNotThrow(() => JSON.parse(code));
      });
    }
  });
}

describe('the checks of code', () => {
  const check = (code, /** @type {'ts' | 'js'} */ language = 'ts') =>
    compile([{ code, line: 1 }], language, '').join();

  test('find a misspelt event, method and option', () => {
    assert.match(check("phone.addEventListener('zp-call-rings', (e) => e.detail);"), /detail/);
    assert.match(check('await phone.hangUp();', 'js'), /hangUp/);
    assert.match(check("await phone.makeCall('+1', { callerID: '+1' });"), /callerID/);
    assert.equal(check("await phone.makeCall('+1', { callerId: '+1' });"), '');
  });

  test('find what is declared nowhere', () => {
    assert.match(check('saveToCrm(1);', 'js'), /saveToCrm/);
    assert.equal(
      compile(
        [{ code: 'saveToCrm(1);', line: 1 }],
        'js',
        'function saveToCrm(x: number): void;',
      ).join(),
      '',
    );
  });

  test('find a misspelt tag and attribute', () => {
    assert.deepEqual(unknownMarkup('<zoom-phone></zoom-phone><zoom-phone-embed enable-log id=a>'), [
      '<zoom-phone>',
      '<zoom-phone-embed enable-log>',
    ]);
  });
});
