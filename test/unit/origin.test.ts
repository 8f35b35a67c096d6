import { expect } from '@open-wc/testing';
import { parseSrc, setParameter, trustOrigins } from '../../src/session/origin.js';
import { SmartEmbedError } from '../../src/wire/errors.js';

const PAGE = 'https://page.test/app/';

describe('the widget’s URL', () => {
  for (const [src, href] of [
    ['https://example.test/a?b#c', 'https://example.test/a?b#c'],
    ['http://localhost:8000/', 'http://localhost:8000/'],
    ['http://app.localhost/', 'http://app.localhost/'],
    ['http://127.0.0.1:1/', 'http://127.0.0.1:1/'],
    ['http://[::1]/', 'http://[::1]/'],
    ['/simulator/', 'https://page.test/simulator/'],
    ['widget', 'https://page.test/app/widget'],
    ['//example.test/x', 'https://example.test/x'],
    [new URL('https://example.test/'), 'https://example.test/'],
  ] as const) {
    it(`takes ${String(src)}`, () => {
      expect(parseSrc(src, PAGE).href).to.equal(href);
    });
  }

  it('is resolved against a page on this machine too, and against no other that is not safe', () => {
    expect(parseSrc('/x', 'http://localhost:8000/app/').href).to.equal('http://localhost:8000/x');
    for (const page of ['http://page.test/', 'file:///page.html', 'about:blank']) {
      expect(() => parseSrc('/x', page), page)
        .to.throw(SmartEmbedError)
        .with.property('code', 'invalid-src');
    }
  });

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
      expect(() => parseSrc(src, PAGE))
        .to.throw(SmartEmbedError)
        .with.property('code', 'invalid-src');
    });
  }
});

describe('a query parameter of the widget’s URL', () => {
  const set = (href: string, value: string): string => {
    const url = new URL(href);
    setParameter(url, 'origin', value);
    return url.href;
  };

  it('is added as the documents write it: colons and slashes stay as they are', () => {
    const origin = 'https://page.test:8443';
    expect(set('https://w.test/', origin)).to.equal(`https://w.test/?origin=${origin}`);
    expect(set('https://w.test/?a=1', origin)).to.equal(`https://w.test/?a=1&origin=${origin}`);
  });

  it('takes the place of the one that is there', () => {
    expect(set('https://w.test/?origin=x&a=1', 'y')).to.equal('https://w.test/?a=1&origin=y');
  });

  it('can hold what would end it, and is read as it was', () => {
    const value = 'a&b=c#d e%2F+ü';
    const { searchParams, hash } = new URL(set('https://w.test/#h', value));
    expect(searchParams.get('origin')).to.equal(value);
    expect([...searchParams.keys()]).to.deep.equal(['origin']);
    expect(hash).to.equal('#h');
  });
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

  it('are all that are named, together', () => {
    const { trusts } = trustOrigins(['https://a.test', 'https://*.b.test'], () => undefined);
    expect(['https://a.test', 'https://x.b.test', 'https://b.test'].map(trusts)).to.deep.equal([
      true,
      true,
      false,
    ]);
    expect(trustOrigins([], () => undefined).trusts('https://a.test')).to.equal(false);
  });

  for (const entry of [
    '',
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
