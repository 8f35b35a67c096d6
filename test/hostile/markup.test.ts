import { expect } from '@open-wc/testing';
import { frameOrigins } from '../support/origins.js';
import { poisoned } from '../support/poison.js';
import { arrivals, products, strangeFrame } from '../support/products.js';
import { Puppet } from '../support/puppet.js';

const sayings = (index: number, end: string): string =>
  Puppet.url(1, [...products[index]!.samples.map((sample) => poisoned(sample)), { type: end }]);

/** Opens the host page under this policy, and waits for what it has to tell. */
async function reportUnder(policy: string): Promise<any> {
  const addresses = { phone: sayings(0, 'zp-end'), cc: sayings(1, 'zcc-end') };
  const header = encodeURIComponent(`content-security-policy:${policy}`);
  const hash = encodeURIComponent(JSON.stringify(addresses));
  const [event] = await arrivals(1, () =>
    strangeFrame(`${frameOrigins[0]}/strict.html?header=${header}#${hash}`),
  );
  return event?.data;
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `frame-src ${frameOrigins[1]}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

describe('markup from the wire', () => {
  it('runs nowhere and breaks no policy, on a page that allows nothing', async function () {
    const report = await reportUnder(POLICY);
    expect(report.violations).to.deep.equal([]);
    expect(report.errors).to.deep.equal([]);
    expect(report.ran).to.deep.equal([]);
    // The bundle needs no policy of its own, where there is one to need.
    expect(report.enforced).to.equal('trustedTypes' in window);
  });

  it('becomes text that a person can read, and no element', async () => {
    const { text: shown, elements } = await reportUnder(POLICY);
    expect(shown).to.contain('words');
    expect(shown).not.to.match(/onerror|onload|srcdoc|<(script|img|svg|iframe|a|b)\b/);
    expect([...new Set(elements)].sort()).to.deep.equal([
      'p',
      'zoom-cc-embed',
      'zoom-phone-embed',
      'zp-note-field',
    ]);
  });

  it('never becomes a link, where it is an address that runs a script', async () => {
    const { links } = await reportUnder(POLICY);
    expect(links).to.deep.equal([]);
  });

  it('shows in the fallback and in the frame’s name as it is written', async () => {
    const { fallback, fallbackShown, title } = await reportUnder(POLICY);
    expect(fallback).to.contain('<img src=x onerror=fired(3)>');
    expect(fallbackShown).to.equal(true);
    expect(title).to.equal('<b onclick="fired(1)">');
  });

  it('runs nowhere either where no policy would stop it', async () => {
    const report = await reportUnder("img-src 'self'");
    expect(report.enforced).to.equal(false);
    expect(report.ran).to.deep.equal([]);
    expect(report.links).to.deep.equal([]);
    expect(report.violations).to.deep.equal([]);
  });
});
