// Hosts and widgets that do anything in any order. Where it fails, fast-check prints the seed, the path and the
// shortest play that fails: put seed and path into REPLAY. The plays are the same each time, so that a change fails by
// its own faults alone; to look for more, choose another SEED, and more STEPS.
import * as fc from 'fast-check';
import { products, type ProductCase } from '../support/products.js';
import { OWN, Play, TRUSTED, WRONG, type Step } from './play.js';

const REPLAY: fc.Parameters<unknown> = {};
const SEED = 1;

/** Steps with each of the embeds. */
const STEPS = 5000;

const acts = fc.constantFrom(
  ...(['reload', 'remove', 'insert', 'move', 'moveBefore', 'command', 'src'] as const),
);
const odd = fc.anything({ withDate: true, withMap: true, withSet: true, maxDepth: 2 });
const ids = fc.constantFrom(undefined, 1, '1', 2, 3, '', 'x');
const records = fc.constantFrom('a', 'b', 'c', 7);

/** A documented message, about one of a few records; perhaps with a field that is not as it should be. */
const documented = ({ samples }: ProductCase): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(...samples), ids, records, fc.option(fc.tuple(fc.nat(20), odd)))
    .map(([{ type, data = {} }, id, record, change]) => {
      const copy: Record<string, unknown> = { ...(data as object) };
      if ('callId' in copy) copy.callId = record;
      if ('engagementId' in copy) copy.engagementId = record;
      const keys = Object.keys(copy);
      if (change && keys.length) copy[keys[change[0] % keys.length]!] = change[1];
      return { type, id, data: copy };
    });

const messages = (product: ProductCase): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 12, arbitrary: documented(product) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant(product.asks), id: ids }) },
    { weight: 1, arbitrary: fc.constant(product.foreign) },
    { weight: 1, arbitrary: odd },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constantFrom('zp-x', 'zcc-aB', 'x'), data: odd }),
    },
  );

const settings: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    set: fc.constant('src'),
    value: fc.constantFrom(`${OWN}/a`, `${OWN}/b`, `${TRUSTED}/a`, 'javascript:0', '', null),
  }),
  fc.record({
    set: fc.constant('trustedOrigins'),
    value: fc.constantFrom(TRUSTED, [TRUSTED], TRUSTED),
  }),
  fc.record({
    set: fc.constantFrom('readyTimeout', 'responseTimeout'),
    value: fc.constantFrom(500, 10_000, -1, null),
  }),
  fc.record({ set: fc.constant('initConfig'), value: odd }),
  fc.record({
    set: fc.constantFrom('label', 'enableAutoLog', 'screenPopEvent', 'fixedSize', 'gov'),
    value: fc.constantFrom('x', '', true, null),
  }),
);

const steps = (product: ProductCase): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 40,
      arbitrary: fc.record({
        say: messages(product),
        origin: fc.constantFrom(OWN, OWN, OWN, OWN, TRUSTED, WRONG, 'null'),
        stranger: fc.constantFrom(false, false, false, false, true),
        twice: fc.constantFrom(false, false, true),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        answer: fc.nat(2),
        data: fc.constantFrom(
          { name: 'Ada' },
          { active: [], wrapup: [] },
          { active: [{ engagementId: 'a', channel: 'voice' }], wrapup: [{ engagementId: 'b' }] },
        ),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        frame: fc.constantFrom('load', 'load', 'load', 'violation', 'script'),
      }),
    },
    { weight: 10, arbitrary: fc.record({ act: acts }) },
    {
      weight: 6,
      arbitrary: fc.record({
        arm: fc.constantFrom('event', 'embed-message', 'change', 'embed-error'),
        act: acts,
      }),
    },
    {
      weight: 12,
      arbitrary: fc.record({
        command: fc.nat(10),
        timeout: fc.constantFrom(0, 300, 5000, 20_000),
        abort: fc.constantFrom(false, false, false, true),
      }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        respond: fc.constantFrom(
          'none',
          'value',
          'promise',
          'never',
          'prevent',
          'unreadable',
          'reload',
        ),
      }),
    },
    { weight: 8, arbitrary: settings },
    { weight: 1, arbitrary: fc.record({ forget: records.map(String) }) },
    {
      weight: 10,
      arbitrary: fc.record({
        pass: fc.constantFrom(0, 301, 1003, 3007, 31_013, 130_027, 50_000_011),
      }),
    },
    { weight: 2, arbitrary: fc.record({ sleep: fc.constantFrom(401, 31_019, 130_041) }) },
  );

for (const product of products) {
  describe(`a random play with ${product.tag}`, () => {
    it(`leaves no promise, listener, timer or record astray in ${STEPS} steps`, async () => {
      let count = 0;
      const play = async (script: readonly Step[]): Promise<void> => {
        const stage = new Play(product);
        try {
          await stage.step({ act: 'insert' });
          for (const step of script) {
            count++;
            await stage.step(step);
          }
          await stage.end();
        } finally {
          stage.restore();
        }
        // The engine clears away what it does with frames in tasks of its own.
        await new Promise((resolve) => setTimeout(resolve));
      };
      const script = fc.array(steps(product), { maxLength: 100, size: 'max' });
      for (let seed = SEED; count < STEPS; seed++) {
        await fc.assert(fc.asyncProperty(script, play), {
          seed,
          numRuns: 10,
          includeErrorInReport: true,
          ...REPLAY,
        });
      }
    });
  });
}
