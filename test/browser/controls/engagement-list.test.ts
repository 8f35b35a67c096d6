import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define.js';
import type { ZoomEngagementList } from '../../../src/index.js';
import { ccWithPuppet, outgoingArrived } from '../../support/embed.js';
import type { Puppet } from '../../support/puppet.js';
import { ccCall } from '../../support/told.js';
import { until } from '../../support/until.js';

describe('<zoom-engagement-list>', () => {
  let puppet: Puppet;
  let cc: HTMLElementTagNameMap['zoom-cc-embed'];
  let control: ZoomEngagementList;
  beforeEach(async () => {
    ({ cc, puppet } = await ccWithPuppet());
    control = await fixture<ZoomEngagementList>(
      html`<zoom-engagement-list></zoom-engagement-list>`,
    );
  });

  const rows = (): HTMLElement[] => [
    ...control.shadowRoot!.querySelectorAll<HTMLElement>('[part=engagement]'),
  ];
  const textOf = (row?: HTMLElement): string => row?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const shows = (text: RegExp): Promise<void> =>
    until(() => text.test(textOf(rows()[0])), `${String(text)} is not shown`);
  /** The buttons that give commands, by their names. */
  const commands = (row = rows()[0]!): string[] => [
    ...new Set(
      Array.from(row.querySelectorAll('[part^=command]'), ({ part }) => part[1] as string),
    ),
  ];
  const press = (name: string): void =>
    control.shadowRoot!.querySelector<HTMLButtonElement>(`[part~=${name}]`)!.click();

  it('shows those that go on first, with the commands that fit their state', async () => {
    expect(control.shadowRoot!.textContent).to.contain('No engagements yet');
    const over = ccCall('over');
    await puppet.send(over.rings, over.connects, over.ends, over.isOver);
    const call = ccCall('e');
    await puppet.send(call.rings);
    await until(() => rows().length === 2);
    expect(textOf(rows()[0])).to.match(/^\+16505551234 Call Incoming Sales/);
    expect(textOf(rows()[1])).to.match(/^\+16505551234 Call Ended Sales/);
    expect(commands()).to.deep.equal(['accept', 'decline']);
    expect(commands(rows()[1])).to.deep.equal([]);
    await puppet.send(call.connects);
    await shows(/In conversation/);
    expect(commands()).to.deep.equal(
      'hold resume mute unmute end digit start-transfer add-call complete merge cancel'.split(' '),
    );
    await expect(control).to.be.accessible();
    await puppet.send(call.ends);
    await shows(/Wrap-up/);
    expect(commands()).to.deep.equal([]);
  });

  it('offers a chat what a chat can do', async () => {
    await puppet.send(
      { type: 'zcc-chat-ringing', data: { engagementId: 'e', customerName: 'Ada' } },
      { type: 'zcc-chat-started', data: { engagementId: 'e', createTs: Date.now() } },
    );
    await shows(/Ada Chat In conversation/);
    expect(commands()).to.deep.equal(['end']);
  });

  for (const [name, type, data] of [
    ['hold', 'zcc-set-hold', { hold: true }],
    ['resume', 'zcc-set-hold', { hold: false }],
    ['mute', 'zcc-set-mute', { mute: true }],
    ['unmute', 'zcc-set-mute', { mute: false }],
    ['digit', 'zcc-send-dtmf', { digit: '1' }],
    ['complete', 'zcc-complete-transfer', {}],
    ['merge', 'zcc-merge-consult', {}],
    ['cancel', 'zcc-cancel-consult', {}],
    ['end', 'zcc-terminate-engagement', {}],
  ] as const) {
    it(`sends ${type} for ${name}, and claims nothing`, async () => {
      const call = ccCall('e');
      await puppet.send(call.rings, call.connects);
      await shows(/In conversation/);
      const before = textOf(rows()[0]).replace(/\d:\d\d/, '');
      press(name);
      const message = await puppet.message(type);
      expect(message.data).to.include({ engagementId: 'e', channelType: 'voice', ...data });
      await outgoingArrived(cc, puppet);
      await control.updateComplete;
      expect(textOf(rows()[0]).replace(/\d:\d\d/, '')).to.equal(before);
      const pressed = control.shadowRoot!.querySelector('[aria-pressed], [aria-checked]');
      expect(pressed).to.equal(null);
    });
  }

  it('transfers directly or after a consult, or adds a call', async () => {
    const call = ccCall('e');
    await puppet.send(call.rings, call.connects);
    await shows(/In conversation/);
    const root = control.shadowRoot!;
    press('start-transfer');
    root.querySelector('input')!.value = '+16505550105';
    press('start-transfer');
    const warm = await puppet.message('zcc-transfer-engagement');
    expect(warm.data).to.include({ destination: '+16505550105', transferType: 'warm' });
    root.querySelector('select')!.value = 'direct';
    press('start-transfer');
    const direct = await puppet.message('zcc-transfer-engagement', 2);
    expect(direct.data).to.include({ destination: '+16505550105', transferType: 'direct' });
    press('add-call');
    expect((await puppet.message('zcc-add-call')).data.destination).to.equal('+16505550105');
    expect(puppet.messages('zcc-transfer-engagement')).to.have.length(2);
  });

  it('shows a refusal where the command was given, also a late one', async () => {
    const [a, b] = [ccCall('a'), ccCall('b')];
    await puppet.send(a.rings, a.connects, b.rings, b.connects);
    await until(() => rows().length === 2);
    const row = rows()[1]!;
    row.querySelector<HTMLButtonElement>('[part~=hold]')!.click();
    const { data } = await puppet.message('zcc-set-hold');
    expect(data.engagementId).to.equal('a');
    await outgoingArrived(cc, puppet);
    const { requestId } = data;
    await puppet.send({ type: 'zcc-error', data: { code: 9, message: 'no hold', requestId } });
    await until(() => row.querySelector('[role=alert]'));
    expect(textOf(row)).to.contain('no hold');
    expect(rows()[0]!.querySelector('[role=alert]')).to.equal(null);
    // Another command takes its place.
    row.querySelector<HTMLButtonElement>('[part~=mute]')!.click();
    await until(() => !row.querySelector('[role=alert]'));
  });
});
