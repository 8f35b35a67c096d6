import type { ReactiveElement } from '@lit/reactive-element';
import type { SmartEmbedError } from '../wire/errors.js';
import type { Advice, FallbackProduct } from './advice.js';

/** What an embed shows while its widget does not run: the page's own `fallback` slot, or advice in the user's language. */
export class Fallback {
  /** Part of the embed's shadow tree from its start, so that showing it is announced. */
  readonly element = document.createElement('div');
  readonly #slot = document.createElement('slot');
  readonly #embed: ReactiveElement;
  readonly #product: FallbackProduct;
  readonly #reload: () => void;
  #advice: Promise<Advice> | undefined;
  #error: SmartEmbedError | undefined;

  /**
   * @param embed - the element that should show it
   * @param product - whose fallback it is
   * @param reload - what the button does
   */
  constructor(embed: ReactiveElement, product: FallbackProduct, reload: () => void) {
    this.#embed = embed;
    this.#product = product;
    this.#reload = reload;
    this.#slot.name = 'fallback';
    // Attributes, as what stands in for a browser in unit tests knows no `part`.
    this.element.setAttribute('role', 'alert');
    this.element.setAttribute('part', 'fallback');
    this.element.append(this.#slot);
    this.hide();
  }

  /** @param error - why the widget does not run */
  show(error: SmartEmbedError): void {
    this.#error = error;
    this.element.hidden = false;
    this.#advice ??= this.#load();
    this.#advice.then(
      (advice) => {
        if (this.#error === error) advice.show(error);
      },
      () => {
        // The next error tries again.
        this.#advice = undefined;
        this.#slot.replaceChildren(error.message, ' ', this.#button());
      },
    );
  }

  hide(): void {
    this.#error = undefined;
    this.element.hidden = true;
  }

  /** The least there is, where the advice cannot be loaded either: the network may be gone. */
  #button(): HTMLButtonElement {
    const button = document.createElement('button');
    return Object.assign(button, { type: 'button', textContent: 'Reload', onclick: this.#reload });
  }

  /** Most widgets run: what helps where one does not is loaded when it is needed. */
  async #load(): Promise<Advice> {
    const { Advice } = await import('./advice.js');
    return new Advice(this.#slot, this.#embed, this.#product, this.#reload);
  }
}
