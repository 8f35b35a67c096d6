import { expect, fixture, html } from '@open-wc/testing';
import type { SmartEmbedError } from '../../src/index.js';
import { collect, incomingArrived, outgoingArrived, type Embed } from '../support/embed.js';
import { frameOrigins } from '../support/origins.js';
import {
  arrivals,
  loadAfter,
  mount,
  mountWithPuppet,
  products,
  strangeFrame,
  type ProductCase,
} from '../support/products.js';
import { Puppet } from '../support/puppet.js';

/** The puppet's page on the test page's own origin, into which a test can reach. */
const OWN = `${location.origin}/test/frames/puppet.html`;

/** How often the window's listeners read what they were sent, while `act` runs. */
async function readsDuring(act: () => Promise<unknown>): Promise<number> {
  const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!;
  let reads = 0;
  Object.defineProperty(MessageEvent.prototype, 'data', {
    ...data,
    get(this: MessageEvent): unknown {
      if (this.currentTarget === window) reads++;
      return data.get?.call(this);
    },
  });
  await act();
  Object.defineProperty(MessageEvent.prototype, 'data', data);
  return reads;
}

/** Everything by which an embed could show that it took a message in. */
async function expectIgnored(
  product: ProductCase,
  embed: Embed,
  act: () => Promise<unknown>,
): Promise<void> {
  const records = product.records(embed);
  const told = collect(
    embed,
    ...product.samples.map(({ type }) => type),
    'embed-error',
    'embed-ready',
    'calls-change',
    'engagements-change',
    'agent-status-change',
  );
  const messages = collect(embed, 'embed-message');
  const { status, confirmed } = embed;
  expect(await readsDuring(act)).to.equal(0);
  expect(told.map(({ type }) => type)).to.deep.equal([]);
  expect(messages.filter(({ detail }) => detail.direction === 'in')).to.have.lengthOf(0);
  expect(product.records(embed)).to.equal(records);
  expect(embed.status).to.equal(status);
  expect(embed.confirmed).to.equal(confirmed);
}

