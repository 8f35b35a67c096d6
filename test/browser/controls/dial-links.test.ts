import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../../src/define.js';
import type { BeforeDial, ZoomDialLinks } from '../../../src/index.js';
import {
  ccWithPuppet,
  collect,
  frameLoaded,
  outgoingArrived,
  phoneWithPuppet,
} from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';
import { phoneCall } from '../../support/told.js';
import { until } from '../../support/until.js';

/** What the browser would have followed, in order; it follows nothing here. */
let followed: string[] = [];
const follow = (event: Event): void => {
  if (event.defaultPrevented) return;
  const link = event
    .composedPath()
    .find((target) => target instanceof Element && target.matches('a, area')) as Element;
  if (link) followed.push(link.getAttribute('href') ?? '');
  event.preventDefault();
};

const put = (content: TemplateResult, attributes: { fallback?: string; patience?: number } = {}) =>
  fixture<ZoomDialLinks>(
    html`<zoom-dial-links
      fallback=${attributes.fallback ?? 'link'}
      patience=${attributes.patience ?? 1500}
      >${content}</zoom-dial-links
    >`,
  );

const click = (root: ParentNode, selector = 'a', init: MouseEventInit = {}): MouseEvent => {
  const event = new MouseEvent('click', {
    bubbles: true,
    cancelable: true,
    composed: true,
    ...init,
  });
  root.querySelector(selector)!.dispatchEvent(event);
  return event;
};

// The element decides last of all that are there when the click begins; the browser still later.
const followLast = (): void => window.addEventListener('click', follow, { once: true });

