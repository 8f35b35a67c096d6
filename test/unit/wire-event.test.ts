import { expect } from '@open-wc/testing';
import * as z from 'zod/mini';
import { number } from '../../src/wire/schema.js';
import { RequestWireEvent, WireEvent } from '../../src/wire/wire-event.js';

const schema = z.looseObject({ a: number });

describe('the event of a message', () => {
  it('has the message’s type, and its data as the detail', () => {
    const message = { type: 'zp-told', data: { a: 1 }, id: 7 };
    const event = new WireEvent(message, schema);
    expect(event.type).to.equal('zp-told');
    expect(event.detail).to.equal(message.data);
    expect(event.message).to.equal(message);
    expect([event.bubbles, event.composed, event.cancelable]).to.deep.equal([true, true, false]);
  });

  for (const [data, detail] of [
    [undefined, {}],
    [null, null],
    [0, 0],
    ['', ''],
    [[], []],
  ] as const) {
    it(`has ${JSON.stringify(detail)} as the detail of ${JSON.stringify(data)}`, () => {
      expect(new WireEvent({ type: 'zp-told', data }).detail).to.deep.equal(detail);
    });
  }

  it('says how its data differs from the documents, as it was when that was first read', () => {
    const data = { a: 'one' as unknown };
    const event = new WireEvent({ type: 'zp-told', data }, schema);
    expect(event.drift).to.deep.equal(['a: must be a number']);
    data.a = 1;
    expect(event.drift).to.deep.equal(['a: must be a number']);
    expect(event.drift).to.equal(event.drift);
  });

  it('says nothing of it where the documents do not name the message', () => {
    expect(new WireEvent({ type: 'zp-of-tomorrow', data: { a: 'one' } }).drift).to.deep.equal([]);
  });

  it('does not look at data that nobody asks about', () => {
    let reads = 0;
    const data = Object.defineProperty({}, 'a', { get: () => ++reads });
    const event = new WireEvent({ type: 'zp-told', data }, schema);
    expect(reads).to.equal(0);
    expect(event.drift).to.deep.equal([]);
    expect(reads).to.equal(1);
  });
});

describe('the event of a request', () => {
  const make = () =>
    new RequestWireEvent(
      { type: 'zp-asked', data: { a: 1 } },
      schema,
      new AbortController().signal,
    );

  it('can be prevented, and says how it differs from the documents', () => {
    const event = make();
    expect(event.cancelable).to.equal(true);
    expect(event.drift).to.deep.equal([]);
    expect(event.signal.aborted).to.equal(false);
  });

  it('hands out the answer that it was given', () => {
    const event = make();
    event.respondWith('one');
    expect(event.takeAnswer()).to.deep.equal({ value: 'one' });
  });

  it('tells no answer from one that is undefined', () => {
    expect(make().takeAnswer()).to.equal(undefined);
    const event = make();
    event.respondWith(undefined);
    expect(event.takeAnswer()).to.deep.equal({ value: undefined });
  });

  it('takes no second answer, and says why', () => {
    const event = make();
    event.respondWith(undefined);
    expect(() => {
      event.respondWith('two');
    }).to.throw(DOMException, 'respondWith() of zp-asked was called twice');
    expect(event.takeAnswer()).to.deep.equal({ value: undefined });
  });

  it('takes none once it was dispatched, and says why', () => {
    const event = make();
    event.takeAnswer();
    expect(() => {
      event.respondWith('one');
    })
      .to.throw(DOMException, 'after the event was dispatched')
      .with.property('name', 'InvalidStateError');
  });
});
