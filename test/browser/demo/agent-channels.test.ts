import { expect } from '@open-wc/testing';
import { until } from '../../support/until.js';
import { AgentPage, ATTACK } from './agent.js';

const PHONE = '+14155550132';

describe('the agent page works through an engagement from ringing to closed wrap-up', () => {
  let page: AgentPage;

  beforeEach(async () => {
    page = await AgentPage.open();
  });

  afterEach(() => page.close());

  it('by voice', async () => {
    await page.isAccessible();
    await page.press('Incoming call');
    await page.engagement('Maya Chen', 'Ringing');
    await page.get('heading', 'Maya Chen');
    await page.isAccessible();
    const item = await page.accept('Maya Chen');
    await page.get('group', 'Microphone', item);

    await page.press('Mute', item);
    expect(await page.sent('zcc-set-mute')).to.include({ mute: true, channelType: 'voice' });
    await page.outcome('Mute posted');
    expect(await page.simulated()).to.include({ muted: true });
    await page.press('Unmute', item);
    expect(await page.sent('zcc-set-mute')).to.include({ mute: false });

    const call = await page.get('group', 'Call', item);
    await page.press('Hold', call);
    expect(await page.sent('zcc-set-hold')).to.include({ hold: true });
    expect(await page.simulated()).to.include({ held: true, muted: false });
    await page.press('Resume', call);
    expect(await page.sent('zcc-set-hold')).to.include({ hold: false });

    const recording = await page.get('group', 'Recording', item);
    await page.press('Pause', recording);
    expect(await page.sent('zcc-set-recording')).to.include({ action: 'pause' });
    expect(await page.simulated()).to.include({ recording: 'paused' });
    await page.press('Resume', recording);
    await page.sent('zcc-set-recording');

    await page.open('Keypad', item);
    const keypad = await page.get('group', 'Touch tones', item);
    for (const digit of ['4', '2', '#']) await page.press(digit, keypad);
    for (const digit of ['4', '2', '#']) {
      expect(await page.sent('zcc-send-dtmf')).to.include({ digit });
    }
    expect(await page.simulated()).to.include({ digits: '42#', held: false, recording: 'on' });

    await page.open('Transfer and consult', item);
    await page.press('Transfer', item);
    expect(await page.sent('zcc-transfer-engagement')).to.include({
      transferType: 'warm',
      destination: '+16505550105',
    });
    await page.outcome('Transfer, warm answered');
    expect((await page.simulated()).consult?.state).to.equal('consulting');
    const consult = await page.get('group', 'Consult', item);
    await page.press('Cancel', consult);
    await page.outcome('Cancel consult answered');
    expect((await page.simulated()).consult).to.equal(undefined);
    await page.press('Add call', item);
    await page.outcome('Add call answered');
    await page.press('Merge', consult);
    await page.outcome('Merge consult answered');
    expect((await page.simulated()).consult?.state).to.equal('conference');
    await page.isAccessible();

    const ended = await page.finish('Maya Chen', 'Wants a quote <by Friday> & a call');
    await page.reads(ended, 'Smart note Asked about pricing for twenty seats.');
    await page.get('link', 'Recording (opens a new tab)', ended);
    await page.get('link', 'Log (opens a new tab)', ended);
    await page.isAccessible();
  });

  it('by chat', async () => {
    await page.press('Chat');
    const item = await page.accept('Maya Chen');
    await page.get('heading', 'Maya Chen');
    await page.fill('Message', 'Twenty seats are 400 a month.', item);
    await page.press('Send', item);
    const { messagePayload } = await page.sent('zcc-send-chat-message');
    expect(messagePayload).to.deep.equal({ textBody: 'Twenty seats are 400 a month.' });
    await page.reads(item, 'Twenty seats are 400 a month.');
    await page.outcome('Chat message answered');
    const field = (await page.get('textbox', 'Message', item)) as HTMLInputElement;
    await until(() => field.value === '', 'the text is still there');
    expect(page.has('button', 'Mute', item)).to.equal(false);
    await page.isAccessible();

    await page.finish('Maya Chen', 'Will think about it');
    const notes = await page.get('region', 'Notes from the widget');
    await page.reads(notes, 'Sam Agent: Twenty seats are 400 a month.');
  });

  it('by video', async () => {
    await page.press('Video');
    // The ringing itself names nobody.
    const item = await page.accept('Maya Chen');
    await page.get('heading', 'Maya Chen');
    expect(page.has('button', 'Mute', item)).to.equal(false);
    await page.press('Variables', item);
    await page.reads(item, 'Tier gold Open orders 2 Newsletter true');
    await page.finish('Maya Chen', ATTACK);
    expect(window).not.to.have.property('attacked');
  });

  it('by SMS', async () => {
    await page.press('SMS');
    const item = await page.accept('Maya Chen');
    await page.get('heading', 'Maya Chen');
    expect(page.has('textbox', 'Message', item)).to.equal(false);
    await page.press('Variables', item);
    await page.reads(item, 'Tier gold');
    await page.finish('Maya Chen', 'Opening hours');
  });

  it('as a call of the agent’s own', async () => {
    await page.press('Call Jonas Weber');
    await page.get('heading', 'Jonas Weber');
    expect(await page.sent('onclicktoact')).to.include({ phone: '+12065550178', id: 'c-2' });
    // The customer picks up by themselves.
    await page.engagement('Jonas Weber', 'Active');
    await page.finish('Jonas Weber', 'Likes the new saddle');
  });

  it('that begins by voice and goes on by video', async () => {
    await page.press('Incoming call');
    const item = await page.accept('Maya Chen');
    await page.open('Go on by video', item);
    const address = (await page.get('textbox', 'Address or number', item)) as HTMLInputElement;
    expect(address.value).to.equal(PHONE);
    await page.choose('Invite by', 'SMS', item);
    await page.press('Invite', item);
    expect(await page.sent('zcc-upgrade-to-video')).to.include({
      method: 'sms',
      destination: PHONE,
    });
    await page.reads(item, 'inbound video');
    expect(page.has('group', 'Microphone', item)).to.equal(false);
    await page.finish('Maya Chen', 'Saw the floor plan');
  });
});
