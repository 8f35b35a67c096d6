import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { SmartEmbedError } from '../../../src/index.js';
import {
  collect,
  eventAfter,
  frameLoaded,
  incomingArrived,
  outgoingArrived,
  rejection,
} from '../../support/embed.js';
import { fallbackOf } from '../../support/fallback.js';
import { frameOrigins } from '../../support/origins.js';
import { loadAfter, mount, mountWithPuppet, products } from '../../support/products.js';
import { Puppet } from '../../support/puppet.js';
import { LongTimers } from '../../support/timers.js';

const READY_TIMEOUT = 30_000;

const page = (query: string): string => `${frameOrigins[1]}/puppet.html?${query}`;

/** Addresses at which no widget answers. */
const BROKEN = {
  'answers 404': `${frameOrigins[1]}/nothing.html`,
  'answers with nothing': page('header=content-disposition:attachment'),
  'refuses the connection': 'http://localhost:1/',
  'refuses to be framed': page('header=x-frame-options:DENY'),
  'refuses this page to frame it': page("header=content-security-policy:frame-ancestors 'none'"),
  'never answers': page('hold=forever'),
};

for (const product of products) {
  const isPhone = product.tag === 'zoom-phone-embed';

  describe(`${product.tag} with a widget that`, () => {
    let timers: LongTimers;
    beforeEach(() => {
      timers = new LongTimers();
    });
    afterEach(() => {
      timers.restore();
    });

    for (const [fault, src] of Object.entries(BROKEN)) {
      it(`${fault} is never confirmed, tells the user, and recovers with another src`, async () => {
        const embed = await mount(product, { src });
        const errors = collect<CustomEvent<SmartEmbedError>>(embed, 'embed-error');
        const ready = embed.whenReady().then(
          () => 'ready',
          (error: unknown) => (error as SmartEmbedError).code,
        );
        const command = product.command(embed).then(
          () => 'posted',
          (error: unknown) => [(error as SmartEmbedError).code, (error as SmartEmbedError).sent],
        );
        // A frame that loads something, be it an error page, is all that a phone can see.
        const loaded = new Promise((resolve) => {
          embed.iframe?.addEventListener('load', resolve);
          if (/refuses the|never|nothing$/.test(fault) || !isPhone) resolve(undefined);
        });
        await loaded;
        timers.pass(READY_TIMEOUT);
        expect(embed.confirmed).to.equal(false);
        expect(embed.status).to.equal(isPhone && (await ready) === 'ready' ? 'ready' : 'stalled');
        if (embed.status === 'stalled') {
          expect(await ready).to.equal('not-ready');
          expect(await command).to.deep.equal(['not-ready', false]);
          expect(errors.map(({ detail }) => detail.code)).to.deep.equal(['not-ready']);
          expect(fallbackOf(embed).checkVisibility()).to.equal(true);
          expect((await rejection(product.command(embed))).code).to.equal('not-ready');
        }
        embed.src = Puppet.url();
        await embed.updateComplete;
        const puppet = await Puppet.attach(await frameLoaded(embed));
        await puppet.send({ type: product.asks });
        await puppet.message(product.config);
        expect(embed.status).to.equal('ready');
        expect(embed.confirmed).to.equal(true);
        expect(fallbackOf(embed).checkVisibility()).to.equal(false);
        await product.command(embed);
        await puppet.message(product.commandType);
      });
    }

    it('speaks only after a minute is ready then', async () => {
      const embed = await mount(product, { src: page('hold=forever') });
      expect(timers.pass(READY_TIMEOUT)).to.equal(1);
      expect(embed.status).to.equal('stalled');
      expect(fallbackOf(embed).checkVisibility()).to.equal(true);
      // The frame gets there in the end: a late answer of the same widget.
      embed.iframe!.src = Puppet.url(1, [{ type: product.asks }]);
      await oneEvent(embed, product.asks);
      expect(embed.status).to.equal('ready');
      expect(embed.confirmed).to.equal(true);
      expect(fallbackOf(embed).checkVisibility()).to.equal(false);
      await embed.whenReady();
    });

    it('drops the first configuration gets it again', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      await outgoingArrived(embed, puppet);
      const before = puppet.messages(product.config).length;
      await puppet.send({ type: product.asks });
      await puppet.message(product.config, before + 1);
      expect(embed.status).to.equal('ready');
    });

    it('asks five times is answered five times', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      await outgoingArrived(embed, puppet);
      const before = puppet.messages(product.config).length;
      await puppet.send(...Array.from({ length: 5 }, () => ({ type: product.asks })));
      await incomingArrived(embed, puppet);
      await outgoingArrived(embed, puppet);
      expect(puppet.messages(product.config)).to.have.lengthOf(before + 5);
    });

    it('reloads twenty times by itself is configured each time, and heard once', async () => {
      const { embed, puppet: first } = await mountWithPuppet(product);
      let puppet = first;
      for (let time = 0; time < 20; time++) {
        await loadAfter(embed.iframe!, () => void puppet.run('location.reload()'));
        puppet = await Puppet.attach(embed.iframe!);
        expect(embed.confirmed).to.equal(false);
        await puppet.send({ type: product.asks });
        await incomingArrived(embed, puppet);
        await outgoingArrived(embed, puppet);
        // The phone's also at the load.
        expect(puppet.messages(product.config)).to.have.lengthOf(isPhone ? 2 : 1);
      }
      const told = collect(embed, product.ringing.type, 'calls-change', 'engagements-change');
      await puppet.send(product.ringing);
      await incomingArrived(embed, puppet);
      expect(told).to.have.lengthOf(2);
      // The last page's timers only: those of the pages before were called off.
      expect(timers.delays.filter((delay) => delay === 1000).length).to.be.at.most(1);
    });

    it('is loaded anew twenty times by the host leaves one frame and one listener', async () => {
      const { embed } = await mountWithPuppet(product);
      for (let time = 0; time < 20; time++) embed.reload();
      const puppet = await Puppet.attach(await frameLoaded(embed));
      await puppet.send({ type: product.asks });
      const told = collect(embed, product.ringing.type);
      await puppet.send(product.ringing);
      await incomingArrived(embed, puppet);
      expect(told).to.have.lengthOf(1);
      expect(embed.shadowRoot?.querySelectorAll('iframe')).to.have.lengthOf(1);
    });

    for (const how of ['append', 'moveBefore'] as const) {
      it(`is moved by ${how}() goes on, or begins anew`, async function () {
        const { embed, puppet } = await mountWithPuppet(product);
        const elsewhere = await fixture<any>(html`<section></section>`);
        if (!elsewhere[how]) this.skip();
        const before = embed.iframe!.contentWindow;
        elsewhere[how](embed, null);
        if (how === 'append') elsewhere.lastChild.remove();
        await embed.updateComplete;
        const kept = embed.iframe!.contentWindow === before;
        if (how === 'append') expect(kept).to.equal(false);
        expect(embed.status).to.equal(kept ? 'ready' : 'loading');
        const now = kept ? puppet : await Puppet.attach(await frameLoaded(embed));
        if (!kept) {
          await now.send({ type: product.asks });
          await now.message(product.config);
        }
        await product.command(embed);
        await outgoingArrived(embed, now);
        expect(now.messages(product.commandType)).to.have.lengthOf(1);
      });
    }

    if (isPhone) {
      it('says nothing gets its configuration at the load, and 1 and 3 seconds later', async () => {
        const embed = await mount(product);
        const puppet = await Puppet.attach(await frameLoaded(embed));
        await puppet.message(product.config);
        expect(timers.pass(1000)).to.equal(1);
        await puppet.message(product.config, 2);
        await puppet.send({ type: 'at last' });
        await incomingArrived(embed, puppet);
        timers.pass(3000);
        await outgoingArrived(embed, puppet);
        expect(puppet.messages(product.config)).to.have.lengthOf(2);
      });
    }
  });

  describe(`a host of ${product.tag}`, () => {
    it('whose listeners all throw loses nothing of what comes later', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      const types = [product.ringing.type, 'embed-message', 'calls-change', 'engagements-change'];
      const errors: unknown[] = [];
      const { onerror } = window;
      window.onerror = (message) => {
        errors.push(message);
        return true;
      };
      for (const type of types) {
        embed.addEventListener(type, () => {
          throw new Error(`provoked by ${type}`);
        });
      }
      const told = collect(embed, ...types);
      await puppet.send(product.ringing, { ...product.ringing, id: 'second' });
      await puppet.send({ type: product.asks });
      await puppet.message(product.config, puppet.messages(product.config).length + 1);
      window.onerror = onerror;
      expect(told.filter(({ type }) => type === product.ringing.type)).to.have.lengthOf(2);
      expect(product.records(embed)).to.have.lengthOf(1);
      expect(errors.length).to.be.greaterThan(3);
    });

    it('that gives a command up before it is posted: nothing is sent', async () => {
      const embed = await mount(product);
      const controller = new AbortController();
      const given = rejection(product.command(embed, { signal: controller.signal }));
      controller.abort(new Error('changed my mind'));
      const error = await given;
      expect(error).to.include({ code: 'aborted', sent: false });
      expect(error.cause).to.have.property('message', 'changed my mind');
      const late = await rejection(product.command(embed, { signal: AbortSignal.abort() }));
      expect(late).to.include({ code: 'aborted', sent: false });
      const puppet = await Puppet.attach(await frameLoaded(embed));
      await puppet.send({ type: product.asks });
      await puppet.message(product.config);
      await outgoingArrived(embed, puppet);
      expect(puppet.messages(product.commandType)).to.deep.equal([]);
    });

    it('that sends what cannot be cloned hears so, and the next command goes out', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      const odd = [() => 1, { deep: { window } }, { node: document.body }];
      for (const data of odd) {
        const error = await rejection(embed.post('anything', data));
        expect(error).to.include({ code: 'invalid-input', sent: false });
      }
      const { detail } = await eventAfter(embed, 'embed-error', () => {
        embed.initConfig = { callback: () => 1 };
      });
      expect(detail.code).to.equal('invalid-config');
      await product.command(embed);
      await outgoingArrived(embed, puppet);
      expect(puppet.messages('anything')).to.deep.equal([]);
      expect(puppet.messages(product.commandType)).to.have.lengthOf(1);
    });

    const request = product.samples.find(({ type }) => /search-event/.test(type))!;
    const response = request.type.replace('-event', '-response');

    it('whose answer never comes: the widget gets the empty one in time', async () => {
      const { embed, puppet } = await mountWithPuppet(product, { 'response-timeout': '20' });
      let signal: AbortSignal | undefined;
      embed.addEventListener(request.type, (event: any) => {
        signal = event.signal;
        event.respondWith(new Promise(() => {}));
      });
      const { detail } = await eventAfter(embed, 'embed-error', () => puppet.send(request));
      expect(detail.code).to.equal('timeout');
      expect(signal?.aborted).to.equal(true);
      await puppet.message(response);
    });

    it('whose answer comes when the embed is gone: nothing happens', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      let answer!: (value: unknown) => void;
      let signal: AbortSignal | undefined;
      const asked = oneEvent(embed, request.type);
      embed.addEventListener(request.type, (event: any) => {
        signal = event.signal;
        event.respondWith(new Promise((resolve) => (answer = resolve)));
      });
      await puppet.send(request);
      await asked;
      const errors = collect(embed, 'embed-error');
      embed.remove();
      expect(signal?.aborted).to.equal(true);
      answer([]);
      await Promise.resolve();
      expect(errors).to.deep.equal([]);
    });

    it('whose answer cannot be cloned: the widget gets the empty one', async () => {
      const { embed, puppet } = await mountWithPuppet(product);
      embed.addEventListener(request.type, (event: any) => {
        event.respondWith({ then: undefined, odd: () => 1 });
      });
      const { detail } = await eventAfter(embed, 'embed-error', () => puppet.send(request));
      expect(detail.code).to.equal('response-failed');
      await puppet.message(response);
    });
  });
}

