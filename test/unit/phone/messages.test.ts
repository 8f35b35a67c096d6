import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  noteField,
  phoneCommands,
  phoneEvents,
  phoneProtocol,
} from '../../../src/phone/messages.js';
import type { RequestRow } from '../../../src/wire/rows.js';
import { differences, unknownKeys } from '../../../src/wire/schema.js';
import catalogue from '../../fixtures/phone.json' with { type: 'json' };

const { events, commands } = phoneProtocol;

/** How the data of a message from the widget differs from its row. */
const drift = (type: string, data: unknown): string[] => differences(events[type]!.data, data);

/** The documented data of a message from the widget, with changes. */
const sample = (type: string, change: object = {}): object => {
  const found = catalogue.fromWidget.find((row) => row.type === type)!.message;
  return { ...structuredClone(found.data), ...change };
};

describe('what the phone widget may send', () => {
  for (const { type, message } of catalogue.fromWidget) {
    it(`${type} fits as it is documented, also with fields added`, () => {
      expect(drift(type, message.data)).to.deep.equal([]);
      expect(drift(type, { ...message.data, ofTomorrow: { a: [1] } })).to.deep.equal([]);
    });

    it(`${type} says what is missing, and that it is no object`, () => {
      expect(drift(type, {})).not.to.deep.equal([]);
      for (const data of [undefined, null, 'text', []]) {
        expect(drift(type, data)).to.deep.equal(['data: must be an object']);
      }
    });
  }

  it('names the field that drifts, and where it is', () => {
    const RINGING = 'zp-call-ringing-event';
    const SMS = 'zp-sms-log-event';
    const wrong: readonly [type: string, change: object, drift: string][] = [
      [RINGING, { callId: 7 }, 'callId: must be a string'],
      [RINGING, { caller: { phoneNumber: 42 } }, 'caller.phoneNumber: must be a string'],
      [RINGING, { callee: '+1' }, 'callee: must be an object'],
      [RINGING, { enableAutoLog: 'true' }, 'enableAutoLog: must be a boolean'],
      [RINGING, { direction: 1 }, 'direction: must be a string'],
      [RINGING, { dateTime: undefined }, 'dateTime: must be a string'],
      ['zp-call-log-completed-event', { duration: '295' }, 'duration: must be a number'],
      ['zp-call-ended-event', { result: undefined }, 'result: must be a string'],
      [SMS, { receivers: [{ phoneNumber: 1 }] }, 'receivers.0.phoneNumber: must be a string'],
      [SMS, { attachments: [{ type: 'PNG' }] }, 'attachments.0.fileUrl: must be a string'],
      ['zp-contact-match-event', { phoneNumbers: [1] }, 'phoneNumbers.0: must be a string'],
      ['zp-notes-save-event', { notesData: 'text' }, 'notesData: must be an object'],
    ];
    for (const [type, change, text] of wrong) {
      expect(drift(type, sample(type, change)), type).to.deep.equal([text]);
    }
  });

  it('may name a value that no enumeration of the documents lists', () => {
    const open: readonly [type: string, change: object][] = [
      ['zp-call-ringing-event', { direction: 'Sideways' }],
      ['zp-call-ringing-event', { caller: { extensionType: 'hologram' } }],
      ['zp-call-ended-event', { result: 'transferred' }],
      ['zp-call-log-completed-event', { result: 'Of Tomorrow' }],
      ['zp-sms-log-event', { status: 'Read' }],
      ['zp-sms-log-event', { attachments: [{ type: 'HOLOGRAM', fileUrl: 'x' }] }],
    ];
    for (const [type, change] of open) {
      expect(drift(type, sample(type, change)), type).to.deep.equal([]);
    }
  });

  it('may leave out a side, the direction, a recording’s log, and what a summary has not', () => {
    const gone = { direction: undefined, caller: undefined, callee: undefined };
    for (const type of ['zp-call-ringing-event', 'zp-call-voicemail-received-event']) {
      expect(drift(type, sample(type, gone)), type).to.deep.equal([]);
    }
    const recording = 'zp-call-recording-completed-event';
    expect(drift(recording, sample(recording, { callLogId: undefined }))).to.deep.equal([]);
    expect(drift('zp-ai-call-summary-event', { callId: 'c', deleted: true })).to.deep.equal([]);
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(events)), fc.anything(), (type, data) => {
        expect(drift(type, data)).to.be.an('array');
      }),
      { numRuns: 500 },
    );
  });
});

/** What is wrong with the data of a command. */
const problems = (type: string, data: unknown): string[] => differences(commands[type]!.data, data);

