import { expect } from '@open-wc/testing';
import type { Simulator } from '../../../simulator/client.js';
import { DemoPage } from './demo-page.js';

describe('the phone page', () => {
  let page: DemoPage;
  let simulator: Simulator;

  beforeEach(async () => {
    page = new DemoPage();
    await page.show('index.html');
    simulator = await page.connect('zoom-phone-embed');
    await reads('Simulator', 'Loaded, not heard of yet');
  });

  afterEach(() => page.close());

  const reads = async (region: string, text: string): Promise<void> =>
    page.reads(await page.get('region', region), text);

  /** What the simulator got as the next message of a type; nothing of it may be wrong. */
  async function sent(type: string): Promise<any> {
    const { message, problems } = await simulator.nextReceived(type);
    expect(problems).to.deep.equal([]);
    return message.data;
  }

  it('follows a call from ringing to its log, with what was noted', async () => {
    await page.isAccessible();
    await page.press('Incoming call');
    await reads('Just now', 'Maya Chen is calling');
    await reads('Simulator', 'Connected');
    await page.get('heading', 'Maya Chen');
    await reads('Calls', 'Maya Chen Ringing');
    await page.isAccessible();

    await simulator.run({ answer: {} });
    await reads('Just now', 'On a call with Maya Chen');
    await reads('Calls', 'Maya Chen Connected');
    await page.isAccessible();

    const notes = { Outcome: 'interested', 'Next step': 'Send a <quote>', Notes: '' };
    await simulator.run({ notes });
    await reads('Calls', 'Outcome interested Next step Send a <quote>');
    await page.reads(await page.get('article', 'Maya Chen'), 'Next step Send a <quote>');
    await page.reads(page.document.querySelector('#toasts')!, 'The notes are saved.');

    await simulator.run([
      { hangUp: {} },
      { log: { duration: 65 } },
      { recording: {} },
      { summary: { change: 'created' } },
    ]);
    await reads('Calls', 'Maya Chen Answered');
    await reads('Calls', '1:05');
    await reads('Calls', 'AI summary');
    await page.get('link', 'Recording (opens a new tab)');
    await page.isAccessible();
    expect((await simulator.state()).problems).to.deep.equal([]);
  });

  it('calls and texts a customer at a click', async () => {
    await page.press('Call Jonas Weber');
    expect(await sent('zp-make-call')).to.deep.equal({ number: '+12065550178' });
    await page.press('Text Amara Okafor');
    expect(await sent('zp-input-sms')).to.deep.equal({
      number: '+16175550119',
      message: 'Hi Amara, ',
    });
    await simulator.run({ dial: { number: '+12065550178' } });
    await reads('Just now', 'Calling Jonas Weber');
    await simulator.run([{ decline: {} }, { log: {} }]);
    await reads('Calls', 'Jonas Weber');
    await simulator.run({
      sms: { direction: 'inbound', number: '+16175550119', message: 'On my way' },
    });
    await reads('Text messages', 'Amara Okafor');
    await reads('Text messages', 'On my way');
    await page.isAccessible();
  });

  it('finds customers for what the user of the phone types, and names them in its lists', async () => {
    await simulator.run({ search: 'duarte' });
    const { contacts } = await sent('zp-contact-search-response');
    expect(contacts.map(({ displayName }: any) => displayName)).to.deep.equal([
      'Inês Duarte',
      'Clara Duarte',
    ]);
    const { search, openRequests, names } = await simulator.state();
    expect(search?.contacts).to.have.length(2);
    expect(openRequests).to.deep.equal([]);
    expect(names).not.to.have.property('+14155550132');
    await simulator.run({ match: ['+14155550132'] });
    expect((await sent('zp-contact-match-response')).contacts).to.deep.equal({
      '+14155550132': { id: 'c-1', name: 'Maya Chen' },
    });
    expect((await simulator.state()).names['+14155550132']?.name).to.equal('Maya Chen');
  });
});
