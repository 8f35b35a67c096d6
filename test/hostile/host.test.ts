import { expect } from '@open-wc/testing';
import type { PhoneEventMap, SmartEmbedError, ZoomPhoneEmbed } from '../../src/index.js';
import {
  ccWithPuppet,
  collect,
  eventAfter,
  frameLoaded,
  incomingArrived,
  outgoingArrived,
  phoneWithPuppet,
  rejection,
} from '../support/embed.js';
import { Listeners } from '../support/listeners.js';
import { Puppet } from '../support/puppet.js';
import { LongTimers } from '../support/timers.js';
import { PATIENCE } from '../support/until.js';

type Search = PhoneEventMap['zp-contact-search-event'];

const SEARCH = 'zp-contact-search-event';
const SEARCHED = 'zp-contact-search-response';
const RINGING = 'zp-call-ringing-event';
const search = (requestId?: string) => ({ type: SEARCH, data: { requestId, searchString: 'a' } });
const ringing = (id: string) => ({ type: RINGING, id, data: { callId: id } });
const pending = () => new Promise<never>(() => undefined);

/** Attaches to the widget that is loading, and hears of each message once. */
async function works(phone: ZoomPhoneEmbed): Promise<Puppet> {
  const puppet = await Puppet.attach(await frameLoaded(phone));
  await puppet.message('zp-init-config');
  expect(phone.status).to.equal('ready');
  const told = collect(phone, RINGING);
  await puppet.send(ringing(crypto.randomUUID()));
  await incomingArrived(phone, puppet);
  expect(told).to.have.lengthOf(1);
  return puppet;
}

describe('a host that acts while its request is given up', () => {
  /** What ends the load, and so aborts the signal. */
  const ENDS: Record<string, (phone: ZoomPhoneEmbed) => unknown> = {
    'reload()': (phone) => {
      phone.reload();
    },
    'remove()': (phone) => {
      phone.remove();
    },
    'a src that is none': (phone) => {
      phone.src = 'javascript:void 0';
      return phone.updateComplete;
    },
  };
  let listeners: Listeners;
  beforeEach(() => {
    listeners = new Listeners(window, document);
  });
  afterEach(() => {
    listeners.restore();
  });

  /** A phone with a request and a command that wait; `act` runs in the middle of `end`. */
  async function during(
    end: (phone: ZoomPhoneEmbed) => unknown,
    act: (phone: ZoomPhoneEmbed) => void,
  ): Promise<ZoomPhoneEmbed> {
    const { phone, puppet } = await phoneWithPuppet();
    let acted = 0;
    phone.addEventListener(SEARCH, (event) => {
      event.respondWith(pending());
      event.signal.addEventListener('abort', () => {
        acted++;
        act(phone);
      });
    });
    await eventAfter(phone, SEARCH, () => puppet.send(search('s')));
    await end(phone);
    expect(acted).to.equal(1);
    await phone.updateComplete;
    return phone;
  }

  for (const [name, end] of Object.entries(ENDS)) {
    const isRemoval = name === 'remove()';

    it(`by loading the widget again in ${name}: one widget, one listener`, async () => {
      const phone = await during(end, (each) => {
        each.src = Puppet.url();
        each.reload();
      });
      if (isRemoval) {
        expect(phone.status).to.equal('idle');
        expect(listeners.left).to.deep.equal([]);
        return;
      }
      await works(phone);
      expect(listeners.of(window, 'message')).to.have.lengthOf(1);
      expect(phone.shadowRoot?.querySelectorAll('iframe')).to.have.lengthOf(1);
      const fallback = phone.shadowRoot!.querySelector<HTMLElement>('[part=fallback]')!;
      expect(fallback.checkVisibility()).to.equal(false);
      phone.remove();
      expect(listeners.left).to.deep.equal([]);
    });

    it(`by removing the embed in ${name}: nothing is left`, async () => {
      const phone = await during(end, (each) => {
        each.remove();
      });
      expect(phone.status).to.equal('idle');
      expect(phone.iframe).to.equal(null);
      expect(listeners.left).to.deep.equal([]);
    });

    it(`by a command in ${name}: it is settled`, async () => {
      const settled: Promise<unknown>[] = [];
      const phone = await during(end, (each) => {
        settled.push(
          each.makeCall('+1').catch((error: unknown) => (error as SmartEmbedError).code),
        );
      });
      if (phone.status === 'loading') await works(phone);
      const outcome = isRemoval ? 'disconnected' : phone.status === 'error' && 'not-ready';
      expect(await settled[0]).to.equal(outcome || undefined);
    });
  }

  it('also after preventDefault(): at its time limit, and when the embed leaves', async () => {
    for (const how of ['late', 'removed'] as const) {
      const { phone, puppet } = await phoneWithPuppet();
      phone.responseTimeout = how === 'late' ? 20 : 10_000;
      let aborted: Promise<unknown> | undefined;
      phone.addEventListener(SEARCH, (event) => {
        event.preventDefault();
        const { signal } = event;
        aborted = new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            resolve(signal.reason.name);
          });
        });
      });
      await eventAfter(phone, SEARCH, () => puppet.send(search('s')));
      if (how === 'removed') phone.remove();
      expect(await aborted).to.equal(how === 'late' ? 'TimeoutError' : 'SmartEmbedError');
    }
  });

  it('by answering and leaving in one listener: no timer stays', async () => {
    const timers = new LongTimers();
    const { phone, puppet } = await phoneWithPuppet();
    phone.addEventListener(SEARCH, (event) => {
      event.respondWith(pending());
      phone.remove();
    });
    await eventAfter(phone, SEARCH, () => puppet.send(search('s')));
    expect(timers.delays).to.deep.equal([]);
    timers.restore();
  });
});

