import { expect } from '@open-wc/testing';
import * as z from 'zod/mini';
import { SmartEmbedError } from '../../src/wire/errors.js';
import { checkedCommand, checkedPost, warnOfUnknownKeys } from '../../src/wire/outgoing.js';
import type { Protocol } from '../../src/wire/rows.js';
import { number, text } from '../../src/wire/schema.js';

const protocol: Protocol = {
  prefix: 'zp-',
  events: {
    'zp-asked': {
      data: z.looseObject({}),
      answer: z.array(text),
      empty: [],
      response: { type: 'zp-answered', data: z.looseObject({ contacts: z.array(text) }) },
    },
    'zp-told': { data: z.looseObject({}) },
  },
  commands: {
    'zp-call': { data: z.looseObject({ number: text, count: z.optional(number) }) },
    'zp-find': {
      data: z.looseObject({ requestId: text }),
      answeredBy: { type: 'zp-found', by: 'requestId' },
    },
    'zp-status': { data: z.optional(z.looseObject({})) },
  },
  config: 'zp-call',
  startsAtLoad: true,
  asksForConfig: [],
};

/** What a check throws. */
const thrownBy = (check: () => unknown): SmartEmbedError => {
  try {
    check();
  } catch (error) {
    return error as SmartEmbedError;
  }
  throw new Error('it was let through');
};

/** What the page is warned of while `act` runs. */
const warnedBy = (act: () => void): string[] => {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (warning: string) => warnings.push(warning);
  act();
  console.warn = warn;
  return warnings;
};

const CHECKS = {
  'a command': (type: unknown, data?: unknown, options?: unknown) =>
    checkedCommand(protocol, type as string, data as object, options as object),
  'a message of the host’s own': (type: unknown, data?: unknown, options?: unknown) =>
    checkedPost(protocol, type, data, options as object),
};

for (const [name, check] of Object.entries(CHECKS)) {
  describe(`${name} that goes out`, () => {
    it('is what was given, as a copy of that moment', () => {
      const data = { number: '+1', more: undefined };
      const own = Object.defineProperty({ ...data }, 'more', { enumerable: false });
      const { message } = check('zp-call', own);
      own.number = '+2';
      expect(message).to.deep.equal({ type: 'zp-call', data: { number: '+1' } });
    });

    it('is what was checked: a value that changes while it is read is read once', () => {
      let reads = 0;
      const data = Object.defineProperty({}, 'number', {
        enumerable: true,
        get: () => (reads++ ? 7 : '+1'),
      });
      expect(check('zp-call', data).message.data).to.deep.equal({ number: '+1' });
      expect(reads).to.equal(1);
    });

    it('has no data where none was given', () => {
      const { message } = check('zp-status');
      expect(Object.keys(message)).to.deep.equal(['type']);
    });

    it('is refused with each field that is wrong', () => {
      const error = thrownBy(() => check('zp-call', { count: 'x' }));
      expect(error).to.be.instanceOf(SmartEmbedError);
      expect(error).to.include({ code: 'invalid-input', sent: false });
      expect(error.message).to.equal('zp-call: number: must be a string; count: must be a number');
    });

    it('is refused where it cannot be cloned, and the cause says why', () => {
      for (const data of [{ number: () => 0 }, { window }, { number: '+1', node: document.body }]) {
        const error = thrownBy(() => check('zp-call', data));
        expect(error).to.include({ code: 'invalid-input', sent: false });
        expect(error.message).to.match(/^zp-call: .*cloned/);
        expect(error.cause).to.be.instanceOf(DOMException);
      }
    });

    it('is refused where it throws when it is read', () => {
      const thrown = new Error('the host');
      const data = Object.defineProperty({}, 'number', {
        enumerable: true,
        get: () => {
          throw thrown;
        },
      });
      const error = thrownBy(() => check('zp-call', data));
      expect(error).to.include({ code: 'invalid-input', cause: thrown });
    });

    it('takes a signal and a timeout', () => {
      const data = { number: '+1' };
      for (const options of [
        undefined,
        {},
        { timeout: 0 },
        { timeout: Infinity, signal: new AbortController().signal },
        { timeout: undefined, signal: undefined },
      ]) {
        expect(check('zp-call', data, options).message.type).to.equal('zp-call');
      }
    });

    const BAD: readonly [options: unknown, problem: string][] = [
      [null, 'options: must be an object'],
      ['text', 'options: must be an object'],
      [7, 'options: must be an object'],
      [{ timeout: -1 }, 'options.timeout: must be a number of milliseconds'],
      [{ timeout: NaN }, 'options.timeout: must be a number of milliseconds'],
      [{ timeout: '1000' }, 'options.timeout: must be a number of milliseconds'],
      [{ timeout: null }, 'options.timeout: must be a number of milliseconds'],
      [{ signal: {} }, 'options.signal: must be an AbortSignal'],
      [{ signal: new AbortController() }, 'options.signal: must be an AbortSignal'],
      [{ timout: 1 }, 'options.timout: is not known'],
    ];
    for (const [options, problem] of BAD) {
      it(`does not take ${JSON.stringify(options)} as options`, () => {
        const error = thrownBy(() => check('zp-call', { number: '+1' }, options));
        expect(error.code).to.equal('invalid-input');
        expect(error.message).to.equal(`zp-call: ${problem}`);
      });
    }

    it('names what is wrong with the options beside the fields', () => {
      const error = thrownBy(() => check('zp-call', {}, { timeout: -1, x: 1 }));
      expect(error.message.split('; ')).to.deep.equal([
        'zp-call: number: must be a string',
        'options.x: is not known',
        'options.timeout: must be a number of milliseconds',
      ]);
    });
  });
}

