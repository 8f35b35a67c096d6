import { expect } from '@open-wc/testing';
import { Expiry } from '../../src/element/expiry.js';
import { createCallStore } from '../../src/phone/records.js';
import { FakeTime } from '../support/fake-time.js';

const MINUTE = 60_000;

describe('the clock of records that go on', () => {
  let time: FakeTime;
  let calls: ReturnType<typeof createCallStore>;
  let expiry: Expiry;
  beforeEach(() => {
    time = new FakeTime();
    calls = createCallStore();
    expiry = new Expiry(calls);
    expiry.start(document);
  });
  afterEach(() => {
    time.restore();
  });
  const tell = (callId: string, state: 'ringing' | 'connected'): void => {
    calls.apply({ type: `zp-call-${state}-event`, data: { callId } });
  };
  const stale = (): string[] => calls.list.filter((call) => call.stale).map((call) => call.callId);

  it('goes off for each in its time, also beside one that has long to live', () => {
    tell('long', 'connected');
    time.pass(10 * MINUTE);
    tell('short', 'ringing');
    time.pass(2 * MINUTE - 1);
    expect(stale()).to.deep.equal([]);
    time.pass(1);
    expect(stale()).to.deep.equal(['short']);
    time.pass(12 * 60 * MINUTE);
    expect(stale()).to.have.members(['short', 'long']);
    expect(time.waiting).to.equal(0);
  });

  it('goes off for one that is heard of again after it was given up', () => {
    tell('a', 'ringing');
    time.pass(2 * MINUTE);
    tell('a', 'connected');
    expect(stale()).to.deep.equal([]);
    time.pass(12 * 60 * MINUTE);
    expect(stale()).to.deep.equal(['a']);
  });

  it('is late where the machine slept, until somebody looks', () => {
    tell('a', 'connected');
    time.sleep(16 * 60 * MINUTE);
    expect(stale()).to.deep.equal([]);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(stale()).to.deep.equal(['a']);
    tell('b', 'ringing');
    time.sleep(3 * MINUTE);
    expiry.look();
    expect(stale()).to.have.members(['a', 'b']);
    expiry.stop();
  });

  it('stands still where it was stopped, also by what hears of its records', () => {
    tell('a', 'ringing');
    tell('b', 'connected');
    calls.subscribe(() => {
      expiry.stop();
    });
    time.pass(2 * MINUTE);
    expect(stale()).to.deep.equal(['a']);
    expect(time.waiting).to.equal(0);
  });

  it('is one clock, also where it is stopped and started meanwhile', () => {
    tell('a', 'ringing');
    tell('b', 'connected');
    calls.subscribe(() => {
      expiry.stop();
      expiry.start(document);
    });
    time.pass(2 * MINUTE);
    expect(time.waiting).to.equal(1);
    expiry.stop();
    expect(time.waiting).to.equal(0);
  });
});
