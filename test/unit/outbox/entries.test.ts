import { expect } from '@open-wc/testing';
import {
  backoff,
  entryOf,
  isEntry,
  keyOf,
  nextOf,
  outcomeOf,
  retryAfter,
  shown,
  superseded,
  type Entry,
} from '../../../src/outbox/entries.js';
import { emptyRow } from '../../../src/outbox/rows.js';

const NOW = Date.UTC(2026, 0, 5, 10);

let order = 0;
const entry = (over: Partial<Entry> = {}): Entry => ({
  ...entryOf(
    emptyRow('calls', 'c-1', 's'),
    { kind: 'call', revision: over.revision ?? 1, text: '{"callId":"c-1"}' },
    { user: null, order: order++, at: NOW },
  ),
  ...over,
});

describe('an entry of the outbox', () => {
  it('has a key of four parts, whatever characters they have', () => {
    expect(keyOf('call', 'a:b/"é', 's', 3)).to.equal('call:a%3Ab%2F%22%C3%A9:s:3');
    // Halves of characters, too.
    expect(keyOf('call', '😀\ud800-\udfff', 's', 3)).to.equal(
      'call:%F0%9F%98%80%EF%BF%BDd800-%EF%BF%BDdfff:s:3',
    );
  });

  it('says in its body what it is, whose it is and what it numbers', () => {
    const row = emptyRow('calls', 'c:1', 's');
    const { key, body } = entryOf(
      row,
      { kind: 'call', revision: 2, text: '{"callId":"c:1","state":"ended"}' },
      { user: 'ada', order: 0, at: NOW },
    );
    expect(JSON.parse(body)).to.deep.equal({
      ...{ key, kind: 'call', id: 'c:1', source: 's', revision: 2, user: 'ada' },
      record: { callId: 'c:1', state: 'ended' },
    });
  });

  it('is shown frozen, without what is the outbox’s own', () => {
    const { key } = entry();
    const seen = shown(entry({ key, attempts: 2, status: 503 }));
    expect(seen).to.deep.equal({ key, record: { callId: 'c-1' }, attempts: 2, status: 503 });
    expect(Object.isFrozen(seen)).to.be.true;
  });

  for (const [what, damage] of [
    ['no body', { body: undefined }],
    ['a body that is no JSON', { body: '{' }],
    ['a body without a record', { body: '{}' }],
    ['a moment that is a text', { notBefore: 'soon' }],
    ['no group', { group: null }],
  ] as const) {
    it(`is none with ${what}`, () => {
      expect(isEntry(entry())).to.be.true;
      expect(isEntry({ ...entry(), ...damage })).to.be.false;
    });
  }
});

describe('the order of entries', () => {
  it('takes the oldest of a group, and passes over what has failed', () => {
    const [one, two] = [entry(), entry({ revision: 2 })];
    expect(nextOf([two, one])).to.equal(one);
    expect(nextOf([two, { ...one, isFailed: true }])).to.equal(two);
    expect(nextOf([{ ...one, isFailed: true }])).to.be.undefined;
  });

  it('drops a revision for a newer one of its kind, and keeps what has failed', () => {
    const [one, two] = [entry(), entry({ revision: 2 })];
    const notes = entry({ kind: 'notes' });
    const failed = entry({ isFailed: true });
    expect(superseded([one, two, notes, failed])).to.deep.equal([one]);
    expect(superseded([one, { ...two, isFailed: true }])).to.deep.equal([]);
  });
});

describe('an answer', () => {
  const answer = (status: number, headers?: HeadersInit) =>
    outcomeOf({ status, headers: new Headers(headers) } as Response, NOW);

  for (const status of [200, 201, 202, 204]) {
    it(`of ${status} delivers`, () => {
      expect(answer(status)).to.deep.equal({ is: 'delivered', status });
    });
  }

  for (const status of [408, 409, 425, 429, 500, 502, 503, 504]) {
    it(`of ${status} asks for another attempt`, () => {
      expect(answer(status)).to.deep.equal({ is: 'again', status });
    });
  }

  for (const status of [401, 403]) {
    it(`of ${status} refuses the headers`, () => {
      expect(answer(status)).to.deep.equal({ is: 'refused', status });
    });
  }

  for (const status of [400, 404, 410, 413, 422]) {
    it(`of ${status} refuses the entry`, () => {
      expect(answer(status)).to.deep.equal({ is: 'failed', status });
    });
  }

  it('of a redirect asks for another attempt: what it leads to is no answer', () => {
    const redirect = { type: 'opaqueredirect', status: 0, headers: new Headers() } as Response;
    expect(outcomeOf(redirect, NOW)).to.deep.equal({ is: 'again' });
  });

  it('says how long to wait, in seconds or as a date', () => {
    expect(answer(503, { 'Retry-After': '7' })).to.deep.include({ after: 7000 });
    const later = new Date(NOW + 90_000).toUTCString();
    expect(answer(429, { 'Retry-After': later })).to.deep.include({ after: 90_000 });
  });

  it('may say nonsense about it, or too much', () => {
    for (const text of [null, '', 'soon', 'NaN']) expect(retryAfter(text, NOW)).to.be.undefined;
    expect(retryAfter(new Date(NOW - 5000).toUTCString(), NOW)).to.equal(0);
    expect(retryAfter('99999999', NOW)).to.equal(24 * 3_600_000);
  });
});

describe('the wait after a failure', () => {
  it('doubles up to five minutes', () => {
    const waits = [1, 2, 3, 4, 20].map((attempts) => backoff(attempts, 1));
    expect(waits).to.deep.equal([1000, 2000, 4000, 8000, 300_000]);
  });

  it('is never less than half of that', () => {
    expect(backoff(3, 0)).to.equal(2000);
    expect(backoff(0, 0)).to.equal(500);
  });
});
