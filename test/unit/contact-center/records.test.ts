import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import catalogue from '../../fixtures/contact-center.json' with { type: 'json' };
import type { EngagementFacts } from '../../../src/contact-center/engagement-facts.js';
import { createEngagementStore, type Engagement } from '../../../src/contact-center/records.js';
import type { WireMessage } from '../../../src/index.js';
import {
  absenceFacts,
  addEngagementFacts,
  engagementFacts,
  engagementOf,
} from '../../support/facts.js';

const sample = (type: string, change: object = {}): any => {
  const row = catalogue.fromWidget.find((each) => each.type === type);
  const message: any = structuredClone(row?.message);
  return { ...message, data: { ...message.data, ...change } };
};

const gather = (messages: readonly WireMessage[], id: string): EngagementFacts =>
  messages.reduce<EngagementFacts>(
    (facts, message) => addEngagementFacts(facts, engagementFacts(message).get(id) ?? {}),
    {},
  );

/** The record of one engagement as these messages tell it. */
const told = (messages: readonly WireMessage[], id = 'eng-1'): Engagement =>
  engagementOf(id, gather(messages, id));

const RINGING = sample('zcc-call-ringing');
const INCOMING = sample('zcc-incomingPhone-request');
const CONNECTED = sample('zcc-call-connected');
const ENDED = sample('zcc-call-ended');
const POST = sample('zcc-end-post-engagement');
const LOG = sample('zcc-phone-call-log');
const RECORDING = sample('zcc-call-recording');
const LOG_URL = sample('zcc-engagement-log-url');
const LOG_URL_AS_PRINTED = sample('zcc-close-engagement-wrapup');
const STATUS = sample('zcc-engagement-status-response');
const INBOUND = [RINGING, INCOMING, CONNECTED, STATUS, ENDED, LOG, RECORDING];

const ADA = { name: 'Ada Lovelace', email: 'ada@example.test' };
const log = (engagementId: string, record: object = {}) =>
  sample('zcc-phone-call-log', {
    engagementId,
    objectRecord: { ...LOG.data.objectRecord, ...record },
  });
const logged = (engagementId: string, type: string) =>
  log(engagementId, { type, from: '', to: '', callQueue: '' });
const of = (channel: string, engagementId: string) => [
  sample(`zcc-${channel}-ringing`),
  sample(`zcc-${channel}-started`),
  sample(`zcc-${channel}-ended`),
  logged(engagementId, channel),
  sample('zcc-engagement-log-url', { engagementId }),
];
const rejected = (reasonCode: string) => sample('zcc-inbound-not-connected', { reasonCode });
const OUTBOUND_RINGING = sample('zcc-outbound-call-started');
const swapped = { from: '+16505550000', to: '+16505551234' };

/** The life of one engagement of each kind, in its usual order. */
const LIVES: Readonly<Record<string, { id: string; messages: WireMessage[]; state?: string }>> = {
  'an inbound voice call': { id: 'eng-1', messages: INBOUND },
  'a chat': {
    id: 'eng-2',
    messages: [sample('zcc-incomingEmail-request'), ...of('chat', 'eng-2')],
  },
  'a video call': {
    id: 'eng-3',
    messages: [
      sample('zcc-incomingEmail-request', { engagementId: 'eng-3', channel: 'video' }),
      ...of('video', 'eng-3'),
    ],
  },
  'a text message': {
    id: 'eng-4',
    messages: [
      sample('zcc-incomingPhone-request', { engagementId: 'eng-4', channel: 'sms' }),
      ...of('sms', 'eng-4'),
    ],
  },
  'an outbound voice call': {
    id: 'eng-5',
    messages: [
      OUTBOUND_RINGING,
      sample('zcc-call-connected', { engagementId: 'eng-5', direction: 'outbound', ...swapped }),
      sample('zcc-call-ended', { engagementId: 'eng-5' }),
      log('eng-5', { callType: 'outbound', ...swapped }),
      sample('zcc-call-recording', { engagementId: 'eng-5' }),
    ],
  },
  'a missed call': { id: 'eng-1', messages: [RINGING, INCOMING, rejected('customer-hangup')] },
  'a rejected call': {
    id: 'eng-1',
    messages: [RINGING, INCOMING, rejected('agent-rejected'), POST],
  },
  'a cancelled call': {
    id: 'eng-5',
    messages: [
      OUTBOUND_RINGING,
      sample('zcc-outbound-not-connected'),
      log('eng-5', {
        callType: 'outbound',
        ...swapped,
        callDuration: 'NaN:NaN',
        callStartTime: '',
        callEndTime: '',
      }),
    ],
  },
};

