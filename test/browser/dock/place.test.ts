import { expect, html } from '@open-wc/testing';
import type { ZoomEmbedDock } from '../../../src/define/zoom-embed-dock.js';
import { Position } from '../../../src/controls/dock/position.js';
import { roomAbove } from '../../../src/controls/dock/size.js';
import { boxOf, drag, makeDock, part, phoneDock, press, settled } from './dock-bed.js';

const GAP = 16;

/** How far a dock is from each edge of the viewport. */
function gaps(dock: ZoomEmbedDock): Record<'left' | 'top' | 'right' | 'bottom', number> {
  const { left, top, right, bottom } = boxOf(dock);
  // The viewport without its scrollbars.
  const { clientWidth, clientHeight } = dock.shadowRoot!.querySelector('.layer')!;
  return { left, top, right: clientWidth - right, bottom: clientHeight - bottom };
}

describe('a dock’s place', () => {
  let dock: ZoomEmbedDock;

  beforeEach(async () => {
    dock = await phoneDock();
  });

  it('is a corner, by the direction of the text', async () => {
    for (const [dir, corner, edges] of [
      ['ltr', 'bottom-end', ['right', 'bottom']],
      ['ltr', 'top-start', ['left', 'top']],
      ['rtl', 'bottom-end', ['left', 'bottom']],
      ['rtl', 'top-start', ['right', 'top']],
    ] as const) {
      dock.dir = dir;
      dock.corner = corner;
      await settled(dock);
      const { [edges[0]]: across, [edges[1]]: down } = gaps(dock);
      expect([across, down], `${dir} ${corner}`).to.deep.equal([GAP, GAP]);
    }
  });

  it('is the default corner where the page names none that there is', async () => {
    dock.setAttribute('corner', 'middle');
    await settled(dock);
    expect(gaps(dock)).to.include({ right: GAP, bottom: GAP });
  });

  it('is where it was dropped, told from the nearest corner', async () => {
    const before = boxOf(dock);
    const { clientWidth, clientHeight } = dock.shadowRoot!.querySelector('.layer')!;
    const x = Math.round(-clientWidth / 2) + 50;
    const y = Math.round(-clientHeight / 2) + 190;
    await drag(part(dock, 'handle'), x, y, async () => {
      await settled(dock);
      expect(dock.corner).to.equal('bottom-end');
    });
    await settled(dock);
    const after = boxOf(dock);
    expect([after.left - before.left, after.top - before.top]).to.deep.equal([x, y]);
    expect(dock.corner).to.equal('top-start');
  });

  it('follows the pointer in a page with CSS zoom', async function () {
    // Without it, an engine tells the places of zoomed elements in pixels of their own.
    if (!('currentCSSZoom' in Element.prototype)) this.skip();
    dock.parentElement!.style.zoom = '1.25';
    await settled(dock);
    const before = boxOf(dock);
    await drag(part(dock, 'handle'), -50, 0);
    await settled(dock);
    expect(boxOf(dock).left - before.left).to.be.within(-51, -49);
  });

  it('is the one before, when Escape is pressed during the drag', async () => {
    const before = boxOf(dock);
    await drag(part(dock, 'handle'), -350, -100, async () => {
      press(document.body, 'Escape');
      await settled(dock);
      expect(boxOf(dock)).to.deep.equal(before);
    });
    await settled(dock);
    expect(boxOf(dock)).to.deep.equal(before);
    expect(dock.corner).to.equal('bottom-end');
  });

  it('stays in the viewport, however far it is dragged', async () => {
    await drag(part(dock, 'handle'), -5000, 5000);
    await settled(dock);
    expect(gaps(dock)).to.include({ left: 0, bottom: 0 });
  });

  it('does not change by a press of the other buttons of the head', async () => {
    const before = boxOf(dock);
    await drag(part(dock, 'minimize'), -100, -50);
    await settled(dock);
    expect(boxOf(dock)).to.deep.equal(before);
  });

  it('changes with the arrow keys; Escape takes all of them back', async () => {
    const handle = part(dock, 'handle');
    const before = boxOf(dock);
    handle.focus();
    press(handle, 'ArrowLeft');
    press(handle, 'ArrowLeft');
    press(handle, 'ArrowUp');
    await settled(dock);
    const moved = boxOf(dock);
    expect([moved.left - before.left, moved.top - before.top]).to.deep.equal([-32, -16]);
    press(handle, 'Escape');
    await settled(dock);
    expect(boxOf(dock)).to.deep.equal(before);
  });

  it('is the next corner in the direction of an arrow key with Shift', async () => {
    const handle = part(dock, 'handle');
    for (const [key, corner] of [
      ['ArrowUp', 'top-end'],
      ['ArrowLeft', 'top-start'],
      ['ArrowDown', 'bottom-start'],
      ['ArrowDown', 'bottom-start'],
      ['ArrowRight', 'bottom-end'],
    ] as const) {
      press(handle, key, { shiftKey: true });
      await settled(dock);
      expect(dock.corner, key).to.equal(corner);
    }
    dock.dir = 'rtl';
    await settled(dock);
    press(handle, 'ArrowRight', { shiftKey: true });
    expect(dock.corner).to.equal('bottom-start');
  });

  it('leaves keys alone that mean something else', () => {
    const heard: boolean[] = [];
    dock.addEventListener('keydown', ({ defaultPrevented }) => heard.push(defaultPrevented));
    press(part(dock, 'handle'), 'ArrowLeft', { altKey: true });
    press(part(dock, 'handle'), 'Escape');
    press(part(dock, 'handle'), 'Tab');
    expect(heard).to.deep.equal([false, false, false]);
  });

  it('is that of the bar, too', async () => {
    const { right, bottom } = boxOf(dock);
    dock.minimize();
    await settled(dock);
    expect(boxOf(dock, 'bar')).to.include({ right, bottom });
  });
});

