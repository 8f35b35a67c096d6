import { expect } from '@open-wc/testing';
import { firstOf, same, snapshot } from '../../src/records/copy.js';

describe('data that is kept', () => {
  it('is copied deeply and frozen, cycles and depth included', () => {
    const cycle: any = { list: [1, { a: 2 }] };
    cycle.self = cycle;
    let deep: any = {};
    const top = deep;
    for (let level = 0; level < 20_000; level++) deep = deep.next = {};
    cycle.top = top;
    const copy = snapshot(cycle);
    expect(copy).not.to.equal(cycle);
    expect(copy.self).to.equal(copy);
    expect(copy.list[1]).to.deep.equal({ a: 2 });
    expect(copy.list[1]).not.to.equal(cycle.list[1]);
    expect(Object.isFrozen(copy.list[1])).to.equal(true);
    let levels = 0;
    for (let at = copy.top; at.next; at = at.next) levels++;
    expect(levels).to.equal(20_000);
  });

  it('shares no map, set, date or bytes with what it was copied from', () => {
    const inner = { a: 1 };
    const value = {
      map: new Map([['k', inner]]),
      set: new Set([inner]),
      date: new Date(1),
      bytes: new Uint8Array([1, 2]),
      view: new DataView(new ArrayBuffer(2)),
      list: [new Date(1)],
    };
    const copy = snapshot(value);
    const before = structuredClone(value);
    value.map.set('k', { a: 2 });
    value.set.clear();
    value.date.setTime(2);
    value.bytes[0] = 9;
    value.view.setInt8(0, 9);
    value.list[0]?.setTime(2);
    inner.a = 3;
    expect(copy).to.deep.equal(before);
  });

  it('pollutes no prototype', () => {
    const hostile = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}',
    );
    const copy: any = snapshot(hostile);
    expect(copy.polluted).to.equal(undefined);
    expect(({} as any).polluted).to.equal(undefined);
    expect(Object.getOwnPropertyNames(copy)).to.deep.equal(['__proto__', 'constructor']);
    expect(Object.isFrozen(Object.getOwnPropertyDescriptor(copy, '__proto__')?.value)).to.equal(
      true,
    );
  });

  it('is compared by value', () => {
    expect(same({ a: [new Date(1)] }, { a: [new Date(1)] })).to.equal(true);
    expect(same({ a: 1 }, { a: 1, b: undefined })).to.equal(false);
    expect(same({ a: new Date(1) }, { a: new Date(2) })).to.equal(false);
  });

  it('is compared to a depth that no record has, and counts as different below it', () => {
    const nested = (levels: number): object => {
      let deep: object = {};
      for (let level = 0; level < levels; level++) deep = { deep };
      return deep;
    };
    expect(same(nested(10), nested(10))).to.equal(true);
    expect(same(nested(20_000), nested(20_000))).to.equal(false);
  });

  it('is compared by what it holds itself', () => {
    expect(same({ toString: undefined }, { valueOf: undefined })).to.equal(false);
    expect(same(null, {})).to.equal(false);
    expect(same(NaN, NaN)).to.equal(true);
    expect(same([1, 2], [1, 3])).to.equal(false);
  });

  it('takes each value from the first that has it', () => {
    expect(firstOf<object>([{ a: 1 }, { a: 2, b: 2 }, { c: 3 }])).to.deep.equal({
      a: 1,
      b: 2,
      c: 3,
    });
    expect(firstOf([])).to.deep.equal({});
  });
});
