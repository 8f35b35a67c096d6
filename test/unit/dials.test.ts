import { expect } from '@open-wc/testing';
import { Dials, type Dial } from '../../src/records/dials.js';

describe('numbers that wait for their call', () => {
  /** Dials that the widget was told of. */
  const posted = (dials: Dials, ...numbers: string[]): Dial[] =>
    numbers.map((number) => {
      const dial = dials.add(number, number);
      dials.posted(dial, 1000);
      return dial;
    });

  it('are claimed by a call of the same number, national or international', () => {
    const dials = new Dials();
    const [first, second] = posted(dials, '+16505551234', '0441234567');
    expect(dials.claim('b', ['+41441234567'])).to.equal(second);
    expect(dials.claim('a', ['6505551234'])).to.equal(first);
    expect(dials.claim('c', ['6505551234'])).to.equal(undefined);
  });

  it('are claimed by any call where only one waits', () => {
    const dials = new Dials();
    const [only] = posted(dials, '700');
    expect(dials.claim('a', [undefined])).to.equal(only);
  });

  it('leave an e-mail address to the engagement of that address', () => {
    const dials = new Dials();
    const [ada, bob] = posted(dials, 'ada@example.com', 'bob@example.org');
    expect(dials.claim('call', ['+16505551234'])).to.equal(undefined);
    expect(dials.claim('b', ['Bob@example.org'])).to.equal(bob);
    // The only one that waits is no call of a number either.
    expect(dials.claim('call', ['+16505551234'])).to.equal(undefined);
    expect(dials.claim('call', [undefined])).to.equal(undefined);
    expect(dials.claim('a', ['ada@example.com'])).to.equal(ada);
  });

  it('are known by an extension, too', () => {
    const dials = new Dials();
    const [, second] = posted(dials, '801', '802');
    expect(dials.claim('a', [undefined, '802'])).to.equal(second);
  });

  it('are claimed by no call that starts after their time, as when the machine slept', () => {
    const dials = new Dials();
    const dial = dials.add('700', 'Ada');
    expect(dials.claim('a', ['700']), 'not posted').to.equal(undefined);
    dials.posted(dial, -1);
    expect(dials.claim('a', ['700'])).to.equal(undefined);
  });
});
