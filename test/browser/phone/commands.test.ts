import { expect, fixture, html } from '@open-wc/testing';
import type { ZoomPhoneEmbed } from '../../../src/index.js';
import { SmartEmbedError } from '../../../src/index.js';
import {
  collect,
  frameLoaded,
  outgoingArrived,
  phoneWithPuppet,
  rejection,
} from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';

type Case = readonly [name: string, act: (phone: any) => Promise<unknown>, field: RegExp];

const BAD: readonly Case[] = [
  ['makeCall without a number', (phone) => phone.makeCall(), /number: must be a string/],
  [
    'makeCall with an empty number',
    (phone) => phone.makeCall(''),
    /number: must hold at least one digit/,
  ],
  ['makeCall with blanks', (phone) => phone.makeCall('  '), /number: must hold/],
  ['makeCall with words', (phone) => phone.makeCall('call me'), /number: must hold/],
  [
    'makeCall with a JavaScript number',
    (phone) => phone.makeCall(16505551234),
    /number: must be a string/,
  ],
  ['makeCall with null', (phone) => phone.makeCall(null), /number: must be a string/],
  ['makeCall with an empty object', (phone) => phone.makeCall({}), /number: must be a string/],
  [
    'makeCall with a bad callerId',
    (phone) => phone.makeCall('+1', { callerId: true }),
    /callerId: must be a string/,
  ],
  [
    'makeCall with a bad autoDial',
    (phone) => phone.makeCall('+1', { autoDial: 'yes' }),
    /autoDial: must be a boolean/,
  ],
  [
    'makeCall with a misspelt option',
    (phone) => phone.makeCall('+1', { callerID: '+1' }),
    /callerID: is not known/,
  ],
  [
    'makeCall with a bad timeout',
    (phone) => phone.makeCall('+1', {}, { timeout: '5' }),
    /options\.timeout/,
  ],
  [
    'makeCall with a bad signal',
    (phone) => phone.makeCall('+1', {}, { signal: {} }),
    /options\.signal/,
  ],
  [
    'makeCall with a misspelt command option',
    (phone) => phone.makeCall({ number: '+1' }, { timeOut: 1 }),
    /options\.timeOut: is not known/,
  ],
  ['composeSms without a number', (phone) => phone.composeSms(), /number: must be a string/],
  ['composeSms with a bad text', (phone) => phone.composeSms('+1', 5), /message: must be a string/],
  ['post without a type', (phone) => phone.post(), /type: must be a non-empty string/],
  ['post of an empty type', (phone) => phone.post(''), /type: must be a non-empty string/],
  [
    'post of a bad known message',
    (phone) => phone.post('zp-make-call', {}),
    /number: must be a string/,
  ],
];

describe('bad input to a phone command', () => {
  for (const [name, act, field] of BAD) {
    it(`${name} names the field and sends nothing`, async () => {
      const { phone, puppet } = await phoneWithPuppet();
      const error = await rejection(act(phone));
      expect(error).to.be.instanceOf(SmartEmbedError);
      expect(error.code).to.equal('invalid-input');
      expect(error.sent).to.equal(false);
      expect(error.message).to.match(field);
      await outgoingArrived(phone, puppet);
      expect(puppet.messages().filter(({ type }) => /^zp-(make|input)/.test(type))).to.deep.equal(
        [],
      );
    });
  }

  it('is found before anything else is looked at', async () => {
    const phone = document.createElement('zoom-phone-embed');
    expect((await rejection(phone.makeCall(''))).code).to.equal('invalid-input');
  });

  it('is found in what cannot be cloned', async () => {
    const { phone } = await phoneWithPuppet();
    const error = await rejection(phone.post('x-unclonable', { run: () => undefined }));
    expect(error.code).to.equal('invalid-input');
    expect(error.sent).to.equal(false);
    expect(error.cause).to.be.instanceOf(DOMException);
  });
});

