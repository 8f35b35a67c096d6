import { deleteDB } from 'idb';
import type { ZoomLogOutbox } from '../../../src/outbox.js';
import type { ZoomPhoneEmbed } from '../../../src/phone/element.js';
import { uuid } from '../../../src/wire/uuid.js';
import { Puppet } from '../../support/puppet.js';
import { until } from '../../support/until.js';

type Attributes = Readonly<Record<string, string>>;

/** What a frame's page hears, by type. */
const TYPES = ['outbox-delivered', 'outbox-failed', 'outbox-error', 'screen-pop'] as const;

interface Heard {
  readonly type: (typeof TYPES)[number];
  readonly detail: any;
}

interface Setup {
  readonly phone?: Attributes;
  readonly outbox?: Attributes;
  /** Runs in the page before anything of ours is loaded. */
  readonly init?: (window: any) => void;
}

/**
 * A page of its own in a frame: to its origin's storage, locks and channels it is what a tab is, in every engine. Taken
 * out of the document it is gone at once, as a tab that is killed.
 */
export class FrameTab {
  static readonly #open = new Set<FrameTab>();
  readonly window: any;
  readonly heard: Heard[] = [];
  phone!: ZoomPhoneEmbed;
  outbox!: ZoomLogOutbox;
  puppet!: Puppet;
  readonly #iframe: HTMLIFrameElement;

  private constructor(iframe: HTMLIFrameElement) {
    this.#iframe = iframe;
    this.window = iframe.contentWindow;
    for (const type of TYPES) {
      this.window.document.addEventListener(type, ({ detail }: CustomEvent) => {
        this.heard.push({ type, detail });
      });
    }
  }

  static async open({ phone, outbox, init }: Setup): Promise<FrameTab> {
    const iframe = document.createElement('iframe');
    iframe.srcdoc = '<!doctype html><title>A tab</title><body></body>';
    const loaded = new Promise((resolve) => (iframe.onload = resolve));
    document.body.append(iframe);
    await loaded;
    const tab = new FrameTab(iframe);
    this.#open.add(tab);
    init?.(tab.window);
    await tab.#load();
    if (outbox) tab.outbox = tab.#add('zoom-log-outbox', outbox);
    if (phone) {
      tab.phone = tab.#add('zoom-phone-embed', { src: Puppet.url(), ...phone });
      await tab.phone.whenReady();
      tab.puppet = await Puppet.attach(tab.phone.iframe!);
    }
    return tab;
  }

  static closeAll(): void {
    for (const tab of this.#open) tab.close();
  }

  /** Forgets what outboxes keep: an id that a store has is its user's, and tests use the same ones. */
  static async forgetAll(): Promise<void> {
    this.closeAll();
    for (const { name } of await indexedDB.databases()) {
      if (name?.startsWith('zoom-embed-elements/outbox/')) await deleteDB(name);
    }
  }

  /** What all that are open have heard of a type. */
  static heard(type: Heard['type']): any[] {
    const all = [...this.#open].flatMap(({ heard }) => heard);
    return all.filter((each) => each.type === type).map(({ detail }) => detail);
  }

  /** Lets the widget say something, and waits until the phone has heard it. */
  async say(...messages: readonly object[]): Promise<void> {
    const last = `said-${uuid()}`;
    let isHeard = false;
    const listen = (({ detail }: CustomEvent) => {
      isHeard ||= detail.message.type === last;
    }) as EventListener;
    this.phone.addEventListener('embed-message', listen);
    await this.puppet.send(...messages, { type: last });
    await until(() => isHeard, 'the phone hears what its widget says');
    this.phone.removeEventListener('embed-message', listen);
  }

  /** What is in the page ends here. */
  close(): void {
    FrameTab.#open.delete(this);
    this.#iframe.remove();
  }

  async #load(): Promise<void> {
    const { document } = this.window;
    const script = document.createElement('script');
    script.type = 'module';
    script.textContent = `
      import '/src/define/zoom-phone-embed.ts';
      import '/src/define/zoom-log-outbox.ts';
      import { dialElsewhere } from '/src/outbox.ts';
      Object.assign(globalThis, { dialElsewhere });`;
    document.head.append(script);
    await until(() => this.window.dialElsewhere, 'the library loads in a frame');
  }

  #add(tag: string, attributes: Attributes): any {
    const element = this.window.document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    this.window.document.body.append(element);
    return element;
  }
}

/** The runner's own server, in a box of a test's. */
export class Box {
  readonly #path = `/__test__/events/${uuid()}`;

  /** The address, with how it answers: see `scripts/wtr/receiver.mjs`. */
  endpoint(answers: Attributes = {}): string {
    return `${this.#path}?${new URLSearchParams(answers)}`;
  }

  async requests(): Promise<{ key: string; id: string; status: number; body: any }[]> {
    const all = (await (await fetch(this.#path)).json()) as any[];
    return all.map(({ body, ...others }) => ({ ...others, body: JSON.parse(body as string) }));
  }

  /** Waits for so many requests. */
  async count(count: number): Promise<void> {
    let have = -1;
    let isAsking = false;
    await until(() => {
      if (!isAsking) {
        isAsking = true;
        void this.requests().then(({ length }) => {
          have = length;
          isAsking = false;
        });
      }
      return have >= count;
    }, `${count} requests come`);
  }
}

const DATE = new Date().toISOString();

/** The messages of a call. */
export const callOf = (callId: string) => ({
  ringing: {
    type: 'zp-call-ringing-event',
    data: {
      ...{ callId, direction: 'inbound', dateTime: DATE },
      ...{ caller: { phoneNumber: '+16505550001' }, callee: { phoneNumber: '+16505550002' } },
    },
  },
  connected: { type: 'zp-call-connected-event', data: { callId } },
  ended: { type: 'zp-call-ended-event', data: { callId, result: 'ended' } },
  log: { type: 'zp-call-log-completed-event', data: { callId, callLogId: `log-${callId}` } },
});
