import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps a popover of the host's in the top layer. */
export class TopLayer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #popover: () => HTMLElement | null;
  /** Ends what is listened to while it is connected. */
  #connection = new AbortController();

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
    this.#connection = new AbortController();
    // Taken out of the document, a popover is shown no more.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connection.abort();
  }

  hostUpdated(): void {
    const popover = this.#popover();
    if (!popover?.isConnected) return;
    if (!popover.matches(':popover-open')) popover.showPopover();
    const { signal } = this.#connection;
    // The event neither bubbles nor leaves a shadow tree. Where the page has slotted the host may have changed.
    for (const each of around(this.#host)) {
      each.addEventListener('toggle', this.#onToggle, { signal });
    }
  }

  /** A dialog that the host is in has opened, and would be above it. */
  readonly #onToggle = (event: Event): void => {
    if ((event as ToggleEvent).newState !== 'open') return;
    const popover = this.#popover();
    popover?.hidePopover();
    popover?.showPopover();
  };
}

/** What a node is in as it is drawn: through slots and out of shadow trees. */
function* around(node: Node): Generator<Node> {
  const { assignedSlot, parentNode, host } = node as Partial<Element & ShadowRoot>;
  const next = assignedSlot ?? parentNode ?? host;
  if (!next) return;
  yield next;
  yield* around(next);
}
