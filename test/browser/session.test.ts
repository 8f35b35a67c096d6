import { fixture, html } from '@open-wc/testing';
import { FrameChannel } from '../../src/element/frame-channel.js';
import type { WireMessage } from '../../src/wire/message.js';
import { Puppet } from '../support/puppet.js';
import { describeSession, type Widget } from '../support/session-contract.js';

/** A window on another origin. */
async function frameWidget(): Promise<Widget> {
  const parent = await fixture<HTMLElement>(html`<div></div>`);
  const iframe = document.createElement('iframe');
  const url = new URL(Puppet.url());
  let puppet: Puppet | undefined;
  return {
    channel: new FrameChannel(iframe, parent, url, (origin) => origin === url.origin),
    async loaded() {
      await new Promise((resolve) => {
        iframe.addEventListener('load', resolve, { once: true });
      });
      puppet = await Puppet.attach(iframe);
    },
    async say(...messages) {
      // Nobody speaks from a frame that is gone.
      if (!iframe.isConnected) return;
      const last = { type: `end-${String(Math.random())}` };
      const arrived = new Promise<void>((resolve) => {
        const listen = ({ data }: MessageEvent<WireMessage>): void => {
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

describeSession('a window on another origin', frameWidget);