describe('a phone command before the widget is ready', () => {
  /** A phone whose frame never loads anything that speaks, and whose `load` is long in coming. */
  const loading = async (attributes = ''): Promise<ZoomPhoneEmbed> => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const phone = document.createElement('zoom-phone-embed');
    phone.src = Puppet.url();
    for (const pair of attributes.split(' ').filter(Boolean)) {
      const [name = '', value = ''] = pair.split('=');
      phone.setAttribute(name, value);
    }
    host.append(phone);
    return phone;
  };

  it('waits in order, behind the configuration', async () => {
    const phone = await loading();
    expect(phone.status).to.equal('loading');
    const sent = [
      phone.makeCall('+1'),
      phone.composeSms('+2'),
      phone.post('x-own', 3),
      phone.makeCall('+4'),
    ];
    const puppet = await Puppet.attach(await frameLoaded(phone));
    await Promise.all(sent);
    await outgoingArrived(phone, puppet);
    expect(
      puppet
        .messages()
        .map(({ type, data }) => [type, data?.number ?? data])
        .slice(1, 5),
    ).to.deep.equal([
      ['zp-make-call', '+1'],
      ['zp-input-sms', '+2'],
      ['x-own', 3],
      ['zp-make-call', '+4'],
    ]);
    expect(puppet.messages()[0].type).to.equal('zp-init-config');
  });

  it('keeps the order when a listener sends more meanwhile', async () => {
    const phone = await loading();
    let once = true;
    phone.addEventListener('embed-message', ({ detail }) => {
      if (detail.direction !== 'out' || detail.message.type !== 'x-1' || !once) return;
      once = false;
      void phone.post('x-4');
    });
    phone.addEventListener('embed-ready', () => void phone.post('x-5'), { once: true });
    void phone.post('x-1');
    void phone.post('x-2');
    void phone.post('x-3');
    const puppet = await Puppet.attach(await frameLoaded(phone));
    await puppet.message('x-5');
    const types = puppet.messages().map(({ type }) => type as string);
    expect(types.filter((type) => type.startsWith('x-'))).to.deep.equal([
      'x-1',
      'x-2',
      'x-3',
      'x-4',
      'x-5',
    ]);
  });

  it('rejects with not-ready when its own timeout passes, and is never sent', async () => {
    const phone = await loading();
    const loaded = frameLoaded(phone);
    const error = await rejection(phone.makeCall('+1', {}, { timeout: 0 }));
    expect(error).to.include({ code: 'not-ready', sent: false });
    const puppet = await Puppet.attach(await loaded);
    await outgoingArrived(phone, puppet);
    expect(puppet.messages('zp-make-call')).to.deep.equal([]);
  });

  it('rejects the sixty-fifth', async () => {
    const phone = await loading();
    const sent = Array.from({ length: 64 }, (_, index) => phone.makeCall(`+${index}`));
    const error = await rejection(phone.makeCall('+64'));
    expect(error).to.include({ code: 'not-ready', sent: false });
    await Promise.all(sent);
  });

  it('can be aborted, before and while it waits', async () => {
    const phone = await loading();
    const before = await rejection(phone.makeCall('+1', {}, { signal: AbortSignal.abort('why') }));
    expect(before).to.include({ code: 'aborted', sent: false, cause: 'why' });
    const controller = new AbortController();
    const waiting = rejection(phone.makeCall('+1', {}, { signal: controller.signal }));
    controller.abort('changed my mind');
    expect(await waiting).to.include({ code: 'aborted', sent: false, cause: 'changed my mind' });
    const puppet = await Puppet.attach(await frameLoaded(phone));
    await outgoingArrived(phone, puppet);
    expect(puppet.messages('zp-make-call')).to.deep.equal([]);
  });

  it('can be aborted from another realm, such as a frame', async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="A realm"></iframe>`);
    const { AbortController: Foreign } = frame.contentWindow as unknown as typeof globalThis;
    const controller = new Foreign();
    expect(controller).not.to.be.instanceOf(AbortController);
    const phone = document.createElement('zoom-phone-embed');
    phone.src = Puppet.url();
    frame.after(phone);
    const given = rejection(phone.makeCall('+1', {}, { signal: controller.signal }));
    controller.abort();
    expect(await given).to.include({ code: 'aborted', sent: false });
    phone.remove();
  });

  it('rejects with disconnected outside a document, and when the embed leaves', async () => {
    const outside = document.createElement('zoom-phone-embed');
    expect(await rejection(outside.makeCall('+1'))).to.include({
      code: 'disconnected',
      sent: false,
    });
    const phone = await loading();
    const waiting = rejection(phone.makeCall('+1'));
    phone.remove();
    expect(await waiting).to.include({ code: 'disconnected', sent: false });
    expect(await rejection(phone.makeCall('+1'))).to.include({ code: 'disconnected', sent: false });
  });

  it('rejects at once where there is nothing to load', async () => {
    const phone = await fixture<ZoomPhoneEmbed>(html`<zoom-phone-embed src=""></zoom-phone-embed>`);
    expect(phone.status).to.equal('error');
    expect((await rejection(phone.makeCall('+1'))).code).to.equal('not-ready');
    expect((await rejection(phone.whenReady())).code).to.equal('invalid-src');
  });

  it('stays queued over a reload', async () => {
    const phone = await loading();
    await phone.updateComplete;
    const sent = phone.makeCall('+1');
    phone.reload();
    const puppet = await Puppet.attach(await frameLoaded(phone));
    await sent;
    expect(await puppet.message('zp-make-call')).to.deep.equal({
      type: 'zp-make-call',
      data: { number: '+1' },
    });
    expect(puppet.messages('zp-make-call')).to.have.lengthOf(1);
  });
});

describe('what the phone posts', () => {
  it('is told by embed-message, with the time', async () => {
    const { phone } = await phoneWithPuppet();
    const told = collect(phone, 'embed-message');
    const before = Date.now();
    await phone.makeCall('+1');
    expect(told).to.have.lengthOf(1);
    expect(told[0]?.detail.direction).to.equal('out');
    expect(told[0]?.detail.message).to.deep.equal({ type: 'zp-make-call', data: { number: '+1' } });
    expect(told[0]?.detail.time).to.be.within(before, Date.now());
  });

  it('is posted before the method returns', async () => {
    const { phone } = await phoneWithPuppet();
    const told = collect(phone, 'embed-message');
    void phone.makeCall('+1');
    expect(told).to.have.lengthOf(1);
  });
});
