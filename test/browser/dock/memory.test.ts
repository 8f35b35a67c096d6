import { expect, html } from '@open-wc/testing';
import type { ZoomEmbedDock } from '../../../src/define/zoom-embed-dock.js';
import { boxOf, makeDock, part, press, settled } from './dock-bed.js';

const KEY = 'test-dock';

const keptDock = (open = true): Promise<ZoomEmbedDock> =>
  makeDock(html`
    <zoom-embed-dock
      ?open=${open}
      resizable
      storage-key=${KEY}
      style="--zoom-embed-dock-height: 400px"
    >
      <zoom-phone-embed src=""></zoom-phone-embed>
    </zoom-embed-dock>
  `);

const kept = (): unknown => JSON.parse(localStorage.getItem(KEY) ?? 'null');

describe('what a dock keeps', () => {
  beforeEach(() => {
    localStorage.clear();
  });
  after(() => {
    localStorage.clear();
  });

  it('is nothing until somebody has changed something', async () => {
    await keptDock();
    expect(kept()).to.equal(null);
  });

  it('is corner, distances, size and whether it is open; it wins over the attributes', async () => {
    const dock = await keptDock();
    press(part(dock, 'handle'), 'ArrowUp', { shiftKey: true });
    await settled(dock);
    press(part(dock, 'handle'), 'ArrowDown');
    press(part(dock, 'resize'), 'ArrowLeft');
    await settled(dock);
    dock.minimize();
    await settled(dock);
    const box = boxOf(dock);
    expect(kept()).to.deep.include({ open: false, corner: 'top-end', x: 16, y: 32, width: 396 });
    dock.remove();

    const next = await keptDock(true);
    expect([next.open, next.corner]).to.deep.equal([false, 'top-end']);
    expect(boxOf(next)).to.deep.equal(box);
  });

  it('is what it was before, once a move is taken back', async () => {
    const dock = await keptDock();
    const handle = part(dock, 'handle');
    handle.focus();
    press(handle, 'ArrowLeft');
    expect(kept()).to.deep.include({ x: 32 });
    press(handle, 'Escape');
    expect(kept()).to.deep.include({ corner: 'bottom-end', x: 16, y: 16 });
  });

  it('follows the page, which opens it and moves it to another corner', async () => {
    const dock = await keptDock(false);
    dock.show();
    await settled(dock);
    expect(kept()).to.deep.include({ open: true, corner: 'bottom-end' });
    dock.corner = 'top-start';
    await settled(dock);
    expect(kept()).to.deep.include({ open: true, corner: 'top-start' });
  });

  for (const text of [
    '{',
    'null',
    '[]',
    '"open"',
    '{"open":true}',
    '{"open":"yes","corner":"top-end","x":1,"y":1}',
    '{"open":false,"corner":"middle","x":1,"y":1}',
    '{"open":false,"corner":"top-end","x":-5,"y":1}',
    '{"open":false,"corner":"top-end","x":1,"y":null}',
    '{"open":false,"corner":"top-end","x":1e999,"y":1}',
  ]) {
    it(`is ignored where it is ${text}`, async () => {
      localStorage.setItem(KEY, text);
      const dock = await keptDock(true);
      expect([dock.open, dock.corner]).to.deep.equal([true, 'bottom-end']);
    });
  }

  it('leaves out a size that is none', async () => {
    localStorage.setItem(
      KEY,
      '{"open":true,"corner":"top-end","x":9,"y":8,"width":"9","height":500}',
    );
    const dock = await keptDock(false);
    expect(boxOf(dock)).to.include({ width: 380, height: 400, top: 8 });
  });

  it('is at least the size that the widget needs', async () => {
    localStorage.setItem(
      KEY,
      '{"open":true,"corner":"top-end","x":0,"y":0,"width":20,"height":30}',
    );
    const dock = await keptDock();
    const { clientHeight } = dock.shadowRoot!.querySelector('.layer')!;
    expect(boxOf(dock)).to.include({ width: 350, height: Math.min(628, clientHeight) });
  });

  it('is shown inside a viewport that has become smaller', async () => {
    localStorage.setItem(
      KEY,
      '{"open":true,"corner":"top-start","x":90000,"y":90000,"width":90000,"height":90000}',
    );
    const dock = await keptDock();
    const { clientWidth, clientHeight } = dock.shadowRoot!.querySelector('.layer')!;
    expect(boxOf(dock)).to.include({ left: 0, top: 0, width: clientWidth, height: clientHeight });
  });

  it('is nothing where the dock has no name for it, or the browser no room', async () => {
    const own = Object.getOwnPropertyDescriptors(Storage.prototype);
    const refuse = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      Storage.prototype.setItem = refuse;
      Storage.prototype.getItem = refuse;
      const dock = await keptDock(false);
      dock.show();
      await settled(dock);
      expect(dock.open).to.equal(true);
    } finally {
      Object.defineProperties(Storage.prototype, own);
    }
    const unnamed = await makeDock(html`<zoom-embed-dock></zoom-embed-dock>`);
    unnamed.show();
    await settled(unnamed);
    expect(localStorage).to.have.lengthOf(0);
  });
});
