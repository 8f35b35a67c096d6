import { expect } from '@open-wc/testing';
import { dateOf, numberOf, same, snapshot, textOf } from '../../src/embed/data.js';
import { Records } from '../../src/embed/records.js';
import { SeenIds } from '../../src/embed/seen-ids.js';

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
});

describe('records', () => {
  type Each = { id: number; startedAt?: Date };
  const at = (id: number, time?: number): Each => ({
    id,
    ...(time !== undefined && { startedAt: new Date(time) }),
  });

  it('are ordered by start, else by arrival, newest first, and frozen', () => {
    const records = new Records<null, Each>();
    records.set('a', null, at(1, 1000), true);
    records.set('b', null, at(2, 3000), true);
    records.set('c', null, at(3, 2000), true);
    records.set('d', null, at(4), true);
    records.set('e', null, at(5), true);
    const { list } = records;
    expect(list.map(({ id }) => id)).to.deep.equal([5, 4, 2, 3, 1]);
    expect(Object.isFrozen(list)).to.equal(true);
    expect(records.list).to.equal(list);
  });

  it('keep every live one, and of the ended ones the newest 200', () => {
    const records = new Records<null, Each>();
    for (let id = 0; id < 300; id++) records.set(`live ${id}`, null, at(id, id), true);
    for (let id = 300; id < 1000; id++) records.set(`ended ${id}`, null, at(id, id), false);
    expect(records.list).to.have.lengthOf(500);
    expect(records.get('live 0')).to.deep.equal(at(0, 0));
    expect(records.get('ended 799')).to.equal(undefined);
    expect(records.get('ended 800')).to.deep.equal(at(800, 800));
    records.set('live 5', null, at(5, 5), false);
    expect(records.get('live 5')).to.equal(undefined);
    expect(records.list).to.have.lengthOf(499);
  });
});

describe('ids that were seen', () => {
  it('are remembered by type, compared as text, the last 5,000', () => {
    const ids = new SeenIds();
    expect(ids.seen({ type: 'a', id: 1 })).to.equal(false);
    expect(ids.seen({ type: 'a', id: '1' })).to.equal(true);
    expect(ids.seen({ type: 'b', id: '1' })).to.equal(false);
    for (const id of [undefined, null, '', {}, []]) {
      expect(ids.seen({ type: 'a', id })).to.equal(false);
      expect(ids.seen({ type: 'a', id })).to.equal(false);
    }
    for (let id = 2; id < 5001; id++) ids.seen({ type: 'a', id });
    expect(ids.seen({ type: 'b', id: 1 })).to.equal(true);
    expect(ids.seen({ type: 'a', id: 1 })).to.equal(false);
  });
});
