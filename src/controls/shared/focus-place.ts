import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps a user's place where an update takes away what has the focus: what was around it gets the focus then. That is
 * no button: the keys that the user goes on to press must do nothing.
 */
export class FocusPlace implements ReactiveController {
  readonly #host: LitElement;
  /** What has the focus, and what is around it, from the inside out. */
  #path: Element[] = [];

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#path = [];
    for (let at = this.#root?.activeElement; at; at = at.parentElement) this.#path.push(at);
  }

  hostUpdated(): void {
    const [focused] = this.#path;
    if (!focused || focused.isConnected || this.#root?.activeElement) return;
    const place =
      this.#path.find(({ isConnected }) => isConnected) ??
      this.#root?.querySelector('[part], p:not(.unseen)');
    if (!(place instanceof HTMLElement)) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }

  get #root(): ShadowRoot | null {
    return this.#host.shadowRoot;
  }
}
