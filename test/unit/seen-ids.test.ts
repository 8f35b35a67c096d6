import { expect } from '@open-wc/testing';
import { SeenIds } from '../../src/session/seen-ids.js';

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

  it('are forgotten the oldest first, round after round', () => {
    const ids = new SeenIds();
    for (let id = 0; id < 12_000; id++) expect(ids.seen({ type: 'a', id })).to.equal(false);
    expect(ids.seen({ type: 'a', id: 7000 })).to.equal(true);
    expect(ids.seen({ type: 'a', id: 11_999 })).to.equal(true);
    expect(ids.seen({ type: 'a', id: 6999 })).to.equal(false);
    // The one that has come since has taken the place of the oldest.
    expect(ids.seen({ type: 'a', id: 7000 })).to.equal(false);
  });

  it('are kept elsewhere by whoever asks, each in its place, and forgotten there', () => {
    const ids = new SeenIds();
    ids.add('from before');
    const heard: string[] = [];
    ids.keeper = {
      added: (key, place) => heard.push(`${place}: ${key}`),
      cleared: () => heard.push('cleared'),
    };
    ids.seen({ type: 'a', id: 1 });
    ids.seen({ type: 'a', id: 1 });
    expect(ids.add('from before')).to.equal(false);
    ids.clear();
    expect(ids.seen({ type: 'a', id: 1 })).to.equal(false);
    expect(heard).to.deep.equal(['1: a 1', 'cleared', '0: a 1']);
  });
});
