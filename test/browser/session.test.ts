import { expect, fixture, html } from '@open-wc/testing';
import { Bridge, type EmbedStatus } from '../../src/embed/bridge.js';
import { PendingAnswers } from '../../src/embed/pending-answers.js';
import type { Protocol, WireMessage } from '../../src/embed/protocol.js';
import { array, looseObject, text } from '../../src/embed/shapes.js';
import type { Transport, TransportListener } from '../../src/embed/transport.js';
import { WindowTransport } from '../../src/embed/window-transport.js';
import { rejection } from '../support/embed.js';
import { Puppet } from '../support/puppet.js';

const any = looseObject({});

/** Two products that exist nowhere: one starts at `load`, one asks for its configuration. */
const protocol = (startsAtLoad: boolean): Protocol => ({
  prefix: 'zp-',
  fromWidget: {
    'zp-told': { data: any },
    'zp-asked': { data: any, expects: 'zp-answered' },
    'zp-found': { data: any, answersBy: 'requestId' },
  },
  toWidget: {
    'zp-answered': {
      data: any,
      answer: {
        value: array(text),
        empty: () => [],
        data: (value) => ({ value }),
      },
    },
    'zp-find': { data: any, expects: 'zp-found' },
  },
  config: 'zp-config',
  startsAtLoad,
  asksForConfig: ['zp-configure'],
  error: 'zp-error',
});

/** What stands at the other end. */
interface Widget {
  transport: Transport;
  /** Resolves once the frame, or what plays it, has loaded. */
  loaded(): Promise<void>;
  send(...messages: unknown[]): Promise<void>;
  /** All that the bridge has posted, once `count` messages are there. */
  posted(count: number): Promise<WireMessage[]>;
}

/** No window at all. */
class FakeWidget implements Transport, Widget {
  readonly origin = 'https://fake.test';
  readonly transport = this;
  readonly #posted: WireMessage[] = [];
  #listener: TransportListener | undefined;

