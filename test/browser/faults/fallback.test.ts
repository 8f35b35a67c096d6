import { expect } from '@open-wc/testing';
import { advised } from '../../support/fallback.js';
import { frameOrigins } from '../../support/origins.js';
import { mount, products } from '../../support/products.js';
import { LongTimers } from '../../support/timers.js';

const READY_TIMEOUT = 30_000;
const SILENT = `${frameOrigins[1]}/puppet.html?hold=forever`;
const MINIMUM = { width: 350, height: 580 };

for (const product of products) {
  describe(`what ${product.tag} tells its user`, () => {
    let timers: LongTimers;
    beforeEach(() => {
      timers = new LongTimers();
    });
    afterEach(() => {
      timers.restore();
    });

    /** What the fallback says of a silent widget in a frame of some size. */
    async function adviceAt(width: number, height: number): Promise<string> {
      const embed = await mount(product, { src: SILENT });
      embed.style.width = `${width}px`;
      embed.style.height = `${height}px`;
      timers.pass(READY_TIMEOUT);
      const fallback = await advised(embed);
      expect(fallback.checkVisibility()).to.equal(true);
      return fallback.textContent;
    }

    it('when nothing was heard since the load, is what may be wrong and who can mend it', async () => {
      const advice = await adviceAt(600, 800);
      expect(advice).to.contain('no sign of life');
      expect(advice).to.contain('Sign in');
      expect(advice).to.contain('third-party cookies');
      expect(advice).to.contain(`administrator must approve the domain ${location.host}`);
      expect(advice).to.contain('frame-src');
      // What can be seen not to be the reason is not named.
      expect(advice).not.to.match(/https:|too little room/);
    });

    it('in a page that is not secure, is that first', async () => {
      const secure = Object.getOwnPropertyDescriptor(window, 'isSecureContext')!;
      Object.defineProperty(window, 'isSecureContext', { ...secure, get: () => false });
      const advice = await adviceAt(600, 800);
      Object.defineProperty(window, 'isSecureContext', secure);
      expect(advice).to.match(/not available.*open it with https:.*Sign in/);
    });

    if (product.tag === 'zoom-phone-embed') {
      it('below the documented minimum, is how much room it needs', async () => {
        const { width, height } = MINIMUM;
        const text = `too little room: it needs ${width} × ${height} pixels`;
        expect(await adviceAt(width - 1, height)).to.contain(text);
        expect(await adviceAt(width, height - 1)).to.contain(text);
        expect(await adviceAt(width, height)).not.to.contain(text);
      });
    }

    it('of an address that is none, is that those who run the page must mend it', async () => {
      const embed = await mount(product, { src: 'http://example.test/' });
      const { textContent } = await advised(embed);
      expect(textContent).to.contain('The address of the widget is not valid');
      expect(textContent).not.to.contain('Sign in');
    });

    it('is the page’s own words, where it has some', async () => {
      const embed = await mount(product, { src: SILENT });
      const own = document.createElement('p');
      own.slot = 'fallback';
      own.textContent = 'Call the desk';
      embed.append(own);
      expect(own.checkVisibility()).to.equal(false);
      timers.pass(READY_TIMEOUT);
      expect(own.checkVisibility()).to.equal(true);
      expect((await advised(embed)).querySelector('button')!.checkVisibility()).to.equal(false);
    });
  });
}
