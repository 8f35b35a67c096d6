import { expect } from '@open-wc/testing';
import { entryOf, type Entry } from '../../../src/outbox/entries.js';
import { emptyRow } from '../../../src/outbox/rows.js';
import { Waiting } from '../../../src/outbox/waiting.js';

const entry = (id: string, order: number, over: Partial<Entry> = {}): Entry => ({
  ...entryOf(
    emptyRow('calls', id, 's'),
    { kind: 'call', revision: over.revision ?? 1, text: '{}' },
    { user: null, order, at: order },
  ),
  ...over,
});

describe('what waits', () => {
  const [a, b, c] = [entry('a', 1), entry('b', 2), entry('c', 3)];
  let waiting: Waiting;
  beforeEach(() => {
    waiting = new Waiting();
  });
  const keys = () => waiting.entries.map(({ group, revision }) => `${group} ${revision}`);
  const start = () => {
    waiting.begin();
    return waiting.round!;
  };

  it('is read page by page, and each page is known at once', () => {
    const round = start();
    expect(waiting.take(round, [a, b], 2)).to.be.true;
    expect(keys()).to.deep.equal(['calls:a 1', 'calls:b 1']);
    expect(waiting.round!.after).to.equal(2);
    expect(waiting.round!.size).to.be.greaterThan(25);
    expect(waiting.take(round, [c], undefined)).to.be.true;
    expect(waiting.round).to.be.undefined;
    expect(waiting).to.include({ size: 3, newest: 3 });
  });

  it('has the next of each group', () => {
    const failed = entry('b', 0, { isFailed: true });
    waiting.take(start(), [entry('a', 4, { revision: 2 }), a, failed, b], undefined);
    expect([...waiting.next()]).to.deep.equal([a, b]);
    expect(waiting.nextOf('calls:b')).to.equal(b);
    expect(waiting.nextOf('calls:z')).to.be.undefined;
    expect(waiting.olderThan(2)).to.deep.equal([a.key]);
  });

  it('loses what a later reading does not find', () => {
    waiting.take(start(), [a, b, c], undefined);
    expect(waiting.take(start(), [a, c], undefined)).to.be.true;
    expect(waiting.take(start(), [a, c], undefined)).to.be.false;
    expect(keys()).to.deep.equal(['calls:a 1', 'calls:c 1']);
    expect(waiting.size).to.equal(2);
  });

  it('puts together a group whose entries are on two pages', () => {
    const second = entry('a', 4, { revision: 2 });
    const round = start();
    waiting.take(round, [a, b], 2);
    waiting.take(round, [c, second], undefined);
    expect(keys()).to.deep.equal(['calls:a 1', 'calls:b 1', 'calls:c 1', 'calls:a 2']);
  });

  it('trusts a group that was read during a reading more than the pages', () => {
    const round = start();
    waiting.set('calls:a', []);
    waiting.set('calls:d', [entry('d', 9)]);
    waiting.take(round, [a, b], undefined);
    expect(keys()).to.deep.equal(['calls:b 1', 'calls:d 1']);
  });

  it('leaves the page of a reading alone that was begun anew', () => {
    const before = start();
    const now = start();
    expect(waiting.take(before, [a], undefined)).to.be.false;
    expect(waiting.round).to.equal(now);
    expect(keys()).to.deep.equal([]);
    waiting.giveUp();
    expect(waiting.round).to.be.undefined;
  });

  it('is news to the page only where that would see a difference', () => {
    expect(waiting.set(a.group, [a])).to.be.true;
    expect(waiting.set(a.group, [{ ...a, notBefore: 5 }])).to.be.false;
    expect(waiting.set(a.group, [{ ...a, status: 503 }])).to.be.true;
    expect(waiting.set(a.group, [])).to.be.true;
    expect(waiting.set(a.group, [])).to.be.false;
    expect(waiting.size).to.equal(0);
  });
});
