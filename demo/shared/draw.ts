/** The same, but at most once in each frame, however often it is called. */
export function onceAFrame(draw: () => void): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      draw();
    });
  };
}

/** An element that the page has: one of its elements by tag, or any by a selector. */
export function part<T extends keyof HTMLElementTagNameMap>(tag: T): HTMLElementTagNameMap[T];
export function part(selector: `#${string}`): HTMLElement;
export function part(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`the page has no ${selector}`);
  return element;
}
