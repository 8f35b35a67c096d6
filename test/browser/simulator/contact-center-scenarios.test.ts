import { expect } from '@open-wc/testing';
import { ccEvents } from '../../../src/contact-center/messages.js';
import type { ContactCenterScenario, SimulatedContactCenter } from '../../../simulator/client.js';
import { contactCenterScenarios } from '../../../simulator/contact-center/scenarios.js';
import { shapeProblems, unknownKeys } from '../../../simulator/shared/inspect.js';
import catalogue from '../../fixtures/contact-center.json' with { type: 'json' };
import { connect } from '../../support/simulator.js';
import { collect, openFrame, post, removeFrames } from './frame.js';

/** The paths of all fields, those of a list's entries under its first. */
function paths(value: unknown, path = 'data'): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value)
    ? value.slice(0, 1).map((each): [string, unknown] => ['0', each])
    : Object.entries(value);
  return [path, ...entries.flatMap(([key, each]) => paths(each, `${path}.${key}`))];
}

const samples = new Map<string, any>(
  catalogue.fromWidget.map(({ type, message }) => [type, (message as { data?: unknown }).data]),
);

/** Documented, but of no shape that could be checked. */
const SHAPELESS = /^data\.(variables\.\d+\.value|channelUpgradeInfo(\.\w+)?) is not documented$/;
/** Seen in the five answers that the newer documents add, and named for some of them. */
const SEEN = /^data\.(consultState|destinationSummary|holdState) is not documented$/;

const names = Object.keys(contactCenterScenarios).filter(
  (name) => name !== 'reload' && name !== 'flood',
) as ContactCenterScenario[];

describe('the scenarios of the simulated contact center', () => {
  let messages: any[];

  before(async () => {
    const iframe = openFrame('?ask=1&responses', '/contact-center.html');
    const collected = collect(iframe);
    const contact = { id: 'c-1', name: 'Ada', phone: '1', email: 'a@example.test', entity: 'lead' };
    const answer = ({ source, data }: MessageEvent): void => {
      if (source !== iframe.contentWindow) return;
      const [, what, channel] =
        /^zcc-(init-config|incoming(Phone|Email))-request$/.exec(data.type) ?? [];
      if (what) post(iframe, `zcc-${what}-response`, channel ? [contact] : {});
      if (data.type === 'zcc-contact-search-event') {
        post(iframe, 'zcc-contact-search-response', contact);
      }
    };
    window.addEventListener('message', answer);
    const simulator = await connect<SimulatedContactCenter>(iframe);
    await simulator.nextReceived('zcc-init-config-response');
    for (const name of names) {
      await simulator.run(name);
      const { engagements } = await simulator.state();
      // Nobody signs out while someone asks for the agent.
      const ringing = engagements.filter(({ state }) => state === 'ringing');
      await simulator.run(ringing.map(({ engagementId }) => ({ reject: { engagementId } })));
    }
    // The answer to the last question has come, too.
    while ((await simulator.state()).openRequests.length) await simulator.nextReceived();
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
    window.removeEventListener('message', answer);
    collected.stop();
    messages = collected.messages.slice(0, -1);
    expect((await simulator.state()).problems).to.deep.equal([]);
    simulator.close();
  });

  after(removeFrames);

  for (const [type, row] of Object.entries(ccEvents)) {
    describe(type, () => {
      const ofType = () => messages.filter((message) => message.type === type);

      it('is sent', () => {
        expect(ofType()).not.to.deep.equal([]);
      });

      it('has the documented shape, and not a key more', () => {
        const answers = /-(transfer-engagement|add-call|transfer|consult)-response$/.test(type);
        for (const { data } of ofType()) {
          expect(shapeProblems(row.data, data ?? {})).to.deep.equal([]);
          const unknown = unknownKeys(row.data, data ?? {})
            .map(({ text }) => text)
            .filter((text) => !SHAPELESS.test(text) && !(answers && SEEN.test(text)));
          expect(unknown).to.deep.equal([]);
        }
      });

      it('has all the fields of the documents’ sample', () => {
        const optional = type === 'zcc-error' ? ['data.requestId'] : [];
        const wanted = paths(samples.get(type)).filter((path) => !optional.includes(path));
        const there = ofType().map(({ data }) => new Set(paths(data)));
        const missing = there.map((has) => wanted.filter((path) => !has.has(path)));
        expect(missing.sort((one, other) => one.length - other.length)[0]).to.deep.equal([]);
      });
    });
  }

  it('sends the request for the configuration without any data, as the documents show it', () => {
    expect(messages[0]).to.deep.equal({ type: 'zcc-init-config-request' });
  });

  it('sends duplicates one after the other, unchanged', () => {
    for (const type of ['zcc-outbound-call-started', 'zcc-call-connected', 'zcc-call-ended']) {
      const ofType = messages.filter((message) => message.type === type).map((each) => each.data);
      const ids = ofType.map(({ engagementId }) => engagementId as string);
      const most = Math.max(...ids.map((id) => ids.filter((each) => each === id).length));
      expect(most, type).to.equal(5);
    }
  });

  it('gives engagements ids like the real ones', () => {
    const ids = messages.flatMap(({ data }) => data?.engagementId ?? []);
    expect(ids.length).to.be.greaterThan(50);
    for (const id of ids) expect(id).to.match(/^[\w-]{22}$/);
  });
});
