import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import * as z from 'zod/mini';
import {
  differences,
  direction,
  filledText,
  flag,
  issuesOf,
  maybeFilledText,
  maybeFlag,
  maybeText,
  number,
  oneOf,
  open,
  phoneNumber,
  recordId,
  text,
  textOr,
  textOrNumber,
  textThat,
  unknownKeys,
  type Schema,
} from '../../src/wire/schema.js';

/** What is wrong with a value that is a field, in words. */
const wrong = (schema: Schema, value: unknown): string[] =>
  differences(z.looseObject({ field: schema }), { field: value });

interface Word {
  schema: Schema;
  fits: readonly unknown[];
  not: readonly unknown[];
  says: string;
}

const NOTHING = [undefined, null];
const NO_TEXT = [...NOTHING, 7, true, {}, []];

const WORDS: Readonly<Record<string, Word>> = {
  text: { schema: text, fits: ['', 'a'], not: NO_TEXT, says: 'must be a string' },
  number: {
    schema: number,
    fits: [0, -1, 1.5],
    not: [...NOTHING, '1', NaN, Infinity, {}],
    says: 'must be a number',
  },
  flag: {
    schema: flag,
    fits: [true, false],
    not: [...NOTHING, 0, 'true'],
    says: 'must be a boolean',
  },
  'text that may be missing': {
    schema: maybeText,
    fits: [undefined, '', 'a'],
    not: [null, 7, {}],
    says: 'must be a string',
  },
  'flag that may be missing': {
    schema: maybeFlag,
    fits: [undefined, true],
    not: [null, 'true', 0],
    says: 'must be a boolean',
  },
  'text that is filled': {
    schema: filledText,
    fits: ['a', ' a '],
    not: ['', ' ', '\t\n'],
    says: 'must not be empty',
  },
  'text that is filled, or missing': {
    schema: maybeFilledText,
    fits: [undefined, 'a'],
    not: ['', ' '],
    says: 'must not be empty',
  },
  'phone number': {
    schema: phoneNumber,
    fits: ['+1 (650) 555', '*67', '#', 'tel:1', '1001'],
    not: ['', 'Ada', '+', '٣'],
    says: 'must hold at least one digit',
  },
  'text with a condition of its own': {
    schema: textThat((value) => value === 'a', 'must be the letter a'),
    fits: ['a'],
    not: ['', 'b'],
    says: 'must be the letter a',
  },
  'one of several texts': {
    schema: oneOf('a', 'b'),
    fits: ['a', 'b'],
    not: ['', 'A', 'c', ...NO_TEXT],
    says: 'must be one of a, b',
  },
  'the only text': {
    schema: oneOf('a'),
    fits: ['a'],
    not: ['b', ...NO_TEXT],
    says: 'must be a',
  },
  'enumeration of the widget’s': {
    schema: open<'a' | 'b'>(),
    fits: ['a', 'b', 'of tomorrow', ''],
    not: NO_TEXT,
    says: 'must be a string',
  },
  direction: {
    schema: direction,
    fits: ['inbound', 'outbound', 'Inbound', 'sideways', undefined],
    not: NO_TEXT.filter((value) => value !== undefined),
    says: 'must be a string',
  },
  'text or number': {
    schema: textOrNumber,
    fits: ['', 'a', 0, 1.5],
    not: [...NOTHING, NaN, Infinity, true, {}, 10n],
    says: 'must be a string or a number',
  },
  'id of a record': {
    schema: recordId,
    fits: ['a', 0, -1],
    not: [...NOTHING, '', ' ', NaN, true, {}],
    says: 'must be a number or a text that is not empty',
  },
  list: {
    schema: z.array(text),
    fits: [[], ['a']],
    not: [...NOTHING, 'a', {}],
    says: 'must be an array',
  },
  object: {
    schema: z.looseObject({}),
    fits: [{}, { a: 1 }],
    not: [...NOTHING, 'a', []],
    says: 'must be an object',
  },
};

const shown = (value: unknown): string =>
  typeof value === 'bigint' ? `${value}n` : (JSON.stringify(value) ?? 'undefined');

describe('a schema for', () => {
  for (const [name, { schema, fits, not, says }] of Object.entries(WORDS)) {
    it(`a ${name} takes what fits, and says of all else that it ${says}`, () => {
      for (const value of fits) expect(wrong(schema, value), shown(value)).to.deep.equal([]);
      for (const value of not) {
        expect(wrong(schema, value), shown(value)).to.deep.equal([`field: ${says}`]);
      }
    });
  }

  it('a text with a condition says first that it must be one', () => {
    for (const schema of [filledText, phoneNumber]) {
      for (const value of NO_TEXT) {
        expect(wrong(schema, value), shown(value)).to.deep.equal(['field: must be a string']);
      }
    }
  });

  it('a text or something else looks into that, where it is no text', () => {
    const schema = textOr(z.array(z.looseObject({ a: number })), 'a text or a list');
    for (const value of ['', 'text', [], [{ a: 1 }]]) {
      expect(wrong(schema, value), shown(value)).to.deep.equal([]);
    }
    for (const value of [null, 7, {}, undefined]) {
      expect(wrong(schema, value), shown(value)).to.deep.equal(['field: must be a text or a list']);
    }
    expect(wrong(schema, [{ a: 1 }, { a: 'x' }, 7])).to.deep.equal([
      'field.1.a: must be a number',
      'field.2: must be an object',
    ]);
    expect(wrong(z.optional(schema), undefined)).to.deep.equal([]);
  });
});