for (const product of products) {
  const { tag, ringing } = product;

  describe(`${tag} ignores a documented message`, () => {
    it('from a foreign origin, to which its frame has gone', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      await loadAfter(embed.iframe!, () => puppet.navigate(Puppet.url(1)));
      const elsewhere = await Puppet.attach(embed.iframe!, frameOrigins[1]);
      await expectIgnored(product, embed, async () => {
        const [event] = await arrivals(1, () => elsewhere.send(ringing));
        expect(event?.source === embed.iframe?.contentWindow).to.equal(true);
        expect(event?.origin).to.equal(frameOrigins[1]);
      });
    });

    it('from a sibling frame of the right origin', async () => {
      const { embed } = await mountWithPuppet(product);
      const stranger = await Puppet.attach(await strangeFrame());
      await expectIgnored(product, embed, async () => {
        const [event] = await arrivals(1, () => stranger.send(ringing));
        expect(event?.origin).to.equal(new URL(embed.iframe!.src).origin);
      });
    });

    it('from a frame within its frame, of the right origin', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      await expectIgnored(product, embed, async () => {
        const post = `parent.parent.postMessage(${JSON.stringify(ringing)}, '${location.origin}')`;
        const [event] = await arrivals(1, () =>
          puppet.run(`
            const inner = document.body.appendChild(document.createElement('iframe'));
            inner.contentWindow.eval(${JSON.stringify(post)});
          `),
        );
        expect(event?.origin).to.equal(new URL(embed.iframe!.src).origin);
        expect(event?.source === embed.iframe?.contentWindow).to.equal(false);
      });
    });

    it('of the other embed of its kind', async () => {
      const { embed: one, puppet: first } = await mountWithPuppet(product);
      const { embed: two } = await mountWithPuppet(product);
      const told = collect(two, ringing.type, 'embed-message');
      await arrivals(1, () => first.send(ringing));
      expect(told.map(({ type }) => type)).to.deep.equal([]);
      expect(product.records(one)).to.have.lengthOf(1);
      expect(product.records(two)).to.have.lengthOf(0);
    });

    it('that no frame has sent, though its own has none either', async () => {
      const embed = await mount(product, { src: OWN });
      const { iframe } = embed;
      await loadAfter(iframe!, () => undefined);
      const inside = iframe!.contentWindow as Window & { eval(script: string): void };
      await expectIgnored(product, embed, async () => {
        const [event] = await arrivals(1, () => {
          inside.eval(`parent.postMessage(${JSON.stringify(ringing)}, '${location.origin}')`);
          iframe?.remove();
        });
        expect(iframe?.contentWindow === null).to.equal(true);
        expect(event?.origin).to.equal(location.origin);
      });
    });

    it('from an origin that is opaque', async () => {
      const embed = await mount(product, { sandbox: 'allow-scripts' });
      await loadAfter(embed.iframe!, () => undefined);
      const puppet = await Puppet.attach(embed.iframe!, '*');
      await expectIgnored(product, embed, async () => {
        const [event] = await arrivals(1, () => puppet.send(ringing));
        expect(event?.origin).to.equal('null');
        expect(event?.source === embed.iframe?.contentWindow).to.equal(true);
      });
    });

    it('from an opaque origin also where somebody tried to trust it', async () => {
      const embed = await mount(product, {
        sandbox: 'allow-scripts',
        'trusted-origins': 'null * https://* http://*',
      });
      await loadAfter(embed.iframe!, () => undefined);
      const puppet = await Puppet.attach(embed.iframe!, '*');
      await expectIgnored(product, embed, () => arrivals(1, () => puppet.send(ringing)));
      expect(embed.iframe?.allow).not.to.match(/\*|null/);
    });

    it('in an event that a script has made', async () => {
      const embed = await mount(product, { src: OWN });
      await loadAfter(embed.iframe!, () => undefined);
      const source = embed.iframe!.contentWindow;
      await expectIgnored(product, embed, async () => {
        const init = { data: ringing, origin: location.origin };
        await arrivals(2, () => {
          window.dispatchEvent(new MessageEvent('message', { ...init, source }));
          window.dispatchEvent(new MessageEvent('message', { ...init, source: null }));
        });
      });
    });

    it('posted by the page to itself', async () => {
      const embed = await mount(product, { src: OWN });
      await loadAfter(embed.iframe!, () => undefined);
      await expectIgnored(product, embed, () =>
        arrivals(1, () => window.postMessage(ringing, location.origin)),
      );
    });

    it('from the window that was its frame before a reload', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      const before = embed.iframe!.contentWindow;
      // The old page speaks with its last breath.
      await puppet.run(`
        addEventListener('pagehide', () => post({
          message: ${JSON.stringify({ type: ringing.type, data: ringing.data, id: 'late' })},
          targetOrigin: '${location.origin}',
        }));
      `);
      const told = collect(embed, ringing.type);
      await loadAfter(embed.iframe!, () => embed.reload());
      expect(embed.iframe!.contentWindow === before).to.equal(false);
      const fresh = await Puppet.attach(embed.iframe!);
      await fresh.send(ringing);
      await incomingArrived(embed, fresh);
      expect(told).to.have.lengthOf(1);
    });

    it('of the other product, without a trace', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      const told = collect(embed, product.foreign.type, 'embed-message');
      await arrivals(1, () => puppet.send(product.foreign));
      expect(told.map(({ type }) => type)).to.deep.equal([]);
    });

    it('twenty times with two megabytes each, and never reads one', async () => {
      const { embed } = await mountWithPuppet(product);
      const stranger = await Puppet.attach(await strangeFrame());
      await expectIgnored(product, embed, () =>
        arrivals(20, () =>
          stranger.run(`
            const data = { ...${JSON.stringify(ringing.data)}, ballast: 'x'.repeat(2 ** 21) };
            for (let index = 0; index < 20; index++) {
              post({
                message: { type: '${ringing.type}', data },
                targetOrigin: '${location.origin}',
              });
            }
          `),
        ),
      );
    });
  });

  describe(`${tag} posts`, () => {
    it('nothing to a page that has taken its place, whatever is sent', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      await loadAfter(embed.iframe!, () => puppet.navigate(Puppet.url(1)));
      const elsewhere = await Puppet.attach(embed.iframe!, frameOrigins[1]);
      await product.command(embed);
      await embed.post('anything', { secret: true });
      Object.assign(embed, { initConfig: { changed: true } });
      await embed.updateComplete;
      // What was posted before has been dropped by now, or it would be here.
      await arrivals(1, () => elsewhere.send({ type: 'end' }));
      await elsewhere.settle();
      expect(elsewhere.messages()).to.deep.equal([]);
    });

    it('nothing to a page that is taking its place, at any moment of that', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      let gone = false;
      const left = loadAfter(embed.iframe!, () => puppet.navigate(Puppet.url(1))).then(() => {
        gone = true;
      });
      let posted = 0;
      while (!gone) {
        await product.command(embed);
        await arrivals(1, () => window.postMessage(++posted, location.origin));
      }
      await left;
      const elsewhere = await Puppet.attach(embed.iframe!, frameOrigins[1]);
      await arrivals(1, () => elsewhere.send({ type: 'end' }));
      await elsewhere.settle();
      expect(posted).to.be.greaterThan(0);
      expect(elsewhere.messages()).to.deep.equal([]);
    });

    it('neither its configuration nor what waits to a page that it was sent on to', async () => {
      const there = encodeURIComponent(`location:${Puppet.url(1)}`);
      const embed = await mount(product, {
        src: `${frameOrigins[0]}/puppet.html?header=${there}`,
      });
      const waiting = product
        .command(embed)
        .catch((error: unknown) => (error as SmartEmbedError).code);
      await loadAfter(embed.iframe!, () => undefined);
      const elsewhere = await Puppet.attach(embed.iframe!, frameOrigins[1]);
      await arrivals(1, () => elsewhere.send({ type: product.asks }));
      await elsewhere.settle();
      expect(embed.confirmed).to.equal(false);
      embed.remove();
      // A phone's frame has loaded, which is all that it can know: what was posted did not arrive.
      expect(await waiting).to.equal(product.asks === 'zp-ready' ? undefined : 'disconnected');
      expect(elsewhere.messages()).to.deep.equal([]);
    });

    it('each message for one exact origin, never any', async () => {
      const embed = await mount(product, { src: OWN });
      const iframe = embed.iframe ?? (await embed.updateComplete, embed.iframe!);
      await loadAfter(iframe, () => undefined);
      const inside = iframe.contentWindow!;
      const targets: unknown[] = [];
      const post = inside.postMessage.bind(inside);
      inside.postMessage = (message: unknown, target: any, transfer?: Transferable[]) => {
        targets.push(target);
        post(message, target, transfer);
      };
      const puppet = await Puppet.attach(iframe, location.origin);
      targets.length = 0;
      await puppet.send({ type: product.asks }, ...product.samples);
      await incomingArrived(embed, puppet);
      await product.command(embed);
      await embed.post('anything');
      Object.assign(embed, { initConfig: { changed: true } });
      await embed.updateComplete;
      expect(targets.length).to.be.greaterThan(4);
      expect(new Set(targets)).to.deep.equal(new Set([location.origin]));
    });

    it('to the origin that spoke last, among those it trusts', async () => {
      const { embed, puppet } = await mountWithPuppet(product, {
        'trusted-origins': frameOrigins[1],
      });
      await loadAfter(embed.iframe!, () => puppet.navigate(Puppet.url(1)));
      const elsewhere = await Puppet.attach(embed.iframe!, frameOrigins[1]);
      await embed.post('before');
      await elsewhere.send({ type: product.asks });
      await elsewhere.message(product.config);
      await product.command(embed);
      await outgoingArrived(embed, elsewhere);
      expect(elsewhere.messages('before')).to.deep.equal([]);
      expect(elsewhere.messages(product.commandType)).to.have.lengthOf(1);
    });
  });

  describe(`${tag} refuses to load`, () => {
    const bad = [
      'http://example.test/',
      'https://zoom.us./',
      'https://user@zoom.us/',
      'https://user:word@zoom.us/',
      'https://*.zoom.us/',
      'blob:https://zoom.us/1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
      'data:text/html,hello',
      'javascript:parent.ran = true',
      ' javascript:parent.ran = true',
      'java\nscript:parent.ran = true',
      'about:blank',
      'file:///etc/passwd',
      'ws://localhost/',
      'http://localhost.evil.test/',
      'http://127.0.0.1.evil.test/',
    ];
    for (const src of bad) {
      it(JSON.stringify(src), async () => {
        const errors = collect(document, 'embed-error');
        const embed = await mount(product, { src });
        await embed.updateComplete;
        expect(embed.iframe === null).to.equal(true);
        expect(embed.shadowRoot?.querySelectorAll('iframe')).to.have.lengthOf(0);
        expect(embed.status).to.equal('error');
        expect(errors.at(-1)?.detail.code).to.equal('invalid-src');
        expect('ran' in window).to.equal(false);
      });
    }
  });
}

