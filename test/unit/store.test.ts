import { expect } from '@open-wc/testing';
import { createStore, type RecordChange, type Store, type Told } from '../../src/records/store.js';
import { reportedDuring } from '../support/reported.js';

interface Fact {
  readonly start?: number;
  readonly word?: string;
  readonly live?: boolean;
}
interface Each {
  readonly id: string;
  readonly words: readonly string[];
  readonly startedAt?: Date;
  readonly live: boolean;
}
type Source = 'first' | 'second';

const told = (id: string, fact: Fact = {}, source: Source = 'first'): Told<Source, Fact> => ({
  id,
  source,
  fact,
});
/** A message that tells of some records. */
const message = (...data: Told<Source, Fact>[]) => ({ type: 'zp-told', data });

/** Records that say what their facts say: the words of the first source before those of the second. */
const make = (options: object = {}): Store<Each, Source, Fact> =>
  createStore<Source, Fact, Each>({
    read: ({ type, data }) => (type === 'zp-told' ? (data as Told<Source, Fact>[]) : []),
    project: (id, { first, second }) => {
      const start = first?.start ?? second?.start;
      return Object.freeze({
        id,
        words: Object.freeze([first?.word, second?.word].filter((word) => word !== undefined)),
        live: (first?.live ?? false) || (second?.live ?? false),
        ...(start !== undefined && { startedAt: new Date(start) }),
      });
    },
    startOf: ({ startedAt }) => startedAt,
    lifeOf: ({ live }) => (live ? 60_000 : undefined),
    ...options,
  });

const ids = ({ list }: Store<Each, Source, Fact>): string[] => list.map(({ id }) => id);