describe('a host whose answer throws when it is read', () => {
  const thrown = (): never => {
    throw new Error('the host');
  };
  const revoked = (): object => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    return proxy;
  };
  const ANSWERS: Record<string, () => unknown> = {
    'a then() that throws when it is read': () =>
      Object.defineProperty({}, 'then', { get: thrown }),
    'a then() that throws': () => ({ then: thrown }),
    'a proxy that is revoked': revoked,
    'a promise of a revoked proxy': () => ({
      then: (done: (value: unknown) => void) => done([revoked()]),
    }),
    'an entry that throws': () => [Object.defineProperty({}, 'number', { get: thrown })],
  };
  for (const [name, answer] of Object.entries(ANSWERS)) {
    it(`${name}: the request is answered, and those behind it too`, async () => {
      const { phone, puppet } = await phoneWithPuppet();
      const errors = collect<CustomEvent<SmartEmbedError>>(phone, 'embed-error');
      let requests = 0;
      phone.addEventListener(SEARCH, (event: Search) => {
        if (!requests++) event.respondWith(answer() as never);
        else event.respondWith([{ number: '+1', displayName: 'Ada' }]);
      });
      // Without an id, they are answered in their order.
      await puppet.send(search(), search(), search());
      await puppet.message(SEARCHED, 3);
      expect(puppet.messages(SEARCHED).map(({ data }) => data.contacts.length)).to.deep.equal([
        0, 1, 1,
      ]);
      expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['response-failed']);
    });
  }

  it('200,000 wrong entries: the request is answered, and told of in a few words', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    phone.addEventListener(SEARCH, (event: Search) => {
      event.respondWith(Array<never>(200_000).fill({ number: 1 } as never));
    });
    const { detail } = await eventAfter(phone, 'embed-error', () => puppet.send(search('s')));
    expect(detail.code).to.equal('response-failed');
    expect(detail.message.length).to.be.below(20_000);
    expect((await puppet.message(SEARCHED)).data.contacts).to.deep.equal([]);
  });
});

describe('a log that acts on what it is told', () => {
  it('changes nothing of the records', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    phone.addEventListener('embed-message', ({ detail: { message } }) => {
      if (message.type === RINGING) Object.assign(message.data as object, { callId: 'b' });
    });
    await puppet.send(ringing('a'));
    await incomingArrived(phone, puppet);
    expect(phone.calls.map(({ callId }) => callId)).to.deep.equal(['a']);
  });

  it('changes nothing of what settles a command', async () => {
    const { cc, puppet } = await ccWithPuppet();
    cc.addEventListener('embed-message', ({ detail: { direction, message } }) => {
      if (direction === 'in') Object.assign(message.data ?? {}, { requestId: 'b' });
    });
    const info = cc.getAgentInfo({ requestId: 'a', timeout: PATIENCE });
    await puppet.message('zcc-agent-info-request');
    await puppet.send({ type: 'zcc-agent-info-response', data: { requestId: 'a', name: 'Ada' } });
    expect(await info).to.include({ name: 'Ada' });
  });

  it('by loading the widget again: the request looks as hosts know it, and is given up', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const errors: unknown[] = [];
    phone.addEventListener('embed-message', ({ detail: { message } }) => {
      if (message.type === SEARCH) phone.reload();
    });
    const asked = new Promise<Search>((resolve) => {
      phone.addEventListener(SEARCH, (event) => {
        try {
          event.respondWith([]);
        } catch (error) {
          errors.push(error);
        }
        resolve(event);
      });
    });
    await puppet.send(search('s'));
    const { signal } = await asked;
    expect(errors).to.deep.equal([]);
    expect(signal.aborted).to.equal(true);
    expect(signal.reason).to.have.property('code', 'reloaded');
    const fresh = await works(phone);
    await outgoingArrived(phone, fresh);
    expect(fresh.messages(SEARCHED)).to.deep.equal([]);
  });
});

describe('a page that was busy or asleep', () => {
  it('dials nothing late, though the timer of the call is late itself', async () => {
    const { now } = Date;
    const phone = document.createElement('zoom-phone-embed');
    phone.src = Puppet.url();
    document.body.append(phone);
    const late = rejection(phone.makeCall('+1', {}, { timeout: 20_000 }));
    const patient = phone.makeCall('+2', {}, { timeout: 60_000 });
    Date.now = () => now() + 30_000;
    const puppet = await Puppet.attach(await frameLoaded(phone));
    await patient;
    Date.now = now;
    expect(await late).to.include({ code: 'not-ready', sent: false });
    await outgoingArrived(phone, puppet);
    expect(puppet.messages('zp-make-call').map(({ data }) => data.number)).to.deep.equal(['+2']);
    phone.remove();
  });

  it('posts what it was given at the call, whatever becomes of that while it waits', async () => {
    const phone = document.createElement('zoom-phone-embed');
    phone.src = Puppet.url();
    document.body.append(phone);
    const data = { number: '+1', list: [1] };
    const posted = Promise.all([
      phone.post('zp-of-tomorrow', data),
      phone.post('zp-make-call', data),
    ]);
    data.number = '';
    data.list.push(2);
    const puppet = await Puppet.attach(await frameLoaded(phone));
    await posted;
    for (const type of ['zp-of-tomorrow', 'zp-make-call']) {
      expect((await puppet.message(type)).data).to.deep.equal({ number: '+1', list: [1] });
    }
    phone.remove();
  });
});
