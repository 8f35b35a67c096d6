import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { ccProtocol, type CcFromWidget } from '../../../src/contact-center/messages.js';
import { outgoingSchema, type RequestRow } from '../../../src/wire/rows.js';
import { differences, unknownKeys } from '../../../src/wire/schema.js';
import catalogue from '../../fixtures/contact-center.json' with { type: 'json' };

const { events, commands } = ccProtocol;

const LATER_RESPONSES = [
  'zcc-transfer-engagement-response',
  'zcc-add-call-response',
  'zcc-complete-transfer-response',
  'zcc-merge-consult-response',
  'zcc-cancel-consult-response',
];
/** How the data of a message from the widget differs from its row. */
const drift = (type: string, data: unknown) => differences(events[type]!.data, data ?? {});

describe('what the contact center widget may send', () => {
  for (const { type, message } of catalogue.fromWidget) {
    it(`${type} fits as it is documented, also with fields added`, () => {
      const { data } = message as { data?: object };
      expect(drift(type, data)).to.deep.equal([]);
      expect(drift(type, { ...data, ofTomorrow: { a: [1] } })).to.deep.equal([]);
    });
  }

  for (const { type } of catalogue.fromWidget.filter(({ message }) => 'data' in message)) {
    it(`${type} says what is missing and what is of the wrong kind`, () => {
      expect(drift(type, undefined)).not.to.deep.equal([]);
      expect(drift(type, null)).not.to.deep.equal([]);
      expect(drift(type, 'text')).not.to.deep.equal([]);
    });
  }

  it('names the field that drifts', () => {
    const wrong: readonly (readonly [type: keyof CcFromWidget, data: object, field: string])[] = [
      ['zcc-call-ringing', { channel: 1767607200000 }, 'channel'],
      ['zcc-call-ringing', { createTs: '1767607200000' }, 'createTs'],
      ['zcc-call-connected', { direction: 1 }, 'direction'],
      ['zcc-call-ended', { completeTs: '2026-01-05T10:00:00Z' }, 'completeTs'],
      ['zcc-chat-started', { createTs: {} }, 'createTs'],
      ['zcc-incomingPhone-request', { channel: null }, 'channel'],
      ['zcc-incomingEmail-request', { channel: {} }, 'channel'],
      [
        'zcc-phone-call-log',
        { objectRecord: { callType: 7, type: 'phone' } },
        'objectRecord.callType',
      ],
      ['zcc-engagement-status-response', { active: [{}] }, 'active.0.engagementId'],
      ['zcc-agent-status-notification', { statusCode: 22 }, 'statusCode'],
      ['zcc-get-disposition-codes-response', { codes: [{ id: 'd' }] }, 'codes.0.name'],
      ['zcc-send-chat-message-response', { status: 'sent' }, 'status'],
    ];
    for (const [type, change, field] of wrong) {
      const { message } = catalogue.fromWidget.find((row) => row.type === type) as any;
      const [first, ...others] = drift(type, { ...message.data, ...change });
      expect(first?.startsWith(`${field}: `), `${type}: ${first}`).to.equal(true);
      expect(others).to.deep.equal([]);
    }
  });

  it('may name a value that no enumeration of the documents lists', () => {
    const open: readonly (readonly [type: keyof CcFromWidget, change: object])[] = [
      ['zcc-call-ringing', { channel: 'work_item' }],
      ['zcc-call-connected', { direction: 'Inbound' }],
      ['zcc-incomingPhone-request', { channel: 'chat' }],
      ['zcc-incomingEmail-request', { channel: 'sms' }],
      ['zcc-phone-call-log', { objectRecord: { callType: 'x', type: 'task' } }],
      ['zcc-engagement-status-response', { active: [{ engagementId: 'e', state: 'held' }] }],
    ];
    for (const [type, change] of open) {
      const { message } = catalogue.fromWidget.find((row) => row.type === type) as any;
      expect(drift(type, { ...message.data, ...change }), type).to.deep.equal([]);
    }
  });

  it('fits in the forms that were seen besides', () => {
    const log = catalogue.fromWidget.find(({ type }) => type === 'zcc-phone-call-log')!
      .message as any;
    const canceled = {
      callDuration: 'NaN:NaN',
      callStartTime: '',
      callEndTime: '',
      notes: '<p>x</p>',
    };
    const objectRecord = { ...log.data.objectRecord, ...canceled, type: 'sms' };
    expect(drift('zcc-phone-call-log', { ...log.data, objectRecord })).to.deep.equal([]);
    expect(
      drift('zcc-contact-search-event', { query: { type: 'email', email: 'a@b.test' } }),
    ).to.deep.equal([]);
    expect(drift('zcc-screen-pop', { id: 42 })).to.deep.equal([]);
    expect(drift('zcc-agent-info-response', undefined)).to.deep.equal([]);
    const connected = { direction: 'inbound', engagementId: 'e', from: '+1', to: '+2' };
    expect(drift('zcc-call-connected', connected)).to.deep.equal([]);
    for (const channel of ['chat', 'video', 'sms']) {
      const [createTs, completeTs] = ['2026-01-05T10:00:00Z', '2026-01-05T10:05:00Z'];
      const started = { engagementId: 'e', createTs };
      expect(drift(`zcc-${channel}-started`, started)).to.deep.equal([]);
      const ended = { engagementId: 'e', completeTs };
      expect(drift(`zcc-${channel}-ended`, ended)).to.deep.equal([]);
    }
    for (const type of LATER_RESPONSES) {
      expect(drift(type, { requestId: 'r', status: true, consultState: 'x' })).to.deep.equal([]);
      expect(
        drift(type, { requestId: 'r', status: false, errorCode: 7, error: 'e' }),
      ).to.deep.equal([]);
      expect(drift(type, undefined)).to.have.lengthOf(2);
    }
  });

  it('never throws, whatever comes', () => {
    const deep = () => {
      let data: object = { codes: [] };
      for (let i = 0; i < 20_000; i++) data = { codes: [data], subDispositionList: [data] };
      return data;
    };
    const hostile = [null, 0, '', [], JSON.parse('{"__proto__": {"engagementId": 1}}'), deep()];
    for (const type of Object.keys(events)) {
      for (const data of hostile) expect(drift(type, data)).to.be.an('array');
      fc.assert(
        fc.property(fc.anything(), (data) => {
          expect(drift(type, data)).to.be.an('array');
        }),
        { numRuns: 20 },
      );
    }
  });

  it('names the response to each request that the host answers', () => {
    for (const { type, expects } of catalogue.fromWidget) {
      // The embed answers the request for its configuration by itself.
      const own = type === 'zcc-init-config-request';
      const row = events[type]!;
      const response = 'response' in row ? row.response.type : undefined;
      expect(response).to.equal(own ? undefined : expects);
    }
  });
});

