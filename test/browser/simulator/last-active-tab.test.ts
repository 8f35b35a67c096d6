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

  /** Which of the tabs tell of a call. */
  const telling = (...tabs: readonly { simulator: Simulator }[]): Promise<boolean[]> =>
    Promise.all(tabs.map(async ({ simulator }) => !!(await simulator.run({ ring: {} })).length));

  it('the one that was shown last tells, and the other, though visible, does not', async () => {
    const first = await openTab();
    expect(await telling(first)).to.deep.equal([true]);
    const second = await openTab();
    expect(await telling(first, second)).to.deep.equal([false, true]);
  });

  it('the one that the user turned to tells', async () => {
    const [first, second] = [await openTab(), await openTab()];
    await first.simulator.run({ activate: true });
    expect(await telling(first, second)).to.deep.equal([true, false]);
    await second.simulator.run({ activate: true });
    expect(await telling(first, second)).to.deep.equal([false, true]);
  });

  it('the one that was active before tells once the last is closed', async () => {
    const [first, second, third] = [await openTab(), await openTab(), await openTab()];
    await first.simulator.run({ activate: true });
    third.iframe.remove();
    expect(await telling(first, second)).to.deep.equal([true, false]);
    first.iframe.remove();
    await until(async () => (await telling(second))[0], 'nobody tells of calls');
  });

  it('everyone tells of the rest, and of calls where the host does not ask for that', async () => {
    const [first, second] = [await openTab(), await openTab()];
    const texts = await first.simulator.run({ sms: { direction: 'inbound' } });
    expect(texts.map(({ type }) => type)).to.deep.equal(['zp-sms-log-event']);
    post(first.iframe, 'zp-init-config', {});
    await first.simulator.nextReceived('zp-init-config');
    expect(await telling(first, second)).to.deep.equal([true, true]);
  });
});
