import { expect } from '@open-wc/testing';
import { Command, CommandQueue, PostedCommands } from '../../src/session/commands.js';
import { SmartEmbedError } from '../../src/wire/errors.js';
import type { AnsweredBy } from '../../src/wire/rows.js';
import { Clock } from '../support/clock.js';
import { rejection } from '../support/rejection.js';
import { commandOf } from '../support/session-bed.js';
import { LongTimers } from '../support/timers.js';

let timers: LongTimers;
beforeEach(() => {
  timers = new LongTimers();
});
afterEach(() => {
  timers.restore();
});

/** What became of a promise by now. */
const state = async (promise: Promise<unknown>): Promise<unknown> => {
  let found: unknown = 'open';
  promise.then(
    (value) => (found = { value }),
    (error: unknown) => (found = { error }),
  );
  await Promise.resolve();
  return found;
};

describe('a command', () => {
  it('without an answer is done once it is posted', async () => {
    const command = commandOf('zp-x', { a: 1 });
    expect(await state(command.promise)).to.equal('open');
    command.posted(new Set());
    expect(await state(command.promise)).to.deep.equal({ value: undefined });
    expect(command.message).to.deep.equal({ type: 'zp-x', data: { a: 1 } });
  });

  it('with an answer is not', async () => {
    const command = commandOf('zp-x', {}, { type: 'zp-y' });
    command.posted(new Set());
    expect(await state(command.promise)).to.equal('open');
    command.resolve(7);
    expect(await command.promise).to.equal(7);
  });

  it('says in its rejection which one it is, and whether it was posted', async () => {
    const early = commandOf('zp-x');
    early.reject('not-ready', 'because');
    expect(await rejection(early.promise)).to.include({
      code: 'not-ready',
      message: 'zp-x: because',
      sent: false,
    });
    const late = commandOf('zp-x', {}, { type: 'zp-y' });
    late.posted(new Set());
    late.reject('timeout', 'because');
    const error = await rejection(late.promise);
    expect(error).to.be.instanceOf(SmartEmbedError).and.to.include({ code: 'timeout', sent: true });
    expect('cause' in error).to.equal(false);
  });

  it('knows the id of its request, numbers as text', () => {
    const id = (data: unknown): string | undefined => commandOf('zp-x', data).requestId;
    expect(id({ requestId: 'r', engagementId: 'e' })).to.equal('r');
    expect(id({ requestId: 7 })).to.equal('7');
    for (const data of [undefined, null, 'text', {}, { requestId: '' }, { requestId: {} }]) {
      expect(id(data)).to.equal(undefined);
    }
  });

  it('waits as long as its timeout allows, and leaves', async () => {
    const among = new Set<Command>();
    const command = commandOf('zp-x', undefined, undefined, { timeout: 2000 });
    command.wait(among, () => command.reject('not-ready', 'too late'));
    expect([...among]).to.deep.equal([command]);
    expect(timers.delays).to.deep.equal([2000]);
    timers.pass(2000);
    expect(await rejection(command.promise)).to.include({
      code: 'not-ready',
      message: 'zp-x: too late',
    });
    expect(among.size).to.equal(0);
  });

  it('waits for ever where its timeout is infinite, and no shorter where it is very long', () => {
    const wait = (timeout: number): void => {
      commandOf('zp-x', undefined, undefined, { timeout }).wait(new Set(), () => undefined);
    };
    wait(Infinity);
    expect(timers.delays).to.deep.equal([]);
    wait(1e15);
    expect(timers.delays).to.deep.equal([2 ** 31 - 1]);
  });

  it('is late by the clock alone', () => {
    const clock = new Clock();
    const command = commandOf('zp-x', undefined, undefined, { timeout: 2000 });
    expect(command.isLate).to.equal(false);
    command.wait(new Set(), () => undefined);
    clock.time += 2000;
    expect(command.isLate).to.equal(false);
    clock.time += 1;
    expect(command.isLate).to.equal(true);
    command.leave();
    command.wait(new Set(), () => undefined);
    expect(command.isLate).to.equal(false);
    clock.restore();
  });

  for (const [name, settle] of Object.entries<(command: Command) => void>({
    'is resolved': (command) => command.resolve(1),
    'is rejected': (command) => command.reject('timeout', 'why'),
    'is aborted': (command) => command.abort(),
    leaves: (command) => command.leave(),
  })) {
    it(`that ${name} leaves no timer, no listener and no place behind`, async () => {
      const listeners = new Set<unknown>();
      const signal = {
        reason: 'why',
        addEventListener: (_type: string, listener: unknown) => listeners.add(listener),
        removeEventListener: (_type: string, listener: unknown) => listeners.delete(listener),
      } as never;
      const among = new Set<Command>();
      const command = commandOf('zp-x', undefined, undefined, { timeout: 2000, signal });
      command.promise.catch(() => undefined);
      command.wait(among, () => undefined);
      expect([among.size, listeners.size, timers.delays.length]).to.deep.equal([1, 1, 1]);
      settle(command);
      expect([among.size, listeners.size, timers.delays.length]).to.deep.equal([0, 0, 0]);
      await Promise.resolve();
    });
  }

  it('is given up by its signal, with the reason', async () => {
    const controller = new AbortController();
    const command = commandOf('zp-x', {}, { type: 'zp-y' }, { signal: controller.signal });
    command.wait(new Set(), () => undefined);
    command.posted(new Set());
    controller.abort('changed my mind');
    expect(await rejection(command.promise)).to.include({
      code: 'aborted',
      sent: true,
      cause: 'changed my mind',
    });
  });

  it('is settled once', async () => {
    const command = commandOf('zp-x', {}, { type: 'zp-y' });
    command.posted(new Set());
    command.hear({ type: 'zp-y', data: { n: 1 } });
    command.hear({ type: 'zp-y', data: { n: 2 } });
    command.reject('timeout', 'late');
    expect(await command.promise).to.deep.equal({ n: 1 });
  });

  for (const data of [undefined, null, 'text', {}, { status: true }, { status: 'false' }]) {
    it(`takes ${JSON.stringify(data)} for an answer`, async () => {
      const command = commandOf('zp-x', {}, { type: 'zp-y' });
      command.hear({ type: 'zp-y', data });
      expect(await command.promise).to.equal(data);
    });
  }

  const REFUSALS: readonly [data: unknown, message: string, code: string | undefined][] = [
    [{ status: false }, 'refused by the widget', undefined],
    [{ code: 'busy', message: 'not now' }, 'not now (busy)', 'busy'],
    [{ errorCode: 7, errorMessage: 'not now' }, 'not now (7)', '7'],
    [{ error: 'not now' }, 'not now', undefined],
    [{ code: 7 }, '7', '7'],
    [{ code: '', message: '', errorMessage: 'not now' }, 'not now', undefined],
    [undefined, 'refused by the widget', undefined],
    ['text', 'refused by the widget', undefined],
  ];
  for (const [data, message, widgetCode] of REFUSALS) {
    it(`is refused by ${JSON.stringify(data)} in the widget's own words`, async () => {
      const command = commandOf('zp-x', {}, { type: 'zp-y' });
      command.posted(new Set());
      command.refuse(data);
      const error = await rejection(command.promise);
      expect(error).to.include({ code: 'widget-error', message: `zp-x: ${message}`, sent: true });
      expect(error.widgetCode).to.equal(widgetCode);
      expect(error.cause).to.equal(data);
    });
  }

  it('is refused by an answer whose status is false', async () => {
    const command = commandOf('zp-x', {}, { type: 'zp-y' });
    command.hear({ type: 'zp-y', data: { status: false, errorCode: 7 } });
    expect(await rejection(command.promise)).to.include({ code: 'widget-error', widgetCode: '7' });
  });

  it('says in its refusal which command it was, and of which request', async () => {
    const command = commandOf('zp-x', { requestId: 'r' }, { type: 'zp-y' });
    command.refuse({ code: 'busy' });
    expect(await rejection(command.promise)).to.include({ commandType: 'zp-x', requestId: 'r' });
  });

  it('whose answer the documents do not name is done without one', async () => {
    const command = commandOf('zp-x', {}, { type: 'zp-y', isOptional: true });
    command.posted(new Set());
    timers.pass(10_000);
    expect(await command.promise).to.equal(undefined);
  });

  it('takes for its answer only what fits', async () => {
    const fits: AnsweredBy['fits'] = ({ code }, { id }) => code === id;
    const command = commandOf('zp-x', { id: '2' }, { type: 'zp-y', fits });
    command.posted(new Set());
    command.hear({ type: 'zp-y', data: { code: '3' } });
    expect(await state(command.promise)).to.equal('open');
    command.hear({ type: 'zp-y', data: { code: '2' } });
    expect(await command.promise).to.deep.equal({ code: '2' });
  });

  describe('that a record proves', () => {
    const proven = (proof: () => object | undefined): Command => {
      const message = { type: 'zp-x', data: {} };
      return new Command({ message, proof, answeredBy: { type: 'zp-y' } }, { timeout: 2000 });
    };

    it('waits for it, and for no answer', async () => {
      const found: { record?: object } = {};
      const command = proven(() => found.record);
      command.posted(new Set());
      command.hear({ type: 'zp-y', data: {} });
      command.see();
      expect(await state(command.promise)).to.equal('open');
      found.record = { n: 1 };
      command.see();
      expect(await command.promise).to.equal(found.record);
      expect(timers.delays).to.deep.equal([]);
    });

    it('is done at once where the record is there', async () => {
      const record = { n: 1 };
      const command = proven(() => record);
      expect(await state(command.promise)).to.equal('open');
      command.posted(new Set());
      expect(await command.promise).to.equal(record);
    });

    it('is unconfirmed when its time is over', async () => {
      const command = proven(() => undefined);
      command.posted(new Set());
      timers.pass(2000);
      expect(await rejection(command.promise)).to.include({ code: 'unconfirmed', sent: true });
    });
  });
});

