import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { SmartEmbedError, type ZoomCcEmbed } from '../../../src/index.js';
import {
  ccWithPuppet,
  collect,
  eventAfter,
  incomingArrived,
  outgoingArrived,
  rejection,
} from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';
import { PATIENCE } from '../../support/until.js';

const VOICE = { engagementId: 'eng-1', channelType: 'voice' } as const;
const CHAT = { engagementId: 'eng-2', channelType: 'chat' } as const;

type Case = readonly [name: string, act: (cc: any) => Promise<unknown>, reason: RegExp];

const BAD: readonly Case[] = [
  ['makeCall of nothing', (cc) => cc.makeCall(), /phone: /],
  ['makeCall of an empty number', (cc) => cc.makeCall(''), /phone: this or email/],
  [
    'makeCall with neither phone nor email',
    (cc) => cc.makeCall({ name: 'Ada' }),
    /phone: this or email/,
  ],
  [
    'makeCall with a misspelt field',
    (cc) => cc.makeCall({ phone: '+1', entity: 'x' }),
    /entity: is not known/,
  ],
  ['acceptEngagement of nothing', (cc) => cc.acceptEngagement(), /engagementId: /],
  [
    'acceptEngagement of an unknown channel',
    (cc) => cc.acceptEngagement('eng-9'),
    /channelType: must be one of voice, video, chat, sms/,
  ],
  [
    'acceptEngagement of a bad channel',
    (cc) => cc.acceptEngagement({ engagementId: 'e', channelType: 'fax' }),
    /channelType: must be one of/,
  ],
  [
    'rejectEngagement of an empty id',
    (cc) => cc.rejectEngagement({ engagementId: '', channelType: 'sms' }),
    /engagementId: must not be empty/,
  ],
  [
    'terminateEngagement of an object without an id',
    (cc) => cc.terminateEngagement({ engagementId: {}, channelType: 'sms' }),
    /engagementId: must be a string/,
  ],
  [
    'setEngagementDisposition without one',
    (cc) => cc.setEngagementDisposition(VOICE),
    /dispositionId: must be a string/,
  ],
  [
    'closeEngagementWrapup with a long note',
    (cc) => cc.closeEngagementWrapup(VOICE, { note: 'x'.repeat(2001) }),
    /note: must have at most 2000 characters/,
  ],
  [
    'closeEngagementWrapup with a misspelt note',
    (cc) => cc.closeEngagementWrapup(VOICE, { notes: 'x' }),
    /notes: is not known/,
  ],
  [
    'getEngagementStatus of something odd',
    (cc) => cc.getEngagementStatus({ timeout: 5 }),
    /engagementId: this or channelType is required/,
  ],
  ['setAgentStatus of nothing', (cc) => cc.setAgentStatus(), /id: must be a string/],
  ['setMute of a chat', (cc) => cc.setMute(CHAT, true), /channelType: must be voice/],
  ['setMute without a word', (cc) => cc.setMute(VOICE), /mute: must be a boolean/],
  ['setHold with a text', (cc) => cc.setHold(VOICE, 'yes'), /hold: must be a boolean/],
  [
    'sendDtmf of two digits',
    (cc) => cc.sendDtmf(VOICE, '12'),
    /digit: must be one of 0-9, \* or #/,
  ],
  ['sendDtmf of a letter', (cc) => cc.sendDtmf(VOICE, 'A'), /digit: must be one of/],
  [
    'setRecording with another action',
    (cc) => cc.setRecording(VOICE, 'start'),
    /action: must be one of pause, resume, stop/,
  ],
  [
    'transferEngagement without a destination',
    (cc) => cc.transferEngagement(VOICE, { transferType: 'warm' }),
    /destination: must be a string/,
  ],
  [
    'transferEngagement of another type',
    (cc) => cc.transferEngagement(VOICE, { transferType: 'cold', destination: '1' }),
    /transferType: must be one of direct, warm/,
  ],
  ['addCall of nothing', (cc) => cc.addCall(VOICE), /destination: must be a string/],
  [
    'cancelConsult with a bad reason',
    (cc) => cc.cancelConsult(VOICE, { reason: 5 }),
    /reason: must be a string/,
  ],
  [
    'upgradeToVideo by fax',
    (cc) => cc.upgradeToVideo(VOICE, { method: 'fax', destination: '1' }),
    /method: must be one of sms, email, manual/,
  ],
  [
    'getDispositionCodes of nothing',
    (cc) => cc.getDispositionCodes(),
    /engagementId: this or queueId is required/,
  ],
  [
    'getDispositionCodes of a bad channel',
    (cc) => cc.getDispositionCodes({ queueId: 'q', channelType: 'fax' }),
    /channelType: must be one of/,
  ],
  [
    'sendChatMessage to a call',
    (cc) => cc.sendChatMessage(VOICE, 'Hello'),
    /channelType: must be chat/,
  ],
  [
    'sendChatMessage without text',
    (cc) => cc.sendChatMessage(CHAT, ''),
    /messagePayload\.textBody: must not be empty/,
  ],
  [
    'sendChatMessage with an empty payload',
    (cc) => cc.sendChatMessage(CHAT, { messagePayload: {} }),
    /messagePayload\.textBody: must be a string/,
  ],
  ['getVariables of nothing', (cc) => cc.getVariables(), /engagementId: must be a string/],
];

