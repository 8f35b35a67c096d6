import { expect } from '@open-wc/testing';
import { ccCommands } from '../../../src/contact-center/messages.js';
import type { Channel } from '../../../simulator/contact-center/state.js';
import type { ContactCenterStep } from '../../../simulator/contact-center/steps.js';
import catalogue from '../../fixtures/contact-center.json' with { type: 'json' };
import { ADA, ContactCenterBed, KING } from '../../support/contact-center-bed.js';

const A = 'a';
const ref = (channelType: Channel = 'voice') => ({ engagementId: A, channelType });

async function failure(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => '',
    (error: unknown) => (error as Error).message,
  );
}

const ring = (channel: Channel = 'voice'): ContactCenterStep => ({
  ring: { channel, engagementId: A },
});
const active = (channel: Channel = 'voice'): ContactCenterStep[] => [ring(channel), { accept: {} }];
const wrapup = (channel: Channel = 'voice'): ContactCenterStep[] => [
  ...active(channel),
  { end: {} },
];
const closed = (channel: Channel = 'voice'): ContactCenterStep[] => [
  ...wrapup(channel),
  { close: {} },
];

describe('the simulated contact center', () => {
  let bed: ContactCenterBed;
  beforeEach(() => {
    bed = new ContactCenterBed();
    bed.configure();
    bed.posted.length = 0;
  });

  describe('engagements', () => {
    const channels = {
      voice: [
        'zcc-call-ringing',
        'zcc-incomingPhone-request',
        'zcc-call-connected',
        'zcc-call-ended',
      ],
      chat: ['zcc-chat-ringing', 'zcc-incomingEmail-request', 'zcc-chat-started', 'zcc-chat-ended'],
      video: [
        'zcc-video-ringing',
        'zcc-incomingEmail-request',
        'zcc-video-started',
        'zcc-video-ended',
      ],
      sms: ['zcc-sms-ringing', 'zcc-incomingPhone-request', 'zcc-sms-started', 'zcc-sms-ended'],
      work_item: ['zcc-call-ringing', 'zcc-call-connected', 'zcc-call-ended'],
    } as const satisfies Record<Channel, readonly string[]>;
    for (const [channel, types] of Object.entries(channels) as [Channel, readonly string[]][]) {
      it(`goes from ringing to the closed wrap-up on ${channel}, in order`, async () => {
        await bed.run(ring(channel), { pass: 5 }, { accept: {} }, { pass: 65 }, { end: {} });
        await bed.run({ pass: 10 }, { disposition: {} }, { pass: 20 }, { close: {} });
        const isCall = channel === 'voice' || channel === 'video';
        expect(bed.types.filter((type) => type !== 'zcc-agent-status-notification')).to.deep.equal([
          ...types,
          'zcc-end-post-engagement',
          'zcc-phone-call-log',
          ...(isCall ? ['zcc-call-recording'] : []),
          'zcc-engagement-log-url',
        ]);
        const { objectRecord } = bed.last('zcc-phone-call-log');
        expect(objectRecord).to.include({
          type: channel === 'voice' ? 'phone' : channel,
          callDuration: '01:05',
          wrapUpTimeDuration: '00:30',
          callStartTime: '2026-01-05T10:00:05Z',
          callEndTime: '2026-01-05T10:01:10Z',
          dispositionId: 'disp-1',
        });
        expect(
          new Set(bed.posted.flatMap(({ data }: any) => data.engagementId ?? [])),
        ).to.have.keys([A]);
        expect(bed.engagement(A)?.state).to.equal('closed');
      });
    }

    it('fail inbound with the reason', async () => {
      await bed.run(ring(), { reject: {} });
      expect(bed.last('zcc-inbound-not-connected').reasonCode).to.equal('agent-rejected');
      await bed.run({ ring: {} }, { miss: {} });
      expect(bed.last('zcc-inbound-not-connected').reasonCode).to.equal('customer-hangup');
      expect(bed.types).not.to.include('zcc-phone-call-log');
    });

    for (const channel of ['chat', 'video', 'sms', 'work_item'] as const) {
      it(`fail inbound on ${channel} without a word, except with the switch for that`, async () => {
        await bed.run(ring(channel), { reject: {} });
        expect(bed.engagement(A)?.notConnected?.reasonCode).to.equal('agent-rejected');
        expect(bed.types).not.to.include('zcc-inbound-not-connected');
        bed = new ContactCenterBed({ alwaysNotConnected: true });
        await bed.run(ring(channel), { miss: {} });
        expect(bed.last('zcc-inbound-not-connected').reasonCode).to.equal('customer-hangup');
      });
    }

    it('that cannot be placed say so, with a log', async () => {
      await bed.run({ dial: { phone: '+1650', engagementId: A } }, { fail: {} });
      expect(bed.types).to.deep.equal([
        'zcc-outbound-call-started',
        'zcc-outbound-not-connected',
        'zcc-phone-call-log',
      ]);
      expect(bed.last('zcc-outbound-not-connected')).to.deep.equal({
        engagementId: A,
        reasonCode: 'outbound-call-canceled',
        message: 'The number is not in service',
      });
    });

    const cancelled = [
      ['zcc-call-ended', {}],
      ['zcc-outbound-not-connected', { alwaysNotConnected: true }],
    ] as const;
    for (const [type, switches] of cancelled) {
      const how = Object.keys(switches).join() || 'no switch';
      it(`are called off outbound by ${type}, with ${how}`, async () => {
        bed = new ContactCenterBed(switches);
        await bed.run({ dial: { phone: '+1650', engagementId: A } }, { end: {} });
        expect(bed.types).to.deep.equal(['zcc-outbound-call-started', type, 'zcc-phone-call-log']);
        expect(bed.last(type).engagementId).to.equal(A);
        expect(bed.engagement(A)?.state).to.equal('closed');
      });
    }

    it('are called off outbound with a log that has no times', async () => {
      await bed.run({ dial: { phone: '+1650', engagementId: A } }, { end: {} });
      const { objectRecord } = bed.last('zcc-phone-call-log');
      expect(objectRecord).to.include({
        callType: 'outbound',
        callDuration: 'NaN:NaN',
        callStartTime: '',
        callEndTime: '',
        to: '+1650',
      });
    });

    it('tell only what a step tells when they are closed quietly', async () => {
      await bed.run(...wrapup());
      bed.posted.length = 0;
      await bed.run(
        { close: { quiet: true } },
        { recording: {} },
        { logUrl: { type: 'zcc-close-engagement-wrapup' } },
        { log: {} },
      );
      expect(bed.types).to.deep.equal([
        'zcc-agent-status-notification',
        'zcc-call-recording',
        'zcc-close-engagement-wrapup',
        'zcc-phone-call-log',
      ]);
    });

    it('of work items name their channel, which no command takes', async () => {
      await bed.run(...active('work_item'));
      expect(bed.last('zcc-call-ringing').channel).to.equal('work_item');
      const [status] = bed.command('zcc-engagement-status-request', {});
      expect((status?.data as any).active[0].channel).to.equal('work_item');
      for (const channelType of ['work_item', 'voice']) {
        const [error] = bed.command('zcc-terminate-engagement', { engagementId: A, channelType });
        expect(error?.type).to.equal('zcc-error');
      }
      expect(bed.engagement(A)?.state).to.equal('active');
    });

    for (const channel of ['sms', 'video', 'chat', 'voice'] as const) {
      const early = channel === 'sms' || channel === 'video';
      it(`log ${channel} ${early ? 'at the end' : 'after wrap-up'}, with the switch for the end`, async () => {
        bed = new ContactCenterBed({ logAtEnd: true });
        await bed.run(...active(channel), { pass: 65 }, { end: {} });
        const logs = () => bed.posted.filter(({ type }) => type === 'zcc-phone-call-log');
        expect(logs()).to.have.length(early ? 1 : 0);
        await bed.run({ pass: 30 }, { close: {} });
        expect(logs()).to.have.length(1);
        expect(bed.last('zcc-phone-call-log').objectRecord).to.include({
          callDuration: '01:05',
          wrapUpTimeDuration: early ? '00:00' : '00:30',
        });
      });
    }

    it('have their log URL under the printed type or not at all, with the switches for that', async () => {
      const urls = () => bed.types.filter((type) => /log-url|close-engagement/.test(type));
      await bed.run(...closed());
      expect(urls()).to.deep.equal(['zcc-engagement-log-url']);
      bed = new ContactCenterBed({ logUrlAsPrinted: true });
      await bed.run(...closed());
      expect(urls()).to.deep.equal(['zcc-close-engagement-wrapup']);
      bed = new ContactCenterBed({ noLogUrl: true });
      await bed.run(...closed());
      expect(urls()).to.deep.equal([]);
    });

    for (const channel of ['chat', 'video', 'sms'] as const) {
      it(`tell the times of ${channel} in words, with the switch for that`, async () => {
        await bed.run(...wrapup(channel));
        expect(bed.last(`zcc-${channel}-started`).createTs).to.equal(bed.time);
        bed = new ContactCenterBed({ textTimes: true });
        await bed.run(...wrapup(channel));
        expect(bed.last(`zcc-${channel}-started`).createTs).to.equal('2026-01-05T10:00:00Z');
        expect(bed.last(`zcc-${channel}-ended`).completeTs).to.equal('2026-01-05T10:00:00Z');
      });
    }

    it('tell the times of calls in numbers even then', async () => {
      bed = new ContactCenterBed({ textTimes: true });
      await bed.run(...wrapup());
      expect(bed.last('zcc-call-ringing').createTs).to.equal(bed.time);
      expect(bed.last('zcc-call-ended').completeTs).to.equal(bed.time);
    });

    it('keep notes as HTML for the log, and tell of each', async () => {
      await bed.run(...active(), { note: { text: 'a < b\n& c' } }, { end: {} }, { close: {} });
      const html = '<p>a &lt; b<br>&amp; c</p>';
      expect(bed.last('zcc-add-note')).to.deep.equal({ comment: html });
      expect(bed.last('zcc-phone-call-log').objectRecord.notes).to.deep.equal([html]);
    });

    it('write a transcript of what was written', async () => {
      await bed.run(...active('chat'), { message: { text: 'Hi' } });
      await bed.run({ message: { from: 'agent', text: 'Hello' } }, { end: {} }, { close: {} });
      expect(bed.last('zcc-add-note').comment).to.equal(
        '<p>Ada Lovelace: Hi</p><p>Sam Agent: Hello</p>',
      );
    });

    it('stay behind the one that the agent is busy with', async () => {
      await bed.run(...active(), { ring: { channel: 'chat', engagementId: 'b' } });
      expect(bed.state.currentId).to.equal(A);
    });

    it('refuse what makes no sense, and say which step it was', async () => {
      expect(await failure(bed.run({ pass: 1 }, { accept: {} }))).to.equal(
        'step 2 (accept): there is no engagement that rings',
      );
      await bed.run(ring());
      expect(await failure(bed.run(ring()))).to.contain('an engagement a already');
      expect(await failure(bed.run({ close: { engagementId: A } }))).to.contain('in wrap-up');
      expect(await failure(bed.run({ log: { engagementId: 'x' } }))).to.contain('engagement x');
      expect(await failure(bed.run({ pick: { contactId: 1 } }))).to.contain('contact 1');
    });
  });

  describe('contacts', () => {
    const answer = (...contacts: object[]) => bed.post('zcc-incomingPhone-response', contacts);

    it('does not pop the only match: there was nothing to choose', async () => {
      await bed.run(ring());
      expect(answer(ADA)).to.deep.equal([]);
      await bed.run({ accept: {} }, { end: {} }, { close: {} });
      expect(bed.types).not.to.include('zcc-screen-pop');
      expect(bed.last('zcc-phone-call-log').user.id).to.equal('c-1');
    });

    it('pops the only match while it rings, with the switch for that', async () => {
      bed = new ContactCenterBed({ popSingleMatch: true });
      await bed.run(ring());
      expect(answer(ADA)).to.deep.equal([]);
      expect(bed.last('zcc-screen-pop')).to.deep.equal({ id: 'c-1' });
      await bed.run({ accept: {} });
      expect(bed.types.filter((type) => type === 'zcc-screen-pop')).to.have.length(1);
    });

    it('pops the only match when it is answered, where the host and the switch say so', async () => {
      bed = new ContactCenterBed({ popSingleMatch: true });
      bed.configure('ANSWER');
      await bed.run(ring());
      answer(ADA);
      expect(bed.types).not.to.include('zcc-screen-pop');
      await bed.run({ accept: {} });
      expect(bed.types.at(-1)).to.equal('zcc-screen-pop');
    });

    it('pops what the agent chose once it is answered, where the host wants that', async () => {
      bed.configure('ANSWER');
      await bed.run(ring());
      answer(ADA, KING);
      await bed.run({ pick: { contactId: 7 } });
      expect(bed.types).not.to.include('zcc-screen-pop');
      await bed.run({ accept: {} });
      expect(bed.last('zcc-screen-pop')).to.deep.equal({ id: 7 });
    });

    it('lets the agent choose among several, and logs who it was', async () => {
      await bed.run(ring());
      answer(ADA, KING);
      expect(bed.types).not.to.include('zcc-screen-pop');
      expect(bed.engagement(A)?.matches).to.have.length(2);
      await bed.run({ pick: { contactId: 7 } }, { accept: {} }, { end: {} }, { close: {} });
      expect(bed.last('zcc-screen-pop')).to.deep.equal({ id: 7 });
      expect(bed.last('zcc-phone-call-log').user).to.include({ id: 7, entity: 'lead' });
    });

    it('logs no user where the host found nobody, whatever the network told', async () => {
      await bed.run(ring());
      answer();
      await bed.run({ accept: {} }, { end: {} }, { close: {} });
      expect(bed.last('zcc-phone-call-log').user).to.deep.equal({});
    });

    it('logs of the user what the host told, and nothing that only the network did', async () => {
      await bed.run(ring());
      answer(KING);
      await bed.run({ accept: {} }, { end: {} }, { close: {} });
      expect(bed.last('zcc-phone-call-log').user).to.deep.equal(KING);
    });

    it('takes answers of one type in the order of asking', async () => {
      await bed.run({ ring: { engagementId: 'b' } }, ring('sms'));
      answer(KING);
      answer(ADA);
      expect(bed.engagement('b')?.contact?.id).to.equal(7);
      expect(bed.engagement(A)?.contact?.id).to.equal('c-1');
    });

    it('complains of an answer that nobody asked for, that is late, or that never came', async () => {
      const texts = (problems: readonly { text: string }[]) => problems.map(({ text }) => text);
      expect(texts(answer(ADA))).to.deep.equal(['answers no request']);
      await bed.run(ring());
      bed.runTimers();
      expect(texts(bed.problems)).to.deep.equal(['zcc-incomingPhone-response: none came in time']);
      expect(texts(answer(ADA))).to.deep.equal(['came too late']);
      expect(texts(answer(ADA))).to.deep.equal(['answers no request']);
    });

    it('waits for the answers where a script says so, but not for ever', async () => {
      await bed.run(ring(), { ring: { channel: 'sms' } });
      let over = false;
      const waiting = bed.run({ answers: 1000 }).then(() => {
        over = true;
      });
      answer(ADA);
      await Promise.resolve();
      expect(over).to.equal(false);
      answer(ADA);
      await waiting;
      await bed.run({ search: 'a' });
      const late = bed.run({ answers: 1 });
      await Promise.resolve();
      bed.runTimers();
      await late;
    });

    it('shows the contact of the newest search only', async () => {
      await bed.run({ search: 'a' }, { search: { type: 'email', email: 'ada@example.test' } });
      expect(bed.posted.map(({ data }) => data)).to.deep.equal([
        { query: 'a' },
        { query: { type: 'email', email: 'ada@example.test' } },
      ]);
      bed.post('zcc-contact-search-response', KING);
      expect(bed.state.search).not.to.have.property('found');
      bed.post('zcc-contact-search-response', ADA);
      expect(bed.state.search?.found).to.deep.equal(ADA);
      await bed.run({ search: 'nobody' });
      bed.post('zcc-contact-search-response', {});
      expect(bed.state.search?.found).to.equal(null);
      expect(bed.state.openRequests).to.deep.equal([]);
    });
  });

  describe('the configuration', () => {
    it('complains of a screenPopEvent that no widget knows', () => {
      expect(bed.configure('RINGNG')[0]?.kind).to.equal('config');
      expect(bed.state.screenPopEvent).to.equal('RINGING');
    });

    it('is followed once by the agent, who is signed in', () => {
      const fresh = new ContactCenterBed();
      fresh.configure('ANSWER');
      fresh.configure('ANSWER');
      expect(fresh.posted).to.deep.equal([
        { type: 'zcc-agent-info-response', data: {} },
        { type: 'zcc-agent-status-notification', data: { statusCode: '1', status: 'Ready' } },
      ]);
    });
  });

  describe('the agent', () => {
    it('tells a reason with the status that it belongs to', async () => {
      await bed.run({ agentStatus: '22' });
      expect(bed.last('zcc-agent-status-notification')).to.deep.equal({
        statusCode: '22',
        status: 'Not Ready',
        parentStatusCode: '2',
        subReason: 'Training',
      });
    });

    it('is occupied during an engagement, and has the old status afterwards', async () => {
      await bed.run({ agentStatus: '2' }, ...closed());
      const codes = bed.posted
        .filter(({ type }) => type === 'zcc-agent-status-notification')
        .map(({ data }: any) => data.statusCode);
      expect(codes).to.deep.equal(['2', '3', '2']);
      await bed.run({ ring: {} }, { accept: {} });
      expect(await failure(bed.run({ agentStatus: '1' }))).to.contain('occupied');
    });

    it('is told of by himself after sign-in only', async () => {
      const out = new ContactCenterBed({ signedOut: true });
      out.configure();
      expect(out.posted).to.deep.equal([]);
      expect(await failure(out.run({ ring: {} }))).to.contain('not signed in');
      await out.run({ signIn: true });
      expect(out.types).to.deep.equal(['zcc-agent-info-response', 'zcc-agent-status-notification']);
    });

    for (const { type, sample } of catalogue.toWidget) {
      if (/-response$/.test(type)) continue;
      it(`before sign-in has ${type} refused`, () => {
        const out = new ContactCenterBed({ signedOut: true });
        out.post(type, sample ?? undefined);
        expect(out.posted).to.have.length(1);
        expect(out.last('zcc-error').code).to.equal('agent-not-authenticated');
        expect(out.last('zcc-error')).not.to.have.property('requestId');
      });
    }
  });

  describe('commands of the host', () => {
    it('are all those of the documents', () => {
      const commands = Object.keys(ccCommands).filter(
        (type) => !/^zcc-(init-config|contact-search|incoming\w+)-response$/.test(type),
      );
      expect(commands).to.have.length(23);
      for (const type of commands) {
        // Whatever is missing, each is answered with an error, unless there is nothing to be missing.
        bed.posted.length = 0;
        bed.post(type, {});
        expect(bed.posted.length, type).to.equal(1);
      }
    });

    it('accept, end, dispose and close an engagement', async () => {
      await bed.run(ring('chat'));
      bed.command('zcc-accept-engagement', ref('chat'));
      expect(bed.engagement(A)?.state).to.equal('active');
      bed.command('zcc-terminate-engagement', ref('chat'));
      expect(bed.engagement(A)?.state).to.equal('wrapup');
      bed.command('zcc-set-engagement-disposition', { ...ref('chat'), dispositionId: 'disp-5' });
      bed.command('zcc-close-engagement-wrapup', { ...ref('chat'), note: 'Done' });
      expect(bed.engagement(A)?.state).to.equal('closed');
      expect(bed.last('zcc-phone-call-log').objectRecord).to.deep.include({
        dispositionId: 'disp-5',
        dispositionCode: 'Call back',
        notes: ['<p>Done</p>'],
      });
    });

    it('reject an engagement', async () => {
      await bed.run(ring());
      bed.command('zcc-reject-engagement', ref());
      expect(bed.last('zcc-inbound-not-connected')).to.include({
        engagementId: A,
        reasonCode: 'agent-rejected',
      });
    });

    it('call a number, with the contact that was clicked', async () => {
      const called: string[] = [];
      bed.widget.onHost = (what, engagementId) => called.push(`${what} ${engagementId}`);
      bed.post('onclicktoact', { phone: '+1650', id: 'c-2', name: 'Grace', userEntity: 'lead' });
      const { engagementId, to } = bed.last('zcc-outbound-call-started');
      expect(to).to.equal('+1650');
      expect(called).to.deep.equal([`called ${engagementId}`]);
      await bed.run({ accept: {} }, { end: {} }, { close: {} });
      expect(bed.last('zcc-call-connected').direction).to.equal('outbound');
      expect(bed.last('zcc-phone-call-log').user).to.deep.equal({
        id: 'c-2',
        name: 'Grace',
        phone: '+1650',
        entity: 'lead',
      });
    });

    it('open a video by e-mail address', async () => {
      bed.post('onclicktoact', { email: 'ada@example.test' });
      await bed.run({ accept: {} });
      expect(bed.types.at(-1)).to.equal('zcc-video-started');
    });

    it('refuse a second call', async () => {
      await bed.run(...active());
      bed.post('onclicktoact', { phone: '1' });
      expect(bed.last('zcc-error')).to.deep.equal({
        code: 'invalid-input',
        message: 'another call is live',
      });
    });

    it('steer a call, without any answer', async () => {
      await bed.run(...active());
      for (const [type, data] of [
        ['zcc-set-mute', { mute: true }],
        ['zcc-set-hold', { hold: true }],
        ['zcc-send-dtmf', { digit: '1' }],
        ['zcc-send-dtmf', { digit: '#' }],
        ['zcc-set-recording', { action: 'PAUSE' }],
      ] as const) {
        expect(bed.command(type, { ...ref(), ...data })).to.deep.equal([]);
      }
      expect(bed.engagement(A)).to.include({
        muted: true,
        held: true,
        digits: '1#',
        recording: 'paused',
      });
      bed.command('zcc-set-recording', { ...ref(), action: 'resume' });
      bed.command('zcc-set-recording', { ...ref(), action: 'stop' });
      expect(bed.engagement(A)?.recording).to.equal('stopped');
      const [error] = bed.command('zcc-set-recording', { ...ref(), action: 'pause' });
      expect(error?.data).to.include({ code: 'invalid-input' });
    });

    it('go on as video, under the same id', async () => {
      await bed.run(...active());
      bed.command('zcc-upgrade-to-video', { ...ref(), method: 'Email', destination: 'a@b.test' });
      expect(bed.engagement(A)?.upgrade).to.include({ method: 'email', destination: 'a@b.test' });
      expect(bed.last('zcc-video-started').engagementId).to.equal(A);
      await bed.run({ end: {} }, { close: {} });
      expect(bed.types).to.include('zcc-video-ended');
      expect(bed.last('zcc-phone-call-log').objectRecord.type).to.equal('video');
      expect(bed.last('zcc-phone-call-log').channelUpgradeInfo).to.include({
        from: 'voice',
        method: 'email',
        destination: 'a@b.test',
      });
    });

    it('go on as video by a text message, to the number of the call where no other is given', async () => {
      for (const [destination, to] of [
        ['+442079460018', '+442079460018'],
        ['customer', '+16505551234'],
      ]) {
        bed = new ContactCenterBed();
        await bed.run(...active());
        bed.command('zcc-upgrade-to-video', { ...ref(), method: 'sms', destination });
        expect(bed.engagement(A)?.upgrade).to.include({ method: 'sms', destination: to });
      }
    });

    it('do not go on as video by an e-mail to what is no address', async () => {
      await bed.run(...active());
      const data = { ...ref(), method: 'email', destination: '+16505551234' };
      const [error] = bed.command('zcc-upgrade-to-video', data);
      expect((error?.data as any).message).to.contain('no e-mail address');
      expect(bed.engagement(A)?.channel).to.equal('voice');
    });

    it('about a second leg are carried out without any answer', async () => {
      await bed.run(...active());
      const destination = '+16505557777';
      expect(bed.command('zcc-add-call', { ...ref(), destination })).to.deep.equal([]);
      expect(bed.engagement(A)?.consult?.state).to.equal('consulting');
      expect(bed.command('zcc-cancel-consult', ref())).to.deep.equal([]);
      const warm = { ...ref(), transferType: 'warm', destination };
      expect(bed.command('zcc-transfer-engagement', warm)).to.deep.equal([]);
      expect(bed.command('zcc-merge-consult', ref())).to.deep.equal([]);
      expect(bed.engagement(A)?.consult?.state).to.equal('conference');
      const refused = bed.command('zcc-complete-transfer', ref());
      expect(refused.map(({ type }) => type)).to.deep.equal(['zcc-error']);
    });

    describe('about a second leg, with the switch for responses,', () => {
      beforeEach(() => {
        bed = new ContactCenterBed({ responses: true });
      });
      const destination = '+16505557777';
      const answer = (type: string, data = {}) =>
        bed.command(type, { ...ref(), ...data }).find((each) => each.type === `${type}-response`)
          ?.data as any;

      it('transfer directly', async () => {
        await bed.run(...active());
        const told = answer('zcc-transfer-engagement', { transferType: 'direct', destination });
        expect(told).to.include({ requestId: 'r-1', status: true });
        expect(bed.engagement(A)?.state).to.equal('wrapup');
      });

      it('transfer after speaking to the other', async () => {
        await bed.run(...active());
        const told = answer('zcc-transfer-engagement', { transferType: 'warm', destination });
        expect(told).to.include({
          status: true,
          consultState: 'consulting',
          holdState: true,
          destinationSummary: destination,
        });
        expect(answer('zcc-complete-transfer').status).to.equal(true);
        expect(bed.engagement(A)?.state).to.equal('wrapup');
      });

      it('make a conference', async () => {
        await bed.run(...active());
        expect(answer('zcc-add-call', { destination }).consultState).to.equal('consulting');
        const told = answer('zcc-merge-consult');
        expect(told).to.include({ status: true, consultState: 'conference', holdState: false });
      });

      it('cancel it', async () => {
        await bed.run(...active());
        answer('zcc-add-call', { destination });
        const told = answer('zcc-cancel-consult', { reason: 'busy' });
        expect(told).to.include({ status: true, consultState: 'none', holdState: false });
      });

      it('are refused in their own answer', async () => {
        await bed.run(...active());
        for (const type of [
          'zcc-cancel-consult',
          'zcc-complete-transfer',
          'zcc-merge-consult',
        ] as const) {
          expect(answer(type)).to.include({
            requestId: 'r-1',
            status: false,
            errorCode: 'invalid-input',
          });
          expect(answer(type).message).to.contain('consults someone');
        }
        answer('zcc-add-call', { destination });
        expect(answer('zcc-add-call', { destination }).status).to.equal(false);
        const wrong = { consultParticipantId: 'nobody' };
        expect(answer('zcc-merge-consult', wrong).message).to.contain('nobody');
        const participantId = bed.engagement(A)?.consult?.participantId;
        const right = { consultParticipantId: participantId };
        expect(answer('zcc-merge-consult', right).status).to.equal(true);
        expect(bed.types).not.to.include('zcc-error');
      });
    });

    it('tell what is active and what is in wrap-up, all or one', async () => {
      await bed.run(...active(), { ring: { channel: 'sms', engagementId: 'b' } }, { accept: {} });
      await bed.run({ end: { engagementId: 'b' } }, { ring: { engagementId: 'c' } });
      const [all] = bed.command('zcc-engagement-status-request', {});
      const ids = ({ data }: any) =>
        [data.active, data.wrapup].map((list) => list.map((each: any) => each.engagementId));
      expect(ids(all)).to.deep.equal([[A], ['b']]);
      expect((all as any).data.wrapup[0]).to.deep.include({
        channel: 'sms',
        engagementDirection: 'inbound',
        state: 'wrapup',
        queueId: 'q-4',
        customerNumber: '+16505551234',
      });
      const [one] = bed.command('zcc-engagement-status-request', ref());
      expect(ids(one)).to.deep.equal([[A], []]);
    });

    it('get and set the agent’s status', () => {
      const [told] = bed.command('zcc-agent-status-get-request', {});
      expect(told?.data).to.deep.equal({ statusCode: '1', status: 'Ready' });
      const [set] = bed.command('zcc-agent-status-set-request', { id: '24' });
      expect(set?.data).to.include({ statusCode: '24', parentStatusCode: '2' });
    });

    it('tell of an agent who is offline by the code 30, with the switch for that', async () => {
      await bed.run({ agentStatus: '0' });
      expect(bed.last('zcc-agent-status-notification').statusCode).to.equal('0');
      bed = new ContactCenterBed({ offline30: true });
      await bed.run({ agentStatus: '30' });
      const offline = { statusCode: '30', status: 'Offline' };
      expect(bed.last('zcc-agent-status-notification')).to.deep.equal(offline);
      const [error] = bed.command('zcc-agent-status-set-request', { id: '1' });
      expect((error?.data as any).message).to.contain('offline');
      await bed.run({ agentStatus: '1' }, { signOut: true });
      expect(bed.last('zcc-agent-status-notification')).to.deep.equal(offline);
    });

    it('set the status by a code that is a number, too', () => {
      const problems = bed.post('zcc-agent-status-set-request', { id: 2 });
      expect(problems.map(({ kind }) => kind)).to.deep.equal(['tolerated']);
      expect(bed.last('zcc-agent-status-notification').statusCode).to.equal('2');
      bed.strict = true;
      bed.post('zcc-agent-status-set-request', { id: 1 });
      expect(bed.posted.map(({ type }) => type)).to.deep.equal([
        'zcc-agent-status-notification',
        'zcc-error',
      ]);
    });

    it('have no status that is unknown, occupied, or changed while occupied or offline', async () => {
      const refused = (id: string) => {
        const [error] = bed.command('zcc-agent-status-set-request', { id });
        expect(error?.type).to.equal('zcc-error');
        return (error?.data as { message: string }).message;
      };
      expect(refused('99')).to.contain('99');
      expect(refused('3')).to.contain('3');
      await bed.run(...active());
      expect(refused('2')).to.contain('occupied');
      await bed.run({ end: {} }, { close: {} }, { agentStatus: '0' });
      expect(refused('1')).to.contain('offline');
    });

    it('get the agent’s info', () => {
      const sent = bed.command('zcc-agent-info-request', {});
      expect(sent).to.deep.equal([{ type: 'zcc-agent-info-response', data: { requestId: 'r-1' } }]);
    });

    it('get the dispositions, one within another', () => {
      const [sent] = bed.command('zcc-get-disposition-codes', { queueId: 'q-1' });
      const { codes, requestId } = sent?.data as any;
      expect(requestId).to.equal('r-1');
      expect(codes[0]).to.deep.include({ id: 'disp-1', name: 'Resolved' });
      expect(codes[0].subDispositionList[0]).to.deep.include({ id: 'disp-2' });
      expect(bed.command('zcc-get-disposition-codes', { queueId: 'x' })[0]?.type).to.equal(
        'zcc-error',
      );
    });

    it('write into a chat', async () => {
      await bed.run(...active('chat'));
      const message = { ...ref('chat'), messagePayload: { textBody: 'Hello' } };
      const [sent] = bed.command('zcc-send-chat-message', message);
      expect(sent?.data).to.deep.equal({ requestId: 'r-1', status: true, timestamp: bed.time });
      expect(bed.engagement(A)?.lines.at(-1)).to.include({ from: 'agent', text: 'Hello' });
      await bed.run({ end: {} });
      const [refused] = bed.command('zcc-send-chat-message', message);
      expect(refused?.type).to.equal('zcc-send-chat-message-response');
      expect(refused?.data).to.include({ status: false, errorCode: 'invalid-input' });
    });

    it('get the variables', async () => {
      await bed.run(...active());
      bed.post('zcc-get-variables', { engagementId: A });
      const { engagementId, variables } = bed.last('zcc-get-variables-response');
      expect(engagementId).to.equal(A);
      expect(variables[0]).to.deep.equal({
        globalVariableId: 'v-1',
        globalVariableName: 'tier',
        globalVariableDisplayName: 'Tier',
        globalVariableType: 'Global_Variable',
        dataType: 'string',
        value: 'gold',
        screen: 'Engagement',
      });
    });

    describe('about an engagement', () => {
      const OWN = { messagePayload: { textBody: 'Hi' }, dispositionId: 'disp-1', note: 'n' };
      const about = catalogue.toWidget.filter(({ sample }) =>
        Object.hasOwn(sample ?? {}, 'engagementId'),
      ) as { type: string; sample: Record<string, unknown> }[];

      // The ids show that each refusal is of its own command.
      beforeEach(() => {
        bed = new ContactCenterBed({ errorIds: true });
      });

      /** The one refusal that was posted. */
      const refusal = (type: string, data: object): any => {
        const sent = bed.command(type, data);
        expect(sent.map((each) => each.type)).to.deep.equal([
          sent[0]?.type === 'zcc-error' ? 'zcc-error' : `${type}-response`,
        ]);
        const { status, code, errorCode, requestId } = sent[0]?.data as any;
        expect(status ?? false).to.equal(false);
        expect(code ?? errorCode).to.equal('invalid-input');
        if (type !== 'zcc-get-variables') expect(requestId).to.equal('r-1');
        return sent[0]?.data;
      };

      for (const { type, sample } of about) {
        const { queueId: _queue, requestId: _request, ...own } = sample;
        it(`${type} is refused where there is none of the id`, () => {
          const data = type === 'zcc-get-variables' ? { engagementId: 'x' } : own;
          const { message, errorMessage } = refusal(type, { ...data, engagementId: 'x' });
          expect(message ?? errorMessage).to.contain('no engagement x');
        });

        if (!('channelType' in own)) continue;
        it(`${type} is refused where the channel is another`, async () => {
          const right = own.channelType as Channel;
          await bed.run(ring(right === 'voice' ? 'chat' : 'voice'));
          const { message, errorMessage } = refusal(type, { ...own, engagementId: A });
          expect(message ?? errorMessage).to.contain('of the channel');
        });

        if (['zcc-engagement-status-request', 'zcc-get-disposition-codes'].includes(type)) continue;
        it(`${type} is refused where the state is another`, async () => {
          const channel = own.channelType as Channel;
          await bed.run(...closed(channel));
          const { message, errorMessage } = refusal(type, { ...OWN, ...own, engagementId: A });
          expect(message ?? errorMessage).to.contain('is not one that');
        });
      }
    });

    it('are refused by schema, without the request’s id', async () => {
      await bed.run(...active());
      const [error] = bed.command('zcc-set-mute', { ...ref(), mute: 'yes' });
      expect(error).to.deep.equal({
        type: 'zcc-error',
        data: { code: 'invalid-input', message: 'data.mute must be a boolean' },
      });
    });

    it('are refused with the request’s id where it can be read, with the switch for that', async () => {
      bed = new ContactCenterBed({ errorIds: true });
      await bed.run(...active());
      const [error] = bed.command('zcc-set-mute', { ...ref(), mute: 'yes' });
      expect(error).to.deep.equal({
        type: 'zcc-error',
        data: { code: 'invalid-input', message: 'data.mute must be a boolean', requestId: 'r-1' },
      });
      expect(bed.engagement(A)).not.to.have.property('muted');
      bed.post('zcc-set-mute', { requestId: 5 });
      expect(bed.last('zcc-error')).not.to.have.property('requestId');
    });

    it('are refused by schema and not carried out in part: a transfer of an unknown kind', async () => {
      await bed.run(...active());
      const data = { ...ref(), transferType: 'cold', destination: '1' };
      const [error] = bed.command('zcc-transfer-engagement', data);
      expect(error?.type).to.equal('zcc-error');
      expect(bed.engagement(A)?.state).to.equal('active');
    });

    it('do not answer what no widget understands', () => {
      bed.post('zcc-hang-up', { requestId: 'r' });
      bed.post('zcc-incomingPhone-response', 'nobody');
      expect(bed.posted).to.deep.equal([]);
    });
  });

  it('asks who it is in an engagement from before the load', async () => {
    await bed.run({ resume: { channel: 'sms', engagementId: A } });
    expect(bed.types).to.deep.equal(['zcc-agent-status-notification', 'zcc-contact-search-event']);
    expect(bed.last('zcc-contact-search-event')).to.deep.equal({ query: '+16505551234' });
    expect(bed.post('zcc-contact-search-response', KING)).to.deep.equal([]);
    expect(bed.engagement(A)?.contact).to.deep.equal(KING);
    await bed.run({ end: {} }, { close: {} });
    expect(bed.last('zcc-phone-call-log').user).to.include({ id: 7 });
  });

  it('has the engagements under way that the address names, once it is configured', () => {
    const fresh = new ContactCenterBed({}, ['voice', 'chat']);
    expect(fresh.posted).to.deep.equal([]);
    fresh.configure();
    fresh.configure();
    expect(fresh.state.engagements.map(({ channel, state }) => [channel, state])).to.deep.equal([
      ['chat', 'active'],
      ['voice', 'active'],
    ]);
    const searches = fresh.posted.filter(({ type }) => type === 'zcc-contact-search-event');
    expect(searches.map(({ data }) => data)).to.deep.equal([
      { query: '+16505551234' },
      { query: 'ada@example.test' },
    ]);
  });

  it('tells of an engagement from before the load by the status', async () => {
    await bed.run({ resume: { channel: 'chat', engagementId: A } });
    const [{ data }] = bed.command('zcc-engagement-status-request', {}) as [any];
    expect(data.active[0]).to.include({ engagementId: A, channel: 'chat' });
  });

  it('resizes', async () => {
    await bed.run({ resize: 'compact' });
    expect(bed.last('zcc-resize')).to.deep.equal({ widthInPixels: 420, heightInPixels: 640 });
    await bed.run({ resize: { width: 500, height: 600 } });
    expect(bed.last('zcc-resize')).to.deep.equal({ widthInPixels: 500, heightInPixels: 600 });
  });
});
