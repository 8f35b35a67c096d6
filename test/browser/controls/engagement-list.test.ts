import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define.js';
import type { ZoomEngagementList } from '../../../src/index.js';
import { isAccessible } from '../../support/accessible.js';
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
    await isAccessible(control);
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
    // As with Enter pressed twice.
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
    expect(textOf(row)).to.match(/Hold: Refused: no hold$/);
    expect(rows()[0]!.querySelector('[role=alert]')).to.equal(null);
    // Another command takes its place.
    row.querySelector<HTMLButtonElement>('[part~=mute]')!.click();
    await until(() => !row.querySelector('[role=alert]'));
  });

  it('shows a refusal that comes after another command was given', async () => {
    const call = ccCall('e');
    await puppet.send(call.rings, call.connects);
    await shows(/In conversation/);
    press('hold');
    const { data } = await puppet.message('zcc-set-hold');
    press('mute');
    await puppet.message('zcc-set-mute');
    const { requestId } = data;
    await puppet.send({ type: 'zcc-error', data: { code: 9, message: 'no hold', requestId } });
    await shows(/Hold: Refused: no hold$/);
  });

  it('shows no failure of a state that is over', async () => {
    const call = ccCall('e');
    await puppet.send(call.rings);
    await shows(/Incoming/);
    press('accept');
    const { data } = await puppet.message('zcc-accept-engagement');
    const { requestId } = data;
    await puppet.send({ type: 'zcc-error', data: { code: 9, message: 'not now', requestId } });
    await shows(/Accept: Refused: not now$/);
    await puppet.send(call.connects);
    await shows(/In conversation/);
    expect(rows()[0]!.querySelector('[role=alert]')).to.equal(null);
  });

  it('gives a command once for a double click and a held key, and no answer while one waits', async () => {
    const call = ccCall('e');
    await puppet.send(call.rings);
    await shows(/Incoming/);
    const root = control.shadowRoot!;
    const accept = root.querySelector<HTMLButtonElement>('[part~=accept]')!;
    accept.focus();
    accept.click();
    await until(() => accept.ariaDisabled === 'true');
    expect(root.activeElement, 'the keyboard keeps its place').to.equal(accept);
    // Also where it is moved meanwhile.
    control.parentElement!.append(control);
    await control.updateComplete;
    expect(accept.ariaDisabled).to.equal('true');
    press('decline');
    await puppet.send(call.connects);
    await shows(/In conversation/);
    root.querySelector('input')!.value = '  ';
    press('start-transfer');
    root.querySelector('input')!.value = '1001';
    const click = (name: string, detail: number) =>
      root
        .querySelector(`[part~=${name}]`)!
        .dispatchEvent(
          new MouseEvent('click', { detail, bubbles: true, cancelable: true, composed: true }),
        );
    const held = new KeyboardEvent('keydown', {
      key: 'Enter',
      repeat: true,
      bubbles: true,
      cancelable: true,
    });
    for (const name of ['start-transfer', 'hold', 'digit']) {
      click(name, 1);
      await outgoingArrived(cc, puppet);
      click(name, 2);
    }
    root.querySelector('input')!.dispatchEvent(held);
    expect(held.defaultPrevented).to.equal(true);
    press('end');
    await until(() => root.querySelector('[part~=end]')!.ariaDisabled === 'true');
    press('end');
    await outgoingArrived(cc, puppet);
    const sent = (type: string) => puppet.messages(type).length;
    expect(sent('zcc-reject-engagement')).to.equal(0);
    expect(sent('zcc-transfer-engagement')).to.equal(1);
    expect(sent('zcc-set-hold')).to.equal(1);
    expect(sent('zcc-send-dtmf')).to.equal(2);
    expect(sent('zcc-terminate-engagement')).to.equal(1);
  });

  it('keeps the keyboard’s place where a command goes with the state', async () => {
    const call = ccCall('e');
    await puppet.send(call.rings);
    await shows(/Incoming/);
    const root = control.shadowRoot!;
    root.querySelector<HTMLButtonElement>('[part~=accept]')!.focus();
    await puppet.send(call.connects);
    await shows(/In conversation/);
    expect(root.activeElement).to.equal(root.querySelector('.commands'));
    root.querySelector<HTMLButtonElement>('[part~=end]')!.focus();
    await puppet.send(call.ends);
    await shows(/Wrap-up/);
    expect(root.activeElement?.matches('[part=engagement], .commands')).to.equal(true);
    await isAccessible(control);
  });

  it('says that one is over where the widget has no words for how', async () => {
    await puppet.send(ccCall('e').rings, {
      type: 'zcc-inbound-not-connected',
      data: { engagementId: 'e' },
    });
    await shows(/Ended/);
  });

  it('offers nothing for a work item, for which the protocol has no command', async () => {
    const { rings, connects } = ccCall('e');
    const channel = 'work_item';
    await puppet.send({ ...rings, data: { ...rings.data, channel } });
    await shows(/Incoming/);
    expect(commands()).to.deep.equal([]);
    await puppet.send({ ...connects, data: { ...connects.data, channel } });
    await shows(/In conversation/);
    expect(commands()).to.deep.equal([]);
  });
});
