import { fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import ccCatalogue from '../fixtures/contact-center.json' with { type: 'json' };
import phoneCatalogue from '../fixtures/phone.json' with { type: 'json' };
import { ccEvents } from '../../src/contact-center/messages.js';
import { phoneEvents } from '../../src/phone/messages.js';
import type { Protocol } from '../../src/wire/rows.js';
import { frameLoaded, type Embed } from './embed.js';
import { Puppet } from './puppet.js';

/** A message of a catalogue, as the widget sends it. */
export interface Sample {
  readonly type: string;
  readonly id?: unknown;
  readonly data?: any;
}

/** What tests of both embeds need to know of each. */
export interface ProductCase {
  readonly tag: 'zoom-phone-embed' | 'zoom-cc-embed';
  /** The rows of all messages from the widget. */
  readonly fromWidget: Protocol['events'];
  /** One message of each row. */
  readonly samples: readonly Sample[];
  /** A message that makes a record. */
  readonly ringing: Sample;
  /** A message of the other product. */
  readonly foreign: Sample;
  /** The type of the message with which the widget asks for its configuration, and of the answer. */
  readonly asks: string;
  readonly config: string;
  /** Calls or engagements. */
  records(embed: Embed): readonly object[];
  /** A command that is done once it is posted, and its type. */
  command(embed: Embed, options?: object): Promise<unknown>;
  readonly commandType: string;
}

/** The documents' own samples; what is not in them is an answer that carries little but its request's id. */
const samplesOf = (
  rows: Protocol['events'],
  { fromWidget }: { fromWidget: readonly { message: unknown }[] },
): Sample[] => {
  const samples = new Map(
    fromWidget.map(({ message }) => [(message as Sample).type, message as Sample]),
  );
  const answer = (type: string): Sample => {
    const status = type === 'zcc-agent-info-response' ? {} : { status: true };
    return { type, data: { requestId: 'r', ...status } };
  };
  return Object.keys(rows).map((type) => samples.get(type) ?? answer(type));
};

const phoneSamples = samplesOf(phoneEvents, phoneCatalogue);
const ccSamples = samplesOf(ccEvents, ccCatalogue);
const find = (samples: readonly Sample[], type: string): Sample => {
  const found = samples.find((sample) => sample.type === type);
  if (!found) throw new Error(`no sample of ${type}`);
  return found;
};
const phoneRinging = find(phoneSamples, 'zp-call-ringing-event');
const ccRinging = find(ccSamples, 'zcc-call-ringing');

export const products: readonly ProductCase[] = [
  {
    tag: 'zoom-phone-embed',
    fromWidget: phoneEvents,
    samples: phoneSamples,
    ringing: phoneRinging,
    foreign: ccRinging,
    asks: 'zp-ready',
    config: 'zp-init-config',
    records: (embed) => ('calls' in embed ? embed.calls : []),
    command: (embed, options) => ('calls' in embed ? embed.makeCall('+1', {}, options) : never()),
    commandType: 'zp-make-call',
  },
  {
    tag: 'zoom-cc-embed',
    fromWidget: ccEvents,
    samples: ccSamples,
    ringing: ccRinging,
    foreign: phoneRinging,
    asks: 'zcc-init-config-request',
    config: 'zcc-init-config-response',
    records: (embed) => ('engagements' in embed ? embed.engagements : []),
    command: (embed, options) =>
      'engagements' in embed ? embed.makeCall({ phone: '+1' }, options) : never(),
    commandType: 'onclicktoact',
  },
];

const never = (): never => {
  throw new Error('another embed was expected');
};

/** Puts an embed into the page. */
export async function mount(
  { tag }: ProductCase,
  attributes: Readonly<Record<string, string>> = {},
): Promise<Embed> {
  const embed = document.createElement(tag);
  for (const [name, value] of Object.entries({ src: Puppet.url(), ...attributes })) {
    embed.setAttribute(name, value);
  }
  (await fixture(html`<div></div>`)).append(embed);
  return embed;
}

/** Puts an embed into the page whose widget is a puppet, and waits until it is ready. */
export async function mountWithPuppet(
  product: ProductCase,
  attributes?: Readonly<Record<string, string>>,
): Promise<{ embed: Embed; puppet: Puppet }> {
  const embed = await mount(product, attributes);
  const puppet = await Puppet.attach(await frameLoaded(embed));
  await puppet.send({ type: product.asks });
  await puppet.message(product.config);
  await embed.whenReady();
  return { embed, puppet };
}

/** A frame that belongs to no embed. */
export async function strangeFrame(url = Puppet.url()): Promise<HTMLIFrameElement> {
  const iframe = document.createElement('iframe');
  iframe.src = url;
  await loadAfter(iframe, async () => {
    (await fixture(html`<div></div>`)).append(iframe);
  });
  return iframe;
}

/** Waits for the frame's next load, after what `act` does. */
export async function loadAfter(iframe: HTMLIFrameElement, act: () => unknown): Promise<void> {
  const loaded = new Promise((resolve) => {
    iframe.addEventListener('load', resolve, { once: true });
  });
  await act();
  await loaded;
}

/** Waits until this many messages have come to the page's window, after what `act` does; reads none of them. */
export async function arrivals(count: number, act: () => unknown): Promise<MessageEvent[]> {
  const events: MessageEvent[] = [];
  const arrived = new Promise<void>((resolve) => {
    const listen = (event: MessageEvent): void => {
      events.push(event);
      if (events.length < count) return;
      window.removeEventListener('message', listen);
      resolve();
    };
    window.addEventListener('message', listen);
  });
  await act();
  await arrived;
  return events;
}
