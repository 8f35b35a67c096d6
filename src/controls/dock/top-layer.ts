import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps a popover of the host's in the top layer. */
export class TopLayer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #popover: () => HTMLElement | null;
  #document: Document | undefined;

  /**
   * @param host - the element
   * @param popover - what of it is shown on top, a manual popover
   */
  constructor(host: ReactiveControllerHost & HTMLElement, popover: () => HTMLElement | null) {
    this.#host = host;
    this.#popover = popover;
    host.addController(this);
  }

  hostConnected(): void {
    this.#document = this.#host.ownerDocument;
    this.#document.addEventListener('toggle', this.#onToggle, true);
    // Taken out of the document, a popover is shown no more.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    // It may be in another document by now.
    this.#document?.removeEventListener('toggle', this.#onToggle, true);
  }

  hostUpdated(): void {
    const popover = this.#popover();
    if (popover?.isConnected && !popover.matches(':popover-open')) popover.showPopover();
  }

  /** A dialog that the host is in has opened, and would be above it. */
  readonly #onToggle = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof Node) || !target.contains(this.#host)) return;
    if ((event as ToggleEvent).newState !== 'open') return;
    const popover = this.#popover();
    popover?.hidePopover();
    popover?.showPopover();
  };
}
