import type { SmartEmbedError } from '../wire/errors.js';
import type { Localize } from '../words/localize.js';
import type { FallbackWords } from './words.js';

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
  properties: Partial<HTMLElementTagNameMap[T]>,
  ...children: readonly Node[]
): HTMLElementTagNameMap[T] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** What an embed shows while its widget does not run: the page's own `fallback` slot, or this advice. */
export class Fallback {
  /** Part of the embed's shadow tree from its start, so that showing it is announced. */
  readonly element: HTMLElement;
  readonly #product: FallbackProduct;
  readonly #localize: Localize<FallbackWords>;
  readonly #title = make('strong', {});
  readonly #advice = make('ul', {});
  readonly #detail = make('small', {});
  readonly #button: HTMLButtonElement;

  /**
   * @param product - whose fallback it is
   * @param localize - the words in the embed's language
   * @param reload - what the button does
   */
  constructor(product: FallbackProduct, localize: Localize<FallbackWords>, reload: () => void) {
    this.#product = product;
    this.#localize = localize;
    this.#button = make('button', { type: 'button', onclick: reload });
    const slot = make(
      'slot',
      { name: 'fallback' },
      this.#title,
      this.#advice,
      this.#detail,
      this.#button,
    );
    this.element = make('div', { role: 'alert', hidden: true }, slot);
    this.element.part.add('fallback');
  }

  /**
   * @param error - why the widget does not run
   * @param embed - the element that should show it
   */
  show({ code, message }: SmartEmbedError, embed: HTMLElement): void {
    const localize = this.#localize;
    const advice =
      code === 'invalid-src' ? [localize.word('invalidAddress')] : this.#adviceFor(embed);
    this.#title.textContent = localize.word('notAvailable', this.#product.name);
    this.#advice.replaceChildren(...advice.map((textContent) => make('li', { textContent })));
    this.#detail.textContent = message;
    this.#button.textContent = localize.word('reload');
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }

  /** What is seen to be wrong, then what cannot be seen from here, for the user and for those who can help. */
  #adviceFor({ clientWidth, clientHeight }: HTMLElement): string[] {
    const localize = this.#localize;
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
