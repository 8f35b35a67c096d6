import { expect } from '@open-wc/testing';
import type { ContactCenterStep } from '../../../simulator/client.js';
import { PATIENCE, until } from '../../support/until.js';
import { AgentPage, ATTACK } from './agent.js';
import { words } from './demo-page.js';

const MAYA = { id: 'c-1', name: 'Maya Chen', phone: '+14155550132' };
const SHARED_NUMBER = '+13055550164';

describe('the agent page', () => {
  let page: AgentPage;

  beforeEach(async () => {
    page = await AgentPage.open();
  });

  afterEach(() => page.close());

  it('hands a call over at once', async () => {
    await page.press('Incoming call');
    const item = await page.accept('Maya Chen');
    await page.open('Transfer and consult', item);
    await page.choose('How', 'Direct', item);
    await page.press('Transfer', item);
    await page.outcome('Transfer, direct answered');
    await page.engagement('Maya Chen', 'Wrap-up');
    await page.isAccessible();
  });

  it('hands a call over after a word with the other one', async () => {
    await page.press('Incoming call');
    const item = await page.accept('Maya Chen');
    await page.open('Transfer and consult', item);
    await page.press('Transfer', item);
    await page.outcome('Transfer, warm answered');
    await page.press('Complete', await page.get('group', 'Consult', item));
    await page.outcome('Complete transfer answered');
    await page.engagement('Maya Chen', 'Wrap-up');
  });

  it('tells why the widget refuses a command', async () => {
    await page.press('Incoming call');
    const item = await page.accept('Maya Chen');
    await page.open('Transfer and consult', item);
    await page.press('Merge', await page.get('group', 'Consult', item));
    await page.outcome('Merge consult refused');
    await page.outcome('(invalid-input)');
    // A command without an answer is refused by an error message.
    const recording = await page.get('group', 'Recording', item);
    await page.press('Stop', recording);
    await page.press('Resume', recording);
    await page.outcome('the recording is stopped: it cannot resume');
    await page.isAccessible();
  });

  it('rejects, and shows who gave up', async () => {
    await page.press('Incoming call');
    const first = await page.engagement('Maya Chen', 'Ringing');
    await page.press('Reject', first);
    await page.sent('zcc-reject-engagement');
    await page.reads(
      await page.engagement('Maya Chen', 'Ended'),
      'The agent rejected the engagement',
    );
    await page.press('Missed call');
    await page.reads(await page.engagement('Jonas Weber', 'Ended'), 'The customer hung up');
  });

  it('offers no answer to a call of the agent’s own', async () => {
    await page.simulator.run({ dial: { phone: MAYA.phone } });
    const item = await page.engagement('Maya Chen', 'Ringing');
    expect(page.has('button', 'Accept', item)).to.equal(false);
    await page.simulator.run({ accept: {} });
    await page.engagement('Maya Chen', 'Active');
    expect(page.has('button', 'End', item)).to.equal(true);
  });

  it('works on several engagements at once', async () => {
    await page.press('Chat');
    const chat = await page.accept('Maya Chen');
    await page.fill('Message', 'One moment', chat);
    await page.press('SMS');
    await page.accept('Jonas Weber');
    // What was begun in the one stays while the other goes on.
    await page.finish('Jonas Weber', 'Sent the address');
    await page.press('Send', chat);
    expect((await page.sent('zcc-send-chat-message')).messagePayload.textBody).to.equal(
      'One moment',
    );
    await page.engagement('Maya Chen', 'Active');
  });

  it('asks whose number it is where two share it, and shows the one whom the agent picks', async () => {
    await page.press('Shared number');
    await page.engagement('Inês Duarte or Clara Duarte', 'Ringing');
    expect((await page.sent('zcc-incomingPhone-response')).map(({ id }: any) => id)).to.deep.equal([
      'c-4',
      'c-5',
    ]);
    expect((await page.simulated()).matches).to.have.length(2);
    expect(page.has('heading', 'Clara Duarte')).to.equal(false);
    await page.simulator.run({ pick: { contactId: 'c-5' } });
    await page.get('heading', 'Clara Duarte');
    expect((await page.simulated()).contact).to.include({ id: 'c-5', phone: SHARED_NUMBER });
    await page.isAccessible();
  });

  it('finds a contact for what the agent types, and for an address', async () => {
    await page.simulator.run([{ search: 'CHEN' }, { answers: PATIENCE }]);
    expect((await page.simulator.state()).search?.found).to.include(MAYA);
    const email = 'jonas@alpinecycles.example';
    await page.simulator.run([{ search: { type: 'email', email } }, { answers: PATIENCE }]);
    expect((await page.simulator.state()).search?.found).to.include({ id: 'c-2', email });
    await page.simulator.run([{ search: 'nobody at all' }, { answers: PATIENCE }]);
    const { search, problems } = await page.simulator.state();
    expect(search?.found).to.equal(null);
    expect(problems).to.deep.equal([]);
  });

  it('shows the agent’s status, and asks for another', async () => {
    const status = () => page.get('combobox', 'Status') as Promise<HTMLSelectElement>;
    const shows = async (words: string): Promise<void> => {
      const menu = await status();
      const chosen = () => menu.selectedOptions[0]?.label.trim();
      await until(() => chosen() === words, `the status is not ${words}`);
    };
    await shows('Ready');
    await page.choose('Status', 'Not Ready');
    expect(await page.sent('zcc-agent-status-set-request')).to.include({ id: '2' });
    await page.outcome('Status: Not Ready answered');
    // A reason can be chosen once the widget has told of it.
    await page.press('Agent goes to lunch');
    await shows('Not Ready: Lunch');
    await page.choose('Status', 'Ready');
    await page.outcome('Status: Ready answered');
    await page.choose('Status', 'Not Ready: Lunch');
    await page.outcome('Status: Not Ready: Lunch answered');
    expect((await page.simulator.state()).status).to.include({ statusCode: '21' });

    await page.press('Incoming call');
    await page.accept('Maya Chen');
    await shows('Occupied');
    await page.choose('Status', 'Ready');
    await page.outcome('Status: Ready refused');
    await shows('Occupied');
    await page.press('Who am I');
    await page.outcome('Agent info answered');
  });

  it('shows notes from outside as text, and runs nothing of them', async () => {
    const engagementId = 'e-1';
    const steps: readonly ContactCenterStep[] = [
      { ring: { engagementId } },
      { accept: { engagementId } },
      { end: { engagementId } },
      { close: { engagementId, quiet: true } },
    ];
    await page.simulator.run(steps);
    // Nothing has told the page yet that wrap-up is over.
    const item = await page.engagement('+1 650 555 1234', 'Wrap-up');
    const note = `${ATTACK}<p>First line<br>second &lt;b&gt;line&lt;/b&gt;</p>`;
    await page.simulator.send({
      type: 'zcc-phone-call-log',
      data: {
        engagementId,
        objectRecord: { callType: 'inbound', type: 'phone', notes: [note] },
        smartNotes: [`${ATTACK}<em>Smart</em>`],
        user: {},
      },
    });
    await page.simulator.send({ type: 'zcc-add-note', data: { comment: note } });
    const text = 'First line second <b>line</b>';
    await page.reads(item, `Note ${text}`);
    await page.reads(item, 'Smart note Smart');
    await page.reads(await page.get('region', 'Notes from the widget'), text);
    expect(words(item)).not.to.include('attacked');
    expect(page.document.querySelectorAll('img, main script, main b, main em')).to.have.length(0);
    expect(window).not.to.have.property('attacked');
  });
});