describe('<zoom-dial-links>', () => {
  beforeEach(() => {
    followed = [];
    document.addEventListener('click', followLast);
  });
  afterEach(() => {
    document.removeEventListener('click', followLast);
    window.removeEventListener('click', follow);
  });

  describe('with a phone', () => {
    for (const [href, data] of [
      ['tel:+1-650-555-1234', { number: '+16505551234' }],
      ['TEL:+1%20(650)%20555-1234;ext=7', { number: '+16505551234' }],
      ['callto://+16505551234', { number: '+16505551234' }],
      [
        'zoomphonecall://+16505551234?callerid=%2B16505550000',
        { number: '+16505551234', callerId: '+16505550000' },
      ],
    ] as const) {
      it(`dials ${href}`, async () => {
        const { puppet } = await phoneWithPuppet();
        const links = await put(html`<a href=${href} data-context="acc-7"><b>Call</b></a>`);
        const asked = collect<CustomEvent<BeforeDial>>(links, 'before-dial');
        expect(click(links, 'b').defaultPrevented).to.equal(true);
        expect((await puppet.message('zp-make-call')).data).to.deep.equal(data);
        const link = links.querySelector('a');
        expect(asked.map(({ detail }) => detail)).to.deep.equal([
          { number: '+16505551234', kind: 'call', context: 'acc-7', link },
        ]);
        expect(followed).to.deep.equal([]);
      });
    }

    for (const href of [
      'sms:+16505551234?body=On%20my%20way',
      'sms:+16505551234&body=On%20my%20way',
      'zoomphonesms://+16505551234?message=On+my+way',
    ]) {
      it(`fills the composer for ${href}`, async () => {
        const { puppet } = await phoneWithPuppet();
        click(await put(html`<a href=${href}>Write</a>`));
        expect((await puppet.message('zp-input-sms')).data).to.deep.equal({
          number: '+16505551234',
          message: 'On my way',
        });
      });
    }

    it('gives the link’s context to the call', async () => {
      const { phone, puppet } = await phoneWithPuppet();
      click(await put(html`<a href="tel:+16505551234" data-context="acc-7">Call</a>`));
      await puppet.message('zp-make-call');
      await puppet.send({
        type: 'zp-call-ringing-event',
        data: { callId: 'c', direction: 'outbound', callee: { phoneNumber: '+16505551234' } },
      });
      await until(() => phone.getCall('c'));
      expect(phone.getCall('c')?.context).to.equal('acc-7');
    });

    it('reaches links in open shadow roots, and those that come later', async () => {
      const { puppet } = await phoneWithPuppet();
      const links = await put(html`<p></p>`);
      const shadow = links.querySelector('p')!.attachShadow({ mode: 'open' });
      const link = document.createElement('a');
      link.href = 'tel:1001';
      shadow.append(link);
      click(shadow);
      expect((await puppet.message('zp-make-call')).data.number).to.equal('1001');
    });

    it('leaves alone what is no plain click on a phone link', async () => {
      const { phone, puppet } = await phoneWithPuppet();
      const links = await put(html`
        <a id="tel" href="tel:1">1</a>
        <a id="download" href="tel:2" download>2</a>
        <a id="marked" href="tel:3" data-no-dial>3</a>
        <p data-no-dial><a id="within" href="tel:4">4</a></p>
        <a id="web" href="#top">5</a>
        <a id="empty" href="tel:">6</a>
        <a id="prevented" href="tel:7" @click=${(event: Event) => event.preventDefault()}>7</a>
        <p contenteditable><a id="edited" href="tel:9">9</a></p>
        <span id="text">8</span>
      `);
      for (const key of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey']) {
        click(links, '#tel', { [key]: true });
      }
      click(links, '#tel', { button: 1 });
      expect(followed).to.deep.equal(Array(5).fill('tel:1'));
      for (const id of [
        'download',
        'marked',
        'within',
        'web',
        'empty',
        'prevented',
        'edited',
        'text',
      ]) {
        click(links, `#${id}`);
      }
      expect(followed.slice(5)).to.deep.equal(['tel:2', 'tel:3', 'tel:4', '#top', 'tel:', 'tel:9']);
      await outgoingArrived(phone, puppet);
      expect(puppet.messages('zp-make-call')).to.deep.equal([]);
    });

    for (const [name, target] of [
      ['the root of a framework', () => document.body],
      ['the document', () => document],
      ['the window', () => window],
    ] as const) {
      it(`leaves alone what is prevented as late as at ${name}`, async () => {
        const { phone, puppet } = await phoneWithPuppet();
        const links = await put(html`<a href="tel:1001">Call</a>`);
        const asked = collect(links, 'before-dial');
        target().addEventListener('click', (event) => event.preventDefault(), { once: true });
        click(links);
        await outgoingArrived(phone, puppet);
        expect(puppet.messages('zp-make-call')).to.deep.equal([]);
        expect(asked).to.deep.equal([]);
      });
    }

    it('leaves alone what the page stops on its way, and dials the next', async () => {
      const { puppet } = await phoneWithPuppet();
      const links = await put(html`<a href="tel:1001">Call</a>`);
      const stop = (event: Event): void => {
        event.stopPropagation();
        event.preventDefault();
      };
      document.body.addEventListener('click', stop, { once: true });
      click(links);
      links.querySelector('a')!.href = 'tel:1002';
      click(links);
      expect((await puppet.message('zp-make-call')).data.number).to.equal('1002');
    });

    it('leaves alone what is in something with data-no-dial, also around it', async () => {
      const { phone, puppet } = await phoneWithPuppet();
      const root = await fixture<HTMLElement>(html`
        <div data-no-dial>
          <zoom-dial-links><a id="around" href="tel:1">1</a></zoom-dial-links>
        </div>
      `);
      const links = await put(html`<a id="itself" href="tel:2">2</a>`);
      links.setAttribute('data-no-dial', '');
      click(root);
      click(links);
      expect(followed).to.deep.equal(['tel:1', 'tel:2']);
      await outgoingArrived(phone, puppet);
      expect(puppet.messages('zp-make-call')).to.deep.equal([]);
    });

    it('dials where the click takes it out of the page, as with a menu that closes', async () => {
      const { puppet } = await phoneWithPuppet();
      const links = await put(html`<a href="tel:1001">Call</a>`);
      const asked = collect<CustomEvent<BeforeDial>>(document, 'before-dial');
      document.addEventListener('click', () => links.remove(), { once: true });
      expect(click(links).defaultPrevented).to.equal(true);
      expect((await puppet.message('zp-make-call')).data.number).to.equal('1001');
      expect(asked).to.have.length(1);
      expect(followed).to.deep.equal([]);
    });

    it('dials the number that was chosen last, and writes while one is dialled', async () => {
      const { puppet } = await phoneWithPuppet();
      const links = await put(html`
        <a id="a" href="tel:1001">Call</a><a id="b" href="tel:1002">Call</a>
        <a id="sms" href="sms:1001">Write</a>
      `);
      for (const id of ['a', 'b', 'a', 'sms']) click(links, `#${id}`);
      await puppet.message('zp-input-sms');
      expect(puppet.messages('zp-make-call').map(({ data }) => data.number)).to.deep.equal([
        '1001',
        '1002',
        '1001',
      ]);
    });

    it('dials a number once until it has become a call', async () => {
      const { phone, puppet } = await phoneWithPuppet();
      const links = await put(html`<a href="tel:1001">Call</a>`);
      const asked = collect(links, 'before-dial');
      click(links);
      expect(click(links).defaultPrevented).to.equal(true);
      await puppet.message('zp-make-call');
      click(links);
      const call = phoneCall('c', { direction: 'outbound', number: '1001' });
      await puppet.send(call.rings, call.connects, call.ends);
      await until(() => phone.getCall('c')?.state === 'ended');
      expect(asked).to.have.length(1);
      await until(() => {
        click(links);
        return asked.length > 1;
      });
      await puppet.message('zp-make-call', 2);
      expect(puppet.messages('zp-make-call')).to.have.length(2);
    });

    for (const patience of [Infinity, 3_000_000_000, 'long', null] as never[]) {
      it(`waits with a patience of ${String(patience)}`, async () => {
        const phone = await fixture(
          html`<zoom-phone-embed src=${Puppet.url()}></zoom-phone-embed>`,
        );
        const loaded = frameLoaded(phone as never);
        const links = await put(html`<a href="tel:1001">Call</a>`, { patience });
        click(links);
        await new Promise((resolve) => setTimeout(resolve, 5));
        expect(followed).to.deep.equal([]);
        await loaded;
      });
    }

    it('asks the page first, once, and does nothing where it refuses', async () => {
      const { phone, puppet } = await phoneWithPuppet();
      const links = await put(
        html`<zoom-dial-links><a href="tel:+16505551234">Call</a></zoom-dial-links>`,
      );
      const asked = collect(links, 'before-dial');
      links.addEventListener('before-dial', (event) => event.preventDefault(), { once: true });
      expect(click(links).defaultPrevented).to.equal(true);
      expect(asked).to.have.length(1);
      await outgoingArrived(phone, puppet);
      expect(puppet.messages('zp-make-call')).to.deep.equal([]);
      expect(followed).to.deep.equal([]);
    });

    it('waits for one that loads, and dials then', async () => {
      const phone = await fixture(html`<zoom-phone-embed src=${Puppet.url()}></zoom-phone-embed>`);
      const links = await put(html`<a href="tel:1001">Call</a>`, { patience: 60_000 });
      click(links);
      const puppet = await Puppet.attach(await frameLoaded(phone as never));
      expect((await puppet.message('zp-make-call')).data.number).to.equal('1001');
      expect(followed).to.deep.equal([]);
    });

    it('falls back when its patience is over, and does not dial later', async () => {
      const phone = await fixture<HTMLElementTagNameMap['zoom-phone-embed']>(
        html`<zoom-phone-embed src=${Puppet.url()}></zoom-phone-embed>`,
      );
      const links = await put(html`<a href="tel:1001">Call</a>`, { patience: 0 });
      const loaded = frameLoaded(phone);
      click(links);
      await until(() => followed.length);
      expect(followed).to.deep.equal(['tel:1001']);
      const puppet = await Puppet.attach(await loaded);
      await phone.whenReady();
      await outgoingArrived(phone, puppet);
      expect(puppet.messages('zp-make-call')).to.deep.equal([]);
    });
  });

  describe('with a contact center', () => {
    it('dials with it where there is no phone, and falls back for SMS', async () => {
      const { puppet } = await ccWithPuppet();
      const links = await put(
        html`<a href="tel:+16505551234">Call</a><a id="sms" href="sms:1">x</a>`,
      );
      click(links);
      expect((await puppet.message('onclicktoact')).data).to.deep.equal({ phone: '+16505551234' });
      click(links, '#sms');
      expect(followed).to.deep.equal(['sms:1']);
    });

    it('takes the phone where both are', async () => {
      const { cc, puppet } = await ccWithPuppet();
      const phone = await phoneWithPuppet();
      click(await put(html`<a href="tel:1001">Call</a>`));
      await phone.puppet.message('zp-make-call');
      await outgoingArrived(cc, puppet);
      expect(puppet.messages('onclicktoact')).to.deep.equal([]);
    });
  });

  describe('without an embed that is ready', () => {
    it('leaves the link to the browser', async () => {
      const links = await put(html`<a href="tel:+16505551234">Call</a>`);
      expect(click(links).type).to.equal('click');
      expect(followed).to.deep.equal(['tel:+16505551234']);
    });

    it('opens Zoom’s application, or does nothing, as it is told', async () => {
      const links = await put(
        html`<a href="tel:+1 650 555 1234">Call</a>
          <a id="caller" href="zoomphonecall://*12%23?callerid=+1650">Call</a>
          <a id="sms" href="sms:+16505551234?body=Hi">Write</a>`,
        { fallback: 'zoomphonecall' },
      );
      for (const selector of ['a', '#caller', '#sms']) {
        expect(click(links, selector).defaultPrevented).to.equal(true);
      }
      expect(followed).to.deep.equal([
        'zoomphonecall://+16505551234',
        'zoomphonecall://*12%23?callerid=+1650',
        'zoomphonesms://+16505551234',
      ]);
      links.fallback = 'none';
      click(links);
      expect(followed).to.have.length(3);
    });

    it('does so at once where the embed has stalled', async () => {
      const phone = document.createElement('zoom-phone-embed');
      phone.src = 'http://example.test/';
      const root = await fixture(html`<div></div>`);
      const failed = oneEvent(phone, 'embed-error');
      root.append(phone);
      await failed;
      click(await put(html`<a href="tel:1001">Call</a>`));
      expect(followed).to.deep.equal(['tel:1001']);
    });
  });
});
