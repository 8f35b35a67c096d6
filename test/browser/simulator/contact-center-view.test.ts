import { expect } from '@open-wc/testing';
import type { Channel } from '../../../simulator/contact-center/state.js';
import { ADA, KING } from '../../support/contact-center-bed.js';
import { until } from '../../support/until.js';
import { openView, type View } from './contact-center-page.js';

describe('the simulated contact center’s page', () => {
  let view: View;
  afterEach(() => {
    view.remove();
  });

  const active = [{ ring: {} }, { accept: {} }] as const;

  it('says on its face that it is a simulator', async () => {
    view = await openView();
    expect(view.button('Simulator')).not.to.equal(undefined);
    expect(view.document.title).to.equal('Contact center simulator');
  });

  for (const width of [320, 350, 400, 415, 420]) {
    it(`keeps its top bar and its settings within ${String(width)} pixels`, async () => {
      view = await openView('', width, 580);
      const inside = (): void => {
        const outside = [...view.document.querySelectorAll('#app *')].filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          return left < -0.5 || right > width + 0.5;
        });
        expect(outside.map(({ outerHTML }) => outerHTML)).to.deep.equal([]);
      };
      inside();
      await view.click('Settings');
      await until(() => view.text.includes('Configuration as it was sent'));
      inside();
      // Nothing was moved aside to show it.
      expect(view.find('.desk')?.getBoundingClientRect().left).to.equal(0);
    });
  }

  const channels = {
    voice: ['call', 'zcc-call-connected', 'zcc-call-ended'],
    video: ['video call', 'zcc-video-started', 'zcc-video-ended'],
    chat: ['chat', 'zcc-chat-started', 'zcc-chat-ended'],
    sms: ['SMS', 'zcc-sms-started', 'zcc-sms-ended'],
    work_item: ['work item', 'zcc-call-connected', 'zcc-call-ended'],
  } as const satisfies Record<Channel, readonly string[]>;
  for (const [channel, [what, started, ended]] of Object.entries(channels)) {
    it(`goes from the ringing ${what} to the closed wrap-up by clicks`, async () => {
      view = await openView();
      await view.simulator.run({ ring: { channel: channel as Channel, engagementId: 'a' } });
      await until(() => view.announced === `Incoming ${what} from Ada Lovelace`);
      await view.click('Accept');
      expect((await view.next(started)).engagementId).to.equal('a');
      if (channel === 'chat' || channel === 'sms') {
        await view.fill('#message', 'Hello');
        view.key('#message', 'Enter');
        await until(() => view.find('.bubble.agent')?.innerText.includes('Hello'));
        expect(view.field('#message')?.value).to.equal('');
      }
      await view.fill('#note', 'Wants a demo');
      await view.click('Add note');
      expect((await view.next('zcc-add-note')).comment).to.equal('<p>Wants a demo</p>');
      await view.click(`End ${what}`);
      await view.next(ended);
      await view.fill('#disposition', 'disp-6');
      await view.click('Finish wrap-up');
      const { objectRecord } = await view.next('zcc-phone-call-log');
      expect(objectRecord).to.deep.include({
        dispositionId: 'disp-6',
        dispositionCode: 'Send a quote',
        notes: ['<p>Wants a demo</p>'],
      });
      await view.next('zcc-engagement-log-url');
      await until(() => view.announced === 'Engagement with Ada Lovelace closed');
      expect(view.text).to.contain('Engagement log');
      expect((await view.simulator.state()).engagements[0]?.state).to.equal('closed');
      await view.click('Done');
      await until(() => view.find('#dial'));
    });
  }

  it('declines', async () => {
    view = await openView();
    await view.simulator.run({ ring: {} });
    await view.click('Decline');
    expect((await view.next('zcc-inbound-not-connected')).reasonCode).to.equal('agent-rejected');
  });

  it('accepts from the list what rings beside another engagement', async () => {
    view = await openView();
    await view.simulator.run([...active, { ring: { channel: 'chat' } }]);
    await view.click('Accept chat from Ada Lovelace');
    await view.next('zcc-chat-started');
    await until(() => view.find('#message'));
  });

  it('lets the agent choose among the host’s contacts', async () => {
    view = await openView();
    await view.simulator.run({ ring: {} });
    view.post('zcc-incomingPhone-response', [ADA, KING]);
    await view.simulator.nextReceived('zcc-incomingPhone-response');
    await until(() => view.find('.picker'));
    const choice = [...view.document.querySelectorAll<HTMLElement>('.choice')].find((each) =>
      each.innerText.includes('Ada King'),
    );
    choice?.click();
    expect(await view.next('zcc-screen-pop')).to.deep.equal({ id: 7 });
    await until(() => !view.find('.picker'));
    expect(view.text).to.contain('Ada King');
  });

  it('steers a call: mute, hold, digits and the recording, and tells nobody', async () => {
    view = await openView();
    await view.simulator.run(active);
    await view.next('zcc-call-connected');
    for (const name of ['Mute', 'Hold', 'Keypad', '5', 'Pound', 'Pause rec.', 'Stop rec.']) {
      await view.click(name);
    }
    const [call] = (await view.simulator.state()).engagements;
    expect(call).to.include({ muted: true, held: true, digits: '5#', recording: 'stopped' });
    await view.simulator.send({ type: 'last' });
    await view.next('last');
    expect(view.heard).to.deep.equal([]);
  });

  it('transfers after speaking to the other, and directly', async () => {
    view = await openView();
    await view.simulator.run(active);
    await view.click('Transfer');
    await view.fill('#destination', '+16505550199');
    await view.click('Speak first');
    await until(() => view.text.includes('(650) 555-0199'));
    await view.click('Complete transfer');
    await view.next('zcc-call-ended');
    await view.simulator.run([{ close: {} }, ...active]);
    await view.click('Transfer');
    await view.click('Transfer directly');
    await view.next('zcc-call-ended');
  });

  it('merges a conference, and goes on as video', async () => {
    view = await openView();
    await view.simulator.run(active);
    await view.click('Add call');
    await view.click('Call');
    await view.click('Merge');
    await until(() => view.text.includes('In a conference with'));
    await view.simulator.run([{ end: {} }, { close: {} }, ...active]);
    await view.click('Video');
    await view.fill('#destination', '+442079460018');
    await view.click('Go on as video');
    const [call] = (await view.simulator.state()).engagements;
    expect(call?.upgrade).to.include({ method: 'sms', destination: '+442079460018' });
    await view.next('zcc-video-started');
    await until(() => view.find('.screen'));
  });

  it('searches a contact while the agent types, and calls it', async () => {
    view = await openView();
    await view.fill('#dial', 'a');
    await view.fill('#dial', 'ada');
    expect(await view.next('zcc-contact-search-event')).to.deep.equal({ query: 'ada' });
    view.post('zcc-contact-search-response', ADA);
    await until(() => view.find('.found .choice'));
    view.find('.found .choice')!.click();
    expect((await view.next('zcc-outbound-call-started')).to).to.equal(ADA.phone);
    expect((await view.simulator.state()).engagements[0]?.contact).to.deep.equal(ADA);
    await view.click('Cancel');
    await view.next('zcc-call-ended');
  });

  it('says where the host found nobody', async () => {
    view = await openView();
    await view.fill('#dial', 'nobody');
    await view.next('zcc-contact-search-event');
    view.post('zcc-contact-search-response', {});
    await until(() => view.text.includes('No contact found'));
  });

  it('has a menu for the agent’s status, which is shut while occupied', async () => {
    view = await openView();
    await view.fill('select[aria-label="Agent status"]', '22');
    expect((await view.next('zcc-agent-status-notification')).subReason).to.equal('Training');
    await view.simulator.run(active);
    const menu = () => view.find('select[aria-label="Agent status"]') as HTMLSelectElement;
    await until(() => menu().disabled);
    expect(menu().selectedOptions[0]?.label).to.equal('Occupied');
    await view.simulator.run([{ end: {} }, { close: {} }]);
    await until(() => !menu().disabled);
    expect(menu().value).to.equal('22');
  });

  it('signs in and out', async () => {
    view = await openView('?signedOut');
    await view.click('Sign in as Sam Agent');
    expect(await view.next('zcc-agent-info-response')).to.deep.equal({});
    expect((await view.next('zcc-agent-status-notification')).statusCode).to.equal('1');
    await view.click('Settings');
    await view.click('Sign out');
    await until(() => view.button('Sign in as Sam Agent'));
  });

  it('asks for the other size', async () => {
    view = await openView();
    await view.click('Small size');
    expect(await view.next('zcc-resize')).to.deep.equal({
      widthInPixels: 420,
      heightInPixels: 640,
    });
    view.iframe.width = '420';
    await until(() => view.button('Full size')!.checkVisibility());
    expect(view.button('Small size')!.checkVisibility()).to.equal(false);
    await view.click('Full size');
    expect(await view.next('zcc-resize')).to.deep.equal({
      widthInPixels: 840,
      heightInPixels: 700,
    });
  });

  it('takes no focus away from the host', async () => {
    view = await openView();
    const host = document.createElement('input');
    document.body.append(host);
    host.focus();
    await view.simulator.run(active);
    expect(document.activeElement).to.equal(host);
    host.remove();
  });

  it('hands the focus on from what goes away', async () => {
    view = await openView();
    await view.simulator.run({ ring: {} });
    await view.click('Accept');
    await view.simulator.state();
    expect(view.document.activeElement?.ariaLabel).to.equal('End call');
    await view.click('End call');
    await view.simulator.state();
    expect(view.document.activeElement?.id).to.equal('disposition');
  });

  it('shows text as text, whatever it holds', async () => {
    view = await openView();
    const text = '<img src=x onerror=alert(1)>';
    await view.simulator.run([
      { ring: { channel: 'chat', from: { name: text, email: 'a@b.test' } } },
      { accept: {} },
      { message: { text } },
      { note: { text } },
    ]);
    expect(view.text.split(text)).to.have.length.greaterThan(3);
    expect(view.find('img')).to.equal(null);
  });

  it('keeps a draft with its own engagement', async () => {
    view = await openView();
    await view.simulator.run([
      { ring: { channel: 'chat', engagementId: 'a', from: { name: 'One', email: 'a@b.test' } } },
      { accept: {} },
      { ring: { channel: 'chat', engagementId: 'b', from: { name: 'Two', email: 'b@b.test' } } },
    ]);
    await view.fill('#message', 'For One only');
    await view.click('Accept chat from Two');
    await until(() => view.text.startsWith('Two') || view.text.includes('b@b.test'));
    expect(view.field('#message')?.value).to.equal('');
  });

  it('shows problems on its face', async () => {
    view = await openView();
    view.post('zcc-hang-up');
    await view.simulator.nextReceived();
    expect(view.find('.problem-bar')?.textContent).to.contain('zcc-hang-up');
  });
});
