import { expect } from '@open-wc/testing';
import * as z from 'zod/mini';
import { Requests } from '../../src/session/requests.js';
import { SmartEmbedError } from '../../src/wire/errors.js';
import type { WireMessage } from '../../src/wire/message.js';
import type { RequestRow } from '../../src/wire/rows.js';
import type { RequestWireEvent } from '../../src/wire/wire-event.js';
import { LongTimers } from '../support/timers.js';

const contact = z.looseObject({ name: z.string() });
const list: RequestRow = {
  data: z.looseObject({}),
  answer: z.array(contact),
  entry: contact,
  empty: [],
  response: { type: 'zp-listed', data: z.unknown() },
};
const map: RequestRow = { ...list, answer: z.looseObject({}), empty: {} };
const single: RequestRow = {
  data: z.looseObject({}),
  answer: contact,
  empty: {},
  response: { type: 'zp-single', data: z.unknown() },
};
const wrapped: RequestRow = {
  ...list,
  wrap: (contacts, { requestId }) => ({ responseId: requestId, contacts }),
};

const ASK: WireMessage = { type: 'zp-ask', data: { requestId: 'r' } };
const ada = { name: 'Ada' };

describe('a request of the widget', () => {
  let timers: LongTimers;
  let requests: Requests;
  let posted: WireMessage[];
  let errors: SmartEmbedError[];
  let events: RequestWireEvent[];
  /** What the host's listeners do. */
  let listen: (event: RequestWireEvent) => void;
  let timeout: number;

  beforeEach(() => {
    timers = new LongTimers();
    posted = [];
    errors = [];
    events = [];
    listen = () => undefined;
    timeout = 10_000;
    requests = new Requests({
      deliver: (event) => {
        events.push(event);
        listen(event);
        return !event.defaultPrevented;
      },
      post: (message) => posted.push(structuredClone(message)),
      report: (error) => errors.push(error),
      responseTimeout: () => timeout,
    });
  });
  afterEach(() => {
    requests.end(new SmartEmbedError('disconnected', 'the test is over'));
    timers.restore();
  });

  /** Lets promises settle. */
  const turns = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  const answerWith = (value: unknown): void => {
    listen = (event) => {
      event.respondWith(value);
    };
  };
  const data = (): unknown[] => posted.map((message) => message.data);
  const reasons = (): string[] => errors.map(({ code, message }) => `${code} ${message}`);

  it('is dispatched as an event that can be answered and prevented', () => {
    requests.receive(ASK, list);
    const [event] = events as [RequestWireEvent];
    expect(event.type).to.equal('zp-ask');
    expect(event.detail).to.equal(ASK.data);
    expect([event.bubbles, event.composed, event.cancelable]).to.deep.equal([true, true, true]);
    expect(event.signal.aborted).to.equal(false);
  });

  it('gets the empty answer at once where nobody answers', () => {
    requests.receive(ASK, list);
    requests.receive(ASK, single);
    expect(posted).to.deep.equal([
      { type: 'zp-listed', data: [] },
      { type: 'zp-single', data: {} },
    ]);
    expect(errors).to.deep.equal([]);
  });

  it('gets none where the host prevents the default', () => {
    listen = (event) => {
      event.preventDefault();
    };
    requests.receive(ASK, list);
    expect(posted).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
  });

  it('gets an answer at once, also where the default is prevented', () => {
    listen = (event) => {
      event.preventDefault();
      event.respondWith([ada]);
    };
    requests.receive(ASK, list);
    expect(posted).to.deep.equal([{ type: 'zp-listed', data: [ada] }]);
    expect(timers.delays).to.deep.equal([]);
  });

  it('gets what a promise is fulfilled with', async () => {
    for (const promise of [Promise.resolve([ada]), { then: (done: any) => done([ada]) }]) {
      answerWith(promise);
      requests.receive(ASK, list);
    }
    expect(timers.delays).to.deep.equal([10_000, 10_000]);
    expect(posted).to.deep.equal([]);
    await turns();
    expect(data()).to.deep.equal([[ada], [ada]]);
    expect(timers.delays).to.deep.equal([]);
  });

  it('is answered in its own words, with what it asked', () => {
    answerWith([ada]);
    requests.receive(ASK, wrapped);
    expect(data()).to.deep.equal([{ responseId: 'r', contacts: [ada] }]);
  });

  it('takes one answer, while it is dispatched', () => {
    let second: unknown;
    listen = (event) => {
      event.respondWith([ada]);
      try {
        event.respondWith([]);
      } catch (error) {
        second = error;
      }
    };
    requests.receive(ASK, list);
    expect((second as DOMException).name).to.equal('InvalidStateError');
    expect(() => {
      events[0]?.respondWith([]);
    })
      .to.throw(DOMException)
      .with.property('name', 'InvalidStateError');
    expect(data()).to.deep.equal([[ada]]);
  });

  describe('is not lost where the answer', () => {
    const thrown = new Error('the host');
    const poisoned = (key: PropertyKey): object => {
      const promise = Promise.resolve([ada]);
      return Object.defineProperty(promise, key, {
        get: () => {
          throw thrown;
        },
      });
    };
    const unreadable = new Proxy([ada], {
      get: () => {
        throw thrown;
      },
    });
    const CASES: Record<string, [answer: () => unknown, reason: RegExp]> = {
      'is rejected': [() => Promise.reject(thrown), /the answer was rejected/],
      'cannot be read': [() => unreadable, /the answer was rejected/],
      'has entries that cannot be read': [
        () => [
          Object.defineProperty({}, 'name', {
            get: () => {
              throw thrown;
            },
            enumerable: true,
          }),
        ],
        /answer\[0\]\.name: cannot be read \(Error: the host\)/,
      ],
      'cannot be asked whether it is a promise': [
        () => poisoned('then'),
        /the answer was rejected/,
      ],
      'is a promise whose constructor throws': [() => poisoned('constructor'), /rejected/],
      'cannot be read once it is there': [
        () =>
          Promise.resolve(
            new Proxy([ada], {
              ownKeys: () => {
                throw thrown;
              },
            }),
          ),
        /answer: cannot be cloned \(Error: the host\)/,
      ],
      'throws in its then()': [
        () => ({
          then: () => {
            throw thrown;
          },
        }),
        /the answer was rejected/,
      ],
      'is undefined': [() => undefined, /answer: must be an array/],
      'is a text': [() => 'Ada', /answer: must be an array/],
      'is an object': [() => ({}), /answer: must be an array/],
      'is of a class': [() => new Map(), /answer: must be an array/],
      'cannot be cloned': [() => document.body, /answer: cannot be cloned; answer: must be/],
    };
    for (const [name, [answer, reason]] of Object.entries(CASES)) {
      it(name, async () => {
        answerWith(answer());
        requests.receive(ASK, list);
        await turns();
        expect(data()).to.deep.equal([[]]);
        expect(errors.map(({ code }) => code)).to.deep.equal(['response-failed']);
        expect(errors[0]?.message).to.match(reason);
        if (/rejected/.test(reason.source)) expect(errors[0]?.cause).to.equal(thrown);
        expect(timers.delays).to.deep.equal([]);
      });
    }

    it('and the request’s own part cannot be cloned: then nobody can answer', () => {
      answerWith([ada]);
      requests.receive({ type: 'zp-ask', data: { requestId: () => 0 } }, wrapped);
      expect(posted).to.deep.equal([]);
      expect(reasons()).to.have.lengthOf(1);
    });
  });

  it('loses only the entries that cannot be valid', () => {
    answerWith([ada, { name: 5 }, null, { ...ada, extra: 1 }]);
    requests.receive(ASK, list);
    answerWith({ '+1': ada, '+2': { name: 5 }, constructor: ada });
    requests.receive(ASK, map);
    expect(data()).to.deep.equal([[ada, { ...ada, extra: 1 }], { '+1': ada, constructor: ada }]);
    expect(reasons()).to.deep.equal([
      'response-failed zp-ask: [1] name: must be a string; [2] entry: must be an object',
      'response-failed zp-ask: [+2] name: must be a string',
    ]);
  });

  it('loses the whole answer where that is one thing', () => {
    answerWith({ name: 5 });
    requests.receive(ASK, single);
    answerWith(ada);
    requests.receive(ASK, single);
    expect(data()).to.deep.equal([{}, ada]);
    expect(reasons()).to.deep.equal(['response-failed zp-ask: name: must be a string']);
  });

  it('gets the empty answer when the host’s is late, which counts no more', async () => {
    let late!: (answer: unknown) => void;
    answerWith(new Promise((resolve) => (late = resolve)));
    requests.receive(ASK, list);
    const { signal } = events[0]!;
    timers.pass(10_000);
    expect(data()).to.deep.equal([[]]);
    expect(reasons()).to.deep.equal(['timeout zp-ask: no answer in time']);
    expect(signal.reason).to.have.property('name', 'TimeoutError');
    late([ada]);
    await turns();
    expect(data()).to.deep.equal([[]]);
    expect(errors).to.have.lengthOf(1);
  });

  it('waits for ever where the timeout is infinite', () => {
    timeout = Infinity;
    answerWith(new Promise(() => undefined));
    requests.receive(ASK, list);
    expect(timers.delays).to.deep.equal([]);
  });

  describe('without an id', () => {
    const ask = (row: RequestRow, requestId?: unknown): ((value: unknown) => void) => {
      let answer!: (value: unknown) => void;
      answerWith(new Promise((resolve) => (answer = resolve)));
      requests.receive({ type: 'zp-ask', data: { requestId } }, row);
      return answer;
    };

    it('is answered in its turn, one with an id when its answer is there', async () => {
      const [one, two] = [ask(list), ask(list)];
      const named = ask(list, 'r');
      const other = ask(single);
      two([{ name: 'two' }]);
      named([{ name: 'named' }]);
      other({ name: 'other' });
      await turns();
      expect(data()).to.deep.equal([[{ name: 'named' }], { name: 'other' }]);
      one([{ name: 'one' }]);
      await turns();
      expect(data().slice(2)).to.deep.equal([[{ name: 'one' }], [{ name: 'two' }]]);
    });

    it('holds up the next one for no longer than its own time', async () => {
      ask(list);
      const two = ask(list);
      two([ada]);
      await turns();
      expect(posted).to.deep.equal([]);
      timers.pass(10_000);
      expect(data()).to.deep.equal([[], [ada]]);
    });

    it('holds up none where the host answers it by itself', async () => {
      const one = ask(list);
      listen = (event) => {
        event.preventDefault();
      };
      requests.receive({ type: 'zp-ask' }, list);
      const three = ask(list);
      three([{ name: 'three' }]);
      await turns();
      expect(posted).to.deep.equal([]);
      one([{ name: 'one' }]);
      await turns();
      expect(data()).to.deep.equal([[{ name: 'one' }], [{ name: 'three' }]]);
    });

    it('is given up with the load while its answer waits for its turn', async () => {
      ask(list);
      ask(list)([ada]);
      await turns();
      requests.end(new SmartEmbedError('disconnected', 'gone'));
      expect(events.map(({ signal }) => signal.aborted)).to.deep.equal([true, true]);
      expect(posted).to.deep.equal([]);
    });

    it('holds up none where its answer cannot be sent', async () => {
      const one = ask(list);
      const two = ask(list);
      two([ada]);
      one([{ ...ada, name: () => 0 }]);
      await turns();
      expect(data()).to.deep.equal([[], [ada]]);
    });
  });

  it('is answered without what no message can hold, and with the rest', async () => {
    const reactive = new Proxy([new Proxy({ ...ada }, {}), { ...ada, call: () => 0 }], {});
    answerWith(Object.assign(reactive, { total: 2 }));
    requests.receive(ASK, list);
    await turns();
    expect(data()).to.deep.equal([[ada, ada]]);
    expect(errors.map(({ message }) => message)).to.deep.equal([
      'zp-ask: answer[1].call: cannot be cloned',
    ]);
  });

  it('is answered by what was asked, whatever a listener makes of it', async () => {
    const asked = { ...ASK, data: { requestId: 'r' } };
    const wrap = (answer: unknown, own: object) => ({ answer, own });
    answerWith(Promise.resolve([ada]));
    requests.receive(asked, { ...list, wrap });
    delete (events[0]!.message.data as { requestId?: string }).requestId;
    await turns();
    expect(data()).to.deep.equal([{ answer: [ada], own: { requestId: 'r' } }]);
  });

  describe('at the end of the load', () => {
    const GONE = new SmartEmbedError('disconnected', 'gone');

    it('is given up: its signal says why, its answer goes nowhere, no timer stays', async () => {
      let late!: (answer: unknown) => void;
      answerWith(new Promise((resolve) => (late = resolve)));
      requests.receive(ASK, list);
      requests.end(GONE);
      expect(events[0]?.signal.reason).to.equal(GONE);
      expect(timers.delays).to.deep.equal([]);
      late([ada]);
      await turns();
      expect(posted).to.deep.equal([]);
      expect(errors).to.deep.equal([]);
    });

    it('leaves no timer where its own listener brings that end about', async () => {
      for (const answer of [Promise.resolve([ada]), Promise.reject(new Error('the host'))]) {
        listen = (event) => {
          event.respondWith(answer);
          requests.end(GONE);
        };
        requests.receive(ASK, list);
        expect(timers.delays).to.deep.equal([]);
      }
      await turns();
      expect(posted).to.deep.equal([]);
      expect(errors).to.deep.equal([]);
    });

    it('does not count as one that was answered before: its signal stays still', () => {
      answerWith([ada]);
      requests.receive(ASK, list);
      requests.end(GONE);
      expect(events[0]?.signal.aborted).to.equal(false);
    });

    it('is given up once, whatever its listeners do', () => {
      answerWith(new Promise(() => undefined));
      requests.receive(ASK, list);
      let aborts = 0;
      events[0]?.signal.addEventListener('abort', () => {
        aborts++;
        requests.end(GONE);
      });
      requests.end(GONE);
      expect(aborts).to.equal(1);
    });
  });
});
