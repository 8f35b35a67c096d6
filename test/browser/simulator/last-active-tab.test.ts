import { expect } from '@open-wc/testing';
import type { Simulator } from '../../../simulator/client.js';
import { until } from '../../support/until.js';
import { openSimulator, post, removeFrames } from './frame.js';

// Each frame counts as a tab.
describe('of several tabs, where the host wants call events from the last active one only', () => {
  afterEach(removeFrames);

  async function openTab(): Promise<{ iframe: HTMLIFrameElement; simulator: Simulator }> {
    const tab = await openSimulator();
    post(tab.iframe, 'zp-init-config', { disableInactiveTabCallEvent: true });
    await tab.simulator.nextReceived('zp-init-config');
    return tab;
  }

  type Tab = Awaited<ReturnType<typeof openTab>>;

  const tellsOfCalls = async ({ simulator }: Tab): Promise<boolean> =>
    (await simulator.run({ ring: {} })).length > 0;

  /** Waits until one of the tabs tells of calls and the others do not: they hear of each other a moment later. */
  const telling = (one: Tab, ...others: readonly Tab[]): Promise<void> =>
    until(async () => {
      const [isTold, ...rest] = await Promise.all([one, ...others].map(tellsOfCalls));
      return isTold && !rest.includes(true);
    }, 'the wrong tabs tell of calls');

  it('the one that was shown last tells, and the other, though visible, does not', async () => {
    const first = await openTab();
    await telling(first);
    const second = await openTab();
    await telling(second, first);
  });

  it('the one that the user turned to tells', async () => {
    const [first, second] = [await openTab(), await openTab()];
    await first.simulator.run({ activate: true });
    await telling(first, second);
    await second.simulator.run({ activate: true });
    await telling(second, first);
  });

  it('the one that was active before tells once the last is closed', async () => {
    const [first, second, third] = [await openTab(), await openTab(), await openTab()];
    await first.simulator.run({ activate: true });
    third.iframe.remove();
    await telling(first, second);
    first.iframe.remove();
    await telling(second);
  });

  it('everyone tells of the rest, and of calls where the host does not ask for that', async () => {
    const [first, second] = [await openTab(), await openTab()];
    const texts = await first.simulator.run({ sms: { direction: 'inbound' } });
    expect(texts.map(({ type }) => type)).to.deep.equal(['zp-sms-log-event']);
    post(first.iframe, 'zp-init-config', {});
    await first.simulator.nextReceived('zp-init-config');
    await telling(second);
    expect(await tellsOfCalls(first)).to.equal(true);
  });
});
