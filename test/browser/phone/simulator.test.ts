import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { WireEvent, type ZoomPhoneEmbed } from '../../../src/index.js';
import type { Simulator } from '../../../simulator/client.js';
import { collect, eventAfter, rejection } from '../../support/embed.js';
import { simulatorPhoneUrl } from '../../support/origins.js';
import { connect } from '../../support/simulator.js';

/** A phone on the simulator, which shares nothing with the embed but the registries. */
async function phoneOnSimulator(
  template: TemplateResult = html`<zoom-phone-embed src=${simulatorPhoneUrl}></zoom-phone-embed>`,
): Promise<{ phone: ZoomPhoneEmbed; simulator: Simulator }> {
  const phone = await fixture<ZoomPhoneEmbed>(template);
  const simulator = await connect(phone.iframe as HTMLIFrameElement);
  await phone.whenReady();
  await simulator.nextReceived('zp-init-config');
  return { phone, simulator };
}

const everything = html`
  <zoom-phone-embed
    src=${simulatorPhoneUrl}
    enable-saving-log
    enable-auto-log
    enable-contact-searching
    enable-contact-matching
    enable-ai-summary
  >
    <zp-note-field name="Outcome"><option value="sold">Sold</option></zp-note-field>
    <zp-note-field name="Notes" placeholder="What was said"></zp-note-field>
  </zoom-phone-embed>
`;

