import { expect } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import { KINDS } from '../../../src/outbox/kinds.js';
import { Ledger, type Page } from '../../../src/outbox/ledger.js';
import { DatabaseShelf, MemoryShelf, type Shelf } from '../../../src/outbox/shelf.js';
import { readCall } from '../../../src/phone/records.js';
import { uuid } from '../../../src/wire/uuid.js';
import { Clock } from '../../support/clock.js';

const shelves: Readonly<Record<string, (name: string) => Shelf>> = {
  IndexedDB: (name) => new DatabaseShelf(name),
  memory: () => new MemoryShelf(),
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const call = (type: string, id = 'c-1', data: object = {}) => ({
  told: readCall({ type: `zp-${type}-event`, data: { callId: id, ...data } }, Date.now()),
  at: Date.now(),
  isElsewhere: false,
});

for (const [where, make] of Object.entries(shelves)) {
  describe(`a ledger in ${where}`, () => {
    let name: string;
    let shelf: Shelf;
    let ledger: Ledger;
    let clock: Clock;
    let kinds: ReadonlySet<(typeof KINDS)[number]>;
    beforeEach(() => {
      name = uuid();
      kinds = new Set(KINDS);
      shelf = make(name);
      ledger = new Ledger(shelf, { user: 'ada', kinds: () => kinds });
      clock = new Clock();
    });
    afterEach(async () => {
      clock.restore();
      ledger.close();
      await deleteDB(name);
    });

    const entries = async () => {
      const page = await ledger.page();
      expect(page).to.include({ damaged: 0 }).and.not.have.property('next');
      return page.entries;
    };
    const revisions = async () =>
      (await entries()).map(({ kind, revision }) => `${kind} ${revision}`);
    const claim = (by = 'me', isAlone = true) =>
      ledger.claim('calls:c-1', { by, isAlone, until: Date.now() + 60_000 });

    it('writes a call once it has ended, under one source', async () => {
      expect(await ledger.note('calls', call('call-ringing'))).to.deep.equal([]);
      expect(await entries()).to.deep.equal([]);
      expect(await ledger.note('calls', call('call-ended'))).to.deep.equal(['calls:c-1']);
      await ledger.note('calls', call('call-ended', 'c-2'));
      const [first, second] = (await entries()).map(({ body }) => JSON.parse(body));
      expect(first).to.include({ kind: 'call', id: 'c-1', revision: 1, user: 'ada' });
      expect(first.key).to.equal(`call:c-1:${first.source}:1`);
      expect(second.source).to.equal(first.source);
    });

    it('takes from another tab what that one has not written', async () => {
      const elsewhere = { ...call('call-ended'), isElsewhere: true };
      const lacks = () => ledger.lacks('calls', 'c-1', elsewhere);
      expect(await lacks()).to.equal(true);
      await ledger.note('calls', call('call-ringing'));
      expect(await lacks()).to.equal(true);
      expect(await ledger.note('calls', elsewhere)).to.deep.equal(['calls:c-1']);
      expect(await lacks()).to.equal(false);
      const saved = (a: number) => call('notes-save', 'c-1', { notesData: { a } });
      const older = { ...saved(1), isElsewhere: true };
      clock.time += 10;
      await ledger.note('calls', saved(2));
      expect(await ledger.note('calls', older)).to.deep.equal([]);
      expect(await revisions()).to.deep.equal(['call 2', 'notes 1']);
    });

    it('takes from another tab nothing that was cleared', async () => {
      const elsewhere = { ...call('call-ended'), isElsewhere: true };
      await ledger.clear();
      expect(await ledger.lacks('calls', 'c-1', elsewhere)).to.equal(false);
      expect(await ledger.note('calls', elsewhere)).to.deep.equal([]);
      clock.time += 10;
      const later = { ...call('call-ended'), isElsewhere: true };
      expect(await ledger.lacks('calls', 'c-1', later)).to.equal(true);
    });

    it('writes what any outbox of the user wants', async () => {
      kinds = new Set(['sms']);
      await ledger.note('calls', call('call-ended', 'c-1'));
      kinds = new Set(['call']);
      const elsewhere = { ...call('call-ended', 'c-1'), isElsewhere: true };
      expect(await ledger.lacks('calls', 'c-1', elsewhere)).to.equal(true);
      expect(await ledger.note('calls', elsewhere)).to.deep.equal(['calls:c-1']);
      await ledger.note('calls', call('call-ringing', 'c-2'));
      kinds = new Set(['sms']);
      clock.time += HOUR;
      expect(await ledger.sweep()).to.deep.equal(['calls:c-2']);
    });

    it('keeps the newest revision of what waits', async () => {
      await ledger.note('calls', call('call-ended'));
      await ledger.note('calls', call('notes-save', 'c-1', { notesData: { a: 1 } }));
      await ledger.note(
        'calls',
        call('call-recording-completed', 'c-1', { recordingUrl: 'https://a.test' }),
      );
      expect(await revisions()).to.deep.equal(['notes 1', 'call 3']);
    });

    it('leaves the revision alone that is being sent, and drops it once it would be sent again', async () => {
      await ledger.note('calls', call('call-ended'));
      const sent = (await claim())!;
      await ledger.note(
        'calls',
        call('call-recording-completed', 'c-1', { recordingUrl: 'https://a.test' }),
      );
      expect(await revisions()).to.deep.equal(['call 1', 'call 2']);
      await ledger.settle(sent, { is: 'again', status: 503 });
      expect(await revisions()).to.deep.equal(['call 2']);
    });

    it('passes on to a newer revision how long the server said to wait', async () => {
      await ledger.note('calls', call('call-ended'));
      await ledger.settle((await claim())!, { is: 'again', status: 503, after: 70_000 });
      await ledger.note('calls', call('call-log-completed', 'c-1', { duration: 5 }));
      const [entry] = await entries();
      expect(entry).to.include({ revision: 2, notBefore: clock.time + 70_000, attempts: 0 });
      expect(await claim()).to.be.undefined;
      clock.time += 70_000;
      expect(await claim()).to.include({ revision: 2, attempts: 1 });
    });

    it('gives a group to one at a time, unless the other can no longer be there', async () => {
      await ledger.note('calls', call('call-ended'));
      const first = (await claim('first', false))!;
      expect(await claim('second', false)).to.be.undefined;
      expect(await claim('second', true)).to.include({ key: first.key, attempts: 2 });
      // The first one comes back, and has no say any longer, save that the server has it.
      expect(await ledger.settle(first, { is: 'failed', status: 422 })).to.be.undefined;
      expect(await ledger.settle(first, { is: 'delivered', status: 200 })).to.include({
        status: 200,
      });
      expect(await entries()).to.deep.equal([]);
    });

    it('lets a claim run out', async () => {
      await ledger.note('calls', call('call-ended'));
      await claim('first', false);
      clock.time += 60_001;
      expect(await claim('second', false)).to.include({ attempts: 2 });
    });

    it('keeps what has failed, and lets what follows pass', async () => {
      await ledger.note('calls', call('call-ended'));
      await ledger.settle((await claim())!, { is: 'failed', status: 422 });
      await ledger.note('calls', call('call-log-completed', 'c-1', { duration: 5 }));
      expect(await claim()).to.include({ revision: 2 });
      expect(await revisions()).to.deep.equal(['call 1', 'call 2']);
      const [failed] = await entries();
      expect(failed).to.include({ isFailed: true, status: 422 });
      await ledger.discard(failed!.key);
      expect(await revisions()).to.deep.equal(['call 2']);
    });

    it('sends again on request what has failed or waits', async () => {
      await ledger.note('calls', call('call-ended'));
      await ledger.settle((await claim())!, { is: 'failed', status: 422 });
      await ledger.retry('another');
      expect(await claim()).to.be.undefined;
      await ledger.retry();
      expect(await claim()).to.include({ revision: 1 });
    });

    it('gives what has failed long ago its time again, once it is retried', async () => {
      await ledger.note('calls', call('call-ended'));
      await ledger.settle((await claim())!, { is: 'failed', status: 422 });
      clock.time += 8 * DAY;
      await ledger.retry();
      const { key } = (await claim())!;
      expect(await ledger.expire([key], 7 * DAY)).to.deep.equal([]);
      await ledger.settle((await entries())[0]!, { is: 'again' });
      expect(await ledger.expire([key], 7 * DAY)).to.deep.equal([]);
      expect(await revisions()).to.deep.equal(['call 1']);
    });

    it('does not hurry what takes the place of an entry that was told to wait', async () => {
      const more = (duration: number) => call('call-log-completed', 'c-1', { duration });
      await ledger.note('calls', call('call-ended'));
      await ledger.settle((await claim())!, { is: 'again', status: 429, after: HOUR });
      await ledger.note('calls', more(5));
      await ledger.note('calls', more(6));
      await ledger.retryUnanswered();
      expect(await claim()).to.be.undefined;
      await ledger.retry();
      const sent = (await claim())!;
      await ledger.note('calls', more(7));
      await ledger.settle(sent, { is: 'again', status: 429, after: HOUR });
      await ledger.retryUnanswered();
      expect(await claim()).to.be.undefined;
    });

    it('gives nothing of a group to another one while an older revision is being sent', async () => {
      await ledger.note('calls', call('call-ended'));
      const sent = (await claim('one', false))!;
      await ledger.note('calls', call('call-log-completed', 'c-1', { duration: 5 }));
      expect(await claim('another', false)).to.be.undefined;
      expect(await ledger.settle(sent, { is: 'delivered', status: 200 })).to.include({
        status: 200,
      });
      expect(await claim('another', false)).to.include({ revision: 2 });
    });

    it('hurries what got no answer, and not what was told to wait', async () => {
      await ledger.note('calls', call('call-ended'));
      await ledger.settle((await claim())!, { is: 'again', status: 503 });
      await ledger.retryUnanswered();
      expect(await claim()).to.be.undefined;
      clock.time += 5 * 60_000;
      await ledger.settle((await claim())!, { is: 'again' });
      expect(await claim()).to.be.undefined;
      await ledger.retryUnanswered();
      expect(await claim()).to.not.be.undefined;
    });

    it('does not believe a clock that was ahead, and has been put right', async () => {
      const right = clock.time;
      await ledger.note('calls', call('call-ended'));
      clock.time += HOUR;
      await ledger.settle((await claim())!, { is: 'again', status: 503, after: 10_000 });
      clock.time = right + HOUR - 1000;
      expect(await claim(), 'a second is no other clock').to.be.undefined;
      clock.time = right;
      expect(await claim()).to.include({ attempts: 2 });
    });

    it('does not believe a claim that lasts for longer than one can', async () => {
      const right = clock.time;
      await ledger.note('calls', call('call-ended'));
      clock.time += HOUR;
      await claim('one');
      expect(await claim('another', false)).to.be.undefined;
      clock.time = right;
      expect((await claim('another', false))?.claim?.by).to.equal('another');
    });

    it('keeps the newer revision waiting for as long as the server told the one that was under way', async () => {
      await ledger.note('calls', call('call-ended'));
      const sent = (await claim())!;
      await ledger.note('calls', call('call-log-completed', 'c-1', { duration: 5 }));
      await ledger.settle(sent, { is: 'again', status: 429, after: 70_000 });
      expect(await revisions()).to.deep.equal(['call 2']);
      expect(await claim()).to.be.undefined;
      clock.time += 70_000;
      expect(await claim()).to.include({ revision: 2 });
    });

    it('knows since when it had a record, and of what the server has stored nothing', async () => {
      const before = clock.time;
      await ledger.note('calls', call('call-ringing', 'c-2'));
      await ledger.note('calls', call('call-ended'));
      clock.time += 1000;
      expect(await ledger.had('calls', 'c-1', before)).to.be.false;
      expect(await ledger.had('calls', 'c-1', clock.time)).to.be.true;
      expect(await ledger.had('calls', 'c-3', clock.time)).to.be.false;
      const unsent = (id: string, at = clock.time) => ledger.unsent('calls', id, at);
      expect((await unsent('c-2'))?.told.map(({ source }) => source)).to.deep.equal(['ringing']);
      expect(await unsent('c-2', before), 'it came later').to.be.undefined;
      expect((await unsent('c-1'))?.told.map(({ source }) => source)).to.deep.equal(['ended']);
      const sent = (await claim())!;
      expect(await unsent('c-1'), 'it is under way').to.be.undefined;
      await ledger.settle(sent, { is: 'refused', status: 401 });
      expect((await unsent('c-1'))?.told).to.have.length(1);
      await ledger.settle((await claim())!, { is: 'again', status: 503 });
      expect(await unsent('c-1'), 'it may have been stored').to.be.undefined;
      await ledger.forget('calls', 'c-1');
      expect(await ledger.had('calls', 'c-1', clock.time)).to.be.false;
      expect(await entries()).to.deep.equal([]);
    });

    it('gives up what waits for too long', async () => {
      await ledger.note('calls', call('call-ended'));
      const keys = (await entries()).map(({ key }) => key);
      expect(await ledger.expire(keys, DAY)).to.deep.equal([]);
      clock.time += DAY + 1;
      const expired = await ledger.expire([...keys, 'gone'], DAY);
      expect(expired.map(({ key }) => key)).to.deep.equal(keys);
      expect(await entries()).to.deep.equal([]);
    });

    it('writes a call whose end nobody told', async () => {
      await ledger.note('calls', call('call-ringing'));
      expect(await ledger.sweep()).to.deep.equal([]);
      clock.time += 2 * 60_000;
      expect(await ledger.sweep()).to.deep.equal(['calls:c-1']);
      const [entry] = await entries();
      expect(JSON.parse(entry!.body).record).to.include({ state: 'ringing', stale: true });
      expect(await ledger.sweep()).to.deep.equal([]);
    });

    it('numbers under another source what comes after it has forgotten', async () => {
      await ledger.note('calls', call('call-ended'));
      const before = (await claim())!;
      await ledger.settle(before, { is: 'delivered', status: 200 });
      clock.time += 31 * DAY;
      await ledger.sweep();
      await ledger.note(
        'calls',
        call('call-recording-completed', 'c-1', { recordingUrl: 'https://a.test' }),
      );
      const [after] = await entries();
      expect(after).to.include({ revision: 1 });
      expect(JSON.parse(after!.body).source).to.not.equal(JSON.parse(before.body).source);
    });

    it('throws everything away, and uses no key again', async () => {
      await ledger.note('calls', call('call-ended'));
      const [before] = await entries();
      await ledger.clear();
      expect(await entries()).to.deep.equal([]);
      await ledger.note('calls', call('call-ended'));
      const [after] = await entries();
      expect(after!.key).to.not.equal(before!.key);
    });

    it('writes the kinds that are wanted', async () => {
      kinds = new Set(['notes']);
      await ledger.note('calls', call('call-ended'));
      expect(await entries()).to.deep.equal([]);
    });

    it('throws damaged entries away, and says how many', async () => {
      await ledger.note('calls', call('call-ended'));
      await shelf.write(async (tables) => {
        await tables.put('entries', { key: 'placed', order: 5 } as never);
        await tables.put('entries', { key: 'astray', body: 5 } as never);
        await tables.put('entries', { key: 'odd', order: 'first' } as never);
      });
      const page = await ledger.page();
      expect(page.entries.length).to.equal(1);
      expect(page.damaged).to.equal(3);
      expect((await entries()).length).to.equal(1);
      expect((await ledger.count()).now).to.equal(1);
    });

    it('reads, retries and sweeps any number, some at a time', async () => {
      const ids = Array.from({ length: 450 }, (_, index) => `c-${index}`);
      const all = ids.map((id) => call('call-ringing', id));
      await ledger.note('calls', { ...all[0]!, told: all.flatMap(({ told }) => told) });
      clock.time += 2 * 60_000;
      expect((await ledger.sweep()).length).to.equal(450);
      const read = async () => {
        const entries = [];
        for (let after: number | undefined = -Infinity; after !== undefined;) {
          const page: Page = await ledger.page(after);
          entries.push(...page.entries);
          after = page.next;
        }
        return entries;
      };
      const first = await read();
      expect(new Set(first.map(({ key }) => key)).size).to.equal(450);
      for (const { group } of [first[0]!, first[449]!]) {
        const claimed = await ledger.claim(group, { by: 'me', isAlone: true, until: 0 });
        await ledger.settle(claimed!, { is: 'failed', status: 422 });
      }
      expect((await read()).filter(({ isFailed }) => isFailed).length).to.equal(2);
      await ledger.retry();
      expect((await read()).filter(({ isFailed }) => isFailed)).to.deep.equal([]);
      expect((await ledger.count()).now).to.equal(450);
    });

    it('sweeps damaged rows away', async () => {
      await shelf.write((tables) => tables.put('rows', { key: 'odd', due: 1 } as never));
      expect(await ledger.sweep()).to.deep.equal([]);
      expect(await shelf.read((tables) => tables.get('rows', 'odd'))).to.be.undefined;
    });

    it('starts a damaged row afresh, under another source', async () => {
      await ledger.note('calls', call('call-ended'));
      await shelf.write((tables) => tables.put('rows', { key: 'calls:c-1', facts: 5 } as never));
      await ledger.note('calls', call('call-log-completed', 'c-1', { duration: 5 }));
      const sources = (await entries()).map(({ body }) => JSON.parse(body).source);
      expect(new Set(sources).size).to.equal(2);
    });
  });
}

describe('a shelf in IndexedDB', () => {
  let name: string;
  beforeEach(() => {
    name = uuid();
  });
  const count = (shelf: Shelf) => shelf.read((tables) => tables.count());
  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => 'none',
      (error: unknown) => (error as Error).name,
    );

  it('writes all of a change or nothing', async () => {
    const shelf = new DatabaseShelf(name);
    const change = shelf.write(async (tables) => {
      await tables.put('entries', { key: 'a' } as never);
      throw new RangeError('no');
    });
    expect(await failure(change)).to.equal('RangeError');
    expect(await count(shelf)).to.equal(0);
    shelf.close();
  });

  it('leaves the database of a newer version alone', async () => {
    (await openDB(name, 7)).close();
    expect(await failure(count(new DatabaseShelf(name)))).to.equal('VersionError');
  });

  it('makes way for a newer version, and fails from then on', async () => {
    const shelf = new DatabaseShelf(name);
    expect(await count(shelf)).to.equal(0);
    (await openDB(name, 7)).close();
    expect(await failure(count(shelf))).to.equal('VersionError');
  });

  it('opens again where somebody deleted the database', async () => {
    const shelf = new DatabaseShelf(name);
    await shelf.write((tables) => tables.put('entries', { key: 'a' } as never));
    await deleteDB(name);
    expect(await count(shelf)).to.equal(0);
    shelf.close();
  });

  it('gives up waiting for a database that somebody blocks, and takes it up once it opens', async () => {
    const blocker = await openDB(name, 1);
    const deleted = deleteDB(name, { blocked: () => undefined });
    const shelf = new DatabaseShelf(name);
    expect(await failure(count(shelf))).to.equal('Error');
    blocker.close();
    await deleted;
    while ((await failure(count(shelf))) !== 'none')
      await new Promise((done) => setTimeout(done, 20));
    expect(await count(shelf)).to.equal(0);
    shelf.close();
  });

  it('is of no use once it is closed', async () => {
    const shelf = new DatabaseShelf(name);
    await count(shelf);
    shelf.close();
    expect(await failure(count(shelf))).to.equal('Error');
  });
});
