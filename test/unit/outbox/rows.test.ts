import { expect } from '@open-wc/testing';
import { KINDS, type OutboxKind } from '../../../src/outbox/kinds.js';
import { emptyRow, isRow, missing, revise, takeIn, type Row } from '../../../src/outbox/rows.js';
import { contextOf, readCall } from '../../../src/phone/records.js';
import type { Told } from '../../../src/records/store.js';
import { createEngagementStore } from '../../../src/contact-center/records.js';

const NOW = Date.UTC(2026, 0, 5, 10);
const ALL = new Set(KINDS);
const HOURS = 3_600_000;

const call = (type: string, data: object = {}, at = NOW): Told<string, object>[] =>
  readCall({ type: `zp-${type}-event`, data: { callId: 'c-1', ...data } }, at);

/** What is due after each telling, as `kind revision`. */
function dues(row: Row, ...tellings: (readonly Told<string, object>[])[]): string[][] {
  return tellings.map((told) => {
    const next = revise(takeIn(row, told, NOW), ALL, NOW);
    row = next.row;
    return next.revisions.map(({ kind, revision }) => `${kind} ${revision}`);
  });
}

describe('a call in the outbox', () => {
  const row = emptyRow('calls', 'c-1', 's');

  it('is due again where what was made of it before is damaged', () => {
    const damaged = { ...row, last: { call: { revision: 1, text: '{"callId' } } };
    expect(dues(damaged, call('call-ended'))).to.deep.equal([['call 2']]);
  });

  it('is due when it ends, and again with whatever comes after', () => {
    const recording = { recordingUrl: 'https://example.test/r' };
    expect(
      dues(
        row,
        call('call-ringing', { direction: 'inbound', caller: { phoneNumber: '+1' } }),
        call('call-connected'),
        call('call-ended', { result: 'ended' }),
        call('call-log-completed', { duration: 5 }),
        call('call-recording-completed', recording),
        call('call-recording-completed', recording),
      ),
    ).to.deep.equal([[], [], ['call 1'], ['call 2'], ['call 3'], []]);
  });

  it('is the same from several tabs, each of which heard it a little later', () => {
    const ended = { result: 'ended', dateTime: new Date(NOW).toISOString() };
    const log = { duration: 60, dateTime: new Date(NOW - 60_000).toISOString() };
    expect(
      dues(
        row,
        call('call-ended', ended, NOW),
        call('call-ended', ended, NOW + 40),
        call('call-log-completed', log, NOW + 50),
        call('call-ended', ended, NOW + 90_000),
        call('call-log-completed', log, NOW + 90_000),
      ),
    ).to.deep.equal([['call 1'], [], ['call 2'], [], []]);
  });

  it('brings its notes at once, and again only when they differ', () => {
    const notes = (text: string) => call('notes-save', { notesData: { Outcome: text } });
    expect(
      dues(row, call('call-ringing'), notes('a'), notes('a'), call('call-ended'), notes('b')),
    ).to.deep.equal([[], ['notes 1'], [], ['call 1'], ['call 2', 'notes 2']]);
  });

  it('lacks what another tab was told since, and nothing that is newer here', () => {
    const notes = (text: string) => call('notes-save', { notesData: { text } });
    const taken = takeIn(takeIn(row, call('call-ended'), NOW), notes('b'), NOW + 20);
    const sources = (told: readonly Told<string, object>[], at?: number) =>
      missing(taken, told, at).map(({ source }) => source);
    expect(sources([...call('call-ended'), ...call('call-log-completed')], NOW)).to.deep.equal([
      'log',
    ]);
    expect(sources(notes('a'), NOW + 10)).to.deep.equal([]);
    expect(sources(notes('c'), NOW + 30)).to.deep.equal(['notes']);
    expect(sources([contextOf('c-1', 7)])).to.deep.equal(['context']);
    const { heard: _heard, ...older } = taken;
    expect(missing(older, notes('a'), NOW + 10)).to.deep.equal([]);
  });

  it('is due as stale where its end was not told, and whole once it was', () => {
    const { row: rings } = revise(takeIn(row, call('call-ringing'), NOW), ALL, NOW);
    expect(rings.due).to.equal(NOW + 2 * 60_000);
    const later = revise(rings, ALL, rings.due!);
    expect(later.revisions.map(({ text }) => JSON.parse(text))).to.deep.equal([
      { callId: 'c-1', state: 'ringing', stale: true, caller: {}, callee: {}, remote: {} },
    ]);
    expect(later.row.due).to.be.undefined;
    const ended = revise(takeIn(later.row, call('call-ended'), NOW), ALL, NOW + HOURS);
    expect(ended.revisions.map(({ revision }) => revision)).to.deep.equal([2]);
    expect(JSON.parse(ended.revisions[0]!.text)).to.include({ state: 'ended', stale: false });
  });

  it('carries the host’s context as far as JSON can', () => {
    const circle: Record<string, unknown> = { big: 1n };
    circle.own = circle;
    const told = [...call('call-ended'), contextOf('c-1', circle)];
    const [revision] = revise(takeIn(row, told, NOW), ALL, NOW).revisions;
    expect(JSON.parse(revision!.text)).to.include({ callId: 'c-1', state: 'ended' });
    const fine = [...call('call-ended'), contextOf('c-1', { customer: 7 })];
    const [other] = revise(takeIn(row, fine, NOW), ALL, NOW).revisions;
    expect(JSON.parse(other!.text)).to.deep.include({ context: { customer: 7 } });
  });

  it('is due in the kinds that are wanted', () => {
    const told = [...call('call-ended'), ...call('notes-save', { notesData: { a: 1 } })];
    const wanted = (...kinds: OutboxKind[]) =>
      revise(takeIn(row, told, NOW), new Set(kinds), NOW).revisions.map(({ kind }) => kind);
    expect(wanted('notes', 'sms')).to.deep.equal(['notes']);
    expect(wanted()).to.deep.equal([]);
  });
});

describe('an engagement in the outbox', () => {
  it('is due at wrap-up and when it has ended, with the note that was added', () => {
    const store = createEngagementStore();
    const told: (readonly Told<string, object>[])[] = [];
    store.overhear({ told: (telling) => told.push(telling.told) });
    const ids = { engagementId: 'e-1' };
    store.apply({ type: 'zcc-call-ringing', data: ids });
    store.apply({ type: 'zcc-call-connected', data: ids });
    store.apply({ type: 'zcc-add-note', data: { comment: '<p>Likes tea</p>' } });
    store.apply({ type: 'zcc-call-ended', data: ids });
    store.apply({ type: 'zcc-end-post-engagement', data: ids });
    expect(dues(emptyRow('engagements', 'e-1', 's'), ...told)).to.deep.equal([
      ...[[], [], [], ['engagement 1'], ['engagement 2']],
    ]);
    expect(store.get('e-1')?.notes).to.equal('Likes tea');
  });
});

describe('a row from the database', () => {
  const row = emptyRow('calls', 'c-1', 's');
  for (const [what, damage] of [
    ['of a store that is not known', { store: 'toString' }],
    ['under another key', { key: 'calls:c-2' }],
    ['whose facts are none', { facts: { ringing: 5 } }],
    ['without a source', { source: undefined }],
    ['whose revisions have no number', { last: { call: { text: '{}' } } }],
    ['whose revisions have no text', { last: { call: { revision: 1 } } }],
  ] as const) {
    it(`is none ${what}`, () => {
      expect(isRow(row)).to.be.true;
      expect(isRow({ ...row, ...damage })).to.be.false;
    });
  }
});
