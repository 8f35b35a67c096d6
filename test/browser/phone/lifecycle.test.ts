import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { ZoomPhoneEmbed } from '../../../src/index.js';
import {
  collect,
  eventAfter,
  frameLoaded,
  incomingArrived,
  outgoingArrived,
  phoneWithPuppet,
  rejection,
} from '../../support/embed.js';
import { advised } from '../../support/fallback.js';
import { frameOrigins } from '../../support/origins.js';
import { Puppet } from '../../support/puppet.js';
import { PATIENCE } from '../../support/until.js';

const CONFIG = 'zp-init-config';
const ringing = { type: 'zp-call-ringing-event', id: 'r', data: { callId: 'c' } };

const phoneIn = (parent: Element, src = Puppet.url()): ZoomPhoneEmbed => {
  const phone = document.createElement('zoom-phone-embed');
  phone.src = src;
  parent.append(phone);
  return phone;
};

describe('the life of a phone in the page', () => {
  it('goes from idle over loading to ready, and reflects it', async () => {
    const host = await fixture(html`<div></div>`);
    const phone = document.createElement('zoom-phone-embed');
    expect(phone.status).to.equal('idle');
    phone.src = Puppet.url();
    host.append(phone);
    expect(phone.status).to.equal('loading');
    expect(phone.getAttribute('status')).to.equal('loading');
    const ready = oneEvent(phone, 'embed-ready');
    await phone.whenReady();
    await ready;
    expect(phone.status).to.equal('ready');
    expect(phone.getAttribute('status')).to.equal('ready');
    await phone.whenReady();
    phone.remove();
    expect(phone.status).to.equal('idle');
    expect(phone.iframe).to.equal(null);
  });

  it('waits for the frame only: load presumes, the first message confirms', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    expect(phone.status).to.equal('ready');
    expect(phone.confirmed).to.equal(false);
    await puppet.send({ type: 'hello' });
    await incomingArrived(phone, puppet);
    expect(phone.confirmed).to.equal(true);
    phone.reload();
    expect(phone.confirmed).to.equal(false);
  });

  it('is ready and configured by what the widget says before it has loaded', async () => {
    const host = await fixture(html`<div></div>`);
    const phone = phoneIn(host, Puppet.url(0, [{ type: 'zp-ready' }]));
    const event = await oneEvent(phone, 'zp-ready');
    expect(event.detail).to.deep.equal({});
    expect(phone.status).to.equal('ready');
    expect(phone.confirmed).to.equal(true);
  });

  for (const type of ['zp-ready', 'onZoomPhoneIframeApiReady']) {
    it(`sends the configuration on each ${type}`, async () => {
      const { phone, puppet } = await phoneWithPuppet();
      await puppet.send({ type }, { type });
      await incomingArrived(phone, puppet);
      await outgoingArrived(phone, puppet);
      expect(puppet.messages(CONFIG)).to.have.lengthOf(3);
    });
  }

  it('sends the configuration three times to a widget that stays silent', async () => {
    const { puppet } = await phoneWithPuppet();
    await puppet.message(CONFIG, 3);
  });

  it('configures the widget again after a reload, in the same iframe element', async () => {
    const { phone } = await phoneWithPuppet();
    const { iframe } = phone;
    phone.reload();
    expect(phone.status).to.equal('loading');
    const fresh = await Puppet.attach(await frameLoaded(phone));
    expect(phone.iframe).to.equal(iframe);
    await fresh.message(CONFIG);
    expect(phone.status).to.equal('ready');
  });

  it('configures a widget that reloads by itself', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    await puppet.send({ type: 'hello' });
    await incomingArrived(phone, puppet);
    const loaded = oneEvent(phone.iframe as HTMLIFrameElement, 'load');
    void puppet.run('location.reload()');
    await loaded;
    const fresh = await Puppet.attach(phone.iframe as HTMLIFrameElement);
    await fresh.message(CONFIG);
    expect(phone.confirmed).to.equal(false);
  });

  it('remembers ids over a reload', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    await eventAfter(phone, ringing.type, () => puppet.send(ringing));
    phone.reload();
    const fresh = await Puppet.attach(await frameLoaded(phone));
    const told = collect(phone, ringing.type);
    await fresh.send(ringing);
    await incomingArrived(phone, fresh);
    expect(told).to.deep.equal([]);
    expect(phone.calls).to.have.lengthOf(1);
  });

  it('loads anew when moved, and when removed and put back', async () => {
    const { phone } = await phoneWithPuppet();
    const elsewhere = await fixture(html`<section></section>`);
    const waiting = rejection(
      phone.post('x').then(() => phone.whenReady().then(() => Promise.reject(new Error('on')))),
    );
    elsewhere.append(phone);
    const moved = await Puppet.attach(await frameLoaded(phone));
    await moved.message(CONFIG);
    expect((await waiting).message).to.equal('on');
    phone.remove();
    expect(phone.shadowRoot?.querySelector('iframe')).to.equal(null);
    elsewhere.append(phone);
    const back = await Puppet.attach(await frameLoaded(phone));
    await back.message(CONFIG);
    expect(phone.status).to.equal('ready');
  });

  it('keeps its widget in a move that keeps state, where the engine keeps frames', async function () {
    const { phone, puppet } = await phoneWithPuppet();
    const elsewhere = await fixture<
      Element & { moveBefore?(node: Node, child: Node | null): void }
    >(html`<section></section>`);
    if (!elsewhere.moveBefore) this.skip();
    const before = phone.iframe?.contentWindow;
    elsewhere.moveBefore(phone, null);
    expect(phone.parentElement).to.equal(elsewhere);
    const kept = phone.iframe?.contentWindow === before;
    expect(phone.status).to.equal(kept ? 'ready' : 'loading');
    const widget = kept ? puppet : await Puppet.attach(await frameLoaded(phone));
    await widget.send({ type: 'still-there' });
    await incomingArrived(phone, widget);
    expect(phone.status).to.equal('ready');
    expect(phone.confirmed).to.equal(true);
  });

  it('rejects whenReady() when it is removed first', async () => {
    const host = await fixture(html`<div></div>`);
    const phone = phoneIn(host);
    const waiting = rejection(phone.whenReady());
    phone.remove();
    expect((await waiting).code).to.equal('disconnected');
  });

  it('keeps properties and attributes from before its definition', async () => {
    const { ZoomPhoneEmbed: Base } = await import('../../../src/index.js');
    const tag = 'late-phone-embed';
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const late: any = document.createElement(tag);
    late.setAttribute('enable-auto-log', '');
    late.src = Puppet.url();
    late.enableAISummary = true;
    late.initConfig = { newFlag: 1 };
    host.append(late);
    customElements.define(tag, class extends Base {});
    const puppet = await Puppet.attach(await frameLoaded(late));
    const { data } = await puppet.message(CONFIG);
    expect(data).to.include({ enableAutoLog: true, enableAISummary: true, newFlag: 1 });
  });

  it('stalls when nothing loads in time, shows the fallback, and recovers', async () => {
    const name = crypto.randomUUID();
    const page = `${frameOrigins[0]}/puppet.html`;
    const phone = await fixture<ZoomPhoneEmbed>(
      html`<zoom-phone-embed src=${`${page}?hold=${name}`} ready-timeout="30"></zoom-phone-embed>`,
    );
    const waiting = rejection(phone.makeCall('+1', {}, { timeout: PATIENCE }));
    const { detail } = await oneEvent(phone, 'embed-error');
    expect(detail.code).to.equal('not-ready');
    expect(phone.status).to.equal('stalled');
    expect(await waiting).to.include({ code: 'not-ready', sent: false });
    const fallback = await advised(phone);
    expect(fallback.hidden).to.equal(false);
    expect(fallback.getBoundingClientRect().height).to.be.greaterThan(0);
    expect((await rejection(phone.makeCall('+1'))).code).to.equal('not-ready');
    await eventAfter(phone, 'embed-ready', () =>
      fetch(`${page}?release=${name}`, { mode: 'no-cors' }),
    );
    expect(phone.status).to.equal('ready');
    expect(fallback.hidden).to.equal(true);
  });

  it('keeps two phones on a page apart', async () => {
    const { phone: one, puppet: first } = await phoneWithPuppet();
    const { phone: two, puppet: second } = await phoneWithPuppet();
    const told = collect(document, ringing.type);
    await first.send(ringing);
    await second.send({ ...ringing, data: { callId: 'other' } });
    await incomingArrived(one, first);
    await incomingArrived(two, second);
    expect(told.map(({ target, detail }) => [target, detail.callId])).to.deep.equal([
      [one, 'c'],
      [two, 'other'],
    ]);
    await one.makeCall('+1');
    await outgoingArrived(one, first);
    await outgoingArrived(two, second);
    expect(first.messages('zp-make-call')).to.have.lengthOf(1);
    expect(second.messages('zp-make-call')).to.have.lengthOf(0);
    expect(one.calls.map(({ callId }) => callId)).to.deep.equal(['c']);
  });

  it('loads another widget when src changes', async () => {
    const { phone } = await phoneWithPuppet();
    phone.src = Puppet.url(1);
    const other = await Puppet.attach(await frameLoaded(phone));
    await other.message(CONFIG);
    expect(new URL(phone.iframe?.src ?? '').origin).to.equal(frameOrigins[1]);
  });

  it('keeps a widget of a relative src when the page goes on to another address', async () => {
    const { phone } = await phoneWithPuppet(html`
      <zoom-phone-embed src="/test/frames/puppet.html"></zoom-phone-embed>
    `);
    phone.src = 'test/../puppet.html';
    await phone.updateComplete;
    const { iframe } = phone;
    const { href } = location;
    const loaded = iframe?.src;
    expect(loaded).to.equal(new URL('test/../puppet.html', href).href);
    const before = iframe?.contentWindow;
    history.pushState({}, '', '/some/other/place/');
    phone.label = 'Another';
    phone.enableAutoLog = true;
    await phone.updateComplete;
    expect(iframe?.title).to.equal('Another');
    expect(iframe?.src).to.equal(loaded);
    expect(iframe?.contentWindow).to.equal(before);
    phone.reload();
    expect(iframe?.src, 'the same widget').to.equal(loaded);
    history.replaceState({}, '', href);
  });

  it('recovers from a bad src', async () => {
    const { phone } = await phoneWithPuppet();
    const { detail } = await eventAfter(phone, 'embed-error', () => {
      phone.src = 'javascript:alert(1)';
    });
    expect(detail.code).to.equal('invalid-src');
    expect(phone.iframe).to.equal(null);
    expect(phone.shadowRoot?.querySelector('iframe')).to.equal(null);
    phone.src = Puppet.url();
    await frameLoaded(phone);
    expect(phone.status).to.equal('ready');
  });
});
