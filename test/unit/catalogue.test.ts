import { expect } from '@open-wc/testing';
import { ccCommands, ccEvents, ccProtocol } from '../../src/contact-center/messages.js';
import { phoneCommands, phoneEvents, phoneProtocol } from '../../src/phone/messages.js';
import { outgoingSchema, type Protocol } from '../../src/wire/rows.js';
import ccCatalogue from '../fixtures/contact-center.json' with { type: 'json' };
import phoneCatalogue from '../fixtures/phone.json' with { type: 'json' };

interface Case {
  readonly product: string;
  readonly protocol: Protocol;
  readonly rows: { readonly events: object; readonly commands: object };
  readonly catalogue: {
    readonly fromWidget: readonly { type: string; expects?: string; answers?: string }[];
    readonly toWidget: readonly { type: string; expects?: string }[];
  };
  /** How many messages the documents name, from and to the widget. */
  readonly documented: readonly [number, number];
  /** What newer documents name, of which the catalogue has no sample yet. */
  readonly newer: { readonly fromWidget: readonly string[]; readonly toWidget: readonly string[] };
}

const CASES: readonly Case[] = [
  {
    product: 'Zoom Phone',
    protocol: phoneProtocol,
    rows: { events: phoneEvents, commands: phoneCommands },
    catalogue: phoneCatalogue,
    documented: [12, 5],
    newer: { fromWidget: [], toWidget: [] },
  },
  {
    product: 'Zoom Contact Center',
    protocol: ccProtocol,
    rows: { events: ccEvents, commands: ccCommands },
    catalogue: ccCatalogue,
    documented: [33, 26],
    newer: {
      fromWidget: [
        'zcc-agent-info-response',
        'zcc-transfer-engagement-response',
        'zcc-add-call-response',
        'zcc-complete-transfer-response',
        'zcc-merge-consult-response',
        'zcc-cancel-consult-response',
      ],
      toWidget: ['zcc-agent-info-request'],
    },
  },
];

const typesOf = (messages: readonly { type: string }[]): string[] =>
  messages.map(({ type }) => type);

for (const { product, protocol, rows, catalogue, documented, newer } of CASES) {
  const { events, commands, config, asksForConfig, error, prefix } = protocol;
  const responses = Object.entries(events).flatMap(([type, row]) =>
    'response' in row ? [[type, row.response.type] as const] : [],
  );

  describe(`the rows of ${product} and the catalogue of messages`, () => {
    it('name the same messages from the widget', () => {
      expect(catalogue.fromWidget).to.have.lengthOf(documented[0]);
      expect(Object.keys(events)).to.have.members([
        ...typesOf(catalogue.fromWidget),
        ...newer.fromWidget,
      ]);
    });

    it('name the same messages to the widget', () => {
      expect(catalogue.toWidget).to.have.lengthOf(documented[1]);
      expect([...Object.keys(commands), ...responses.map(([, type]) => type)]).to.have.members([
        ...typesOf(catalogue.toWidget),
        ...newer.toWidget,
      ]);
      for (const type of [...typesOf(catalogue.toWidget), ...newer.toWidget]) {
        expect(outgoingSchema(protocol, type), type).not.to.equal(undefined);
      }
    });

    it('name each message once', () => {
      for (const types of [
        [...typesOf(catalogue.fromWidget), ...newer.fromWidget],
        [...typesOf(catalogue.toWidget), ...newer.toWidget],
        responses.map(([, type]) => type),
      ]) {
        expect(new Set(types).size).to.equal(types.length);
      }
    });

    it('name the same response to each request', () => {
      const expected = catalogue.fromWidget.flatMap(({ type, expects }) =>
        expects === undefined || asksForConfig.includes(type) ? [] : [[type, expects]],
      );
      expect(responses).to.have.deep.members(expected);
      // The embed answers the request for its configuration by itself.
      for (const { type, expects } of catalogue.fromWidget) {
        if (asksForConfig.includes(type)) expect(expects).to.equal(config);
      }
    });

    it('name the same answer to each command, and it comes from the widget', () => {
      for (const { type, expects } of catalogue.toWidget) {
        const answer = commands[type]?.answeredBy?.type;
        if (!newer.fromWidget.includes(answer ?? '')) expect(answer, type).to.equal(expects);
      }
      for (const { type, answers } of catalogue.fromWidget) {
        if (answers !== undefined) expect(commands[answers]?.answeredBy?.type).to.equal(type);
      }
      for (const [type, { answeredBy }] of Object.entries(commands)) {
        if (answeredBy) expect(events, type).to.have.property(answeredBy.type);
      }
    });

    it('are those of the protocol, which names its other types among them', () => {
      expect(events).to.equal(rows.events);
      expect(commands).to.equal(rows.commands);
      expect(commands).to.have.property(config);
      if (error !== undefined) expect(events).to.have.property(error);
      for (const type of Object.keys(events)) expect(type.startsWith(prefix), type).to.equal(true);
    });
  });
}

describe('the schema of a message to the widget', () => {
  it('is none for a type that every object has, or that comes from the widget', () => {
    for (const type of ['constructor', '__proto__', 'toString', '', 'zp-call-ringing-event']) {
      expect(outgoingSchema(phoneProtocol, type), type).to.equal(undefined);
    }
  });
});
