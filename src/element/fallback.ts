import type { SmartEmbedError } from '../wire/errors.js';

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
  readonly #advice = make('ul', {});
  readonly #detail = make('small', {});

  /**
   * @param product - whose fallback it is
   * @param reload - what the button does
   */
  constructor(product: FallbackProduct, reload: () => void) {
    this.#product = product;
    const title = make('strong', { textContent: `${product.name} is not available` });
    const button = make('button', { type: 'button', textContent: 'Reload', onclick: reload });
    const slot = make('slot', { name: 'fallback' }, title, this.#advice, this.#detail, button);
    this.element = make('div', { role: 'alert', hidden: true }, slot);
    this.element.part.add('fallback');
  }

  /**
   * @param error - why the widget does not run
   * @param embed - the element that should show it
   */
  show({ code, message }: SmartEmbedError, embed: HTMLElement): void {
    const advice =
      code === 'invalid-src'
        ? ['The address of the widget is not valid: tell those who run this page.']
        : this.#adviceFor(embed);
    this.#advice.replaceChildren(...advice.map((textContent) => make('li', { textContent })));
    this.#detail.textContent = message;
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }

  /** What is seen to be wrong, then what cannot be seen from here, for the user and for those who can help. */
  #adviceFor({ clientWidth, clientHeight }: HTMLElement): string[] {
    const [width, height] = this.#product.minimum ?? [0, 0];
    const seen = [];
    if (!isSecureContext) seen.push('This page is not secure: open it with https:.');
    // An embed that is not shown has no size at all.
    if (clientWidth && (clientWidth < width || clientHeight < height)) {
      seen.push(`There is too little room: it needs ${width} × ${height} pixels.`);
    }
    return [
      ...seen,
      'Sign in to Zoom, if the frame asks for it.',
      'Allow third-party cookies for Zoom in the browser, and switch off what blocks content.',
      `Zoom’s administrator must approve the domain ${location.host}.`,
      'The page’s Content-Security-Policy must allow the frame (frame-src).',
    ];
  }
}