const isFrozen = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  value instanceof Date ||
  (Object.isFrozen(value) && Object.values(value).every(isFrozen));

/** What the sample of a log tells besides. */
const LOGGED = {
  dispositionId: 'disp-1',
  disposition: { id: 'disp-1', name: 'Resolved' },
  duration: 295,
  notes: 'Wants a demo',
  agent: { name: 'Agent' },
  wrapUpEndedAt: new Date('2026-01-05T10:05:30Z'),
};

describe('the record of an engagement', () => {
  it('holds all that was told of a voice call', () => {
    const expected: Engagement = {
      engagementId: 'eng-1',
      channel: 'voice',
      direction: 'inbound',
      state: 'ended',
      customer: { id: 'c-1', ...ADA, number: '+16505551234', entity: 'contact' },
      queue: { id: 'q-1', name: 'Sales' },
      from: '+16505551234',
      to: '+16505550000',
      isTransfer: false,
      isConference: false,
      startedAt: new Date('2026-01-05T10:00:00Z'),
      connectedAt: new Date('2026-01-05T10:00:05Z'),
      endedAt: new Date('2026-01-05T10:05:00Z'),
      ...LOGGED,
      recordingUrl: 'https://example.test/recording/1',
      logUrl: 'https://example.test/engagement/1',
      log: LOG.data,
      stale: false,
    };
    expect(told([...INBOUND, POST, LOG_URL])).to.deep.equal(expected);
    expect(told([...INBOUND, LOG_URL_AS_PRINTED])).to.deep.equal(expected);
  });

  it('has its moments in order, though the log counts in whole seconds', () => {
    const late = Date.parse('2026-01-05T10:05:00.700Z');
    const ended = { type: 'zcc-call-ended', data: { engagementId: 'eng-1', completeTs: late } };
    const quick = log('eng-1', { wrapUpTimeDuration: '00:00' });
    const { endedAt, wrapUpEndedAt } = told([...INBOUND, ended, quick]);
    expect(endedAt).to.deep.equal(new Date(late));
    expect(wrapUpEndedAt).to.deep.equal(new Date(late));
  });

  it('holds what is told of the other channels', () => {
    const record = (life: string) => {
      const { id, messages } = LIVES[life]!;
      const { log: _, ...rest } = told(messages, id);
      return rest;
    };
    const usual = {
      direction: 'inbound',
      state: 'ended',
      startedAt: new Date('2026-01-05T10:00:05Z'),
      connectedAt: new Date('2026-01-05T10:00:00Z'),
      endedAt: new Date('2026-01-05T10:05:00Z'),
      ...LOGGED,
      stale: false,
      logUrl: 'https://example.test/engagement/1',
      customer: { id: 'c-1', ...ADA, number: '+16505551234', entity: 'contact' },
    };
    expect(record('a chat')).to.deep.equal({
      ...usual,
      engagementId: 'eng-2',
      channel: 'chat',
      queue: { id: 'q-2', name: 'Support' },
    });
    expect(record('a video call')).to.deep.equal({
      ...usual,
      engagementId: 'eng-3',
      channel: 'video',
      queue: { id: 'q-3', name: 'Video' },
    });
    expect(record('a text message')).to.deep.equal({
      ...usual,
      engagementId: 'eng-4',
      channel: 'sms',
      queue: { id: 'q-4', name: 'SMS' },
    });
  });

  it('holds what is told of calls that were not connected', () => {
    expect(told(LIVES['a rejected call']!.messages)).to.deep.equal({
      engagementId: 'eng-1',
      channel: 'voice',
      direction: 'inbound',
      state: 'ended',
      notConnected: { reasonCode: 'agent-rejected', message: 'The agent rejected the call' },
      customer: { number: '+16505551234' },
      queue: { name: 'Sales' },
      from: '+16505551234',
      to: '+16505550000',
      isTransfer: false,
      isConference: false,
      startedAt: new Date('2026-01-05T10:00:00Z'),
      stale: false,
    });
    const { log: whole, ...cancelled } = told(LIVES['a cancelled call']!.messages, 'eng-5');
    expect(cancelled).to.deep.equal({
      engagementId: 'eng-5',
      channel: 'voice',
      direction: 'outbound',
      state: 'ended',
      notConnected: {
        reasonCode: 'outbound-call-canceled',
        message: 'The number is not in service',
      },
      customer: { id: 'c-1', ...ADA, number: '+16505551234', entity: 'contact' },
      queue: { name: 'Sales' },
      ...swapped,
      startedAt: new Date('2026-01-05T10:00:00Z'),
      dispositionId: 'disp-1',
      disposition: LOGGED.disposition,
      notes: LOGGED.notes,
      agent: LOGGED.agent,
      stale: false,
    });
    expect(whole).to.have.nested.property('objectRecord.callDuration', 'NaN:NaN');
    const bare = { type: 'zcc-inbound-not-connected', data: { engagementId: 'eng-1' } };
    expect(told([bare]).notConnected).to.deep.equal({ reasonCode: '', message: '' });
  });

  for (const [life, { id, messages }] of Object.entries(LIVES)) {
    it(`of ${life} is the same for every order of arrival`, () => {
      const whole = told(messages, id);
      let orders = 0;
      const arrive = (facts: EngagementFacts, left: readonly WireMessage[]): void => {
        if (!left.length) {
          orders++;
          // Text compares faster than deep-equal does; the keys are always in one order.
          if (JSON.stringify(engagementOf(id, facts)) !== JSON.stringify(whole)) {
            expect(engagementOf(id, facts)).to.deep.equal(whole);
          }
        }
        for (const [index, message] of left.entries()) {
          const next = addEngagementFacts(facts, engagementFacts(message).get(id) ?? {});
          arrive(next, left.toSpliced(index, 1));
        }
      };
      arrive({}, messages);
      expect(orders).to.equal(messages.reduce((product, _, index) => product * (index + 1), 1));
      expect(whole.state).to.equal('ended');
    });

    it(`of ${life} is the same for every order of a part of it, duplicates included`, () => {
      fc.assert(
        fc.property(
          fc
            .array(fc.constantFrom(...messages), { minLength: 1, maxLength: 12 })
            .chain((part) =>
              fc.tuple(fc.constant(part), fc.shuffledSubarray(part, { minLength: part.length })),
            ),
          ([part, shuffled]) => {
            expect(told(shuffled, id)).to.deep.equal(told(part, id));
            expect(told([...new Set(part)], id)).to.deep.equal(told(part, id));
          },
        ),
      );
    });
  }

  it('goes as far as the furthest that was told, and never back', () => {
    const state = (...messages: WireMessage[]) => told(messages).state;
    const active = sample('zcc-engagement-status-response', { wrapup: [] });
    const wrapup = sample('zcc-engagement-status-response', {
      active: [],
      wrapup: [{ engagementId: 'eng-1', state: 'wrapup' }],
    });
    for (const message of [RINGING, INCOMING]) expect(state(message)).to.equal('ringing');
    for (const message of [CONNECTED, active]) expect(state(message, RINGING)).to.equal('active');
    for (const message of [ENDED, wrapup])
      expect(state(message, CONNECTED, active)).to.equal('wrapup');
    for (const message of [POST, LOG, RECORDING, LOG_URL, LOG_URL_AS_PRINTED, rejected('x')]) {
      expect(state(message, RINGING, CONNECTED, active, ENDED, wrapup)).to.equal('ended');
    }
    for (const channel of ['chat', 'video', 'sms']) {
      const [ringing, started, ended] = of(channel, '') as [WireMessage, WireMessage, WireMessage];
      const { engagementId } = ringing.data as { engagementId: string };
      expect(told([ringing], engagementId).state).to.equal('ringing');
      expect(told([started, ringing], engagementId).state).to.equal('active');
      expect(told([ended, started, ringing], engagementId).state).to.equal('wrapup');
      for (const message of [ringing, started, ended]) {
        expect(told([message], engagementId).channel).to.equal(channel);
      }
    }
  });

  it('reads moments as numbers, as text and as dates, and leaves out what is none', () => {
    const startedAt = (createTs: unknown) =>
      told([sample('zcc-call-ringing', { createTs })]).startedAt?.getTime();
    const moment = 1767607200000;
    for (const value of [moment, String(moment), '2026-01-05T10:00:00Z']) {
      expect(startedAt(value)).to.equal(moment);
    }
    for (const value of [undefined, null, '', 'NaN:NaN', 'yesterday', 0, NaN, {}, true]) {
      expect(startedAt(value), JSON.stringify(value)).to.equal(undefined);
    }
    const { acceptTs: _, ...data } = CONNECTED.data;
    expect(told([{ ...CONNECTED, data }])).not.to.have.property('connectedAt');
  });

  it('takes from the log what no event told', () => {
    expect(told([LOG])).to.deep.include({
      channel: 'voice',
      direction: 'inbound',
      customer: { id: 'c-1', ...ADA, number: '+16505551234', entity: 'contact' },
      queue: { name: 'Sales' },
      from: '+16505551234',
      to: '+16505550000',
      startedAt: new Date('2026-01-05T10:00:05Z'),
      endedAt: new Date('2026-01-05T10:05:00Z'),
    });
    expect(told([log('eng-1', { type: 'Chat', callType: 'OUTBOUND' })])).to.deep.include({
      channel: 'chat',
      direction: 'outbound',
    });
    // A channel that the documents do not name is kept.
    const task = told([log('eng-1', { type: 'work_item', callType: '?' })]);
    expect(task).to.have.property('channel', 'work_item');
    expect(task).not.to.have.property('direction');
  });

  it('has the customer on the side that the direction says', () => {
    const customer = (change: object) => told([sample('zcc-call-connected', change)]).customer;
    const { from, to } = CONNECTED.data;
    expect(customer({ direction: 'inbound' })).to.deep.equal({ number: from });
    expect(customer({ direction: 'Outbound' })).to.deep.equal({ number: to });
    expect(customer({ direction: undefined })).to.deep.equal({});
    expect(customer({ from: 'ada@example.test' })).to.deep.equal({ email: 'ada@example.test' });
    expect(customer({ from: 'anonymous' })).to.deep.equal({ name: 'anonymous' });
    expect(customer({ from: '' })).to.deep.equal({});
  });

  it('believes a direction that is told over the one that a type stands for', () => {
    const connected = sample('zcc-call-connected', { direction: 'outbound' });
    expect(told([INCOMING, RINGING, connected])).to.deep.include({ direction: 'outbound' });
  });

  it('completes the customer by what is told of them, without replacing it', () => {
    const user = { id: 7, name: 'Countess', phone: '+44', email: 'x@example.test', entity: 'lead' };
    const chat = [
      sample('zcc-chat-ringing'),
      sample('zcc-phone-call-log', { engagementId: 'eng-2', user, objectRecord: null }),
    ];
    expect(told(chat, 'eng-2').customer).to.deep.equal({
      id: '7',
      ...ADA,
      number: '+44',
      entity: 'lead',
    });
    expect(told([sample('zcc-sms-ringing')], 'eng-4').customer).to.deep.equal({
      ...ADA,
      number: '+16505551234',
    });
    const video = [
      sample('zcc-video-ringing'),
      sample('zcc-incomingEmail-request', { engagementId: 'eng-3' }),
    ];
    expect(told(video, 'eng-3').customer).to.deep.equal({ email: ADA.email });
    expect(told([sample('zcc-phone-call-log', { user }), RINGING]).customer.number).to.equal(
      RINGING.data.from,
    );
    expect(told([STATUS]).customer).to.deep.equal({ ...ADA, number: '+16505551234' });
  });

  it('knows its channel by the type of a message, else by name', () => {
    const channel = (...messages: WireMessage[]) => told(messages).channel;
    const incoming = (name: unknown) => sample('zcc-incomingPhone-request', { channel: name });
    expect(channel(sample('zcc-call-ringing', { channel: 1767607200000 }))).to.equal('voice');
    expect(channel(incoming('Voice'))).to.equal('voice');
    expect(channel(incoming('work item'))).to.equal('work item');
    expect(channel(sample('zcc-call-ringing', { channel: 'work_item' }))).to.equal('work_item');
    expect(channel(sample('zcc-call-ringing', { channel: 'chat' }))).to.equal('chat');
    for (const none of ['', 7, null, {}]) expect(channel(incoming(none))).to.equal(undefined);
    const upgraded = sample('zcc-video-started', { engagementId: 'eng-1' });
    expect(channel(RINGING, CONNECTED, upgraded, LOG)).to.equal('video');
  });

  it('lets a later message of one type add to the one before', () => {
    const { user, ...first } = LOG.data;
    const messages = [
      { ...LOG, data: first },
      sample('zcc-phone-call-log', { objectRecord: null }),
    ];
    const record = told(messages);
    expect(record.dispositionId).to.equal('disp-1');
    expect(record.customer).to.deep.include({ name: user.name });
    expect(record.log).to.deep.equal({ ...LOG.data, objectRecord: null });
  });

  it('is frozen to the ground, and no message can change it', () => {
    for (const { id, messages } of Object.values(LIVES)) {
      const own = structuredClone(messages);
      const facts = gather(own, id);
      const record = engagementOf(id, facts);
      const before = structuredClone(record);
      const spoil = (value: unknown): void => {
        if (typeof value !== 'object' || value === null) return;
        for (const [key, each] of Object.entries(value)) {
          spoil(each);
          Reflect.set(value, key, 'spoilt');
        }
        Object.assign(value, { added: 'spoilt' });
      };
      expect(isFrozen(record)).to.equal(true);
      expect(isFrozen(facts)).to.equal(true);
      expect(own.every((each) => [...engagementFacts(each).values()].every(isFrozen))).to.equal(
        true,
      );
      spoil(own);
      expect(record).to.deep.equal(before);
      expect(engagementOf(id, facts)).to.deep.equal(before);
    }
  });
});

