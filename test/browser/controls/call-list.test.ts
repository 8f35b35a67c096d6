import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define.js';
import '../../../src/translations/de.js';
import type { ZoomCallList } from '../../../src/index.js';
import { isAccessible } from '../../support/accessible.js';
import { phoneWithPuppet } from '../../support/embed.js';
import { poisoned } from '../../support/poison.js';
import { phoneCall } from '../../support/told.js';
import { until } from '../../support/until.js';

const rowsOf = (control: ZoomCallList): string[] =>
  Array.from(control.shadowRoot!.querySelectorAll('[part=call]'), ({ textContent }) =>
    textContent.replace(/\s+/g, ' ').trim(),
  );

describe('<zoom-call-list>', () => {
  it('shows calls that go on first, then the others, newest first', async () => {
    const { puppet } = await phoneWithPuppet();
    const control = await fixture<ZoomCallList>(html`<zoom-call-list></zoom-call-list>`);
    expect(control.shadowRoot!.textContent).to.contain('No calls yet');
    const goesOn = phoneCall('a', { name: 'Ada' });
    const missed = phoneCall('b', { name: 'Bea' });
    const over = phoneCall('c', { name: 'Cleo', direction: 'outbound' });
    await puppet.send(goesOn.rings, goesOn.connects, missed.rings);
    await puppet.send({ ...missed.ends, data: { ...missed.ends.data, result: 'missed' } });
    await puppet.send(over.rings, over.connects, over.ends, {
      type: 'zp-call-recording-completed-event',
      data: { callId: 'c', recordingUrl: 'https://zoom.us/recording/c' },
    });
    await until(() => /Recording/.test(rowsOf(control).join()));
    const [first, second, third] = rowsOf(control);
    expect(first).to.match(/^Ada Inbound In conversation \+16505551234 0:0\d$/);
    expect(second).to.match(/^Cleo Outbound Ended \+16505551234 Recording .*0:0\d$/);
    expect(third).to.match(/^Bea Inbound Missed/);
    await isAccessible(control);
    const link = control.shadowRoot!.querySelector('a')!;
    expect(link.href).to.equal('https://zoom.us/recording/c');
    expect(link.rel).to.contain('noopener');
  });

  it('does not say that a call has ended of which only the notes are known', async () => {
    const { puppet } = await phoneWithPuppet();
    const control = await fixture<ZoomCallList>(html`<zoom-call-list></zoom-call-list>`);
    await puppet.send({
      type: 'zp-notes-save-event',
      data: { callId: 'a', notesData: { n: 'x' } },
    });
    await until(() => rowsOf(control).length === 1);
    expect(rowsOf(control)[0]).to.match(/End unknown/);
  });

  it('shows nothing of a call that was forgotten', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const control = await fixture<ZoomCallList>(html`<zoom-call-list></zoom-call-list>`);
    const told: Event[] = [];
    phone.addEventListener('embed-forget', (event) => told.push(event));
    await puppet.send(phoneCall('a', { name: 'Ada' }).rings, phoneCall('b', { name: 'Bea' }).rings);
    await until(() => rowsOf(control).length === 2);
    phone.forgetCall('a');
    await until(() => rowsOf(control).length === 1);
    expect(rowsOf(control)[0]).to.match(/^Bea/);
    await phone.forgetAll();
    await until(() => rowsOf(control).length === 0);
    expect(control.shadowRoot!.textContent).to.contain('No calls yet');
    expect(told).to.have.lengthOf(2);
  });

  it('speaks the language of the page', async () => {
    const { puppet } = await phoneWithPuppet();
    const control = await fixture<ZoomCallList>(html`<zoom-call-list lang="de"></zoom-call-list>`);
    expect(control.shadowRoot!.textContent).to.contain('Noch keine Anrufe');
    await puppet.send(phoneCall('a').rings);
    await until(() => /Eingehend/.test(rowsOf(control)[0] ?? ''));
  });

  it('makes no markup and no address of what the widget says', async () => {
    let fired = 0;
    Object.assign(window, { fired: () => fired++ });
    const { phone, puppet } = await phoneWithPuppet();
    const control = await fixture<ZoomCallList>(html`<zoom-call-list></zoom-call-list>`);
    const call = phoneCall('a');
    const log = {
      type: 'zp-call-log-completed-event',
      data: { ...call.ends.data, recordingUrl: 'https://x.test/' },
    };
    for (const message of [call.rings, call.ends, log]) {
      await puppet.send({ type: message.type, data: poisoned(message.data) });
    }
    await until(() => phone.calls.length && rowsOf(control)[0]?.includes('<script>'));
    expect(control.shadowRoot!.querySelector('script, img, iframe, a')).to.equal(null);
    expect(fired).to.equal(0);
  });
});
