import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define.js';
import type { BeforeDial, ZoomCallButton } from '../../../src/index.js';
import { isAccessible } from '../../support/accessible.js';
import {
  ccWithPuppet,
  collect,
  frameLoaded,
  outgoingArrived,
  phoneWithPuppet,
} from '../../support/embed.js';
import { Puppet } from '../../support/puppet.js';
import { ccCall, phoneCall } from '../../support/told.js';
import { until } from '../../support/until.js';

const put = (number = '+1 650 555 1234'): Promise<ZoomCallButton> =>
  fixture(
    html`<zoom-call-button
      number=${number}
      caller-id="+16505550000"
      context="acc-7"
    ></zoom-call-button>`,
  );

const buttonOf = (control: ZoomCallButton) => control.shadowRoot!.querySelector('button')!;

const reaches = (control: ZoomCallButton, state: string): Promise<void> =>
  until(() => control.state === state && control.matches(`:state(${state})`), `no ${state}`);

describe('<zoom-call-button>', () => {
  it('dials, and shows the call from its start to its end', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const control = await put();
    const asked = collect<CustomEvent<BeforeDial>>(document.body, 'before-dial');
    await reaches(control, 'idle');
    buttonOf(control).click();
    await reaches(control, 'dialling');
    expect(asked[0]!.detail).to.deep.equal({
      number: '+16505551234',
      kind: 'call',
      context: 'acc-7',
      link: control,
    });
    // It does not dial twice.
    buttonOf(control).click();
    const { data } = await puppet.message('zp-make-call');
    expect(data).to.deep.equal({ number: '+16505551234', callerId: '+16505550000' });
    const call = phoneCall('c', { direction: 'outbound' });
    await puppet.send(call.rings);
    await reaches(control, 'in-call');
    expect(phone.getCall('c')?.context).to.equal('acc-7');
    buttonOf(control).click();
    await puppet.send(call.connects, call.ends);
    await reaches(control, 'idle');
    await outgoingArrived(phone, puppet);
    expect(puppet.messages('zp-make-call')).to.have.length(1);
  });

  it('shows that no call came of it, and may be pressed again', async () => {
    const { phone } = await phoneWithPuppet();
    const control = await put();
    buttonOf(control).click();
    await reaches(control, 'dialling');
    phone.remove();
    await reaches(control, 'failed');
    const alert = control.shadowRoot!.querySelector('[role=alert]')!;
    expect(alert.textContent).to.contain('Check in Zoom');
    buttonOf(control).click();
    await until(() => alert.textContent.includes('no Zoom widget'));
    await isAccessible(control);
    const { puppet } = await phoneWithPuppet();
    await control.updateComplete;
    buttonOf(control).click();
    await puppet.message('zp-make-call');
    await reaches(control, 'dialling');
    expect(control.shadowRoot!.querySelector('[role=alert]')).to.equal(null);
  });

  it('fails where the widget is not ready in time, and does not dial late', async () => {
    const cc = await fixture<HTMLElementTagNameMap['zoom-cc-embed']>(
      html`<zoom-cc-embed src=${Puppet.url(1)}></zoom-cc-embed>`,
    );
    const puppet = await Puppet.attach(await frameLoaded(cc));
    const control = await put();
    buttonOf(control).click();
    await reaches(control, 'failed');
    expect(control.shadowRoot!.textContent).to.contain('Nothing was sent');
    await puppet.send({ type: 'zcc-init-config-request' });
    await cc.whenReady();
    await outgoingArrived(cc, puppet);
    expect(puppet.messages('onclicktoact')).to.deep.equal([]);
  });

  it('does nothing where the page refuses, or where there is no number', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const control = await put();
    control.addEventListener('before-dial', (event) => event.preventDefault());
    buttonOf(control).click();
    expect(control.state).to.equal('idle');
    control.number = '';
    await control.updateComplete;
    expect(buttonOf(control).disabled).to.equal(true);
    await outgoingArrived(phone, puppet);
    expect(puppet.messages('zp-make-call')).to.deep.equal([]);
  });

  it('tells nothing of an earlier number’s call at another one', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const control = await put();
    buttonOf(control).click();
    await puppet.message('zp-make-call');
    control.number = '1002';
    await reaches(control, 'idle');
    await puppet.send(phoneCall('c', { direction: 'outbound' }).rings);
    await until(() => phone.getCall('c'));
    await control.updateComplete;
    expect(control.state).to.equal('idle');
    buttonOf(control).click();
    await puppet.send(phoneCall('d', { direction: 'outbound', number: '1002' }).rings);
    await reaches(control, 'in-call');
    control.number = '1003';
    await reaches(control, 'idle');
    buttonOf(control).click();
    control.number = '1004';
    await reaches(control, 'idle');
    phone.remove();
    await control.updateComplete;
    expect(control.shadowRoot!.querySelector('[role=alert]')).to.equal(null);
  });

  it('dials with a contact center, whose wrap-up is no call', async () => {
    const { puppet } = await ccWithPuppet();
    const control = await put();
    buttonOf(control).click();
    expect((await puppet.message('onclicktoact')).data).to.deep.equal({ phone: '+16505551234' });
    await puppet.send({
      type: 'zcc-outbound-call-started',
      data: { engagementId: 'e', from: '+16505550000', to: '+16505551234', startTs: Date.now() },
    });
    await reaches(control, 'in-call');
    await puppet.send(ccCall('e').ends);
    await reaches(control, 'idle');
  });

  it('has a name, takes the focus as a button does, and its label is the page’s', async () => {
    const control = await fixture<ZoomCallButton>(
      html`<zoom-call-button number="1">Call Ada</zoom-call-button>`,
    );
    await isAccessible(control);
    control.focus();
    expect(control.shadowRoot!.activeElement).to.equal(buttonOf(control));
    expect((await put()).shadowRoot!.textContent).to.contain('Call');
  });
});
