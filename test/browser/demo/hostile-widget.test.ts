import { expect } from '@open-wc/testing';
import type { Simulated, Simulator } from '../../../simulator/client.js';
import { incomingArrived, type Embed } from '../../support/embed.js';
import { poisoned } from '../../support/poison.js';
import { products } from '../../support/products.js';
import { DemoPage } from './demo-page.js';

const PAGES = {
  'index.html': ['zoom-phone-embed'],
  'agent.html': ['zoom-cc-embed'],
  'both.html': ['zoom-phone-embed', 'zoom-cc-embed'],
};

/** Waits until the page has dealt with all that the widget has sent, and shows it. */
async function arrived(page: DemoPage, embed: Embed, simulator: Simulator<any>): Promise<void> {
  await incomingArrived(embed, { send: (message) => simulator.send(message) });
  await new Promise((resolve) => page.window.requestAnimationFrame(resolve));
}

for (const [name, tags] of Object.entries(PAGES)) {
  describe(`${name}, whose widget sends markup in every field`, () => {
    it('runs none of it, makes no element of it, and links to no script', async () => {
      const page = new DemoPage();
      await page.show(name);
      const { document, window } = page;
      const fired: unknown[] = [];
      const violations: string[] = [];
      const errors: string[] = [];
      Object.assign(window, { fired: (by: unknown) => fired.push(by) });
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
        violations.push(`${effectiveDirective} ${blockedURI}`);
      });
      window.addEventListener('error', ({ message }) => errors.push(message));
      window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));

      for (const { tag, samples } of products.filter(({ tag }) => tags.includes(tag))) {
        const simulator = await page.connect<Simulated>(tag);
        for (const sample of samples) await simulator.send(poisoned(sample));
        await arrived(page, document.querySelector(tag)!, simulator);
      }

      // It was all shown, as text.
      expect(document.body.textContent).to.contain('<img src=x onerror=');
      const made = 'img, iframe, style, template, script:not([src]), [onclick], [srcdoc], b';
      expect([...document.body.querySelectorAll(made)].map((each) => each.outerHTML)).to.deep.equal(
        [],
      );
      const links = [...document.querySelectorAll('a')];
      expect(links.map(({ protocol }) => protocol).filter((each) => !/^https?:$/.test(each))).to.be
        .empty;
      expect(fired).to.deep.equal([]);
      expect(violations).to.deep.equal([]);
      expect(errors).to.deep.equal([]);
      page.close();
    });
  });
}

describe('a link to an address from the wire', () => {
  it('is made of web addresses, and of nothing else', async () => {
    const page = new DemoPage();
    await page.show('index.html');
    const simulator = await page.connect('zoom-phone-embed');
    const addresses = [
      'https://zoom.us/recording/1',
      'http://evil.test/',
      'javascript:fired(1)',
      ' JavaScript:fired(2)',
      'java\nscript:fired(3)',
      'data:text/html,<script>fired(4)</script>',
      'blob:https://zoom.us/1',
      'vbscript:fired(5)',
      '//evil.test/',
      'https://zoom.us@evil.test/',
    ];
    for (const [index, address] of addresses.entries()) {
      const callId = `c-${String(index)}`;
      await simulator.send({ type: 'zp-call-ended-event', data: { callId } });
      const data = { callId, recordingUrl: address };
      await simulator.send({ type: 'zp-call-recording-completed-event', data });
    }
    const attachments = addresses.map((fileUrl) => ({ type: 'file', fileUrl }));
    await simulator.send({ type: 'zp-sms-log-event', data: { attachments } });
    await arrived(page, page.document.querySelector('zoom-phone-embed')!, simulator);
    const links = [...page.document.querySelectorAll<HTMLAnchorElement>('a.link')];
    // One for the recording, one for the attachment.
    expect(links.map(({ href }) => href)).to.deep.equal([addresses[0], addresses[0]]);
    page.close();
  });
});
