import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import catalogue from '../../fixtures/contact-center.json' with { type: 'json' };
import {
  AGENT,
  agentStatusOf,
  createAgentStatusStore,
  createAgentSubReasonStore,
  type AgentStatus,
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
  const learn = (...statuses: AgentStatus[]) => {
    const store = createAgentSubReasonStore();
    for (const data of statuses) store.apply({ type: NOTIFICATION, data });
    return store;
  };

  it('are listed with the newest first, frozen', () => {
    const { list } = learn(training, lunch, training);
    expect(list).to.deep.equal([
      { statusCode: 'Ab_9', parentStatusCode: '2', subReason: 'Lunch' },
      { statusCode: '22', parentStatusCode: '2', subReason: 'Training' },
    ]);
    expect(Object.isFrozen(list)).to.equal(true);
    expect(list.every(Object.isFrozen)).to.equal(true);
  });

  it('are the same list where nothing is new', () => {
    const store = learn(training, lunch);
    const { list } = store;
    for (const data of [
      training,
      { statusCode: '1', status: 'Ready' },
      { statusCode: '24', parentStatusCode: '2' },
      { ...training, statusCode: '2' },
      { statusCode: '9', subReason: 'Nowhere' },
    ]) {
      store.apply({ type: NOTIFICATION, data });
    }
    expect(store.list).to.equal(list);
  });

  it('keep their place when they are renamed', () => {
    const store = learn(training, lunch);
    store.apply({ type: NOTIFICATION, data: { ...training, subReason: 'Coaching' } });
    expect(store.list.map(({ subReason }) => subReason)).to.deep.equal(['Lunch', 'Coaching']);
  });

  it('are not the status itself, of which the last one counts, frozen', () => {
    const store = createAgentStatusStore();
    const changes: unknown[] = [];
    store.subscribe((change) => changes.push(change));
    store.apply({ type: NOTIFICATION, data: training });
    store.apply({ type: NOTIFICATION, data: training });
    store.apply({ type: NOTIFICATION, data: { statusCode: '1', status: 'Ready' } });
    const ready = { statusCode: '1', status: 'Ready' };
    expect(store.get(AGENT)).to.deep.equal(ready);
    expect(store.get(AGENT)).to.be.frozen;
    expect(changes).to.deep.equal([{ record: training }, { record: ready, previous: training }]);
  });
});