/** A command's documented data, with changes; `undefined` leaves a field out. */
const command = (type: string, change: object = {}): Record<string, unknown> => {
  const { sample } = catalogue.toWidget.find((row) => row.type === type) as { sample: object };
  const data = { ...structuredClone(sample), ...change };
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
};

/** What is wrong with the data of a message to the widget. */
const problems = (type: string, data: unknown) =>
  differences(outgoingSchema(ccProtocol, type)!, data);

describe('what the contact center widget understands', () => {
  for (const { type, sample } of catalogue.toWidget) {
    it(`${type} is accepted as it is documented, and no field of it is unknown`, () => {
      expect(problems(type, sample ?? undefined)).to.deep.equal([]);
      if (sample) expect(unknownKeys(outgoingSchema(ccProtocol, type)!, sample)).to.deep.equal([]);
    });
  }

  const ENGAGEMENT = [
    'zcc-accept-engagement',
    'zcc-reject-engagement',
    'zcc-terminate-engagement',
    'zcc-set-engagement-disposition',
    'zcc-close-engagement-wrapup',
  ];
  const VOICE = catalogue.toWidget.filter((row) => 'voiceOnly' in row).map(({ type }) => type);
  const CONSULT = ['zcc-cancel-consult', 'zcc-complete-transfer', 'zcc-merge-consult'];

  interface Bad {
    type: string;
    field: string;
    values: readonly unknown[];
    reason?: RegExp;
  }
  const NO_TEXT = [undefined, null, 7, {}];
  const EMPTY = /^must not be empty$/;
  const bad: readonly Bad[] = [
    ...[...ENGAGEMENT, ...VOICE, 'zcc-send-chat-message'].flatMap((type) => [
      ...['engagementId', 'requestId'].flatMap((field) => [
        { type, field, values: NO_TEXT, reason: /^must be a string$/ },
        { type, field, values: ['', '  '], reason: EMPTY },
      ]),
    ]),
    ...ENGAGEMENT.map((type) => ({
      type,
      field: 'channelType',
      values: [...NO_TEXT, '', 'fax', 'Voice'],
      reason: /^must be one of voice, video, chat, sms$/,
    })),
    ...VOICE.map((type) => ({
      type,
      field: 'channelType',
      values: [...NO_TEXT, 'chat', 'video', 'sms', 'Voice'],
      reason: /^must be voice$/,
    })),
    {
      type: 'zcc-send-chat-message',
      field: 'channelType',
      values: [...NO_TEXT, 'voice', 'sms'],
      reason: /^must be chat$/,
    },
    { type: 'zcc-set-engagement-disposition', field: 'dispositionId', values: [...NO_TEXT, ''] },
    {
      type: 'zcc-close-engagement-wrapup',
      field: 'note',
      values: ['x'.repeat(2001)],
      reason: /^must have at most 2000 characters$/,
    },
    { type: 'zcc-close-engagement-wrapup', field: 'note', values: [null, 7] },
    { type: 'zcc-engagement-status-request', field: 'requestId', values: [undefined, ''] },
    { type: 'zcc-engagement-status-request', field: 'engagementId', values: ['', 7, null] },
    { type: 'zcc-engagement-status-request', field: 'channelType', values: ['', 'fax'] },
    { type: 'zcc-agent-status-set-request', field: 'id', values: [...NO_TEXT, ''] },
    ...['mute', 'hold'].map((field) => ({
      type: `zcc-set-${field}`,
      field,
      values: [undefined, null, 1, 'true'],
      reason: /^must be a boolean$/,
    })),
    {
      type: 'zcc-send-dtmf',
      field: 'digit',
      values: ['', '12', 'a', ' ', '-', '1\n', '٣'],
      reason: /^must be one of 0-9, \* or #$/,
    },
    { type: 'zcc-send-dtmf', field: 'digit', values: [undefined, 1] },
    {
      type: 'zcc-set-recording',
      field: 'action',
      values: ['', 'start', 'pause '],
      reason: /^must be one of pause, resume, stop$/,
    },
    { type: 'zcc-set-recording', field: 'action', values: NO_TEXT },
    ...['zcc-transfer-engagement', 'zcc-add-call'].flatMap((type) => [
      {
        type,
        field: 'transferType',
        values: ['', 'cold', 'Warm', 7],
        reason: /^must be one of direct, warm$/,
      },
      { type, field: 'destination', values: ['', ' '], reason: EMPTY },
      { type, field: 'destination', values: NO_TEXT },
    ]),
    { type: 'zcc-transfer-engagement', field: 'transferType', values: [undefined] },
    ...CONSULT.map((type) => ({ type, field: 'consultParticipantId', values: ['', 7, null] })),
    { type: 'zcc-cancel-consult', field: 'reason', values: [7, null] },
    {
      type: 'zcc-upgrade-to-video',
      field: 'method',
      values: ['', 'fax'],
      reason: /^must be one of sms, email, manual$/,
    },
    { type: 'zcc-upgrade-to-video', field: 'method', values: NO_TEXT },
    { type: 'zcc-upgrade-to-video', field: 'destination', values: [...NO_TEXT, ''] },
    { type: 'zcc-get-disposition-codes', field: 'requestId', values: [...NO_TEXT, ''] },
    { type: 'zcc-get-disposition-codes', field: 'engagementId', values: ['', 7, null] },
    { type: 'zcc-get-disposition-codes', field: 'queueId', values: ['', 7, null] },
    { type: 'zcc-get-disposition-codes', field: 'channelType', values: ['', 'fax'] },
    {
      type: 'zcc-send-chat-message',
      field: 'messagePayload',
      values: [...NO_TEXT.slice(0, 3), 'Hello'],
    },
    ...['conversationId', 'communicationId', 'participantId'].map((field) => ({
      type: 'zcc-send-chat-message',
      field,
      values: ['', 7, null],
    })),
    { type: 'zcc-get-variables', field: 'engagementId', values: [...NO_TEXT, ''] },
    { type: 'onclicktoact', field: 'phone', values: ['', 'Ada', 16505551234, null] },
    { type: 'onclicktoact', field: 'email', values: ['', 7, null] },
    { type: 'onclicktoact', field: 'id', values: ['', {}, null, NaN] },
    { type: 'onclicktoact', field: 'name', values: [7, null] },
    { type: 'onclicktoact', field: 'userEntity', values: [7, null] },
  ];

  for (const { type, field, values, reason } of bad) {
    const shown = values.map((value) => (value === undefined ? 'no value' : JSON.stringify(value)));
    it(`${type} with ${field} as ${shown.map((text) => text.slice(0, 20)).join(', ')} is refused`, () => {
      for (const value of values) {
        const found = problems(type, command(type, { [field]: value }));
        expect(found, String(value)).to.have.lengthOf(1);
        expect(found[0]?.startsWith(`${field}: `), found[0]).to.equal(true);
        const why = found[0]?.slice(field.length + 2) ?? '';
        expect(why).not.to.match(/invalid|not valid/i);
        if (reason) expect(why).to.match(reason);
      }
    });
  }

  it('names each field that is wrong', () => {
    const found = problems('zcc-send-dtmf', { channelType: 'chat', digit: 'x' });
    expect(found.map((text) => text.split(':')[0])).to.have.members([
      'engagementId',
      'channelType',
      'requestId',
      'digit',
    ]);
  });

  it('takes enumerations that the widget reads in any case as they come', () => {
    for (const action of ['pause', 'RESUME', 'Stop']) {
      expect(problems('zcc-set-recording', command('zcc-set-recording', { action }))).to.deep.equal(
        [],
      );
    }
    for (const method of ['SMS', 'eMail', 'manual']) {
      expect(
        problems('zcc-upgrade-to-video', command('zcc-upgrade-to-video', { method })),
      ).to.deep.equal([]);
    }
    for (const digit of '0123456789*#') {
      expect(problems('zcc-send-dtmf', command('zcc-send-dtmf', { digit }))).to.deep.equal([]);
    }
    const note = 'x'.repeat(2000);
    const closing = command('zcc-close-engagement-wrapup', { note });
    expect(problems('zcc-close-engagement-wrapup', closing)).to.deep.equal([]);
  });

  it('takes a call to a phone number or an e-mail address, and needs one', () => {
    expect(problems('onclicktoact', { phone: '+1 650' })).to.deep.equal([]);
    expect(problems('onclicktoact', { email: 'ada@example.test' })).to.deep.equal([]);
    expect(problems('onclicktoact', { name: 'Ada' })).to.deep.equal([
      'phone: this or email is required',
    ]);
  });

  it('takes disposition codes of an engagement or of a queue, and needs one', () => {
    const type = 'zcc-get-disposition-codes';
    expect(problems(type, { requestId: 'r', engagementId: 'e' })).to.deep.equal([]);
    expect(problems(type, { requestId: 'r', queueId: 'q' })).to.deep.equal([]);
    expect(problems(type, { requestId: 'r' })).to.deep.equal([
      'engagementId: this or queueId is required',
    ]);
  });

  it('needs a text to chat', () => {
    const chat = (messagePayload: object) =>
      problems('zcc-send-chat-message', command('zcc-send-chat-message', { messagePayload }));
    expect(chat({})).to.deep.equal(['messagePayload.textBody: must be a string']);
    expect(chat({ textBody: ' ' })).to.deep.equal(['messagePayload.textBody: must not be empty']);
    expect(chat({ textBody: 'Hello', ofTomorrow: true })).to.deep.equal([]);
  });

  it('takes the request for the status without data', () => {
    expect(problems('zcc-agent-status-get-request', undefined)).to.deep.equal([]);
    expect(problems('zcc-agent-status-get-request', 'text')).not.to.deep.equal([]);
  });

  it('takes a configuration that says more, and none that cannot be', () => {
    const type = 'zcc-init-config-response';
    expect(problems(type, { phone: { screenPopEvent: 'ANSWER', more: 1 }, more: 2 })).to.deep.equal(
      [],
    );
    expect(problems(type, {})).to.deep.equal([]);
    expect(problems(type, { phone: { screenPopEvent: '' } })).to.deep.equal([
      'phone.screenPopEvent: must not be empty',
    ]);
    expect(problems(type, { phone: 'RINGING' })).to.have.lengthOf(1);
  });

  it('answers a command where the documents say so, by what finds it', () => {
    const answered: Record<string, { type: string; by?: string }> = {
      'zcc-agent-status-get-request': { type: 'zcc-agent-status-notification' },
      'zcc-agent-status-set-request': { type: 'zcc-agent-status-notification' },
      'zcc-get-variables': { type: 'zcc-get-variables-response', by: 'engagementId' },
      'zcc-engagement-status-request': { type: 'zcc-engagement-status-response', by: 'requestId' },
      'zcc-get-disposition-codes': {
        type: 'zcc-get-disposition-codes-response',
        by: 'requestId',
      },
      'zcc-send-chat-message': { type: 'zcc-send-chat-message-response', by: 'requestId' },
      'zcc-agent-info-request': { type: 'zcc-agent-info-response', by: 'requestId' },
    };
    for (const response of LATER_RESPONSES) {
      const type = response.replace(/-response$/, '');
      const isOptional = /transfer|call|consult/.test(type);
      answered[type] = { type: response, by: 'requestId', ...(isOptional && { isOptional }) };
    }
    for (const [type, { answeredBy }] of Object.entries(commands)) {
      const { fits, ...rest } = answeredBy ?? {};
      expect(answeredBy && rest, type).to.deep.equal(answered[type]);
      expect(!!fits, type).to.equal(type === 'zcc-agent-status-set-request');
      // A command cannot leave out by what its answer is found.
      const by = answeredBy?.by;
      if (by) expect(problems(type, {}).join(), type).to.include(`${by}: must be a string`);
    }
    for (const { type, expects } of catalogue.toWidget.filter((row) => 'expects' in row)) {
      expect(commands[type]?.answeredBy?.type).to.equal(expects);
    }
  });
});

