import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { MessageRecord, WireEvent } from '../../src/index.js';
import { createEngagementStore } from '../../src/contact-center/records.js';
import { createCallStore } from '../../src/phone/records.js';
import { differences } from '../../src/wire/schema.js';
import { collect, eventAfter, incomingArrived, type Embed } from '../support/embed.js';
import { mountWithPuppet, products, type ProductCase, type Sample } from '../support/products.js';
import type { Puppet } from '../support/puppet.js';

/** Values that no document names, as scripts: some of them cannot be written as JSON. */
const ODD: Readonly<Record<string, string>> = {
  null: 'null',
  undefined: 'undefined',
  'an empty text': '""',
  'a text': '"text"',
  'a number': '1.5',
  NaN: 'NaN',
  'a BigInt': '10n',
  'a boolean': 'true',
  'an empty array': '[]',
  'an array in an array': '[[["x"]]]',
  'an array with holes': '[, , 1]',
  'a map': 'new Map([["callId", "c"], [{}, []]])',
  'a set': 'new Set([1, "x"])',
  'an invalid date': 'new Date(NaN)',
  'a pattern': '/(a+)+$/g',
  bytes: 'new Uint8Array(16).buffer',
  'an error': 'new TypeError("no")',
  'a file': 'new Blob(["x"])',
  'a cycle': '(() => { const a = { callId: "c" }; a.a = [a]; return a; })()',
  'a cycle of arrays': '(() => { const a = []; a.push(a); return a; })()',
  'a __proto__ key': `JSON.parse('{"__proto__": {"polluted": true}, "callId": "p"}')`,
  'a constructor key': `JSON.parse('{"constructor": {"prototype": {"polluted": true}}}')`,
  'keys of Object.prototype': '({ toString: 1, valueOf: null, hasOwnProperty: "no", isFrozen: 0 })',
  'a false array': '({ length: 4294967295, 0: "x" })',
  'a false promise': '({ then: "now", catch: 1 })',
  'a thousand keys':
    'Object.fromEntries(Array.from({ length: 1000 }, (_, index) => ["k" + index, index]))',
  'two megabytes': '({ callId: "x".repeat(2 ** 21), engagementId: "x".repeat(2 ** 21) })',
};

/** Types that stand for something where they are looked up carelessly. */
const ODD_TYPES = (prefix: string): string[] => {
  const names = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'load',
    'error',
    'click',
  ];
  const own = ['embed-ready', 'embed-error', 'embed-message', 'calls-change', 'status', '', ' '];
  return [...names, ...own, prefix, ...names.map((name) => prefix + name), `${prefix}\n🦆 x`];
};

/** What goes wrong in the page while `act` runs. */
async function errorsDuring(act: () => Promise<unknown>): Promise<string[]> {
  const errors: string[] = [];
  const onError = (event: ErrorEvent): number => errors.push(event.message);
  const onRejection = ({ reason }: PromiseRejectionEvent): number => errors.push(String(reason));
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  await act();
  window.removeEventListener('error', onError);
  window.removeEventListener('unhandledrejection', onRejection);
  return errors;
}

/** What a prototype that everything inherits from has; grows where one was polluted. */
const inherited = (): string[] =>
  [Object.prototype, Array.prototype, Function.prototype, EventTarget.prototype].flatMap((each) =>
    Reflect.ownKeys(each).map(String),
  );

const postOne = (message: string): string =>
  `post({ message: ${message}, targetOrigin: '${location.origin}' });`;

/** Lets the puppet post what a script makes. */
const post = (puppet: Puppet, script: string): Promise<void> =>
  puppet.run(`for (const message of ${script}) ${postOne('message')}`);

