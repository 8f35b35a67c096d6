import { expect } from '@open-wc/testing';
import { formatNumber, sameNumber, toE164 } from '../../src/numbers.js';

describe('a phone number', () => {
  for (const [number, country, expected] of [
    ['(650) 253-0000', 'US', '+16502530000'],
    ['tel:+1-650-253-0000', undefined, '+16502530000'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['+44 20 7946 0018', 'US', '+442079460018'],
    ['1001', 'US', undefined],
    ['anonymous', 'US', undefined],
    ['', 'US', undefined],
    ['(650) 253-0000', undefined, undefined],
  ] as const) {
    it(`"${number}" is ${expected ?? 'none'} in ${country ?? 'any country'}`, () => {
      expect(toE164(number, country)).to.equal(expected);
    });
  }

  it('is the same however it is written', () => {
    expect(sameNumber('(650) 253-0000', '+16502530000', 'US')).to.equal(true);
    expect(sameNumber('020 7946 0018', '+44 20 7946 0018', 'GB')).to.equal(true);
    expect(sameNumber('+16502530000', '+16502530001')).to.equal(false);
    expect(sameNumber('(650) 253-0000', '+16502530000', 'GB')).to.equal(false);
    expect(sameNumber('1001', ' 10-01 ', 'US'), 'an extension').to.equal(true);
    expect(sameNumber('1001', '1002', 'US')).to.equal(false);
    expect(sameNumber('1001', '+16502530000', 'US')).to.equal(false);
    expect(sameNumber('anonymous', 'withheld', 'US'), 'no digits at all').to.equal(false);
  });

  it('is read in the form of its country by those who live there', () => {
    expect(formatNumber('+16502530000', 'US')).to.equal('(650) 253-0000');
    expect(formatNumber('+16502530000', 'GB')).to.equal('+1 650 253 0000');
    expect(formatNumber('+442079460018')).to.equal('+44 20 7946 0018');
    expect(formatNumber('1001', 'US')).to.equal('1001');
    expect(formatNumber('anonymous')).to.equal('anonymous');
  });
});