/** The request whose response is of this type. */
const requestOf = (response: string): RequestRow =>
  Object.values(events).find(
    (row): row is RequestRow => 'response' in row && row.response.type === response,
  )!;

describe('an answer to the contact center widget', () => {
  const ada = { id: 'c-1', name: 'Ada', phone: '+1', email: 'ada@example.test', entity: 'lead' };

  for (const { type, empty, sample } of catalogue.toWidget.filter((row) => 'empty' in row)) {
    it(`${type} is what the host gave, or the documented empty one`, () => {
      const row = requestOf(type);
      expect(row.empty).to.deep.equal(empty);
      for (const answer of [row.empty, sample]) {
        expect(differences(row.answer, answer)).to.deep.equal([]);
        expect(differences(row.response.data, answer)).to.deep.equal([]);
      }
      expect(row.wrap).to.equal(undefined);
    });
  }

  it('of a search is one contact, or the empty object', () => {
    const { answer: value, entry } = requestOf('zcc-contact-search-response');
    expect(entry).to.equal(undefined);
    expect(differences(value, ada)).to.deep.equal([]);
    expect(differences(value, { id: 7, more: true })).to.deep.equal([]);
    expect(differences(value, { name: 'Ada' })).to.deep.equal(['id: a contact needs one']);
    for (const wrong of [[ada], 'Ada', null, undefined]) {
      expect(differences(value, wrong), JSON.stringify(wrong)).not.to.deep.equal([]);
    }
  });

  it('of an incoming number or address is a list, each entry a contact', () => {
    for (const type of ['zcc-incomingPhone-response', 'zcc-incomingEmail-response']) {
      const { answer: value, entry } = requestOf(type);
      expect(differences(value, [ada, { id: 7 }])).to.deep.equal([]);
      expect(differences(value, ada)).not.to.deep.equal([]);
      for (const id of [undefined, null, '', ' ', {}, NaN]) {
        const [found, ...others] = differences(entry!, { ...ada, id });
        expect(found).to.match(/^id: must (not be empty|be a number or a text that is not empty)$/);
        expect(others).to.deep.equal([]);
      }
      for (const field of ['name', 'phone', 'email', 'entity']) {
        expect(differences(entry!, { ...ada, [field]: 7 })).to.deep.equal([
          `${field}: must be a string`,
        ]);
        expect(differences(entry!, { ...ada, [field]: '' })).to.deep.equal([]);
      }
    }
  });
});
