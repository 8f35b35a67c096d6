import { expect } from '@open-wc/testing';
import { SmartEmbedError } from '../../src/embed/errors.js';
import { parseSrc, trustOrigins } from '../../src/embed/origin.js';

describe('the widget’s URL', () => {
  for (const [src, href] of [
    ['https://example.test/a?b#c', 'https://example.test/a?b#c'],
    ['http://localhost:8000/', 'http://localhost:8000/'],
    ['http://app.localhost/', 'http://app.localhost/'],
    ['http://127.0.0.1:1/', 'http://127.0.0.1:1/'],
    ['http://[::1]/', 'http://[::1]/'],
    ['/simulator/', new URL('/simulator/', document.baseURI).href],
    ['//example.test/x', location.protocol === 'https:' ? 'https://example.test/x' : undefined],
  ] as const) {
    if (!href) continue;
    it(`takes ${src}`, () => {
      expect(parseSrc(src).href).to.equal(href);
    });
  }

  for (const src of [
    '',
    '  ',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://example.test/1',
    'about:blank',
    'file:///etc/hosts',
    'ftp://example.test/',
    'http://example.test/',
    'http://127.0.0.1.evil.test/',
    'http://localhost.evil.test/',
    'https://user@example.test/',
    'https://user:secret@example.test/',
    'https://example.test./',
    'https://',
  ]) {
    it(`refuses "${src}"`, () => {
      expect(() => parseSrc(src))
        .to.throw(SmartEmbedError)
        .with.property('code', 'invalid-src');
    });
  }
});

describe('trusted origins', () => {
  const SCENARIOS: readonly (readonly [entry: string, trusted: string[], strange: string[]])[] = [
    [
      'https://zoom.us',
      ['https://zoom.us'],
      [
        'https://www.zoom.us',
        'http://zoom.us',
        'https://zoom.us:8443',
        'https://zoom.us.',
        'null',
        '',
      ],
    ],
    [
      'https://*.zoom.us',
      ['https://www.zoom.us', 'https://a.b.zoom.us', 'https://xn--a.zoom.us'],
      [
        'https://zoom.us',
        'https://evilzoom.us',
        'https://.zoom.us',
        'https://zoom.us.evil.test',
        'https://www.zoom.us.',
        'https://www.zoom.us:8443',
        'http://www.zoom.us',
        'https://user@www.zoom.us',
        'https://evil.test/.zoom.us',
        'null',
      ],
    ],
    ['https://example.test:8443', ['https://example.test:8443'], ['https://example.test']],
    [
      'http://localhost:3000',
      ['http://localhost:3000'],
      ['http://localhost', 'https://localhost:3000'],
    ],
  ];
  for (const [entry, trusted, strange] of SCENARIOS) {
    it(`${entry} is matched exactly`, () => {
      const refused: string[] = [];
      const { trusts, origins } = trustOrigins([entry], (each) => refused.push(each));
      expect(refused).to.deep.equal([]);
      expect(origins).to.deep.equal([entry]);
      for (const origin of trusted) expect(trusts(origin), origin).to.equal(true);
      for (const origin of strange) expect(trusts(origin), origin).to.equal(false);
    });
  }

  for (const entry of [
    '*',
    'null',
    'https://*',
    'https://*.com',
    'https://*.example.test:8443',
    'https://a.*.example.test',
    'https://*.*.example.test',
    '*.example.test',
    'http://*.example.test',
    'http://example.test',
    'https://example.test/path',
    'https://example.test.',
    'https://user@example.test',
    'example.test',
    'javascript:alert(1)',
  ]) {
    it(`"${entry}" is refused`, () => {
      const refused: string[] = [];
      const { trusts, origins } = trustOrigins([entry], (each) => refused.push(each));
      expect(refused).to.deep.equal([entry]);
      expect(origins).to.deep.equal([]);
      for (const origin of ['https://example.test', 'https://www.example.test', 'null', '*']) {
        expect(trusts(origin)).to.equal(false);
      }
    });
  }
});
