/** Tells a channel what happened to a frame before it could listen. */
export interface Heard {
  /** The frame's window has posted a message, as far as anybody kept it. */
  said(event: MessageEvent): void;
  /** The frame has loaded, if anything is in it. */
  loaded(): void;
}

/** Where a frame is loaded, and what that takes. */
export interface Place {
  load(iframe: HTMLIFrameElement, url: URL, heard: Heard): void;
  unload(iframe: HTMLIFrameElement): void;
}

/** A frame of the embed's own, in its shadow tree. */
export const ownPlace = (root: ParentNode): Place => ({
  load: (iframe, url) => {
    iframe.src = url.href;
    root.prepend(iframe);
  },
  // Taking the frame out ends its page at once: nothing of it can be taken for the next one's.
  unload: (iframe) => {
    iframe.remove();
  },
});

/** A frame that the page wrote: it loads by itself the first time, and stays where it stands. */
export class AdoptedPlace implements Place {
  readonly #embed: HTMLElement;
  readonly #isOpen: () => boolean;
  #callOff: (() => void) | undefined;
  #isKnown = false;

  /**
   * @param embed - whose child the frame is
   * @param isOpen - whether the embed stays in its document
   */
  constructor(embed: HTMLElement, isOpen: () => boolean) {
    this.#embed = embed;
    this.#isOpen = isOpen;
  }

  load(iframe: HTMLIFrameElement, url: URL, heard: Heard): void {
    if (this.#isKnown) {
      iframe.src = url.href;
      this.#embed.append(iframe);
      return;
    }
    this.#isKnown = true;
    const window = iframe.ownerDocument.defaultView;
    const early = window?.zoomEmbedEarly ?? [];
    const own = early.filter(({ source }) => source === iframe.contentWindow);
    window?.zoomEmbedEarly?.splice(0, early.length, ...early.filter((each) => !own.includes(each)));
    for (const event of own) heard.said(event);
    // Its load may be over: a page has loaded once its frames have.
    if (iframe.ownerDocument.readyState === 'complete') heard.loaded();
    else {
      const check = (): void => {
        heard.loaded();
      };
      window?.addEventListener('load', check, { once: true });
      this.#callOff = () => window?.removeEventListener('load', check);
      iframe.addEventListener('load', this.#callOff, { once: true });
    }
  }

  unload(iframe: HTMLIFrameElement): void {
    this.#callOff?.();
    // The page's own frame goes where the embed goes; only a load in the same place ends its page.
    if (this.#isOpen()) iframe.remove();
  }
}

/** Whether something other than the first empty page is in a frame. */
export function isNavigated({ contentWindow }: HTMLIFrameElement): boolean {
  try {
    return !!contentWindow && contentWindow.location.href !== 'about:blank';
  } catch {
    return true;
  }
}
