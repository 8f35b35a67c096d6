import { expect, html } from '@open-wc/testing';
import catalogue from '../../fixtures/contact-center.json' with { type: 'json' };
import type { WireEvent, ZoomCcEmbed } from '../../../src/index.js';
import {
  ccWithPuppet,
  collect,
  eventAfter,
  incomingArrived,
  outgoingArrived,
} from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

describe('every message from the contact center', () => {
  for (const { type, message } of catalogue.fromWidget) {
    it(`${type} arrives as the event of that name`, async () => {
      const { cc, puppet } = await ccWithPuppet();
      const event = await eventAfter<WireEvent>(document, type, () => puppet.send(message));
      expect(event.target).to.equal(cc);
      expect(event.detail).to.deep.equal('data' in message ? message.data : {});
      expect(event.message).to.deep.equal(message);
      expect(event.drift).to.deep.equal([]);
    });
  }

  it('drops messages of the phone', async () => {
    const { cc, puppet } = await ccWithPuppet();
    const told = collect(cc, 'zp-call-ringing-event', 'embed-message');
    await puppet.send({ type: 'zp-call-ringing-event', data: { callId: 'c' } });
    await incomingArrived(cc, puppet);
    expect(told.map(({ type }) => type)).to.deep.equal(['embed-message']);
  });

  it('takes a search for an e-mail address, and a screen pop of bare text', async () => {
    const { cc, puppet } = await ccWithPuppet();
    const search = {
      type: 'zcc-contact-search-event',
      data: { query: { type: 'email', email: 'a@b' } },
    };
    const event = await eventAfter<WireEvent>(cc, search.type, () => puppet.send(search));
    expect(event.drift).to.deep.equal([]);
    const pop = { type: 'zcc-screen-pop', data: 'c-1' };
    const popped = await eventAfter<WireEvent>(cc, pop.type, () => puppet.send(pop));
    expect(popped.detail).to.equal('c-1');
    expect(popped.drift).to.have.lengthOf(1);
  });
});

describe('every message to the contact center', () => {
  /** How each message is brought about: with the catalogue's sample, and nothing else. */
  const ACTS: Record<string, (cc: ZoomCcEmbed, data: any) => Promise<unknown>> = {
    onclicktoact: (cc, data) => cc.makeCall(data),
    'zcc-reject-engagement': (cc, data) => cc.rejectEngagement(data),
    'zcc-accept-engagement': (cc, data) => cc.acceptEngagement(data),
    'zcc-terminate-engagement': (cc, data) => cc.terminateEngagement(data),
    'zcc-set-engagement-disposition': (cc, data) =>
      cc.setEngagementDisposition(data, data.dispositionId),
    'zcc-close-engagement-wrapup': (cc, data) =>
      cc.closeEngagementWrapup(data, { note: data.note }),
    'zcc-engagement-status-request': (cc, data) => cc.getEngagementStatus(data),
    'zcc-agent-status-get-request': (cc) => cc.getAgentStatus(),
    'zcc-agent-status-set-request': (cc, data) => cc.setAgentStatus(data.id),
    'zcc-set-mute': (cc, data) => cc.setMute(data, data.mute),
    'zcc-set-hold': (cc, data) => cc.setHold(data, data.hold),
    'zcc-send-dtmf': (cc, data) => cc.sendDtmf(data, data.digit),
    'zcc-set-recording': (cc, data) => cc.setRecording(data, data.action),
    'zcc-transfer-engagement': (cc, { transferType, destination, ...e }) =>
      cc.transferEngagement(e, { transferType, destination }),
    'zcc-add-call': (cc, { transferType, destination, ...e }) =>
      cc.addCall(e, { transferType, destination }),
    'zcc-cancel-consult': (cc, { consultParticipantId, reason, ...e }) =>
      cc.cancelConsult(e, { consultParticipantId, reason }),
    'zcc-complete-transfer': (cc, { consultParticipantId, ...e }) =>
      cc.completeTransfer(e, { consultParticipantId }),
    'zcc-merge-consult': (cc, { consultParticipantId, ...e }) =>
      cc.mergeConsult(e, { consultParticipantId }),
    'zcc-upgrade-to-video': (cc, { method, destination, ...e }) =>
      cc.upgradeToVideo(e, { method, destination }),
    'zcc-get-disposition-codes': (cc, { requestId: _, ...where }) => cc.getDispositionCodes(where),
    'zcc-send-chat-message': (cc, { messagePayload, ...e }) =>
      cc.sendChatMessage(e, { messagePayload }),
    'zcc-get-variables': (cc, data) => cc.getVariables(data),
  };

  for (const { type, sample } of catalogue.toWidget) {
    const act = ACTS[type];
    if (!act) continue;
    it(`${type} is exactly the documented message`, async () => {
      const { cc, puppet } = await ccWithPuppet();
      // Commands that wait for an answer are given up by the removal of the element.
      act(cc, structuredClone(sample)).catch(() => undefined);
      const message = await puppet.message(type);
      if (sample === null) {
        expect(message).to.deep.equal({ type });
        return;
      }
      const { requestId, ...data } = message.data;
      const { requestId: expected, ...rest } = sample as any;
      expect({ type: message.type, data }).to.deep.equal({ type, data: rest });
      if (expected === undefined) expect(requestId).to.equal(undefined);
      else expect(requestId).to.match(UUID);
    });
  }

  const RESPONSES = catalogue.toWidget.filter(({ api }) => api.startsWith('respondWith'));
  for (const { type, sample } of RESPONSES) {
    it(`${type} from respondWith(), and the empty one without`, async () => {
      const { cc, puppet } = await ccWithPuppet();
      const request = catalogue.fromWidget.find(({ expects }) => expects === type);
      await puppet.send(request?.message);
      const { empty } = RESPONSES.find((row) => row.type === type) as any;
      expect(await puppet.message(type)).to.deep.equal({ type, data: empty });
      cc.addEventListener(request?.type as 'zcc-incomingPhone-request', (event) => {
        event.respondWith(sample as never);
      });
      await puppet.send(request?.message);
      expect(await puppet.message(type, 2)).to.deep.equal({ type, data: sample });
    });
  }

  it('zcc-init-config-response, each time the widget asks', async () => {
    const { cc, puppet } = await ccWithPuppet(html`
      <zoom-cc-embed
        src=${Puppet.url()}
        screen-pop-event="ANSWER"
        .initConfig=${{ phone: { other: 1 }, chat: { sound: true } }}
      ></zoom-cc-embed>
    `);
    const request = { type: 'zcc-init-config-request' };
    await puppet.send(request, request, { ...request, id: 'a' }, { ...request, id: 'a' });
    await incomingArrived(cc, puppet);
    await outgoingArrived(cc, puppet);
    const config = {
      type: 'zcc-init-config-response',
      data: { phone: { screenPopEvent: 'ANSWER', other: 1 }, chat: { sound: true } },
    };
    expect(puppet.messages(config.type)).to.deep.equal([config, config, config, config]);
  });

  it('covers the whole catalogue', () => {
    const covered = new Set([
      ...Object.keys(ACTS),
      ...RESPONSES.map(({ type }) => type),
      'zcc-init-config-response',
    ]);
    expect(
      catalogue.toWidget.map(({ type }) => type).filter((type) => !covered.has(type)),
    ).to.deep.equal([]);
  });
});
