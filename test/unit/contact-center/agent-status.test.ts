import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import catalogue from '../../fixtures/contact-center.json' with { type: 'json' };
import {
  addSubReason,
  agentStatusOf,
  type AgentStatus,
  type AgentSubReason,
} from '../../../src/contact-center/agent-status.js';

const NOTIFICATION = 'zcc-agent-status-notification';
const INFO = 'zcc-agent-info-response';

describe("the agent's status", () => {
  it('is what the notification tells', () => {
    const { message } = catalogue.fromWidget.find(({ type }) => type === NOTIFICATION)!;
    expect(agentStatusOf(message)).to.deep.equal({
      statusCode: '22',
      status: 'Not Ready',
      parentStatusCode: '2',
      subReason: 'Training',
    });
  });

  it('has codes as text, and no field that was not told', () => {
    const data = { statusCode: 0, status: 'Offline', parentStatusCode: null, subReason: '' };
    const status = agentStatusOf({ type: NOTIFICATION, data });
    expect(status).to.deep.equal({ statusCode: '0', status: 'Offline' });
    expect(Object.keys(status!)).to.deep.equal(['statusCode', 'status']);
    expect(Object.isFrozen(status)).to.equal(true);
    const opaque = agentStatusOf({
      type: NOTIFICATION,
      data: { statusCode: 'pQ9_x', parentStatusCode: 2 },
    });
    expect(opaque).to.deep.equal({ statusCode: 'pQ9_x', parentStatusCode: '2' });
  });

  it('is taken from the agent info where that has a status code', () => {
    const info = (data: unknown) => agentStatusOf({ type: INFO, data });
    expect(info({ requestId: 'r', statusCode: '1', status: 'Ready' })).to.deep.equal({
      statusCode: '1',
      status: 'Ready',
    });
    expect(info({ requestId: 'r', status: true })).to.equal(undefined);
    expect(info({ requestId: 'r', statusCode: 200 })).to.equal(undefined);
  });

  it('is told by no other message, and by none without a code', () => {
    expect(agentStatusOf({ type: 'zcc-error', data: { statusCode: '1' } })).to.equal(undefined);
    for (const data of [
      undefined,
      null,
      'Ready',
      1,
      [],
      {},
      { statusCode: '' },
      { statusCode: {} },
    ]) {
      expect(agentStatusOf({ type: NOTIFICATION, data })).to.equal(undefined);
    }
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.constantFrom(NOTIFICATION, INFO), fc.anything(), (type, data) => {
        const status = agentStatusOf({ type, data });
        expect(typeof status?.statusCode).to.be.oneOf(['string', 'undefined']);
      }),
    );
  });
});

describe('the reasons that the notifications teach', () => {
  const training: AgentStatus = {
    statusCode: '22',
    status: 'Not Ready',
    parentStatusCode: '2',
    subReason: 'Training',
  };
  const lunch: AgentStatus = { statusCode: 'Ab_9', parentStatusCode: '2', subReason: 'Lunch' };
  const learn = (...statuses: AgentStatus[]) =>
    statuses.reduce<readonly AgentSubReason[]>(addSubReason, []);

  it('are listed in the order in which they were first heard of', () => {
    const reasons = learn(training, lunch, training);
    expect(reasons).to.deep.equal([
      { statusCode: '22', parentStatusCode: '2', subReason: 'Training' },
      { statusCode: 'Ab_9', parentStatusCode: '2', subReason: 'Lunch' },
    ]);
    expect(Object.isFrozen(reasons)).to.equal(true);
    expect(reasons.every(Object.isFrozen)).to.equal(true);
  });

  it('are the same list where nothing is new', () => {
    const reasons = learn(training, lunch);
    expect(addSubReason(reasons, training)).to.equal(reasons);
    expect(addSubReason(reasons, { statusCode: '1', status: 'Ready' })).to.equal(reasons);
    expect(addSubReason(reasons, { statusCode: '24', parentStatusCode: '2' })).to.equal(reasons);
    expect(addSubReason(reasons, { ...training, statusCode: '2' })).to.equal(reasons);
    expect(addSubReason(reasons, { statusCode: '9', subReason: 'Nowhere' })).to.equal(reasons);
  });

  it('keep their place when they are renamed', () => {
    const reasons = learn(training, lunch);
    const renamed = addSubReason(reasons, { ...training, subReason: 'Coaching' });
    expect(renamed.map(({ subReason }) => subReason)).to.deep.equal(['Coaching', 'Lunch']);
    expect(reasons.map(({ subReason }) => subReason)).to.deep.equal(['Training', 'Lunch']);
  });
});