describe('bad input to a contact center command', () => {
  for (const [name, act, reason] of BAD) {
    it(`${name} names the field and sends nothing`, async () => {
      const { cc } = await ccWithPuppet();
      const out = collect(cc, 'embed-message');
      const error = await rejection(act(cc));
      expect(error).to.be.instanceOf(SmartEmbedError);
      expect(error.message).to.match(reason);
      expect(error).to.include({ code: 'invalid-input', sent: false });
      expect(out).to.deep.equal([]);
    });
  }

  it('includes what only a channel of the records makes wrong', async () => {
    const { cc, puppet } = await ccWithPuppet();
    await puppet.send({ type: 'zcc-chat-ringing', data: { engagementId: 'eng-2' } });
    await incomingArrived(cc, puppet);
    expect((await rejection(cc.setMute('eng-2', true))).message).to.match(
      /channelType: must be voice/,
    );
  });
});

describe('what real code gives to a contact center command', () => {
  it('is sent as it was meant: empty options are none, ids may be numbers', async () => {
    const { cc, puppet } = await ccWithPuppet();
    await cc.makeCall({ phone: '+1', email: '', name: null as never });
    await cc.makeCall({ phone: '', email: 'ada@example.test', id: 7 });
    const voice = { engagementId: 12 as never, channelType: 'voice' } as const;
    await cc.setEngagementDisposition(voice, 34, { requestId: 56 as never });
    await cc.closeEngagementWrapup(voice, { note: '' }, { requestId: 'r' });
    await outgoingArrived(cc, puppet);
    const sent = (type: string) => puppet.messages(type).map(({ data }) => data);
    expect(sent('onclicktoact')).to.deep.equal([
      { phone: '+1' },
      { email: 'ada@example.test', id: 7 },
    ]);
    const about = { engagementId: '12', channelType: 'voice' };
    expect(sent('zcc-set-engagement-disposition')).to.deep.equal([
      { ...about, dispositionId: '34', requestId: '56' },
    ]);
    expect(sent('zcc-close-engagement-wrapup')).to.deep.equal([{ ...about, requestId: 'r' }]);
  });
});

