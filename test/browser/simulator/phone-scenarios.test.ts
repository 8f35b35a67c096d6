import { expect } from '@open-wc/testing';
import { phoneEvents } from '../../../src/phone/messages.js';
import { phoneScenarios } from '../../../simulator/phone/scenarios.js';
import type { PhoneScenario } from '../../../simulator/client.js';
import { shapeProblems, unknownKeys } from '../../../simulator/shared/inspect.js';
import catalogue from '../../fixtures/phone.json' with { type: 'json' };
import { ALL_ON } from '../../support/phone-bed.js';
import { collect, openSimulator, post, removeFrames } from './frame.js';

/** The paths of all fields, those of a list's entries under its first. */
function paths(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value)
    ? value.slice(0, 1).map((each): [string, unknown] => ['0', each])
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, each]) => paths(each, `${path}.${key}`))];
}

/** What the samples have beyond the documents they were made from. */
const UNDOCUMENTED: Readonly<Record<string, string>> = {
  'zp-call-voicemail-received-event': '.data.direction',
};

/** Every scenario that sends something of its own, the last but one thing a test would want to wait for. */
const names = Object.keys(phoneScenarios).filter(
  (name) => name !== 'reload' && name !== 'flood',
) as PhoneScenario[];

describe('the scenarios of the simulated phone', () => {
  let messages: any[];

  before(async () => {
    const { iframe, simulator } = await openSimulator();
    const collected = collect(iframe);
    post(iframe, 'zp-init-config', ALL_ON);
    await simulator.nextReceived('zp-init-config');
    await simulator.run({ autoLog: true });
    const sent = [];
    for (const name of names) sent.push(...(await simulator.run(name)));
    // The port and the window are two ways: the last message over the window closes the list.
    const closing = new Promise<void>((resolve) => {
      window.addEventListener('message', function listen({ data }: MessageEvent) {
        if (data.type !== 'end-of-test') return;
        window.removeEventListener('message', listen);
        resolve();
      });
    });
    await simulator.send({ type: 'end-of-test' });
    await closing;
    collected.stop();
    messages = collected.messages.slice(0, -1);
    expect(messages, 'what run() tells is what was posted').to.deep.equal(sent);
    expect((await simulator.state()).problems).to.deep.equal([]);
    simulator.close();
  });

  after(removeFrames);

  it('know as many types as the documents', () => {
    expect(catalogue.fromWidget.map(({ type }) => type)).to.have.members(Object.keys(phoneEvents));
  });

  for (const [type, row] of Object.entries(phoneEvents)) {
    describe(type, () => {
      const ofType = () => messages.filter((message) => message.type === type);

      it('is sent', () => {
        expect(ofType()).not.to.deep.equal([]);
      });

      it('has the documented shape, and not a key more', () => {
        for (const { data } of ofType()) {
          expect(shapeProblems(row.data, data)).to.deep.equal([]);
          expect(unknownKeys(row.data, data)).to.deep.equal([]);
        }
      });

      it('has all the fields of the documents’ sample', () => {
        const sample = catalogue.fromWidget.find((each) => each.type === type)?.message;
        const wanted = paths(sample).filter((path) => path !== UNDOCUMENTED[type]);
        const missing = ofType().map((message) => {
          const there = new Set(paths(message));
          return wanted.filter((path) => !there.has(path));
        });
        expect(missing.sort((one, other) => one.length - other.length)[0]).to.deep.equal([]);
      });

      it('has an id where the documents show one, and only there', () => {
        const sample = catalogue.fromWidget.find((each) => each.type === type)?.message;
        for (const message of ofType()) {
          expect(Object.hasOwn(message, 'id')).to.equal(Object.hasOwn(sample ?? {}, 'id'));
        }
      });
    });
  }

  it('give every event an id of its own, except the duplicates', () => {
    const ids = messages.flatMap(({ id }) => (id === undefined ? [] : [id as string]));
    // Three messages, four times more each.
    expect(ids.length - new Set(ids).size).to.equal(12);
  });
});
