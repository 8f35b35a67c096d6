import { expect } from '@open-wc/testing';
import type { SmartEmbedError, ZoomCcEmbed } from '../../../src/index.js';
import { ccWithPuppet, collect, incomingArrived, rejection } from '../../support/embed.js';
import type { Puppet } from '../../support/puppet.js';

const RINGING = {
  type: 'zcc-call-ringing',
  data: { engagementId: 'e', from: '+1', to: '+2', channel: 'voice', createTs: 1 },
};
const about = (type: string, data: object = {}) => ({ type, data: { engagementId: 'e', ...data } });
const CONNECTED = about('zcc-call-connected', { direction: 'inbound', from: '+1', to: '+2' });
const ENDED = about('zcc-call-ended', { completeTs: 3 });
const NOT_CONNECTED = about('zcc-inbound-not-connected', {
  reasonCode: 'agent-rejected',
  message: '',
});
const CLOSED = about('zcc-engagement-log-url', { recordingUrl: 'https://example.test/1' });

let cc: ZoomCcEmbed;
let puppet: Puppet;
beforeEach(async () => {
  ({ cc, puppet } = await ccWithPuppet());
});

describe('a command that a later event proves', () => {
  const PROVEN = {
    'zcc-accept-engagement': {
      act: () => cc.acceptEngagement('e', { confirm: true }),
      before: [RINGING],
      proof: CONNECTED,
      state: 'active',
    },
    'zcc-reject-engagement': {
      act: () => cc.rejectEngagement('e', { confirm: true }),
      before: [RINGING],
      proof: NOT_CONNECTED,
      state: 'ended',
    },
    'zcc-terminate-engagement': {
      act: () => cc.terminateEngagement('e', { confirm: true }),
      before: [RINGING, CONNECTED],
      proof: ENDED,
      state: 'wrapup',
    },
    'zcc-close-engagement-wrapup': {
      act: () => cc.closeEngagementWrapup('e', {}, { confirm: true }),
      before: [RINGING, CONNECTED, ENDED],
      proof: CLOSED,
      state: 'ended',
    },
  } as const;

  it('takes an engagement that closes while it rings for one that was not accepted', async () => {
    await puppet.send(RINGING);
    await incomingArrived(cc, puppet);
    const failed = rejection(cc.acceptEngagement('e', { confirm: true, timeout: 500 }));
    await puppet.message('zcc-accept-engagement');
    await puppet.send(CLOSED, about('zcc-end-post-engagement'));
    await incomingArrived(cc, puppet);
    expect(cc.getEngagement('e')).to.include({ state: 'ended' });
    expect(await failed).to.include({ code: 'unconfirmed', sent: true });
  });

  for (const [type, { act, before, proof, state }] of Object.entries(PROVEN)) {
    it(`resolves ${type} with the record that shows it`, async () => {
      await puppet.send(...before);
      await incomingArrived(cc, puppet);
      let isDone = false;
      const done = act().then((record) => {
        isDone = true;
        return record;
      });
      await puppet.message(type);
      await incomingArrived(cc, puppet);
      expect(isDone, 'posted is not done').to.equal(false);
      await puppet.send(proof);
      const record = await done;
      expect(record).to.include({ engagementId: 'e', state });
      expect(record).to.equal(cc.getEngagement('e'));
    });

    it(`rejects ${type} when it is refused, and when its time is over`, async () => {
      await puppet.send(...before);
      await incomingArrived(cc, puppet);
      const refused = rejection(act());
      const { requestId } = (await puppet.message(type)).data;
      await puppet.send({ type: 'zcc-error', data: { code: 'no', message: 'No.', requestId } });
      expect(await refused).to.include({ code: 'widget-error', widgetCode: 'no', requestId });
      cc.responseTimeout = 30;
      expect(await rejection(act())).to.include({ code: 'unconfirmed', sent: true });
    });
  }

  it('is done once posted without confirm', async () => {
    await puppet.send(RINGING);
    await incomingArrived(cc, puppet);
    const done = [cc.acceptEngagement('e'), cc.acceptEngagement('e', { confirm: false })];
    expect(await Promise.all(done)).to.deep.equal([undefined, undefined]);
  });

  it('takes confirm where something proves it, and nowhere else', async () => {
    const voice = { engagementId: 'e', channelType: 'voice' } as const;
    const confirm = { confirm: true } as object;
    for (const refused of [
      cc.setMute(voice, true, confirm),
      cc.setHold(voice, true, confirm),
      cc.sendDtmf(voice, '1', confirm),
      cc.setRecording(voice, 'stop', confirm),
    ]) {
      expect((await rejection(refused)).message).to.match(/options\.confirm: is not known/);
    }
  });

  it('is a call, which resolves with its engagement; so does dial()', async () => {
    const made = cc.makeCall('(650) 555-1234', { confirm: true });
    const dialled = cc.dial('tel:+4930123456', { context: { id: 1 } });
    await puppet.message('onclicktoact', 2);
    expect(puppet.messages('onclicktoact').map(({ data }) => data)).to.deep.equal([
      { phone: '6505551234' },
      { phone: '+4930123456' },
    ]);
    const started = (engagementId: string, to: string) => ({
      type: 'zcc-outbound-call-started',
      data: { engagementId, from: '+2', to, startTs: 1 },
    });
    const changes = collect(cc, 'engagements-change');
    await puppet.send(started('b', '+4930123456'), started('a', '+16505551234'));
    expect((await made).engagementId).to.equal('a');
    expect(await dialled).to.include({ engagementId: 'b' });
    expect(changes[0]?.detail.engagement.context, 'from the first event on').to.deep.equal({
      id: 1,
    });
    cc.setContext('a', 2);
    expect(cc.getEngagement('a')?.context).to.equal(2);
    expect(() => cc.setContext('c', 2)).to.throw(/there is no engagement "c"/);
    const nobody = rejection(cc.dial('+1', {}, { timeout: 30 }));
    expect(await nobody).to.include({ code: 'unconfirmed', sent: true });
  });
});

