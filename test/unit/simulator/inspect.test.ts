import { expect } from '@open-wc/testing';
import * as z from 'zod/mini';
import { number, oneOf, textOr } from '../../../src/wire/schema.js';
import { phoneRegistry } from '../../../simulator/phone/wire.js';
import { inspect } from '../../../simulator/shared/inspect.js';
import catalogue from '../../fixtures/phone.json' with { type: 'json' };

const problems = (message: unknown) =>
  inspect(message, phoneRegistry).map(({ kind, text }) => `${kind}: ${text}`);

describe('the simulator checks what the host sends', () => {
  for (const { type, sample } of catalogue.toWidget) {
    it(`has nothing against the documented ${type}`, () => {
      expect(problems({ type, data: sample })).to.deep.equal([]);
    });
  }

  for (const value of [null, undefined, 'zp-make-call', 7, [], {}, { data: {} }, { type: 1 }]) {
    it(`does not take ${JSON.stringify(value)} for a message`, () => {
      expect(problems(value)).to.deep.equal(['message: no object with a type of text']);
    });
  }

  for (const type of ['zp-end-call', 'zp-call-ringing-event', 'constructor', '__proto__', '']) {
    it(`knows no type "${type}"`, () => {
      expect(problems({ type, data: {} })).to.deep.equal(['type: no widget understands this type']);
    });
  }

  it('names a field that is missing or of the wrong type', () => {
    const found = problems({ type: 'zp-make-call', data: { autoDial: 'yes' } });
    expect(found[0]).to.match(/^shape: data\.number must be .*string/);
    expect(found[1]).to.match(/^shape: data\.autoDial must be .*boolean/);
    expect(found).to.have.length(2);
  });

  it('names a field of the note page, however deep', () => {
    const selectOptions = [{ label: 'Sale', value: 1 }];
    const fields = [{ fieldName: 'Reason', fieldType: 'select', selectOptions, colour: 'red' }];
    const data = { notePageConfiguration: fields };
    expect(problems({ type: 'zp-init-config', data })).to.deep.equal([
      'shape: data.notePageConfiguration.0.selectOptions.0.value must be a string',
      'key: data.notePageConfiguration.0.colour is not documented',
    ]);
  });

  it('misses the data', () => {
    expect(problems({ type: 'zp-make-call' })).to.deep.equal(['shape: data must be an object']);
  });

  it('names undocumented keys beside type and data, and in the data', () => {
    const data = { enableAutotLog: true, enableAutoLog: true };
    expect(problems({ type: 'zp-init-config', id: '1', phoneNumber: '1', data })).to.deep.equal([
      'key: id is not documented',
      'key: phoneNumber is not documented',
      'key: data.enableAutotLog is not documented',
    ]);
  });

  it('leaves the keys of an open map alone', () => {
    const data = { responseId: 'r', contacts: { '+16505551234': { id: 1, name: 'Ada' } } };
    expect(problems({ type: 'zp-contact-match-response', data })).to.deep.equal([]);
  });

  describe('inside', () => {
    const item = z.looseObject({ kind: oneOf('a', 'b'), size: z.optional(number) });
    const items = z.optional(textOr(z.array(item), 'a text or items'));
    const registry = () => z.looseObject({ items });
    const found = (items: unknown) =>
      inspect({ type: 'list', data: { items } }, registry).map(({ text }) => text);

    it('optional values, alternatives and lists it finds undocumented keys', () => {
      expect(found([{ kind: 'a' }, { kind: 'b', colour: 'red' }])).to.deep.equal([
        'data.items.1.colour is not documented',
      ]);
      expect(found('text')).to.deep.equal([]);
      expect(found(undefined)).to.deep.equal([]);
    });

    it('the alternative that was meant it says what is wrong', () => {
      expect(found([{ kind: 'c' }, { kind: 'a', size: 'big' }])).to.deep.equal([
        'data.items.0.kind must be one of a, b',
        'data.items.1.size must be a number',
      ]);
      expect(found(7)).to.deep.equal(['data.items must be a text or items']);
    });
  });
});
