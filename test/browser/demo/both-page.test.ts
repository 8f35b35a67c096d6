import { expect } from '@open-wc/testing';
import type { SimulatedContactCenter, Simulator } from '../../../simulator/client.js';
import { DemoPage } from './demo-page.js';

describe('the page with both embeds', () => {
  let page: DemoPage;
  let phone: Simulator;
  let cc: Simulator<SimulatedContactCenter>;

  beforeEach(async () => {
    page = new DemoPage();
    await page.show('both.html');
    phone = await page.connect('zoom-phone-embed');
    cc = await page.connect<SimulatedContactCenter>('zoom-cc-embed');
  });

  afterEach(() => page.close());

  const reads = async (region: string, text: string): Promise<void> =>
    page.reads(await page.get('region', region), text);

  it('works on a call and an engagement side by side', async () => {
    await page.press('Incoming call', await page.get('group', 'Phone'));
    await reads('Just now', 'Maya Chen is calling');
    await page.press('Incoming call', await page.get('group', 'Contact Center'));
    const item = await page.get('listitem', 'Jonas Weber, Ringing');
    await page.press('Accept', item);
    await page.get('listitem', 'Jonas Weber, Active');
    await reads('Calls', 'Maya Chen Ringing');
    await reads('Phone simulator', 'Connected');
    await reads('Contact center simulator', 'Connected');
    await page.isAccessible();

    await phone.run([{ answer: {} }, { pass: 65 }, { hangUp: {} }]);
    await reads('Calls', 'Maya Chen Ended');
    await page.press('End', item);
    await page.get('listitem', 'Jonas Weber, Wrap-up');
    await page.press('Close wrap-up', item);
    await page.get('listitem', 'Jonas Weber, Ended');
    for (const simulator of [phone, cc]) {
      expect((await simulator.state()).problems).to.deep.equal([]);
    }
  });

  it('calls from the one that the button says', async () => {
    await page.press('Call Maya Chen');
    await phone.nextReceived('zp-make-call');
    await page.press('Call as agent Jonas Weber');
    await cc.nextReceived('onclicktoact');
    const types = [...phone.received(), ...cc.received()].map(({ message }) => message.type);
    expect(types.filter((type) => /^(zp-make-call|onclicktoact)$/.test(type))).to.have.length(2);
    await reads('Messages', 'zoom-cc-embed');
    await reads('Messages', 'zoom-phone-embed');
  });
});