describe('differences', () => {
  const row = z.looseObject({
    id: text,
    side: z.looseObject({ name: maybeText }),
    list: z.optional(z.array(z.looseObject({ label: text }))),
  });

  it('are none where the value fits, whatever else it holds', () => {
    expect(differences(row, { id: 'a', side: {} })).to.deep.equal([]);
    expect(differences(row, { id: 'a', side: { more: 1 }, more: [], list: [] })).to.deep.equal([]);
  });

  it('name the path and the reason of each', () => {
    expect(differences(row, { side: { name: 7 }, list: [{ label: 'a' }, {}] })).to.deep.equal([
      'id: must be a string',
      'side.name: must be a string',
      'list.1.label: must be a string',
    ]);
  });

  it('call the value itself by the name that it is given', () => {
    expect(differences(row, 'text')).to.deep.equal(['data: must be an object']);
    expect(differences(row, null, 'answer')).to.deep.equal(['answer: must be an object']);
  });

  it('come from issues with path and words', () => {
    const issues = issuesOf(row, { id: 'a', side: { name: 7 } });
    expect(issues.map(({ path, message }) => [path, message])).to.deep.equal([
      [['side', 'name'], 'must be a string'],
    ]);
  });

  it('are told by this one check alone: zod says for a host what it says everywhere', () => {
    const own = z.safeParse(z.string({ error: 'a host’s own word' }), 7);
    expect(own.error?.issues[0]?.message).to.equal('a host’s own word');
    expect(z.safeParse(z.string(), 7).error?.issues[0]?.message).not.to.equal('must be a string');
  });

  it('are told of a value that throws when it is read', () => {
    const thrower = Object.defineProperty({}, 'id', {
      get: () => {
        throw new Error('read');
      },
    });
    expect(differences(row, thrower)).to.deep.equal(['data: cannot be checked (Error: read)']);
  });

  it('are some and a number, where there are more than anybody reads', () => {
    const many = differences(z.array(text), Array(1000).fill(1));
    expect(many).to.have.lengthOf(101);
    expect(many.at(-1)).to.equal('and 900 more');
    // So many at once are more than an engine can pass to a function.
    const most = differences(z.array(text), Array(200_000).fill(1));
    expect(most).to.have.lengthOf.within(1, 101);
  });

  it('never throw, whatever comes', () => {
    const anything = fc.anything({
      withBigInt: true,
      withMap: true,
      withDate: true,
      withSet: true,
    });
    const schemas = [
      row,
      textOr(row, 'a row'),
      z.optional(row),
      ...Object.values(WORDS).map((word) => word.schema),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...schemas), anything, (schema, value) => {
        for (const each of differences(schema, value)) expect(each).to.match(/^.*: .+/s);
      }),
      { numRuns: 1000 },
    );
    let deep: unknown = {};
    for (let level = 0; level < 20_000; level++) deep = { side: deep, list: [deep] };
    expect(differences(row, deep)).to.be.an('array').that.is.not.empty;
    const cycle: Record<string, unknown> = { id: 'a' };
    cycle.side = cycle;
    expect(differences(row, cycle)).to.deep.equal([]);
  });
});

describe('unknown keys', () => {
  it('are those that an object schema does not name', () => {
    const schema = z.looseObject({ a: text, b: maybeText });
    expect(unknownKeys(schema, { a: 'x', b: 'y' })).to.deep.equal([]);
    expect(unknownKeys(schema, { a: 'x', c: 1, toString: 2 })).to.deep.equal(['c', 'toString']);
    expect(unknownKeys(schema, JSON.parse('{"__proto__": 1}') as object)).to.deep.equal([
      '__proto__',
    ]);
  });

  it('are none of a schema that is no object', () => {
    for (const schema of [text, z.array(text), z.optional(z.looseObject({ a: text }))]) {
      expect(unknownKeys(schema, { c: 1 })).to.deep.equal([]);
    }
  });

  it('are those of an object with a condition, too', () => {
    const schema = z.looseObject({ a: text }).check(z.refine(() => true));
    expect(unknownKeys(schema, { a: 'x', c: 1 })).to.deep.equal(['c']);
  });
});
