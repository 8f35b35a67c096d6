/** Lets the tabs know of each other whether one of them can be seen: those that can hold a lock together. */
export class VisibleTabs {
  readonly #name: string;
  #release: AbortController | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  start(): void {
    document.addEventListener('visibilitychange', this.#update);
    this.#update();
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#update);
    this.#hide();
  }

  /** Whether another tab can be seen, and this one cannot. */
  async areOthers(): Promise<boolean> {
    if (this.#release || !('locks' in navigator)) return false;
    const { held = [] } = await navigator.locks.query();
    return held.some(({ name }) => name === this.#name);
  }

  readonly #update = (): void => {
    if (document.visibilityState !== 'visible') this.#hide();
    else if (!this.#release && 'locks' in navigator) this.#show();
  };

  #show(): void {
    const { signal } = (this.#release = new AbortController());
    const hidden = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
    navigator.locks.request(this.#name, { mode: 'shared' }, () => hidden).catch(() => undefined);
  }

  #hide(): void {
    this.#release?.abort();
    this.#release = undefined;
  }
}