describe('a command', () => {
  it('knows what answers it', () => {
    const { answeredBy } = checkedCommand(protocol, 'zp-find', { requestId: 'r' });
    expect(answeredBy).to.deep.equal({ type: 'zp-found', by: 'requestId' });
    expect(checkedCommand(protocol, 'zp-call', { number: '+1' }).answeredBy).to.equal(undefined);
  });

  it('has no field that the documents do not name', () => {
    const error = thrownBy(() => checkedCommand(protocol, 'zp-call', { number: '+1', nmber: 1 }));
    expect(error.message).to.equal('zp-call: nmber: is not known');
  });

  it('is not found among what every object has', () => {
    expect(checkedCommand(protocol, 'constructor', {}).message).to.deep.equal({
      type: 'constructor',
      data: {},
    });
  });
});

describe('a message of the host’s own', () => {
  it('is done once it is posted, also where a command of its type would wait', () => {
    expect(checkedPost(protocol, 'zp-find', { requestId: 'r' }).answeredBy).to.equal(undefined);
  });

  for (const type of [undefined, null, '', 7, {}]) {
    it(`needs a type, which ${JSON.stringify(type)} is not`, () => {
      const error = thrownBy(() => checkedPost(protocol, type, {}, { timeout: -1 }));
      expect(error.code).to.equal('invalid-input');
      expect(error.message).to.match(/type: must be a non-empty string; options.timeout/);
    });
  }

  it('may be any that the documents do not name, and the page is warned once', () => {
    const warnings = warnedBy(() => {
      for (const data of [undefined, null, 0, 'text', [1], { a: 1 }]) {
        const { message } = checkedPost(protocol, 'zp-of-tomorrow', data);
        expect(message).to.deep.equal(
          data === undefined ? { type: 'zp-of-tomorrow' } : { type: 'zp-of-tomorrow', data },
        );
      }
    });
    expect(warnings).to.deep.equal([
      'zoom-embed-elements: "zp-of-tomorrow" is no documented message to the widget; posted all the same',
    ]);
  });

  it('is checked as the response to a request, too', () => {
    expect(checkedPost(protocol, 'zp-answered', { contacts: [] }).message.type).to.equal(
      'zp-answered',
    );
    const error = thrownBy(() => checkedPost(protocol, 'zp-answered', { contacts: [7] }));
    expect(error.message).to.equal('zp-answered: contacts.0: must be a string');
  });

  it('may have null for its data where the documents name none', () => {
    expect(checkedPost(protocol, 'zp-status', null).message).to.deep.equal({
      type: 'zp-status',
      data: null,
    });
    expect(thrownBy(() => checkedPost(protocol, 'zp-status', 'text')).code).to.equal(
      'invalid-input',
    );
  });

  it('may have fields that the documents do not name, of which the page is warned once', () => {
    const warnings = warnedBy(() => {
      for (let time = 0; time < 2; time++) {
        checkedPost(protocol, 'zp-call', { number: '+1', ofTomorrow: 1 });
      }
    });
    expect(warnings).to.deep.equal([
      'zoom-embed-elements: zp-call: "ofTomorrow" is no documented field; sent all the same',
    ]);
  });
});

describe('the warning of unknown keys', () => {
  it('says where they are, and nothing where there are none', () => {
    const schema = z.looseObject({ a: text });
    const warnings = warnedBy(() => {
      for (const value of [null, undefined, 'text', { a: 'x' }]) {
        warnOfUnknownKeys(schema, value, 'here');
      }
      warnOfUnknownKeys(schema, { b: 1 }, 'here');
    });
    expect(warnings).to.deep.equal([
      'zoom-embed-elements: here: "b" is no documented field; sent all the same',
    ]);
  });
});
