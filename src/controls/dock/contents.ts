import { ContextProvider, type Context } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ccEmbedContext } from '../../contact-center/context.js';
import { phoneEmbedContext } from '../../phone/context.js';

type Phone = HTMLElementTagNameMap['zoom-phone-embed'];
type ContactCenter = HTMLElementTagNameMap['zoom-cc-embed'];

/** A child of a dock that is an embed, or holds one of each product. */
export interface Page {
  readonly child: Element;
  readonly phone: Phone | undefined;
  readonly cc: ContactCenter | undefined;
}

/** Which product an embed is of. */
export type Product = 'phone' | 'cc';

const PRODUCTS: readonly Product[] = ['phone', 'cc'];

/** What a page holds. */
export const productsOf = (page: Page): Product[] => PRODUCTS.filter((product) => page[product]);

/** The embeds of a page. */
export const embedsOf = ({ phone, cc }: Page): (Phone | ContactCenter)[] =>
  [phone, cc].filter((embed) => embed !== undefined);

type Host = ReactiveControllerHost & HTMLElement;

/** The children of a dock, and what they are for: as they are now. Provides the embeds among them to the others. */
export class Contents implements ReactiveController {
  pages: readonly Page[] = [];
  /** Those of the slot `title`. */
  title: readonly Element[] = [];
  /** What else is there, such as a banner. */
  others: readonly Element[] = [];
  readonly #host: Host;
  readonly #observer = new MutationObserver(() => {
    this.#look();
  });
  // Made with the first embed: a dock without one provides nothing.
  #phone: ContextProvider<typeof phoneEmbedContext> | undefined;
  #cc: ContextProvider<typeof ccEmbedContext> | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
    // An embed that was defined late says so.
    host.addEventListener('context-provider', ({ target }) => {
      if (target !== host) this.#look();
    });
  }

  get phone(): Phone | undefined {
    return this.#phone?.value;
  }

  get cc(): ContactCenter | undefined {
    return this.#cc?.value;
  }

  hostConnected(): void {
    this.#observer.observe(this.#host, {
      childList: true,
      subtree: true,
      // The direction of the dock's text says which side it is at.
      attributeFilter: ['slot', 'dir'],
    });
    this.#look();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  #look(): void {
    const children = [...this.#host.children];
    this.title = children.filter(({ slot }) => slot === 'title');
    const rest = children.filter(({ slot }) => slot !== 'title');
    this.pages = rest.flatMap((child) => pageOf(child) ?? []);
    this.others = rest.filter((child) => this.pages.every((page) => page.child !== child));
    this.#provide();
    this.#host.requestUpdate();
  }

  #provide(): void {
    const phone = this.pages.map((page) => page.phone).find(isDefined);
    const cc = this.pages.map((page) => page.cc).find(isDefined);
    if (phone !== this.phone) {
      this.#phone ??= new ContextProvider(this.#host, { context: phoneEmbedContext });
      provide(this.#phone, phone);
    }
    if (cc !== this.cc) {
      this.#cc ??= new ContextProvider(this.#host, { context: ccEmbedContext });
      provide(this.#cc, cc);
    }
  }
}

/** Provides an embed, or takes it back, and tells those who look for one in the document. */
function provide<E>(provider: ContextProvider<Context<unknown, E>>, embed: E | undefined): void {
  // Controls take `undefined` for none.
  provider.setValue(embed as E);
  provider.hostConnected();
}

const isDefined = (embed: Element | undefined): boolean => embed?.matches(':defined') ?? false;

/** The embeds that a child is or holds: by what they can do, since a tag may have been chosen; by the tag until then. */
function pageOf(child: Element): Page | undefined {
  const all = [child, ...child.querySelectorAll('*')];
  const find = <T extends keyof HTMLElementTagNameMap>(tag: T, can: string) =>
    all.find((each) => each.localName === tag || can in each) as
      HTMLElementTagNameMap[T] | undefined;
  const phone = find('zoom-phone-embed', 'composeSms');
  const cc = find('zoom-cc-embed', 'acceptEngagement');
  return phone || cc ? { child, phone, cc } : undefined;
}
