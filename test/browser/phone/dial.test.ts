import { expect } from '@open-wc/testing';
import type { CallsChange, ZoomPhoneEmbed } from '../../../src/index.js';
import {
  collect,
  frameLoaded,
  incomingArrived,
  phoneWithPuppet,
  rejection,
} from '../../support/embed.js';
import { frameOrigins } from '../../support/origins.js';
import type { Puppet } from '../../support/puppet.js';

/** A call of the user's or of the page's starts to ring. */
const ringing = (callId: string, number: string, direction = 'outbound') => ({
  type: 'zp-call-ringing-event',
  data: {
    callId,
    direction,
    caller: { name: 'Agent', phoneNumber: '+16505550000' },
    callee: { phoneNumber: number },
    dateTime: '2026-01-05T10:00:00Z',
  },
});

/** Waits until the widget has been told of so many dials. */
const dialled = (puppet: Puppet, count = 1) => puppet.message('zp-make-call', count);

describe('dialling a number', () => {
  let phone: ZoomPhoneEmbed;
  let puppet: Puppet;
  beforeEach(async () => {
    ({ phone, puppet } = await phoneWithPuppet());
  });

  it('resolves with the record of the call that it becomes', async () => {
    const dial = phone.dial('+1 650 555 1234');
    await dialled(puppet);
    await puppet.send(ringing('other', '+16505551234', 'inbound'), ringing('mine', '+16505551234'));
    expect(await dial).to.equal(phone.getCall('mine'));
  });

  for (const [dialledAs, told] of [
    ['tel:+1-(650)-555-1234', '+16505551234'],
    ['(650) 555-1234', '+16505551234'],
    ['020 7946 0000', '+442079460000'],
    ['+442079460000', '02079460000'],
    ['1001', '1001'],
  ] as const) {
    it(`knows ${told} for ${dialledAs}, also among others`, async () => {
      const other = phone.dial('+4930123456');
      const dial = phone.dial(dialledAs);
      await dialled(puppet, 2);
      await puppet.send(ringing('mine', told));
      expect((await dial).callId).to.equal('mine');
      await puppet.send(ringing('other', 'anonymous'));
      expect((await other).callId, 'the only one that waits').to.equal('other');
    });
  }

  it('makes two calls of two equal dials, in order', async () => {
    const dials = [phone.dial('+16505551234'), phone.dial('+16505551234')];
    await dialled(puppet, 2);
    await puppet.send(ringing('a', '+16505551234'), ringing('a', '+16505551234'));
    await puppet.send(ringing('b', '+16505551234'));
    expect((await Promise.all(dials)).map(({ callId }) => callId)).to.deep.equal(['a', 'b']);
  });

  it('has its context on the record from its first event on, as it was when it was dialled', async () => {
    const context = { account: { id: 7 } };
    const changes = collect<CustomEvent<CallsChange>>(phone, 'calls-change');
    const dial = phone.dial('+16505551234', { context });
    context.account.id = 8;
    await dialled(puppet);
    await puppet.send(ringing('mine', '+16505551234'));
    await dial;
    expect(changes.map(({ detail }) => detail.call.context)).to.deep.equal([
      { account: { id: 7 } },
    ]);
    phone.setContext('mine', 'another');
    expect(phone.getCall('mine')?.context).to.equal('another');
    expect(changes.at(-1)?.detail.previous?.context).to.deep.equal({ account: { id: 7 } });
    expect(() => phone.setContext('nobody', 1)).to.throw(/there is no call "nobody"/);
    expect(() => phone.setContext('mine', () => 0)).to.throw(/cannot be cloned/);
  });

  it('is unconfirmed where no call starts in time, and takes no later one', async () => {
    const error = await rejection(phone.dial('+16505551234', {}, { timeout: 50 }));
    expect(error).to.include({ code: 'unconfirmed', sent: true, commandType: 'zp-make-call' });
    const next = phone.dial('+16505559999', { context: 'next' });
    await dialled(puppet, 2);
    await puppet.send(ringing('late', '+16505551234'));
    expect((await next).callId, 'where only one dial waits').to.equal('late');
  });

  it('is unconfirmed where what has loaded is no widget, and makeCall() cannot know it', async () => {
    phone.src = `${frameOrigins[1]}/nothing.html`;
    await frameLoaded(phone);
    expect(phone).to.include({ status: 'ready', confirmed: false });
    await phone.makeCall('+1');
    const nobody = rejection(phone.dial('+1', {}, { timeout: 30 }));
    expect(await nobody).to.include({ code: 'unconfirmed', sent: true });
  });

  it('is given up by a signal, and with the widget', async () => {
    const controller = new AbortController();
    const given = rejection(phone.dial('+1', {}, { signal: controller.signal }));
    await dialled(puppet);
    controller.abort();
    expect((await given).code).to.equal('aborted');
    const lost = rejection(phone.dial('+1'));
    phone.reload();
    expect(await lost).to.include({ code: 'reloaded', sent: true });
  });

  it('waits for readiness for as long as its time allows, and says that nothing was sent', async () => {
    const idle = document.createElement('zoom-phone-embed');
    expect(await rejection(idle.dial('+1'))).to.include({ code: 'disconnected', sent: false });
    expect(await rejection(phone.dial(''))).to.include({ code: 'invalid-input', sent: false });
    const input = rejection(phone.dial('+1', { context: () => 0 }));
    expect(await input).to.include({ code: 'invalid-input', sent: false });
  });
});

