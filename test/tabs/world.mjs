import assert from 'node:assert/strict';
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
  /** @type {Error[]} */
  const thrown = [];
  const world = {
    /** @type {Receiver} */ receiver: new Receiver(),
    /** @type {import('playwright-core').BrowserContext} */ context: /** @type {any} */ (undefined),
    /** @param {import('./tab.mjs').Setup} setup @param {(argument: any) => void} [init] @param {unknown} [argument] */
    open: (setup = {}, init = undefined, argument = undefined) => {
      const origins = { host: world.receiver.origin, widget: widget.origin };
      return Tab.open(world.context, origins, setup, init, argument);
    },
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
    world.context.on('weberror', (error) => thrown.push(error.error()));
  });
  afterEach(async () => {
    await world.context.close();
    world.receiver.stop();
    // Whatever goes wrong, nothing is thrown in the page.
    assert.deepEqual(thrown.splice(0), []);
  });
  return world;
}