  open(listener: TransportListener): void {
    this.#listener = listener;
  }
  post(message: WireMessage, origin: string): void {
    expect(origin).to.equal(this.origin);
    this.#posted.push(structuredClone(message));
  }
  close(): void {
    this.#listener = undefined;
  }
  loaded(): Promise<void> {
    this.#listener?.loaded();
    return Promise.resolve();
  }
  send(...messages: unknown[]): Promise<void> {
    for (const message of messages) this.#listener?.receive(structuredClone(message), this.origin);
    return Promise.resolve();
  }
  posted(count: number): Promise<WireMessage[]> {
    expect(this.#posted.length).to.be.at.least(count);
    return Promise.resolve(this.#posted);
  }
}

/** A window on another origin. */
async function windowWidget(): Promise<Widget> {
  const parent = await fixture<HTMLElement>(html`<div></div>`);
  const iframe = document.createElement('iframe');
  const url = new URL(Puppet.url());
  let puppet: Puppet | undefined;
  return {
    transport: new WindowTransport(iframe, parent, url, (origin) => origin === url.origin),
    async loaded() {
      await new Promise((resolve) => {
        iframe.addEventListener('load', resolve, { once: true });
      });
      puppet = await Puppet.attach(iframe);
    },
    async send(...messages) {
      const last = { type: `end-${String(Math.random())}` };
      const arrived = new Promise<void>((resolve) => {
        const listen = ({ data }: MessageEvent<WireMessage>) => {
          if (data.type !== last.type) return;
          window.removeEventListener('message', listen);
          resolve();
        };
        window.addEventListener('message', listen);
      });
      await puppet?.send(...messages, last);
      await arrived;
    },
    async posted(count) {
      await puppet?.count(count);
      return puppet?.messages() ?? [];
    },
  };
}

function bridgeOver(startsAtLoad: boolean) {
  const events: Event[] = [];
  const statuses: EmbedStatus[] = [];
  const listeners = new Map<string, (event: any) => void>();
  const bridge = new Bridge(
    protocol(startsAtLoad),
    {
      dispatchEvent: (event) => {
        if (!event.type.startsWith('embed-message')) events.push(event);
        listeners.get(event.type)?.(event);
        return !event.defaultPrevented;
      },
      configuration: () => ({ config: true }),
      record: () => undefined,
      renewed: () => undefined,
      statusChanged: (status) => statuses.push(status),
      readyTimeout: () => 10_000,
      responseTimeout: () => 10_000,
    },
    new PendingAnswers(),
  );
  return { bridge, events, statuses, listeners };
}

const CONFIG = { type: 'zp-config', data: { config: true } };

for (const [name, make] of [
  ['a transport without a window', () => Promise.resolve(new FakeWidget())],
  ['a window on another origin', windowWidget],
] as const) {
  describe(`the bridge over ${name}`, () => {
    const start = async (startsAtLoad = true) => {
      const widget: Widget = await make();
      const host = bridgeOver(startsAtLoad);
      host.bridge.open();
      host.bridge.load(widget.transport);
      return { widget, ...host };
    };

    afterEach(() => {
      document.querySelectorAll('iframe').forEach((iframe) => {
        iframe.remove();
      });
    });

    it('is ready at load, and configures before it sends what waited', async () => {
      const { bridge, widget, statuses, events } = await start();
      const sent = bridge.send({ type: 'zp-x' });
      await widget.loaded();
      await sent;
      expect(await widget.posted(2)).to.deep.equal([CONFIG, { type: 'zp-x' }]);
      expect(statuses).to.deep.equal(['loading', 'ready']);
      expect(events.map(({ type }) => type)).to.deep.equal(['embed-ready']);
      expect(bridge.confirmed).to.equal(false);
      bridge.close();
    });

    it('is ready when asked for the configuration, where load says nothing', async () => {
      const { bridge, widget, statuses } = await start(false);
      await widget.loaded();
      expect(statuses).to.deep.equal(['loading']);
      await widget.send({ type: 'zp-configure' });
      expect(statuses).to.deep.equal(['loading', 'ready']);
      expect(await widget.posted(1)).to.deep.equal([CONFIG]);
      expect(bridge.confirmed).to.equal(true);
      bridge.close();
    });

    it('dispatches, answers, and settles', async () => {
      const { bridge, widget, events, listeners } = await start();
      await widget.loaded();
      listeners.set('zp-asked', (event) => event.respondWith(['one']));
      const found = bridge.send({ type: 'zp-find', data: { requestId: 'r' } }, undefined, {
        type: 'zp-found',
        by: 'requestId',
        key: 'r',
      });
      await widget.send(
        { type: 'zp-told', id: 1, data: { a: 1 } },
        { type: 'zp-told', id: 1, data: { a: 1 } },
        { type: 'zp-asked', data: {} },
        { type: 'zcc-told' },
        { type: 'zp-found', data: { requestId: 'r', b: 2 } },
      );
      expect(await found).to.deep.equal({ requestId: 'r', b: 2 });
      expect(events.map(({ type }) => type)).to.deep.equal([
        'embed-ready',
        'zp-told',
        'zp-asked',
        'zp-found',
      ]);
      expect((await widget.posted(3)).at(-1)).to.deep.equal({
        type: 'zp-answered',
        data: { value: ['one'] },
      });
      bridge.close();
    });

    it('rejects what waits when it is closed, and hears nothing any more', async () => {
      const { bridge, widget, events, statuses } = await start();
      await widget.loaded();
      const found = rejection(
        bridge.send({ type: 'zp-find' }, undefined, { type: 'zp-found', by: '', key: '' }),
      );
      bridge.close();
      expect(await found).to.include({ code: 'disconnected', sent: true });
      expect(statuses.at(-1)).to.equal('idle');
      const { length } = events;
      if (widget instanceof FakeWidget) await widget.send({ type: 'zp-told' });
      expect(events).to.have.lengthOf(length);
      expect(await rejection(bridge.send({ type: 'zp-x' }))).to.include({ code: 'disconnected' });
    });

    it('rejects what cannot be cloned, and goes on', async () => {
      const { bridge, widget } = await start();
      await widget.loaded();
      const error = await rejection(bridge.send({ type: 'zp-x', data: () => 0 }));
      expect(error).to.include({ code: 'invalid-input', sent: false });
      await bridge.send({ type: 'zp-y' });
      expect(await widget.posted(2)).to.deep.equal([CONFIG, { type: 'zp-y' }]);
      bridge.close();
    });
  });
}
