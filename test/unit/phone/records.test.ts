import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import catalogue from '../../fixtures/phone.json' with { type: 'json' };
import type { WireMessage } from '../../../src/index.js';
import {
  contextOf,
  createCallStore,
  currentCall,
  readCall,
  type Call,
} from '../../../src/phone/records.js';
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

describe('a call whose end is not told', () => {
  const MINUTE = 60_000;
  const START = Date.UTC(2026, 0, 5, 10);
  const store = (...messages: readonly WireMessage[]) => {
    const calls = createCallStore();
    for (const message of messages) calls.apply(message, START);
    return calls;
  };

  it('is stale after two minutes of ringing, and says so', () => {
    const calls = store(RINGING);
    const changes: unknown[] = [];
    calls.subscribe(({ record, previous }) => changes.push([record.stale, previous?.stale]));
    expect(calls.expire(START)).to.equal(2 * MINUTE);
    expect(calls.expire(START + 2 * MINUTE - 1)).to.equal(1);
    expect(calls.live).to.have.lengthOf(1);
    expect(calls.expire(START + 2 * MINUTE)).to.equal(undefined);
    expect(calls.get('call-1')).to.include({ stale: true, state: 'ringing' });
    expect(calls.live).to.deep.equal([]);
    expect(changes).to.deep.equal([[true, false]]);
  });

  it('is stale twelve hours after anything was heard of it where it is connected', () => {
    const calls = store(RINGING, CONNECTED);
    calls.apply(NOTES, START + 60 * MINUTE);
    expect(calls.expire(START + 12 * 60 * MINUTE)).to.equal(60 * MINUTE);
    expect(calls.get('call-1')?.stale).to.equal(false);
    calls.expire(START + 13 * 60 * MINUTE);
    expect(calls.get('call-1')?.stale).to.equal(true);
  });

  it('goes on when it is heard of again, and never where it is over', () => {
    const calls = store(RINGING);
    calls.expire(START + 5 * MINUTE);
    calls.add([contextOf('call-1', 'mine')]);
    expect(calls.get('call-1'), 'the host alone has spoken').to.include({ stale: true });
    calls.apply(CONNECTED, START + 6 * MINUTE);
    expect(calls.get('call-1')).to.include({ stale: false, state: 'connected', context: 'mine' });
    expect(store(ENDED).expire(START + 99 * 60 * MINUTE)).to.equal(undefined);
    expect(store(NOTES).expire(START + 99 * 60 * MINUTE)).to.equal(undefined);
  });

  it('is current by when it connected, else by when it rang', () => {
    const at = (message: WireMessage, callId: string, dateTime: string): WireMessage => ({
      ...message,
      data: { ...(message.data as object), callId, dateTime },
    });
    const calls = store(
      at(CONNECTED, 'a', '2026-01-05T10:00:02Z'),
      at(CONNECTED, 'b', '2026-01-05T10:00:01Z'),
      at(RINGING, 'c', '2026-01-05T10:00:03Z'),
    );
    expect(currentCall(calls.live)?.callId).to.equal('a');
    calls.forget('a');
    expect(currentCall(calls.live)?.callId).to.equal('b');
    calls.forget('b');
    expect(currentCall(calls.live)?.callId).to.equal('c');
    expect(currentCall([])).to.equal(undefined);
  });

  it('has no summary of three empty texts', () => {
    const { callId } = SUMMARY.data;
    const empty = { ...SUMMARY, data: { callId, callSummary: '', edited: true } };
    expect(told([empty])).not.to.have.property('summary');
  });
});
