import { expect } from '@open-wc/testing';
import * as z from 'zod/mini';
import { contactCenterSchemas, phoneSchemas } from '../../src/schemas.js';
import { ccCommands, ccEvents } from '../../src/contact-center/messages.js';
import { phoneCommands, phoneEvents } from '../../src/phone/messages.js';
import ccCatalogue from '../fixtures/contact-center.json' with { type: 'json' };
import phoneCatalogue from '../fixtures/phone.json' with { type: 'json' };
import type { Protocol } from '../../src/wire/rows.js';
import type { Schema } from '../../src/wire/schema.js';

type Table = Readonly<Record<string, Schema>>;

const CASES: readonly {
  name: string;
  schemas: { fromWidget: Table; toWidget: Table };
  events: Protocol['events'];
  commands: Protocol['commands'];
  catalogue: {
    fromWidget: { type: string; message: object }[];
    toWidget: { type: string; sample: unknown }[];
  };
}[] = [
  {
    name: 'the phone’s messages',
    schemas: phoneSchemas,
    events: phoneEvents,
    commands: phoneCommands,
    catalogue: phoneCatalogue,
  },
  {
    name: 'the contact center’s messages',
    schemas: contactCenterSchemas,
    events: ccEvents,
    commands: ccCommands,
    catalogue: ccCatalogue,
  },
];

for (const { name, schemas, events, commands, catalogue } of CASES) {
  describe(`the schemas of ${name}`, () => {
    it('are those of the rows, by type', () => {
      expect(Object.keys(schemas.fromWidget)).to.have.members(Object.keys(events));
      for (const [type, { data }] of Object.entries(events)) {
        expect(schemas.fromWidget[type], type).to.equal(data);
      }
      for (const [type, { data }] of Object.entries(commands)) {
        expect(schemas.toWidget[type], type).to.equal(data);
      }
    });

    it('are also those of the responses, which their requests name', () => {
      const responses = Object.values(events).flatMap((row) =>
        'response' in row ? [row.response] : [],
      );
      expect(responses).not.to.deep.equal([]);
      for (const { type, data } of responses) expect(schemas.toWidget[type], type).to.equal(data);
      expect(Object.keys(schemas.toWidget)).to.have.members([
        ...Object.keys(commands),
        ...responses.map(({ type }) => type),
      ]);
    });

    it('are zod’s own, and let the documented samples pass as they are', () => {
      for (const { type, message } of catalogue.fromWidget) {
        const data = 'data' in message ? message.data : {};
        expect(z.parse(schemas.fromWidget[type]!, data), type).to.deep.equal(data);
      }
      for (const { type, sample } of catalogue.toWidget) {
        const data = sample ?? undefined;
        expect(z.parse(schemas.toWidget[type]!, data), type).to.deep.equal(data);
      }
    });

    it('refuse what is no data at all', () => {
      for (const table of [schemas.fromWidget, schemas.toWidget]) {
        for (const [type, schema] of Object.entries(table)) {
          expect(z.safeParse(schema, 'text').success, type).to.equal(false);
        }
      }
    });
  });
}
