// The page is warned once: everything about that is in this file.
import { expect, fixture, html } from '@open-wc/testing';
import { ccWithPuppet, phoneWithPuppet } from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';

describe('a phone that is smaller than its widget can be', () => {
  let warnings: string[];
  const { warn } = console;
  beforeEach(() => {
    warnings = [];
    console.warn = (text: string) => warnings.push(text);
  });
  afterEach(() => {
    console.warn = warn;
  });
  const phoneOf = (style: string) =>
    phoneWithPuppet(html`<zoom-phone-embed src=${Puppet.url()} style=${style}></zoom-phone-embed>`);

  it('is warned of once, and no other embed is', async () => {
    await phoneOf('');
    await phoneOf('width: 400px; height: 600px');
    await phoneOf('display: none');
    const { cc } = await ccWithPuppet(
      html`<zoom-cc-embed src=${Puppet.url()} style="width: 300px; height: 300px"></zoom-cc-embed>`,
    );
    expect(cc.clientWidth).to.equal(300);
    expect(warnings).to.deep.equal([]);
    await phoneOf('width: 349px');
    expect(warnings).to.deep.equal([
      'zoom-embed-elements: Zoom Phone needs 350 × 580 pixels; zoom-phone-embed has fewer',
    ]);
    await phoneOf('height: 579px');
    await fixture(html`<div></div>`);
    expect(warnings).to.have.lengthOf(1);
  });
});

describe('the frame', () => {
  for (const display of ['', 'display: block;', 'display: grid;']) {
    it(`fills its embed${display && `, also where the page says ${display}`}`, async () => {
      const { phone } = await phoneWithPuppet(
        html`<zoom-phone-embed
          src=${Puppet.url()}
          style=${`${display} width: 400px; height: 640px`}
        ></zoom-phone-embed>`,
      );
      const { width, height } = phone.iframe!.getBoundingClientRect();
      expect([width, height]).to.deep.equal([400, 640]);
    });
  }
});
