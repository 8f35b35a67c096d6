import { expect } from '@open-wc/testing';
import type { Simulated, Simulator } from '../../../simulator/client.js';
import { incomingArrived, type Embed } from '../../support/embed.js';
import { poisoned } from '../../support/poison.js';
import { products } from '../../support/products.js';
import { DemoPage } from './demo-page.js';

const MAYA = '+14155550132';

/** The page and the trees in its elements, but not those of the embeds: what is in there is a frame. */
const treesOf = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
  root,
  ...[...root.querySelectorAll(':not(zoom-phone-embed, zoom-cc-embed)')].flatMap(
    ({ shadowRoot }) => (shadowRoot ? treesOf(shadowRoot) : []),
  ),
];

const inAll = <T extends Element>(page: DemoPage, selector: string): T[] =>
  treesOf(page.document).flatMap((root) => [
    ...('body' in root ? root.body : root).querySelectorAll<T>(selector),
  ]);

/** Waits until the page has dealt with all that the widget has sent, and shows it. */
async function arrived(page: DemoPage, embed: Embed, simulator: Simulator<any>): Promise<void> {
  await incomingArrived(embed, { send: (message) => simulator.send(message) });
  await new Promise((resolve) => page.window.requestAnimationFrame(resolve));
}

describe('the desk, whose widgets send markup in every field', () => {
  it('runs none of it, makes no element of it, and links to no script', async () => {
    const page = new DemoPage();
    await page.show('index.html');
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

    for (const { tag, samples } of products) {
      const simulator = await page.connect<Simulated>(tag);
      for (const sample of samples) await simulator.send(poisoned(sample));
      await arrived(page, document.querySelector(tag)!, simulator);
    }

    // It was all shown, as text.
    const texts = treesOf(document).map((root) => (root as ParentNode).textContent ?? '');
    expect(texts.join('') + document.body.textContent).to.contain('<img src=x onerror=');
    const made = 'img, iframe, style, template, script:not([src]), [onclick], [srcdoc], b';
    expect(inAll(page, made).map((each) => each.outerHTML)).to.deep.equal([]);
    // The numbers of customers are links, too.
    const links = inAll<HTMLAnchorElement>(page, 'a').map(({ protocol }) => protocol);
    expect(links.filter((each) => !/^(https?|tel|sms):$/.test(each))).to.be.empty;
    expect(fired).to.deep.equal([]);
    expect(violations).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
    page.close();
  });
});

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
      const caller = { phoneNumber: MAYA };
      const ended = { callId, direction: 'inbound', caller };
      await simulator.send({ type: 'zp-call-ended-event', data: ended });
      const data = { callId, recordingUrl: address };
      await simulator.send({ type: 'zp-call-recording-completed-event', data });
    }
    const attachments = addresses.map((fileUrl) => ({ type: 'file', fileUrl }));
    const sender = { phoneNumber: MAYA };
    const sms = { messageId: 'm-1', direction: 'inbound', sender, attachments };
    await simulator.send({ type: 'zp-sms-log-event', data: sms });
    await arrived(page, page.document.querySelector('zoom-phone-embed')!, simulator);
    const links = [...page.document.querySelectorAll<HTMLAnchorElement>('#record a.link')];
    // One for the recording, one for the attachment.
    expect(links.map(({ href }) => href)).to.deep.equal([addresses[0], addresses[0]]);
    page.close();
  });
});
