import { expect } from '@open-wc/testing';
import { bothDock, drag, lifeOf, part, press, settled, tabsOf, type Life } from './dock-bed.js';
import type { ZoomEmbedDock } from '../../../src/define/zoom-embed-dock.js';

describe('a dock leaves the frames in it alone', () => {
  let dock: ZoomEmbedDock;
  let lives: Life[];

  beforeEach(async () => {
    dock = await bothDock();
    const embeds = dock.querySelectorAll<Life['embed']>('zoom-phone-embed, zoom-cc-embed');
    lives = await Promise.all([...embeds].map(lifeOf));
  });

  const goOn = async (): Promise<void> => {
    await settled(dock);
    for (const life of lives) {
      await life.framesGoOn();
      expect(life.loads()).to.equal(0);
      expect(life.embed.iframe).to.equal(life.iframe);
    }
  };

  it('open, minimised and open again', async () => {
    await goOn();
    for (const open of [false, true]) {
      dock.open = open;
      await goOn();
    }
  });

  it('in each corner', async () => {
    for (const corner of ['top-end', 'top-start', 'bottom-start'] as const) {
      dock.corner = corner;
      await goOn();
      dock.minimize();
      await goOn();
      dock.show();
    }
  });

  it('minimised in a page that runs from right to left', async () => {
    dock.dir = 'rtl';
    dock.minimize();
    await goOn();
  });

  it('minimised below something that is higher than the panel', async () => {
    const tall = document.createElement('div');
    tall.style.height = '2000px';
    dock.append(tall);
    dock.minimize();
    await goOn();
    dock.corner = 'top-end';
    await goOn();
  });

  it('behind the tab of the other', async () => {
    for (const tab of tabsOf(dock)) {
      tab.click();
      await goOn();
    }
  });

  it('while it is dragged and sized', async () => {
    await drag(part(dock, 'handle'), -120, -40, goOn);
    await goOn();
    await drag(part(dock, 'resize'), -60, 20, goOn);
    press(part(dock, 'handle'), 'ArrowUp', { shiftKey: true });
    await goOn();
  });

  it('while a modal dialog of the page is open, below which it is', async () => {
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.showModal();
    await goOn();
    const { left, top } = part(dock, 'minimize').getBoundingClientRect();
    expect(document.elementFromPoint(left + 4, top + 4)).to.not.equal(dock);
    dialog.remove();
  });
});
