import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { ZoomCallButton, ZoomCcEmbed, ZoomPhoneEmbed } from '../../../src/index.js';
// Not all of them, as other tests do: a page may load the phone's script last.
import '../../../src/define/zoom-call-button.js';
import '../../../src/define/zoom-cc-embed.js';
import '../../../src/define/zoom-dial-links.js';
import { Puppet } from '../../support/puppet.js';
import { until } from '../../support/until.js';

const followed: Event[] = [];
const follow = (event: Event): void => {
  if (!event.defaultPrevented) followed.push(event);
  event.preventDefault();
};

async function loaded(embed: ZoomCcEmbed | ZoomPhoneEmbed): Promise<HTMLIFrameElement> {
  await embed.updateComplete;
  await oneEvent(embed.iframe!, 'load');
  return embed.iframe!;
}

describe('a phone that is in the page and not defined yet', () => {
  it('dials once it is, and no contact center in its place', async () => {
    const cc = await fixture<ZoomCcEmbed>(
      html`<zoom-cc-embed src=${Puppet.url()}></zoom-cc-embed>`,
    );
    const puppet = await Puppet.attach(await loaded(cc));
    const root = await fixture<HTMLElement>(html`
      <div>
        <zoom-phone-embed src=${Puppet.url()}></zoom-phone-embed>
        <zoom-dial-links><a href="tel:1001">Call</a></zoom-dial-links>
        <zoom-call-button number="1001"></zoom-call-button>
      </div>
    `);
    await puppet.send({ type: 'zcc-init-config-request' });
    await cc.whenReady();

    const button = root.querySelector<ZoomCallButton>('zoom-call-button')!.shadowRoot!;
    button.querySelector('button')!.click();
    await until(() => button.textContent.includes('Zoom is not ready'));

    const [links, link] = [root.querySelector('zoom-dial-links')!, root.querySelector('a')!];
    document.addEventListener('click', () =>
      window.addEventListener('click', follow, { once: true }),
    );
    links.patience = 0;
    link.click();
    await until(() => followed.length === 1);
    links.patience = 60_000;
    link.click();
    await import('../../../src/define/zoom-phone-embed.js');
    const phone = root.querySelector('zoom-phone-embed')!;
    const phonePuppet = await Puppet.attach(await loaded(phone));
    expect((await phonePuppet.message('zp-make-call')).data.number).to.equal('1001');
    expect(puppet.messages('onclicktoact')).to.deep.equal([]);
    expect(followed).to.have.length(1);
  });
});