describe('the engagement of a command', () => {
  it('may be of a channel that the documents do not name: then no command takes it', async () => {
    const { cc, puppet } = await ccWithPuppet();
    const type = 'zcc-call-ringing';
    const data = { engagementId: 'e', channel: 'work_item', from: '1', to: '2' };
    await eventAfter(cc, type, () => puppet.send({ type, data }));
    expect(cc.getEngagement('e')?.channel).to.equal('work_item');
    const error = await rejection(cc.acceptEngagement('e'));
    expect(error).to.include({ code: 'invalid-input', sent: false });
    expect(error.message).to.match(/channelType: must be one of voice, video, chat, sms/);
    await outgoingArrived(cc, puppet);
    expect(puppet.messages('zcc-accept-engagement')).to.deep.equal([]);
  });

  it('is looked up, given, a member of engagements, or implied', async () => {
    const { cc, puppet } = await ccWithPuppet();
    await puppet.send({ type: 'zcc-sms-ringing', data: { engagementId: 'eng-4' } });
    await incomingArrived(cc, puppet);
    await cc.acceptEngagement('eng-4');
    await cc.acceptEngagement({ engagementId: 'eng-4', channelType: 'video' });
    await cc.acceptEngagement(cc.engagements[0] as never);
    await cc.setMute('unknown', true);
    await outgoingArrived(cc, puppet);
    const channels = puppet
      .messages()
      .map(({ data }) => data?.channelType)
      .filter(Boolean);
    expect(channels).to.deep.equal(['sms', 'video', 'sms', 'voice']);
  });

  it('is asked for without its channel where that is not known', async () => {
    const { cc, puppet } = await ccWithPuppet();
    cc.getEngagementStatus('unknown').catch(() => undefined);
    const { data } = await puppet.message('zcc-engagement-status-request');
    expect(Object.keys(data)).to.have.members(['engagementId', 'requestId']);
  });

  it('accepts words that the widget reads in any case', async () => {
    const { cc, puppet } = await ccWithPuppet();
    await cc.setRecording(VOICE, 'PAUSE');
    await cc.upgradeToVideo(VOICE, { method: 'Email', destination: 'a@b.test' });
    expect((await puppet.message('zcc-set-recording')).data.action).to.equal('PAUSE');
    expect((await puppet.message('zcc-upgrade-to-video')).data.method).to.equal('Email');
  });
});

/** The commands with an answer that names their request. */
const ANSWERED: Record<string, (cc: ZoomCcEmbed) => Promise<unknown>> = {
  'zcc-engagement-status-request': (cc) => cc.getEngagementStatus(),
  'zcc-agent-info-request': (cc) => cc.getAgentInfo(),
  'zcc-transfer-engagement': (cc) =>
    cc.transferEngagement(VOICE, { transferType: 'warm', destination: '+1' }),
  'zcc-add-call': (cc) => cc.addCall(VOICE, { destination: '+1' }),
  'zcc-cancel-consult': (cc) => cc.cancelConsult(VOICE),
  'zcc-complete-transfer': (cc) => cc.completeTransfer(VOICE),
  'zcc-merge-consult': (cc) => cc.mergeConsult(VOICE),
  'zcc-get-disposition-codes': (cc) => cc.getDispositionCodes({ queueId: 'q' }),
  'zcc-send-chat-message': (cc) => cc.sendChatMessage(CHAT, 'Hello'),
};
const answerTo = (type: string) =>
  /-request$/.test(type) ? type.replace(/request$/, 'response') : `${type}-response`;

/** Whether only newer widgets answer the command. */
const isNewer = (type: string): boolean =>
  /transfer-engagement|add-call|consult|complete-transfer/.test(type);

describe('the dispositions', () => {
  it('are those of the engagement that is given, as a record or as an id', async () => {
    const { cc, puppet } = await ccWithPuppet();
    const type = 'zcc-call-ringing';
    const data = { engagementId: 'e', channel: 'voice', from: '1', to: '2', createTs: 1 };
    await eventAfter(cc, type, () => puppet.send({ type, data }));
    const engagement = cc.getEngagement('e')!;
    for (const each of [engagement, 'e', { engagementId: 'e' }]) {
      void rejection(cc.getDispositionCodes(each, { requestId: 'r' }));
    }
    await puppet.message('zcc-get-disposition-codes', 3);
    for (const sent of puppet.messages('zcc-get-disposition-codes')) {
      const expected = { engagementId: 'e', channelType: 'voice', requestId: 'r' };
      expect(sent.data).to.deep.equal(expected);
    }
  });
});

