import type { ReactiveController, ReactiveElement } from '@lit/reactive-element';
import type { SmartEmbedError } from '../wire/errors.js';
import { Localize } from '../words/localize.js';
import { fallbackWords } from './words.js';

/** What a fallback says of its product. */
export interface FallbackProduct {
  /** What does not run, as the user knows it. */
  readonly name: string;
  /** The documented minimum, width and height in pixels. */
  readonly minimum?: readonly [number, number];
}

/** Makes an element. */
function make<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Partial<HTMLElementTagNameMap[T]> = {},
): HTMLElementTagNameMap[T] {
  return Object.assign(document.createElement(tag), properties);
}

/** What to do about a widget that does not run, in the embed's language. */
export class Advice implements ReactiveController {
  readonly #embed: ReactiveElement;
  readonly #product: FallbackProduct;
  readonly #localize: Localize<typeof fallbackWords>;
  readonly #title = make('strong');
  readonly #list = make('ul');
  readonly #detail = make('small');
  readonly #button: HTMLButtonElement;
  #error: SmartEmbedError | undefined;

  /**
   * @param parent - where it goes
   * @param embed - the element that shows it
   * @param product - whose widget it is
   * @param reload - what the button does
   */
  constructor(
    parent: Element,
    embed: ReactiveElement,
    product: FallbackProduct,
    reload: () => void,
  ) {
    this.#embed = embed;
    this.#product = product;
    this.#localize = new Localize(embed, fallbackWords);
    this.#button = make('button', { type: 'button', onclick: reload });
    parent.replaceChildren(this.#title, this.#list, this.#detail, this.#button);
    embed.addController(this);
  }

  /** @param error - why the widget does not run */
  show(error: SmartEmbedError): void {
    this.#error = error;
    this.#render(error);
  }

  /** The language may have changed. */
  hostUpdated(): void {
    if (this.#error) this.#render(this.#error);
  }

  #render({ code, message }: SmartEmbedError): void {
    const localize = this.#localize;
    const advice = code === 'invalid-src' ? [localize.word('invalidAddress')] : this.#advice();
    this.#title.textContent = localize.word('notAvailable', this.#product.name);
    this.#list.replaceChildren(...advice.map((textContent) => make('li', { textContent })));
    this.#detail.textContent = message;
    this.#button.textContent = localize.word('reload');
  }

  /** What is seen to be wrong, then what cannot be seen from here, for the user and for those who can help. */
  #advice(): string[] {
    const localize = this.#localize;
    const { clientWidth, clientHeight } = this.#embed;
    const [width, height] = this.#product.minimum ?? [0, 0];
    const seen = [];
    if (!isSecureContext) seen.push(localize.word('notSecure'));
    // An embed that is not shown has no size at all.
    if (clientWidth && (clientWidth < width || clientHeight < height)) {
      seen.push(localize.word('tooSmall', width, height));
    }
    return [
      ...seen,
      localize.word('signIn'),
      localize.word('allowCookies'),
      localize.word('approveDomain', location.host),
      localize.word('allowFrame'),
    ];
  }
}
