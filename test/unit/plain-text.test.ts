import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { toPlainText } from '../../src/plain-text.js';

describe('the words of a note', () => {
  const cases: [name: string, html: unknown, words: string][] = [
    ['plain text stays as it is', 'Called back.\nAll good', 'Called back.\nAll good'],
    ['paragraphs become lines', '<p>One</p><p>Two <b>three</b></p>', 'One\n\nTwo three'],
    ['line breaks', 'one<br>two<br/>three', 'one\ntwo\nthree'],
    ['lists', '<ul><li>one</li><li>two</li></ul>', 'one\n\ntwo'],
    ['tables', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\n\nc'],
    ['entities, once', '&lt;b&gt; &amp;amp; &#39;&#x41;&apos; a&nbsp;b', "<b> &amp; 'A' a b"],
    [
      'entities that are none',
      '&nope; &#0; &#x110000; &constructor; &',
      '&nope; � � &constructor; &',
    ],
    ['scripts and styles', 'a<script>x < y</script>b<style>i{}</style>c', 'a\nb\nc'],
    ['scripts in capitals, never closed', 'a<SCRIPT>alert(1)</scriptx>', 'a'],
    ['comments and declarations', '<!doctype html>a<!-- <b>no</b> -->b<!-- open', 'ab'],
    ['attributes with a tag’s end in them', '<a title="x > y" href=\'>\'>link</a>', 'link'],
    ['less-than signs that open no tag', '1 < 2 and 3<4 <', '1 < 2 and 3<4 <'],
    ['a tag that never ends', 'a <b title="', 'a'],
    ['handlers', '<img src=x onerror="fired()">after', 'after'],
    ['several texts', ['<p>one</p>', 2, null, 'two'], 'one\n\ntwo'],
    ['what is no text', { html: '<b>' }, ''],
    ['nothing', undefined, ''],
  ];
  for (const [name, html, words] of cases) {
    it(name, () => {
      expect(toPlainText(html)).to.equal(words);
    });
  }

  it('are what a browser reads', () => {
    const piece = fc.constantFrom(
      ...['word', ' ', '1 < 2', '&lt;b&gt;', '&amp;lt;', '&', '<b>', '</b>', '<i title="a > b">'],
      ...[
        '<img src=x onerror=\'f(">")\'>',
        '<!-- <b> -->',
        '<!doctype html>',
        '<script>1</script>',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const html = pieces.join('');
        const { body } = new DOMParser().parseFromString(`<body>${html}`, 'text/html');
        body.querySelectorAll('script').forEach((each) => each.replaceWith('\n'));
        const lines = body.textContent.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
        const shown = lines.join('\n').replace(/\n{3,}/g, '\n\n');
        expect(toPlainText(html)).to.equal(shown.trim());
      }),
      { numRuns: 1000 },
    );
  });

  it('that were written as HTML come back as they were', () => {
    const written = (text: string): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    fc.assert(
      fc.property(fc.stringMatching(/^[<>&;"'/!=#x1ab -]*$/), (text) => {
        expect(toPlainText(written(text))).to.equal(text.replace(/ +/g, ' ').trim());
      }),
      { numRuns: 1000 },
    );
  });

  for (const piece of ['<', '<a "', '<!--', '<script>', '&', '&#', '\n ', '</script', '<b>']) {
    it(`are found in one pass over a megabyte of ${JSON.stringify(piece)}`, () => {
      // Anything but one pass would outlast the test.
      expect(toPlainText(piece.repeat(2 ** 20 / piece.length))).to.be.a('string');
    });
  }
});
