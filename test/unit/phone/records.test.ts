import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import catalogue from '../../fixtures/phone.json' with { type: 'json' };
import type { WireMessage } from '../../../src/index.js';
import { createCallStore, readCall, type Call } from '../../../src/phone/records.js';
import { callOf as told } from '../../support/facts.js';

const sample = (type: string): any =>
  structuredClone(catalogue.fromWidget.find((row) => row.type === type)?.message);

const RINGING = sample('zp-call-ringing-event');
const CONNECTED = sample('zp-call-connected-event');
const ENDED = sample('zp-call-ended-event');
const LOG = sample('zp-call-log-completed-event');
const RECORDING = sample('zp-call-recording-completed-event');
const SUMMARY = sample('zp-ai-call-summary-event');
const SAVED = sample('zp-save-log-event');
const NOTES = sample('zp-notes-save-event');
const VOICEMAIL = sample('zp-call-voicemail-received-event');
VOICEMAIL.data.callId = 'call-1';
const LIFE: readonly WireMessage[] = [
  RINGING,
  CONNECTED,
  ENDED,
  LOG,
  RECORDING,
  VOICEMAIL,
  SUMMARY,
  SAVED,
  NOTES,
];

describe('the record of a call', () => {
  it('holds all that was told', () => {
    const caller = {
      name: 'Ada Lovelace',
      number: '+16505551234',
      extension: '1001',
      extensionId: 'ext-1',
      extensionType: 'user',
      numberType: 2,
    };
    const expected: Call = {
      callId: 'call-1',
      callLogId: 'log-1',
      direction: 'inbound',
      state: 'ended',
      stale: false,
      result: 'ended',
      logResult: 'Call Connected',
      caller,
      callee: {
        name: 'Agent',
        number: '+16505550000',
        extension: '1002',
        extensionId: 'ext-2',
        extensionType: 'user',
        numberType: 1,
      },
      remote: caller,
      startedAt: new Date('2026-01-05T10:00:00Z'),
      connectedAt: new Date('2026-01-05T10:00:05Z'),
      endedAt: new Date('2026-01-05T10:05:00Z'),
      duration: 295,
      recordingUrl: 'https://example.test/recording/1',
      summary: {
        callSummary: 'Asked about pricing.',
        nextSteps: 'Send a quote.',
        detailedSummary: 'A longer text.',
        edited: true,
        modifiedTime: new Date('2026-01-05T10:07:00Z'),
      },
      notes: { Disposition: 'interested', Description: 'Wants a demo' },
      forwardedBy: { name: 'Sales queue', extension: '2000', extensionType: 'callQueue' },
      autoLog: true,
    };
    expect(told(LIFE.filter((message) => message !== VOICEMAIL))).to.deep.equal(expected);
  });

  it('is the same for every order of arrival, duplicates included', () => {
    const whole = told(LIFE);
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...LIFE], { minLength: LIFE.length }),
        fc.array(fc.constantFrom(...LIFE)),
        (order, again) => {
          expect(told([...order, ...again])).to.deep.equal(whole);
          expect(told([...again, ...order])).to.deep.equal(whole);
        },
      ),
    );
  });

  it('is the same for every order of a part of the life', () => {
    fc.assert(
      fc.property(
        fc.subarray([...LIFE], { minLength: 1 }),
        fc.infiniteStream(fc.nat()),
        (part, keys) => {
          const shuffled = part
            .map((message) => [keys.next().value, message] as const)
            .sort(([a], [b]) => (a ?? 0) - (b ?? 0))
            .map(([, message]) => message);
          expect(told(shuffled)).to.deep.equal(told(part));
        },
      ),
    );
  });

  it('goes as far as the furthest that was told', () => {
    expect(told([RINGING]).state).to.equal('ringing');
    expect(told([RINGING, CONNECTED]).state).to.equal('connected');
    expect(told([NOTES]).state).to.equal('unknown');
    expect(told([NOTES, RINGING]).state).to.equal('ringing');
    for (const message of [ENDED, LOG, RECORDING, VOICEMAIL, SUMMARY, SAVED]) {
      expect(told([message, RINGING, CONNECTED]).state).to.equal('ended');
    }
  });

  it('takes times and duration from the log where the events did not come', () => {
    // Start and duration fit before it came.
    const late = told([LOG]);
    expect(late).to.deep.include({ startedAt: new Date('2026-01-05T10:05:02Z'), duration: 295 });
    expect(late).not.to.have.property('endedAt');
    // They do not: its time is the end.
    const soon = told([LOG], 'call-1', Date.UTC(2026, 0, 5, 10, 5, 3));
    expect(soon).to.deep.include({ endedAt: new Date('2026-01-05T10:05:02Z'), duration: 295 });
    expect(soon).not.to.have.property('startedAt');
    // The clocks may differ by a few seconds.
    const skewed = told([LOG], 'call-1', Date.UTC(2026, 0, 5, 10, 9, 54));
    expect(skewed).to.have.property('startedAt');
    const { duration: _duration, ...unknown } = LOG.data;
    expect(told([{ ...LOG, data: unknown }])).not.to.have.property('startedAt');
    expect(told([SAVED])).to.deep.include({ duration: 295, logResult: 'Call Connected' });
    expect(told([CONNECTED, ENDED]).duration).to.equal(295);
    expect(told([RINGING, ENDED])).not.to.have.property('duration');
  });

  it('has the callee of an outbound call as the other side, else the caller', () => {
    const outbound = { ...RINGING, data: { ...RINGING.data, direction: 'Outbound' } };
    expect(told([outbound])).to.deep.include({ direction: 'outbound' });
    expect(told([outbound]).remote.name).to.equal('Agent');
    expect(told([VOICEMAIL]).remote.name).to.equal('Grace Hopper');
    const { direction: _, ...without } = RINGING.data;
    const undirected = told([{ ...RINGING, data: without }]);
    expect(undirected).not.to.have.property('direction');
    expect(undirected.remote).to.equal(undirected.caller);
  });

  it('reads parties in either form, as text, and absent', () => {
    const party = (caller: unknown) =>
      told([{ ...RINGING, data: { callId: 'call-1', caller } }]).caller;
    expect(party({ number: '1002', numberType: 1, didNumber: '+1' })).to.deep.equal({
      number: '1002',
      numberType: 1,
      didNumber: '+1',
    });
    expect(party('+1 (650) 555-1234')).to.deep.equal({ number: '+1 (650) 555-1234' });
    expect(party('Ada')).to.deep.equal({ name: 'Ada' });
    expect(party({ phoneNumber: '', name: null })).to.deep.equal({});
    expect(party(undefined)).to.deep.equal({});
  });

  it('prefers what the live events told of a party', () => {
    const { callee } = told([LOG, RINGING]);
    expect(callee).to.include({ number: '+16505550000', numberType: 1 });
    expect(told([LOG]).callee).to.include({ number: '1002', numberType: 1 });
  });

  it('keeps the summary of the newest modification, until it is deleted', () => {
    const at = (modifiedTime: string, more: object) => ({
      ...SUMMARY,
      data: { callId: 'call-1', callSummary: modifiedTime, modifiedTime, ...more },
    });
    const [old, young, gone] = [
      at('2026-01-05T10:00:00Z', {}),
      at('2026-01-05T11:00:00Z', { edited: true }),
      at('2026-01-05T12:00:00Z', { deleted: true }),
    ];
    expect(told([young, old]).summary).to.include({
      callSummary: '2026-01-05T11:00:00Z',
      edited: true,
    });
    expect(told([old, young, gone])).not.to.have.property('summary');
    expect(told([gone, young, SAVED])).not.to.have.property('summary');
    expect(told([SAVED]).summary).to.deep.equal({
      callSummary: 'Asked about pricing.',
      nextSteps: 'Send a quote.',
      detailedSummary: 'A longer text.',
      edited: false,
    });
  });

  it('replaces the notes with each save', () => {
    const again = { ...NOTES, data: { callId: 'call-1', notesData: { Other: 'x' } } };
    expect(told([NOTES, again]).notes).to.deep.equal({ Other: 'x' });
  });

  it('leaves out what is no date', () => {
    const odd = { ...RINGING, data: { ...RINGING.data, dateTime: 'yesterday' } };
    expect(told([odd])).not.to.have.property('startedAt');
  });

  it('is frozen, and made of nothing that the page could change', () => {
    const message = structuredClone(NOTES);
    const store = createCallStore();
    store.apply(message);
    message.data.notesData.Disposition = 'changed';
    const call = store.get('call-1')!;
    expect(call.notes).to.include({ Disposition: 'interested' });
    for (const part of [call, call.notes, call.caller, call.callee]) {
      expect(Object.isFrozen(part)).to.equal(true);
    }
  });

  it('is found by the call id, as text', () => {
    const idsOf = (message: WireMessage) => readCall(message, 0).map(({ id }) => id);
    expect(idsOf({ type: 'zp-call-ringing-event', data: { callId: 7 } })).to.deep.equal(['7']);
    expect(idsOf({ type: 'zp-call-ringing-event' })).to.deep.equal([]);
    expect(idsOf({ type: 'zp-sms-log-event', data: { callId: '7' } })).to.deep.equal([]);
    expect(idsOf({ type: 'toString', data: { callId: '7' } })).to.deep.equal([]);
  });
});