describe('the answer to a command', () => {
  for (const [type, act] of Object.entries(ANSWERED)) {
    it(`${type} resolves with its own answer`, async () => {
      const { cc, puppet } = await ccWithPuppet();
      const answer = act(cc);
      const { requestId } = (await puppet.message(type)).data;
      const data = { requestId, status: true, codes: [{ id: 'd', name: 'D' }] };
      await puppet.send(
        { type: answerTo(type), data: { ...data, requestId: 'of somebody else' } },
        { type: 'zcc-of-another-type', data },
        { type: answerTo(type), data },
      );
      expect(await answer).to.deep.equal(type === 'zcc-get-disposition-codes' ? data.codes : data);
    });

    it(`${type} rejects when the widget refuses, in either way`, async () => {
      const { cc, puppet } = await ccWithPuppet();
      const first = rejection(act(cc));
      const { requestId } = (await puppet.message(type)).data;
      const refused = { requestId, status: false, errorCode: 17, message: 'No such leg' };
      await puppet.send({ type: answerTo(type), data: refused });
      const error = await first;
      expect(error).to.include({ code: 'widget-error', sent: true, widgetCode: '17' });
      expect(error.message).to.match(/No such leg \(17\)$/);
      expect(error.cause).to.deep.equal(refused);

      const second = rejection(act(cc));
      const again = (await puppet.message(type, 2)).data.requestId;
      const told = collect(cc, 'zcc-error');
      await puppet.send({
        type: 'zcc-error',
        data: { requestId: again, code: 'agent-not-authenticated', message: 'Sign in' },
      });
      expect(await second).to.include({ widgetCode: 'agent-not-authenticated' });
      expect(told).to.have.lengthOf(1);
    });

    it(`${type} can time out, be aborted, and be lost with the widget`, async () => {
      const { cc } = await ccWithPuppet();
      cc.responseTimeout = 30;
      // The documents name no answer to these: nothing came, neither an answer nor a refusal.
      if (isNewer(type)) expect(await act(cc)).to.equal(undefined);
      else expect(await rejection(act(cc))).to.include({ code: 'timeout', sent: true });
      cc.responseTimeout = 10_000;
      const reloaded = rejection(act(cc));
      cc.reload();
      expect(await reloaded).to.include({ code: 'reloaded', sent: true });
      const { cc: other } = await ccWithPuppet();
      const removed = rejection(act(other));
      other.remove();
      expect(await removed).to.include({ code: 'disconnected', sent: true });
    });
  }

  it('is given up by a signal', async () => {
    const { cc, puppet } = await ccWithPuppet();
    const controller = new AbortController();
    const answer = rejection(cc.getEngagementStatus(undefined, { signal: controller.signal }));
    const { requestId } = (await puppet.message('zcc-engagement-status-request')).data;
    controller.abort('no longer needed');
    expect(await answer).to.include({ code: 'aborted', sent: true, cause: 'no longer needed' });
    const late = {
      type: 'zcc-engagement-status-response',
      data: { requestId, active: [], wrapup: [] },
    };
    await eventAfter(cc, late.type, () => puppet.send(late));
  });

  it('without a request id settles all that wait for it about that engagement', async () => {
    const { cc, puppet } = await ccWithPuppet();
    const variables = [{ globalVariableId: 'v', globalVariableName: 'n' }];
    const both = [cc.getVariables('eng-1'), cc.getVariables(VOICE)];
    const other = rejection(cc.getVariables('eng-2', { timeout: 100 }));
    await puppet.send({
      type: 'zcc-get-variables-response',
      data: { engagementId: 'eng-1', variables },
    });
    expect(await Promise.all(both)).to.deep.equal([variables, variables]);
    expect((await other).code).to.equal('timeout');

    const status = { statusCode: '1', status: 'Ready' };
    const told = [cc.getAgentStatus(), cc.setAgentStatus('1'), cc.getAgentStatus()];
    await puppet.send({ type: 'zcc-agent-status-notification', data: status });
    expect(await Promise.all(told)).to.deep.equal([status, status, status]);
  });

  it('zcc-error without a request id rejects the one command that waits, else none', async () => {
    const { cc, puppet } = await ccWithPuppet();
    const refusal = {
      type: 'zcc-error',
      data: { code: 'invalid-input', message: 'engagementId is required' },
    };
    const one = rejection(cc.getAgentStatus());
    await puppet.send(refusal);
    expect(await one).to.include({ code: 'widget-error', widgetCode: 'invalid-input' });

    const two = [cc.getAgentStatus(), cc.getVariables('eng-1')];
    await eventAfter(cc, 'zcc-error', () => puppet.send(refusal));
    await puppet.send(
      { type: 'zcc-agent-status-notification', data: { statusCode: '1' } },
      { type: 'zcc-get-variables-response', data: { engagementId: 'eng-1', variables: [] } },
    );
    expect(await Promise.all(two)).to.deep.equal([{ statusCode: '1' }, []]);

    // One that names a request is about that one, and about no other.
    const waiting = cc.getAgentStatus();
    await eventAfter(cc, 'zcc-error', () =>
      puppet.send({ ...refusal, data: { ...refusal.data, requestId: 'long gone' } }),
    );
    await puppet.send({ type: 'zcc-agent-status-notification', data: { statusCode: '2' } });
    expect(await waiting).to.deep.equal({ statusCode: '2' });
  });

  it('finds its own command among 200, shuffled, doubled and late', async () => {
    const { cc, puppet } = await ccWithPuppet();
    const settled = new Map<number, number>();
    const asked = Array.from({ length: 200 }, async (_, index) => {
      const timeout = index % 10 ? PATIENCE : 50;
      try {
        return await cc.getDispositionCodes({ queueId: `q-${index}` }, { timeout });
      } catch (error) {
        return (error as SmartEmbedError).code;
      } finally {
        settled.set(index, (settled.get(index) ?? 0) + 1);
      }
    });
    await puppet.message('zcc-get-disposition-codes', 200);
    // The first of every ten is too late.
    await Promise.all(asked.filter((_, index) => index % 10 === 0));
    const answers = puppet.messages('zcc-get-disposition-codes').map(({ data }) => ({
      type: 'zcc-get-disposition-codes-response',
      data: { requestId: data.requestId, codes: [{ id: data.queueId, name: 'D' }] },
    }));
    const [shuffled = []] = fc.sample(
      fc.shuffledSubarray([...answers, ...answers], { minLength: answers.length * 2 }),
      1,
    );
    await puppet.send(...shuffled);
    const results = await Promise.all(asked);
    for (const [index, result] of results.entries()) {
      if (index % 10 === 0) expect(result).to.equal('timeout');
      else expect(result).to.deep.equal([{ id: `q-${index}`, name: 'D' }]);
    }
    expect([...settled.values()].every((times) => times === 1)).to.equal(true);
    await incomingArrived(cc, puppet);
    // Nothing is left waiting: an error without a request id finds nobody to reject.
    const only = rejection(cc.getAgentStatus());
    await puppet.send({ type: 'zcc-error', data: { code: 'x', message: 'y' } });
    expect((await only).code).to.equal('widget-error');
  });
});

describe('a contact center command before the widget is ready', () => {
  it('waits until the widget asks for its configuration, which it gets first', async () => {
    const cc = document.createElement('zoom-cc-embed');
    cc.src = Puppet.url();
    document.body.append(cc);
    await cc.updateComplete;
    await new Promise((resolve) => cc.iframe?.addEventListener('load', resolve, { once: true }));
    expect(cc.status).to.equal('loading');
    const called = cc.makeCall('+1');
    const puppet = await Puppet.attach(cc.iframe as HTMLIFrameElement);
    await puppet.send({ type: 'zcc-init-config-request' });
    await called;
    await puppet.message('onclicktoact');
    expect(puppet.messages().map(({ type }) => type)).to.deep.equal([
      'zcc-init-config-response',
      'onclicktoact',
    ]);
    cc.remove();
  });
});
