import { expect } from '@open-wc/testing';
import { given } from '../../src/wire/given.js';
import {
  dateOf,
  directionOf,
  fields,
  flagOf,
  lookUp,
  numberOf,
  textOf,
  typeOf,
  urlOf,
} from '../../src/wire/message.js';

describe('data from the wire', () => {
  it('is read as text, number and date, or is absent', () => {
    expect([textOf('a'), textOf(5), textOf(''), textOf(null), textOf({})]).to.deep.equal([
      'a',
      '5',
      undefined,
      undefined,
      undefined,
    ]);
    expect([numberOf(5), numberOf('5'), numberOf(''), numberOf('x'), numberOf(NaN)]).to.deep.equal([
      5,
      5,
      undefined,
      undefined,
      undefined,
    ]);
    expect(dateOf('2026-01-05T10:00:00Z')?.getTime()).to.equal(1767607200000);
    expect(dateOf(1767607200000)?.getTime()).to.equal(1767607200000);
    expect([dateOf(''), dateOf('soon'), dateOf(null), dateOf(NaN)]).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is read as a flag only where it is one', () => {
    expect([flagOf(true), flagOf(false)]).to.deep.equal([true, false]);
    for (const value of ['true', 1, 0, '', null, undefined, {}]) {
      expect(flagOf(value), JSON.stringify(value)).to.equal(undefined);
    }
  });

  it('is read as a direction in any case', () => {
    expect(['inbound', 'Outbound', 'OUTBOUND'].map(directionOf)).to.deep.equal([
      'inbound',
      'outbound',
      'outbound',
    ]);
    for (const value of ['', 'sideways', 'inbound ', 1, null, {}]) {
      expect(directionOf(value), JSON.stringify(value)).to.equal(undefined);
    }
  });

  it('is read as an address only where a link may lead there', () => {
    for (const url of [
      'https://example.test/a?b#c',
      'http://example.test',
      'HTTPS://example.test',
    ]) {
      expect(urlOf(url)).to.equal(url);
    }
    for (const value of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'blob:https://example.test/1',
      '/relative',
      'example.test',
      'https://',
      '',
      7,
      null,
      {},
    ]) {
      expect(urlOf(value), JSON.stringify(value)).to.equal(undefined);
    }
  });

  it('has the type that it names, if any', () => {
    expect(typeOf({ type: 'zp-x' })).to.equal('zp-x');
    for (const message of [null, undefined, 'zp-x', 7, [], {}, { type: 7 }, { type: null }]) {
      expect(typeOf(message), JSON.stringify(message)).to.equal(undefined);
    }
  });

  it('has fields where it is an object', () => {
    const data = { a: 1 };
    expect(fields(data)).to.equal(data);
    expect(fields([1])).to.deep.equal([1]);
    for (const value of [null, undefined, 'text', 7, true]) {
      expect(fields(value), JSON.stringify(value)).to.deep.equal({});
    }
  });

  it('finds in a table what that itself holds', () => {
    expect(lookUp({ a: 1 }, 'a')).to.equal(1);
    for (const key of ['b', 'constructor', 'toString', '__proto__']) {
      expect(lookUp<unknown>({ a: 1 }, key), key).to.equal(undefined);
    }
  });
});

describe('the fields that are given', () => {
  it('are those that have a value, also where that is null, false or empty', () => {
    const all = given({ a: 0, b: '', c: false, d: null, e: undefined });
    expect(Object.entries(all)).to.deep.equal([
      ['a', 0],
      ['b', ''],
      ['c', false],
      ['d', null],
    ]);
  });
});
