import { expect, fixture, html } from '@open-wc/testing';
import catalogue from '../../fixtures/phone.json' with { type: 'json' };
import { collect, incomingArrived, outgoingArrived, phoneWithPuppet } from '../../support/embed.js';
import { frameOrigins } from '../../support/origins.js';
import { Puppet } from '../../support/puppet.js';

const ringing: any = catalogue.fromWidget[0]?.message;
const TYPE: string = ringing.type;

const frame = async (url: string): Promise<HTMLIFrameElement> => {
  const iframe = document.createElement('iframe');
  iframe.src = url;
  const loaded = new Promise((resolve) => {
    iframe.addEventListener('load', resolve, { once: true });
  });
  (await fixture(html`<div></div>`)).append(iframe);
  await loaded;
  return iframe;
};

/** Posts to this page's window, and waits until the message is there. */
const arrived = async (puppet: Puppet, message: unknown): Promise<MessageEvent> => {
  const told = new Promise<MessageEvent>((resolve) => {
    window.addEventListener('message', resolve, { once: true });
  });
  await puppet.send(message);
  return told;
};

describe('a phone trusts', () => {
  it('its own frame only, not another of the right origin', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const stranger = await Puppet.attach(await frame(Puppet.url()));
    const told = collect(phone, TYPE, 'embed-message');
    const event = await arrived(stranger, ringing);
    expect(event.origin).to.equal(new URL(phone.iframe?.src ?? '').origin);
    expect(told).to.deep.equal([]);
    expect(phone.confirmed).to.equal(false);
    await puppet.send(ringing);
    await incomingArrived(phone, puppet);
    expect(told[0]?.type).to.equal('embed-message');
    expect(told[1]?.type).to.equal(TYPE);
  });

  it('its own origin only, not where its frame has gone', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const iframe = phone.iframe as HTMLIFrameElement;
    const loaded = new Promise((resolve) => {
      iframe.addEventListener('load', resolve, { once: true });
    });
    puppet.navigate(Puppet.url(1));
    await loaded;
    const elsewhere = await Puppet.attach(iframe, frameOrigins[1]);
    const told = collect(phone, TYPE);
    const incoming = collect(phone, 'embed-message');
    const event = await arrived(elsewhere, ringing);
    expect(event.origin).to.equal(frameOrigins[1]);
    await phone.makeCall('+1');
    expect(told).to.deep.equal([]);
    expect(incoming.filter(({ detail }) => detail.direction === 'in')).to.deep.equal([]);
    expect(phone.calls).to.deep.equal([]);
    // Nothing that was posted for the widget reaches the page in its place.
    const port = await arrived(elsewhere, { type: 'end' });
    expect(port.data.type).to.equal('end');
    expect(elsewhere.messages()).to.deep.equal([]);
  });

  it('the origins of a list, as frameworks may set it', async () => {
    const phone = document.createElement('zoom-phone-embed');
    Object.assign(phone, {
      src: Puppet.url(),
      trustedOrigins: ['https://a.test', frameOrigins[1]],
    });
    (await fixture(html`<div></div>`)).append(phone);
    await phone.whenReady();
    expect(phone.iframe?.allow).to.equal(
      ['clipboard-read', 'clipboard-write']
        .map((feature) => [feature, frameOrigins[0], 'https://a.test', frameOrigins[1]].join(' '))
        .join('; '),
    );
  });

  it('another origin where trusted-origins names it', async () => {
    const { phone, puppet } = await phoneWithPuppet(html`
      <zoom-phone-embed src=${Puppet.url()} trusted-origins=${`https://a.test ${frameOrigins[1]}`}>
      </zoom-phone-embed>
    `);
    const iframe = phone.iframe as HTMLIFrameElement;
    expect(iframe.allow).to.equal(
      ['clipboard-read', 'clipboard-write']
        .map((feature) => [feature, frameOrigins[0], 'https://a.test', frameOrigins[1]].join(' '))
        .join('; '),
    );
    const loaded = new Promise((resolve) => {
      iframe.addEventListener('load', resolve, { once: true });
    });
    puppet.navigate(Puppet.url(1));
    await loaded;
    const elsewhere = await Puppet.attach(iframe, frameOrigins[1]);
    const told = collect(phone, TYPE);
    await elsewhere.send(ringing);
    await incomingArrived(phone, elsewhere);
    expect(told).to.have.lengthOf(1);
    // From now on, what is posted is meant for the origin that has spoken.
    await phone.makeCall('+1');
    await outgoingArrived(phone, elsewhere);
    expect(elsewhere.messages('zp-make-call')).to.have.lengthOf(1);
  });
});