describe('a status snapshot', () => {
  it('tells of each engagement that it lists', () => {
    const facts = engagementFacts(STATUS);
    expect([...facts.keys()]).to.deep.equal(['eng-1', 'eng-0']);
    expect(engagementOf('eng-1', facts.get('eng-1')!)).to.deep.equal({
      engagementId: 'eng-1',
      channel: 'voice',
      direction: 'inbound',
      state: 'active',
      customer: { ...ADA, number: '+16505551234' },
      queue: { id: 'q-1', name: 'Sales' },
      from: '+16505551234',
      to: '+16505550000',
      stale: false,
    });
    expect(engagementOf('eng-0', facts.get('eng-0')!)).to.deep.equal({
      engagementId: 'eng-0',
      channel: 'sms',
      direction: 'inbound',
      state: 'wrapup',
      customer: {},
      queue: { id: 'q-4', name: 'SMS' },
      stale: false,
    });
  });

  it('ends those candidates that it does not list, for good', () => {
    const facts = gather([RINGING, CONNECTED], 'eng-1');
    const other = sample('zcc-engagement-status-response', { active: [], wrapup: [] });
    expect([...absenceFacts(other, ['eng-1', 'eng-9']).keys()]).to.deep.equal(['eng-1', 'eng-9']);
    const absent = absenceFacts(other, ['eng-1']);
    const gone = addEngagementFacts(facts, absent.get('eng-1')!);
    expect(engagementOf('eng-1', gone).state).to.equal('ended');
    expect(told([CONNECTED, STATUS]).state).to.equal('active');
    const late = addEngagementFacts(absent.get('eng-1')!, gather([STATUS, CONNECTED], 'eng-1'));
    expect(engagementOf('eng-1', late).state).to.equal('ended');
  });

  it('leaves alone what it lists, and what is no candidate', () => {
    expect([...absenceFacts(STATUS, ['eng-1', 'eng-0']).keys()]).to.deep.equal([]);
    expect([...absenceFacts(STATUS, []).keys()]).to.deep.equal([]);
  });

  it('says nothing of an engagement that rings or has ended', () => {
    const empty = sample('zcc-engagement-status-response', { active: [], wrapup: [] });
    const after = (message: WireMessage) => {
      const store = createEngagementStore();
      store.apply(message);
      store.expectSnapshot(empty.data.requestId);
      const before = store.get('eng-1')?.state;
      store.apply(empty);
      return [before, store.get('eng-1')?.state];
    };
    expect(after(RINGING)).to.deep.equal(['ringing', 'ringing']);
    expect(after(ENDED)).to.deep.equal(['wrapup', 'ended']);
    expect(after(LOG)).to.deep.equal(['ended', 'ended']);
  });

  it('counts only where it was expected, and as often', () => {
    const empty = sample('zcc-engagement-status-response', { active: [], wrapup: [] });
    const store = createEngagementStore();
    store.apply(CONNECTED);
    store.apply(empty);
    expect(store.get('eng-1')?.state).to.equal('active');
    store.expectSnapshot(empty.data.requestId)();
    store.apply(empty);
    expect(store.get('eng-1')?.state, 'taken back').to.equal('active');
    store.expectSnapshot(empty.data.requestId);
    store.forgetSnapshots();
    store.apply(empty);
    expect(store.get('eng-1')?.state, 'forgotten').to.equal('active');
    store.expectSnapshot(empty.data.requestId);
    store.apply(empty);
    expect(store.get('eng-1')?.state).to.equal('ended');
  });

  it('ends nothing where it is none', () => {
    const status = (data: unknown) => ({ type: STATUS.type as string, data });
    for (const data of [undefined, null, {}, { status: false }, { active: {}, wrapup: 'none' }]) {
      expect([...absenceFacts(status(data), ['eng-1']).keys()], JSON.stringify(data)).to.deep.equal(
        [],
      );
    }
    expect([...absenceFacts(status({ active: [] }), ['eng-1']).keys()]).to.deep.equal(['eng-1']);
    expect([...absenceFacts(RINGING, ['eng-9']).keys()]).to.deep.equal([]);
  });
});

