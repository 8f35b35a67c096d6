// Chromium, and what its developer tools tell of a page.
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../scripts/browsers.mjs';

export const launch = () =>
  chromium.launch({
    executablePath: ensureBrowser('chromium'),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--disable-sync',
      '--no-first-run',
      // A page that is not in front runs as fast as the one that is.
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--disable-background-timer-throttling',
    ],
  });

/** @typedef {{ [name in 'TaskDuration' | 'NavigationStart' | 'JSHeapUsedSize' | 'Nodes' | 'JSEventListeners' | 'Documents' | 'Frames']: number }} Metrics */

/** @param {import('playwright-core').CDPSession} session @returns {Promise<Metrics>} */
export async function metrics(session) {
  const { metrics: list } = await session.send('Performance.getMetrics');
  return /** @type {any} */ (Object.fromEntries(list.map(({ name, value }) => [name, value])));
}

/**
 * A host page of one subject, open for as long as it is measured.
 */
export class Stage {
  /**
   * @param {import('playwright-core').Page} page
   * @param {import('playwright-core').CDPSession} session
   */
  constructor(page, session) {
    this.page = page;
    this.session = session;
    /** What to add to a time of the widget's page to get the host's. */
    this.skew = NaN;
  }

  /**
   * Opens a host page with the subject's code, and no widget yet.
   *
   * @param {import('playwright-core').Browser} browser
   * @param {import('./server.mjs').Servers} servers
   * @param {string} subject
   */
  static async open(browser, servers, subject) {
    // A context for each: no other page shares its processes.
    const context = await browser.newContext();
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(`${subject}: ${error.message}`));
    await page.goto(`${servers.host}/host.html?widget=${servers.widget}/widget.html`);
    const session = await context.newCDPSession(page);
    // What the thread itself ran for, whoever else wants the processor.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const stage = new Stage(page, session);
    await stage.run('load', subject);
    return stage;
  }

  /**
   * Opens a host page of the subject, with its first widget.
   *
   * @param {import('playwright-core').Browser} browser
   * @param {import('./server.mjs').Servers} servers
   * @param {string} subject
   */
  static async start(browser, servers, subject) {
    const stage = await Stage.open(browser, servers, subject);
    return stage.start();
  }

  /** Puts the first widget into the page. */
  async start() {
    await this.run('start');
    const [host, widget] = this.page.frames();
    if (!host || !widget) throw new Error('The widget has no frame.');
    // Both pages count from their own navigation, which the machine's clock dates.
    this.skew = ((await this.#navigation(widget)) - (await this.#navigation(host))) * 1000;
    return this;
  }

  /** @param {import('playwright-core').Frame} frame */
  async #navigation(frame) {
    const context = this.page.context();
    const session = await context.newCDPSession(frame.parentFrame() ? frame : this.page);
    await session.send('Performance.enable', { timeDomain: 'timeTicks' });
    const { NavigationStart } = await metrics(session);
    await session.detach();
    return NavigationStart;
  }

  /**
   * Runs a function of the host page.
   *
   * @param {string} name
   * @param {unknown} [argument]
   * @returns {Promise<any>}
   */
  run(name, argument) {
    return this.page.evaluate(
      ([name, argument]) => globalThis.bench[/** @type {string} */ (name)](argument),
      [name, argument],
    );
  }

  /** Collects garbage: as often as it takes to reach what only the collection itself let go. */
  async collect(times = 1) {
    for (let each = 0; each < times; each++) {
      await this.session.send('HeapProfiler.collectGarbage');
    }
  }

  /**
   * Runs a function, and says how long the page's main thread was busy.
   *
   * @template T
   * @param {() => Promise<T>} measured
   */
  async busy(measured) {
    const before = await metrics(this.session);
    const value = await measured();
    const after = await metrics(this.session);
    return { value, milliseconds: (after.TaskDuration - before.TaskDuration) * 1000 };
  }

  async heap() {
    await this.collect(3);
    return metrics(this.session);
  }

  close() {
    return this.page.context().close();
  }
}