describe('the queue of commands', () => {
  const add = (queue: CommandQueue, type: string, timeout = 10_000): Command => {
    const command = commandOf(type, undefined, undefined, { timeout });
    command.promise.catch(() => undefined);
    queue.add(command);
    return command;
  };
  const types = (commands: Iterable<Command>): string[] =>
    Array.from(commands, ({ message }) => message.type);

  it('hands them out in order, each once, and no longer waits with them', () => {
    const queue = new CommandQueue();
    expect(queue.isEmpty).to.equal(true);
    for (const type of ['a', 'b', 'c']) add(queue, type);
    expect(queue.isEmpty).to.equal(false);
    expect(timers.delays).to.have.lengthOf(3);
    expect(types(queue.take())).to.deep.equal(['a', 'b', 'c']);
    expect(queue.isEmpty).to.equal(true);
    expect(timers.delays).to.deep.equal([]);
    expect(types(queue.take())).to.deep.equal([]);
  });

  it('hands out last what was added meanwhile, even by the last one', () => {
    const queue = new CommandQueue();
    add(queue, 'a');
    add(queue, 'b');
    const taken: string[] = [];
    for (const { message } of queue.take()) {
      taken.push(message.type);
      if (message.type === 'a') add(queue, 'c');
      if (message.type === 'c') add(queue, 'd');
    }
    expect(taken).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('keeps what is not taken out', () => {
    const queue = new CommandQueue();
    for (const type of ['a', 'b', 'c']) add(queue, type);
    for (const { message } of queue.take()) if (message.type === 'a') break;
    expect(queue.isEmpty).to.equal(false);
    expect(timers.delays).to.have.lengthOf(2);
    expect(types(queue.take())).to.deep.equal(['b', 'c']);
  });

  it('holds 64', async () => {
    const queue = new CommandQueue();
    for (let index = 0; index < 64; index++) add(queue, `zp-${index}`);
    const error = await rejection(add(queue, 'zp-64').promise);
    expect(error).to.include({ code: 'not-ready', sent: false });
    expect(error.message).to.match(/64 commands/);
    expect(types(queue.take())).to.have.lengthOf(64);
    add(queue, 'zp-65');
    expect(types(queue.take())).to.deep.equal(['zp-65']);
  });

  it('has room again for one that was given up or has waited too long', async () => {
    const queue = new CommandQueue();
    const first = add(queue, 'zp-0', 2000);
    const second = add(queue, 'zp-1');
    for (let index = 2; index < 64; index++) add(queue, `zp-${index}`);
    timers.pass(2000);
    second.abort();
    expect(await rejection(first.promise)).to.include({ code: 'not-ready', sent: false });
    add(queue, 'zp-64');
    add(queue, 'zp-65');
    expect(types(queue.take()).slice(-2)).to.deep.equal(['zp-64', 'zp-65']);
  });

  it('never hands out what is late by the clock', async () => {
    const clock = new Clock();
    const queue = new CommandQueue();
    const late = add(queue, 'late', 2000);
    add(queue, 'fresh', 60_000);
    const dying = add(queue, 'dies while the others go', 30_000);
    clock.time += 3000;
    const taken: string[] = [];
    for (const { message } of queue.take()) {
      taken.push(message.type);
      clock.time += 60_000;
    }
    clock.restore();
    expect(taken).to.deep.equal(['fresh']);
    for (const { promise } of [late, dying]) {
      expect(await rejection(promise)).to.include({ code: 'not-ready', sent: false });
    }
    expect(queue.isEmpty).to.equal(true);
  });

  it('rejects all of them', async () => {
    const queue = new CommandQueue();
    const commands = ['a', 'b'].map((type) => add(queue, type));
    queue.rejectAll('disconnected', 'gone');
    expect(queue.isEmpty).to.equal(true);
    for (const { promise } of commands) {
      expect(await rejection(promise)).to.include({ code: 'disconnected', sent: false });
    }
  });
});

describe('commands that wait for an answer', () => {
  const BY_REQUEST: AnsweredBy = { type: 'zp-found', by: 'requestId' };
  const BY_ENGAGEMENT: AnsweredBy = { type: 'zp-about', by: 'engagementId' };
  const BY_TYPE: AnsweredBy = { type: 'zp-status' };
  const add = (
    pending: PostedCommands,
    answeredBy: AnsweredBy,
    data: object = {},
  ): Command['promise'] => {
    const command = commandOf('zp-find', data, answeredBy);
    command.promise.catch(() => undefined);
    pending.add(command);
    return command.promise;
  };
  let pending: PostedCommands;
  beforeEach(() => {
    pending = new PostedCommands();
  });

  it('are found by their request id, and by no other', async () => {
    const one = add(pending, BY_REQUEST, { requestId: '1' });
    const two = add(pending, BY_REQUEST, { requestId: '2' });
    pending.hear({ type: 'zp-found' });
    pending.hear({ type: 'zp-found', data: { requestId: '3' } });
    pending.hear({ type: 'zp-other', data: { requestId: '1' } });
    pending.hear({ type: 'zp-found', data: { requestId: 2, hit: true } });
    expect(await state(one)).to.equal('open');
    expect(await two).to.deep.equal({ requestId: 2, hit: true });
    expect(timers.delays).to.have.lengthOf(1);
  });

  it('are found by their engagement, all that ask about it', async () => {
    const same = [1, 2].map(() => add(pending, BY_ENGAGEMENT, { engagementId: 'e' }));
    const other = add(pending, BY_ENGAGEMENT, { engagementId: 'f' });
    pending.hear({ type: 'zp-about', data: { engagementId: 'e', n: 1 } });
    for (const promise of same) expect(await promise).to.deep.equal({ engagementId: 'e', n: 1 });
    expect(await state(other)).to.equal('open');
  });

  it('are found by the type alone where the answer names nothing', async () => {
    const waiting = [1, 2].map(() => add(pending, BY_TYPE));
    pending.hear({ type: 'zp-status', data: { code: 1 } });
    expect(await Promise.all(waiting)).to.deep.equal([{ code: 1 }, { code: 1 }]);
  });

  it('are not found by what both lack', async () => {
    const nameless = add(pending, BY_REQUEST);
    for (const data of [undefined, {}, { requestId: undefined }, { requestId: '' }]) {
      pending.hear({ type: 'zp-found', data });
    }
    expect(await state(nameless)).to.equal('open');
  });

  it('are rejected when no answer comes in time', async () => {
    const waiting = add(pending, BY_REQUEST, { requestId: '1' });
    timers.pass(10_000);
    expect(await rejection(waiting)).to.include({
      code: 'timeout',
      sent: true,
      message: 'zp-find: no zp-found came in time',
    });
    pending.hear({ type: 'zp-found', data: { requestId: '1' } });
  });

  it('are refused by an error with their request id', async () => {
    const one = add(pending, BY_REQUEST, { requestId: '1' });
    const two = add(pending, BY_REQUEST, { requestId: '2' });
    const byEngagement = add(pending, BY_ENGAGEMENT, { engagementId: '2' });
    pending.refuse({ type: 'zp-error', data: { requestId: '3', code: 7 } });
    pending.refuse({ type: 'zp-error', data: { requestId: '2', code: 7 } });
    expect(await rejection(two)).to.include({ code: 'widget-error', widgetCode: '7' });
    expect(await state(one)).to.equal('open');
    expect(await state(byEngagement)).to.equal('open');
  });

  it('are refused by an error without one only where a single one waits', async () => {
    const first = add(pending, BY_REQUEST, { requestId: '1' });
    const second = add(pending, BY_TYPE);
    pending.refuse({ type: 'zp-error', data: { code: 7 } });
    expect(await state(first)).to.equal('open');
    expect(await state(second)).to.equal('open');
    pending.hear({ type: 'zp-status' });
    expect(pending.refuse({ type: 'zp-error', data: { code: 7 } })).to.equal(undefined);
    expect(await rejection(first)).to.include({ code: 'widget-error', widgetCode: '7' });
    pending.refuse({ type: 'zp-error' });
  });

  describe('or for none', () => {
    const tell = (data: object = {}): void => {
      pending.add(commandOf('zp-tell', data));
    };

    it('are refused late by their request id, however late', () => {
      const clock = new Clock();
      tell({ requestId: '1' });
      tell({ requestId: '2' });
      clock.time += 3_600_000;
      const error = pending.refuse({ type: 'zp-error', data: { requestId: '1', code: 7 } });
      expect(error).to.include({
        code: 'widget-error',
        widgetCode: '7',
        commandType: 'zp-tell',
        requestId: '1',
        sent: true,
      });
      clock.restore();
    });

    it('are refused late without one where a single one was posted within three seconds', () => {
      const clock = new Clock();
      tell();
      clock.time += 3001;
      expect(pending.refuse({ type: 'zp-error' }), 'too long ago').to.equal(undefined);
      tell();
      clock.time += 3000;
      expect(pending.refuse({ type: 'zp-error' })).to.include({ commandType: 'zp-tell' });
      tell();
      expect(pending.refuse({ type: 'zp-error' }), 'two of them').to.equal(undefined);
      clock.restore();
    });

    it('are none of those that an error may mean besides the one that waits', async () => {
      const waiting = add(pending, BY_REQUEST, { requestId: '1' });
      tell();
      expect(pending.refuse({ type: 'zp-error' })).to.equal(undefined);
      expect(await state(waiting)).to.equal('open');
    });

    it('are remembered up to 200', () => {
      for (let index = 0; index <= 200; index++) tell({ requestId: String(index) });
      expect(pending.refuse({ type: 'zp-error', data: { requestId: '0' } })).to.equal(undefined);
      const error = pending.refuse({ type: 'zp-error', data: { requestId: '1' } });
      expect(error).to.include({ requestId: '1' });
    });
  });

  it('are all rejected at the end of the load', async () => {
    const waiting = [add(pending, BY_REQUEST, { requestId: '1' }), add(pending, BY_TYPE)];
    pending.rejectAll(new SmartEmbedError('reloaded', 'loaded again'));
    for (const promise of waiting) {
      expect(await rejection(promise)).to.include({
        code: 'reloaded',
        message: 'zp-find: loaded again',
        sent: true,
      });
    }
    expect(timers.delays).to.deep.equal([]);
  });
});
