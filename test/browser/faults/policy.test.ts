// The page gets a policy that it cannot be rid of again: everything about it is in this file.
import { expect, oneEvent } from '@open-wc/testing';
import type { SmartEmbedError } from '../../../src/index.js';
import { collect, incomingArrived, phoneWithPuppet, rejection } from '../../support/embed.js';
import { advised } from '../../support/fallback.js';
import { frameOrigins } from '../../support/origins.js';
import { mount, mountWithPuppet, products } from '../../support/products.js';
import { Puppet } from '../../support/puppet.js';

describe('a page whose policy allows other frames only', () => {
  it('stalls embeds at once, saying what to allow, and leaves the others alone', async () => {
    const running = await Promise.all(products.map((product) => mountWithPuppet(product)));
    for (const { embed, puppet } of running) await incomingArrived(embed, puppet);

    // What has merely loaded runs as well.
    const { phone: silent } = await phoneWithPuppet();
    expect(silent).to.include({ status: 'ready', confirmed: false });

    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = `frame-src ${frameOrigins[1]}`;
    document.head.append(meta);

    for (const product of products) {
      const errors = collect<CustomEvent<SmartEmbedError>>(document, 'embed-error');
      const blocked = await mount(product);
      await oneEvent(blocked, 'embed-error');
      const error = errors[0]!.detail;
      expect(error.code).to.equal('not-ready');
      expect(error.message).to.contain('Content-Security-Policy');
      expect(error.message).to.contain(`frame-src must allow ${frameOrigins[0]}`);
      expect(blocked.status).to.equal('stalled');
      expect((await rejection(blocked.whenReady())).message).to.equal(error.message);
      expect(await rejection(product.command(blocked))).to.include({
        code: 'not-ready',
        sent: false,
      });
      const fallback = await advised(blocked);
      expect(fallback.checkVisibility()).to.equal(true);
      expect(fallback.textContent).to.contain(`frame-src must allow ${frameOrigins[0]}`);

      // What an engine loads in its place is no widget; the button tries again, in vain.
      const again = oneEvent(blocked, 'embed-error');
      fallback.querySelector('button')!.click();
      await again;
      expect(blocked.status).to.equal('stalled');
      expect(errors).to.have.lengthOf(2);

      // One of an origin that is allowed works.
      blocked.src = Puppet.url(1, [{ type: product.asks }]);
      await oneEvent(blocked, 'embed-ready');
      expect(blocked.status).to.equal('ready');
      expect(fallback.checkVisibility()).to.equal(false);
    }

    for (const { embed } of running) expect(embed.status).to.equal('ready');
    expect(silent.status).to.equal('ready');
  });
});
