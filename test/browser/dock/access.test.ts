import { ContextConsumer } from '@lit/context';
import { expect, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import { CORNERS } from '../../../src/controls/dock/place.js';
import { ccEmbedContext, phoneEmbedContext } from '../../../src/index.js';
import '../../../src/translations/de.js';
import { until } from '../../support/until.js';
import {
  bothDock,
  boxOf,
  frameOf,
  lifeOf,
  makeDock,
  part,
  phoneDock,
  settled,
  tabsOf,
} from './dock-bed.js';

class TestControl extends LitElement {
  readonly phone = new ContextConsumer(this, { context: phoneEmbedContext, subscribe: true });
  readonly cc = new ContextConsumer(this, { context: ccEmbedContext, subscribe: true });
}
customElements.define('test-control', TestControl);

describe('a dock for assistive technology', () => {
  for (const scheme of ['light', 'dark']) {
    it(`is accessible, open and minimised, in ${scheme}`, async () => {
      document.documentElement.style.colorScheme = scheme;
      const dock = await bothDock();
      await expect(dock).to.be.accessible();
      dock.minimize();
      await settled(dock);
      await expect(dock).to.be.accessible();
      document.documentElement.style.colorScheme = '';
    });
  }

  it('is a landmark, which a title of the page’s own sets apart from another dock', async () => {
    const docks = [await phoneDock(), await phoneDock()];
    const title = document.createElement('span');
    title.slot = 'title';
    title.textContent = 'Second line';
    docks[1]!.append(title);
    const both = document.createElement('main');
    document.body.append(both);
    both.append(...docks);
    await Promise.all(docks.map(settled));
    await expect(both).to.be.accessible();
    expect(part(docks[1]!, 'panel').localName).to.equal('section');
    both.remove();
  });

  it('names what it has', async () => {
    const dock = await bothDock();
    const { shadowRoot } = dock;
    const names = [...shadowRoot!.querySelectorAll('button')].map(
      (button) =>
        button.getAttribute('aria-label') ?? button.textContent.trim().replace(/\s+/g, ' '),
    );
    expect(names).to.deep.equal([
      'Move',
      'Phone',
      'Contact center',
      'Minimize',
      'Resize',
      'Phone · Contact center',
    ]);
    const [first, second] = tabsOf(dock);
    for (const tab of [first!, second!]) {
      const panel = shadowRoot!.getElementById(tab.getAttribute('aria-controls')!)!;
      expect(panel.getAttribute('role')).to.equal('tabpanel');
      expect(panel.getAttribute('aria-labelledby')).to.equal(tab.id);
    }
    expect(part(dock, 'bar').ariaExpanded).to.equal('false');
  });

  it('speaks the language of the page', async () => {
    const dock = await makeDock(html`
      <zoom-embed-dock lang="de"><zoom-phone-embed src=""></zoom-phone-embed></zoom-embed-dock>
    `);
    expect(part(dock, 'minimize').getAttribute('aria-label')).to.equal('Minimieren');
    expect(part(dock, 'panel').textContent).to.contain('Telefon');
  });

  it('has one way through it with the Tab key, and none into what is minimised', async () => {
    const dock = await phoneDock();
    await frameOf(dock.querySelector('zoom-phone-embed')!);
    const [before, after] = [document.createElement('button'), document.createElement('button')];
    dock.before(before);
    dock.after(after);
    const stops = async (): Promise<string[]> => {
      const found: string[] = [];
      before.focus();
      for (let i = 0; i < 8 && document.activeElement !== after; i++) {
        await sendKeys({ press: 'Tab' });
        const { activeElement } = dock.shadowRoot!;
        if (activeElement)
          found.push(activeElement.getAttribute('part') ?? activeElement.className);
        else if (document.activeElement?.localName === 'zoom-phone-embed') found.push('frame');
      }
      return found;
    };
    expect(await stops()).to.deep.equal(['handle', 'minimize', 'pages', 'frame', 'resize']);
    dock.minimize();
    await settled(dock);
    expect(await stops()).to.deep.equal(['bar']);
  });
});

describe('a dock around controls', () => {
  it('provides the embeds in it to the elements beside them', async () => {
    const dock = await makeDock(html`
      <zoom-embed-dock>
        <test-control></test-control>
        <zoom-phone-embed src=""></zoom-phone-embed>
      </zoom-embed-dock>
    `);
    const control = dock.querySelector<TestControl>('test-control')!;
    const phone = dock.querySelector('zoom-phone-embed')!;
    // One that was there before there was anything to provide looks again, as the controls do.
    document.addEventListener('context-provider', () => {
      control.phone.hostConnected();
      control.cc.hostConnected();
    });
    phone.remove();
    await until(() => control.phone.value === undefined);
    const next = document.createElement('zoom-phone-embed');
    const cc = document.createElement('zoom-cc-embed');
    next.src = cc.src = '';
    dock.append(next, cc);
    await until(() => control.phone.value === next && control.cc.value === cc);
  });
});

describe('a dock on a narrow screen', () => {
  const { innerWidth: width, innerHeight: height } = window;

  before(async function () {
    // WebKit's driver sizes no viewport.
    if (!/Chrome|Firefox/.test(navigator.userAgent)) this.skip();
    await setViewport({ width: 420, height: 700 });
  });
  after(() => (innerWidth === width ? undefined : setViewport({ width, height })));

  it('is a sheet at the lower edge, wherever it was, that is neither moved nor sized', async () => {
    const dock = await phoneDock();
    dock.corner = 'top-start';
    await settled(dock);
    const { clientWidth, clientHeight } = dock.shadowRoot!.querySelector('.layer')!;
    expect(clientWidth).to.be.below(480);
    expect(boxOf(dock)).to.include({ left: 0, right: clientWidth, bottom: clientHeight });
    expect(boxOf(dock, 'handle').width).to.equal(0);
    expect(boxOf(dock, 'resize').width).to.equal(0);
    dock.minimize();
    await settled(dock);
    const bar = boxOf(dock, 'bar');
    expect(bar.bottom).to.be.below(clientHeight);
    expect(bar.left).to.be.above(0);
    expect(bar.right).to.be.below(clientWidth);
  });

  it('leaves the frames awake when it is minimised, whatever corner it has', async () => {
    const dock = await phoneDock();
    const life = await lifeOf(dock.querySelector('zoom-phone-embed')!);
    dock.minimize();
    for (const corner of CORNERS) {
      dock.corner = corner;
      await settled(dock);
      await life.framesGoOn();
    }
  });
});