describe('a note that the agent adds', () => {
  const note = (comment: string, data: object = {}) => ({
    type: 'zcc-add-note',
    data: { comment, ...data },
  });
  const ringing = (engagementId: string) => ({ type: 'zcc-chat-ringing', data: { engagementId } });

  it('is that of the only engagement that goes on, each once, until the log has them all', () => {
    const store = createEngagementStore();
    store.apply(note('nobody’s'));
    store.apply(ringing('e-1'));
    for (const text of ['<p>Tea</p>', '<b>Milk</b>', '<p>Tea</p>']) store.apply(note(text));
    expect(store.get('e-1')?.notes).to.equal('Tea\n\nMilk');
    const objectRecord = { notes: '<p>Tea, milk</p>' };
    store.apply({ type: 'zcc-phone-call-log', data: { engagementId: 'e-1', objectRecord } });
    expect(store.get('e-1')?.notes).to.equal('Tea, milk');
  });

  it('is nobody’s where several go on, unless it names one', () => {
    const store = createEngagementStore();
    for (const id of ['e-1', 'e-2']) store.apply(ringing(id));
    store.apply(note('whose?'));
    store.apply(note('this one', { engagementId: 'e-2' }));
    expect(store.list.map(({ notes }) => notes)).to.have.members([undefined, 'this one']);
  });
});