describe('what the phone widget understands', () => {
  for (const { type, sample: data } of catalogue.toWidget.filter(({ type }) => commands[type])) {
    it(`${type} is accepted as it is documented, and no field of it is unknown`, () => {
      expect(problems(type, data)).to.deep.equal([]);
      expect(unknownKeys(commands[type]!.data, data)).to.deep.equal([]);
    });
  }

  it('needs a number that can be dialled, and no more', () => {
    for (const type of ['zp-make-call', 'zp-input-sms']) {
      expect(problems(type, { number: '*67' })).to.deep.equal([]);
      expect(problems(type, {})).to.deep.equal(['number: must be a string']);
      expect(problems(type, { number: 16505551234 })).to.deep.equal(['number: must be a string']);
      expect(problems(type, { number: ' ' })).to.deep.equal([
        'number: must hold at least one digit',
      ]);
    }
  });

  it('says what is wrong with the other fields of a command', () => {
    expect(
      problems('zp-make-call', { number: '1', callerId: 'Ada', autoDial: 'yes' }),
    ).to.deep.equal(['callerId: must hold at least one digit', 'autoDial: must be a boolean']);
    expect(problems('zp-input-sms', { number: '1', message: 7 })).to.deep.equal([
      'message: must be a string',
    ]);
  });

  it('takes a note page as a list or as text, and looks into the list', () => {
    const config = (notePageConfiguration: unknown): string[] =>
      problems('zp-init-config', { notePageConfiguration });
    const field = { fieldName: 'a', fieldType: 'text' };
    for (const page of [undefined, [], [field], JSON.stringify([field])]) {
      expect(config(page)).to.deep.equal([]);
    }
    for (const page of [null, 7, field]) {
      expect(config(page)).to.deep.equal([
        'notePageConfiguration: must be an array of note fields, or their JSON',
      ]);
    }
    expect(config([field, { ...field, fieldName: '' }])).to.deep.equal([
      'notePageConfiguration.1.fieldName: must not be empty',
    ]);
  });

  it('takes no configuration of the wrong kind', () => {
    for (const name of [
      'enableSavingLog',
      'enableAutoLog',
      'enableContactSearching',
      'enableContactMatching',
      'enableAISummary',
      'disableInactiveTabCallEvent',
    ]) {
      expect(problems('zp-init-config', { [name]: 'true' })).to.deep.equal([
        `${name}: must be a boolean`,
      ]);
    }
  });
});

describe('a field of the note page', () => {
  const field = (change: object): string[] =>
    differences(noteField, { fieldName: 'a', fieldType: 'text', ...change });
  const label = { label: 'Yes', value: 'y' };

  it('has a name and a kind', () => {
    expect(field({})).to.deep.equal([]);
    expect(field({ placeholder: 'Type here' })).to.deep.equal([]);
    expect(field({ fieldName: ' ' })).to.deep.equal(['fieldName: must not be empty']);
    for (const fieldType of ['date', 'Text', undefined, null]) {
      expect(field({ fieldType })).to.deep.equal(['fieldType: must be one of text, select']);
    }
    expect(field({ placeholder: 7 })).to.deep.equal(['placeholder: must be a string']);
  });

  it('has options where it is a select', () => {
    const need = ['selectOptions: a select needs at least one option'];
    expect(field({ fieldType: 'select' })).to.deep.equal(need);
    expect(field({ fieldType: 'select', selectOptions: [] })).to.deep.equal(need);
    expect(field({ fieldType: 'select', selectOptions: [label] })).to.deep.equal([]);
    expect(field({ fieldType: 'select', selectOptions: [{ ...label, label: '' }] })).to.deep.equal([
      'selectOptions.0.label: must not be empty',
    ]);
    expect(field({ fieldType: 'select', selectOptions: [{ ...label, value: '' }] })).to.deep.equal(
      [],
    );
    expect(field({ fieldType: 'select', selectOptions: [{ label: 'Yes' }] })).to.deep.equal([
      'selectOptions.0.value: must be a string',
    ]);
  });
});

describe('an answer to the phone widget', () => {
  const search: RequestRow = phoneEvents['zp-contact-search-event'];
  const match: RequestRow = phoneEvents['zp-contact-match-event'];
  const answers = catalogue.toWidget.filter(({ api }) => api.startsWith('respondWith'));

  for (const { type, sample: data } of answers) {
    it(`${type} is the host's contacts, under the id of the request`, () => {
      const row = [search, match].find(({ response }) => response.type === type)!;
      const { contacts, responseId } = data as { contacts: unknown; responseId: string };
      expect(differences(row.answer, contacts)).to.deep.equal([]);
      expect(row.wrap?.(contacts, { requestId: responseId })).to.deep.equal(data);
      expect(differences(row.response.data, data)).to.deep.equal([]);
    });
  }

  it('has no id where the request has none', () => {
    for (const { wrap } of [search, match]) {
      expect(Object.keys(wrap?.([], {}) as object)).to.deep.equal(['contacts']);
    }
  });

  it('is empty where nothing was found', () => {
    expect(search.empty).to.deep.equal([]);
    expect(match.empty).to.deep.equal({});
    for (const { answer, empty } of [search, match]) {
      expect(differences(answer, empty)).to.deep.equal([]);
    }
  });

  it('has entries that each must be valid', () => {
    const found = (change: object): string[] =>
      differences(search.entry!, { number: '+1', displayName: 'Ada', ...change });
    expect(found({ more: 1 })).to.deep.equal([]);
    expect(found({ number: 1 })).to.deep.equal(['number: must be a string']);
    expect(found({ displayName: '' })).to.deep.equal(['displayName: must not be empty']);
    const matched = (change: object): string[] =>
      differences(match.entry!, { id: 7, name: 'Ada', ...change });
    expect(matched({ id: 'c', more: 1 })).to.deep.equal([]);
    expect(matched({ id: '' })).to.deep.equal(['id: must be a number or a text that is not empty']);
    expect(matched({ name: undefined })).to.deep.equal(['name: must be a string']);
  });
});

describe('the commands of the phone', () => {
  it('have no answer: each is done once it is posted', () => {
    for (const [type, row] of Object.entries(phoneCommands)) {
      expect(row, type).not.to.have.property('answeredBy');
    }
  });
});