/** A message gets through: nothing that came before has broken anything. */
async function expectAlive(product: ProductCase, embed: Embed, puppet: Puppet): Promise<void> {
  const { ringing } = product;
  const message = { ...ringing, id: `alive-${Math.random()}` };
  const event = await eventAfter<WireEvent>(embed, ringing.type, () => puppet.send(message));
  expect(event.detail).to.deep.equal(ringing.data);
  expect(event.drift).to.deep.equal([]);
  expect(product.records(embed).length).to.be.greaterThan(0);
}

for (const product of products) {
  const { tag, fromWidget, samples } = product;
  const prefix = samples[0]!.type.replace(/-.*/, '-');
  const types = samples.map(({ type }) => type);

  describe(`${tag} stands`, () => {
    const before = inherited();
    afterEach(() => {
      expect(inherited()).to.deep.equal(before);
      expect({}).not.to.have.property('polluted');
    });

    for (const [name, value] of Object.entries(ODD)) {
      it(`${name}, as a message, and as data, id and type of every message`, async () => {
        const { embed, puppet } = await mountWithPuppet(product);
        const told = collect<WireEvent>(embed, ...types);
        const errors = await errorsDuring(async () => {
          await post(puppet, `[${value}, { data: ${value} }, { type: ${value} }]`);
          await post(
            puppet,
            `${JSON.stringify(types)}.flatMap((type) => [
              { type, data: ${value} },
              { type, id: ${value}, data: {} },
            ])`,
          );
          await incomingArrived(embed, puppet);
        });
        expect(errors).to.deep.equal([]);
        expect(told.map(({ type }) => type)).to.deep.equal(types.flatMap((type) => [type, type]));
        // Of what is no object at all, every documented message differs.
        const drifts = told.map(({ drift }) => drift);
        expect(drifts.flat().every((text) => typeof text === 'string')).to.equal(true);
        const whole = told.filter(({ detail }) => typeof detail !== 'object' || !detail);
        expect(whole.every(({ drift }) => drift.length > 0)).to.equal(true);
        await expectAlive(product, embed, puppet);
      });
    }

    it('types that are named like something else', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      const odd = ODD_TYPES(prefix);
      const told = collect(embed, ...odd.filter(Boolean));
      const logged: unknown[] = [];
      const listen = ({ detail }: CustomEvent<MessageRecord>): void => {
        if (detail.direction === 'in') logged.push(detail.message.type);
      };
      embed.addEventListener('embed-message', listen);
      const errors = await errorsDuring(async () => {
        await puppet.send(
          ...odd.map((type) => ({ type, data: { callId: 'c', engagementId: 'e' } })),
        );
        await incomingArrived(embed, puppet);
      });
      embed.removeEventListener('embed-message', listen);
      expect(errors).to.deep.equal([]);
      expect(logged.slice(0, odd.length)).to.deep.equal(odd);
      // Only those of the product's own prefix became events; the embed's own ones were never forged.
      const events = told.filter(({ type }) => type !== 'embed-message');
      expect(events.map(({ type }) => type)).to.deep.equal(
        odd.filter((type) => type.startsWith(prefix)),
      );
      expect(product.records(embed)).to.deep.equal([]);
      await expectAlive(product, embed, puppet);
    });

    it('a type of two megabytes', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      const errors = await errorsDuring(async () => {
        await post(puppet, `[{ type: '${prefix}' + 'x'.repeat(2 ** 21) }]`);
        await incomingArrived(embed, puppet);
      });
      expect(errors).to.deep.equal([]);
      await expectAlive(product, embed, puppet);
    });

    for (const [shape, wrap] of Object.entries({
      objects: '(deep) => ({ deep })',
      arrays: '(deep) => [deep]',
    })) {
      it(`${shape} as deep as the engine can send them, as data and in the fields of every message`, async () => {
        const { embed, puppet } = await mountWithPuppet(product);
        const told = collect<WireEvent>(embed, ...types);
        const probes = collect(embed, 'embed-message');
        const arrived = (): boolean =>
          probes.some(({ detail }) => detail.message?.type === 'probe');
        let levels = 40_000;
        while (!arrived() && levels > 1) {
          levels /= 2;
          await puppet.run(`
            let data = {};
            for (let level = 0; level < ${levels}; level++) data = (${wrap})(data);
            try { ${postOne(`{ type: 'probe', data }`)} } catch {}
          `);
          await incomingArrived(embed, puppet);
        }
        const errors = await errorsDuring(async () => {
          // Below the limit, for the field is some levels down.
          await puppet.run(`
            let data = {};
            for (let level = 10; level < ${levels}; level++) data = (${wrap})(data);
            for (const { type, data: fields = {} } of ${JSON.stringify(samples)}) {
              ${postOne('{ type, data }')}
              const all = Object.fromEntries(Object.keys(fields).map((key) => [key, data]));
              const { callId, engagementId, requestId } = fields;
              ${postOne('{ type, data: { ...all, callId, engagementId, requestId } }')}
            }
          `);
          await incomingArrived(embed, puppet);
        });
        expect(errors).to.deep.equal([]);
        expect(told).to.have.lengthOf(2 * samples.length);
        expect(levels).to.be.at.least(500);
        for (const { drift } of told) expect(drift).to.be.an('array');
        await expectAlive(product, embed, puppet);
      });
    }

    it('every message with fields missing, added and mistyped', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      const told = collect<WireEvent>(embed, ...types);
      const errors = await errorsDuring(() =>
        fc.assert(
          fc.asyncProperty(fc.tuple(...samples.map(mutation)), async (messages) => {
            told.length = 0;
            await puppet.send(...messages);
            await incomingArrived(embed, puppet);
            expect(told.map(({ type }) => type)).to.deep.equal(types);
            for (const { type, detail, drift } of told) {
              expect(drift).to.deep.equal(differences(fromWidget[type]!.data, detail));
            }
            for (const record of product.records(embed)) expect(record).to.be.frozen;
          }),
          { numRuns: 50 },
        ),
      );
      expect(errors).to.deep.equal([]);
      await expectAlive(product, embed, puppet);
    });

    it('requests of any shape, and answers each of them', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      const requests = samples.filter(({ type }) =>
        /search-event|match-event|-request$/.test(type),
      );
      const odd = requests.flatMap(({ type }) =>
        [null, 'text', [], {}, { requestId: {} }, { requestId: '' }, { query: [] }].map((data) => ({
          type,
          data,
        })),
      );
      await puppet.send(...odd);
      await incomingArrived(embed, puppet);
      await puppet.settle();
      for (const { type } of requests) {
        const response =
          type === product.asks ? product.config : type.replace(/-(event|request)$/, '-response');
        const first = type === product.asks ? 1 : 0;
        expect(puppet.messages(response), response).to.have.lengthOf(7 + first);
      }
    });
  });

  describe(`${tag} reports drift`, () => {
    /** Where the documents leave the form open, or several are known from real widgets. */
    const OPEN = /^(notesData|data)$/;

    for (const { type, data } of samples) {
      const keys = Object.keys(data ?? {}).filter((key) => !OPEN.test(key));
      if (!keys.length) continue;
      it(`of each field of ${type}, and none of others`, async () => {
        const { embed, puppet } = await mountWithPuppet(product);
        const told = collect<WireEvent>(embed, type);
        await puppet.send(
          ...keys.map((key) => ({ type, data: { ...data, [key]: { not: 'this' } } })),
          { type, data: { ...data, 'of tomorrow': [{}], toString: 1, constructor: null } },
        );
        await incomingArrived(embed, puppet);
        expect(told.pop()?.drift).to.deep.equal([]);
        const silent = keys.filter(
          (key, index) => !told[index]?.drift.some((text) => text.startsWith(key)),
        );
        expect(silent.filter((key) => typeof data[key] !== 'object')).to.deep.equal([]);
      });
    }
  });
}

