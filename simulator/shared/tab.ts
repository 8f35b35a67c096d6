import { freshId } from './ids.js';

/**
 * A simulator page among the others of its product and origin, each in a tab of its own: it knows whether it was
 * active last, which means focused or shown. A second frame in one tab counts as a tab, too.
 */
export class Tab {
  readonly #id = freshId('tab');
  readonly #key: string;

  /**
   * @param product - keeps the tabs of one product apart from those of the other
   * @param changed - called when another tab may have become the active one
   */
  constructor(product: string, changed: () => void) {
    this.#key = `simulator-tabs ${product}`;
    this.#joinIfShown();
    window.addEventListener('focus', () => {
      this.activate();
      changed();
    });
    document.addEventListener('visibilitychange', () => {
      this.#joinIfShown();
      changed();
    });
    window.addEventListener('pageshow', this.#joinIfShown);
    window.addEventListener('pagehide', () => {
      this.#write(this.#others);
    });
    window.addEventListener('storage', changed);
  }

  /** Whether no other tab was active later than this one. */
  get isLastActive(): boolean {
    const [last = this.#id] = this.#read();
    return last === this.#id;
  }

  /** From now on this is the tab that was active last. */
  activate(): void {
    this.#write([this.#id, ...this.#others]);
  }

  #joinIfShown = (): void => {
    if (!document.hidden) this.activate();
  };

  get #others(): string[] {
    return this.#read().filter((id) => id !== this.#id);
  }

  // Local storage is shared at once, and a tab that is closed can still take itself out. Where the browser or a
  // sandbox has none, each tab is alone and active.
  #read(): string[] {
    try {
      return localStorage.getItem(this.#key)?.split(' ').filter(Boolean) ?? [];
    } catch {
      return [];
    }
  }

  #write(ids: readonly string[]): void {
    try {
      localStorage.setItem(this.#key, ids.join(' '));
    } catch {
      // Alone.
    }
  }
}
