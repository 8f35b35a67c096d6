// One tab of a browser, with a phone whose widget says what a test tells it to.

/**
 * @typedef {object} Setup
 * @property {Record<string, string>} [phone] Attributes of its phone; none without one.
 * @property {Record<string, string>} [cc] Attributes of its contact center, instead of a phone.
 * @property {Record<string, string>} [outbox] Attributes of its outbox; none without one.
 */

export class Tab {
  /** @type {import('playwright-core').Page} */
  page;
  #host;
  #widget;
  /** @type {Setup} */
  #setup;
  /** @type {import('playwright-core').CDPSession | undefined} */
  #session;

  /**
   * @param {import('playwright-core').Page} page
   * @param {{ host: string, widget: string }} origins
   * @param {Setup} setup
   */
  constructor(page, { host, widget }, setup) {
    this.page = page;
    this.#host = host;
    this.#widget = widget;
    this.#setup = setup;
  }

  /**
   * @param {import('playwright-core').BrowserContext} context
   * @param {{ host: string, widget: string }} origins
   * @param {Setup} setup
   * @param {(argument: any) => void} [init] Runs in the page before anything else does.
   * @param {unknown} [argument]
   */
  static async open(context, origins, setup = {}, init, argument) {
    const tab = new Tab(await context.newPage(), origins, setup);
    // Now, since a page that is busy takes no more.
    tab.#session = await context.newCDPSession(tab.page);
    if (init) await tab.page.addInitScript(init, argument);
    await tab.load();
    return tab;
  }

  /** Loads the page, for the first time or again, up to a phone that is ready. */
  async load() {
    await this.page.goto(`${this.#host}/host.html`);
    await this.page.evaluate(
      async ({ phone, cc, outbox, src }) => {
        const window = /** @type {any} */ (globalThis);
        window.heard = [];
        const types = [
          ...['outbox-delivered', 'outbox-failed', 'outbox-error', 'screen-pop', 'calls-change'],
          'zp-call-ringing-event',
        ];
        for (const type of types) {
          window.document.addEventListener(type, ({ detail }) => {
            const told =
              detail instanceof Error ? detail.message : JSON.parse(JSON.stringify(detail));
            window.heard.push({ type, detail: told });
          });
        }
        const add = (tag, attributes) => {
          const element = window.document.createElement(tag);
          for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
          window.document.body.append(element);
          return element;
        };
        if (outbox) window.outbox = add('zoom-log-outbox', { endpoint: '/events', ...outbox });
        if (cc) window.embed = add('zoom-cc-embed', { src, ...cc });
        if (phone) window.embed = window.phone = add('zoom-phone-embed', { src, ...phone });
        if (phone) await window.phone.whenReady();
        if (!cc) return;
        await window.embed.updateComplete;
        await new Promise((resolve) => (window.embed.iframe.onload = resolve));
      },
      {
        phone: this.#setup.phone ?? null,
        cc: this.#setup.cc ?? null,
        outbox: this.#setup.outbox ?? null,
        src: `${this.#widget}/puppet.html`,
      },
    );
  }

  /** Lets the widget say something, and waits until the phone has heard it. */
  async say(/** @type {object[]} */ ...messages) {
    const frame = this.page.frames().find((each) => each !== this.page.mainFrame());
    const last = { type: `said-${Math.random()}` };
    const heard = this.page.evaluate(
      (type) =>
        new Promise((resolve) => {
          const { embed } = /** @type {any} */ (globalThis);
          const listen = ({ detail }) => {
            if (detail.message.type !== type) return;
            embed.removeEventListener('embed-message', listen);
            resolve(undefined);
          };
          embed.addEventListener('embed-message', listen);
        }),
      last.type,
    );
    // The tab may be killed meanwhile: then the next line tells of it.
    heard.catch(() => undefined);
    await frame?.evaluate(
      ({ messages, host }) => {
        const { parent } = /** @type {any} */ (globalThis);
        for (const message of messages) parent.postMessage(message, host);
      },
      { messages: [...messages, last], host: this.#host },
    );
    await heard;
  }

  /** What the page has heard of a type so far. @returns {Promise<any[]>} */
  heard(type) {
    return this.page.evaluate(
      (type) =>
        /** @type {any} */ (globalThis).heard
          .filter((each) => each.type === type)
          .map(({ detail }) => detail),
      type,
    );
  }

  /** Waits until a function of the page, of an argument, says so. */
  async until(isSo, argument = undefined) {
    await this.page.waitForFunction(isSo, argument, { timeout: 60_000, polling: 50 });
  }

  /** @returns {Promise<any[]>} */
  pending() {
    return this.page.evaluate(() => /** @type {any} */ (globalThis).outbox.pending);
  }

  /** Ends the tab's process, which gets to do nothing any more. */
  async kill() {
    const crashed = this.page.waitForEvent('crash');
    void this.#session?.send('Page.crash').catch(() => undefined);
    await crashed;
    await this.page.close();
  }

  /** Freezes the tab as a browser does one in the background, or takes that back. */
  async freeze(/** @type {boolean} */ isFrozen) {
    const state = isFrozen ? 'frozen' : 'active';
    await this.#session?.send('Page.setWebLifecycleState', { state });
  }

  /** Has the tab do nothing at all for a while, as one that is frozen or whose machine sleeps; resolves as it wakes. */
  async sleep(/** @type {number} */ milliseconds) {
    const asleep = this.page.waitForEvent('console', (message) => message.text() === 'asleep');
    const awake = this.page.evaluate((milliseconds) => {
      console.log('asleep');
      const end = performance.now() + milliseconds;
      while (performance.now() < end);
    }, milliseconds);
    await asleep;
    return { awake };
  }
}

/** The same in each tab: another moment would be another thing to tell. */
const DATE = new Date().toISOString();

/** The messages of a call, from ringing to its log. */
export const callOf = (callId, { ringing = 'inbound' } = {}) => ({
  ringing: message('zp-call-ringing-event', {
    ...{ callId, direction: ringing, dateTime: DATE },
    ...{ caller: { phoneNumber: '+16505550001' }, callee: { phoneNumber: '+16505550002' } },
  }),
  connected: message('zp-call-connected-event', { callId }),
  ended: message('zp-call-ended-event', { callId, result: 'ended' }),
  log: message('zp-call-log-completed-event', { callId, callLogId: `log-${callId}`, duration: 5 }),
});

/** The messages of an engagement, from ringing to its end. */
export const engagementOf = (engagementId) => {
  const data = { engagementId, direction: 'inbound' };
  return {
    ringing: message('zcc-call-ringing', { ...data, from: '+16505550001', to: '+16505550002' }),
    connected: message('zcc-call-connected', { ...data, acceptTs: Date.parse(DATE) }),
    wrapup: message('zcc-call-ended', { ...data, completeTs: Date.parse(DATE) }),
    note: message('zcc-add-note', { engagementId, comment: 'Wants tea' }),
    ended: message('zcc-end-post-engagement', data),
  };
};

export const sms = (messageId) => message('zp-sms-log-event', { messageId, dateTime: DATE });

const message = (type, data) => ({ type, data });
