import { fixture, html, oneEvent } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../src/define.js';
import type { MessageRecord, ZoomCcEmbed, ZoomPhoneEmbed } from '../../src/index.js';
import { Puppet } from './puppet.js';

export { rejection } from './rejection.js';

/** Any of the embeds. */
export type Embed = ZoomPhoneEmbed | ZoomCcEmbed;

/** Waits until the embed's frame has loaded what it is loading now. */
export async function frameLoaded(embed: Embed): Promise<HTMLIFrameElement> {
  await embed.updateComplete;
  const iframe = embed.iframe as HTMLIFrameElement;
  await oneEvent(iframe, 'load');
  return iframe;
}

/** Puts a phone into the page whose widget is a puppet, and waits until it is ready. */
export async function phoneWithPuppet(
  template: TemplateResult = html`<zoom-phone-embed src=${Puppet.url()}></zoom-phone-embed>`,
): Promise<{ phone: ZoomPhoneEmbed; puppet: Puppet }> {
  const phone = await fixture<ZoomPhoneEmbed>(template);
  const puppet = await Puppet.attach(await frameLoaded(phone));
  return { phone, puppet };
}

/** Puts a contact center into the page whose widget is a puppet that has asked for its configuration. */
export async function ccWithPuppet(
  template: TemplateResult = html`<zoom-cc-embed src=${Puppet.url()}></zoom-cc-embed>`,
): Promise<{ cc: ZoomCcEmbed; puppet: Puppet }> {
  const cc = await fixture<ZoomCcEmbed>(template);
  const puppet = await Puppet.attach(await frameLoaded(cc));
  await puppet.send({ type: 'zcc-init-config-request' });
  await cc.whenReady();
  return { cc, puppet };
}

/** The next event of a type, after what `act` does. */
export async function eventAfter<E extends Event = CustomEvent>(
  target: EventTarget,
  type: string,
  act: () => unknown,
): Promise<E> {
  const event = oneEvent(target, type);
  await act();
  return (await event) as unknown as E;
}

let markers = 0;

/** Waits until all that the embed has posted so far is there. */
export async function outgoingArrived(embed: Embed, puppet: Puppet): Promise<void> {
  const type = `marker-${++markers}`;
  await embed.post(type);
  await puppet.message(type);
}

/** Waits until all that the widget has posted so far has been dealt with. */
export async function incomingArrived(embed: Embed, puppet: Pick<Puppet, 'send'>): Promise<void> {
  const type = `marker-${++markers}`;
  const arrived = new Promise<void>((resolve) => {
    const listen = ({ detail }: CustomEvent<MessageRecord>) => {
      if (detail.message.type !== type) return;
      embed.removeEventListener('embed-message', listen);
      resolve();
    };
    embed.addEventListener('embed-message', listen);
  });
  await puppet.send({ type });
  await arrived;
}

/** Gathers the events of some types. */
export function collect<E extends Event = CustomEvent>(
  target: EventTarget,
  ...types: string[]
): E[] {
  const events: E[] = [];
  for (const type of types) {
    target.addEventListener(type, (event) => events.push(event as E));
  }
  return events;
}