describe('what is left of a minimised panel', () => {
  it('stays below it when the direction of the text changes', async () => {
    const dock = await phoneDock();
    dock.minimize();
    await settled(dock);
    const clip = (): string => getComputedStyle(part(dock, 'panel')).clipPath;
    const before = clip();
    dock.dir = 'rtl';
    await settled(dock);
    expect(clip()).to.not.equal(before);
    dock.dir = 'ltr';
    await settled(dock);
    expect(clip()).to.equal(before);
  });

  it('is below the bar, also where only a style sheet says which way text runs', async () => {
    const clips: string[] = [];
    for (const [dir, direction] of [
      ['ltr', ''],
      ['rtl', ''],
      ['ltr', 'rtl'],
    ] as const) {
      const dock = await phoneDock();
      dock.dir = dir;
      dock.style.direction = direction;
      dock.minimize();
      await settled(dock);
      clips.push(getComputedStyle(part(dock, 'panel')).clipPath);
    }
    expect(clips[0]).to.not.equal(clips[1]);
    expect(clips[2]).to.equal(clips[1]);
  });
});

describe('what stands above the widget in a dock', () => {
  let dock: ZoomEmbedDock;
  const tall = document.createElement('div');

  beforeEach(async () => {
    dock = await makeDock(html`
      <zoom-embed-dock open resizable style="--zoom-embed-dock-height: 400px">
        <zoom-phone-embed src=""></zoom-phone-embed>
      </zoom-embed-dock>
    `);
  });

  const show = async (height: number): Promise<void> => {
    tall.style.height = `${height}px`;
    dock.prepend(tall);
    await settled(dock);
  };
  const heights = (): { above: number; widget: number } => {
    const [above, widget] = ['.above', '.pages'].map(
      (each) => dock.shadowRoot!.querySelector(each)!.clientHeight,
    );
    return { above: above!, widget: widget! };
  };

  it('takes no room of the widget’s', async () => {
    const before = heights();
    const { height, bottom } = boxOf(dock);
    await show(70);
    expect(heights()).to.deep.equal({ above: 70, widget: before.widget });
    expect(boxOf(dock)).to.include({ height: height + 70, bottom });
    tall.remove();
    await settled(dock);
    expect(boxOf(dock)).to.include({ height, bottom });
  });

  it('scrolls where it is too high, also by keyboard', async () => {
    await show(5000);
    const above = dock.shadowRoot!.querySelector<HTMLElement>('.above')!;
    expect(above.scrollHeight).to.equal(5000);
    expect(heights().widget).to.be.above(100);
    expect(above.tabIndex).to.equal(0);
    expect(roomAbove(5000, 900)).to.equal(900 - 580 - 48);
    expect(roomAbove(5000, 720)).to.equal(144);
    expect(roomAbove(5000, 256)).to.be.below(256 / 2 - 24);
  });

  it('does not count for the size that the widget needs', () => {
    const position = new Position(
      'bottom-end',
      () => ({
        panel: { width: 380, height: 700 },
        above: 70,
        area: { width: 1280, height: 900, rtl: false },
      }),
      () => undefined,
    );
    position.sizing.keydown(new KeyboardEvent('keydown', { key: 'ArrowDown' }));
    expect(position.size).to.deep.equal({ width: 380, height: 580 + 48 });
  });
});

