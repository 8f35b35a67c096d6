import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';
import { ccEmbedContext } from '../../contact-center/context.js';
import type { ZoomCcEmbed } from '../../contact-center/element.js';
import { phoneEmbedContext } from '../../phone/context.js';
import type { ZoomPhoneEmbed } from '../../phone/element.js';
import { watchOf, type Watch } from './watch.js';

/** Either embed. */
export type Embed = ZoomPhoneEmbed | ZoomCcEmbed;

/** Whether an embed is of Zoom Phone. By what it can do: a tag may have been chosen, a class be another copy's. */
export const isPhone = (element: unknown): element is ZoomPhoneEmbed =>
  element instanceof HTMLElement && 'composeSms' in element;

const isCc = (element: unknown): element is ZoomCcEmbed =>
  element instanceof HTMLElement && 'acceptEngagement' in element;

/** The tag of the phone, unless another one was chosen. */
export const PHONE = 'zoom-phone-embed';

const isUndefined = (element?: Element | null): boolean =>
  Boolean(element?.matches(`${PHONE}:not(:defined)`));

/** The name of the product that an embed is of. */
export const nameOf = (embed: Embed): string =>
  isPhone(embed) ? 'Zoom Phone' : 'Zoom Contact Center';

/** What a control that serves embeds is. */
export interface EmbedUser extends LitElement {
  /** The ids of the embeds, separated by spaces. */
  for: string | null;
}

const CHANGES = [
  ...['calls-change', 'sms-change', 'engagements-change', 'agent-status-change'],
  'embed-forget',
];

/** Draws the control again whenever a record of the embed has changed. */
export const followRecords = (host: LitElement) => (embed: Embed, signal: AbortSignal) => {
  for (const type of CHANGES) {
    embed.addEventListener(type, () => host.requestUpdate(), { signal });
  }
};

/**
 * Finds the embeds that a control serves, and keeps to them as they come and go: those that its `for` names, else the
 * nearest that a context provides, else the only one of its kind around.
 */
export class Embeds implements ReactiveController {
  /** The embed of Zoom Phone. */
  phone: ZoomPhoneEmbed | undefined;
  /** The embed of Zoom Contact Center. */
  cc: ZoomCcEmbed | undefined;

  readonly #host: EmbedUser;
  readonly #follow: (embed: Embed, signal: AbortSignal) => void;
  readonly #consumers: readonly ContextConsumer<never, never>[];
  /** What ends the listeners on each embed. */
  readonly #ends = new Map<Embed, AbortController>();
  #near: { phone?: ZoomPhoneEmbed | undefined; cc?: ZoomCcEmbed | undefined } = {};
  #watch: Watch | undefined;
  #isPhoneToCome = false;
  #for: string | null = null;

  /**
   * @param host - the control
   * @param follow - listens to an embed that was found, until the signal aborts. Default: to its records
   */
  constructor(host: EmbedUser, follow = followRecords(host)) {
    this.#host = host;
    this.#follow = follow;
    const consumers = [
      new ContextConsumer(host, {
        context: phoneEmbedContext,
        subscribe: true,
        callback: (phone) => {
          this.#near = { ...this.#near, phone };
          this.#look();
        },
      }),
      new ContextConsumer(host, {
        context: ccEmbedContext,
        subscribe: true,
        callback: (cc) => {
          this.#near = { ...this.#near, cc };
          this.#look();
        },
      }),
    ];
    this.#consumers = consumers as ContextConsumer<never, never>[];
    host.addController(this);
  }

  /** The embeds, phone first. */
  get all(): readonly Embed[] {
    return [this.phone, this.cc].filter((embed) => embed !== undefined);
  }

  /** Whether the phone is there and not defined yet. It dials then, and no contact center in its place. */
  get isPhoneToCome(): boolean {
    // Nobody tells when such a one comes or leaves.
    this.#look();
    return this.#isPhoneToCome;
  }

  /** The embed that dials. */
  get dialler(): Embed | undefined {
    return this.phone ?? (this.isPhoneToCome ? undefined : this.cc);
  }

  hostConnected(): void {
    this.#watch = watchOf(this.#host.ownerDocument);
    this.#watch.add(this.#onChange);
    this.#look();
  }

  hostDisconnected(): void {
    this.#watch?.delete(this.#onChange);
    this.#watch = undefined;
    this.#near = {};
    this.#take(undefined, undefined);
  }

  hostUpdate(): void {
    if (this.#host.for !== this.#for) this.#look();
  }

  readonly #onChange = (event?: Event): void => {
    // A provider that came late may be nearer.
    const { context } = (event ?? {}) as { context?: unknown };
    const isOurs = context === phoneEmbedContext || context === ccEmbedContext;
    if (event && !isOurs) return;
    for (const consumer of event ? this.#consumers : []) consumer.hostConnected();
    this.#look();
    this.#host.requestUpdate();
  };

  #look(): void {
    if (!this.#watch) return;
    this.#for = this.#host.for;
    if (this.#for === null) {
      const { phone, cc } = this.#near;
      this.#take(phone ?? this.#only(PHONE), cc ?? this.#only('zoom-cc-embed'));
      return;
    }
    const named = this.#for.split(/\s+/).map((id) => this.#named(id));
    this.#take(
      named.find((each) => isPhone(each) || isUndefined(each)),
      named.find(isCc),
    );
  }

  #take(phone: Element | undefined, cc: ZoomCcEmbed | undefined): void {
    this.#isPhoneToCome = isUndefined(phone);
    this.phone = isPhone(phone) ? phone : undefined;
    this.cc = isCc(cc) ? cc : undefined;
    const found = new Set(this.all);
    for (const [embed, end] of this.#ends) {
      if (found.has(embed)) continue;
      end.abort();
      this.#ends.delete(embed);
      this.#host.requestUpdate();
    }
    for (const embed of found) {
      this.#watch?.observe(embed);
      if (this.#ends.has(embed)) continue;
      const end = new AbortController();
      this.#ends.set(embed, end);
      this.#follow(embed, end.signal);
      this.#host.requestUpdate();
    }
  }

  /** The element of an id in the control's own tree, else in one around it. */
  #named(id: string): Element | undefined {
    for (const tree of this.#trees()) {
      const element = tree.getElementById(id);
      if (element) return element;
      // One may get the id later.
      for (const embed of tree.querySelectorAll(`${PHONE}, zoom-cc-embed`)) {
        this.#watch?.observe(embed);
      }
    }
    return undefined;
  }

  /** The embed of a tag, where there is one and not several. */
  #only<T extends 'zoom-phone-embed' | 'zoom-cc-embed'>(
    tag: T,
  ): HTMLElementTagNameMap[T] | undefined {
    for (const tree of this.#trees()) {
      const found = tree.querySelectorAll(tag);
      // One of two may leave.
      for (const embed of found) this.#watch?.observe(embed);
      if (found.length) return found.length === 1 ? found[0] : undefined;
    }
    return undefined;
  }

  /** The tree that the control is in, and those around it. */
  *#trees(): Generator<Document | ShadowRoot> {
    let tree: Node = this.#host.getRootNode();
    while (tree instanceof ShadowRoot) {
      yield tree;
      tree = tree.host.getRootNode();
    }
    if (tree instanceof Document) yield tree;
  }
}
