import { expect, fixture, html } from '@open-wc/testing';
import { eventAfter, incomingArrived, outgoingArrived } from '../support/embed.js';
import { Listeners } from '../support/listeners.js';
import { loadAfter, products, type ProductCase } from '../support/products.js';
import { Puppet } from '../support/puppet.js';
import { until } from '../support/until.js';

const PAGE = '/test/frames/puppet.html';

/** The other documents that a page may put an embed into. */
const DOCUMENTS: Record<string, () => Promise<Window | null>> = {
  'an iframe': async () => {
    const iframe = document.createElement('iframe');
    iframe.src = PAGE;
    await loadAfter(iframe, async () => (await fixture(html`<div></div>`)).append(iframe));
    return iframe.contentWindow;
  },
  'a pop-up': async () => {
    const popup = window.open(PAGE, '', 'popup,width=500,height=800');
    if (popup) await until(() => popup.document.readyState === 'complete' && popup.document.title);
    return popup;
  },
};

for (const product of products) {
  it(`${product.tag} comes back from where another origin’s document has come`, async () => {
    const frame = document.createElement('iframe');
    frame.src = PAGE;
    await loadAfter(frame, async () => (await fixture(html`<div></div>`)).append(frame));
    const embed = document.createElement(product.tag);
    embed.src = Puppet.url();
    frame.contentDocument!.body.append(embed);
    await works(product, embed);
    await loadAfter(frame, () => {
      frame.src = Puppet.url(1);
    });
    document.body.append(embed);
    await works(product, embed);
    expect(embed.shadowRoot!.querySelectorAll('iframe')).to.have.lengthOf(1);
    embed.remove();
    expect(embed.shadowRoot!.querySelector('iframe')).to.equal(null);
  });
}

for (const product of products) {
  for (const [name, open] of Object.entries(DOCUMENTS)) {
    describe(`${product.tag} in the document of ${name}`, () => {
      let other: Window | null;
      beforeEach(async () => {
        other = await open();
      });
      afterEach(() => {
        other?.close();
      });

      it('is styled, listens there, leaves nothing behind, and can come back', async function () {
        if (!other) return this.skip();
        const embed = document.createElement(product.tag);
        embed.src = Puppet.url();
        const size = embed.localName === 'zoom-phone-embed' ? '350px' : '840px';
        const here = new Listeners(window, document);
        const there = new Listeners(other, other.document);
        embed.style.maxWidth = 'none';

        other.document.body.append(embed);
        await works(product, embed);
        expect(other.getComputedStyle(embed).display).to.equal('flex');
        expect(other.getComputedStyle(embed).width).to.equal(size);
        expect(there.of(other, 'message')).to.have.lengthOf(1);
        expect(here.of(window, 'message')).to.deep.equal([]);

        embed.remove();
        expect(there.left).to.deep.equal([]);

        document.body.append(embed);
        await works(product, embed);
        expect(getComputedStyle(embed).display).to.equal('flex');
        expect(getComputedStyle(embed).width).to.equal(size);
        expect(here.of(window, 'message')).to.have.lengthOf(1);
        expect(there.left).to.deep.equal([]);

        // Straight from one document to the other, without a moment outside.
        other.document.body.append(embed);
        expect(here.left).to.deep.equal([]);
        await works(product, embed);
        embed.remove();
        expect(there.left).to.deep.equal([]);
        here.restore();
        there.restore();
      });
    });
  }
}

/** Waits until the embed's widget is ready, and has messages go both ways. */
async function works(
  product: ProductCase,
  embed: HTMLElementTagNameMap[ProductCase['tag']],
): Promise<void> {
  await embed.updateComplete;
  await loadAfter(embed.iframe!, () => undefined);
  const puppet = await Puppet.attach(embed.iframe!);
  await puppet.send({ type: product.asks });
  await puppet.message(product.config);
  await embed.whenReady();
  const message = { ...product.ringing, id: crypto.randomUUID() };
  const { detail } = await eventAfter(embed, message.type, () => puppet.send(message));
  expect(detail).to.deep.equal(message.data);
  await product.command(embed);
  await outgoingArrived(embed, puppet);
  expect(puppet.messages(product.commandType)).to.have.lengthOf(1);
  await incomingArrived(embed, puppet);
}