describe('a dock’s size', () => {
  let dock: ZoomEmbedDock;

  beforeEach(async () => {
    dock = await phoneDock();
  });

  it('follows the corner that is free', async () => {
    const before = boxOf(dock);
    await drag(part(dock, 'resize'), -100, 0);
    await settled(dock);
    const { width, right } = boxOf(dock);
    expect([width, right]).to.deep.equal([before.width + 100, before.right]);
  });

  it('changes with the arrow keys; Escape takes them back', async () => {
    const grip = part(dock, 'resize');
    const before = boxOf(dock);
    grip.focus();
    press(grip, 'ArrowLeft');
    await settled(dock);
    expect(boxOf(dock).width).to.equal(before.width + 16);
    press(grip, 'Escape');
    await settled(dock);
    expect(boxOf(dock)).to.deep.equal(before);
  });

  it('is never less than the widget needs, nor more than the viewport has', async () => {
    const grip = part(dock, 'resize');
    const pressTimes = async (key: string, times: number): Promise<void> => {
      for (let i = 0; i < times; i++) {
        press(grip, key);
        await settled(dock);
      }
    };
    await pressTimes('ArrowRight', 3);
    expect(boxOf(dock).width).to.equal(350);
    await pressTimes('ArrowLeft', 100);
    expect(boxOf(dock).left).to.equal(0);
    expect(boxOf(dock).height).to.be.at.most(innerHeight);
  });

  it('changes from what is shown, though the viewport had more room when the dock was put there', async () => {
    dock.style.setProperty('--zoom-embed-dock-width', '600px');
    localStorage.setItem(
      'far',
      JSON.stringify({ open: true, corner: 'bottom-end', x: 400, y: 16 }),
    );
    dock.storageKey = 'far';
    await settled(dock);
    const before = boxOf(dock);
    await drag(part(dock, 'resize'), 10, 0);
    await settled(dock);
    localStorage.removeItem('far');
    expect(before.width - boxOf(dock).width).to.equal(10);
  });

  it('is the page’s to give where it is not resizable', async () => {
    dock.resizable = false;
    await settled(dock);
    expect(part(dock, 'resize')).to.equal(null);
  });

  it('lets the widget scroll where there is too little room for it', () => {
    const pages = dock.shadowRoot!.querySelector('.pages')!;
    const phone = dock.querySelector('zoom-phone-embed')!;
    expect(pages.clientHeight).to.be.below(580);
    expect(phone.clientHeight).to.equal(580);
    expect(pages.scrollHeight).to.equal(580);
  });

  it('fills the panel with an embed that has a size of its own', async () => {
    const own = await makeDock(html`
      <zoom-embed-dock open>
        <zoom-phone-embed src="" style="width: 100px; height: 5000px"></zoom-phone-embed>
      </zoom-embed-dock>
    `);
    const { clientWidth, clientHeight } = own.querySelector('zoom-phone-embed')!;
    const pages = own.shadowRoot!.querySelector('.pages')!;
    expect([clientWidth, clientHeight]).to.deep.equal([pages.clientWidth, pages.scrollHeight]);
    expect(clientWidth).to.be.above(350);
  });
});
