import { expect, waitUntil } from '@open-wc/testing';
import type {
  ContactCenterStep,
  SimulatedContactCenter,
  Simulator,
} from '../../src/simulator/client.js';
import { DemoPage, words } from './demo-page.js';

const MAYA = { id: 'c-1', name: 'Maya Chen', phone: '+14155550132' };
const SHARED_NUMBER = '+13055550164';
/** Were any of it to run, the page around the demo would know. */
const ATTACK =
  '<img src="x:" onerror="parent.attacked = true"><script>parent.attacked = true</script>';

describe('the agent page', function () {
  // Whole pages, and long ways through them.
  this.timeout(30_000);

  let page: DemoPage;
  let simulator: Simulator<SimulatedContactCenter>;

  beforeEach(async () => {
    page = await DemoPage.show('agent.html');
    simulator = await page.simulator<SimulatedContactCenter>('zoom-cc-embed');
    await page.reads(await page.get('region', 'Simulator'), 'Connected');
  });

  afterEach(() => page.close());

  /** The item of an engagement that is in a state. */
  const engagement = (name: string, state: string): Promise<HTMLElement> =>
    page.get('listitem', `${name}, ${state}`);

  /** What the simulator got as the next message of a type; nothing of it may be wrong. */
  async function sent(type: string): Promise<any> {
    const { message, problems } = await simulator.nextReceived(type);
    expect(problems).to.deep.equal([]);
    return message.data;
  }

  /** The newest engagement as the simulator has it. */
  const simulated = async () => (await simulator.state()).engagements[0]!;

  /** Waits until the list of commands tells what became of one. */
  const outcome = async (text: string): Promise<void> =>
    page.reads(await page.get('region', 'Commands'), text);

  async function accept(name: string): Promise<HTMLElement> {
    const item = await engagement(name, 'Ringing');
    await page.press('Accept', item);
    await sent('zcc-accept-engagement');
    return engagement(name, 'Active');
  }

  /** Ends the conversation, and goes through wrap-up to its end. */
  async function finish(name: string, note: string): Promise<HTMLElement> {
    await page.press('End', await engagement(name, 'Active'));
    await sent('zcc-terminate-engagement');
    const item = await engagement(name, 'Wrap-up');
    await page.choose('Disposition', 'Follow-up › Send a quote', item);
    await page.press('Set', item);
    expect(await sent('zcc-set-engagement-disposition')).to.include({ dispositionId: 'disp-6' });
    await page.fill('Note', note, item);
    await page.press('Close wrap-up', item);
    expect(await sent('zcc-close-engagement-wrapup')).to.include({ note });
    const ended = await engagement(name, 'Ended');
    await page.reads(ended, 'Disposition Send a quote');
    await page.reads(ended, `Note ${note}`);
    expect(await simulated()).to.include({ state: 'closed' });
    return ended;
  }

  const isAccessible = async (): Promise<void> => {
    expect(await page.violations()).to.deep.equal([]);
  };

  describe('works through an engagement from ringing to closed wrap-up', () => {
    it('by voice', async () => {
      await isAccessible();
      await page.press('Incoming call');
      await engagement('Maya Chen', 'Ringing');
      await page.get('heading', 'Maya Chen');
      await isAccessible();
      const item = await accept('Maya Chen');
      await page.get('group', 'Microphone', item);

      await page.press('Mute', item);
      expect(await sent('zcc-set-mute')).to.include({ mute: true, channelType: 'voice' });
      await outcome('Mute posted');
      expect(await simulated()).to.include({ muted: true });
      await page.press('Unmute', item);
      expect(await sent('zcc-set-mute')).to.include({ mute: false });

      const call = await page.get('group', 'Call', item);
      await page.press('Hold', call);
      expect(await sent('zcc-set-hold')).to.include({ hold: true });
      expect(await simulated()).to.include({ held: true, muted: false });
      await page.press('Resume', call);
      expect(await sent('zcc-set-hold')).to.include({ hold: false });

      const recording = await page.get('group', 'Recording', item);
      await page.press('Pause', recording);
      expect(await sent('zcc-set-recording')).to.include({ action: 'pause' });
      expect(await simulated()).to.include({ recording: 'paused' });
      await page.press('Resume', recording);
      await sent('zcc-set-recording');

      await page.open('Keypad', item);
      const keypad = await page.get('group', 'Touch tones', item);
      for (const digit of ['4', '2', '#']) await page.press(digit, keypad);
      for (const digit of ['4', '2', '#']) {
        expect(await sent('zcc-send-dtmf')).to.include({ digit });
      }
      expect(await simulated()).to.include({ digits: '42#', held: false, recording: 'on' });

      await page.open('Transfer and consult', item);
      await page.press('Transfer', item);
      expect(await sent('zcc-transfer-engagement')).to.include({
        transferType: 'warm',
        destination: '+16505550105',
      });
      await outcome('Transfer, warm answered');
      expect((await simulated()).consult?.state).to.equal('consulting');
      const consult = await page.get('group', 'Consult', item);
      await page.press('Cancel', consult);
      await outcome('Cancel consult answered');
      expect((await simulated()).consult).to.equal(undefined);
      await page.press('Add call', item);
      await outcome('Add call answered');
      await page.press('Merge', consult);
      await outcome('Merge consult answered');
      expect((await simulated()).consult?.state).to.equal('conference');
      await isAccessible();

      const ended = await finish('Maya Chen', 'Wants a quote <by Friday> & a call');
      await page.reads(ended, 'Smart note Asked about pricing for twenty seats.');
      await page.get('link', 'Recording (opens a new tab)', ended);
      await page.get('link', 'Log (opens a new tab)', ended);
      await isAccessible();
    });

    it('by chat', async () => {
      await page.press('Chat');
      const item = await accept('Maya Chen');
      await page.get('heading', 'Maya Chen');
      await page.fill('Message', 'Twenty seats are 400 a month.', item);
      await page.press('Send', item);
      const { messagePayload } = await sent('zcc-send-chat-message');
      expect(messagePayload).to.deep.equal({ textBody: 'Twenty seats are 400 a month.' });
      await page.reads(item, 'Twenty seats are 400 a month.');
      await outcome('Chat message answered');
      const field = (await page.get('textbox', 'Message', item)) as HTMLInputElement;
      await waitUntil(() => field.value === '', 'the text is still there');
      expect(page.has('button', 'Mute', item)).to.equal(false);
      await isAccessible();

      await finish('Maya Chen', 'Will think about it');
      const notes = await page.get('region', 'Notes from the widget');
      await page.reads(notes, 'Sam Agent: Twenty seats are 400 a month.');
    });

    it('by video', async () => {
      await page.press('Video');
      // The ringing itself names nobody.
      const item = await accept('Maya Chen');
      await page.get('heading', 'Maya Chen');
      expect(page.has('button', 'Mute', item)).to.equal(false);
      await page.press('Variables', item);
      await page.reads(item, 'Tier gold Open orders 2 Newsletter true');
      await finish('Maya Chen', ATTACK);
      expect(window).not.to.have.property('attacked');
    });

    it('by SMS', async () => {
      await page.press('SMS');
      const item = await accept('Maya Chen');
      await page.get('heading', 'Maya Chen');
      expect(page.has('textbox', 'Message', item)).to.equal(false);
      await page.press('Variables', item);
      await page.reads(item, 'Tier gold');
      await finish('Maya Chen', 'Opening hours');
    });

    it('as a call of the agent’s own', async () => {
      await page.press('Call Jonas Weber');
      await page.get('heading', 'Jonas Weber');
      expect(await sent('onclicktoact')).to.include({ phone: '+12065550178', id: 'c-2' });
      const item = await engagement('Jonas Weber', 'Ringing');
      expect(page.has('button', 'Accept', item)).to.equal(false);
      // The customer picks up by themselves.
      await engagement('Jonas Weber', 'Active');
      await finish('Jonas Weber', 'Likes the new saddle');
    });

    it('that begins by voice and goes on by video', async () => {
      await page.press('Incoming call');
      const item = await accept('Maya Chen');
      await page.open('Go on by video', item);
      const address = (await page.get('textbox', 'Address or number', item)) as HTMLInputElement;
      expect(address.value).to.equal(MAYA.phone);
      await page.choose('Invite by', 'SMS', item);
      await page.press('Invite', item);
      expect(await sent('zcc-upgrade-to-video')).to.include({
        method: 'sms',
        destination: MAYA.phone,
      });
      await page.reads(item, 'inbound video');
      expect(page.has('group', 'Microphone', item)).to.equal(false);
      await finish('Maya Chen', 'Saw the floor plan');
    });
  });

  it('hands a call over at once', async () => {
    await page.press('Incoming call');
    const item = await accept('Maya Chen');
    await page.open('Transfer and consult', item);
    await page.choose('How', 'Direct', item);
    await page.press('Transfer', item);
    await outcome('Transfer, direct answered');
    await engagement('Maya Chen', 'Wrap-up');
  });

  it('hands a call over after a word with the other one', async () => {
    await page.press('Incoming call');
    const item = await accept('Maya Chen');
    await page.open('Transfer and consult', item);
    await page.press('Transfer', item);
    await outcome('Transfer, warm answered');
    await page.press('Complete', await page.get('group', 'Consult', item));
    await outcome('Complete transfer answered');
    await engagement('Maya Chen', 'Wrap-up');
  });

  it('tells why the widget refuses a command', async () => {
    await page.press('Incoming call');
    const item = await accept('Maya Chen');
    await page.open('Transfer and consult', item);
    await page.press('Merge', await page.get('group', 'Consult', item));
    await outcome('Merge consult refused');
    await outcome('(invalid-input)');
    // A command without an answer is refused by an error message.
    const recording = await page.get('group', 'Recording', item);
    await page.press('Stop', recording);
    await page.press('Resume', recording);
    await outcome('the recording is stopped: it cannot resume');
    await isAccessible();
  });

  it('rejects, and shows who gave up', async () => {
    await page.press('Incoming call');
    const first = await engagement('Maya Chen', 'Ringing');
    await page.press('Reject', first);
    await sent('zcc-reject-engagement');
    await page.reads(await engagement('Maya Chen', 'Ended'), 'The agent rejected the engagement');
    await page.press('Missed call');
    await page.reads(await engagement('Jonas Weber', 'Ended'), 'The customer hung up');
  });

  it('works on several engagements at once', async () => {
    await page.press('Chat');
    const chat = await accept('Maya Chen');
    await page.fill('Message', 'One moment', chat);
    await page.press('SMS');
    await accept('Jonas Weber');
    // What was begun in the one stays while the other goes on.
    await finish('Jonas Weber', 'Sent the address');
    await page.press('Send', chat);
    expect((await sent('zcc-send-chat-message')).messagePayload.textBody).to.equal('One moment');
    await engagement('Maya Chen', 'Active');
  });

  it('asks whose number it is where two share it, and shows the one whom the agent picks', async () => {
    await page.press('Shared number');
    await engagement('Inês Duarte or Clara Duarte', 'Ringing');
    expect((await sent('zcc-incomingPhone-response')).map(({ id }: any) => id)).to.deep.equal([
      'c-4',
      'c-5',
    ]);
    expect((await simulated()).matches).to.have.length(2);
    expect(page.has('heading', 'Clara Duarte')).to.equal(false);
    await simulator.run({ pick: { contactId: 'c-5' } });
    await page.get('heading', 'Clara Duarte');
    expect((await simulated()).contact).to.include({ id: 'c-5', phone: SHARED_NUMBER });
    await isAccessible();
  });

  it('finds a contact for what the agent types, and for an address', async () => {
    await simulator.run([{ search: 'CHEN' }, { answers: 5000 }]);
    expect((await simulator.state()).search?.found).to.include(MAYA);
    const email = 'jonas@alpinecycles.example';
    await simulator.run([{ search: { type: 'email', email } }, { answers: 5000 }]);
    expect((await simulator.state()).search?.found).to.include({ id: 'c-2', email });
    await simulator.run([{ search: 'nobody at all' }, { answers: 5000 }]);
    const { search, problems } = await simulator.state();
    expect(search?.found).to.equal(null);
    expect(problems).to.deep.equal([]);
  });

  it('shows the agent’s status, and asks for another', async () => {
    const status = () => page.get('combobox', 'Status') as Promise<HTMLSelectElement>;
    const shows = async (words: string): Promise<void> => {
      const menu = await status();
      const chosen = () => menu.selectedOptions[0]?.label.trim();
      await waitUntil(() => chosen() === words, `the status is ${chosen()}, not ${words}`);
    };
    await shows('Ready');
    await page.choose('Status', 'Not Ready');
    expect(await sent('zcc-agent-status-set-request')).to.include({ id: '2' });
    await outcome('Status: Not Ready answered');
    // A reason can be chosen once the widget has told of it.
    await page.press('Agent goes to lunch');
    await shows('Not Ready: Lunch');
    await page.choose('Status', 'Ready');
    await outcome('Status: Ready answered');
    await page.choose('Status', 'Not Ready: Lunch');
    await outcome('Status: Not Ready: Lunch answered');
    expect((await simulator.state()).status).to.include({ statusCode: '21' });

    await page.press('Incoming call');
    await accept('Maya Chen');
    await shows('Occupied');
    await page.choose('Status', 'Ready');
    await outcome('Status: Ready refused');
    await shows('Occupied');
    await isAccessible();
    await page.press('Who am I');
    await outcome('Agent info answered');
  });

  it('shows notes from outside as text, and runs nothing of them', async () => {
    const engagementId = 'e-1';
    const steps: readonly ContactCenterStep[] = [
      { ring: { engagementId } },
      { accept: { engagementId } },
      { end: { engagementId } },
      { close: { engagementId, quiet: true } },
    ];
    await simulator.run(steps);
    // Nothing has told the page yet that wrap-up is over.
    const item = await engagement('+1 650 555 1234', 'Wrap-up');
    const note = `${ATTACK}<p>First line<br>second &lt;b&gt;line&lt;/b&gt;</p>`;
    await simulator.send({
      type: 'zcc-phone-call-log',
      data: {
        engagementId,
        objectRecord: { callType: 'inbound', type: 'phone', notes: [note] },
        smartNotes: [`${ATTACK}<em>Smart</em>`],
        user: {},
      },
    });
    await simulator.send({ type: 'zcc-add-note', data: { comment: note } });
    const text = 'First line second <b>line</b>';
    await page.reads(item, `Note ${text}`);
    await page.reads(item, 'Smart note Smart');
    await page.reads(await page.get('region', 'Notes from the widget'), text);
    expect(words(item)).not.to.include('attacked');
    expect(page.document.querySelectorAll('img, main script, main b, main em')).to.have.length(0);
    expect(window).not.to.have.property('attacked');
  });
});
