import { expect } from '@open-wc/testing';
import type { ContactCenterStep } from '../../../simulator/client.js';
import { ADA, KING } from '../../support/contact-center-bed.js';
import { until } from '../../support/until.js';
import { openView, type View } from './contact-center-page.js';

const active: ContactCenterStep[] = [{ ring: {} }, { accept: {} }];

const states: Readonly<Record<string, readonly ContactCenterStep[]>> = {
  'with nothing to do': [{ open: 'home' }],
  'in the settings': [{ open: 'settings' }],
  'while a call rings': [{ ring: { isTransfer: true, isConference: true } }],
  'while several contacts match': [{ ring: { channel: 'chat', matches: [ADA, KING] } }],
  'during an outgoing call': [{ dial: { phone: ADA.phone } }],
  'during a call': active,
  'with someone else asked': [...active, { addCall: {} }],
  'in a conference': [...active, { addCall: { transferType: 'direct' } }],
  'during a video': [{ ring: { channel: 'video' } }, { accept: {} }],
  'during a work item': [{ ring: { channel: 'work_item' } }, { accept: {} }],
  'during a chat': [
    { ring: { channel: 'chat', matches: [ADA, KING] } },
    { accept: {} },
    { message: {} },
    { message: { from: 'agent', text: 'Yes' } },
    { note: { text: 'Wants a quote' } },
  ],
  'in wrap-up': [...active, { end: {} }, { disposition: {} }],
  'after the wrap-up': [...active, { end: {} }, { disposition: {} }, { close: {} }],
  'with several engagements': [...active, { ring: { channel: 'sms' } }],
};

/** Brings every engagement to its end, so that the next state is of its own steps alone. */
async function finish({ simulator }: View): Promise<void> {
  for (const { engagementId, state, direction } of (await simulator.state()).engagements) {
    const id = { engagementId };
    if (state === 'ringing') {
      await simulator.run(direction === 'inbound' ? { reject: id } : { fail: id });
    }
    if (state === 'active') await simulator.run({ end: id });
    if (state === 'active' || state === 'wrapup') await simulator.run({ close: id });
  }
}

describe('the simulated contact center’s page is accessible, and nothing of it is cut off', () => {
  let view: View;

  const isFine = async (): Promise<void> => {
    for (const width of [840, 420]) {
      view.iframe.width = String(width);
      await until(() => view.iframe.contentWindow?.innerWidth === width);
      expect(view.overflows, `at ${width} pixels`).to.equal(false);
    }
    expect(await view.violations()).to.deep.equal([]);
  };

  // One page for all states: another load of it for each takes long.
  describe('signed in', () => {
    before(async () => {
      view = await openView();
    });
    afterEach(() => finish(view));
    after(() => {
      view.remove();
    });

    for (const [state, steps] of Object.entries(states)) {
      it(state, async () => {
        await view.simulator.run(steps);
        await isFine();
      });
    }

    for (const drawer of ['Keypad', 'Transfer', 'Add call', 'Video']) {
      it(`with ${drawer} open`, async () => {
        await view.simulator.run(active);
        await view.click(drawer);
        await until(() => view.button(drawer)?.ariaExpanded === 'true');
        await isFine();
      });
    }

    it('where there is room for the workbench', async () => {
      view.iframe.width = '1200';
      await until(() => view.find('aside'));
      await view.simulator.run('inbound-chat');
      expect(view.overflows).to.equal(false);
      expect(await view.violations()).to.deep.equal([]);
    });
  });

  it('before sign-in, with problems, and in the simulator’s own sheet', async () => {
    view = await openView('?signedOut');
    view.post('zcc-hang-up');
    await view.simulator.nextReceived();
    await isFine();
    await view.click('Simulator');
    expect(view.find('dialog')).to.have.property('open', true);
    expect(await view.violations()).to.deep.equal([]);
    view.remove();
  });
});
