/** The window of a widget that is none: what is posted to it lands in a list. */
export class FakeWindow {
  readonly location = { href: 'about:blank' };
  readonly posted: { readonly message: any; readonly origin: string }[] = [];

  postMessage(message: unknown, origin: string): void {
    this.posted.push({ message: structuredClone(message), origin });
  }
}

const descriptor = (name: string): PropertyDescriptor =>
  Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, name)!;

/** Frames that load nothing: each has a {@link FakeWindow}, a new one wherever the engine makes a new window. */
export class FakeFrames {
  readonly #windows = new WeakMap<object, FakeWindow>();
  readonly #addresses = new WeakMap<HTMLIFrameElement, string>();
  readonly #before = { contentWindow: descriptor('contentWindow'), src: descriptor('src') };

  constructor() {
    const real = this.#before.contentWindow;
    const windowOf = (window: object): FakeWindow => {
      const fake = this.#windows.get(window) ?? new FakeWindow();
      this.#windows.set(window, fake);
      return fake;
    };
    const addresses = this.#addresses;
    Object.defineProperties(HTMLIFrameElement.prototype, {
      contentWindow: {
        ...real,
        get(this: HTMLIFrameElement): FakeWindow | null {
          const window = real.get?.call(this) as object | null;
          return window && windowOf(window);
        },
      },
      src: {
        ...this.#before.src,
        get(this: HTMLIFrameElement): string {
          return addresses.get(this) ?? '';
        },
        set(this: HTMLIFrameElement, address: string) {
          addresses.set(this, address);
        },
      },
    });
  }

  /** The window of a frame; none where it is in no document. */
  windowOf(iframe: HTMLIFrameElement | null): FakeWindow | undefined {
    return (iframe?.contentWindow ?? undefined) as FakeWindow | undefined;
  }

  /** The page of a frame has loaded, the first time or again. */
  load(iframe: HTMLIFrameElement): void {
    const window = this.windowOf(iframe);
    if (window) window.location.href = iframe.src;
    iframe.dispatchEvent(new Event('load'));
  }

  restore(): void {
    Object.defineProperties(HTMLIFrameElement.prototype, this.#before);
  }
}
