import { expect } from '@open-wc/testing';
import catalogue from '../../fixtures/phone.json' with { type: 'json' };
import type { WireEvent } from '../../../src/index.js';
import {
  collect,
  eventAfter,
  incomingArrived,
  outgoingArrived,
  phoneWithPuppet,
} from '../../support/embed.js';

const clone = <T>(value: T): T => structuredClone(value);

describe('every message from the Zoom Phone widget', () => {
  for (const { type, message } of catalogue.fromWidget) {
    it(`${type} arrives as the event of that name`, async () => {
      const { phone, puppet } = await phoneWithPuppet();
      const event = await eventAfter<WireEvent>(document, type, () => puppet.send(message));
      expect(event.target).to.equal(phone);
      expect(event.detail).to.deep.equal(message.data);
      expect(event.message).to.deep.equal(message);
      expect(event.drift).to.deep.equal([]);
      expect(event.bubbles).to.equal(true);
      expect(event.composed).to.equal(true);
    });

    it(`${type} arrives also without data, and says what is missing`, async () => {
      const { phone, puppet } = await phoneWithPuppet();
      const event = await eventAfter<WireEvent>(phone, type, () => puppet.send({ type }));
      expect(event.detail).to.deep.equal({});
      expect(event.drift).not.to.deep.equal([]);
    });
  }

  it('keeps unknown types and unknown fields', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const message = { type: 'zp-of-tomorrow-event', data: { a: [1, { b: 2 }] }, more: true };
    const event = await eventAfter<WireEvent>(phone, message.type, () => puppet.send(message));
    expect(event.message).to.deep.equal(message);
    expect(event.detail).to.deep.equal(message.data);
    expect(event.drift).to.deep.equal([]);
  });

  it('names the path and the reason of drift, and dispatches all the same', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const [ringing] = clone(catalogue.fromWidget);
    const message: any = ringing?.message;
    message.data.direction = 'Sideways';
    message.data.caller.phoneNumber = 42;
    delete message.data.callId;
    const event = await eventAfter<WireEvent>(phone, message.type, () => puppet.send(message));
    // Enumerations grow: a direction of no document is none.
    expect(event.drift).to.have.lengthOf(2);
    expect(event.drift.join('\n')).to.match(/^callId: must be a string$/m);
    expect(event.drift.join('\n')).to.match(/^caller\.phoneNumber: must be a string$/m);
  });

  it('tells a message that comes twice once, ids compared as text', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const [ringing] = clone(catalogue.fromWidget);
    const message: any = { ...ringing?.message, id: 7 };
    const told = collect(phone, message.type);
    const logged = collect(phone, 'embed-message');
    await puppet.send(message, message, { ...message, id: '7' }, { ...message, id: 8 });
    await incomingArrived(phone, puppet);
    expect(told).to.have.lengthOf(2);
    expect(logged.filter(({ detail }) => detail.message.type === message.type)).to.have.lengthOf(4);
  });

  it('never takes messages without an id for duplicates', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const [ringing] = clone(catalogue.fromWidget);
    const { id: _, ...message } = ringing?.message as any;
    const told = collect(phone, message.type);
    await puppet.send(message, message, { ...message, id: '' }, { ...message, id: '' });
    await incomingArrived(phone, puppet);
    expect(told).to.have.lengthOf(4);
  });

  it('carries what is no event in embed-message only, and counts it as a sign of life', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    expect(phone.confirmed).to.equal(false);
    const logged = collect(phone, 'embed-message');
    const odd = [null, 'text', 42, [], { no: 'type' }, { type: 42 }, { type: 'click' }];
    const clicks = collect(phone, 'click');
    await puppet.send(...odd);
    await incomingArrived(phone, puppet);
    expect(logged.slice(0, odd.length).map(({ detail }) => detail.message)).to.deep.equal(odd);
    expect(clicks).to.have.lengthOf(0);
    expect(phone.confirmed).to.equal(true);
  });

  it('drops messages of the contact center', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const events = collect(phone, 'zcc-call-ringing', 'embed-message');
    await puppet.send({ type: 'zcc-call-ringing', data: {} });
    await incomingArrived(phone, puppet);
    expect(events.map(({ type }) => type)).to.deep.equal(['embed-message']);
    expect(events[0]?.detail.message.type).to.match(/^marker/);
    await outgoingArrived(phone, puppet);
  });

  it('goes on after a listener that throws', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const [ringing] = catalogue.fromWidget;
    const type = ringing?.type as string;
    const errors: unknown[] = [];
    const { onerror } = window;
    window.onerror = (message) => {
      errors.push(message);
      return true;
    };
    phone.addEventListener(type, () => {
      throw new Error('a listener of the page');
    });
    const told = collect(phone, type, 'calls-change');
    await puppet.send(ringing?.message);
    await incomingArrived(phone, puppet);
    window.onerror = onerror;
    expect(told.map((event) => event.type)).to.deep.equal([type, 'calls-change']);
    expect(errors).to.have.lengthOf(1);
  });

  it('keeps its records safe from what listeners do to the detail', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const message: any = {
      type: 'zp-notes-save-event',
      data: { callId: 'c', notesData: { a: 'b' } },
    };
    phone.addEventListener('zp-notes-save-event', ({ detail }) => {
      Object.assign(detail.notesData, { a: 'changed' });
    });
    await puppet.send(message);
    await incomingArrived(phone, puppet);
    expect(phone.getCall('c')?.notes).to.deep.equal({ a: 'b' });
  });
});