describe('a phone on the simulator', () => {
  it('lives through a whole call: ringing, connected, ended, log, recording, summary, saved log, notes', async () => {
    const { phone, simulator } = await phoneOnSimulator(everything);
    const states = collect(phone, 'calls-change');
    const drifts: string[] = [];
    phone.addEventListener('embed-message', ({ detail }) => {
      const listen = (event: Event) => {
        if (event instanceof WireEvent) drifts.push(...event.drift);
      };
      if (detail.direction === 'in')
        phone.addEventListener(detail.message.type, listen, { once: true });
    });
    const saved = oneEvent(phone, 'zp-notes-save-event');
    await simulator.run([
      { ring: { from: '+16505559999' } },
      { answer: {} },
      { pass: 65 },
      { hangUp: {} },
      { log: {} },
      { recording: {} },
      { summary: { change: 'created' } },
      { saveLog: {} },
      { notes: 'sample' },
    ]);
    await saved;
    const [call] = phone.calls;
    expect(phone.calls).to.have.lengthOf(1);
    expect(call).to.include({
      state: 'ended',
      direction: 'inbound',
      result: 'ended',
      duration: 65,
    });
    expect(call?.logResult).to.equal('Call Connected');
    expect(call?.remote.number).to.equal('+16505559999');
    expect(call?.recordingUrl).to.match(/^https?:/);
    expect(call?.summary?.callSummary).to.be.a('string').that.is.not.equal('');
    expect(call?.notes).to.include({ Outcome: 'sold' });
    expect(drifts).to.deep.equal([]);
    expect(states.map(({ detail }) => detail.call.state)).to.include.members([
      'ringing',
      'connected',
      'ended',
    ]);
    expect(simulator.received().flatMap(({ problems }) => problems)).to.deep.equal([]);
  });

  it('dials, and hears of the call that it dialled', async () => {
    const { phone, simulator } = await phoneOnSimulator();
    const ringing = oneEvent(phone, 'zp-call-ringing-event');
    await phone.makeCall('+16505559999', { callerId: '+16505550000' });
    const { detail } = await ringing;
    expect(detail.direction).to.equal('outbound');
    expect(detail.callee.phoneNumber).to.equal('+16505559999');
    expect(phone.calls[0]).to.include({ state: 'ringing', direction: 'outbound' });
    expect(phone.calls[0]?.remote.number).to.equal('+16505559999');
    const { problems } = await simulator.nextReceived('zp-make-call');
    expect(problems).to.deep.equal([]);
  });

  it('fills the keypad and the composer, and says nothing of a call that is none', async () => {
    const { phone, simulator } = await phoneOnSimulator();
    await phone.makeCall('+16505559999', { autoDial: false });
    await phone.composeSms('+16505559999', 'Hello');
    await simulator.nextReceived('zp-input-sms');
    const state = await simulator.state();
    expect(state.keypad).to.deep.include({ number: '+16505559999' });
    expect(phone.calls).to.deep.equal([]);
  });

  it('answers a contact search and a contact match, whose names the widget shows', async () => {
    const { phone, simulator } = await phoneOnSimulator(everything);
    phone.addEventListener('zp-contact-search-event', (event) => {
      event.respondWith(
        Promise.resolve([
          { number: '+16505551234', displayName: `Found ${event.detail.searchString}` },
        ]),
      );
    });
    phone.addEventListener('zp-contact-match-event', (event) => {
      const names = event.detail.phoneNumbers.map((number) => [
        number,
        { id: 1, name: 'Ada of the CRM' },
      ]);
      event.respondWith(Object.fromEntries(names));
    });
    await simulator.run([{ search: 'ada' }, { match: ['+16505551234'] }]);
    await simulator.nextReceived('zp-contact-search-response');
    const { problems } = await simulator.nextReceived('zp-contact-match-response');
    expect(problems).to.deep.equal([]);
    const shown = JSON.stringify(await simulator.state());
    expect(shown).to.include('Found ada');
    expect(shown).to.include('Ada of the CRM');
  });

  for (const [scenario, result, type] of [
    ['inbound-missed', 'missed', 'zp-call-log-completed-event'],
    ['inbound-rejected', 'rejected', 'zp-call-log-completed-event'],
    ['inbound-voicemail', 'missed', 'zp-call-voicemail-received-event'],
  ] as const) {
    it(`records ${scenario}`, async () => {
      const { phone, simulator } = await phoneOnSimulator();
      await eventAfter(phone, type, () => simulator.run(scenario));
      expect(phone.calls[0]).to.include({ state: 'ended', result });
      if (scenario === 'inbound-voicemail')
        expect(phone.calls[0]?.voicemailUrl).to.match(/^https?:/);
    });
  }

  it('tells of each message of a burst of duplicates once', async () => {
    const { phone, simulator } = await phoneOnSimulator();
    const told = collect(
      phone,
      'zp-call-ringing-event',
      'zp-call-connected-event',
      'zp-call-ended-event',
    );
    await eventAfter(phone, 'zp-call-ended-event', () => simulator.run('duplicates'));
    await eventAfter(phone, 'embed-message', () => simulator.send({ type: 'end' }));
    expect(told.map(({ type }) => type)).to.deep.equal([
      'zp-call-ringing-event',
      'zp-call-connected-event',
      'zp-call-ended-event',
    ]);
  });

  it('configures a widget that reloads by itself, and keeps its records', async () => {
    const { phone, simulator } = await phoneOnSimulator(everything);
    await eventAfter(phone, 'zp-call-ringing-event', () => simulator.run([{ ring: {} }]));
    const reloaded = simulator.nextReload();
    await simulator.run('reload').catch(() => undefined);
    await reloaded;
    const { message } = await simulator.nextReceived('zp-init-config');
    expect(message.data).to.include({ enableSavingLog: true });
    expect(phone.calls).to.have.lengthOf(1);
  });

  for (const [ready, type] of [
    ['zp-ready', 'zp-ready'],
    ['api-ready', 'embed-message'],
  ] as const) {
    it(`takes ready=${ready} for a readiness signal, before the frame has loaded`, async () => {
      const phone = await fixture<ZoomPhoneEmbed>(
        html`<zoom-phone-embed
          src=${`${simulatorPhoneUrl}?ready=${ready}&hold`}
        ></zoom-phone-embed>`,
      );
      await oneEvent(phone, type);
      await phone.whenReady();
      expect(phone.confirmed).to.equal(true);
    });
  }

  it('stalls on a widget that never answers', async () => {
    const { origin } = new URL(simulatorPhoneUrl);
    const phone = await fixture<ZoomPhoneEmbed>(
      html`<zoom-phone-embed src=${`${origin}/hang`} ready-timeout="100"></zoom-phone-embed>`,
    );
    expect((await rejection(phone.whenReady())).code).to.equal('not-ready');
    expect(phone.status).to.equal('stalled');
  });

  it('sends the configuration until the widget has it', async () => {
    const phone = await fixture<ZoomPhoneEmbed>(
      html`<zoom-phone-embed
        src=${`${simulatorPhoneUrl}?dropConfig=1`}
        enable-auto-log
      ></zoom-phone-embed>`,
    );
    const simulator = await connect(phone.iframe as HTMLIFrameElement);
    const first = await simulator.nextReceived('zp-init-config');
    const second = await simulator.nextReceived('zp-init-config');
    expect([first.taken, second.taken]).to.deep.equal([false, true]);
  });

  it('shows the simulator what is wrong with what a host posts past the checks', async () => {
    const { phone, simulator } = await phoneOnSimulator();
    await phone.post('zp-end-call', { callId: 'x' });
    const { problems } = await simulator.nextReceived('zp-end-call');
    expect(problems.map(({ kind }) => kind)).to.deep.equal(['type']);
  });
});