describe('a refusal that comes late', () => {
  it('is told by embed-error, with the command and its request', async () => {
    const errors = collect<CustomEvent<SmartEmbedError>>(cc, 'embed-error');
    const events = collect(cc, 'zcc-error');
    const voice = { engagementId: 'e', channelType: 'voice' } as const;
    await cc.setMute(voice, true, { requestId: 'mine' });
    await cc.setHold(voice, true, { requestId: 7 as never });
    expect((await puppet.message('zcc-set-mute')).data.requestId).to.equal('mine');
    expect((await puppet.message('zcc-set-hold')).data.requestId).to.equal('7');
    const error = { code: 'no', message: 'No.' };
    await puppet.send({ type: 'zcc-error', data: { ...error, requestId: 'mine' } });
    await puppet.send({ type: 'zcc-error', data: { ...error, requestId: 'nobody' } });
    await puppet.send({ type: 'zcc-error', data: error });
    await incomingArrived(cc, puppet);
    expect(events, 'always an event').to.have.lengthOf(3);
    // Without an id it may be either's: nobody's.
    expect(errors.map(({ detail }) => detail)).to.have.lengthOf(1);
    expect(errors[0]?.detail).to.include({
      code: 'widget-error',
      widgetCode: 'no',
      commandType: 'zcc-set-mute',
      requestId: 'mine',
      sent: true,
    });
  });
});

describe("the agent's status", () => {
  const told = (statusCode: string, more: object = {}) => ({
    type: 'zcc-agent-status-notification',
    data: { statusCode, status: 'Any', ...more },
  });

  it('is set when the one that was asked for is told, and by no other', async () => {
    let isDone = false;
    const set = cc.setAgentStatus(2).then((status) => {
      isDone = true;
      return status;
    });
    expect((await puppet.message('zcc-agent-status-set-request')).data).to.deep.equal({ id: '2' });
    await puppet.send(told('3'));
    await incomingArrived(cc, puppet);
    expect(isDone, 'occupied').to.equal(false);
    await puppet.send(told('22', { parentStatusCode: '2' }));
    expect((await set).statusCode).to.equal('22');
  });
});

describe('the engagements that go on', () => {
  it('are live until they are over or forgotten, and one of them is current', async () => {
    const other = { ...RINGING, data: { ...RINGING.data, engagementId: 'f', createTs: 2 } };
    await puppet.send(RINGING, other);
    await incomingArrived(cc, puppet);
    const ids = () => cc.liveEngagements.map(({ engagementId }) => engagementId);
    expect(ids()).to.deep.equal(['f', 'e']);
    expect(cc.currentEngagement?.engagementId).to.equal('f');
    await puppet.send(CONNECTED);
    await incomingArrived(cc, puppet);
    expect(cc.currentEngagement?.engagementId).to.equal('e');
    await puppet.send(ENDED);
    await incomingArrived(cc, puppet);
    expect(ids(), 'in wrap-up').to.deep.equal(['f', 'e']);
    expect(cc.currentEngagement?.engagementId).to.equal('f');
    cc.forgetEngagement('f');
    expect(ids()).to.deep.equal(['e']);
    expect(cc.currentEngagement).to.equal(undefined);
  });
});