describe('what real code gives to a command', () => {
  it('is sent as it was meant: empty options are none, separators and schemes are taken off', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    await phone.makeCall('tel:+1 (650) 555-1234', { callerId: '' });
    await phone.makeCall({ number: ' 650.555.1234;ext=5 ', callerId: null });
    await phone.composeSms('sms:+1-650-555-1234', '');
    expect((await dialled(puppet, 2)).data).to.deep.equal({ number: '6505551234' });
    expect(puppet.messages('zp-make-call')[0]?.data).to.deep.equal({ number: '+16505551234' });
    expect((await puppet.message('zp-input-sms')).data).to.deep.equal({ number: '+16505551234' });
  });

  it('is what it was at the call', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const data = { nested: { value: 1 } };
    const posted = phone.post('zp-add-notes', data);
    data.nested.value = 2;
    await posted;
    expect((await puppet.message('zp-add-notes')).data).to.deep.equal({ nested: { value: 1 } });
  });
});

describe('the calls that go on', () => {
  it('are live until they are over or forgotten, and one of them is current', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const at = (callId: string, type: string, dateTime: string) => ({
      type,
      data: { ...ringing(callId, '+1').data, dateTime },
    });
    expect([phone.liveCalls, phone.currentCall]).to.deep.equal([[], undefined]);
    await puppet.send(
      at('a', 'zp-call-ringing-event', '2026-01-05T10:00:00Z'),
      at('b', 'zp-call-ringing-event', '2026-01-05T10:00:01Z'),
    );
    await puppet.send(at('c', 'zp-notes-save-event', ''));
    await incomingArrived(phone, puppet);
    const ids = () => phone.liveCalls.map(({ callId }) => callId);
    expect(ids()).to.deep.equal(['b', 'a']);
    expect(phone.currentCall?.callId).to.equal('b');
    await puppet.send(at('a', 'zp-call-connected-event', '2026-01-05T10:00:05Z'));
    await incomingArrived(phone, puppet);
    expect(phone.currentCall?.callId).to.equal('a');
    phone.forgetCall('a');
    expect(ids()).to.deep.equal(['b']);
    expect(phone.getCall('a')).to.equal(undefined);
    expect(phone.calls.some(({ callId }) => callId === 'a')).to.equal(false);
  });

  it('have their SMS beside them, the newest first', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const sms = (messageId: string, dateTime: string, status = 'Delivered') => ({
      type: 'zp-sms-log-event',
      data: { sessionId: 's', messageId, dateTime, status, sender: { phoneNumber: '+1' } },
    });
    const changes = collect(phone, 'sms-change');
    await puppet.send(sms('1', '2026-01-05T10:00:00Z'), sms('2', '2026-01-05T11:00:00Z'));
    await puppet.send(sms('1', '2026-01-05T10:00:00Z', 'Not delivered'));
    await incomingArrived(phone, puppet);
    const told = phone.smsMessages.map(({ messageId, status }) => [messageId, status]);
    expect(told).to.deep.equal([
      ['2', 'Delivered'],
      ['1', 'Not delivered'],
    ]);
    expect(changes).to.have.lengthOf(3);
    expect(changes[2]?.detail.previous.status).to.equal('Delivered');
    expect(phone.smsMessages.every(Object.isFrozen)).to.equal(true);
  });
});
