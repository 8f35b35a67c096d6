import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define.js';
import type { ZoomAgentStatus } from '../../../src/index.js';
import { isAccessible } from '../../support/accessible.js';
import { ccWithPuppet } from '../../support/embed.js';
import type { Puppet } from '../../support/puppet.js';
import { until } from '../../support/until.js';

const status = (statusCode: string, more: object = {}) => ({
  type: 'zcc-agent-status-notification',
  data: { statusCode, status: 'as the widget says', ...more },
});

describe('<zoom-agent-status>', () => {
  let puppet: Puppet;
  let control: ZoomAgentStatus;
  beforeEach(async () => {
    ({ puppet } = await ccWithPuppet());
    control = await fixture<ZoomAgentStatus>(html`<zoom-agent-status></zoom-agent-status>`);
  });

  const select = (): HTMLSelectElement => control.shadowRoot!.querySelector('select')!;
  const shown = (): string => select().selectedOptions[0]?.textContent.trim() ?? '';
  const choices = (): string[] =>
    Array.from(select().options)
      .filter(({ disabled }) => !disabled)
      .map(({ textContent }) => textContent.trim());
  const choose = (value: string): void => {
    select().value = value;
    select().dispatchEvent(new Event('change'));
  };

  it('shows what the widget told, and can be used where that can be changed', async () => {
    expect([shown(), select().disabled]).to.deep.equal(['Not known yet', true]);
    await isAccessible(control);
    for (const [code, text, isDisabled] of [
      ['1', 'Ready', false],
      ['3', 'Occupied', true],
      ['2', 'Not ready', false],
      ['0', 'Offline', true],
      ['17', 'as the widget says', false],
      ['30', 'Offline', true],
    ] as const) {
      await puppet.send(status(code));
      await until(() => shown() === text, `${shown()} is shown`);
      expect(select().disabled, text).to.equal(isDisabled);
    }
    await isAccessible(control);
  });

  it('learns the sub-reasons, and sets them', async () => {
    await puppet.send(status('r1', { parentStatusCode: '2', subReason: 'Lunch' }), status('1'));
    await until(() => choices().length === 3);
    expect(choices()).to.deep.equal(['Ready', 'Not ready', 'Not ready: Lunch']);
    choose('r1');
    expect((await puppet.message('zcc-agent-status-set-request')).data).to.deep.equal({ id: 'r1' });
    // It keeps the focus meanwhile, and takes no other.
    await until(() => select().ariaDisabled === 'true');
    expect(select().disabled).to.equal(false);
    choose('2');
    await puppet.send(status('r1', { parentStatusCode: '2', subReason: 'Lunch' }));
    await until(() => shown() === 'Not ready: Lunch' && select().ariaDisabled === 'false');
    expect(puppet.messages('zcc-agent-status-set-request')).to.have.length(1);
  });

  it('goes back to what the widget told, where that refuses', async () => {
    await puppet.send(status('1'));
    await until(() => shown() === 'Ready');
    choose('2');
    await puppet.message('zcc-agent-status-set-request');
    await puppet.send({ type: 'zcc-error', data: { code: 5, message: 'not in a call' } });
    await until(() => control.shadowRoot!.querySelector('[role=alert]'));
    expect(control.shadowRoot!.textContent).to.contain('not in a call');
    expect(shown()).to.equal('Ready');
    // Once the widget has it all the same, nothing is said to have failed.
    await puppet.send(status('2'));
    await until(() => shown() === 'Not ready');
    expect(control.shadowRoot!.querySelector('[role=alert]')).to.equal(null);
  });

  it('neither leaves nor offers the sub-reasons of what the widget sets by itself', async () => {
    for (const [code, parentStatusCode] of [
      ['o1', '3'],
      ['o2', '0'],
    ]) {
      await puppet.send(status(code!, { parentStatusCode, subReason: `Because of ${code}` }));
      await until(() => shown() === `Because of ${code}`);
      expect(select().disabled, code).to.equal(true);
    }
    await puppet.send(status('1'));
    await until(() => shown() === 'Ready');
    expect(choices()).to.deep.equal(['Ready', 'Not ready']);
  });
});