describe('20,000 levels', () => {
  const nested = (wrap: (deep: unknown) => unknown): unknown => {
    let deep: unknown = {};
    for (let level = 0; level < 20_000; level++) deep = wrap(deep);
    return deep;
  };
  const shapes = { objects: nested((deep) => ({ deep })), arrays: nested((deep) => [deep]) };

  for (const [shape, deep] of Object.entries(shapes)) {
    it(`of ${shape} in any field drift, make records, and can be compared with each other`, () => {
      const calls = createCallStore();
      const engagements = createEngagementStore();
      const rows = { ...products[0]!.fromWidget, ...products[1]!.fromWidget };
      for (const { type, data } of products.flatMap(({ samples }) => samples)) {
        for (const key of ['', ...Object.keys(data ?? {})]) {
          const message = { type, data: key ? { ...data, [key]: deep } : deep };
          expect(differences(rows[type]!.data, message.data)).to.be.an('array');
          // Twice: the second time there is a record to compare with.
          for (let time = 0; time < 2; time++) {
            calls.add(calls.read(message).map((told) => ({ ...told, id: 'c' })));
            engagements.apply(message);
          }
        }
      }
      expect(calls.list).to.have.lengthOf(1);
      expect(engagements.list.length).to.be.greaterThan(0);
    });
  }
});