describe('a store', () => {
  it('is empty at first, with a frozen list', () => {
    const store = make();
    expect(store.list).to.deep.equal([]);
    expect(Object.isFrozen(store.list)).to.equal(true);
    expect(store.get('a')).to.equal(undefined);
  });

  it('makes a record of what a message tells', () => {
    const store = make();
    store.apply(message(told('a', { word: 'one', start: 1000 })));
    expect(store.get('a')).to.deep.equal({
      id: 'a',
      words: ['one'],
      live: false,
      startedAt: new Date(1000),
    });
    expect(store.list).to.deep.equal([store.get('a')]);
  });

  it('makes records of each that a message tells of', () => {
    const store = make();
    store.apply(message(told('a'), told('b'), told('c')));
    expect(ids(store)).to.deep.equal(['c', 'b', 'a']);
  });

  it('takes no note of a message that tells of none', () => {
    const store = make();
    store.apply(message(told('a')));
    const { list } = store;
    store.apply({ type: 'zp-other', data: [told('b')] });
    store.apply(message());
    expect(store.list).to.equal(list);
  });

  it('takes also what is known from elsewhere', () => {
    const store = make();
    store.add([told('a', { word: 'one' })]);
    expect(store.get('a')?.words).to.deep.equal(['one']);
  });

  it('may have ids like the names of built-in properties', () => {
    const store = make();
    for (const id of ['__proto__', 'constructor', 'toString']) {
      expect(store.get(id)).to.equal(undefined);
      store.apply(message(told(id)));
      expect(store.get(id)?.id).to.equal(id);
    }
  });

  describe('projects a record', () => {
    it('of what all sources told, in whatever order', () => {
      const [one, two] = [
        message(told('a', { word: 'one' }, 'first')),
        message(told('a', { word: 'two' }, 'second')),
      ];
      for (const order of [
        [one, two],
        [two, one],
      ]) {
        const store = make();
        for (const each of order) store.apply(each);
        expect(store.get('a')?.words).to.deep.equal(['one', 'two']);
      }
    });

    it('with the later fields of one source over the earlier ones', () => {
      const store = make();
      store.apply(message(told('a', { word: 'one', start: 1000 })));
      store.apply(message(told('a', { word: 'two' })));
      expect(store.get('a')).to.deep.include({ words: ['two'], startedAt: new Date(1000) });
    });

    it('with the facts of one source merged as it says, within one message too', () => {
      const merges: [Fact, Fact, Source][] = [];
      const merge = (before: Fact, after: Fact, source: Source): Fact => {
        merges.push([before, after, source]);
        return { word: `${before.word}+${after.word}` };
      };
      const store = make({ merge });
      const [a, b, c] = ['a', 'b', 'c'].map((word) => told('x', { word }, 'second'));
      store.apply(message(a!, b!));
      expect(store.get('x')?.words).to.deep.equal(['a+b']);
      store.apply(message(c!));
      expect(store.get('x')?.words).to.deep.equal(['a+b+c']);
      expect(merges.map(([, , source]) => source)).to.deep.equal(['second', 'second']);
    });
  });

  describe('has its list', () => {
    it('newest first: by start, else by arrival', () => {
      const store = make();
      store.apply(message(told('a', { start: 1000 })));
      store.apply(message(told('b', { start: 3000 })));
      store.apply(message(told('c', { start: 2000 })));
      store.apply(message(told('d')));
      store.apply(message(told('e')));
      expect(ids(store)).to.deep.equal(['e', 'd', 'b', 'c', 'a']);
    });

    it('of one start the one that arrived last first', () => {
      const store = make();
      for (const id of ['a', 'b', 'c']) store.apply(message(told(id, { start: 1000 })));
      store.apply(message(told('a', { word: 'again' })));
      expect(ids(store)).to.deep.equal(['c', 'b', 'a']);
    });

    it('ordered by a start that is told later', () => {
      const store = make();
      store.apply(message(told('a')));
      store.apply(message(told('b')));
      store.apply(message(told('b', { start: 1000 }, 'second')));
      expect(ids(store)).to.deep.equal(['a', 'b']);
    });

    it('the same until something changes, and frozen', () => {
      const store = make();
      store.apply(message(told('a', { word: 'one' })));
      const { list } = store;
      store.apply(message(told('a', { word: 'one' })));
      store.apply(message(told('a', { word: 'one' }, 'first')));
      expect(store.list).to.equal(list);
      expect(Object.isFrozen(list)).to.equal(true);
      const record = store.get('a');
      store.apply(message(told('a', { word: 'two' })));
      expect(store.list).not.to.equal(list);
      expect(list).to.deep.equal([record]);
      expect(store.get('a')).not.to.equal(record);
    });
  });

  describe('keeps', () => {
    it('every live record, and of the others the newest 200', () => {
      const store = make();
      const at = (from: number, to: number, live: boolean): void => {
        for (let start = from; start < to; start++) {
          store.apply(message(told(`${live ? 'live' : 'ended'} ${start}`, { start, live })));
        }
      };
      at(0, 300, true);
      at(300, 1000, false);
      expect(store.list).to.have.lengthOf(500);
      expect(store.get('live 0')?.startedAt).to.deep.equal(new Date(0));
      expect(store.get('ended 799')).to.equal(undefined);
      expect(store.get('ended 800')?.startedAt).to.deep.equal(new Date(800));
      store.apply(message(told('live 5', { start: 5, live: false })));
      expect(store.get('live 5')).to.equal(undefined);
      expect(store.list).to.have.lengthOf(499);
      expect(ids(store)).not.to.include('live 5');
    });

    it('200 again where one has come back to life meanwhile', () => {
      const store = make();
      const set = (id: number, live: boolean): void => {
        store.apply(message(told(String(id), { start: id, live })));
      };
      for (let id = 0; id < 200; id++) set(id, false);
      for (let time = 0; time < 3; time++) {
        set(0, true);
        set(0, false);
      }
      expect(store.list).to.have.lengthOf(200);
      set(0, true);
      set(200, false);
      expect(store.list).to.have.lengthOf(201);
      set(201, false);
      expect(store.list).to.have.lengthOf(201);
      expect(ids(store).slice(-2)).to.deep.equal(['2', '0']);
    });

    it('the newest 200 where it is not told which are live', () => {
      const store = make({ lifeOf: undefined });
      for (let start = 0; start < 300; start++) {
        store.apply(message(told(String(start), { start, live: true })));
      }
      expect(store.list).to.have.lengthOf(200);
    });
  });

  describe('tells its subscribers', () => {
    const gather = (store: Store<Each, Source, Fact>): RecordChange<Each>[] => {
      const changes: RecordChange<Each>[] = [];
      store.subscribe((change) => changes.push(change));
      return changes;
    };

    it('of each record that is new or has changed, with the one before', () => {
      const store = make();
      const changes = gather(store);
      store.apply(message(told('a', { word: 'one' })));
      const before = store.get('a');
      store.apply(message(told('a', { word: 'two' })));
      store.apply(message(told('a', { word: 'two' })));
      expect(changes).to.deep.equal([
        { record: before },
        { record: store.get('a'), previous: before },
      ]);
      expect('previous' in changes[0]!).to.equal(false);
      expect(changes[1]?.previous).to.equal(before);
    });

    it('once all that a message tells is there', () => {
      const store = make();
      const seen: string[][] = [];
      store.subscribe(() => seen.push(ids(store)));
      store.apply(message(told('a'), told('b')));
      expect(seen).to.deep.equal([
        ['b', 'a'],
        ['b', 'a'],
      ]);
    });

    it('of one change where a message tells of a record twice', () => {
      const store = make();
      const changes = gather(store);
      store.apply(message(told('a', { word: 'one' }), told('a', { word: 'two' }, 'second')));
      expect(changes.map(({ record }) => record.words)).to.deep.equal([['one', 'two']]);
    });

    it('of none that is too old to be kept', () => {
      const store = make();
      for (let start = 1; start <= 200; start++) {
        store.apply(message(told(String(start), { start })));
      }
      const changes = gather(store);
      store.apply(message(told('old', { start: 0 }), told('new', { start: 201 })));
      expect(changes.map(({ record }) => record.id)).to.deep.equal(['new']);
      expect(store.get('old')).to.equal(undefined);
    });

    it('until they leave, in the order in which they came', () => {
      const store = make();
      const heard: string[] = [];
      const leave = store.subscribe(() => heard.push('one'));
      store.subscribe(() => heard.push('two'));
      store.apply(message(told('a')));
      leave();
      leave();
      store.apply(message(told('b')));
      expect(heard).to.deep.equal(['one', 'two', 'two']);
    });

    it('each for itself, also where one function subscribes twice', () => {
      const store = make();
      let heard = 0;
      const listener = (): void => {
        heard++;
      };
      const leave = store.subscribe(listener);
      store.subscribe(listener);
      leave();
      store.apply(message(told('a')));
      expect(heard).to.equal(1);
    });

    it('but for those that another one sends away while they are told', () => {
      const store = make();
      const heard: string[] = [];
      store.subscribe(() => {
        heard.push('one');
        leave();
      });
      const leave = store.subscribe(() => heard.push('two'));
      store.apply(message(told('a'), told('b')));
      expect(heard).to.deep.equal(['one', 'one']);
    });

    it('also those after one that leaves while it is told', () => {
      const store = make();
      const heard: string[] = [];
      const leave = store.subscribe(() => {
        heard.push('one');
        leave();
      });
      store.subscribe(() => heard.push('two'));
      store.apply(message(told('a')));
      store.apply(message(told('b')));
      expect(heard).to.deep.equal(['one', 'two', 'two']);
    });

    it('not of the change at which one comes, even where it comes again each time', () => {
      const store = make();
      let heard = 0;
      const again = (): void => {
        leave();
        if (++heard < 10) leave = store.subscribe(again);
      };
      let leave = store.subscribe(again);
      store.apply(message(told('a')));
      expect(heard).to.equal(1);
      store.apply(message(told('b')));
      expect(heard).to.equal(2);
    });

    it('of the next records and the others too where one throws, which the page hears of', async () => {
      const store = make();
      const thrown = new Error('a subscriber of the page');
      store.subscribe(() => {
        throw thrown;
      });
      const changes = gather(store);
      const errors = await reportedDuring(() => {
        store.apply(message(told('a'), told('b')));
      });
      expect(changes.map(({ record }) => record.id)).to.deep.equal(['a', 'b']);
      expect(errors).to.deep.equal([thrown, thrown]);
      expect(ids(store)).to.deep.equal(['b', 'a']);
    });

    it('of what one of them makes known in turn', () => {
      const store = make();
      store.subscribe(({ record }) => {
        if (record.id === 'a') store.add([told('b')]);
      });
      const changes = gather(store);
      store.apply(message(told('a')));
      expect(changes.map(({ record }) => record.id)).to.have.members(['a', 'b']);
    });
  });
});

