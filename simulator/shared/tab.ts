import { freshId } from './ids.js';

/** What a tab tells the others: when it was active last, 0 for never, or that it is gone. */
interface News {
  readonly tab: string;
  readonly activeAt?: number | undefined;
}

/**
 * A simulator page among the others of its product and origin, each in a tab of its own: it knows whether it was
 * active last, which means focused or shown. A second frame in one tab counts as a tab, too.
 *
 * The tabs tell each other over a broadcast channel: browsers that block the storage of other sites' frames, as
 * private windows and test runners do, leave it open.
 */
export class Tab {
  readonly #id = freshId('tab');
  /** Names the channel, and the place in storage. */
  readonly #name: string;
  readonly #channel: BroadcastChannel;
  readonly #others = new Map<string, number>();
  #activeAt = 0;

  /**
   * @param product - keeps the tabs of one product apart from those of the other
   * @param changed - called when another tab may have become the active one
   */
  constructor(product: string, changed: () => void) {
    this.#name = `simulator-tabs ${product}`;
    this.#channel = new BroadcastChannel(this.#name);
    const hear = (news: News): void => {
      this.#hear(news);
      changed();
    };
    this.#channel.onmessage = ({ data }) => hear(data as News);
    window.addEventListener('storage', ({ key, newValue }) => {
      if (key === this.#name && newValue) hear(JSON.parse(newValue) as News);
    });
    this.#join();
    window.addEventListener('focus', () => {
      this.activate();
      changed();
    });
    document.addEventListener('visibilitychange', () => {
      // It is hidden once more after it has left: that is no news.
      if (!document.hidden) this.activate();
      changed();
    });
    window.addEventListener('pageshow', this.#join);
    window.addEventListener('pagehide', this.#leave);
  }

  /** Whether no other tab was active later than this one. */
  get isLastActive(): boolean {
    return [...this.#others.values()].every((activeAt) => activeAt <= this.#activeAt);
  }

  /** From now on this is the tab that was active last. */
  activate(): void {
    // Finer than a millisecond, and the same clock for all tabs.
    this.#activeAt = performance.timeOrigin + performance.now();
    this.#tell(this.#activeAt);
  }

  #join = (): void => {
    if (document.hidden) this.#tell(this.#activeAt);
    else this.activate();
  };

  #leave = (): void => {
    this.#tell(undefined);
    // A frame that is taken out of its page can post nothing any more, but it can still write.
    try {
      localStorage.setItem(this.#name, JSON.stringify({ tab: this.#id }));
    } catch {
      // Blocked: the others learn of it when the user turns to one of them.
    }
  };

  #tell(activeAt: number | undefined): void {
    const news: News = { tab: this.#id, activeAt };
    this.#channel.postMessage(news);
  }

  #hear({ tab, activeAt }: News): void {
    if (activeAt === undefined) {
      this.#others.delete(tab);
      return;
    }
    const isNew = !this.#others.has(tab);
    this.#others.set(tab, activeAt);
    // It knows nothing of this one yet.
    if (isNew) this.#tell(this.#activeAt);
  }
}
