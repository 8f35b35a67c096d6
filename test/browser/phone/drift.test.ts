import { expect } from '@open-wc/testing';
import type { EmbedDrift, ZoomPhoneEmbed } from '../../../src/index.js';
import { collect, incomingArrived, phoneWithPuppet } from '../../support/embed.js';
import type { Puppet } from '../../support/puppet.js';

const TYPE = 'zp-call-ringing-event';
const party = { name: 'Ada', phoneNumber: '+1' };
const fits = { callId: 'c', direction: 'inbound', caller: party, callee: party, dateTime: '2026' };
const ringing = (change: object) => ({ type: TYPE, data: { ...fits, ...change } });

describe('the drift of messages', () => {
  let phone: ZoomPhoneEmbed;
  let puppet: Puppet;
  beforeEach(async () => {
    ({ phone, puppet } = await phoneWithPuppet());
  });
  const send = async (...messages: unknown[]): Promise<void> => {
    await puppet.send(...messages);
    await incomingArrived(phone, puppet);
  };

  it('is told once for each type, path and reason', async () => {
    const events = collect<CustomEvent<EmbedDrift>>(phone, TYPE, 'embed-drift');
    const first = ringing({ callId: 7 });
    await send(ringing({}), first, ringing({ callId: 8 }));
    await send(ringing({ callId: 9, dateTime: 1 }), ringing({ callId: null }));
    await send({ ...first, type: 'zp-call-connected-event' }, first);
    const drifts = events.filter(({ type }) => type === 'embed-drift');
    expect(drifts.map(({ detail }) => [detail.type, detail.drift])).to.deep.equal([
      [TYPE, ['callId: must be a string']],
      [TYPE, ['dateTime: must be a string']],
      ['zp-call-connected-event', ['callId: must be a string']],
    ]);
    expect(drifts[0]?.detail.message).to.deep.equal(first);
    expect(
      events.slice(0, 3).map(({ type }) => type),
      'after the event of the message',
    ).to.deep.equal([TYPE, TYPE, 'embed-drift']);
  });

  it('is none where an enumeration has grown, or a field is new', async () => {
    const drifts = collect(phone, 'embed-drift');
    await send(
      ringing({ direction: 'internal', caller: { ...party, extensionType: 'pstn' }, more: 1 }),
      { type: 'zp-call-ended-event', data: { ...fits, result: 'blocked' } },
      { type: 'zp-of-tomorrow', data: { callId: 7 } },
    );
    expect(drifts.map(({ detail }) => detail)).to.deep.equal([]);
    await send(ringing({ direction: 1 }));
    expect(drifts).to.have.lengthOf(1);
  });

  it('is told of up to 1,000 times', async () => {
    const drifts = collect<CustomEvent<EmbedDrift>>(phone, 'embed-drift');
    const type = 'zp-contact-match-event';
    for (let round = 0; round < 15; round++) {
      // Each has a hundred paths of its own.
      const phoneNumbers = Array(100 * (round + 1))
        .fill('+1', 0, 100 * round)
        .fill(1, 100 * round);
      await send({ type, data: { requestId: 'r', phoneNumbers } });
    }
    const told = drifts.flatMap(({ detail }) => detail.drift);
    expect(told).to.have.lengthOf(1000);
    expect(new Set(told)).to.have.property('size', 1000);
  });
});

describe('the events about the traffic', () => {
  it('stay on the embed, and are made only for those who listen there', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const own = ['embed-message', 'embed-drift'];
    const made: string[] = [];
    const dispatch = phone.dispatchEvent.bind(phone);
    phone.dispatchEvent = (event) => {
      made.push(event.type);
      return dispatch(event);
    };
    const above = collect(phone.parentElement!, ...own, TYPE);
    const send = async () => {
      await puppet.send(ringing({ callId: 7 }), { type: 'zp-end' });
      await puppet.settle();
      await new Promise((resolve) => {
        phone.addEventListener('zp-end', resolve, { once: true });
        void puppet.send({ type: 'zp-end' });
      });
    };
    await send();
    expect(made).to.include(TYPE);
    expect(made.filter((type) => own.includes(type))).to.deep.equal([]);
    const heard = collect(phone, ...own);
    await send();
    expect(made).to.include.members(own);
    expect(heard.every(({ bubbles, composed }) => !bubbles && !composed)).to.equal(true);
    expect(new Set(above.map(({ type }) => type))).to.deep.equal(new Set([TYPE]));
  });
});
