import { after, before, beforeEach, afterEach } from 'node:test';
import { join } from 'node:path';
import { root } from '../../scripts/setup.mjs';
import { serveFolder } from '../../scripts/wtr/serve-folder.mjs';
import { launch } from '../package/browser.mjs';
import { Receiver } from './receiver.mjs';
import { Tab } from './tab.mjs';

/** Repetitions: few in every run, all of them where it is asked for: `TABS=full`. */
export const isFull = process.env.TABS === 'full';

/** A browser, a host with its receiver, and a widget’s origin; a profile of its own for each test. */
export function useWorld(options = {}) {
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {{ origin: string, close(): void }} */
  let widget;
  const world = {
    /** @type {Receiver} */ receiver: new Receiver(),
    /** @type {import('playwright-core').BrowserContext} */ context: /** @type {any} */ (undefined),
    /** @param {import('./tab.mjs').Setup} setup @param {() => void} [init] */
    open: (setup = {}, init = undefined) =>
      Tab.open(world.context, { host: world.receiver.origin, widget: widget.origin }, setup, init),
  };
  before(async () => {
    browser = await launch(options);
    widget = await serveFolder(join(root, 'test/frames/'));
  });
  after(async () => {
    await browser?.close();
    widget?.close();
  });
  beforeEach(async () => {
    world.receiver = await new Receiver().start();
    world.context = await browser.newContext();
  });
  afterEach(async () => {
    await world.context.close();
    world.receiver.stop();
  });
  return world;
}