describe('records of anything', () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true });

  it('of calls are made without an exception, and are frozen', () => {
    const sample = fc.constantFrom(...products[0]!.samples).chain(mutation);
    fc.assert(
      fc.property(fc.array(fc.oneof(sample, odd(products[0]!, anything))), (messages) => {
        const calls = createCallStore();
        for (const message of messages) {
          calls.apply(message);
          calls.add(calls.read(message).map((told) => ({ ...told, id: 'c' })));
        }
        for (const call of calls.list) expect(call).to.be.frozen;
      }),
      { numRuns: 1000 },
    );
  });

  it('of engagements are made without an exception, and are frozen', () => {
    const sample = fc.constantFrom(...products[1]!.samples).chain(mutation);
    fc.assert(
      fc.property(fc.array(fc.oneof(sample, odd(products[1]!, anything))), (messages) => {
        const engagements = createEngagementStore();
        for (const message of messages) engagements.apply(message);
        for (const engagement of engagements.list) expect(engagement).to.be.frozen;
      }),
      { numRuns: 1000 },
    );
  });
});

/** A documented message whose data may be anything. */
const odd = ({ samples }: ProductCase, data: fc.Arbitrary<unknown>): fc.Arbitrary<Sample> =>
  fc.record({ type: fc.constantFrom(...samples.map(({ type }) => type)), data });

type Path = readonly string[];

/** The paths to all fields, inner ones too. */
function paths(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...at, key],
    ...paths(inner, [...at, key]),
  ]);
}

/** A message with some of its fields taken out, put in or replaced. */
function mutation({ type, data }: Sample): fc.Arbitrary<Sample> {
  const value = fc.oneof(
    fc.constantFrom('', ' ', 'text', '__proto__', '<b>', '1e999', '2026-13-45T99:00:00Z'),
    fc.constantFrom(0, -1, 1e21, Number.NaN, Infinity, -0, 2 ** 53, null, undefined, true, 10n),
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, maxDepth: 2 }),
  );
  const change = fc.record({
    path: fc.constantFrom<Path>(...paths(data), ['more'], ['__proto__'], ['constructor']),
    value: fc.option(value, { nil: undefined }),
    remove: fc.boolean(),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const message: Sample = { type, data: structuredClone(data ?? {}) };
    for (const each of changes) apply(message.data, each.path, each.remove, each.value);
    return message;
  });
}

function apply(target: unknown, [key, ...rest]: Path, remove: boolean, value: unknown): void {
  if (key === undefined || typeof target !== 'object' || target === null) return;
  if (rest.length) apply(Reflect.get(target, key), rest, remove, value);
  else if (remove) Reflect.deleteProperty(target, key);
  else {
    Object.defineProperty(target, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
}
