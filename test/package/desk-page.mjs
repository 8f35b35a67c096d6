import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../scripts/setup.mjs';
import { serveFolder } from '../../scripts/wtr/serve-folder.mjs';

/** Milliseconds that a busy machine may take for anything. */
export const PATIENCE = 60_000;

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/**
 * The demo as static pages, beside a simulator.
 *
 * @param {(origin: string) => Promise<Record<string, string>> | Record<string, string>} [environmentOf] What its
 *   scripts learn besides the simulator's addresses.
 */
export async function serveDemo(environmentOf = () => ({})) {
  const { startSimulator } = await import(
    new URL('../../dist/simulator/server.js', import.meta.url).href
  );
  const simulator = await startSimulator({ port: 0 });
  const folder = await mkdtemp(join(tmpdir(), 'demo-'));
  const server = await serveFolder(folder);
  Object.assign(process.env, {
    VITE_SIMULATOR_PHONE_URL: simulator.phoneUrl,
    VITE_SIMULATOR_CC_URL: simulator.contactCenterUrl,
    ...(await environmentOf(server.origin)),
  });
  await build({
    configFile: join(root, 'vite.config.ts'),
    mode: 'demo',
    logLevel: 'warn',
    build: { outDir: folder, sourcemap: false },
  });
  return {
    origin: server.origin,
    async close() {
      server.close();
      await Promise.all([simulator.close(), rm(folder, { recursive: true })]);
    },
  };
}

/** A page of the demo, used as its users do: by roles, names and keys. */
export class DeskPage {
  /** @type {string[]} What the page complained of. */
  problems = [];

  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE);
    page.on('pageerror', ({ message }) => this.problems.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(message.text());
    });
  }

  /** @param {string} url */
  async open(url) {
    await this.page.goto(url);
    // Both widgets have spoken.
    await this.page.waitForFunction(() =>
      [...document.querySelectorAll('zoom-phone-embed, zoom-cc-embed')].every(
        (embed) => /** @type {any} */ (embed).status === 'ready',
      ),
    );
  }

  /** Axe has nothing against the page; the widgets' own pages have their own tests. */
  async isAccessible() {
    const faults = await this.page.evaluate(
      `${axe}; axe.run(document, { iframes: false }).then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => id + ': ' + target + ' ' + html)))`,
    );
    assert.deepEqual(faults, []);
  }

  /** The role, name and description of what has the focus, also in a shadow tree. */
  focused() {
    return this.page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element) return '';
      const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
      const by = element.getAttribute('aria-labelledby');
      const { labels } = /** @type {HTMLInputElement} */ (element);
      const slotted = [...element.querySelectorAll('slot')].flatMap((slot) => slot.assignedNodes());
      const texts =
        element.getAttribute('aria-label') ??
        (by ? root.getElementById(by)?.textContent : undefined) ??
        labels?.[0]?.textContent ??
        [...slotted, element].map((node) => node.textContent).join(' ');
      return `${element.localName} ${texts?.replace(/\s+/g, ' ').trim()}`;
    });
  }

  /**
   * Presses Tab until something has the focus.
   *
   * @param {RegExp} what Its tag and name.
   */
  async tabTo(what, key = 'Tab') {
    const passed = [];
    for (let step = 0; step < 150; step++) {
      await this.page.keyboard.press(key);
      const focused = await this.focused();
      if (what.test(focused)) return;
      passed.push(focused);
    }
    assert.fail(`${key} does not lead to ${what}, but to:\n${[...new Set(passed)].join('\n')}`);
  }

  /** @param {string} key */
  press(key) {
    return this.page.keyboard.press(key);
  }
}
