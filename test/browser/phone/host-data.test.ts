// What a host's framework makes of data, and what a host's listeners do to it.
import { expect, oneEvent } from '@open-wc/testing';
import { ZoomPhoneEmbed, type Call } from '../../../src/index.js';
import { incomingArrived, phoneWithPuppet, rejection } from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';
import { until } from '../../support/until.js';

/** Data as a framework hands it out: every object in a proxy. */
const reactive = <T extends object>(value: T): T =>
  new Proxy(value, {
    get: (target, key) => {
      const found: unknown = Reflect.get(target, key);
      return typeof found === 'object' && found ? reactive(found) : found;
    },
  });

const ringing = (callId: string, callee: object) => ({
  type: 'zp-call-ringing-event',
  data: { callId, direction: 'outbound', caller: { name: 'Sam' }, callee },
});

describe('what a host gives', () => {
  it('is sent without the proxies of its framework, and without what no message can hold', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const cyclic: Record<string, unknown> = { call: () => 0, kept: 1 };
    cyclic.self = cyclic;
    phone.notePageConfiguration = reactive([{ fieldName: 'Outcome', fieldType: 'text' } as const]);
    phone.initConfig = { cyclic, enableAutoLog: undefined };
    await oneEvent(phone, 'embed-error');
    await until(() => puppet.messages('zp-init-config').length === 2);
    const { data } = puppet.messages('zp-init-config').at(-1)!;
    expect(data.notePageConfiguration).to.deep.equal([{ fieldName: 'Outcome', fieldType: 'text' }]);
    expect(data.enableAutoLog).to.equal(false);
    expect(data.cyclic).to.include({ kept: 1 });
    expect(data.cyclic.self).to.equal(data.cyclic);
  });

  it('goes to the record of its call, frozen, and is told anew when it changes', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const dialled = phone.dial('+1 650 555 1234', { context: reactive({ customer: { id: 7 } }) });
    await puppet.message('zp-make-call');
    await puppet.send(ringing('c', { phoneNumber: '+16505551234' }));
    const call = await dialled;
    expect(call.context).to.deep.equal({ customer: { id: 7 } });
    expect(Object.isFrozen(call.context)).to.equal(true);
    phone.setContext('c', new Map([['a', 1]]));
    phone.setContext('c', new Map([['a', 2]]));
    expect(phone.getCall('c')!.context).to.deep.equal(new Map([['a', 2]]));
  });

  it('is refused where an option of a dial is misspelt', async () => {
    const { phone } = await phoneWithPuppet();
    const error = await rejection(phone.dial('+1', { callerID: '+2' } as object));
    expect(error.message).to.contain('callerID: is not known');
  });
});

describe('a listener', () => {
  it('that changes a record lets the others hear of it in its turn', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    let mirror: Call | undefined;
    phone.addEventListener('calls-change', ({ detail: { call } }) => {
      if (!call.context) phone.setContext(call.callId, { customer: 7 });
    });
    phone.addEventListener('calls-change', ({ detail: { call } }) => (mirror = call));
    await puppet.send(ringing('c', { phoneNumber: '+1' }));
    await incomingArrived(phone, puppet);
    expect(mirror).to.equal(phone.getCall('c'));
    expect(mirror!.context).to.deep.equal({ customer: 7 });
  });

  it('that forgets a call is told no more of it', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const told: string[] = [];
    phone.addEventListener('zp-call-ringing-event', () => {
      phone.forgetCall('c');
    });
    for (const type of ['calls-change', 'screen-pop'] as const) {
      phone.addEventListener(type, () => told.push(type));
    }
    await puppet.send(ringing('c', { phoneNumber: '+1' }));
    await incomingArrived(phone, puppet);
    expect(told).to.deep.equal([]);
  });

  it('that was added before the element was defined hears what it listens for', async () => {
    const early = document.createElement('early-phone');
    const heard: string[] = [];
    early.addEventListener('embed-message', () => heard.push('embed-message'));
    ZoomPhoneEmbed.define('early-phone');
    early.setAttribute('src', Puppet.url(0, [{ type: 'zp-of-tomorrow' }]));
    document.body.append(early);
    await until(() => heard.length > 0);
    early.remove();
  });
});

describe('a frame that is gone', () => {
  it('rejects what is sent to it', async () => {
    const { phone } = await phoneWithPuppet();
    phone.iframe!.remove();
    expect(await rejection(phone.makeCall('+1'))).to.include({ code: 'disconnected', sent: false });
  });
});

describe('dials of two extensions', () => {
  it('each find the call to theirs', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const dials = [phone.dial('801', { context: 'a' }), phone.dial('802', { context: 'b' })];
    await puppet.message('zp-make-call', 2);
    await puppet.send(
      ringing('two', { extensionNumber: '802' }),
      ringing('one', { extensionNumber: '801' }),
    );
    const calls = await Promise.all(dials);
    expect(calls.map(({ callId, context }) => [callId, context])).to.deep.equal([
      ['one', 'a'],
      ['two', 'b'],
    ]);
  });
});
