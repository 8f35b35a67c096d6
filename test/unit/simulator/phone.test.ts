import { expect } from '@open-wc/testing';
import { ALL_ON, Bed } from '../../support/phone-bed.js';

const ADA = '+16505551234';

async function failure(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('the simulated phone', () => {
  let bed: Bed;
  beforeEach(() => {
    bed = new Bed();
  });

  describe('calls', () => {
    it('goes from ringing to the log, with ids and times that belong together', async () => {
      await bed.run({ ring: {} }, { pass: 5 }, { answer: {} }, { pass: 65 }, { hangUp: {} });
      await bed.run({ pass: 2 }, { log: {} }, { recording: {} });
      expect(bed.types).to.deep.equal([
        'call-ringing',
        'call-connected',
        'call-ended',
        'call-log-completed',
        'call-recording-completed',
      ]);
      const data = bed.posted.map((message) => message.data as any);
      expect(new Set(data.map(({ callId }) => callId)).size).to.equal(1);
      expect(data.slice(0, 4).map(({ dateTime }) => dateTime)).to.deep.equal([
        '2026-01-05T10:00:00Z',
        '2026-01-05T10:00:05Z',
        '2026-01-05T10:01:10Z',
        '2026-01-05T10:01:12Z',
      ]);
      expect(data[2].result).to.equal('ended');
      expect(data[3]).to.include({ result: 'Call Connected', duration: 65 });
      expect(data[4].callLogId).to.equal(data[3].callLogId);
      expect(new Set(bed.posted.map(({ id }) => id)).size).to.equal(5);
    });

    const endings = [
      ['a caller who gives up', [{ ring: {} }, { hangUp: {} }], 'missed', 'No Answer'],
      ['nobody who answers', [{ ring: {} }, { miss: {} }], 'missed', 'No Answer'],
      ['a user who declines', [{ ring: {} }, { decline: {} }], 'rejected', 'Rejected'],
      ['a user who gives up', [{ dial: { number: ADA } }, { hangUp: {} }], 'ended', 'Call Cancel'],
      ['a busy callee', [{ dial: { number: ADA } }, { decline: {} }], 'rejected', 'Rejected'],
    ] as const;
    for (const [what, steps, result, logResult] of endings) {
      it(`ends for ${what} as ${result}, logged as ${logResult}`, async () => {
        await bed.run(...steps, { log: {} });
        expect(bed.last('zp-call-ended-event').result).to.equal(result);
        expect(bed.last('zp-call-log-completed-event')).to.include({
          result: logResult,
          duration: 0,
        });
      });
    }

    it('logs its own side by extension, the other by number', async () => {
      await bed.run({ dial: { number: ADA } }, { hangUp: {} }, { log: {} });
      const { caller, callee } = bed.last('zp-call-log-completed-event');
      expect(caller).to.include({ number: '1002', numberType: 1 });
      expect(callee).to.include({ number: ADA, numberType: 2 });
    });

    it('knows several calls at once, by id or the newest that fits', async () => {
      await bed.run({ ring: { callId: 'a' } }, { ring: { callId: 'b' } }, { answer: {} });
      await bed.run({ answer: { callId: 'a' } }, { hangUp: { callId: 'a' } });
      expect(bed.state.calls.map(({ callId, state }) => [callId, state])).to.deep.equal([
        ['b', 'connected'],
        ['a', 'ended'],
      ]);
      expect(bed.state.currentCallId).to.equal('b');
    });

    it('refuses what makes no sense, and says which step it was', async () => {
      expect(await failure(bed.run({ pass: 1 }, { answer: {} }))).to.equal(
        'step 2 (answer): no call rings',
      );
      await bed.run({ ring: { callId: 'a' } });
      expect(await failure(bed.run({ ring: { callId: 'a' } }))).to.contain('a call a already');
      expect(await failure(bed.run({ log: {} }))).to.contain('has ended');
      expect(await failure(bed.run({ recording: {} }))).to.contain('is logged');
      expect(await failure(bed.run({ hangUp: { callId: 'x' } }))).to.contain(
        'no call x that is live',
      );
      expect(await failure(bed.run({ fly: {} } as never))).to.contain('there is no step "fly"');
      expect(await failure(bed.run({ ring: {}, answer: {} } as never))).to.contain('one key');
    });
  });

  describe('without a configuration', () => {
    it('has everything off', async () => {
      await bed.run({ ring: {} }, { answer: {} }, { hangUp: {} }, { log: {} }, { open: 'history' });
      expect(bed.types).not.to.include('contact-match');
      expect(await failure(bed.run({ search: 'ada' }))).to.contain('enableContactSearching is off');
      expect(await failure(bed.run({ match: [ADA] }))).to.contain('enableContactMatching is off');
      expect(await failure(bed.run({ saveLog: {} }))).to.contain('enableSavingLog is off');
      expect(await failure(bed.run({ autoLog: true }))).to.contain('enableAutoLog is off');
      expect(await failure(bed.run({ summary: { change: 'created' } }))).to.contain('is off');
      expect(await failure(bed.run({ notes: 'sample' }))).to.contain('no note page');
    });
  });

  describe('commands of the host', () => {
    it('dials at once, under the caller id', () => {
      bed.phone.receive({ type: 'zp-make-call', data: { number: ADA, callerId: '+16505550001' } });
      expect(bed.last('zp-call-ringing-event')).to.include({ direction: 'outbound' });
      expect(bed.last('zp-call-ringing-event').caller.phoneNumber).to.equal('+16505550001');
      expect(bed.last('zp-call-ringing-event').callee.phoneNumber).to.equal(ADA);
      expect(bed.state.page).to.equal('call');
    });

    it('only copies the number where autoDial is false', () => {
      bed.phone.receive({ type: 'zp-make-call', data: { number: ADA, autoDial: false } });
      expect(bed.posted).to.deep.equal([]);
      expect(bed.state).to.deep.include({ page: 'keypad', keypad: { number: ADA } });
    });

    it('fills the SMS composer, and sends nothing', () => {
      bed.phone.receive({ type: 'zp-input-sms', data: { number: ADA, message: 'Hello' } });
      expect(bed.posted).to.deep.equal([]);
      expect(bed.state).to.deep.include({ page: 'sms', sms: { to: ADA, message: 'Hello' } });
    });
  });

  it('dials nothing without a caller id, with the switch for that', () => {
    bed = new Bed({ requireCallerId: true });
    const dial = (data: object) => bed.phone.receive({ type: 'zp-make-call', data });
    expect(dial({ number: ADA })).to.deep.equal([{ kind: 'state', text: 'no available callerId' }]);
    expect(bed.posted).to.deep.equal([]);
    expect(dial({ number: ADA, callerId: '+16505550001' })).to.deep.equal([]);
    expect(bed.types).to.deep.equal(['call-ringing']);
  });

  describe('while nobody is signed in', () => {
    beforeEach(() => {
      bed = new Bed({ signedOut: true });
      bed.configure(ALL_ON);
    });

    it('ignores calls and texts of the host, and says why', () => {
      for (const type of ['zp-make-call', 'zp-input-sms']) {
        const problems = bed.phone.receive({ type, data: { number: ADA } });
        expect(problems).to.deep.equal([{ kind: 'state', text: 'nobody is signed in' }]);
      }
      expect(bed.posted).to.deep.equal([]);
      expect(bed.state.page).to.equal('keypad');
    });

    it('gets no calls and no texts, and asks for no contacts', async () => {
      for (const step of [
        { ring: {} },
        { dial: { number: ADA } },
        { sms: { direction: 'inbound' } },
        { search: 'ada' },
        { match: [ADA] },
      ] as const) {
        expect(await failure(bed.run(step))).to.contain('nobody is signed in');
      }
      expect(bed.posted).to.deep.equal([]);
    });

    it('keeps the configuration for who signs in', async () => {
      await bed.run({ signIn: true }, { ring: {} });
      expect(bed.types).to.deep.equal(['contact-match', 'call-ringing']);
      expect(await failure(bed.run({ signIn: true }))).to.contain('signed in already');
      expect(await failure(bed.run({ signOut: true }))).to.contain('a call is live');
      await bed.run({ miss: {} }, { signOut: true });
      expect(await failure(bed.run({ ring: {} }))).to.contain('nobody is signed in');
    });
  });

  describe('contacts', () => {
    beforeEach(() => {
      bed.configure(ALL_ON);
    });
    const answer = (type: string, responseId: string, contacts: unknown) =>
      bed.phone.receive({ type, data: { responseId, contacts } }).map(({ text }) => text);

    it('asks for the match before it tells of the call', async () => {
      await bed.run({ ring: {} });
      expect(bed.types).to.deep.equal(['contact-match', 'call-ringing']);
      expect(bed.last('zp-contact-match-event').phoneNumbers).to.deep.equal([ADA]);
    });

    it('asks for each number once on History, and on Voicemail for those who left one', async () => {
      await bed.run({ ring: {} }, { miss: {} }, { log: {} }, { ring: {} }, { miss: {} });
      await bed.run({ ring: { from: '+4420' } }, { miss: {} }, { log: {} }, { voicemail: {} });
      await bed.run({ open: 'history' });
      expect(bed.last('zp-contact-match-event').phoneNumbers).to.deep.equal(['+4420', ADA]);
      await bed.run({ open: 'voicemail' });
      expect(bed.last('zp-contact-match-event').phoneNumbers).to.deep.equal(['+4420']);
    });

    it('shows the name that the host matched', async () => {
      await bed.run({ ring: {} });
      const { requestId } = bed.last('zp-contact-match-event');
      const contacts = { [ADA]: { id: 7, name: 'Countess' } };
      expect(answer('zp-contact-match-response', requestId, contacts)).to.deep.equal([]);
      expect(bed.state.names).to.deep.equal(contacts);
      expect(bed.state.openRequests).to.deep.equal([]);
    });

    it('shows what was found for the newest text only', async () => {
      await bed.run({ search: 'a' }, { search: 'ad' });
      const [first, second] = bed.posted.map(
        (message) => (message.data as any).requestId as string,
      );
      const contacts = [{ number: ADA, displayName: 'Ada' }];
      expect(answer('zp-contact-search-response', first!, [])).to.deep.equal([]);
      expect(bed.state.search).not.to.have.property('contacts');
      expect(answer('zp-contact-search-response', second!, contacts)).to.deep.equal([]);
      expect(bed.state.search?.contacts).to.deep.equal(contacts);
    });

    it('reports an answer that is unknown, comes twice, or is of the wrong kind', async () => {
      await bed.run({ search: 'a' });
      const { requestId } = bed.last('zp-contact-search-event');
      expect(answer('zp-contact-search-response', 'x', [])).to.deep.equal([
        'answers no request: responseId x is unknown',
      ]);
      expect(answer('zp-contact-match-response', requestId, {})[0]).to.contain('no request');
      expect(answer('zp-contact-search-response', requestId, [])).to.deep.equal([]);
      expect(answer('zp-contact-search-response', requestId, [])[0]).to.contain('answered before');
    });

    it('reports an answer that is missing, and then late', async () => {
      await bed.run({ search: 'a' });
      const { requestId } = bed.last('zp-contact-search-event');
      expect(bed.state.openRequests).to.deep.equal([requestId]);
      bed.runTimers();
      expect(bed.state.openRequests).to.deep.equal([]);
      expect(bed.problems.map(({ text }) => text)).to.deep.equal([
        `zp-contact-search-response: none came for ${requestId}`,
      ]);
      expect(answer('zp-contact-search-response', requestId, [])[0]).to.contain('too late');
    });

    it('has no complaint about time once the answer came', async () => {
      await bed.run({ search: 'a' });
      answer('zp-contact-search-response', bed.last('zp-contact-search-event').requestId, []);
      bed.runTimers();
      expect(bed.problems).to.deep.equal([]);
    });

    it('reports matched contacts that cannot be shown, and keeps the others', async () => {
      await bed.run({ match: [ADA, '+4420'] });
      const { requestId } = bed.last('zp-contact-match-event');
      const contacts = { [ADA]: { id: 1, name: 'Ada', url: 'x' }, '+4420': { id: 2 } };
      const [first, second, ...rest] = answer('zp-contact-match-response', requestId, contacts);
      expect(first).to.equal(`data.contacts.${ADA}.url is not documented`);
      expect(second).to.contain('data.contacts.+4420.name must be');
      expect(rest).to.deep.equal([]);
      expect(Object.keys(bed.state.names)).to.deep.equal([ADA]);
    });

    it('reports matched contacts that are all under other numbers', async () => {
      await bed.run({ match: [ADA] });
      const { requestId } = bed.last('zp-contact-match-event');
      const contacts = { '(650) 555-1234': { id: 1, name: 'Ada' } };
      expect(answer('zp-contact-match-response', requestId, contacts)[0]).to.contain(ADA);
    });
  });

  describe('call events', () => {
    it('say enableAutoLog once the user has switched it on', async () => {
      bed.configure(ALL_ON);
      const whole = [{ ring: {} }, { answer: {} }, { hangUp: {} }, { log: {} }] as const;
      await bed.run(...whole, { recording: {} }, { voicemail: {} });
      const before = bed.posted.splice(0);
      expect(before.filter(({ data }) => 'enableAutoLog' in (data as object))).to.deep.equal([]);
      await bed.run({ autoLog: true }, ...whole, { recording: {} }, { voicemail: {} });
      const calls = bed.posted.filter(({ type }) => type.startsWith('zp-call-'));
      expect(calls.map(({ data }) => (data as any).enableAutoLog)).to.deep.equal(
        Array(6).fill(true),
      );
      bed.configure({ ...ALL_ON, enableAutoLog: false });
      await bed.run({ ring: {} });
      expect(bed.last('zp-call-ringing-event')).not.to.have.property('enableAutoLog');
    });

    it('say enableAutoLog: false meanwhile, with the switch for that', async () => {
      bed = new Bed({ autoLogFalse: true });
      bed.configure(ALL_ON);
      await bed.run({ ring: {} }, { autoLog: true }, { answer: {} });
      expect(bed.last('zp-call-ringing-event').enableAutoLog).to.equal(false);
      expect(bed.last('zp-call-connected-event').enableAutoLog).to.equal(true);
    });

    it('name a side outside the company by its number alone, of the type pstn', async () => {
      await bed.run({ ring: { from: '+442079460018' } }, { miss: {} }, { log: {} });
      expect(bed.last('zp-call-ringing-event').caller).to.deep.equal({
        phoneNumber: '+442079460018',
        extensionType: 'pstn',
      });
      expect(bed.last('zp-call-log-completed-event').caller).to.deep.equal({
        name: '',
        number: '+442079460018',
        numberType: 2,
      });
    });

    it('log an emergency number as one, but record it as external', async () => {
      bed.configure(ALL_ON);
      await bed.run({ dial: { number: '911' } }, { answer: {} }, { hangUp: {} }, { log: {} });
      await bed.run({ recording: {} }, { saveLog: {} });
      const typeIn = (type: string) => bed.last(type).callee.numberType;
      expect(typeIn('zp-call-log-completed-event')).to.equal(3);
      expect(typeIn('zp-save-log-event')).to.equal(3);
      expect(typeIn('zp-call-recording-completed-event')).to.equal(2);
    });

    const VOICEMAIL = [{ ring: {} }, { miss: {} }, { log: {} }, { voicemail: {} }] as const;

    it('of a voicemail have no direction, except with the switch for that', async () => {
      await bed.run(...VOICEMAIL);
      expect(bed.last('zp-call-voicemail-received-event')).not.to.have.property('direction');
      bed = new Bed({ voicemailDirection: true });
      await bed.run(...VOICEMAIL);
      expect(bed.last('zp-call-voicemail-received-event').direction).to.equal('inbound');
    });

    it('have a didNumber beside a logged extension with the switch for that only', async () => {
      await bed.run(...VOICEMAIL);
      expect(bed.last('zp-call-log-completed-event').callee).not.to.have.property('didNumber');
      bed = new Bed({ didNumber: true });
      await bed.run(...VOICEMAIL);
      for (const type of ['zp-call-log-completed-event', 'zp-call-voicemail-received-event']) {
        const { caller, callee } = bed.last(type);
        expect(callee).to.include({ number: '1002', didNumber: '+16505550000' });
        expect(caller).not.to.have.property('didNumber');
      }
    });

    it('are held back in an inactive tab where the host wants that', async () => {
      bed.inactive = true;
      await bed.run({ ring: {} });
      expect(bed.types).to.deep.equal(['call-ringing']);
      bed.configure({ disableInactiveTabCallEvent: true });
      await bed.run({ answer: {} }, { sms: { direction: 'inbound' } });
      expect(bed.types).to.deep.equal(['call-ringing', 'sms-log']);
      expect(bed.heldBack.map(({ type }) => type)).to.deep.equal(['zp-call-connected-event']);
      bed.inactive = false;
      await bed.run({ hangUp: {} });
      expect(bed.types.at(-1)).to.equal('call-ended');
    });
  });

  describe('the note page', () => {
    const fields = ALL_ON.notePageConfiguration;

    it('takes its fields as an array or as JSON', () => {
      for (const notePageConfiguration of [fields, JSON.stringify(fields)]) {
        expect(bed.configure({ notePageConfiguration })).to.deep.equal([]);
        expect(bed.state.config.noteFields).to.deep.equal(fields);
      }
    });

    const wrong = [
      ['{', 'data.notePageConfiguration is no JSON'],
      ['{}', 'data.notePageConfiguration is no array'],
      ['[{"fieldName":"a"}]', 'data.notePageConfiguration.0.fieldType'],
      ['[{"fieldName":"a","fieldType":"text","x":1}]', 'data.notePageConfiguration.0.x is not'],
    ] as const;
    for (const [json, text] of wrong) {
      it(`reports ${json}`, () => {
        expect(bed.configure({ notePageConfiguration: json })[0]?.text).to.contain(text);
      });
    }

    it('reports undocumented keys of its fields', () => {
      const notePageConfiguration = [{ fieldName: 'a', fieldType: 'text', hint: 'b' }];
      expect(bed.configure({ notePageConfiguration }).map(({ text }) => text)).to.deep.equal([
        'data.notePageConfiguration.0.hint is not documented',
      ]);
    });

    it('leaves out a field whose name was used before', () => {
      const [first] = fields;
      const problems = bed.configure({ notePageConfiguration: [first, { ...first }] });
      expect(problems[0]?.text).to.contain('Disposition was used before');
      expect(bed.state.config.noteFields).to.have.length(1);
    });

    it('sends all values for the last call, an unfilled one empty', async () => {
      bed.configure(ALL_ON);
      await bed.run({ ring: { callId: 'a' } }, { answer: {} }, { hangUp: {} });
      expect(bed.state.page).to.equal('notes');
      await bed.run({ notes: { Disposition: 'later' } });
      expect(bed.last('zp-notes-save-event')).to.deep.equal({
        callId: 'a',
        notesData: { Disposition: 'later', Description: '' },
      });
    });

    it('keeps the notes of each call apart', async () => {
      bed.configure(ALL_ON);
      await bed.run({ ring: { callId: 'a' } }, { notes: { Description: 'one' } }, { miss: {} });
      await bed.run({ ring: { callId: 'b' } }, { notes: {} });
      expect(bed.last('zp-notes-save-event')).to.deep.equal({
        callId: 'b',
        notesData: { Disposition: '', Description: '' },
      });
    });

    it('refuses a field or an option that is not there, and notes about no call', async () => {
      bed.configure(ALL_ON);
      expect(await failure(bed.run({ notes: 'sample' }))).to.contain('no call');
      await bed.run({ ring: {} });
      expect(await failure(bed.run({ notes: { Nothing: '' } }))).to.contain('no field Nothing');
      expect(await failure(bed.run({ notes: { Disposition: '?' } }))).to.contain('no option');
    });
  });

  describe('text messages', () => {
    it('keep the session of a number, with message ids of their own', async () => {
      const number = '+442079460018';
      await bed.run(
        { sms: { direction: 'outbound', number } },
        { sms: { direction: 'inbound', number } },
      );
      const [out, back] = bed.posted.map((message) => message.data as any);
      expect(out).to.include({ status: 'Delivered', direction: 'outbound' });
      expect(out.receivers).to.deep.equal([{ phoneNumber: number }]);
      expect(back).to.include({
        status: 'Received',
        direction: 'inbound',
        sessionId: out.sessionId,
      });
      expect(back.sender).to.deep.equal({ phoneNumber: number });
      expect(back.messageId).not.to.equal(out.messageId);
    });

    it('go to several receivers, whose answers reach the others, too', async () => {
      const others = ['+442079460018', '+16505559999'];
      await bed.run({ sms: { direction: 'outbound', number: others } });
      await bed.run({ sms: { direction: 'inbound', number: [others[1]!, others[0]!] } });
      const [out, back] = bed.posted.map((message) => message.data as any);
      const numbers = (receivers: any[]) => receivers.map(({ phoneNumber }) => phoneNumber);
      expect(out.sender.phoneNumber).to.equal('+16505550000');
      expect(numbers(out.receivers)).to.deep.equal(others);
      expect(back.sender.phoneNumber).to.equal('+16505559999');
      expect(numbers(back.receivers)).to.deep.equal(['+16505550000', '+442079460018']);
      expect(back.sessionId).to.equal(out.sessionId);
    });

    it('go from the composer to all the numbers in it', () => {
      bed.phone.receive({ type: 'zp-input-sms', data: { number: `${ADA}, +442079460018` } });
      bed.phone.texting.sendComposed();
      expect(bed.last('zp-sms-log-event').receivers).to.deep.equal([
        { phoneNumber: ADA },
        { phoneNumber: '+442079460018' },
      ]);
    });

    it('may not be delivered', async () => {
      await bed.run({ sms: { direction: 'outbound', status: 'Not delivered' } });
      expect(bed.last('zp-sms-log-event').status).to.equal('Not delivered');
    });
  });

  describe('AI summaries', () => {
    it('are created, edited and deleted, and go into the saved log', async () => {
      bed.configure(ALL_ON);
      await bed.run({ ring: {} }, { answer: {} }, { hangUp: {} }, { log: {} });
      await bed.run({ summary: { change: 'created', nextSteps: 'Call Bob' } }, { saveLog: {} });
      const created = bed.last('zp-ai-call-summary-event');
      expect(created).to.include({ deleted: false, edited: false, nextSteps: 'Call Bob' });
      expect(bed.last('zp-save-log-event').nextSteps).to.equal('Call Bob');
      await bed.run({ pass: 60 }, { summary: { change: 'edited' } });
      const edited = bed.last('zp-ai-call-summary-event');
      expect(edited).to.include({ deleted: false, edited: true, callId: created.callId });
      expect(edited.modifiedTime > created.modifiedTime).to.equal(true);
      await bed.run({ summary: { change: 'deleted' } }, { saveLog: {} });
      expect(bed.last('zp-ai-call-summary-event')).to.include({ deleted: true, callSummary: '' });
      expect(bed.last('zp-save-log-event').callSummary).to.equal('');
    });
  });
});