describe('messages that tell of no engagement', () => {
  it('give no facts', () => {
    const others = catalogue.fromWidget.filter(({ type }) =>
      /init-config|resize|search|screen-pop|add-note|agent|error|disposition|chat-message|variables/.test(
        type,
      ),
    );
    expect(others).to.have.lengthOf(10);
    for (const { message } of others) expect(engagementFacts(message).size).to.equal(0);
    for (const type of ['active', 'absent', 'constructor', '__proto__', 'zcc-of-tomorrow']) {
      expect(engagementFacts({ type, data: { engagementId: 'eng-1' } }).size).to.equal(0);
    }
    for (const engagementId of [undefined, null, '', {}, true]) {
      expect(engagementFacts(sample('zcc-call-ringing', { engagementId })).size).to.equal(0);
    }
  });

  it('all other documented messages give some', () => {
    const telling = catalogue.fromWidget.filter(({ message }) => engagementFacts(message).size);
    expect(telling).to.have.lengthOf(23);
  });

  it('never throw, whatever they hold', () => {
    const types = catalogue.fromWidget.map(({ type }) => type);
    const hold = (value: unknown) => ({
      engagementId: 'eng-1',
      objectRecord: value,
      user: value,
      active: [value, { engagementId: 'eng-1', channel: value }],
      wrapup: value,
      from: value,
      channel: value,
      createTs: value,
      ...(typeof value === 'object' ? value : {}),
    });
    const check = (type: string, data: unknown) => {
      const message = { type, data };
      for (const [id, facts] of [
        ...engagementFacts(message),
        ...absenceFacts(message, ['eng-1']),
      ]) {
        expect(engagementOf(id, facts).state).to.be.a('string');
      }
    };
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.anything(), (type, value) => {
        check(type, value);
        check(type, hold(value));
      }),
      { numRuns: 500 },
    );
    const parsed: unknown = JSON.parse(
      '{"__proto__": {"polluted": true}, "engagementId": "eng-1"}',
    );
    let deep: unknown = 'bottom';
    for (let i = 0; i < 50_000; i++) deep = [deep];
    for (const type of types) {
      check(type, parsed);
      check(type, hold(deep));
    }
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
    const nested = told([sample('zcc-phone-call-log', { notes: deep })]).log?.notes as unknown[];
    expect(Object.isFrozen(nested[0])).to.equal(true);
  });

  it('may have ids like the names of built-in properties, or numbers', () => {
    for (const id of ['__proto__', 'constructor', 'toString']) {
      const [[key, facts]] = [
        ...engagementFacts(sample('zcc-call-ringing', { engagementId: id })),
      ] as [[string, EngagementFacts]];
      expect(engagementOf(key, facts)).to.deep.include({ engagementId: id, state: 'ringing' });
    }
    expect([
      ...engagementFacts(sample('zcc-call-ringing', { engagementId: 7 })).keys(),
    ]).to.deep.equal(['7']);
  });
});
