import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { ZoomPhoneEmbed } from '../../../src/index.js';
import {
  collect,
  eventAfter,
  frameLoaded,
  incomingArrived,
  outgoingArrived,
  phoneWithPuppet,
} from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';

describe('the records of a phone', () => {
  it('are up to date before anybody hears of the message, and safe from all who do', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const seen: unknown[] = [];
    phone.addEventListener('embed-message', ({ detail: { message } }) => {
      if (message.type !== 'zp-call-ringing-event') return;
      seen.push(phone.calls[0]?.caller.name);
      Object.assign((message.data as { caller: object }).caller, { name: 'Somebody else' });
    });
    const data = { callId: 'c', caller: { name: 'Ada' } };
    await eventAfter(phone, 'calls-change', () =>
      puppet.send({ type: 'zp-call-ringing-event', data }),
    );
    expect(seen).to.deep.equal(['Ada']);
    expect(phone.calls[0]?.caller.name).to.equal('Ada');
  });
});

describe('a reload by a listener', () => {
  it('while the queue is sent leaves the rest for the new widget', async () => {
    const host = await fixture(html`<div></div>`);
    const phone = document.createElement('zoom-phone-embed');
    phone.src = Puppet.url();
    host.append(phone);
    const ready = collect(phone, 'embed-ready');
    phone.addEventListener('embed-message', ({ detail: { message } }) => {
      if (message.type === 'x-first') phone.reload();
    });
    const first = phone.post('x-first');
    const second = phone.makeCall('+1');
    await frameLoaded(phone);
    await first;
    expect(ready).to.deep.equal([]);
    expect(phone.status).to.equal('loading');
    const puppet = await Puppet.attach(await frameLoaded(phone));
    await second;
    await puppet.message('zp-make-call');
    expect(ready).to.have.lengthOf(1);
  });
});

describe('the flags of a phone', () => {
  it('are sent as true or false, however they were set', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    Object.assign(phone, {
      enableSavingLog: undefined,
      enableAutoLog: null,
      enableContactSearching: 'false',
      enableContactMatching: '',
      enableAISummary: 'true',
      disableInactiveTabCallEvent: 1,
    });
    expect((await puppet.message('zp-init-config', 2)).data).to.deep.equal({
      enableSavingLog: false,
      enableAutoLog: false,
      enableContactSearching: false,
      enableContactMatching: false,
      enableAISummary: true,
      disableInactiveTabCallEvent: true,
    });
  });
});

describe('a src', () => {
  it('may be a URL object', async () => {
    const { phone } = await phoneWithPuppet();
    phone.src = new URL(Puppet.url(1)) as never;
    await frameLoaded(phone);
    expect(phone.status).to.equal('ready');
  });

  it('that is bad after another bad one says its own reason', async () => {
    const phone = await fixture<ZoomPhoneEmbed>(
      html`<zoom-phone-embed src="ftp://one.test"></zoom-phone-embed>`,
    );
    phone.src = 'ftp://two.test';
    await phone.updateComplete;
    const reason = await phone.whenReady().catch((error: unknown) => error);
    expect(reason).to.have.property('message').that.includes('ftp://two.test');
    expect(reason).to.have.property('sent', false);
  });
});

describe('a widget that reloads by itself', () => {
  it('and speaks while it loads stays confirmed', async () => {
    const src = Puppet.url(0, [{ type: 'zp-ready' }]);
    const { phone, puppet } = await phoneWithPuppet(
      html`<zoom-phone-embed src=${src}></zoom-phone-embed>`,
    );
    await incomingArrived(phone, puppet);
    const iframe = phone.iframe as HTMLIFrameElement;
    const loaded = new Promise((resolve) => {
      iframe.addEventListener('load', resolve, { once: true });
    });
    const spoken = oneEvent(phone, 'zp-ready');
    const say = encodeURIComponent(JSON.stringify([{ type: 'zp-ready' }]));
    puppet.navigate(
      `${new URL(Puppet.url()).origin}/puppet.html?host=${location.origin}#say=${say}`,
    );
    await Promise.all([loaded, spoken]);
    expect(phone.confirmed).to.equal(true);
  });
});

describe('a summary', () => {
  it('that is deleted without a time is gone', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const type = 'zp-ai-call-summary-event';
    const modifiedTime = '2026-01-05T10:07:00Z';
    await puppet.send(
      { type, data: { callId: 'c', callSummary: 'x', modifiedTime } },
      { type, data: { callId: 'c', deleted: true } },
    );
    await incomingArrived(phone, puppet);
    expect(phone.getCall('c')).not.to.have.property('summary');
  });
});

describe('an answer', () => {
  it('to a request without an id has none either', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    await puppet.send({ type: 'zp-contact-search-event', data: { searchString: 'a' } });
    const { data } = await puppet.message('zp-contact-search-response');
    expect(Object.keys(data)).to.deep.equal(['contacts']);
    await outgoingArrived(phone, puppet);
  });

  it('that is a Map is no answer', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    phone.addEventListener('zp-contact-match-event', (event) => {
      event.respondWith(new Map() as never);
    });
    const { detail } = await eventAfter(phone, 'embed-error', () =>
      puppet.send({ type: 'zp-contact-match-event', data: { requestId: 'm', phoneNumbers: [] } }),
    );
    expect(detail.code).to.equal('response-failed');
    expect(detail.message).to.match(/answer: must be an object/);
  });
});
