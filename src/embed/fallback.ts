import type { SmartEmbedError } from './errors.js';

/** What an embed shows while its widget does not run: the page's own `fallback` slot, or this advice. */
export class Fallback {
  /** Part of the embed's shadow tree from its start, so that showing it is announced. */
  readonly element: HTMLElement;
  readonly #title = document.createElement('strong');
  readonly #advice = document.createElement('p');
  readonly #detail = document.createElement('small');

  /**
   * @param name - what does not run, as the user knows it
   * @param reload - what the button does
   */
  constructor(name: string, reload: () => void) {
    const slot = document.createElement('slot');
    slot.name = 'fallback';
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Reload';
    button.addEventListener('click', reload);
    slot.append(this.#title, this.#advice, this.#detail, button);

    this.element = document.createElement('div');
    this.element.setAttribute('part', 'fallback');
    this.element.setAttribute('role', 'alert');
    this.element.append(slot);
    this.#title.textContent = `${name} is not available`;
    this.hide();
  }

  show({ code, message }: SmartEmbedError): void {
    this.#advice.textContent =
      code === 'invalid-src'
        ? 'The address of the widget is not valid. Please tell those who run this page.'
        : 'Sign in to Zoom if the frame asks for it. If the frame stays empty, an administrator must approve this site’s domain in Zoom, and neither the page’s security policy nor an extension may block the frame.';
    this.#detail.textContent = message;
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