describe('a contact center whose widget', () => {
  const [, cc] = products;

  it('never answers a command lets it go in time, and takes the answer that comes too late', async () => {
    const { embed, puppet } = await mountWithPuppet(cc!);
    if (!('engagements' in embed)) throw new Error('not a contact center');
    const error = await rejection(embed.getAgentInfo({ timeout: 10 }));
    expect(error).to.include({ code: 'timeout', sent: true });
    const { data } = await puppet.message('zcc-agent-info-request');
    const late = await eventAfter(embed, 'zcc-agent-info-response', () =>
      puppet.send({ type: 'zcc-agent-info-response', data: { requestId: data.requestId } }),
    );
    expect(late.detail.requestId).to.equal(data.requestId);
  });

  it('is given a command up after it was posted says whether it was sent', async () => {
    const { embed, puppet } = await mountWithPuppet(cc!);
    if (!('engagements' in embed)) throw new Error('not a contact center');
    const controller = new AbortController();
    const given = rejection(embed.getAgentInfo({ signal: controller.signal }));
    await puppet.message('zcc-agent-info-request');
    controller.abort();
    expect(await given).to.include({ code: 'aborted', sent: true });
  });

  it('goes away while commands wait settles all of them', async () => {
    const { embed } = await mountWithPuppet(cc!);
    if (!('engagements' in embed)) throw new Error('not a contact center');
    const waiting = Promise.all([
      rejection(embed.getAgentInfo()),
      rejection(embed.getVariables('e')),
      rejection(embed.getAgentStatus()),
    ]);
    embed.remove();
    for (const error of await waiting) {
      expect(error).to.include({ code: 'disconnected', sent: true });
    }
  });
});
