import { expect } from '@open-wc/testing';
import type { Channel } from '../../src/session/channel.js';
import { SmartEmbedError } from '../../src/wire/errors.js';
import type { WireMessage } from '../../src/wire/message.js';
import { rejection } from './rejection.js';
import { CONFIG, FOUND, SessionBed } from './session-bed.js';

/** What stands at the other end of a channel. */
export interface Widget {
  readonly channel: Channel;
  /** Resolves once the frame, or what plays it, has loaded. */
  loaded(): Promise<void>;
  /** Resolves once the messages have arrived, or would have. */
  say(...messages: unknown[]): Promise<void>;
  /** All that the session has posted, once `count` messages are there. */
  posted(count: number): Promise<WireMessage[]>;
}

/** What a session does, whatever its channel is made of. */
export function describeSession(name: string, make: () => Promise<Widget>): void {
  describe(`a session over ${name}`, () => {
    const end = new SmartEmbedError('disconnected', 'the test is over');
    let bed: SessionBed;
    let widget: Widget;
    const start = async (startsAtLoad = true): Promise<void> => {
      widget = await make();
      bed = new SessionBed(widget.channel, { startsAtLoad });
      bed.session.start();
    };
    const own = (): string[] =>
      bed.host.heard.filter((what) => /^(deliver|emit)/.test(what) && !/embed-message/.test(what));

    afterEach(() => {
      bed.session.end(end);
    });

    it('is ready at load, and configures before it sends what waited', async () => {
      await start();
      const sent = bed.send('zp-x');
      expect(bed.session.status).to.equal('loading');
      await widget.loaded();
      await sent;
      expect(await widget.posted(2)).to.deep.equal([CONFIG, { type: 'zp-x' }]);
      expect(bed.host.statuses).to.deep.equal(['ready']);
      expect(own()).to.deep.equal(['emit embed-ready']);
      expect(bed.session.confirmed).to.equal(false);
    });

    it('is ready when asked for the configuration, where load says nothing', async () => {
      await start(false);
      await widget.loaded();
      expect(bed.host.statuses).to.deep.equal([]);
      await widget.say({ type: 'zp-configure' });
      expect(bed.host.statuses).to.deep.equal(['ready']);
      expect(await widget.posted(1)).to.deep.equal([CONFIG]);
      expect(bed.session.confirmed).to.equal(true);
    });

    it('dispatches, answers, and settles', async () => {
      await start();
      await widget.loaded();
      bed.host.act = (what, event) => {
        if (what === 'deliver zp-asked') event.respondWith(['one']);
      };
      const found = bed.send('zp-find', { requestId: 'r' }, FOUND);
      await widget.say(
        { type: 'zp-told', id: 1, data: { a: 1 } },
        { type: 'zp-told', id: 1, data: { a: 1 } },
        { type: 'zp-asked', data: {} },
        { type: 'zcc-told' },
        { type: 'zp-found', data: { requestId: 'r', b: 2 } },
      );
      expect(await found).to.deep.equal({ requestId: 'r', b: 2 });
      expect(own()).to.deep.equal([
        'emit embed-ready',
        'deliver zp-told',
        'deliver zp-asked',
        'deliver zp-found',
      ]);
      expect((await widget.posted(3)).at(-1)).to.deep.equal({
        type: 'zp-answered',
        data: { value: ['one'] },
      });
    });

    it('rejects what waits when it ends, and hears nothing any more', async () => {
      await start();
      await widget.loaded();
      const found = rejection(bed.send('zp-find', {}, { type: 'zp-found' }));
      bed.session.end(end);
      expect(await found).to.include({ code: 'disconnected', sent: true });
      const { length } = bed.host.heard;
      await widget.say({ type: 'zp-told' });
      expect(bed.host.heard).to.have.lengthOf(length);
    });

    it('rejects what cannot be cloned, and goes on', async () => {
      await start();
      await widget.loaded();
      const error = await rejection(bed.send('zp-x', () => 0));
      expect(error).to.include({ code: 'invalid-input', sent: false });
      await bed.send('zp-y');
      expect(await widget.posted(2)).to.deep.equal([CONFIG, { type: 'zp-y' }]);
    });
  });
}