describe('what a store is told', () => {
  it('is overheard once it holds it, with its moment, until that is ended', () => {
    const store = make();
    const heard: unknown[] = [];
    const end = store.overhear({
      told: ({ told: [first], at, isElsewhere }) =>
        heard.push([first?.id, at, isElsewhere, store.get('a')?.words]),
      forgot: (id) => heard.push(`forgot ${id}`),
    });
    store.apply(message(told('a', { word: 'one' })), 5);
    store.add([told('a', { word: 'two' }, 'second')], 6, true);
    store.forget('a');
    store.apply(message(), 7);
    end();
    store.apply(message(told('a')));
    expect(heard).to.deep.equal([
      ['a', 5, false, ['one']],
      ['a', 6, true, ['one', 'two']],
      'forgot a',
    ]);
  });

  it('can be told to another one, and makes the same records there', () => {
    const [here, there] = [make(), make()];
    here.apply(
      message(told('a', { start: 1, word: 'one' }), told('b', { start: 2, live: true })),
      5,
    );
    here.apply(message(told('a', { word: 'two' }, 'second')), 6);
    for (const each of here.tellings()) there.add(each.told, each.at, true);
    expect(there.list).to.deep.equal(here.list);
    expect(there.tellings()).to.deep.equal(
      here.tellings().map((each) => ({ ...each, isElsewhere: true })),
    );
  });

  it('belongs here as soon as anything of it was told here', () => {
    const store = make();
    store.add([told('a')], 5, true);
    expect(store.tellings().map(({ isElsewhere }) => isElsewhere)).to.deep.equal([true]);
    store.apply(message(told('a', {}, 'second')), 6);
    store.add([told('a')], 7, true);
    expect(store.tellings().map(({ isElsewhere }) => isElsewhere)).to.deep.equal([false]);
  });

  it('is not overheard when the oldest is dropped for want of room', () => {
    const store = make();
    const forgotten: string[] = [];
    store.overhear({ forgot: (id) => forgotten.push(id) });
    for (let number = 0; number < 205; number++) store.apply(message(told(`a-${number}`)));
    expect(store.list.length).to.equal(200);
    expect(forgotten).to.deep.equal([]);
  });
});
