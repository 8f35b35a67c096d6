import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { ZoomPhoneEmbed } from '../../../src/index.js';
import { collect, eventAfter, incomingArrived } from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';
import { until } from '../../support/until.js';

const RINGING = {
  type: 'zp-call-ringing-event',
  id: '1',
  data: { callId: 'c', direction: 'inbound' },
};

/** An embed around a frame that the page wrote, and how often that loads. */
async function adopting(src = Puppet.url()) {
  const phone = await fixture<ZoomPhoneEmbed>(
    html`<zoom-phone-embed adopt><iframe title="Softphone" src=${src}></iframe></zoom-phone-embed>`,
  );
  const iframe = phone.querySelector('iframe')!;
  const loads = collect(iframe, 'load');
  return { phone, iframe, loads };
}

describe('a frame that the page wrote', () => {
  it('becomes the widget’s, where it stands, and is never loaded again', async () => {
    const { phone, iframe, loads } = await adopting();
    await oneEvent(iframe, 'load');
    await phone.whenReady();
    expect(phone.iframe).to.equal(iframe);
    expect(phone.shadowRoot!.querySelector('iframe')).to.equal(null);
    expect(iframe.parentElement).to.equal(phone);
    expect(iframe.title, 'its own name stays').to.equal('Softphone');
    const puppet = await Puppet.attach(iframe);
    await puppet.message('zp-init-config');
    const { detail } = await eventAfter(phone, RINGING.type, () => puppet.send(RINGING));
    expect(detail).to.deep.equal(RINGING.data);
    phone.enableAutoLog = true;
    phone.label = 'Another';
    await puppet.message('zp-init-config', 2);
    await phone.makeCall('+1');
    expect((await puppet.message('zp-make-call')).data).to.deep.equal({ number: '+1' });
    expect(loads).to.have.lengthOf(1);
    const { width, height } = iframe.getBoundingClientRect();
    expect([width, height], 'fills the embed').to.deep.equal([350, 580]);
  });

  it('gives way to one of the embed’s own where it is adopted no longer', async () => {
    const { phone, iframe } = await adopting();
    await phone.whenReady();
    phone.adopt = false;
    phone.src = Puppet.url(0, [{ type: 'zp-own' }]);
    await oneEvent(phone, 'zp-own');
    expect(iframe.isConnected).to.equal(false);
    expect(phone.querySelector('iframe')).to.equal(null);
    expect(phone.iframe!.getRootNode()).to.equal(phone.shadowRoot);
    const parent = phone.parentElement!;
    phone.remove();
    parent.append(phone);
    await oneEvent(phone, 'zp-own');
    expect(phone.shadowRoot!.querySelectorAll('iframe')).to.have.lengthOf(1);
    expect(phone.querySelector('iframe')).to.equal(null);
  });

  it('is loaded again by reload() alone, in its place, and ends with its page', async () => {
    const { phone, iframe, loads } = await adopting();
    await oneEvent(iframe, 'load');
    const before = await Puppet.attach(iframe);
    phone.reload();
    expect(phone.status).to.equal('loading');
    await oneEvent(iframe, 'load');
    await phone.whenReady();
    expect(loads).to.have.lengthOf(2);
    expect(iframe.parentElement).to.equal(phone);
    const after = await Puppet.attach(iframe);
    await after.message('zp-init-config');
    expect(before.messages('zp-init-config')).to.have.lengthOf(1);
  });

  it('goes where the embed goes, and is configured again', async () => {
    const { phone, iframe } = await adopting();
    await oneEvent(iframe, 'load');
    const place = await fixture(html`<div></div>`);
    place.append(phone);
    await oneEvent(iframe, 'load');
    await phone.whenReady();
    expect([phone.iframe, iframe.parentElement]).to.deep.equal([iframe, phone]);
    const puppet = await Puppet.attach(iframe);
    await puppet.message('zp-init-config');
    phone.remove();
    expect([phone.iframe, iframe.parentElement]).to.deep.equal([null, phone]);
  });

  it('is refused where its address is no widget’s', async () => {
    const { phone } = await adopting('javascript:void 0');
    expect(phone.status).to.equal('error');
    expect(phone.iframe).to.equal(null);
  });

  it('has its messages kept until the embed is defined, and its load noticed', async () => {
    const early: MessageEvent[] = (window.zoomEmbedEarly = []);
    const keep = (event: MessageEvent): void => {
      early.push(event);
    };
    addEventListener('message', keep);
    const container = await fixture(
      html`<div>
        <late-phone adopt
          ><iframe title="Phone" src=${Puppet.url(0, [RINGING])}></iframe
        ></late-phone>
      </div>`,
    );
    const iframe = container.querySelector('iframe')!;
    await until(() => early.length > 0, 'the frame has spoken');
    removeEventListener('message', keep);
    const events = collect(container, RINGING.type);
    ZoomPhoneEmbed.define('late-phone');
    const phone = container.querySelector<ZoomPhoneEmbed>('late-phone')!;
    await phone.whenReady();
    expect(events.map(({ detail }) => detail)).to.deep.equal([RINGING.data]);
    expect(phone.getCall('c')?.state).to.equal('ringing');
    expect(phone.confirmed).to.equal(true);
    expect(early, 'each message is taken once').to.deep.equal([]);
    const puppet = await Puppet.attach(iframe);
    await puppet.message('zp-init-config');
    await puppet.send(RINGING);
    await incomingArrived(phone, puppet);
    expect(events, 'and a duplicate is one').to.have.lengthOf(1);
    delete window.zoomEmbedEarly;
  });
});
