import type { Context } from '@lit/context';
import { engagementStoreContext } from '../contact-center/context.js';
import { callStoreContext, smsStoreContext } from '../phone/context.js';
import type { Store } from '../records/store.js';
import type { StoreName } from './kinds.js';

export type AnyStore = Store<unknown, string, object>;

// What embeds provide to their descendants, they give to whoever asks: whatever their tags are, and whichever copy of
// the library they come from.
const CONTEXTS: readonly (readonly [StoreName, Context<unknown, unknown>])[] = [
  ['calls', callStoreContext],
  ['engagements', engagementStoreContext],
  ['sms', smsStoreContext],
];

const CHANGES = ['calls-change', 'engagements-change', 'sms-change', 'context-provider'];

/** An element that takes records from embeds. */
export interface EmbedSeeker extends Element {
  /** The ids of the embeds, separated by spaces; else all in the document. */
  readonly for: string | null;
}

/** Finds the stores of embeds, those that come later too. */
export class EmbedFinder {
  readonly #host: EmbedSeeker;
  readonly #found: (name: StoreName, store: AnyStore) => void;
  #document: Document | undefined;

  constructor(host: EmbedSeeker, found: (name: StoreName, store: AnyStore) => void) {
    this.#host = host;
    this.#found = found;
  }

  /** Asks those that are there, and goes on listening. */
  start(): void {
    this.stop();
    this.#document = this.#host.ownerDocument;
    for (const type of CHANGES) this.#document.addEventListener(type, this.#heard);
    // Embeds show their status.
    for (const element of this.#document.querySelectorAll('[status]')) this.#ask(element);
  }

  stop(): void {
    for (const type of CHANGES) this.#document?.removeEventListener(type, this.#heard);
    this.#document = undefined;
  }

  readonly #heard = (event: Event): void => {
    const [target] = event.composedPath();
    if (target instanceof Element) this.#ask(target);
  };

  #ask(element: Element): void {
    const named = this.#host.for?.split(/\s+/).filter(Boolean);
    if (named?.length && !named.includes(element.id)) return;
    for (const [name, context] of CONTEXTS) {
      // It does not bubble: only the element itself is meant, and no embed that it may be in.
      const request = Object.assign(new Event('context-request'), {
        context,
        contextTarget: this.#host,
        callback: (store: unknown) => {
          this.#found(name, store as AnyStore);
        },
      });
      element.dispatchEvent(request);
    }
  }
}
