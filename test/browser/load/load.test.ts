import { expect } from '@open-wc/testing';
import type { MessageRecord } from '../../../src/index.js';
import { frameLoaded, incomingArrived, outgoingArrived } from '../../support/embed.js';
import { mount, mountWithPuppet, products, strangeFrame } from '../../support/products.js';
import { Puppet } from '../../support/puppet.js';
import { PATIENCE, until } from '../../support/until.js';

/** Posts `count` messages from the puppet's page, each made of the expression `message` of `i`. */
const burst = (puppet: Puppet, count: number, message: string): Promise<void> =>
  puppet.run(
    `for (let i = 0; i < ${count}; i++)
       post({ message: ${message}, targetOrigin: ${JSON.stringify(location.origin)} });`,
  );

/** The chunks in which messages that each leave a record are sent, so that no queue holds them all. */
const CHUNK = 10_000;

describe('under load', function () {
  this.timeout(300_000);

  for (const product of products) {
    describe(product.tag, () => {
      it('dispatches 10,000 messages of a burst, all of them, in order', async () => {
        const { embed, puppet } = await mountWithPuppet(product);
        const prefix = product.tag === 'zoom-phone-embed' ? 'zp-' : 'zcc-';
        const order: number[] = [];
        embed.addEventListener(`${prefix}burst`, (event) => {
          order.push((event as CustomEvent<{ i: number }>).detail.i);
        });
        await burst(puppet, 10_000, `{ type: '${prefix}burst', id: i, data: { i } }`);
        await incomingArrived(embed, puppet);
        expect(order).to.have.lengthOf(10_000);
        expect(order.every((number, index) => number === index)).to.equal(true);
      });

      it('ignores 100,000 messages of another frame, and is there for its own', async () => {
        const { embed, puppet } = await mountWithPuppet(product);
        const stranger = await Puppet.attach(await strangeFrame());
        const told: MessageRecord[] = [];
        embed.addEventListener('embed-message', ({ detail }) => told.push(detail));
        let arrived = 0;
        const all = new Promise<void>((resolve) => {
          const count = (event: MessageEvent): void => {
            if (event.source === embed.iframe?.contentWindow || ++arrived < 100_000) return;
            window.removeEventListener('message', count);
            resolve();
          };
          window.addEventListener('message', count);
        });
        await burst(stranger, 100_000, JSON.stringify(product.ringing));
        await all;
        expect(told).to.have.lengthOf(0);
        await puppet.send(product.ringing);
        await incomingArrived(embed, puppet);
        expect(product.records(embed)).to.have.lengthOf(1);
      });

      it('keeps its records within their bounds over 100,000 calls', async () => {
        const { embed, puppet } = await mountWithPuppet(product);
        const [type, id] =
          product.tag === 'zoom-phone-embed'
            ? ['zp-call-ended-event', 'callId']
            : ['zcc-inbound-not-connected', 'engagementId'];
        await puppet.send({ ...product.ringing, data: { ...product.ringing.data, [id]: 'live' } });
        for (let sent = 0; sent < 100_000; sent += CHUNK) {
          await burst(puppet, CHUNK, `{ type: '${type}', data: { ${id}: 'c' + (${sent} + i) } }`);
          await incomingArrived(embed, puppet);
          expect(product.records(embed)).to.have.lengthOf(201);
        }
        const ids = product.records(embed).map((record) => Reflect.get(record, id) as string);
        expect(ids).to.include.members(['live', 'c99999', 'c99800']);
        expect(ids).not.to.include('c99799');
      });
    });
  }

  it('settles 1,000 commands that wait at once', async () => {
    const product = products[1]!;
    const { embed, puppet } = await mountWithPuppet(product);
    if (!('engagements' in embed)) throw new Error('not a contact center');
    const answers = Array.from({ length: 1000 }, (_, index) =>
      embed.getDispositionCodes({ queueId: `q-${index}` }, { timeout: PATIENCE }),
    );
    const type = 'zcc-get-disposition-codes';
    await puppet.message(type, 1000);
    const responses = puppet.messages(type).map(({ data }) => ({
      type: `${type}-response`,
      data: { requestId: data.requestId, codes: [{ id: data.queueId, name: 'D' }] },
    }));
    await puppet.send(...responses.reverse());
    const settled = await Promise.all(answers);
    expect(settled.map(([code]) => code?.id)).to.deep.equal(answers.map((_, i) => `q-${i}`));
  });

  it('leaves no listener, timer or frame behind after 500 mounts', async () => {
    const counts = { listeners: 0, timers: 0 };
    const restore = [
      patch(window, 'addEventListener', (original) => (...args: unknown[]) => {
        counts.listeners++;
        original(...args);
      }),
      patch(window, 'removeEventListener', (original) => (...args: unknown[]) => {
        counts.listeners--;
        original(...args);
      }),
      patch(window, 'setTimeout', (original) => (callback: () => void, ...args: unknown[]) => {
        counts.timers++;
        return original(
          () => {
            counts.timers--;
            callback();
          },
          ...args,
        );
      }),
      patch(window, 'clearTimeout', (original) => (id: unknown) => {
        if (id !== undefined) counts.timers--;
        original(id);
      }),
    ];
    try {
      for (let round = 0; round < 250; round++) {
        for (const product of products) {
          const embed = document.createElement(product.tag);
          embed.src = Puppet.url();
          document.body.append(embed);
          const waiting = [embed.whenReady(), product.command(embed)].map((promise) =>
            promise.catch((error: unknown) => error),
          );
          await embed.updateComplete;
          expect(embed.iframe).not.to.equal(null);
          embed.remove();
          for (const settled of await Promise.all(waiting)) {
            expect(settled).to.have.property('code', 'disconnected');
          }
          expect(embed.iframe).to.equal(null);
        }
      }
    } finally {
      for (const undo of restore) undo();
    }
    expect(counts).to.deep.equal({ listeners: 0, timers: 0 });
    expect(document.querySelectorAll('iframe')).to.have.lengthOf(0);
    expect(window.frames).to.have.lengthOf(0);
  });

  it('lets removed embeds be collected', async function () {
    const { gc } = globalThis as { gc?: () => void };
    if (!gc) return this.skip();
    const references: WeakRef<object>[] = [];
    for (const product of products) {
      for (let round = 0; round < 5; round++) {
        const embed = await mount(product);
        const puppet = await Puppet.attach(await frameLoaded(embed));
        await puppet.send({ type: product.asks }, product.ringing);
        await incomingArrived(embed, puppet);
        await outgoingArrived(embed, puppet);
        references.push(new WeakRef(embed));
        embed.parentElement?.remove();
      }
    }
    // What the test's own promises hold goes with the next tasks; the load of a frame is a few. The last of
    // each kind may still be on the test's own stack.
    await until(async () => {
      (await strangeFrame()).remove();
      gc();
      return references.filter((each) => each.deref()).length <= products.length;
    }, 'removed embeds are still alive');
  });
});

/** Replaces a function of an object; returns what puts it back. */
function patch(
  object: object,
  name: string,
  make: (original: (...args: any[]) => any) => (...args: any[]) => unknown,
): () => void {
  const before = Object.getOwnPropertyDescriptor(object, name);
  const original = (Reflect.get(object, name) as (...args: any[]) => any).bind(object);
  Object.defineProperty(object, name, {
    configurable: true,
    writable: true,
    value: make(original),
  });
  return () => {
    if (before) Object.defineProperty(object, name, before);
    else Reflect.deleteProperty(object, name);
  };
}
