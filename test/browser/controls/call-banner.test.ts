import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define.js';
import type { BannerOpen, ZoomCallBanner } from '../../../src/index.js';
import { isAccessible } from '../../support/accessible.js';
import { ccWithPuppet, collect, phoneWithPuppet } from '../../support/embed.js';
import { ccCall, phoneCall } from '../../support/told.js';
import { until } from '../../support/until.js';

const put = (): Promise<ZoomCallBanner> =>
  fixture(html`<zoom-call-banner><p>Her record</p></zoom-call-banner>`);

const banners = (control: ZoomCallBanner): HTMLElement[] => [
  ...control.shadowRoot!.querySelectorAll<HTMLElement>('[part=banner]'),
];

/** The text of the control, as it is read. */
const textOf = (control: ZoomCallBanner): string =>
  control.shadowRoot!.textContent.replace(/\s+/g, ' ').trim();

const shows = (control: ZoomCallBanner, text: string | RegExp): Promise<void> =>
  until(
    () => (typeof text === 'string' ? textOf(control).includes(text) : text.test(textOf(control))),
    `"${textOf(control)}" lacks ${String(text)}`,
  );

const button = (control: ZoomCallBanner, part: string) =>
  control.shadowRoot!.querySelector<HTMLButtonElement>(`[part=${part}]`);

describe('<zoom-call-banner>', () => {
  it('shows who calls and who is spoken to, and nothing while nothing goes on', async () => {
    const { phone, puppet } = await phoneWithPuppet();
    const control = await put();
    const record = control.querySelector('p')!;
    expect(control.clientHeight).to.equal(0);
    expect(record.checkVisibility()).to.equal(false);
    const call = phoneCall('c');
    await puppet.send(call.rings);
    await shows(control, 'Ada Lovelace is calling');
    await shows(control, /Ada Lovelace Incoming \+16505551234 0:0\d$/);
    expect(record.checkVisibility()).to.equal(true);
    expect(button(control, 'accept'), 'the phone cannot be answered from here').to.equal(null);
    await isAccessible(control);
    await puppet.send(call.connects);
    await shows(control, 'In conversation');
    expect(textOf(control)).not.to.contain('is calling');
    const opened = collect<CustomEvent<BannerOpen>>(document.body, 'banner-open');
    button(control, 'name')!.click();
    expect(opened[0]!.detail.record).to.equal(phone.getCall('c'));
    await puppet.send(call.ends);
    await until(() => banners(control).length === 0);
    expect(control.clientHeight).to.equal(0);
  });

  it('accepts an engagement, and waits until it is', async () => {
    const { cc, puppet } = await ccWithPuppet();
    const control = await put();
    const call = ccCall('e');
    await puppet.send(call.rings);
    await until(() => button(control, 'accept'));
    await isAccessible(control);
    button(control, 'accept')!.click();
    const { data } = await puppet.message('zcc-accept-engagement');
    expect(data).to.include({ engagementId: 'e', channelType: 'voice' });
    await until(() => button(control, 'accept')?.getAttribute('aria-disabled') === 'true');
    button(control, 'accept')!.focus();
    await puppet.send(call.connects);
    await shows(control, 'In conversation');
    expect(control.shadowRoot!.activeElement, 'the keyboard keeps its place').to.equal(
      banners(control)[0],
    );
    expect(button(control, 'accept')).to.equal(null);
    expect(cc.getEngagement('e')?.state).to.equal('active');
  });

  it('declines one, and says where it is refused', async () => {
    const { puppet } = await ccWithPuppet();
    const control = await put();
    await puppet.send(ccCall('e').rings);
    await until(() => button(control, 'decline'));
    button(control, 'decline')!.click();
    const { data } = await puppet.message('zcc-reject-engagement');
    const { requestId } = data;
    await puppet.send({ type: 'zcc-error', data: { code: 7, message: 'not now', requestId } });
    await shows(control, 'Refused');
    expect(banners(control)[0]!.querySelector('[role=alert]')!.textContent).to.contain('not now');
    expect(button(control, 'decline')!.getAttribute('aria-disabled')).to.equal('false');
    // Accepted in the widget, it is past.
    await puppet.send(ccCall('e').connects);
    await shows(control, 'In conversation');
    expect(textOf(control)).not.to.contain('Refused');
  });

  it('has no buttons for a work item, for which the protocol has no command', async () => {
    const { puppet } = await ccWithPuppet();
    const control = await put();
    const { type, data } = ccCall('e').rings;
    await puppet.send({ type, data: { ...data, channel: 'work_item' } });
    await until(() => banners(control).length === 1);
    expect(button(control, 'accept')).to.equal(null);
  });

  it('shows two banners of the same name accessibly, within its width', async () => {
    const { puppet } = await ccWithPuppet();
    const { puppet: phonePuppet } = await phoneWithPuppet();
    const control = await put();
    control.style.width = '250px';
    const { type, data } = ccCall('e').rings;
    await puppet.send({
      type,
      data: { ...data, consumerName: 'Ada Lovelace', queueName: 'a'.repeat(100) },
    });
    await phonePuppet.send(phoneCall('c', { number: `ada${'a'.repeat(100)}@example.com` }).rings);
    await until(() => banners(control).length === 2);
    await isAccessible(control);
    for (const banner of banners(control)) {
      expect(banner.scrollWidth).to.be.at.most(banner.clientWidth);
    }
  });

  it('shows what rings beside what goes on, of both embeds', async () => {
    const { puppet } = await ccWithPuppet();
    const { puppet: phonePuppet } = await phoneWithPuppet();
    const control = await put();
    const first = ccCall('e1', '+16505551111');
    await puppet.send(first.rings, first.connects, ccCall('e2', '+16505552222').rings);
    await phonePuppet.send(phoneCall('c').rings);
    await until(() => banners(control).length === 3);
    expect(banners(control).map(({ classList }) => classList[1])).to.deep.equal([
      'ringing',
      'ringing',
      'active',
    ]);
  });
});
