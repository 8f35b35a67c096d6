/** Tells of embeds in a document that come, leave, get another id or another status. */
class Watch {
  readonly #document: Document;
  readonly #listeners = new Set<(event?: Event) => void>();
  // An embed that leaves says so by its status.
  readonly #observer = new MutationObserver(() => {
    this.tell();
  });

  constructor(document: Document) {
    this.#document = document;
  }

  /** An embed that comes provides itself as context, which the document hears also from shadow trees. */
  readonly tell = (event?: Event): void => {
    for (const listener of [...this.#listeners]) listener(event);
  };

  observe(embed: Element): void {
    this.#observer.observe(embed, { attributeFilter: ['id', 'status'] });
  }

  add(listener: (event?: Event) => void): void {
    if (!this.#listeners.size) this.#document.addEventListener('context-provider', this.tell);
    this.#listeners.add(listener);
  }

  delete(listener: (event?: Event) => void): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size) return;
    this.#document.removeEventListener('context-provider', this.tell);
    this.#observer.disconnect();
  }
}

const watches = new WeakMap<Document, Watch>();

/** The one watch of a document, which all controls in it share. */
export function watchOf(document: Document): Watch {
  const watch = watches.get(document) ?? new Watch(document);
  watches.set(document, watch);
  return watch;
}

export type { Watch };