describe('a page that says that its policy keeps a frame out', () => {
  it('is believed where the browser says so, and not where a script does', async () => {
    for (const product of products) {
      const src = `${frameOrigins[1]}/puppet.html?hold=forever`;
      const embed = await mount(product, { src });
      const errors = collect(embed, 'embed-error');
      for (const blockedURI of [src, frameOrigins[1]]) {
        const violation = {
          blockedURI,
          effectiveDirective: 'frame-src',
          violatedDirective: 'frame-src',
          disposition: 'enforce',
          originalPolicy: 'frame-src',
          documentURI: location.href,
          statusCode: 200,
          bubbles: true,
        } as const;
        document.dispatchEvent(
          new SecurityPolicyViolationEvent('securitypolicyviolation', violation),
        );
      }
      expect(embed.status).to.equal('loading');
      expect(errors).to.deep.equal([]);
    }
  });
});

describe('a developer hears of a wrong origin', () => {
  it('once for each origin and load, and of strangers nothing', async () => {
    const { embed, puppet } = await mountWithPuppet(products[0]!);
    const stranger = await Puppet.attach(await strangeFrame());
    await loadAfter(embed.iframe!, () => puppet.navigate(Puppet.url(1)));
    const elsewhere = await Puppet.attach(embed.iframe!, frameOrigins[1]);
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warnings.push(text);
    await arrivals(10, () => stranger.send(...Array.from({ length: 10 }, () => ({ type: 'x' }))));
    await arrivals(10, () => elsewhere.send(...Array.from({ length: 10 }, () => ({ type: 'x' }))));
    console.warn = warn;
    expect(warnings).to.have.lengthOf(1);
    expect(warnings[0]).to.contain(frameOrigins[1]);
  });
});

describe('a page with both embeds', () => {
  it('keeps their widgets apart', async () => {
    const mounted = await Promise.all(products.map((product) => mountWithPuppet(product)));
    for (const [index, { embed }] of mounted.entries()) {
      const { puppet: other } = mounted[1 - index]!;
      await arrivals(1, () => other.send(products[index]!.ringing));
      expect(products[index]!.records(embed)).to.deep.equal([]);
    }
    await fixture(html`<div></div>`);
  });
});
