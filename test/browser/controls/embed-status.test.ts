import { expect, fixture, html } from '@open-wc/testing';
import '../../../src/define.js';
import type { ZoomEmbedStatus } from '../../../src/index.js';
import { isAccessible } from '../../support/accessible.js';
import { ccWithPuppet, phoneWithPuppet } from '../../support/embed.js';
import { until } from '../../support/until.js';

const put = (): Promise<ZoomEmbedStatus> => fixture(html`<zoom-embed-status></zoom-embed-status>`);

const textOf = (control: ZoomEmbedStatus): string =>
  control.shadowRoot!.textContent.replace(/\s+/g, ' ').trim();

const shows = (control: ZoomEmbedStatus, text: string): Promise<void> =>
  until(() => textOf(control).includes(text), `"${textOf(control)}" lacks "${text}"`);

describe('<zoom-embed-status>', () => {
  it('says whether each widget runs, and whether it was heard', async () => {
    const control = await put();
    expect(textOf(control)).to.equal('There is no Zoom widget on this page.');
    const { phone, puppet } = await phoneWithPuppet();
    await shows(control, 'Zoom Phone Loaded, no response yet');
    await puppet.send({ type: 'zp-ready' });
    await shows(control, 'Zoom Phone Running');
    await ccWithPuppet();
    await shows(control, 'Zoom Phone Running Zoom Contact Center Running');
    await isAccessible(control);
    phone.reload();
    await shows(control, 'Zoom Phone Loaded, no response yet');
    phone.remove();
    await until(() => textOf(control) === 'Zoom Contact Center Running');
  });

  it('says what to do where one does not, and loads it again', async () => {
    const { phone } = await phoneWithPuppet();
    const control = await put();
    phone.src = 'http://example.test/';
    await shows(control, 'Zoom Phone Cannot be loaded');
    await shows(control, 'The address of the widget is not valid');
    await isAccessible(control);
    let isAsked = false;
    phone.reload = () => {
      isAsked = true;
    };
    control.shadowRoot!.querySelector<HTMLButtonElement>('[part=reload]')!.click();
    expect(isAsked).to.equal(true);
  });
});
