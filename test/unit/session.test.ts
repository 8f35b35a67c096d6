import { expect } from '@open-wc/testing';
import { CommandQueue } from '../../src/session/commands.js';
import { SeenIds } from '../../src/session/seen-ids.js';
import { SmartEmbedError } from '../../src/wire/errors.js';
import { FakeChannel } from '../support/fake-channel.js';
import { FakeHost } from '../support/fake-host.js';
import { rejection } from '../support/rejection.js';
import { CONFIG, FOUND, SessionBed } from '../support/session-bed.js';
import { describeSession } from '../support/session-contract.js';
import { LongTimers } from '../support/timers.js';

describeSession('a channel without a window', () => {
  const channel = new FakeChannel();
  return Promise.resolve({
    channel,
    loaded: () => {
      channel.load();
      return Promise.resolve();
    },
    say: (...messages: unknown[]) => {
      for (const message of messages) channel.say(message);
      return Promise.resolve();
    },
    posted: (count: number) => {
      expect(channel.posted.length).to.be.at.least(count);
      return Promise.resolve(channel.posted);
    },
  });
});

const GONE = new SmartEmbedError('disconnected', 'the embed left the document');

describe('a session', () => {
  let timers: LongTimers;
  let channel: FakeChannel;
  let bed: SessionBed;
  const make = (options?: ConstructorParameters<typeof SessionBed>[1]): SessionBed => {
    channel = new FakeChannel();
    bed = new SessionBed(channel, options);
    return bed;
  };
  const start = (options?: Parameters<typeof make>[0]): SessionBed => {
    make(options).session.start();
    return bed;
  };
  /** What the host was told since the last time, without the log of messages. */
  const heard = (): string[] =>
    bed.host.heard.splice(0).filter((what) => !/Timeout|^log/.test(what));

  beforeEach(() => {
    timers = new LongTimers();
  });
  afterEach(() => {
    bed.session.end(GONE);
    timers.restore();
  });

  describe('waits for its widget', () => {
    it('and stalls where that gives no sign of life in time, until it does', async () => {
      start();
      const [first, second] = [rejection(bed.send('zp-x')), rejection(bed.send('zp-y'))];
      expect(timers.pass(30_000)).to.equal(1);
      expect(heard()).to.deep.equal(['status stalled', 'emit embed-error']);
      expect(bed.host.errors[0]).to.include({ code: 'not-ready', sent: false });
      for (const error of await Promise.all([first, second])) {
        expect(error).to.include({ code: 'not-ready', sent: false });
      }
      expect(await rejection(bed.send('zp-z'))).to.include({ code: 'not-ready', sent: false });
      channel.say({ type: 'hello' });
      expect(heard()).to.deep.equal(['configuration', 'status ready', 'emit embed-ready']);
      expect(channel.types).to.deep.equal(['zp-config']);
    });

    it('for as long as the embed says, even for ever', () => {
      const host = new FakeHost();
      host.readyAfter = Infinity;
      start({ host });
      expect(timers.delays).to.deep.equal([]);
      expect(bed.session.status).to.equal('loading');
    });

    it('no longer once it has loaded', () => {
      start();
      channel.load();
      expect(timers.delays).not.to.include(30_000);
      expect(bed.session.status).to.equal('ready');
    });

    it('until its first word, where loading means nothing, and configures it when it asks', () => {
      start({ startsAtLoad: false });
      channel.load();
      expect(heard()).to.deep.equal([]);
      channel.say({ type: 'zp-told' });
      expect(heard()).to.deep.equal([
        'apply zp-told',
        'status ready',
        'emit embed-ready',
        'deliver zp-told',
      ]);
      expect(channel.posted).to.deep.equal([]);
      channel.say({ type: 'zp-configure' });
      expect(channel.posted).to.deep.equal([CONFIG]);
      expect(timers.pass(30_000)).to.equal(1);
      expect(bed.session.status).to.equal('ready');
    });

    it('whom the page keeps out: what loads in its place is nothing', async () => {
      start();
      const sent = rejection(bed.send('zp-x'));
      channel.block('the policy');
      expect(heard()).to.deep.equal(['status stalled', 'emit embed-error']);
      expect(await sent).to.include({ code: 'not-ready', message: 'zp-x: the policy' });
      channel.block('again');
      channel.load();
      expect(heard()).to.deep.equal([]);
      expect(timers.delays).to.deep.equal([]);
      channel.say({ type: 'zp-told' });
      expect(bed.session.status).to.equal('ready');
      channel.load();
      expect(bed.session.status).to.equal('ready');
    });

    it('and knows that another frame was kept out once it has spoken', () => {
      start();
      channel.say({ type: 'zp-told' });
      channel.block();
      expect(bed.session.status).to.equal('ready');
      expect(bed.host.errors).to.deep.equal([]);
    });
  });

  describe('configures its widget', () => {
    it('again one and three seconds after a load, while it says nothing', () => {
      start();
      channel.load();
      expect(timers.delays).to.deep.equal([1000, 3000]);
      timers.pass(1000);
      expect(channel.types).to.deep.equal(['zp-config', 'zp-config']);
      timers.pass(3000);
      expect(channel.types).to.deep.equal(['zp-config', 'zp-config', 'zp-config']);
      channel.load();
      channel.say({ type: 'hello' });
      timers.pass(1000);
      timers.pass(3000);
      expect(channel.types).to.have.lengthOf(4);
    });

    it('each time it asks, but for a question that came before', () => {
      start({ startsAtLoad: false });
      channel.say({ type: 'zp-configure', id: 1 });
      expect(heard()).not.to.include('renewed');
      channel.say({ type: 'zp-configure', id: 1 });
      expect(channel.types).to.have.lengthOf(1);
      channel.say({ type: 'zp-configure', id: 2 });
      channel.say({ type: 'zp-configure' });
      expect(channel.types).to.have.lengthOf(3);
      expect(heard().filter((what) => what === 'renewed')).to.have.lengthOf(2);
    });

    it('again after it has changed, not before it was configured at all', () => {
      start({ startsAtLoad: false });
      bed.session.reconfigure();
      channel.say({ type: 'zp-told' });
      bed.session.reconfigure();
      expect(channel.posted).to.deep.equal([]);
      channel.say({ type: 'zp-configure' });
      bed.host.config = 2;
      bed.session.reconfigure();
      expect(channel.posted).to.deep.equal([CONFIG, { type: 'zp-config', data: 2 }]);
    });

    for (const [what, config] of [
      ['cannot be cloned', () => 0],
      [
        'throws when it is read',
        {
          get x() {
            throw new Error('read');
          },
        },
      ],
    ] as const) {
      it(`and reports a configuration that ${what}, ready all the same`, async () => {
        const host = new FakeHost();
        host.config = config;
        start({ host });
        const sent = bed.send('zp-x');
        channel.load();
        await sent;
        expect(host.errors.map(({ code }) => code)).to.deep.equal(['invalid-config']);
        expect(host.errors[0]?.cause).to.be.instanceOf(Error);
        expect(channel.types).to.deep.equal(['zp-x']);
      });
    }
  });

  describe('notices that its frame', () => {
    it('has loaded again by itself: what is there now has not spoken', () => {
      start();
      channel.load();
      channel.say({ type: 'zp-told' });
      heard();
      channel.load();
      expect(bed.session.confirmed).to.equal(false);
      expect(heard()).to.deep.equal(['renewed', 'configuration']);
      expect(bed.session.status).to.equal('ready');
    });

    it('has loaded after it has asked, as it did the first time: it is still confirmed', () => {
      start({ startsAtLoad: false });
      channel.say({ type: 'zp-configure' });
      channel.load();
      channel.say({ type: 'zp-configure' });
      heard();
      channel.load();
      expect(bed.session.confirmed).to.equal(true);
      expect(heard()).to.deep.equal([]);
      channel.load();
      expect(bed.session.confirmed).to.equal(false);
      expect(heard()).to.deep.equal(['renewed']);
    });
  });

  describe('takes a message', () => {
    it('to the records first, then to the log, then to its listeners', () => {
      start();
      channel.load();
      bed.host.heard.length = 0;
      channel.say({ type: 'zp-told', data: { a: 1 } });
      expect(bed.host.heard).to.deep.equal(['apply zp-told', 'log in zp-told', 'deliver zp-told']);
      const { detail, message, drift } = bed.host.events[0]!;
      expect(detail).to.deep.equal({ a: 1 });
      expect(message).to.deep.equal({ type: 'zp-told', data: { a: 1 } });
      expect(drift).to.deep.equal([]);
    });

    it('with the drift of its row, and none of a type that it does not know', () => {
      start();
      channel.say({ type: 'zp-told', data: { a: 'one' } });
      channel.say({ type: 'zp-of-tomorrow', data: { a: 'one' } });
      expect(bed.host.events.map(({ type, drift }) => [type, drift])).to.deep.equal([
        ['zp-told', ['a: must be a number']],
        ['zp-of-tomorrow', []],
      ]);
    });

    it('with an id that came before to the log only', () => {
      start();
      channel.load();
      channel.say({ type: 'zp-told', id: 7 });
      heard();
      channel.say({ type: 'zp-told', id: '7' });
      channel.say({ type: 'zp-asked', id: 1 });
      channel.say({ type: 'zp-asked', id: 1 });
      expect(heard()).to.deep.equal(['apply zp-asked', 'deliver zp-asked']);
      expect(bed.host.records.filter(({ direction }) => direction === 'in')).to.have.lengthOf(4);
      expect(channel.types.filter((type) => type === 'zp-answered')).to.have.lengthOf(1);
    });

    for (const message of [null, 'text', 7, [], {}, { type: 7 }, { type: 'click' }]) {
      it(`that is ${JSON.stringify(message)} for a sign of life, and nothing more`, () => {
        start();
        channel.say(message);
        expect(bed.session.confirmed).to.equal(true);
        expect(bed.session.status).to.equal('ready');
        expect(bed.host.records[0]).to.deep.include({ direction: 'in', message });
        expect(bed.host.events).to.deep.equal([]);
        expect(heard().filter((what) => what.startsWith('apply'))).to.deep.equal([]);
      });
    }

    it('of the other product for none at all', () => {
      start();
      channel.say({ type: 'zcc-told' }, 'https://other.test');
      expect(heard()).to.deep.equal([]);
      expect(bed.host.records).to.deep.equal([]);
      expect(bed.session.confirmed).to.equal(false);
      channel.load();
      expect(channel.origins).to.deep.equal([channel.origin]);
    });

    it('and answers to where the last one came from', async () => {
      start();
      channel.load();
      channel.say({ type: 'hello' }, 'https://elsewhere.test');
      await bed.send('zp-x');
      channel.say({ type: 'zp-asked' });
      expect(channel.origins).to.deep.equal([
        channel.origin,
        'https://elsewhere.test',
        channel.origin,
      ]);
    });

    it('for the answer of a command, and for its refusal', async () => {
      start();
      channel.load();
      const found = bed.send('zp-find', { requestId: 'a' }, FOUND);
      const refused = rejection(bed.send('zp-find', { requestId: 'b' }, FOUND));
      channel.say({ type: 'zp-found', data: { requestId: 'a' } });
      channel.say({ type: 'zp-error', data: { requestId: 'b', code: 7, message: 'no' } });
      expect(await found).to.deep.equal({ requestId: 'a' });
      expect(await refused).to.include({ code: 'widget-error', widgetCode: '7', sent: true });
      expect(bed.host.events.map(({ type }) => type)).to.deep.equal(['zp-found', 'zp-error']);
    });

    it('for the answer of a command that was sent in the log of the same command', async () => {
      start();
      channel.load();
      bed.host.act = (what) => {
        if (what === 'log out zp-find') {
          channel.say({ type: 'zp-found', data: { requestId: 'a' } });
        }
      };
      expect(await bed.send('zp-find', { requestId: 'a' }, FOUND)).to.deep.equal({
        requestId: 'a',
      });
    });
  });

  describe('answers a request', () => {
    it('after its listeners, in the turn of the dispatch', () => {
      start();
      channel.load();
      bed.host.heard.length = 0;
      channel.say({ type: 'zp-asked' });
      expect(bed.host.heard).to.deep.equal([
        'apply zp-asked',
        'log in zp-asked',
        'deliver zp-asked',
        'log out zp-answered',
      ]);
      expect(channel.posted.at(-1)).to.deep.equal({ type: 'zp-answered', data: { value: [] } });
    });
  });

  describe('sends', () => {
    it('what waited in order, then says that it is ready, then what came meanwhile', () => {
      start();
      void bed.send('zp-1');
      void bed.send('zp-2');
      bed.host.act = (what) => {
        if (what === 'log out zp-1') void bed.send('zp-3');
        if (what === 'emit embed-ready') void bed.send('zp-4');
      };
      channel.load();
      expect(channel.types).to.deep.equal(['zp-config', 'zp-1', 'zp-2', 'zp-3', 'zp-4']);
      expect(bed.host.heard.filter((what) => / out |ready$/.test(what))).to.deep.equal([
        'log out zp-config',
        'status ready',
        'log out zp-1',
        'log out zp-2',
        'log out zp-3',
        'emit embed-ready',
        'log out zp-4',
      ]);
    });

    it('a message that nobody waits for to a widget that is ready, and to no other', () => {
      start();
      bed.session.post({ type: 'zp-early' });
      channel.load();
      bed.session.post({ type: 'zp-late' });
      expect(channel.types).to.deep.equal(['zp-config', 'zp-late']);
    });

    it('nothing whose time is over by the clock, though its timer is late', async () => {
      const { now } = Date;
      start();
      const late = rejection(bed.send('zp-late', undefined, undefined, { timeout: 2000 }));
      const fresh = bed.send('zp-fresh', undefined, undefined, { timeout: 60_000 });
      Date.now = () => now() + 30_000;
      channel.load();
      Date.now = now;
      await fresh;
      expect(await late).to.include({ code: 'not-ready', sent: false });
      expect(channel.types).to.deep.equal(['zp-config', 'zp-fresh']);
    });

    it('and tells of each message', () => {
      start();
      channel.load();
      channel.say({ type: 'hello' });
      expect(bed.host.records.map(({ direction, message }) => [direction, message])).to.deep.equal([
        ['out', CONFIG],
        ['in', { type: 'hello' }],
      ]);
    });
  });

  describe('hands on to the next one', () => {
    it('what was not posted, and the ids that were seen; not what waits for an answer', async () => {
      const memory = { seen: new SeenIds(), queue: new CommandQueue() };
      start({ memory });
      channel.load();
      channel.say({ type: 'zp-told', id: 1 });
      const waiting = rejection(bed.send('zp-find', { requestId: 'a' }, FOUND));
      const { session } = bed;
      start({ memory });
      session.end(new SmartEmbedError('reloaded', 'the widget was loaded anew'));
      const queued = bed.send('zp-x');
      expect(await waiting).to.include({ code: 'reloaded', sent: true });
      channel.load();
      await queued;
      expect(channel.types).to.deep.equal(['zp-config', 'zp-x']);
      heard();
      channel.say({ type: 'zp-told', id: 1 });
      expect(heard()).to.deep.equal([]);
    });

    it('what was left when its end came while it sent', async () => {
      const memory = { seen: new SeenIds(), queue: new CommandQueue() };
      start({ memory });
      const sent = ['zp-1', 'zp-2', 'zp-3'].map((type) => bed.send(type));
      bed.host.act = (what) => {
        if (what.endsWith('out zp-1')) bed.session.end(GONE);
      };
      channel.load();
      expect(channel.types).to.deep.equal(['zp-config', 'zp-1']);
      start({ memory });
      channel.load();
      await Promise.all(sent);
      expect(channel.types).to.deep.equal(['zp-config', 'zp-2', 'zp-3']);
    });
  });

  describe('is thrown away whole', () => {
    it('and never begins where its end came first', () => {
      make();
      bed.session.end(GONE);
      bed.session.start();
      expect(channel.calls).to.deep.equal(['close']);
      expect(timers.delays).to.deep.equal([]);
    });

    it('once', () => {
      start();
      bed.session.end(GONE);
      bed.session.end(GONE);
      expect(channel.calls).to.deep.equal(['open', 'close']);
      expect(bed.session.confirmed).to.equal(false);
    });

    it('with the signals of the requests that wait: their answers go nowhere', async () => {
      start();
      channel.load();
      let answer!: (value: string[]) => void;
      let signal!: AbortSignal;
      bed.host.act = (what, event) => {
        if (what !== 'deliver zp-asked') return;
        ({ signal } = event);
        event.respondWith(new Promise((resolve) => (answer = resolve)));
      };
      channel.say({ type: 'zp-asked' });
      bed.session.end(GONE);
      expect(signal.reason).to.equal(GONE);
      answer(['late']);
      await Promise.resolve();
      expect(channel.calls.at(-1)).to.equal('close');
      expect(timers.delays).to.deep.equal([]);
      expect(bed.host.errors).to.deep.equal([]);
    });
  });

  /** Lives of a session in which each call on its host comes up. */
  const LIVES: Record<string, { startsAtLoad?: boolean; config?: unknown; live: () => void }> = {
    'that goes well': {
      live() {
        channel.load();
        say({ type: 'zp-told', id: 1 });
        say({ type: 'zp-told', id: 1 });
        say({ type: 'zp-asked', data: { answer: 'at once' } });
        say({ type: 'zp-asked', data: { answer: 'a promise' } });
        say({ type: 'zp-found', data: { requestId: 'a' } });
        say({ type: 'zp-error', data: { requestId: 'b' } });
        say({ type: 'hello' });
        timers.pass(1000);
        say({ type: 'zp-configure' });
        channel.load();
        timers.pass(3000);
        if (channel.isOpen) bed.session.reconfigure();
      },
    },
    'that configures a widget that stays silent': {
      live() {
        channel.load();
        timers.pass(1000);
        timers.pass(3000);
      },
    },
    'that stalls and recovers': {
      live() {
        timers.pass(30_000);
        say({ type: 'zp-told' });
        channel.load();
      },
    },
    'that is kept out by the page': {
      startsAtLoad: false,
      live() {
        channel.block();
        channel.load();
        say({ type: 'zp-configure' });
      },
    },
    'whose widget asks twice': {
      startsAtLoad: false,
      live() {
        say({ type: 'zp-configure' });
        channel.load();
        say({ type: 'zp-configure' });
      },
    },
    'whose configuration cannot be cloned': {
      config: () => 0,
      live() {
        channel.load();
        timers.pass(1000);
      },
    },
    'whose host answers badly': {
      live() {
        channel.load();
        say({ type: 'zp-asked', data: { answer: 'badly' } });
        say({ type: 'zp-asked', data: { answer: 'what cannot be cloned' } });
        say({ type: 'zp-asked', data: { answer: 'never' } });
        timers.pass(10_000);
      },
    },
  };
  /** The type of the message that is being taken. */
  let taken = '';
  const say = (message: { type: string; [field: string]: unknown }): void => {
    taken = message.type;
    channel.say(message);
    taken = '';
  };
  const ANSWERS: Record<string, (event: any) => void> = {
    'at once': (event) => event.respondWith(['one']),
    'a promise': (event) => event.respondWith(Promise.resolve(['one'])),
    badly: (event) => event.respondWith(['one', 2]),
    'what cannot be cloned': (event) => event.respondWith({ then: undefined, odd: () => 1 }),
    never: (event) => event.respondWith(new Promise(() => undefined)),
  };

  for (const [name, { live, startsAtLoad = true, config }] of Object.entries(LIVES)) {
    it(`${name} is silent from its end on, whichever call on the host brings that about`, async () => {
      /** Lives one life, ended by the call of this number; says how many calls there were. */
      const end = async (at: number): Promise<number> => {
        const host = new FakeHost();
        if (config !== undefined) host.config = config;
        make({ host, startsAtLoad });
        const { session, memory } = bed;
        const ends: string[] = [];
        let calls = 0;
        host.act = (what, subject) => {
          if (what === 'deliver zp-asked' && 'respondWith' in subject)
            ANSWERS[subject.detail.answer]?.(subject);
          if (ends.length && !what.endsWith('Timeout')) {
            // A message that has arrived is told to its end, a request as a plain event: records outlive a load.
            const own = [`apply ${taken}`, `log in ${taken}`, `deliver ${taken}`];
            expect(taken && own, `${what}, after its end in ${ends[0]}`).to.include(what);
          }
          if (calls++ !== at) return;
          ends.push(what);
          session.end(GONE);
        };
        session.start();
        const sent = [
          bed.send('zp-x'),
          bed.send('zp-find', { requestId: 'a' }, FOUND),
          bed.send('zp-find', { requestId: 'b' }, FOUND),
          bed.send('zp-find', { requestId: 'c' }, FOUND),
        ];
        const posted = new Set<unknown>();
        const outcomes = sent.map((each) =>
          each.then(
            () => 'done',
            (error: unknown) => error,
          ),
        );
        live();
        // Answers that are promises.
        for (let turn = 0; turn < 10; turn++) await Promise.resolve();
        if (ends.length) {
          expect(channel.calls.indexOf('close'), ends[0]).to.equal(channel.calls.length - 1);
          expect(channel.isOpen, ends[0]).to.equal(false);
          expect(session.confirmed, ends[0]).to.equal(false);
        }
        session.end(GONE);
        // What was not posted is left for the next load; nothing else still waits.
        memory.queue.rejectAll('not-ready', 'was left');
        expect(timers.delays, ends[0]).to.deep.equal([]);
        for (const { type, data } of channel.posted) posted.add((data as any)?.requestId ?? type);
        const names = ['zp-x', 'a', 'b', 'c'];
        for (const [index, outcome] of (await Promise.all(outcomes)).entries()) {
          const isPosted = posted.has(names[index]);
          if (outcome === 'done') expect(isPosted, ends[0]).to.equal(true);
          else expect((outcome as SmartEmbedError).sent, ends[0]).to.equal(isPosted);
        }
        return calls;
      };
      const calls = await end(-1);
      expect(calls).to.be.greaterThan(5);
      for (let at = 0; at < calls; at++) await end(at);
    });
  }
});