describe('every message to the Zoom Phone widget', () => {
  const sample = (type: string): any =>
    catalogue.toWidget.find((message) => message.type === type)?.sample;

  it('zp-init-config from all attributes and note fields', async () => {
    const { html } = await import('@open-wc/testing');
    const { Puppet } = await import('../../support/puppet.js');
    const { puppet } = await phoneWithPuppet(html`
      <zoom-phone-embed
        src=${Puppet.url()}
        enable-saving-log
        enable-auto-log
        enable-contact-searching
        enable-contact-matching
        enable-ai-summary
        disable-inactive-tab-call-event
      >
        <zp-note-field name="Disposition" placeholder="Select an option">
          <option value="interested">Interested</option>
        </zp-note-field>
        <zp-note-field name="Description" placeholder="Enter notes"></zp-note-field>
      </zoom-phone-embed>
    `);
    const message = await puppet.message('zp-init-config');
    expect(message).to.deep.equal({ type: 'zp-init-config', data: sample('zp-init-config') });
  });

  it('zp-make-call, in both forms', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const data = sample('zp-make-call');
    const { number, ...options } = data;
    await phone.makeCall(number, options);
    await phone.makeCall(data);
    await phone.makeCall(number);
    await phone.makeCall(number, { callerId: undefined } as object);
    await outgoingArrived(phone, puppet);
    expect(puppet.messages('zp-make-call')).to.deep.equal([
      { type: 'zp-make-call', data },
      { type: 'zp-make-call', data },
      { type: 'zp-make-call', data: { number } },
      { type: 'zp-make-call', data: { number } },
    ]);
  });

  it('zp-input-sms', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const data = sample('zp-input-sms');
    await phone.composeSms(data.number, data.message);
    await phone.composeSms(data.number);
    await outgoingArrived(phone, puppet);
    expect(puppet.messages('zp-input-sms')).to.deep.equal([
      { type: 'zp-input-sms', data },
      { type: 'zp-input-sms', data: { number: data.number } },
    ]);
  });

  for (const request of catalogue.fromWidget.filter(({ expects }) => expects)) {
    it(`${request.expects} from respondWith()`, async () => {
      const { phone, puppet } = await phoneWithPuppet();
      const data = sample(request.expects as string);
      phone.addEventListener(request.type as 'zp-contact-search-event', (event) => {
        event.respondWith(data.contacts);
      });
      await puppet.send(request.message);
      expect(await puppet.message(request.expects as string)).to.deep.equal({
        type: request.expects,
        data,
      });
    });
  }
});
