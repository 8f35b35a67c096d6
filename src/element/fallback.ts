import type { SmartEmbedError } from '../wire/errors.js';
import type { Speaker } from '../words/english.js';
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
  readonly #title = make('strong', {});
  readonly #advice = make('ul', {});
  readonly #detail = make('small', {});
  readonly #button: HTMLButtonElement;

  /**
   * @param product - whose fallback it is
   * @param reload - what the button does
   */
  constructor(product: FallbackProduct, reload: () => void) {
    this.#product = product;
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
   * @param words - the words in the embed's language
   */
  show(
    { code, message }: SmartEmbedError,
    embed: HTMLElement,
    words: Speaker<FallbackWords>,
  ): void {
    const advice =
      code === 'invalid-src' ? [words.word('invalidAddress')] : this.#adviceFor(embed, words);
    this.#title.textContent = words.word('notAvailable', this.#product.name);
    this.#advice.replaceChildren(...advice.map((textContent) => make('li', { textContent })));
    this.#detail.textContent = message;
    this.#button.textContent = words.word('reload');
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }

  /** What is seen to be wrong, then what cannot be seen from here, for the user and for those who can help. */
  #adviceFor({ clientWidth, clientHeight }: HTMLElement, words: Speaker<FallbackWords>): string[] {
    const [width, height] = this.#product.minimum ?? [0, 0];
    const seen = [];
    if (!isSecureContext) seen.push(words.word('notSecure'));
    // An embed that is not shown has no size at all.
    if (clientWidth && (clientWidth < width || clientHeight < height)) {
      seen.push(words.word('tooSmall', width, height));
    }
    return [
      ...seen,
      words.word('signIn'),
      words.word('allowCookies'),
      words.word('approveDomain', location.host),
      words.word('allowFrame'),
    ];
  }
}
