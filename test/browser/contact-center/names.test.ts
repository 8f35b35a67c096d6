import { expect } from '@open-wc/testing';
import type { CcEventMap, ZoomCcEmbed } from '../../../src/index.js';
import { ccWithPuppet, collect, incomingArrived } from '../../support/embed.js';
import type { Puppet } from '../../support/puppet.js';
import { reportedDuring } from '../../support/reported.js';

const TYPE = 'zcc-incomingPhone-request';
const NAME = 'zcc-incoming-phone-request';
const RESPONSE = 'zcc-incomingPhone-response';
const data = { engagementId: 'e', incomingPhoneNumber: '+1', channel: 'voice' };
const ada = { id: 1, name: 'Ada' };

type Request = CcEventMap[typeof TYPE];

describe('a message whose type has capitals', () => {
  let cc: ZoomCcEmbed;
  let puppet: Puppet;
  beforeEach(async () => {
    ({ cc, puppet } = await ccWithPuppet());
  });
  const answers = async (): Promise<unknown[]> => {
    await puppet.send({ type: TYPE, data });
    await incomingArrived(cc, puppet);
    await cc.post('end');
    await puppet.message('end');
    return puppet.messages(RESPONSE).map((message) => message.data);
  };

  it('is also an event of its lower-case, hyphenated name, with all that it has', async () => {
    const above = collect<Request>(cc.parentElement!, TYPE, NAME);
    await answers();
    expect(above.map(({ type }) => type)).to.deep.equal([TYPE, NAME]);
    const [event, renamed] = above as [Request, Request];
    expect(renamed.constructor).to.equal(event.constructor);
    expect(renamed.detail).to.equal(event.detail);
    expect(renamed.message).to.equal(event.message);
    expect(renamed.drift).to.deep.equal(event.drift);
    expect(renamed.signal).to.equal(event.signal);
    expect([renamed.bubbles, renamed.composed, renamed.cancelable]).to.deep.equal([
      true,
      true,
      true,
    ]);
  });

  it('is so also where this version does not know it, and never where it has none', async () => {
    const told = collect(cc, 'zcc-ofTomorrow-event', 'zcc-of-tomorrow-event', 'zcc-call-ringing');
    await puppet.send(
      { type: 'zcc-ofTomorrow-event', data: { a: 1 } },
      { type: 'zcc-call-ringing', data: { engagementId: 'e' } },
    );
    await incomingArrived(cc, puppet);
    expect(told.map(({ type, detail }) => [type, detail])).to.deep.equal([
      ['zcc-ofTomorrow-event', { a: 1 }],
      ['zcc-of-tomorrow-event', { a: 1 }],
      ['zcc-call-ringing', { engagementId: 'e' }],
    ]);
  });

  it('is what a warning names, once, where a listener waits under a name that never comes', () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warnings.push(text);
    const listen = (...names: string[]): void => {
      for (const name of names) cc.addEventListener(name, () => {});
    };
    listen(TYPE, NAME, 'zcc-of-tomorrow', 'click', 'engagements-change');
    const none = [...warnings];
    listen('zcc-incomingphone-request', 'zccIncomingPhoneRequest', 'zcc-incomingphone-request');
    listen('EngagementsChange', 'embedReady');
    console.warn = warn;
    expect(none).to.deep.equal([]);
    expect(warnings).to.deep.equal([
      `zoom-embed-elements: no event is called zcc-incomingphone-request; listen for ${TYPE}`,
      `zoom-embed-elements: no event is called zccIncomingPhoneRequest; listen for ${TYPE}`,
      'zoom-embed-elements: no event is called EngagementsChange; listen for engagements-change',
      'zoom-embed-elements: no event is called embedReady; listen for embed-ready',
    ]);
  });

  it('is answered under either name, and once', async () => {
    cc.addEventListener(NAME, (event) => {
      event.respondWith([ada]);
    });
    expect(await answers()).to.deep.equal([[ada]]);
    cc.addEventListener(TYPE, (event) => {
      event.respondWith([{ ...ada, name: 'First' }]);
    });
    const errors = await reportedDuring(async () => {
      expect((await answers()).slice(1)).to.deep.equal([[{ ...ada, name: 'First' }]]);
    });
    expect(errors.map((error) => (error as DOMException).name)).to.deep.equal([
      'InvalidStateError',
    ]);
  });

  it('is prevented under either name', async () => {
    for (const name of [TYPE, NAME] as const) {
      cc.addEventListener(
        name,
        (event) => {
          event.preventDefault();
        },
        { once: true },
      );
      expect(await answers(), name).to.deep.equal([]);
    }
    expect(await answers(), 'neither').to.deep.equal([[]]);
  });
});
